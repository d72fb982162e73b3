"""The declaration says what the Bengkulu standard says."""

from layanan.pemanfaatan_data.sop import SOP
from layanan.sop.deklarasi.bentuk import Jam, Satuan
from layanan.sop.deklarasi.periksa import cacat
from pentas.akun.peran import Peran

# Source, item 2 "Prosedur": the beginning of each of its nine sentences, in its order.
SEMBILAN = [
    "Penerimaan berkas",
    "Berkas pengajuan diagendakan, di disposisi berjenjang",
    "Surat permohonan izin akses pemanfaatan data diproses dan diketik",
    "Paraf hirarki dan penandatanganan",
    "Penomoran (registrasi)",
    "Surat izin akses terbit dari Ditjen Dukcapil",
    "Penyiapan draft Perjanjian Kerjasama (PKS) dan juknis",
    "Penandatanganan PKS dan juknis",
    "Implementasi",
]


def test_sembilan_langkah_sumber():
    assert len(SOP.langkah) == 9
    for langkah, kalimat in zip(SOP.langkah, SEMBILAN, strict=True):
        assert langkah.naskah.startswith(kalimat), langkah.kode
    assert cacat(SOP) == []


def test_waktu_menurut_sumber():
    """1 to 2 months in all is the source's; the times of steps are proposals: 5 and 10 working days."""
    assert (SOP.total.paling_cepat, SOP.total.paling_lama, SOP.total.satuan) == (1, 2, Satuan.BULAN)
    assert not SOP.total.usulan
    hari = [langkah.baku.jumlah if langkah.baku else 0 for langkah in SOP.langkah]
    assert sum(hari[:5]) == 5 and sum(hari[6:8]) == 10
    assert all(langkah.baku.usulan for langkah in SOP.langkah if langkah.baku)
    assert SOP.langkah[5].jam == Jam.PUSAT and SOP.langkah[5].baku is None


def test_siapa_mengerjakan():
    langkah = dict(enumerate(SOP.langkah, 1))
    assert langkah[2].bertingkat and langkah[2].peran == (Peran.KEPALA_DINAS, Peran.KABID, Peran.KASI)
    assert langkah[4].bertingkat and langkah[4].peran == (Peran.KASI, Peran.KABID, Peran.KEPALA_DINAS)
    assert langkah[1].peran == langkah[5].peran == (Peran.SUBBAG_UMUM,)
    assert {j.ke for j in langkah[6].jalan} == {"konsep", "ditolak", "susun"}
    dikembalikan = [n for n, la in langkah.items() if any(j.ke == "perbaikan" for j in la.jalan)]
    assert dikembalikan == [1, 2, 3]
