"""A workbook of accounts: read, checked as a whole, every fault named by its cell. Writes nothing.

Format: sheet ``Akun``; one row per account; the columns of KOLOM, of which the first three are needed.
An account that exists is recognised by its user name and keeps its own data; only an assignment may be added.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.core.exceptions import ValidationError

from pentas.akun.izin import akun_kelolaan, isi_penugasan, provinsi_kelolaan
from pentas.akun.models import Pengguna
from pentas.akun.peran import PERAN_LAYANAN, Hak, Peran, salah_tempat
from pentas.dokumen.baca import Baris, baca_lembar
from pentas.dokumen.buku import BukuKerja, Kolom
from pentas.dokumen.galat_buku import KODE_ANGKA, GalatSel
from pentas.galat import Ditolak
from pentas.jejak.daftar import periode_untuk
from pentas.wilayah.models import KabupatenKota, Provinsi

LEMBAR = "Akun"
NAMA, PERAN, WILAYAH, PERIODE = "nama pengguna", "peran", "kode wilayah", "periode"
# Heading -> field of the account.
DATA_DIRI = {
    "jabatan": "jabatan",
    "nama": "nama",
    "pangkat": "pangkat",
    "NIP": "nip",
    "institusi": "institusi",
    "surel": "email",
}
WAJIB = (NAMA, PERAN, WILAYAH)
KOLOM = (*WAJIB, PERIODE, *DATA_DIRI)
PALING_BANYAK = 1000

ANGKA_NIP = (
    "tersimpan sebagai angka, sehingga angka terakhirnya bisa hilang. Ubah format sel menjadi teks, lalu ketik ulang."
)
BUKAN_TEKS = "berisi tanggal atau pilihan benar/salah. Ketik sebagai teks."
PERIODE_ASING = "bukan kode periode di provinsi Anda. Kosongkan bila tugasnya untuk semua periode."
NAMA_DIPAKAI = "sudah dipakai akun di luar kelolaan Anda. Pilih nama pengguna lain."
NIP_DIPAKAI = "sudah tercatat pada akun {}. Periksa NIP atau nama penggunanya."
KOSONG = "kosong. Isi sel ini."


@dataclass(frozen=True)
class Calon:
    """One row, checked. ``akun`` is the account that exists already, ``bertugas`` whether it has this assignment."""

    nomor: int
    username: str
    peran: Peran
    provinsi: Provinsi
    kabupaten_kota: KabupatenKota | None
    periode: str
    isi: dict
    akun: Pengguna | None
    bertugas: bool

    @property
    def baru(self) -> bool:
        return self.akun is None

    @property
    def tambah(self) -> bool:
        return self.akun is not None and not self.bertugas

    @property
    def wilayah(self) -> str:
        return self.kabupaten_kota.nama_pendek if self.kabupaten_kota else f"Provinsi {self.provinsi.nama}"


class Salah(Exception):
    """Why one cell cannot be taken; collected, never shown as it is."""


# --- reading --------------------------------------------------------------------------------------


def baca_akun(berkas) -> list[dict]:
    """Rows as plain values: {"nomor": 2, heading: text or number}. What they mean is ``periksa_akun``'s to say."""
    salah = []
    baris = baca_lembar(berkas, LEMBAR, wajib=WAJIB, kumpul=salah)
    if salah:
        raise tolak([GalatSel(s.sel.baris, s.kolom, str(s.sel.nilai or "")[:60], s.sebab) for s in salah])
    if not baris:
        raise Ditolak(f"Lembar {LEMBAR} belum memuat satu akun pun. Isi paling sedikit satu baris, lalu unggah lagi.")
    if len(baris) > PALING_BANYAK:
        raise Ditolak(f"Paling banyak {PALING_BANYAK} akun sekali impor. Bagi menjadi beberapa berkas.")
    if asing := [judul for judul in baris[0].sel if judul not in KOLOM]:
        raise tolak([GalatSel(None, j, "", f"tidak dikenal. Kolom yang ada: {', '.join(KOLOM)}.") for j in asing])
    return [_mentah(b) for b in baris]


def _mentah(baris: Baris) -> dict:
    """JSON-able, so that the preview can carry it to the confirmation: numbers keep being told apart from text."""
    isi = {judul: sel.nilai for judul, sel in baris.sel.items() if sel.nilai is not None}
    for judul, nilai in isi.items():
        if isinstance(nilai, Decimal):
            isi[judul] = float(nilai)
        elif isinstance(nilai, date):
            isi[judul] = True  # no date belongs here: refused like a truth value
    return {"nomor": baris.nomor, **isi}


# --- checking -------------------------------------------------------------------------------------


def periksa_akun(baris: list[dict], oleh) -> list[Calon]:
    """Every row against itself, the others and the database; all faults at once, or the rows to act on."""
    acuan, galat, calon = _Acuan(baris, oleh), [], []
    for satu in baris:
        pemeriksa = _Pemeriksa(satu, acuan)
        calon.append(pemeriksa.hasil())
        galat += pemeriksa.galat
    if galat:
        raise tolak(galat)
    return calon


def tolak(galat: list[GalatSel]) -> Ditolak:
    kalimat = f"Ada {len(galat)} hal yang perlu diperbaiki. Belum ada akun yang dibuat."
    return Ditolak(kalimat, rincian=[g.rincian() for g in galat])


class _Acuan:
    """What the cells are read against, fetched with a fixed number of queries."""

    def __init__(self, baris: list[dict], oleh):
        kelola = provinsi_kelolaan(oleh)
        self.provinsi = {p.pk: p for p in Provinsi.objects.filter(pk__in=kelola)}
        daerah = KabupatenKota.objects.filter(provinsi__in=kelola, contoh=False).select_related("provinsi")
        self.daerah = {d.pk: d for d in daerah}
        self.periode = periode_untuk(oleh, Hak.KELOLA_AKUN)
        milik = list(akun_kelolaan(oleh))
        self.akun = {a.username.casefold(): a for a in isi_penugasan(milik)}
        self.nip = {a.nip: a for a in milik if a.nip}
        self.terpakai = {u.casefold() for u in Pengguna.objects.values_list("username", flat=True)}
        self.nama_pertama, self.nip_pertama = {}, {}


class _Pemeriksa:
    """One row. Each ``_…`` reads one cell and raises Salah; ``galat`` gathers them."""

    def __init__(self, baris: dict, acuan: _Acuan):
        self.baris, self.acuan, self.galat = baris, acuan, []

    def hasil(self) -> Calon | None:
        username = self._coba(NAMA, self._username)
        peran = self._coba(PERAN, self._peran)
        wilayah = self._coba(WILAYAH, lambda: self._wilayah(peran))
        periode = self._coba(PERIODE, lambda: self._periode(peran))
        isi = {medan: self._coba(judul, lambda j=judul: self._teks(j)) for judul, medan in DATA_DIRI.items()}
        if isi["nip"] is not None:
            isi["nip"] = isi["nip"].replace(" ", "")
        akun = self.acuan.akun.get(username.casefold()) if username else None
        self._periksa_medan(username, isi)
        self._coba("NIP", lambda: self._nip_tunggal(isi["nip"], akun))
        if self.galat:
            return None
        provinsi, daerah = wilayah
        bertugas = akun is not None and any(
            (t.peran, t.provinsi_id, t.kabupaten_kota_id, t.periode_kode)
            == (peran, provinsi.pk, daerah.pk if daerah else None, periode)
            for t in akun.semua_penugasan
        )
        return Calon(self.baris["nomor"], username, peran, provinsi, daerah, periode, isi, akun, bertugas)

    def _coba(self, judul: str, baca):
        try:
            return baca()
        except Salah as sebab:
            self._catat(judul, sebab)
            return None

    def _catat(self, judul: str, sebab) -> None:
        if any(g.kolom == judul for g in self.galat):
            return  # one reason a cell
        nilai = self.baris.get(judul, "")
        self.galat.append(GalatSel(self.baris["nomor"], judul, "" if nilai is True else str(nilai)[:60], str(sebab)))

    def _teks(self, judul: str) -> str:
        nilai = self.baris.get(judul, "")
        if isinstance(nilai, bool):
            raise Salah(BUKAN_TEKS)
        if judul == "NIP" and isinstance(nilai, (int, float)):
            raise Salah(ANGKA_NIP)
        return str(nilai).strip()

    def _username(self) -> str:
        username = Pengguna.normalize_username(self._teks(NAMA))
        if not username:
            raise Salah(KOSONG)
        kunci = username.casefold()
        if kunci in self.acuan.nama_pertama:
            raise Salah(f"sudah ada di baris {self.acuan.nama_pertama[kunci]}. Sisakan satu baris tiap akun.")
        self.acuan.nama_pertama[kunci] = self.baris["nomor"]
        if kunci in self.acuan.terpakai and kunci not in self.acuan.akun:
            raise Salah(NAMA_DIPAKAI)
        return username

    def _peran(self) -> Peran:
        ditulis = " ".join(self._teks(PERAN).casefold().replace("_", " ").split())
        if not ditulis:
            raise Salah(KOSONG)
        if ditulis == "operator":
            return Peran.OPERATOR
        for peran in Peran:
            if ditulis in (peran.value.replace("_", " "), peran.label.casefold()):
                return peran
        raise Salah(f"bukan peran. Pilih salah satu: {', '.join(p.label for p in Peran)}.")

    def _wilayah(self, peran) -> tuple[Provinsi, KabupatenKota | None]:
        mentah = self.baris.get(WILAYAH, "")
        if isinstance(mentah, float):
            raise Salah(KODE_ANGKA)
        kode = self._teks(WILAYAH)
        if not kode:
            raise Salah(KOSONG)
        daerah, provinsi = self.acuan.daerah.get(kode), self.acuan.provinsi.get(kode)
        if daerah is None and provinsi is None:
            raise Salah("bukan kode wilayah di provinsi Anda. Pakai kode Kemendagri, misalnya 13.06.")
        salah = salah_tempat(peran, daerah) if peran else ""
        if salah == "wajib":
            raise Salah("adalah kode provinsi. Operator bertugas di satu kabupaten/kota; isi kodenya, misalnya 13.06.")
        if salah == "tanpa":
            raise Salah(f"adalah kode kabupaten/kota. {peran.label} bertugas di provinsi; isi {daerah.provinsi_id}.")
        return (daerah.provinsi, daerah) if daerah else (provinsi, None)

    def _periode(self, peran) -> str:
        kode = self._teks(PERIODE)
        if kode and peran == Peran.ADMIN:
            raise Salah("terisi, padahal admin provinsi bertugas pada semua periode. Kosongkan sel ini.")
        if kode and kode not in self.acuan.periode:
            raise Salah(PERIODE_ASING)
        return kode

    def _nip_tunggal(self, nip: str | None, akun: Pengguna | None) -> None:
        if not nip:
            return
        if nip in self.acuan.nip_pertama:
            raise Salah(f"sudah ada di baris {self.acuan.nip_pertama[nip]}. Periksa NIP keduanya.")
        self.acuan.nip_pertama[nip] = self.baris["nomor"]
        pemilik = self.acuan.nip.get(nip)
        if pemilik is not None and pemilik != akun:
            raise Salah(NIP_DIPAKAI.format(pemilik.username))

    def _periksa_medan(self, username: str | None, isi: dict) -> None:
        """What the account's own fields say: length, letters, 18 digits, a mail address."""
        coba = Pengguna(username=username or "x", **{medan: nilai or "" for medan, nilai in isi.items()})
        judul = {"username": NAMA, **{medan: j for j, medan in DATA_DIRI.items()}}
        try:
            coba.clean_fields(exclude=["password", "provinsi_asal", "putaran_sesi"])
        except ValidationError as galat:
            for medan, pesan in galat.message_dict.items():
                self._catat(judul[medan], " ".join(pesan))


# --- the form to fill in --------------------------------------------------------------------------


def templat(oleh) -> bytes:
    """An empty workbook with its explanation beside it: roles, and the codes of the regions managed."""
    buku = BukuKerja("Daftar akun")
    lebar = {NAMA: 22, PERAN: 26, "nama": 30, "NIP": 22, "institusi": 30, "surel": 30, "jabatan": 26}
    _kolom_teks(buku.lembar(LEMBAR, [Kolom(j, lebar=lebar.get(j, 14)) for j in KOLOM], []), len(KOLOM))
    buku.lembar("Petunjuk", [Kolom("kolom", lebar=20), Kolom("isi", lebar=90)], PETUNJUK)
    peran = [(p.label, _tempat(p)) for p in Peran]
    buku.lembar("Peran", [Kolom("peran", lebar=26), Kolom("kode wilayah", lebar=34)], peran)
    buku.lembar("Wilayah", [Kolom("kode", lebar=10), Kolom("nama", lebar=34)], _wilayah(oleh))
    return buku.isi()


PETUNJUK = (
    (NAMA, "Wajib. Dipakai saat masuk, misalnya operator.13.06. Huruf, angka, titik, tanda hubung; tanpa spasi."),
    (PERAN, "Wajib. Salah satu dari lembar Peran."),
    (WILAYAH, "Wajib. Kode Kemendagri sebagai teks: kabupaten/kota untuk operator, provinsi untuk peran lain."),
    (PERIODE, "Boleh kosong: bertugas di semua periode. Atau kode satu periode."),
    ("jabatan", "Boleh kosong. Dicetak pada dokumen resmi; yang kosong menjadi garis."),
    ("nama", "Boleh kosong. Dicetak pada dokumen resmi; yang kosong menjadi garis."),
    ("pangkat", "Boleh kosong. Misalnya Penata Tingkat I (III/d)."),
    ("NIP", "Boleh kosong. 18 angka, disimpan sebagai teks."),
    ("institusi", "Boleh kosong. Untuk penilai, misalnya nama universitas."),
    ("surel", "Boleh kosong. Dipakai untuk mengatur ulang kata sandi bila peladen mengirim surel."),
)


def _tempat(peran) -> str:
    if peran == Peran.OPERATOR:
        return "kode kabupaten/kota"
    return "kode provinsi atau kabupaten/kota" if peran in PERAN_LAYANAN else "kode provinsi"


def _wilayah(oleh) -> Iterable[tuple[str, str]]:
    kelola = provinsi_kelolaan(oleh)
    yield from Provinsi.objects.filter(pk__in=kelola).values_list("kode", "nama")
    yield from KabupatenKota.objects.filter(provinsi__in=kelola, contoh=False).values_list("kode", "nama")


def _kolom_teks(lembar, jumlah: int) -> None:
    """Cells yet to be typed are text, so that Excel leaves 13.10 and the NIP as they are."""
    for baris in range(2, 302):
        for kolom in range(1, jumlah + 1):
            lembar.cell(baris, kolom).number_format = "@"
