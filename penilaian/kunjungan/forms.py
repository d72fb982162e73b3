"""POSTs of the visit: validate, never write. Values are read by ``rekap.forms`` and ``rekap.isian``."""

from django import forms

from penilaian.periode.models import AnggotaTim, Benturan, Peserta
from pentas.akun.models import Pengguna
from pentas.formulir import PilihanBanyakField


class JadwalForm(forms.Form):
    """Date, place and team. Jurors with a conflict of interest are not offered."""

    tanggal = forms.DateField(
        label="Tanggal kunjungan", widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    tempat = forms.CharField(
        label="Tempat", max_length=200, required=False, help_text="Misalnya kantor dinas, atau alamat yang dituju."
    )
    tim = PilihanBanyakField(
        queryset=None,
        label="Tim penilai",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Pilih paling sedikit satu anggota tim."},
    )

    def __init__(self, *args, peserta: Peserta, **kwargs):
        super().__init__(*args, **kwargs)
        self.berbenturan = [b.pengguna for b in Benturan.objects.filter(peserta=peserta).select_related("pengguna")]
        anggota = AnggotaTim.objects.filter(periode=peserta.periode)
        medan = self.fields["tim"]
        medan.queryset = (
            Pengguna.objects.filter(pk__in=anggota.values("pengguna_id"))
            .exclude(pk__in=[p.pk for p in self.berbenturan])
            .order_by("nama", "username")
        )
        medan.label_from_instance = sebut_anggota


def sebut_anggota(pengguna) -> str:
    return f"{pengguna}, {pengguna.institusi}" if pengguna.institusi else str(pengguna)


class TutupForm(forms.Form):
    """Empty ones are refused by the action, with its sentence."""

    kesimpulan = forms.CharField(
        label="Kesimpulan kunjungan", max_length=4000, widget=forms.Textarea(attrs={"rows": 4})
    )
    pihak_dinas = forms.CharField(
        label="Diterima oleh (jabatan)", max_length=150, help_text="Misalnya Kepala Dinas atau Sekretaris Dinas."
    )
    nomor = forms.CharField(
        label="Nomor berita acara", max_length=100, required=False, help_text="Boleh kosong; dicetak sebagai garis."
    )


class BukaLagiForm(forms.Form):
    alasan = forms.CharField(label="Alasan membuka lagi", max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))
