"""Loading regions from data. Rows are added or renamed by their code, never removed."""

from collections.abc import Mapping

from django.core.exceptions import ValidationError

from pentas.galat import Ditolak
from pentas.jejak.tindakan import catat, tindakan
from pentas.wilayah.models import KabupatenKota, Provinsi, ZonaWaktu

ZONA = {label: nilai for nilai, label in ZonaWaktu.choices}


@tindakan
def muat_wilayah(isi: Mapping, *, oleh) -> int:
    """Bring provinces and offices to what ``isi`` says (form of fixtures/wilayah.json). Returns how many changed."""
    try:
        provinsi = [Provinsi(kode=p["kode"], nama=p["nama"], zona_waktu=ZONA[p["zona_waktu"]]) for p in isi["provinsi"]]
        daerah = [_kabupaten_kota(k) for k in isi["kabupaten_kota"]]
    except (KeyError, TypeError) as galat:
        raise Ditolak(f"Data wilayah belum lengkap: {galat}. Periksa susunan berkasnya.") from galat
    jumlah = _selaraskan(Provinsi, provinsi, ("nama", "zona_waktu"))
    jumlah += _selaraskan(KabupatenKota, daerah, ("provinsi_id", "jenis", "nama", "ibu_kota"))
    if jumlah:
        catat("wilayah.muat", ("wilayah", "semua"), oleh=oleh, sesudah={"jumlah": jumlah})
    return jumlah


def _kabupaten_kota(k) -> KabupatenKota:
    if k["jenis"] not in KabupatenKota.Jenis.values:
        raise KeyError("jenis")
    return KabupatenKota(
        kode=k["kode"], provinsi_id=k["provinsi"], jenis=k["jenis"], nama=k["nama"], ibu_kota=k.get("ibu_kota", "")
    )


def _selaraskan(model, baris, medan) -> int:
    ada = model.objects.in_bulk()
    ubah = [b for b in baris if b.pk not in ada or any(getattr(ada[b.pk], m) != getattr(b, m) for m in medan)]
    for b in ubah:
        _periksa(b)
    model.objects.bulk_create(ubah, update_conflicts=True, unique_fields=["kode"], update_fields=medan)
    return len(ubah)


def _periksa(baris) -> None:
    try:
        baris.full_clean(validate_unique=False, validate_constraints=False, exclude=["provinsi"])
    except ValidationError as galat:
        raise Ditolak(f"Wilayah {baris.pk}: {' '.join(galat.messages)}") from galat
