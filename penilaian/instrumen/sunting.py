"""The editor's parts: which form saves what, and through which action."""

from collections.abc import Callable
from dataclasses import dataclass

from penilaian.instrumen import tindakan_butir as butir
from penilaian.instrumen import tindakan_sunting as dasar
from penilaian.instrumen.cap import cap
from penilaian.instrumen.forms_sunting import (
    IndikatorBaruForm,
    TempelForm,
    UbahAturanForm,
    UbahBuktiForm,
    UbahIndikatorForm,
    UbahInstrumenForm,
    UbahIsianForm,
    UbahKriteriaForm,
    UbahLevelForm,
    UbahParameterForm,
    UbahVariabelForm,
)
from penilaian.instrumen.models import Indikator, Instrumen
from pentas.galat import TidakAda

BARU = "baru"


@dataclass(frozen=True)
class Terbuka:
    """The form that is open: its part, its key, what it stands on, and its heading."""

    bagian: str
    kunci: str
    form: object
    cap: str
    judul: str
    hapus: str = ""  # what the question before deleting says; "" where deleting is not offered here
    tersimpan: tuple[tuple[str, str], ...] = ()

    @property
    def id(self) -> str:
        return f"{self.bagian}-{self.kunci}"


@dataclass(frozen=True)
class Bagian:
    """``buka(objek, kunci, data)`` → Terbuka; the others call the actions with ``(objek, kunci, …, oleh)``."""

    buka: Callable
    simpan: Callable
    hapus: Callable | None = None
    geser: Callable | None = None


def _angka(kunci: str) -> int:
    if not kunci.isdigit() or len(kunci) > 9:
        raise TidakAda()
    return int(kunci)


def _ada(baris):
    if baris is None:
        raise TidakAda()
    return baris


# --- of the instrument ----------------------------------------------------------------------------


def _buka_judul(instrumen: Instrumen, kunci, data):
    form = UbahInstrumenForm(data, instance=Instrumen.objects.get(pk=instrumen.pk))
    return Terbuka("judul", "", form, cap(instrumen), "Judul dan tahun")


def _simpan_judul(instrumen, kunci, form, cap_, oleh):
    dasar.simpan_instrumen(instrumen, **form.cleaned_data, dasar=cap_, oleh=oleh)


def _buka_parameter(instrumen: Instrumen, kunci, data):
    nama = dict.fromkeys([*instrumen.parameter, *instrumen.nama_dipakai])
    form = UbahParameterForm(data, nama=nama, parameter=instrumen.parameter)
    return Terbuka("parameter", "", form, cap(instrumen.parameter), "Parameter teks")


def _simpan_parameter(instrumen, kunci, form, cap_, oleh):
    dasar.simpan_parameter(instrumen, form.parameter(), dasar=cap_, oleh=oleh)


def _buka_variabel(instrumen: Instrumen, kunci, data):
    if kunci == BARU:
        return Terbuka("variabel", BARU, UbahVariabelForm(data), "", "Variabel baru")
    v = _ada(instrumen.variabel.filter(kode=kunci).first())
    lama = v.nama
    awal = {"nama": v.nama, "bobot": v.bobot.normalize()}
    stempel = cap(v)
    form = UbahVariabelForm(data, instance=v, initial=awal)
    return Terbuka("variabel", kunci, form, stempel, f"Variabel {v.nomor}", f"Variabel {lama} dihapus dari draf.")


def _simpan_variabel(instrumen, kunci, form, cap_, oleh):
    isi = {k: form.cleaned_data[k] for k in ("nama", "bobot")}
    dasar.simpan_variabel(instrumen, None if kunci == BARU else kunci, **isi, dasar=cap_, oleh=oleh)


def _buka_indikator_baru(instrumen: Instrumen, kunci, data):
    v = _ada(instrumen.variabel.filter(kode=kunci).first())
    form = IndikatorBaruForm(data)
    return Terbuka("indikator", kunci, form, "", f"Indikator baru pada variabel {v.nomor}. {v.nama}")


def _simpan_indikator_baru(instrumen, kunci, form, cap_, oleh):
    isi = {k: form.cleaned_data[k] for k in ("kode", "judul", "mode")}
    return dasar.buat_indikator(instrumen, kunci, **isi, oleh=oleh)


BAGIAN_INSTRUMEN = {
    "judul": Bagian(_buka_judul, _simpan_judul),
    "parameter": Bagian(_buka_parameter, _simpan_parameter),
    "variabel": Bagian(
        _buka_variabel,
        _simpan_variabel,
        lambda o, k, cap_, oleh: dasar.hapus_variabel(o, k, dasar=cap_, oleh=oleh),
        lambda o, k, arah, cap_, oleh: dasar.geser_variabel(o, k, arah, oleh=oleh),
    ),
    "indikator": Bagian(_buka_indikator_baru, _simpan_indikator_baru),
}


# --- of an indicator ------------------------------------------------------------------------------


def _buka_umum(i: Indikator, kunci, data):
    stempel = cap(i)
    form = UbahIndikatorForm(data, instance=i, initial={"bobot": i.bobot.normalize()})
    hapus = f"Indikator {i.kode} beserta uraian, syarat, aturan, dan buktinya dihapus dari draf."
    return Terbuka("umum", "", form, stempel, "Pertanyaan dan cara menilai", hapus)


def _buka_level(i: Indikator, kunci, data):
    nilai = _angka(kunci)
    lv = next((lv for lv in i.level.all() if lv.nilai == nilai), None)
    if lv is None and not 1 <= nilai <= i.nilai_maks:
        raise TidakAda()
    stempel = cap(lv)
    form = UbahLevelForm(data, instance=lv, initial=None if lv else {"dijelaskan": False})
    return Terbuka("level", kunci, form, stempel, f"Uraian nilai {nilai}")


def _buka_kriteria(i: Indikator, kunci, data):
    if kunci.startswith(BARU):
        mulai = kunci.removeprefix(BARU).lstrip("-")
        form = UbahKriteriaForm(data, indikator=i, initial={"mulai_level": mulai or i.nilai_maks})
        return Terbuka("kriteria", BARU, form, "", "Syarat baru")
    k = _ada(next((k for k in i.kriteria.all() if k.kode == kunci), None))
    stempel, judul = cap(k), f"Syarat {k.tanda}"
    form = UbahKriteriaForm(data, instance=k, indikator=i)
    return Terbuka("kriteria", kunci, form, stempel, judul, f"Syarat {k.tanda} dihapus dari draf.")


def _buka_isian(i: Indikator, kunci, data):
    stempel = cap(i.masukan)
    if kunci == BARU:
        return Terbuka("isian", BARU, UbahIsianForm(data, indikator=i), stempel, "Isian baru")
    m = _ada(next((m for m in i.masukan if m["nama"] == kunci), None))
    form = UbahIsianForm(data, indikator=i, lama=m)
    return Terbuka("isian", kunci, form, stempel, f"Isian {m['nama']}", f"Isian {m['nama']} dihapus dari draf.")


def _buka_aturan(i: Indikator, kunci, data):
    stempel = cap(i.aturan)
    if kunci == BARU:
        return Terbuka("aturan", BARU, UbahAturanForm(data, indikator=i), stempel, "Aturan baru")
    letak = _angka(kunci)
    if letak >= len(i.aturan):
        raise TidakAda()
    form = UbahAturanForm(data, indikator=i, lama=i.aturan[letak])
    sebutan = f"Aturan ke-{letak + 1}"
    return Terbuka("aturan", kunci, form, stempel, sebutan, f"{sebutan} dihapus dari draf.")


def _buka_bukti(i: Indikator, kunci, data):
    if kunci == BARU:
        return Terbuka("bukti", BARU, UbahBuktiForm(data), "", "Bukti baru")
    pk = _angka(kunci)
    b = _ada(next((b for b in i.bukti_diminta.all() if b.pk == pk), None))
    stempel = cap(b)
    form = UbahBuktiForm(data, instance=b)
    return Terbuka("bukti", kunci, form, stempel, "Bukti yang diminta", "Bukti ini dihapus dari draf.")


def _atau_baru(kunci):
    return None if kunci.startswith(BARU) else kunci


def _nomor(kunci):
    return None if kunci == BARU else _angka(kunci)


BAGIAN_INDIKATOR = {
    "umum": Bagian(
        _buka_umum,
        lambda i, k, form, cap_, oleh: dasar.simpan_indikator(i, form.cleaned_data, dasar=cap_, oleh=oleh),
        lambda i, k, cap_, oleh: dasar.hapus_indikator(i, dasar=cap_, oleh=oleh),
        lambda i, k, arah, cap_, oleh: dasar.geser_indikator(i, arah, oleh=oleh),
    ),
    "level": Bagian(
        _buka_level,
        lambda i, k, form, cap_, oleh: butir.simpan_level(i, _angka(k), form.cleaned_data, dasar=cap_, oleh=oleh),
    ),
    "tempel": Bagian(
        lambda i, k, data: Terbuka("tempel", "", TempelForm(data), "", "Tempel bunyi SK"),
        lambda i, k, form, cap_, oleh: butir.tempel_level(i, form.cleaned_data["teks"], oleh=oleh),
    ),
    "kriteria": Bagian(
        _buka_kriteria,
        lambda i, k, form, cap_, oleh: butir.simpan_kriteria(i, _atau_baru(k), form.isi(), dasar=cap_, oleh=oleh),
        lambda i, k, cap_, oleh: butir.hapus_kriteria(i, k, dasar=cap_, oleh=oleh),
        lambda i, k, arah, cap_, oleh: butir.geser_kriteria(i, k, arah, oleh=oleh),
    ),
    "isian": Bagian(
        _buka_isian,
        lambda i, k, form, cap_, oleh: butir.simpan_isian(
            i, None if k == BARU else k, form.isi(), dasar=cap_, oleh=oleh
        ),
        lambda i, k, cap_, oleh: butir.hapus_isian(i, k, dasar=cap_, oleh=oleh),
        lambda i, k, arah, cap_, oleh: butir.geser_isian(i, k, arah, oleh=oleh),
    ),
    "aturan": Bagian(
        _buka_aturan,
        lambda i, k, form, cap_, oleh: butir.simpan_aturan(i, _nomor(k), form.isi(), dasar=cap_, oleh=oleh),
        lambda i, k, cap_, oleh: butir.hapus_aturan(i, _angka(k), dasar=cap_, oleh=oleh),
        lambda i, k, arah, cap_, oleh: butir.geser_aturan(i, _angka(k), arah, dasar=cap_, oleh=oleh),
    ),
    "bukti": Bagian(
        _buka_bukti,
        lambda i, k, form, cap_, oleh: butir.simpan_bukti(i, _nomor(k), form.cleaned_data, dasar=cap_, oleh=oleh),
        lambda i, k, cap_, oleh: butir.hapus_bukti(i, _angka(k), dasar=cap_, oleh=oleh),
        lambda i, k, arah, cap_, oleh: butir.geser_bukti(i, _angka(k), arah, oleh=oleh),
    ),
}
