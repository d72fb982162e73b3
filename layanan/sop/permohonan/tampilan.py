"""Words of a request's page: who, which way was taken, and who comes next."""

from layanan.sop.deklarasi.bentuk import ASAL, Akhir, Jalan, Langkah
from layanan.sop.permohonan.daftar import semua_layanan
from layanan.sop.permohonan.izin import sebutan_kecil
from layanan.sop.permohonan.models import Permohonan, RiwayatLangkah
from pentas.akun.peran import HAK_PERAN, Hak, Peran
from pentas.tampilan.format import awal_kecil

# How a way is told that the engine took, not the declaration.
JALAN_MESIN = {"tarik": "Ditarik pemohon"}


def layanan_dikerjakan(pengguna) -> frozenset[str]:
    """Services that this account's role serves outside the office: it reads the steps' names, not the asker's words."""
    milik = {t.peran for t in pengguna.semua_penugasan}
    return frozenset(la.kode for la in semua_layanan() if milik & set(la.petugas_luar))


def label_peran(kode: str) -> str:
    return Peran(kode).label if kode in Peran.values else ""


def label_jalan(permohonan: Permohonan, riwayat: RiwayatLangkah) -> str:
    jalan = jalan_diambil(permohonan, riwayat)
    return jalan.sudah or jalan.label if jalan else JALAN_MESIN.get(riwayat.jalan, riwayat.jalan)


def jalan_diambil(permohonan: Permohonan, riwayat: RiwayatLangkah) -> Jalan | None:
    langkah = permohonan.sop.ambil_langkah(riwayat.langkah)
    return next((j for j in langkah.jalan if j.kode == riwayat.jalan), None)


def untuk_pemohon(permohonan: Permohonan, riwayat: RiwayatLangkah) -> bool:
    """Was this note written to the asker: a return to him, a refusal, or his own? The others stay in the office."""
    jalan = jalan_diambil(permohonan, riwayat)
    if jalan is None or jalan.ke == Akhir.DITOLAK or _pemohon(riwayat.peran):
        return True
    tujuan = next((la for la in permohonan.sop.semua_langkah if la.kode == jalan.ke), None)
    return tujuan is not None and any(_pemohon(p) for p in tujuan.pelaku(0))


def _pemohon(peran: str) -> bool:
    return peran in Peran.values and Hak.AJUKAN_LAYANAN in HAK_PERAN[peran]


def siapa_langkah(langkah: Langkah) -> str:
    """The roles that hold it, in the order in which they act."""
    return ", ".join(label_peran(p) for p in langkah.peran)


def sesudah_ini(permohonan: Permohonan, jalan: Jalan) -> str:
    """Who gets the request when this way is taken, for the line under the button."""
    langkah = permohonan.langkah_kini
    if not jalan.mundur and jalan.ke != Akhir.DITOLAK and permohonan.giliran < langkah.tingkat_terakhir:
        return f"Berikutnya {sebutan_kecil(langkah.pelaku(permohonan.giliran + 1))}, pada langkah yang sama."
    if jalan.ke == ASAL:
        return "Kembali ke langkah yang memintanya."
    tujuan = next((la for la in permohonan.sop.semua_langkah if la.kode == jalan.ke), None)
    if tujuan is None:
        return ""
    return f"Berikutnya {sebutan_kecil(tujuan.pelaku(0))}: {awal_kecil(tujuan.nama)}."
