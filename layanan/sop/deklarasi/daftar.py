"""Registry of declared SOPs, every version. Apps declare in ``AppConfig.ready()``."""

from layanan.sop.deklarasi.bentuk import Sop

_sop: dict[tuple[str, int], Sop] = {}


def daftarkan_sop(*semua: Sop) -> None:
    for sop in semua:
        if _sop.setdefault((sop.kode, sop.versi), sop) is not sop:
            raise ValueError(f"SOP {sop.kode} version {sop.versi} is declared twice")


def semua_versi() -> tuple[Sop, ...]:
    return tuple(_sop[k] for k in sorted(_sop))


def semua_sop() -> tuple[Sop, ...]:
    """The newest version of each service."""
    return tuple({sop.kode: sop for sop in semua_versi()}.values())


def ambil_sop(kode: str, versi: int | None = None) -> Sop | None:
    """That version, or the newest; None where no service has this code."""
    if versi is not None:
        return _sop.get((kode, versi))
    return next((sop for sop in semua_sop() if sop.kode == kode), None)


def pilihan_layanan() -> list[tuple[str, str]]:
    return [(sop.kode, sop.nama_pendek) for sop in semua_sop()]
