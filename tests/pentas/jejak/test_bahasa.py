"""Rows of the trail in words."""

import pytest

from pentas.jejak.bahasa import perubahan


@pytest.mark.parametrize(
    ("sebelum", "sesudah", "kata"),
    [
        ({"level": 3}, {"level": 4, "peserta": "13.06"}, [("level", "3", "4"), ("peserta", "", "13.06")]),
        ({"level": None}, {"level": 0}, [("level", "–", "0")]),
        ({"level": 2}, {"level": None}, [("level", "2", "–")]),
        ({"status": "draf"}, {"status": "draf"}, [("status", "", "draf")]),
        (None, {"centang": ["1.a", "1.b"], "masukan": {}}, [("centang", "", "1.a, 1.b")]),
        (None, {"di_kertas": False}, [("di kertas", "", "tidak")]),
        (None, {"bobot": {"V01": "3"}}, [("bobot", "", '{"V01": "3"}')]),
        (None, ["13.01"], [("isi", "", "13.01")]),
        (
            {"tahap": "rekap", "status": "belum"},
            {"status": "berjalan"},
            [("tahap", "", "rekap"), ("status", "belum", "berjalan")],
        ),
        ({"peran": "penilai"}, None, [("peran", "penilai", "–")]),
        ({"rekap": [None, None]}, {"rekap": ["1 Mei", "2 Mei"]}, [("rekap", "–, –", "1 Mei, 2 Mei")]),
        (None, None, []),
    ],
)
def test_perubahan(sebelum, sesudah, kata):
    assert perubahan(sebelum, sesudah) == kata
