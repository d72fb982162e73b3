"""Is this a signature?"""

import pytest

from paparan.lembar.hitung import GORESAN_MAKS, TITIK_MAKS, rapikan_goresan
from tests.paparan.bantu import GORESAN

GARIS = GORESAN[0]


def test_goresan_sungguhan_dirapikan():
    hasil = rapikan_goresan([[[x + 0.123, y, t] for x, y, t in GARIS], []])
    assert len(hasil) == 1
    assert hasil[0][0] == [10.1, 40, 0]


@pytest.mark.parametrize(
    "mentah",
    [
        None,
        {},
        "x",
        [1],
        [[1, 2]],
        [[[1, 2]]],
        [[[1, 2, "3"]]],
        [[[1, 2, True]]],
        [[[1, 2, -5]]],
        [[[float("nan"), 2, 3]]],
        [[[float("inf"), 2, 3]]],
        [[[10**400, 2, 3]]],
        [[[9000, 2, 3]]],
    ],
)
def test_goresan_rusak(mentah):
    with pytest.raises(ValueError, match="tidak terbaca"):
        rapikan_goresan(mentah)


@pytest.mark.parametrize(
    "mentah",
    [
        [],
        [[]],
        [[[5, 5, 0]]],
        [[[5, 5, n] for n in range(200)]],  # a dot held down
        [[[5 + n, 5, n] for n in range(20)]],  # a hair line
        [[[5 + n % 2 * 10, 5 + n % 3, n] for n in range(100)]],  # a scribble on one spot
    ],
)
def test_goresan_bukan_tanda_tangan(mentah):
    with pytest.raises(ValueError, match="belum lengkap"):
        rapikan_goresan(mentah)


@pytest.mark.parametrize(
    "mentah", [[GARIS] * (GORESAN_MAKS + 1), [[[n % 300, n % 90, n] for n in range(TITIK_MAKS + 1)]]]
)
def test_goresan_terlalu_banyak(mentah):
    with pytest.raises(ValueError, match="terlalu banyak"):
        rapikan_goresan(mentah)
