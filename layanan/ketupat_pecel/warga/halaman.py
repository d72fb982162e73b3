"""Contexts of the village's pages."""

from layanan.ketupat_pecel.warga.data import belum_lengkap, dokumen_dinas, jumlah
from layanan.ketupat_pecel.warga.izin import dapat_diubah, desa_saya
from layanan.ketupat_pecel.warga.kata import keadaan_desa
from layanan.ketupat_pecel.warga.models import UsulanDesa, Warga
from layanan.sop.permohonan.izin import mewakili_pemohon

LANGKAH = (("warga-usulan", "Permintaan"), ("warga-daftar", "Daftar warga"), ("warga-periksa", "Periksa, kirim"))


def kerangka(usulan: UsulanDesa, kini: str) -> dict:
    """What every page of one wish shows: its three steps, its state, whether it may still be changed."""
    ke = [kode for kode, _ in LANGKAH].index(kini)
    warga, dokumen = jumlah(usulan)
    return {
        "usulan": usulan,
        "permohonan": usulan.permohonan,
        "dinas": usulan.unit.dinas,
        "boleh_ubah": dapat_diubah(usulan),
        "langkah": [
            (f"ketupat:{kode}", nama, "selesai" if n < ke else "kini" if n == ke else "")
            for n, (kode, nama) in enumerate(LANGKAH)
        ],
        "jumlah_warga": warga,
        "jumlah_dokumen": dokumen,
        "keadaan": keadaan_desa(usulan.permohonan) if usulan.permohonan_id else None,
    }


def halaman_saya(pengguna) -> list[dict]:
    """[{"unit", "draf", "terkirim": [(wish, what the village may know of it)]}], newest first."""
    unit = list(desa_saya(pengguna))
    semua = UsulanDesa.objects.filter(unit__in=unit).select_related("permohonan__dinas__provinsi", "unit")
    hasil = {u.pk: {"unit": u, "draf": None, "terkirim": []} for u in unit}
    for usulan in semua:
        if usulan.permohonan_id is None:
            hasil[usulan.unit_id]["draf"] = usulan
        else:
            usulan.permohonan.unit = usulan.unit
            hasil[usulan.unit_id]["terkirim"].append((usulan, keadaan_desa(usulan.permohonan)))
    return list(hasil.values())


def awal_warga(warga: Warga) -> dict:
    """What the form of an existing row begins with; the NIK stays closed."""
    dokumen = list(warga.dokumen.select_related("dokumen"))
    isi = {
        "nama": warga.nama.nilai() if warga.nama else "",
        "telepon": warga.telepon.nilai() if warga.telepon else "",
        "dusun": warga.dusun,
        "dokumen": [d.dokumen.kode for d in dokumen],
        "lengkap": [d.dokumen.kode for d in dokumen if d.lengkap],
    }
    return isi | {f"ket_{d.dokumen.kode}": d.keterangan for d in dokumen}


def pilihan_dokumen(usulan: UsulanDesa) -> dict:
    """The office's documents with their requirements, in two queries."""
    return dokumen_dinas(usulan.unit.dinas, syarat=True)


def kurang(usulan: UsulanDesa) -> list[str]:
    return belum_lengkap(usulan) if dapat_diubah(usulan) else []


def boleh_tarik(pengguna, usulan: UsulanDesa) -> bool:
    permohonan = usulan.permohonan
    return permohonan is not None and permohonan.terbuka and mewakili_pemohon(pengguna, permohonan)
