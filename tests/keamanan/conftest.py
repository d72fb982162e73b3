import pytest
from django.conf import settings
from django.db import transaction

from pentas.dokumen import mesin_pdf
from tests.keamanan.dunia import buat_dunia


@pytest.fixture(scope="module")
def dunia_semodul(django_db_setup, django_db_blocker, tmp_path_factory):
    """One world a module, in a transaction around those of its tests: it takes longer to make than to look at."""
    folder, asli = tmp_path_factory.mktemp("dunia"), settings.MEDIA_ROOT
    with django_db_blocker.unblock(), transaction.atomic():
        settings.MEDIA_ROOT = folder
        d = buat_dunia()
        settings.MEDIA_ROOT = asli
        d.media = folder
        yield d
        transaction.set_rollback(True)


@pytest.fixture
def dunia(dunia_semodul, db, settings):
    settings.MEDIA_ROOT = dunia_semodul.media
    return dunia_semodul


@pytest.fixture(autouse=True, scope="session")
def sekali_gambar():
    """A document that reads the same for the next role is drawn once: drawing takes most of a second."""
    asli, jadi = mesin_pdf.buat_pdf, {}

    def buat(html, lampiran):
        kunci = (html, tuple(sorted(lampiran.items())))
        if kunci not in jadi:
            jadi[kunci] = asli(html, lampiran)
        return jadi[kunci]

    mesin_pdf.buat_pdf = buat
    yield
    mesin_pdf.buat_pdf = asli
