"""Input of the standard times: one row a step, one basis for what changes."""

from django import forms

from layanan.sop.deklarasi.bentuk import Jam, Langkah, Per, Satuan, WaktuBaku
from layanan.sop.pribadi.masukan import JagaTeksMixin

LABEL_PER = {Per.PERMOHONAN: "tiap permohonan", Per.PEMOHON: "tiap pemohon", Per.DOKUMEN: "tiap dokumen"}
KECIL = {"class": "form-select form-select-sm"}


class WaktuForm(JagaTeksMixin, forms.Form):
    dasar = forms.CharField(
        label="Dasar perubahan",
        max_length=200,
        required=False,
        help_text="Nomor dan tanggal keputusan kepala dinas. Tanpa dasar, waktunya tetap disebut usulan.",
    )

    def __init__(self, *args, langkah: list[tuple[Langkah, WaktuBaku | None]], **kwargs):
        super().__init__(*args, **kwargs)
        # The ministry's and the applicant's time is nobody's to set here.
        self._langkah = [(satu, baku) for satu, baku in langkah if satu.jam == Jam.DINAS]
        for satu, baku in self._langkah:
            self.fields[f"jumlah_{satu.kode}"] = forms.IntegerField(
                label=f"Waktu langkah {satu.nama}",
                min_value=1,
                max_value=999,
                required=baku is not None,
                initial=baku and baku.jumlah,
                widget=forms.NumberInput(attrs={"class": "form-control form-control-sm", "aria-label": satu.nama}),
            )
            self.fields[f"satuan_{satu.kode}"] = self._pilihan("Satuan", satu, Satuan, baku and baku.satuan, str)
            self.fields[f"per_{satu.kode}"] = self._pilihan("Dihitung", satu, Per, baku and baku.per, LABEL_PER.get)

    @staticmethod
    def _pilihan(label: str, langkah: Langkah, jenis, awal, sebutan) -> forms.ChoiceField:
        return forms.ChoiceField(
            label=f"{label}, {langkah.nama}",
            choices=[(str(p), sebutan(p)) for p in jenis],
            initial=str(awal or (Satuan.HARI_KERJA if jenis is Satuan else Per.PERMOHONAN)),
            widget=forms.Select(attrs={**KECIL, "aria-label": f"{label}, {langkah.nama}"}),
        )

    def kolom(self, kode: str) -> tuple:
        """The three fields of a step; none for one that is not the office's."""
        if f"jumlah_{kode}" not in self.fields:
            return ()
        return self[f"jumlah_{kode}"], self[f"satuan_{kode}"], self[f"per_{kode}"]

    @property
    def isian(self) -> dict[str, WaktuBaku]:
        """Once valid: the steps that have a time."""
        isi = self.cleaned_data
        return {
            satu.kode: WaktuBaku(
                isi[f"jumlah_{satu.kode}"], Satuan(isi[f"satuan_{satu.kode}"]), Per(isi[f"per_{satu.kode}"])
            )
            for satu, _ in self._langkah
            if isi[f"jumlah_{satu.kode}"]
        }
