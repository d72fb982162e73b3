"""What a SOP is: a declaration in frozen dataclasses. The engine runs it; nothing here touches the database.

A SOP is a row of steps. A step belongs to one or more roles; where it is ``bertingkat`` they act one after
another (a disposition goes down the ranks, initials go up). Each step names its ways out (``Jalan``): to another
step, back, or to an end. A running request keeps the version it began with, so a declaration that
changes its steps gets a new ``versi`` and the old one stays declared.
"""

from dataclasses import dataclass, field
from enum import StrEnum


class Satuan(StrEnum):
    """Unit of a standard time. Minutes and hours run by the clock, working days by the calendar of the office,
    months by the wall calendar (source 004: "1 bulan s.d. 2 bulan")."""

    MENIT = "menit"
    JAM = "jam"
    HARI_KERJA = "hari kerja"
    BULAN = "bulan"


class Per(StrEnum):
    """What a standard time is counted for."""

    PERMOHONAN = "permohonan"
    PEMOHON = "pemohon"
    DOKUMEN = "dokumen"


class Jam(StrEnum):
    """Whose time a step takes. Only ours is held against the standard; the ministry's is shown apart."""

    DINAS = "dinas"
    PUSAT = "pusat"
    PEMOHON = "pemohon"


# A way out of a side step: back to the step, and the rank, that sent the request there.
ASAL = "asal"


class Akhir(StrEnum):
    """The ends of every SOP; a way out may name one where a step's code would stand."""

    SELESAI = "selesai"
    DITOLAK = "ditolak"
    DITARIK = "ditarik"


@dataclass(frozen=True)
class WaktuBaku:
    """``usulan``: the source lost the number or never had one; ours is a proposal and says so."""

    jumlah: int
    satuan: Satuan
    per: Per = Per.PERMOHONAN
    usulan: bool = False


@dataclass(frozen=True)
class RentangBaku:
    """The whole service: at least and at most (source 004: 1 to 2 months)."""

    paling_cepat: int
    paling_lama: int
    satuan: Satuan
    usulan: bool = False


@dataclass(frozen=True)
class AlasanJeda:
    """A lawful reason for which the clock stops. ``jam``: whose time runs meanwhile (None: nobody's)."""

    kode: str
    label: str
    jam: Jam | None


MENUNGGU_PEMOHON = AlasanJeda("pemohon", "Menunggu pemohon", Jam.PEMOHON)
MENUNGGU_PUSAT = AlasanJeda("pusat", "Menunggu Ditjen Dukcapil", Jam.PUSAT)
GANGGUAN = AlasanJeda("gangguan", "Gangguan SIAK atau jaringan", None)


@dataclass(frozen=True)
class Syarat:
    """A paper that a step needs. ``kode`` is stable; ``wajib`` ones must be there before the step goes on.

    ``dari_dinas``: whoever holds the step brings it; the asker, who brings the others, neither sees nor adds it.
    """

    kode: str
    nama: str
    wajib: bool = True
    keterangan: str = ""
    dari_dinas: bool = False


@dataclass(frozen=True)
class Jalan:
    """One way out of a step. ``ke``: a step's code, an Akhir, or ASAL (side steps). ``label`` is the button.

    ``mundur``: back to an earlier step (a return always asks a reason). ``peran``: who may take it where that is
    not everybody who holds the step. ``tiap_tingkat``: open at every rank of a tiered step; others only at its last.
    ``sudah``: how the history tells it once it was taken; the label where empty.
    """

    kode: str
    label: str
    ke: str
    mundur: bool = False
    alasan_wajib: bool = False
    peran: tuple[str, ...] = ()
    tiap_tingkat: bool = False
    sudah: str = ""

    @property
    def butuh_alasan(self) -> bool:
        return self.mundur or self.alasan_wajib or self.ke == Akhir.DITOLAK


@dataclass(frozen=True)
class Langkah:
    """One step. ``nama`` is the SOP's name of it, ``sebutan`` what the applicant reads (no SOP words), ``naskah``
    the sentence of the source.

    ``peran``: who acts (pentas.akun.peran.Peran). ``keluaran``: what the step leaves behind.
    ``jam_tingkat``: whose time each rank takes, where a tiered step passes through other hands than ``jam``'s.
    """

    kode: str
    nama: str
    sebutan: str
    peran: tuple[str, ...]
    jalan: tuple[Jalan, ...]
    baku: WaktuBaku | None = None
    jam: Jam = Jam.DINAS
    jam_tingkat: tuple[Jam, ...] = ()
    naskah: str = ""
    bertingkat: bool = False
    syarat: tuple[Syarat, ...] = ()
    keluaran: tuple[str, ...] = ()
    jeda: tuple[AlasanJeda, ...] = ()
    ajakan: str = ""  # heading of the panel "Giliran Anda"; the step's name where empty
    bantuan: str = ""  # a line for the officer

    def pelaku(self, giliran: int) -> tuple[str, ...]:
        """Whose turn it is at this rank (0-based)."""
        return (self.peran[giliran],) if self.bertingkat else self.peran

    def jam_di(self, giliran: int) -> Jam:
        """Whose time this rank takes."""
        return self.jam_tingkat[giliran] if self.jam_tingkat else self.jam

    @property
    def tingkat_terakhir(self) -> int:
        return len(self.peran) - 1 if self.bertingkat else 0


@dataclass(frozen=True)
class Sop:
    """A service. ``awalan`` begins its register numbers (PD-2026-0007). ``sumber``: document and item it follows.

    ``samping``: side steps, which the SOP does not number: a request goes there by a way back (the applicant
    repairs) and returns by ASAL.
    """

    kode: str
    versi: int
    nama: str
    nama_pendek: str
    awalan: str
    sumber: str
    peran_pemohon: tuple[str, ...]
    langkah: tuple[Langkah, ...]
    samping: tuple[Langkah, ...] = ()
    total: RentangBaku | None = None
    jenis_unit: str = ""  # kind of unit that may ask (layanan.sop.dinas.models.Unit.Jenis); "" = no unit
    tingkat_dinas: tuple[str, ...] = ("provinsi", "kabupaten_kota")
    boleh_tarik: bool = True
    _menurut_kode: dict = field(default_factory=dict, compare=False, repr=False)

    def __post_init__(self):
        self._menurut_kode.update({langkah.kode: langkah for langkah in self.semua_langkah})

    @property
    def semua_langkah(self) -> tuple[Langkah, ...]:
        return self.langkah + self.samping

    def ambil_langkah(self, kode: str) -> Langkah:
        return self._menurut_kode[kode]

    def nomor_langkah(self, kode: str) -> int:
        """1-based, as people count; 0 for a side step."""
        return next((n for n, langkah in enumerate(self.langkah, 1) if langkah.kode == kode), 0)
