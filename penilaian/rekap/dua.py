"""Two pairs of eyes, read: whose judgement of a round may be seen by whom.

Nobody sees the other's before he has given his own. It holds for everybody, not for verifiers alone: what an
admin or auditor reads, he can tell.
"""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from penilaian.berkas.alur import BERDUA, StatusButir
from penilaian.berkas.models import Butir
from penilaian.nilai.models import Lapis, Pertimbangan
from penilaian.periode.models import Periode, Peserta
from penilaian.rekap.models import Pandangan, Putaran
from pentas.galat import Basi


def berdua(periode: Periode) -> bool:
    """Does this period ask for two? Read afresh: inside an action the held stages keep it so."""
    jumlah = Periode.objects.values_list("jumlah_verifikator", flat=True).get(pk=periode.pk)
    return jumlah == Periode.JumlahVerifikator.DUA


def periksa_belum_dinilai(periode: Periode) -> None:
    """Hook of the settings: the first judgement of the desk fixes how many verifiers there are."""
    if Pertimbangan.objects.filter(peserta__periode=periode, lapis=Lapis.DESK).exists():
        raise Basi("Jumlah verifikator tidak dapat diubah lagi: nilai verifikasi pertama sudah diberikan.")


def putaran_kini(butir: Butir) -> Putaran | None:
    """The open round of an item, None where nobody has judged since it was sent, returned or settled."""
    return butir.putaran.last() if butir.status in BERDUA else None


@dataclass(frozen=True)
class Berdua:
    """What one reader may see of the round that an item stands in, or was settled by."""

    milik: Pandangan | None
    tampak: tuple[Pandangan, ...]  # both or, before that, none but one's own
    hasil: Pertimbangan | None

    @property
    def lengkap(self) -> bool:
        return len(self.tampak) == 2

    @property
    def dibahas(self) -> bool:
        """Settled by agreement, not by two equal judgements."""
        return self.hasil is not None and self.hasil.pk not in [p.pertimbangan_id for p in self.tampak]


def pembaca(request):
    """Whose eyes these are. An admin who looks as a verifier does not see what that one keeps to himself."""
    return None if request.lihat_sebagai else request.user


def lihat_putaran(butir: Butir, pengguna) -> Berdua:
    """For the verification page. Items that wait for a first judgement show nothing of earlier rounds."""
    putaran = None
    if butir.status in (*BERDUA, StatusButir.SAH):
        putaran = butir.putaran.select_related("hasil__penilai").last()
    if putaran is None or (butir.status == StatusButir.SAH and putaran.hasil is None):
        return Berdua(None, (), None)
    semua = list(putaran.pandangan.select_related("penilai", "pertimbangan"))
    milik = next((p for p in semua if p.penilai == pengguna), None)
    tampak = semua if len(semua) == 2 else [milik] if milik else []
    return Berdua(milik, tuple(tampak), putaran.hasil)


def batas_terbuka(peserta: Peserta, indikator) -> int:
    """The last desk judgement of this cell that everybody may see: 0 while no round had both.

    Judgements are numbered as they are made and rounds follow one another, so all before it are older.
    """
    akhir = (
        Pandangan.objects.filter(putaran__butir__berkas__peserta=peserta, putaran__butir__indikator=indikator, urutan=2)
        .values_list("pertimbangan_id", "putaran__hasil_id")
        .last()
    )
    return max((pk for pk in akhir or () if pk), default=0)


def bagi(menunggu: QuerySet, pengguna) -> QuerySet:
    """Of the items that wait, those on which this verifier can do something.

    Not where he was the first and waits for the other, nor where two others have to agree.
    """
    terakhir = Putaran.objects.filter(butir=OuterRef("pk")).order_by("-pk").values("pk")[:1]
    ikut = Exists(Pandangan.objects.filter(putaran=OuterRef("putaran_kini"), penilai=pengguna))
    return menunggu.annotate(putaran_kini=Subquery(terakhir)).exclude(
        Q(ikut, status=StatusButir.KEDUA) | Q(~ikut, status=StatusButir.SILANG)
    )
