"""People at the same documents after a village day at the same moment; run by test_serentak.py."""

from layanan.ketupat_pecel.perjalanan.models import Perjalanan
from layanan.ketupat_pecel.susulan import tindakan, tindakan_kasus
from layanan.ketupat_pecel.susulan.models import KasusData, SerahTerima
from layanan.ketupat_pecel.susulan.tindakan_serah import serahkan
from layanan.sop.permohonan.models import Permohonan
from layanan.sop.skm.models import UndanganSkm
from layanan.sop.skm.tindakan import undang_warga
from tests.keamanan.serentak import berhasil, satu_menang, serempak
from tests.layanan.ketupat_pecel.pabrik_susulan import buat_susulan, isi_serah


def satu_dokumen_diserahkan_dua_loket():
    h = buat_susulan(kantor=1)
    p = h.kantor[0]
    tindakan.siapkan({d.pk: "REG" for d in p.dokumen.all()}, oleh=None)
    isi = isi_serah(p)
    satu_menang(serempak(*(lambda: serahkan(p, isi, oleh=h.operator) for _ in "123")))
    assert SerahTerima.objects.count() == 1 and Permohonan.objects.get().status == "selesai"


def dua_dokumen_terakhir_selesai_bersamaan():
    """Each thinks that the other is still there; the request ends once, with the second."""
    h = buat_susulan(kantor=1)
    p = h.kantor[0]
    dokumen = [d.pk for d in p.dokumen.all()]
    tindakan.siapkan(dict.fromkeys(dokumen, "REG"), oleh=None)
    hasil = serempak(*(lambda n=n: serahkan(p, isi_serah(p, dokumen=[n]), oleh=h.operator) for n in dokumen))
    assert len(berhasil(hasil)) == 2
    assert Permohonan.objects.get().status == Perjalanan.objects.get().status == "selesai"


def kasus_dijawab_dua_kali():
    h = buat_susulan(kantor=0, ditahan=1)
    kasus = KasusData.objects.get()
    tindakan_kasus.ajukan(kasus, "T-1", oleh=h.operator)
    satu_menang(
        serempak(
            lambda: tindakan_kasus.bersihkan(kasus, "Tunggal", oleh=h.operator),
            lambda: tindakan_kasus.tolak(kasus, "Beda orang", oleh=h.operator),
        )
    )
    selesai = KasusData.objects.get().status == "ditolak"
    assert (Permohonan.objects.get().status == "selesai") == selesai


def satu_kode_survei_untuk_satu_warga():
    h = buat_susulan(kantor=0, di_tempat=1, tutup=False)
    permohonan, kunci = h.perjalanan.permohonan, str(h.di_tempat[0].pk)
    hasil = serempak(*(lambda: undang_warga(permohonan, kunci, oleh=h.operator) for _ in "1234"))
    assert len({u.pk for u in berhasil(hasil)}) == 1 == UndanganSkm.objects.count()


SKENARIO = [
    satu_dokumen_diserahkan_dua_loket,
    dua_dokumen_terakhir_selesai_bersamaan,
    kasus_dijawab_dua_kali,
    satu_kode_survei_untuk_satu_warga,
]
