"""The mark on everything that is no official result, and the registry that knows which mark a register entry bears."""

from collections.abc import Callable

CONTOH = "DATA CONTOH – BUKAN HASIL PENILAIAN"
CONTOH_UMUM = "DATA CONTOH – BUKAN DOKUMEN RESMI"  # what belongs to no period
GLADI = "GLADI – BUKAN HASIL RESMI"

_pemberi: list[Callable] = []


def pasang_pemberi_tanda(fungsi: Callable) -> None:
    """``fungsi(lingkup) -> str``: the mark of the period with this code, "" where it is unknown or official."""
    _pemberi[:] = [fungsi]


def tanda_dokumen(dokumen) -> str:
    """ "" for an official document, without asking anybody."""
    if dokumen is None or not dokumen.contoh:
        return ""
    if not dokumen.lingkup:
        return CONTOH_UMUM
    return (_pemberi[0](dokumen.lingkup) if _pemberi else "") or CONTOH
