"""Input of the day's end that only a server can take: closing it, declaring a tablet lost."""

from django import forms

from layanan.sop.pribadi.masukan import JagaTeksMixin

SAKSI = ("Kepala desa", "Sekretaris desa", "Kepala dusun", "Ketua RT", "Perangkat desa lain")


class TutupForm(JagaTeksMixin, forms.Form):
    saksi = forms.ChoiceField(
        label="Disaksikan perangkat desa",
        choices=[("", "Pilih…"), *((s, s) for s in SAKSI)],
        error_messages={"required": "Pilih perangkat desa yang menyaksikan hitungan ini."},
    )


class HilangForm(JagaTeksMixin, forms.Form):
    huruf = forms.RegexField(
        r"^[A-Z]{1,2}$", error_messages={"required": "Pilih tabletnya.", "invalid": "Pilih tabletnya."}
    )
    terakhir = forms.IntegerField(
        label="Nomor antrean terakhir yang dipegang warga",
        min_value=0,
        max_value=9999,
        error_messages={"required": "Tulis nomor terakhirnya; 0 bila tablet ini tidak memberi nomor."},
    )
    alasan = forms.CharField(
        label="Apa yang terjadi",
        max_length=200,
        error_messages={"required": "Tulis apa yang terjadi dengan tablet ini."},
    )
