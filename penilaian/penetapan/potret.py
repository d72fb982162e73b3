"""The snapshot: every number a decision rests on, as JSON; what is proposed before the decision in the same form."""

from penilaian.nilai.hitung import pecahan
from penilaian.nilai.models import Lapis
from penilaian.penetapan.hitung import TIDAK_ADA, Putusan
from penilaian.penetapan.peringkat import Peringkat, baris_isi
from pentas.sidik import sidik


def potret(peringkat: Peringkat, putusan: Putusan) -> dict:
    """Values, weights and outcome; the act adds its number, date and reason before it signs them."""
    papan, periode = peringkat.papan, peringkat.periode
    seri = set(putusan.seri_di_garis)
    return {
        "periode": periode.kode,
        "tahun": periode.tahun,
        "instrumen": {"kode": periode.instrumen.kode, "sidik": periode.instrumen.sidik},
        "jumlah_besar": periode.jumlah_besar,
        "kuota": peringkat.kuota,
        "nama_daftar": peringkat.nama_daftar,
        "cara_seri": str(putusan.cara),
        # The order of those who tie at the line, as decided: what ranks them from now on.
        "keputusan": [b.kode for b in putusan.baris if b.kode in seri],
        "urutan_bobot": list(peringkat.urutan_variabel),
        "variabel": [
            {"kode": v.kode, "nomor": v.nomor, "nama": v.nama, "bobot": pecahan(v_hitung.bobot)}
            for v, v_hitung in zip(papan.variabel, papan.rumus, strict=True)
        ],
        "indikator": [
            {"kode": i.kode, "variabel": v.kode, "bobot": pecahan(i.bobot), "maks": i.maks}
            for v in papan.rumus
            for i in v.indikator
        ],
        "baris": [_baris(peringkat, b) for b in putusan.baris],
        "masuk": list(putusan.masuk),
    }


def _baris(peringkat: Peringkat, b) -> dict:
    papan, peserta = peringkat.papan, peringkat.peserta[b.kode]
    return baris_isi(b, peserta.kabupaten_kota.nama) | {
        "kategori": b.kategori,
        "nilai_indikator": papan.level_peserta(Lapis.LAPANGAN, peserta),
        "tidak_berlaku": [i.kode for i in papan.indikator if not papan.berlaku(peserta, i)],
    }


def pratinjau(peringkat: Peringkat) -> dict:
    """The live ranking in the form of a snapshot: equals at the line are named, nobody has decided."""
    usulan = peringkat.usulan
    return potret(peringkat, Putusan(TIDAK_ADA, tuple(peringkat.baris), usulan.masuk, usulan.seri_di_garis))


def sidik_nilai(peringkat: Peringkat) -> str:
    """Fingerprint of the values of every office, per variable: equal totals may hide a change that decides a tie."""
    return sidik(
        sorted((b.kode, b.lengkap, [[k, pecahan(n)] for k, n in b.nilai_variabel.items()]) for b in peringkat.baris)
    )


def sidik_peringkat(peringkat: Peringkat) -> str:
    """Fingerprint of what who decides has before him: the values, and the decision in force if there is one."""
    return sidik([sidik_nilai(peringkat), peringkat.penetapan.pk if peringkat.penetapan else None])
