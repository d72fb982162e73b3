import pytest

from tests.layanan.pabrik import sop_terdaftar


@pytest.fixture(autouse=True)
def sop_uji():
    """SOP_UJI and SOP_LOKET are declared in every test of the services."""
    with sop_terdaftar():
        yield
