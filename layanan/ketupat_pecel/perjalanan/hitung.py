"""Arithmetic of a trip's plan. Nothing here touches the database."""

import math

FUNGSI_WAJIB = ("pendaftaran", "verifikator", "pencetakan")


def butuh_alat(jumlah: int, dasar: str, per: int, warga: int, dokumen: int) -> int:
    """How many of a tool: ``jumlah`` for each trip, or for each ``per`` residents or documents, begun ones whole."""
    if dasar == "warga":
        return jumlah * math.ceil(warga / per)
    if dasar == "dokumen":
        return jumlah * math.ceil(dokumen / per)
    return jumlah


def sisa_pagu(pagu: int | None, terpakai: int) -> int | None:
    """None: the year's budget is not set, so nothing is reckoned against it."""
    return None if pagu is None else pagu - terpakai
