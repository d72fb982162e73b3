"""What the steps of a village's request ask and write; see ``layanan.sop.permohonan.daftar.Penangan``."""

from django import forms

from layanan.ketupat_pecel.perjalanan.alur import StatusPerjalanan as S
from layanan.ketupat_pecel.perjalanan.models import Perjalanan
from layanan.ketupat_pecel.perjalanan.tindakan import kunci_perjalanan, tutup_perjalanan
from layanan.ketupat_pecel.sop import KODE
from layanan.ketupat_pecel.warga.models import UsulanDesa
from layanan.sop.permohonan.alur import StatusPermohonan
from layanan.sop.pribadi.masukan import JagaTeksMixin
from pentas.galat import Basi
from pentas.tampilan.format import tanggal

BIDANG = (
    ("dafduk", "Bidang Pelayanan Pendaftaran Penduduk"),
    ("capil", "Bidang Pelayanan Pencatatan Sipil"),
)
DARI_PERJALANAN = "Ini dilakukan dari halaman perjalanan. Buka perjalanannya, lalu lanjutkan dari sana."
SUDAH_DI_LOKASI = "Tim sudah di lokasi. Bicarakan dengan ketua tim; layanan hari itu diselesaikan lebih dahulu."


def saat_permohonan_berakhir(permohonan, oleh) -> None:
    """Withdrawn or called off: so is its trip. Not while the team is there."""
    if permohonan.layanan != KODE or permohonan.status == StatusPermohonan.SELESAI:
        return
    perjalanan = Perjalanan.objects.filter(permohonan=permohonan).exclude(status=S.DIBATALKAN).first()
    if perjalanan is None:
        return
    if perjalanan.status in (S.DI_LOKASI, S.DITUTUP, S.SELESAI):
        raise Basi(SUDAH_DI_LOKASI)
    sebab = f"Permohonan {permohonan.get_status_display().lower()}."
    tutup_perjalanan(kunci_perjalanan(perjalanan), sebab, oleh=oleh)


class DisposisiForm(JagaTeksMixin, forms.Form):
    """To which division, with what word; both stand on the disposition sheet."""

    bidang = forms.ChoiceField(label="Diteruskan ke", choices=BIDANG, widget=forms.RadioSelect)
    arahan = forms.CharField(
        label="Arahan",
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Boleh kosong, misalnya: dahulukan sebelum musim hujan.",
    )


def formulir_disposisi(permohonan, data=None, files=None, oleh=None):
    return DisposisiForm(data, initial={"bidang": BIDANG[0][0]})


def sesudah_disposisi(permohonan, jalan, isian, oleh) -> dict:
    if jalan.kode != "disposisi":
        return {}
    bidang = dict(BIDANG)[isian.get("bidang") or BIDANG[0][0]]
    arahan = (isian.get("arahan") or "").strip()
    return {"instruksi": f"{bidang}: {arahan}" if arahan else bidang}


def sebelum_penugasan(permohonan, jalan, isian, oleh) -> None:
    """The team is sent from the trip's page; a plan is called off before the request goes back."""
    if jalan.kode == "tugaskan" and not isian.get("perjalanan"):
        raise Basi(DARI_PERJALANAN)
    if jalan.kode == "kembali_disposisi" and permohonan.perjalanan.exclude(status=S.DIBATALKAN).exists():
        raise Basi("Batalkan dahulu rencana perjalanannya, lalu kembalikan permohonan ini.")


def sebelum_kedatangan(permohonan, jalan, isian, oleh) -> None:
    """Whoever travels notes the arrival; another day, or none, is the planner's to say. Both on the trip's page."""
    if jalan.kode == "tiba" and not isian.get("perjalanan"):
        raise Basi(DARI_PERJALANAN)
    if jalan.kode != "tiba" and oleh is not None:
        raise Basi("Jadwal ulang dan pembatalan dilakukan kepala bidang dari halaman perjalanan.")


def catat_isian(permohonan, jalan, isian, oleh) -> dict:
    return {k: v for k, v in isian.items() if k in ("perjalanan", "surat")}


def kepala_lembar(permohonan) -> list[tuple[str, str]]:
    """On receipts and disposition sheets: the village's own letter."""
    usulan = UsulanDesa.objects.filter(permohonan=permohonan).first()
    if usulan is None:
        return []
    return [("Nomor surat", f"{usulan.nomor_surat}, {tanggal(usulan.tanggal_surat)}"), ("Tempat", usulan.tempat)]


def tanggal_kunjungan(permohonan):
    """Certain from the surat tugas on."""
    semua = permohonan.perjalanan.exclude(status__in=(S.DIBATALKAN, S.DIRENCANAKAN))
    return semua.values_list("tanggal", flat=True).first()
