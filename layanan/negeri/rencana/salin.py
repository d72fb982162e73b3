"""Copying what a plan holds into another: in a fixed number of queries but for the activities themselves."""

from layanan.negeri.rencana.models import AnggaranKegiatan, Kegiatan, RencanaAksi, SumberDana, TargetRencana
from layanan.sop.kalender.hitung import tambah_bulan
from layanan.sop.skm.rentang import susun_rentang


def salin_isi(dari: RencanaAksi, ke: RencanaAksi) -> None:
    _target(dari, ke)
    sumber = _sumber(dari, ke)
    geser = _jarak_bulan(dari, ke)
    for lama in dari.kegiatan.prefetch_related("mitra", "anggaran").order_by("pk"):
        baru = Kegiatan.objects.create(
            rencana=ke,
            tahap=lama.tahap,
            nama=lama.nama,
            mulai=tambah_bulan(lama.mulai, geser),
            akhir=tambah_bulan(lama.akhir, geser),
            penanggung_jawab=lama.penanggung_jawab,
        )
        baru.mitra.set(m for m in lama.mitra.all() if m.aktif)
        AnggaranKegiatan.objects.bulk_create(
            AnggaranKegiatan(kegiatan=baru, sumber=sumber[a.sumber_id], nominal=a.nominal) for a in lama.anggaran.all()
        )


def _jarak_bulan(dari: RencanaAksi, ke: RencanaAksi) -> int:
    lama, baru = (susun_rentang(r.tahun, r.bagian, dari.dinas.zona).mulai for r in (dari, ke))
    return (baru.year - lama.year) * 12 + baru.month - lama.month


def _target(dari: RencanaAksi, ke: RencanaAksi) -> None:
    """Where the last measurement already is the target, the old beginning stays: a target must move."""
    semua = []
    for lama in dari.target.all():
        awal = lama.nilai_awal if lama.nilai_kini in (None, lama.nilai_target) else lama.nilai_kini
        semua.append(
            TargetRencana(
                rencana=ke,
                indikator=lama.indikator,
                satuan=lama.satuan,
                nilai_awal=awal,
                nilai_target=lama.nilai_target,
            )
        )
    TargetRencana.objects.bulk_create(semua)


def _sumber(dari: RencanaAksi, ke: RencanaAksi) -> dict[int, SumberDana]:
    """{old key: new row}."""
    lama = list(dari.sumber.all())
    baru = [
        SumberDana(rencana=ke, jenis=s.jenis, unit_id=s.unit_id, keterangan=s.keterangan, nominal=s.nominal)
        for s in lama
    ]
    SumberDana.objects.bulk_create(baru)
    return {s.pk: b for s, b in zip(lama, baru, strict=True)}
