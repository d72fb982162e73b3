"""Contexts of the pages on which an OPD asks."""

from layanan.pemanfaatan_data.permintaan.models import DrafPermintaan, PermintaanData
from layanan.pemanfaatan_data.sop import KODE, SOP
from layanan.sop.dinas.izin import unit_saya
from layanan.sop.dinas.models import LayananDinas, Unit

# The form in its parts: heading, a line, fields.
BAGIAN = (
    ("Tujuan", "", ("judul", "tujuan", "dasar_hukum")),
    ("Data dan cara akses", "", ("elemen", "metode", "jumlah_pengguna")),
    ("Data balikan dan perjanjian", "", ("data_balikan", "balikan_tiap_bulan", "jangka_bulan")),
    ("Jaringan dan biayanya", "Biaya jaringan ditanggung OPD.", ("kuota_vpn", "biaya_vpn")),
    ("Narahubung teknis", "", ("narahubung_jabatan", "narahubung_surel")),
    ("Pernyataan", "", ("pernyataan_rahasia", "pernyataan_jaringan")),
)


def bagian_form(form) -> list[dict]:
    return [
        {"judul": judul, "ket": ket, "medan": [form[nama] for nama in medan], "nomor": n}
        for n, (judul, ket, medan) in enumerate(BAGIAN, 1)
    ]


def unit_pemohon(pengguna):
    """Units for which this account may ask, at offices that offer the service."""
    buka = LayananDinas.objects.filter(layanan=KODE, aktif=True).values("dinas")
    return unit_saya(pengguna, SOP.jenis_unit).filter(dinas__in=buka)


def halaman_mulai(pengguna) -> list[tuple[Unit, DrafPermintaan | None]]:
    unit = list(unit_pemohon(pengguna))
    draf = {d.unit_id: d for d in DrafPermintaan.objects.filter(unit__in=unit, permohonan=None)}
    return [(u, draf.get(u.pk)) for u in unit]


def ringkas_permintaan(minta: PermintaanData) -> list[tuple[str, str]]:
    """The pairs of the request page, "Yang diminta"."""
    kuota = f"{minta.kuota_vpn} Mbps" if minta.kuota_vpn else "tanpa VPN"
    return [
        ("Cara akses", minta.get_metode_display()),
        ("Elemen data", ", ".join(e.nama for e in minta.elemen.all())),
        ("Kuota VPN, biaya OPD", kuota),
        ("Jangka PKS", tulis_jangka(minta.jangka_bulan)),
        ("Data balikan", f"tiap {minta.balikan_tiap_bulan} bulan"),
        ("Narahubung", minta.narahubung_jabatan),
    ]


def tulis_jangka(bulan: int) -> str:
    return f"{bulan // 12} tahun" if bulan % 12 == 0 else f"{bulan} bulan"
