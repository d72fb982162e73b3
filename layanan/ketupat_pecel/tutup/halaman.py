"""What the page of the day's end carries along, beyond what the day itself does."""

from django.urls import reverse

from layanan.ketupat_pecel.dokumen.models import DokumenDesa
from layanan.ketupat_pecel.hari.halaman import susun_data
from layanan.ketupat_pecel.tutup.data import HitungTablet, hitung_hari
from layanan.ketupat_pecel.tutup.models import Penjelasan, TutupHari

KOLOM = ("di_tempat", "ke_kantor", "ditahan", "ditolak")


def data_tutup(request, perjalanan) -> dict:
    """JSON for static/js/desa-tutup.js."""
    hari = hitung_hari(perjalanan)
    data = susun_data(request, perjalanan)
    data["url"] |= {
        "data": reverse("ketupat:tutup-data", args=[perjalanan.pk]),
        "hilang": reverse("ketupat:tutup-hilang", args=[perjalanan.pk]),
    }
    return data | {
        "hitung": [_tablet(t) for t in hari.tablet],
        "penjelasan": [_penjelasan(p) for p in hari.penjelasan],
        "sebab": Penjelasan.Sebab.choices,
        "nol": hari.nol,
    }


def _tablet(t: HitungTablet) -> dict:
    return t.polos() | {
        "huruf": t.tablet.huruf,
        "nomor": t.tablet.tablet.nomor,
        "antrean": t.tablet.antrean_terakhir,
        "celah": t.celah,
        "lapor": bool(t.tablet.dilaporkan_pada),
        "hilang": bool(t.tablet.hilang_pada),
    }


def _penjelasan(p: Penjelasan) -> dict:
    nomor = f"{p.tablet.huruf}-{p.antrean:02d}"
    return {"nomor": nomor, "sebab": p.sebab, "kata": p.get_sebab_display(), "keterangan": p.keterangan}


def ringkasan_tutup(perjalanan, tutup: TutupHari) -> dict:
    """Of a closed day: the figures as they were kept, whatever happened to the documents since."""
    angka = tutup.angka
    dokumen = angka["total"]["dokumen"]
    baris = [
        {"nama": d.nama, "diminta": sum(dokumen[d.kode].values()), **dokumen[d.kode]}
        for d in DokumenDesa.objects.filter(dinas=perjalanan.dinas_id)
        if d.kode in dokumen
    ]
    sebab = dict(Penjelasan.Sebab.choices)
    return {
        "tutup": tutup,
        "angka": angka,
        "total": angka["total"],
        "baris": baris,
        "jumlah": {k: sum(b[k] for b in baris) for k in ("diminta", *KOLOM)},
        "penjelasan": [p | {"kata": sebab.get(p["sebab"], p["sebab"])} for p in angka["penjelasan"]],
        "tablet_hilang": [t["huruf"] for t in angka["tablet"] if t["hilang"]],
    }
