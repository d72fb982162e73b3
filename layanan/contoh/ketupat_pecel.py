"""Services in villages, for show: a day as planned, one without network, one with faulty data, one called off, and one
of today that a visitor can serve himself. Days are counted from today, so the demo never grows old."""

import datetime as dt

from django.utils import timezone

from layanan.contoh.dasar_desa import DESA, KantorDesa
from layanan.contoh.hari_desa import HariDesa, hari_kerja
from layanan.ketupat_pecel.hari.models import Pelayanan
from layanan.ketupat_pecel.perjalanan.models import Perjalanan
from layanan.ketupat_pecel.perjalanan.tindakan import batalkan, rencanakan
from layanan.ketupat_pecel.susulan import tindakan, tindakan_janji, tindakan_kasus
from layanan.ketupat_pecel.susulan.models import KasusData
from layanan.ketupat_pecel.susulan.tindakan_serah import serahkan
from layanan.sop.skm.models import UndanganSkm
from layanan.sop.skm.tindakan import isi_survei
from layanan.sop.skm.unsur import UNSUR
from pentas.jejak.tindakan import tindakan as tindakan_

GORESAN = [[[12, 40, 0], [38, 12, 80], [60, 44, 160], [96, 18, 260], [130, 40, 380]]]
BANJIR = "Sungai meluap, jalan ke desa tidak dapat dilalui."
ALASAN = {"anomali": "Data anomali: tanggal lahir berbeda di basis data", "ganda": "Data ganda: dua NIK aktif"}


@tindakan_
def buat_perjalanan(kantor: KantorDesa, *, oleh=None) -> bool:
    """Make them once; False where they are there."""
    if Perjalanan.objects.filter(dinas=kantor.dinas).exists():
        return False
    _lancar(HariDesa(kantor, DESA[0], 26))
    _anomali(HariDesa(kantor, DESA[2], 18))
    _luring(HariDesa(kantor, DESA[1], 6))
    _hari_ini(HariDesa(kantor, DESA[4], 0))
    _batal(HariDesa(kantor, DESA[3], 2))
    HariDesa(kantor, DESA[5], -12).ajukan(6, hari=-13)
    HariDesa(kantor, DESA[0], 0).draf(4)
    return True


def _di_tempat(h: HariDesa, baris: int) -> list[dict]:
    return [{"kode": k, "penyelesaian": "di_tempat", "nomor": f"DC-{baris:04d}"} for k in h.minat(baris)]


def _lancar(h: HariDesa) -> None:
    """Everything was finished while people waited; two came who were on no list, one of the list stayed away."""
    h.ajukan(15)
    h.sampai_tugas()
    h.berangkat()
    for ke in range(14):
        h.layani(ke, _di_tempat(h, ke + 1), baris=ke + 1)
    for ke, nama in ((14, "Tamu Contoh Satu"), (15, "Tamu Contoh Dua")):
        h.layani(ke, [{"kode": "ktp", "penyelesaian": "di_tempat", "nomor": f"DC-T{ke}"}], nama=nama)
    h.tutup()
    _nilai(h, 9)


def _luring(h: HariDesa) -> None:
    """The network failed after four residents; the others got receipts. At the office some are ready, some fetched,
    one is late."""
    h.ajukan(14)
    h.sampai_tugas()
    h.berangkat(135)
    semua = []
    for ke in range(13):
        if ke < 4:
            h.layani(ke, _di_tempat(h, ke + 1), baris=ke + 1)
            continue
        dokumen = [{"kode": k, "penyelesaian": "ke_kantor"} for k in h.minat(ke + 1)]
        janji = 4 if ke == 4 else 7 if ke < 9 else 9
        semua.append(h.layani(ke, dokumen, baris=ke + 1, janji=janji, luring=True))
    h.tutup()
    operator = h.akun["operator.dafduk"]
    pk = {p.pk: list(p.dokumen.values_list("pk", flat=True)) for p in semua}
    tindakan.proses([d for p in semua[:8] for d in pk[p.pk]], oleh=operator, pada=h.pada(1, 8, 20))
    siap = [d for p in semua[1:6] for d in pk[p.pk]]
    tindakan.siapkan({d: f"DC-K{d:05d}" for d in siap}, oleh=operator, pada=h.pada(3, 14))
    _serah(semua[1], h, {"hubungan": "sendiri"})
    isi = {"hubungan": "keluarga", "penerima": "Penerima Contoh", "bukti": "kertas", "nomor": semua[2].tanda_terima}
    _serah(semua[2], h, isi)
    _nilai(h, 3)


def _serah(p: Pelayanan, h: HariDesa, isi: dict) -> None:
    dokumen = list(p.dokumen.filter(kantor="siap_diambil").values_list("pk", flat=True))
    isi = {"dokumen": dokumen, "cara": "diantar", "goresan": GORESAN, **isi}
    serahkan(p, isi, oleh=h.akun["petugas.lapangan1"], pada=h.pada(4, 10))


def _anomali(h: HariDesa) -> None:
    """Four documents were held: one is cleared and handed over, one refused, one waits for the ministry, one was not
    yet reported."""
    h.ajukan(10)
    h.sampai_tugas()
    h.berangkat()
    for ke in range(10):
        dokumen = _di_tempat(h, ke + 1)
        if ke in (2, 5, 6, 8):
            alasan = ALASAN["ganda" if ke in (2, 6) else "anomali"]
            dokumen[0] |= {"penyelesaian": "ditahan", "alasan": alasan, "nomor": ""}
            h.layani(ke, dokumen, baris=ke + 1, janji=7)
        else:
            h.layani(ke, dokumen, baris=ke + 1)
    h.tutup()
    operator = h.akun["operator.dafduk"]
    milik = KasusData.objects.filter(dokumen__pelayanan__perjalanan=h.perjalanan).select_related("dokumen")
    bersih, tolak, tunggu, _ditahan = milik.order_by("dokumen__pelayanan__diterima_pada", "pk")
    for n, kasus in enumerate((bersih, tolak, tunggu), 1):
        tindakan_kasus.ajukan(kasus, f"TIKET-CONTOH-{n}", oleh=operator, pada=h.pada(1, 10, n))
    tindakan_kasus.tolak(
        tolak, "Pusat: perlu sidang penetapan, ajukan kembali sesudahnya.", oleh=operator, pada=h.pada(9, 11)
    )
    tindakan_kasus.bersihkan(bersih, "Pusat: NIK ganda dinonaktifkan.", oleh=operator, pada=h.pada(8, 9))
    p = Pelayanan.objects.get(dokumen=tunggu.dokumen_id)
    baru = hari_kerja(h.pada(0, 12).date() + dt.timedelta(days=28))
    tindakan_janji.ubah_janji([p.pk], baru, "Data masih diperiksa pusat.", oleh=operator, pada=h.pada(6, 9))
    tindakan_janji.tandai_dikabari([p.pk], oleh=operator, pada=h.pada(6, 9, 30))
    tindakan.siapkan({bersih.dokumen_id: "DC-A0001"}, oleh=operator, pada=h.pada(10, 9))
    p = Pelayanan.objects.get(dokumen=bersih.dokumen_id)
    serahkan(
        p,
        {"dokumen": [bersih.dokumen_id], "cara": "diambil", "hubungan": "sendiri", "goresan": GORESAN},
        oleh=operator,
        pada=h.pada(12, 10),
    )
    _nilai(h, 4)


def _batal(h: HariDesa) -> None:
    """The river rose. The kabid has begun to plan another day; bus and team are not chosen yet."""
    h.ajukan(8)
    h.sampai_tugas()
    kabid = h.akun["kabid.dafduk"]
    batalkan(h.perjalanan, BANJIR, oleh=kabid)
    baru = hari_kerja(timezone.localdate(timezone=h.kantor.dinas.zona) + dt.timedelta(days=10))
    rencanakan(h.permohonan, {"tanggal": baru}, oleh=kabid)


def _hari_ini(h: HariDesa) -> None:
    """The team may set out: open it as petugas.lapangan1."""
    h.ajukan(24)
    h.sampai_tugas()


def _nilai(h: HariDesa, jumlah: int) -> None:
    """So many of those served answered that evening."""
    undangan = UndanganSkm.objects.filter(permohonan=h.permohonan).exclude(rujukan="")
    for n, satu in enumerate(undangan[:jumlah]):
        nilai = {u.kode: 4 if (n + ke) % 3 else 3 for ke, u in enumerate(UNSUR)}
        saran = "Datang lebih sering ke desa kami." if n == 2 else ""
        isi_survei(satu, nilai, saran=saran, pada=h.pada(0, 17), oleh=None)
