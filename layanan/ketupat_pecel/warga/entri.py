"""Entries of kind ``ketupat.usulan``: the autosave of a village's wish."""

from django.utils import timezone

from layanan.ketupat_pecel.warga.forms import MEDAN_HARI, MEDAN_TEKS, UsulanForm
from layanan.ketupat_pecel.warga.izin import ambil_usulan_untuk, dapat_diubah
from layanan.ketupat_pecel.warga.models import UsulanDesa
from layanan.ketupat_pecel.warga.tindakan import simpan_usulan
from pentas.galat import Basi, Ditolak
from pentas.luring.daftar import RUSAK, Isian

JENIS = "ketupat.usulan"


def tersimpan(usulan: UsulanDesa) -> dict:
    hari = {m: h.isoformat() if (h := getattr(usulan, m)) else "" for m in MEDAN_HARI}
    return {**{m: getattr(usulan, m) for m in MEDAN_TEKS}, **hari}


def terapkan(isian: Isian, *, oleh) -> dict:
    pk = isian.sasaran.get("usulan")
    if not isinstance(pk, int) or isinstance(pk, bool) or not 0 < pk < 2**63 or not isinstance(isian.isi, dict):
        raise Ditolak(RUSAK)
    usulan = ambil_usulan_untuk(oleh, pk)
    data = {m: v for m, v in isian.isi.items() if m in (*MEDAN_TEKS, *MEDAN_HARI) and isinstance(v, str)}
    form = UsulanForm(data, usulan=usulan)
    if not form.is_valid():
        rincian = {nama: str(galat[0]) for nama, galat in form.errors.items()}
        raise Ditolak(next(iter(rincian.values())), rincian=rincian)
    isi = {m: v for m, v in form.isi().items() if m in data}
    try:
        usulan = simpan_usulan(usulan, isi, oleh=oleh, versi=isian.dasar)
    except Basi as galat:
        kini = ambil_usulan_untuk(oleh, pk)
        if not dapat_diubah(kini):
            raise
        rincian = {"tersimpan": tersimpan(kini), "versi": kini.versi, "oleh": "", "pada": timezone.now().isoformat()}
        raise Basi(galat.alasan, rincian=rincian) from galat
    return {"tersimpan": tersimpan(usulan), "versi": usulan.versi}
