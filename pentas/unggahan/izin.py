"""Who may read a stored file: its uploader while he acts for its owner, and whom a room lets in."""

from django.core.exceptions import ValidationError

from pentas.galat import TidakAda
from pentas.unggahan.daftar import ada_izin
from pentas.unggahan.models import Unggahan


def boleh_baca(pengguna, unggahan: Unggahan) -> bool:
    return _unggahan_sendiri(pengguna, unggahan) or ada_izin(pengguna, unggahan)


def ambil_unggahan_untuk(pengguna, id) -> Unggahan:
    """The file, or 404: whether another office has such a file is nobody's to know."""
    try:
        unggahan = Unggahan.objects.filter(pk=id).first()
    except ValidationError:  # not a UUID
        unggahan = None
    if unggahan is None or not boleh_baca(pengguna, unggahan):
        raise TidakAda("Berkas ini tidak ada, atau bukan untuk akun Anda.")
    return unggahan


def _unggahan_sendiri(pengguna, unggahan: Unggahan) -> bool:
    """An operator who moved to another office does not keep the old one's files."""
    if unggahan.diunggah_oleh_id != pengguna.pk:
        return False
    return unggahan.wilayah_kode in pengguna.kode_kabupaten_kota() | pengguna.kode_provinsi()
