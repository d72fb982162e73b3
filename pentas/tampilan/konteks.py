"""The frame of a page: menu, counters, period, account. Worked out only when the template asks."""

from dataclasses import dataclass
from functools import cached_property

from django.urls import reverse

from pentas.tampilan.bingkai import UTAMA, kawasan_untuk, periode_kini, semua_menu, semua_tautan_umum

# How many items fit in the bar decides from which width on it is drawn in full (Bootstrap's names).
LIPAT = ((3, "md"), (5, "lg"), (8, "xl"))


@dataclass(frozen=True)
class Tautan:
    label: str
    url: str
    kini: bool
    jumlah: int


class Bingkai:
    def __init__(self, request):
        self._request = request

    @cached_property
    def pengguna(self):
        pengguna = getattr(self._request, "user", None)
        return pengguna if pengguna is not None and pengguna.is_authenticated else None

    @cached_property
    def kawasan(self):
        if not self.pengguna:
            return UTAMA
        return kawasan_untuk(self._request.path, self.pengguna.semua_hak)

    @cached_property
    def periode(self):
        """Only the evaluation has one."""
        return periode_kini(self._request) if self.pengguna and self.kawasan is UTAMA else None

    @cached_property
    def tanda(self) -> str:
        """The mark of demo data or a rehearsal."""
        if self.periode:
            return self.periode.tanda
        return self.kawasan.tanda(self._request) if self.pengguna and self.kawasan.tanda else ""

    @property
    def tautan_umum(self) -> list[Tautan]:
        """Pages for who has no account, this one left out."""
        cocok = self._request.resolver_match
        kini = cocok.view_name if cocok else ""
        return [Tautan(t.label, reverse(t.nama_url), False, 0) for t in semua_tautan_umum() if t.nama_url != kini]

    @cached_property
    def menu(self) -> list[Tautan]:
        return self._tautan(di_akun=False)

    @cached_property
    def menu_akun(self) -> list[Tautan]:
        return self._tautan(di_akun=True)

    @property
    def lipat(self) -> str:
        return next((titik for paling, titik in LIPAT if len(self.menu) <= paling), "xxl")

    @property
    def jumlah_menunggu(self) -> int:
        return sum(t.jumlah for t in self.menu)

    @property
    def inisial(self) -> str:
        """Two letters for the account's square: of the name, else of the office."""
        nama = self.pengguna.nama.split()
        if nama:
            return "".join(kata[0] for kata in nama[:2]).upper()
        return (self.pengguna.unit or self.pengguna.username).split()[-1][:2].capitalize()

    def _tautan(self, di_akun: bool) -> list[Tautan]:
        if not self.pengguna:
            return []
        return [self._jadi(b) for b in semua_menu() if b.di_akun is di_akun and self._terlihat(b)]

    def _terlihat(self, butir) -> bool:
        if not butir.di_akun and butir.kawasan != self.kawasan.kode:
            return False
        kode = self.periode.kode if butir.periode and self.periode else None
        if butir.hak and not self.pengguna.punya_hak(*butir.hak, periode=kode):
            return False
        if butir.periode and self.periode is None:
            return False
        return butir.bila is None or butir.bila(self._request, self.periode)

    def _jadi(self, butir) -> Tautan:
        kwargs = {"periode": self.periode.kode} if butir.periode else {}
        cocok = self._request.resolver_match
        return Tautan(
            label=butir.label,
            url=reverse(butir.nama_url, kwargs=kwargs),
            kini=bool(cocok and butir.memuat(cocok.view_name or "")),
            jumlah=butir.hitung(self._request, self.periode) if butir.hitung else 0,
        )


def bingkai(request) -> dict:
    return {"bingkai": Bingkai(request)}
