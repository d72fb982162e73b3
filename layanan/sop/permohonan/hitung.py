"""Arithmetic on plain values: the check character of a tracking code."""

# 29 characters, a prime: without 0 O 1 I L U and E, nothing to mistake for another.
ABJAD = "23456789ABCDFGHJKMNPQRSTVWXYZ"
PANJANG = 7


def angka_periksa(badan: str) -> str:
    """Weighted sum modulo a prime above every weight: one wrong character, or two of them swapped anywhere, never
    gives a valid code (weights 1..7 and the check's own differ and are units modulo 29)."""
    jumlah = sum(bobot * ABJAD.index(huruf) for bobot, huruf in enumerate(badan, 1))
    return ABJAD[jumlah % len(ABJAD)]


def kode_utuh(badan: str) -> str:
    """The seven characters and their check: "K7M2QXP4"."""
    return badan + angka_periksa(badan)


def rapikan_kode(tulisan: str) -> str:
    """As people type it: small letters, spaces, dashes."""
    return "".join(h for h in tulisan.upper() if h.isalnum())


def kode_sah(kode: str) -> bool:
    """Could this code ever have been given?"""
    if len(kode) != PANJANG + 1 or any(h not in ABJAD for h in kode):
        return False
    return angka_periksa(kode[:-1]) == kode[-1]


def kode_tampil(kode: str) -> str:
    """As printed: "K7M2-QXP4"."""
    return f"{kode[:4]}-{kode[4:]}"
