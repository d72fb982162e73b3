"""Input of the instrument editor: one form per thing that is saved."""

from django import forms

from penilaian.instrumen.angka import baca_angka, simpan_angka, tampil_angka
from penilaian.instrumen.masukan import ANGKA
from penilaian.instrumen.models import BuktiDiminta, Indikator, Instrumen, Kriteria, Level, Variabel
from penilaian.instrumen.saran import label_parameter
from penilaian.instrumen.syarat import SyaratSalah, baca_syarat, sebagai_aturan, tulis_syarat

BUKTI = {
    "dokumen": "Dokumen",
    "foto": "Foto",
    "tangkapan_layar": "Tangkapan layar",
    "laporan": "Laporan",
    "rekap": "Rekap",
    "tautan": "Tautan",
    "sk": "SK",
    "surat": "Surat",
    "pks": "Perjanjian kerja sama",
    "sertifikat": "Sertifikat",
    "video": "Video",
    "formulir_penilai": "Formulir penilai",
}
METODE = {"dokumen": "Dokumen", "angka": "Angka", "observasi": "Pengamatan", "wawancara": "Wawancara"}
TIPE = {
    "bilangan_bulat": "Bilangan bulat",
    "desimal": "Angka dengan koma",
    "rupiah": "Rupiah",
    "boolean": "Ya atau tidak",
    "pilihan": "Pilihan",
}
ASAL = {
    "sumber": "Bunyi SK",
    "usulan_pembacaan": "Usulan pembacaan",
    "usulan_pelengkap": "Usulan pelengkap",
    "usulan_pembagian_level": "Usulan pembagian nilai",
}


def bobot_field(label, **kw):
    return forms.DecimalField(
        label=label,
        max_digits=7,
        decimal_places=4,
        min_value=0,
        localize=True,
        widget=forms.TextInput(attrs={"inputmode": "decimal"}),
        **kw,
    )


def tegak(baris=2, **attrs):
    return forms.Textarea(attrs={"rows": baris, **attrs})


class BarisField(forms.CharField):
    """A list, one item per line."""

    def __init__(self, **kw):
        super().__init__(widget=tegak(3), required=False, **kw)

    def prepare_value(self, value):
        return value if isinstance(value, str) or value is None else "\n".join(value)

    def clean(self, value):
        return [b for b in (" ".join(x.split()) for x in super().clean(value).splitlines()) if b]


class AngkaField(forms.CharField):
    """A number as Indonesians write it, kept as JSON keeps it."""

    def __init__(self, **kw):
        super().__init__(required=False, max_length=40, widget=forms.TextInput(attrs={"inputmode": "decimal"}), **kw)

    def prepare_value(self, value):
        return value if value is None or (isinstance(value, str) and not _polos(value)) else tampil_angka(value)

    def clean(self, value):
        teks = super().clean(value)
        if not teks:
            return None
        try:
            return simpan_angka(baca_angka(teks))
        except (ValueError, TypeError):
            raise forms.ValidationError("Tulis dalam angka, misalnya 1.250 atau 12,5.") from None


def _polos(teks: str) -> bool:
    return teks.removeprefix("-").replace(".", "", 1).isdigit()


class UbahInstrumenForm(forms.ModelForm):
    class Meta:
        model = Instrumen
        fields = ("judul", "tahun")


class UbahParameterForm(forms.Form):
    """What the texts mention, what is defined, and one more."""

    nama_baru = forms.RegexField(
        r"^[a-z_]{1,40}$",
        label="Nama parameter baru",
        required=False,
        help_text="Huruf kecil dan garis bawah, misalnya batas_data. Dalam teks ditulis {batas_data}.",
        error_messages={"invalid": "Hanya huruf kecil dan garis bawah, misalnya batas_data."},
    )
    isi_baru = forms.CharField(label="Isinya", max_length=200, required=False)

    def __init__(self, *args, nama, parameter, **kw):
        super().__init__(*args, **kw)
        self.nama = tuple(nama)
        baru = {k: self.fields.pop(k) for k in ("nama_baru", "isi_baru")}
        for satu in self.nama:
            self.fields[f"p_{satu}"] = forms.CharField(
                label=label_parameter(satu),
                initial=parameter.get(satu, ""),
                max_length=200,
                required=False,
                help_text=f"{{{satu}}}",
            )
        self.fields |= baru

    def clean(self):
        isi = super().clean()
        if isi.get("isi_baru") and not isi.get("nama_baru") and "nama_baru" not in self.errors:
            self.add_error("nama_baru", "Isi nama parameternya.")
        return isi

    def parameter(self) -> dict[str, str]:
        hasil = {nama: self.cleaned_data[f"p_{nama}"] for nama in self.nama}
        if self.cleaned_data.get("nama_baru"):
            hasil[self.cleaned_data["nama_baru"]] = self.cleaned_data["isi_baru"]
        return hasil


class UbahVariabelForm(forms.ModelForm):
    bobot = bobot_field("Bobot (dari 100)")

    class Meta:
        model = Variabel
        fields = ("nama", "bobot")


class IndikatorBaruForm(forms.ModelForm):
    class Meta:
        model = Indikator
        fields = ("kode", "judul", "mode")
        labels = {"mode": "Cara menilai"}
        help_texts = {"kode": "Seperti dalam SK, misalnya 9 atau 22a."}


class UbahIndikatorForm(forms.ModelForm):
    variabel = forms.ChoiceField()
    bobot = bobot_field("Bobot dalam variabel")
    nilai_maks = forms.IntegerField(label="Nilai maksimum", min_value=1, max_value=5)
    metode = forms.MultipleChoiceField(
        label="Dibuktikan dengan", choices=METODE.items(), widget=forms.CheckboxSelectMultiple, required=False
    )
    kroscek = forms.ChoiceField(
        label="Pemeriksaan di lapangan", choices=(("wajib", "Wajib"), ("disarankan", "Disarankan"))
    )
    pedoman_wawancara = BarisField(label="Pokok wawancara", help_text="Satu pokok per baris.")
    batas = BarisField(label="Cara membaca batas", help_text="Satu catatan per baris, ditampilkan kepada pengisi.")

    class Meta:
        model = Indikator
        fields = (
            "kode",
            "variabel",
            "judul",
            "pertanyaan",
            "mode",
            "bobot",
            "nilai_maks",
            "dinilai_desk",
            "kroscek",
            "metode",
            "konteks_waktu",
            "narasumber",
            "pedoman_wawancara",
            "batas",
            "sumber_terpotong",
        )
        widgets = {"pertanyaan": tegak(3)}
        labels = {
            "mode": "Cara menilai",
            "dinilai_desk": "Dinilai pada tahap berkas",
            "konteks_waktu": "Kurun waktu data",
            "narasumber": "Narasumber wawancara",
            "sumber_terpotong": "Naskah sumber terpotong",
        }
        help_texts = {
            "kode": "Seperti dalam SK, misalnya 9 atau 22a.",
            "dinilai_desk": "Tanpa centang: hanya dinilai saat kunjungan, misalnya wawancara.",
        }

    def __init__(self, *args, **kw):
        super().__init__(*args, **kw)
        variabel = self.instance.instrumen.variabel.all()
        self.fields["variabel"].choices = [(v.kode, f"{v.nomor}. {v.nama}") for v in variabel]
        self.initial["variabel"] = self.instance.variabel.kode

    def _post_clean(self):
        """Nothing is written onto the instance: the action decides, on the row as it is now."""


class UbahLevelForm(forms.ModelForm):
    class Meta:
        model = Level
        fields = ("dijelaskan", "deskripsi", "usulan_deskripsi", "makna_sumber", "sumber_terpotong")
        widgets = {"deskripsi": tegak(4), "usulan_deskripsi": tegak(), "makna_sumber": tegak()}
        labels = {
            "dijelaskan": "Nilai ini diuraikan dalam SK",
            "deskripsi": "Bunyi SK",
            "usulan_deskripsi": "Usulan uraian",
            "makna_sumber": "Catatan pembacaan",
            "sumber_terpotong": "Naskah sumber terpotong",
        }


class TempelForm(forms.Form):
    teks = forms.CharField(
        label="Bunyi SK untuk semua nilai",
        max_length=20_000,
        widget=tegak(8),
        help_text="Awali tiap uraian dengan nilainya di baris baru, misalnya “3. Standar pelayanan dipajang.”",
    )


class UbahKriteriaForm(forms.ModelForm):
    mulai_level = forms.TypedChoiceField(label="Mulai nilai", coerce=int)
    asal = forms.ChoiceField()
    digantikan_oleh = forms.MultipleChoiceField(
        label="Juga terpenuhi oleh",
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text="Syarat lain yang, bila terpenuhi, menggantikan syarat ini.",
    )

    class Meta:
        model = Kriteria
        fields = ("teks", "mulai_level", "asal", "digantikan_oleh", "keterangan")
        widgets = {"teks": tegak(3), "keterangan": tegak()}
        labels = {"teks": "Bunyi syarat"}

    def __init__(self, *args, indikator, **kw):
        super().__init__(*args, **kw)
        self.fields["mulai_level"].choices = [(n, f"nilai {n}") for n in range(1, indikator.nilai_maks + 1)]
        asal = {**ASAL, self.instance.asal: ASAL.get(self.instance.asal, self.instance.asal)}
        self.fields["asal"].choices = asal.items()
        lain = [k for k in indikator.kriteria.all() if k.pk != self.instance.pk]
        self.fields["digantikan_oleh"].choices = [(k.kode, f"{k.tanda} {k.teks[:60]}") for k in lain]
        if not lain:
            del self.fields["digantikan_oleh"]
        self.fields["mulai_level"].error_messages["invalid_choice"] = (
            f"Syarat harus mulai pada nilai 1 sampai {indikator.nilai_maks}, sesuai nilai maksimum indikator ini."
        )

    def _post_clean(self):
        """See UbahIndikatorForm."""

    def isi(self) -> dict:
        return {"digantikan_oleh": [], **self.cleaned_data}


class UbahBuktiForm(forms.ModelForm):
    jenis = forms.ChoiceField()

    class Meta:
        model = BuktiDiminta
        fields = ("jenis", "nama", "wajib", "privasi")
        widgets = {"nama": tegak(), "privasi": tegak()}
        labels = {"nama": "Nama bukti", "wajib": "Wajib ada", "privasi": "Perlindungan data pribadi"}

    def __init__(self, *args, **kw):
        super().__init__(*args, **kw)
        self.fields["jenis"].choices = {
            **BUKTI,
            **({self.instance.jenis: self.instance.jenis} if self.instance.jenis not in ("", *BUKTI) else {}),
        }.items()

    def _post_clean(self):
        """See UbahIndikatorForm."""


class UbahIsianForm(forms.Form):
    """One input. How its value comes about decides which of the lower fields count."""

    DIISI, RUMUS, SYARAT, KRITERIA = "diisi", "rumus", "syarat", "kriteria"
    CARA = (
        (DIISI, "Diisi dinas"),
        (RUMUS, "Dihitung dengan rumus"),
        (SYARAT, "Ya bila suatu syarat angka berlaku"),
        (KRITERIA, "Ya bila syarat-syarat tercentang"),
    )
    label = forms.CharField(max_length=200)
    nama = forms.RegexField(
        r"^[a-z_][a-z0-9_]{0,39}$",
        label="Nama pendek",
        required=False,
        help_text="Dipakai dalam rumus dan aturan, misalnya pengaduan_masuk. Kosongkan agar dibuat dari label.",
        error_messages={"invalid": "Hanya huruf kecil, angka, dan garis bawah, misalnya pengaduan_masuk."},
    )
    tipe = forms.ChoiceField(label="Jenis", choices=TIPE.items())
    cara = forms.ChoiceField(label="Asal nilainya", choices=CARA, initial=DIISI)
    satuan = forms.CharField(max_length=30, required=False, help_text="Misalnya %, orang, hari kerja.")
    min = AngkaField(label="Paling sedikit")
    maks = AngkaField(label="Paling banyak")
    maks_field = forms.ChoiceField(label="Tidak melebihi isian", required=False)
    pilihan = BarisField(label="Pilihan", help_text="Satu pilihan per baris, dari yang terendah.")
    ordinal = forms.BooleanField(label="Pilihan berurut", required=False)
    opsional = forms.BooleanField(label="Boleh kosong", required=False)
    konteks = forms.ChoiceField(
        label="Diambil dari data peserta",
        required=False,
        choices=(("", "Tidak"), ("jumlah_penduduk", "Jumlah penduduk")),
    )
    rumus = forms.CharField(
        max_length=300, required=False, help_text="Nama isian, angka, + - * / ( ). Misalnya puas / responden * 100."
    )
    bila_penyebut_nol = forms.ChoiceField(
        label="Bila pembaginya nol",
        required=False,
        choices=(("", "Belum diatur"), ("penilai", "Penilai yang menetapkan"), ("kosong", "Dianggap belum ada angka")),
    )
    syarat = forms.CharField(
        label="Syarat angka", max_length=2000, required=False, widget=tegak(), help_text="Misalnya apbd > dak."
    )
    untuk_kriteria = forms.ChoiceField(label="Mencentang sendiri syarat", required=False)
    turunan_kriteria = forms.MultipleChoiceField(
        label="Syarat yang harus tercentang", widget=forms.CheckboxSelectMultiple, required=False
    )

    def __init__(self, *args, indikator, lama=None, **kw):
        self.lama, self.indikator = lama or {}, indikator
        super().__init__(*args, initial=_awal_isian(self.lama), **kw)
        if lama:
            del self.fields["nama"]
        lain = [m for m in indikator.masukan if m["nama"] != self.lama.get("nama")]
        angka = [(m["nama"], m["label"]) for m in lain if m["tipe"] in ANGKA]
        self.fields["maks_field"].choices = [("", "Tidak dibatasi"), *angka]
        kriteria = [(k.kode, f"{k.tanda} {k.teks[:60]}") for k in indikator.kriteria.all()]
        self.fields["untuk_kriteria"].choices = [("", "Tidak ada"), *kriteria]
        self.fields["turunan_kriteria"].choices = kriteria
        if not kriteria:
            del self.fields["turunan_kriteria"], self.fields["untuk_kriteria"]

    def clean(self):
        isi = super().clean()
        perlu = {self.RUMUS: "rumus", self.SYARAT: "syarat", self.KRITERIA: "turunan_kriteria"}.get(isi.get("cara"))
        if perlu and not isi.get(perlu) and perlu not in self.errors:
            sebutan = self.fields[perlu].label if perlu in self.fields else "syarat indikator"
            self.add_error(perlu if perlu in self.fields else None, f"Isi dahulu {sebutan or 'rumus'}.")
        if isi.get("cara") == self.SYARAT and isi.get("syarat"):
            lain = [m for m in self.indikator.masukan if m["nama"] != self.lama.get("nama")]
            try:
                self.syarat = baca_syarat(isi["syarat"], lain)
            except SyaratSalah as salah:
                self.add_error("syarat", str(salah))
        return isi

    def isi(self) -> dict:
        """The mapping that is stored. What this form does not know of (a list of parts) is kept."""
        d = self.cleaned_data
        hasil = {k: v for k, v in self.lama.items() if k not in _DIKENAL}
        hasil |= {"label": d["label"].strip(), "tipe": d["tipe"]}
        if d.get("nama"):
            hasil["nama"] = d["nama"]
        angka, diisi = d["tipe"] in ANGKA, d["cara"] == self.DIISI
        for kunci in ("satuan", "konteks"):
            if d[kunci] and (kunci == "satuan" or diisi):
                hasil[kunci] = d[kunci]
        if angka:
            hasil |= {k: d[k] for k in ("min", "maks") if d[k] is not None}
            hasil |= {"maks_field": d["maks_field"]} if d["maks_field"] else {}
        if d["tipe"] == "pilihan":
            hasil |= {"pilihan": d["pilihan"], **({"ordinal": True} if d["ordinal"] else {})}
        if d["opsional"]:
            hasil["opsional"] = True
        return {**hasil, **self._turunan(d)}

    def _turunan(self, d) -> dict:
        untuk = {"untuk_kriteria": d["untuk_kriteria"]} if d.get("untuk_kriteria") else {}
        if d["cara"] == self.RUMUS:
            nol = {"": {}, "penilai": {"bila_penyebut_nol": "penilai"}, "kosong": {"bila_penyebut_nol": None}}
            return {"rumus": " ".join(d["rumus"].split()), **nol[d["bila_penyebut_nol"]]}
        if d["cara"] == self.SYARAT:
            return {**untuk, "tipe": "boolean", "syarat": self.syarat}
        if d["cara"] == self.KRITERIA:
            return {"tipe": "boolean", "turunan_kriteria": d["turunan_kriteria"]}
        return {}


_DIKENAL = {
    *UbahIsianForm.base_fields,
    "nama",
}


def _awal_isian(m) -> dict:
    awal = {k: v for k, v in m.items() if k != "syarat"}
    awal["cara"] = next(
        (c for c, k in (("rumus", "rumus"), ("syarat", "syarat"), ("kriteria", "turunan_kriteria")) if m.get(k)),
        "diisi",
    )
    if m.get("syarat"):
        awal["syarat"] = tulis_syarat(m["syarat"])
    if "bila_penyebut_nol" in m:
        awal["bila_penyebut_nol"] = m["bila_penyebut_nol"] or "kosong"
    return awal


class UbahAturanForm(forms.Form):
    nilai = forms.TypedChoiceField(label="Memberi nilai", coerce=int)
    syarat = forms.CharField(
        label="Bila",
        max_length=2000,
        widget=tegak(3),
        help_text="Misalnya: capaian >= 90 dan capaian <= 98. Hubungkan dengan dan, atau, serta tanda kurung.",
    )
    usulan = forms.BooleanField(label="Usulan pembacaan, bukan bunyi SK", required=False)
    keterangan = forms.CharField(max_length=500, required=False, widget=tegak())

    def __init__(self, *args, indikator, lama=None, **kw):
        self.indikator, self.lama = indikator, lama or {}
        awal = (
            {"syarat": tulis_syarat(lama), **{k: lama.get(k) for k in ("nilai", "usulan", "keterangan")}}
            if lama
            else {}
        )
        super().__init__(*args, initial=awal, **kw)
        self.fields["nilai"].choices = [(n, f"nilai {n}") for n in range(indikator.nilai_maks, -1, -1)]

    def clean_syarat(self):
        try:
            self.syarat = sebagai_aturan(baca_syarat(self.cleaned_data["syarat"], self.indikator.masukan))
        except SyaratSalah as salah:
            raise forms.ValidationError(str(salah)) from None
        return self.cleaned_data["syarat"]

    def isi(self) -> dict:
        d = self.cleaned_data
        sisa = {k: v for k, v in self.lama.items() if k not in ("nilai", "semua", "salah_satu", "usulan", "keterangan")}
        ket = {"keterangan": d["keterangan"].strip()} if d["keterangan"].strip() else {}
        return {**sisa, "nilai": d["nilai"], **self.syarat, "usulan": d["usulan"], **ket}
