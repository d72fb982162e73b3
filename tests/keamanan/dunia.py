"""One period with something behind every address, and what an honest browser would send to each of them."""

import datetime as dt
import re
from types import SimpleNamespace

from paparan.lembar.models import Lembar
from paparan.sesi.models import Tampil
from paparan.sesi.tindakan import buat_sesi, buka_sesi
from penilaian.berkas.models import Berkas, Bukti, Butir
from penilaian.berkas.tindakan import siapkan_berkas
from penilaian.instrumen.models import Indikator
from penilaian.kunjungan.models import AnggotaKunjungan, FotoLapangan, Kunjungan
from penilaian.nilai.models import AtasNama
from penilaian.nilai.tindakan import SelNilai, tetapkan_banyak
from penilaian.penetapan.tindakan import tetapkan
from penilaian.periode.models import Benturan, Kategori, Sosialisasi, TidakBerlaku
from pentas.akun.peran import Peran
from pentas.dokumen.models import DokumenTerbit
from pentas.unggahan.periksa import siapkan
from pentas.unggahan.tindakan import terima
from tests.keamanan.dunia_layanan import kiriman_layanan, nilai_alamat, tambah_layanan
from tests.pabrik import buat_anggota_tim, buat_instrumen_kecil, buat_pengguna, buat_periode, setel_tahap
from tests.paparan.bantu import GORESAN, HARI
from tests.penilaian.berkas.bantu import gambar

KODE, DAERAH, TETANGGA = "UJI-AMAN", "13.01", "13.02"
TAHAP = {
    "berkas": "pengumpulan",
    "verifikasi": "rekap",
    "kunjungan": "kunjungan",
    "peringkat": "penetapan",
    "pemenang": "pemenang",
    "paparan": "paparan",
}


def buat_dunia() -> SimpleNamespace:
    """Three offices, a jury of two and its chair, dossiers, a visit, a decision, an open session."""
    d = _panggung()
    p, satu = d.periode, d.peserta[DAERAH]
    d.draf = buat_instrumen_kecil(kode="DRAF-2027", terbit=False)
    d.operator = buat_pengguna(peran=Peran.OPERATOR, kabupaten_kota=DAERAH)
    d.tetangga = buat_pengguna(peran=Peran.OPERATOR, kabupaten_kota=TETANGGA)
    siapkan_berkas(p, oleh=None)
    d.unggahan = terima(siapkan(gambar()), oleh=d.operator, wilayah_kode=DAERAH)
    indikator = list(Indikator.objects.filter(instrumen=p.instrumen))
    butir = Butir.objects.get(berkas__peserta=satu, indikator=indikator[0])
    d.bukti = Bukti.objects.create(butir=butir, unggahan=d.unggahan, dipasang_oleh=d.operator)
    d.kunjungan = Kunjungan.objects.create(peserta=satu, tanggal=dt.date(2026, 9, 1), status="berlangsung")
    for pengguna in d.penilai:
        AnggotaKunjungan.objects.create(kunjungan=d.kunjungan, pengguna=pengguna)
    d.foto = FotoLapangan.objects.create(
        kunjungan=d.kunjungan,
        indikator=indikator[0],
        unggahan=terima(siapkan(gambar(warna=(0, 9, 9))), oleh=d.penilai[0], wilayah_kode="13"),
        oleh=d.penilai[0],
    )
    d.kategori = Kategori.objects.create(periode=p, kode="kota", nama="Kota", kuota=1)
    d.benturan = Benturan.objects.create(
        periode=p, pengguna=d.penilai[1], peserta=d.peserta["13.03"], alasan="Keluarga", oleh=d.admin
    )
    d.luar = TidakBerlaku.objects.create(
        peserta=d.peserta["13.03"], indikator=indikator[1], alasan="Tidak ada", oleh=d.admin
    )
    d.sosialisasi = Sosialisasi.objects.create(
        periode=p, tanggal="2026-01-05", tempat="Aula", materi="Rubrik", jumlah_hadir=3, dicatat_oleh=d.admin
    )
    d.dokumen = DokumenTerbit.objects.create(kode="PD26-RK10-7F3A-91C2", jenis="uji", judul="Uji", sidik="0" * 64)
    d.pelaku = {
        "operator": d.operator,
        "tim_provinsi": d.provinsi,
        "penilai": d.penilai[0],
        "ketua_tim": d.ketua,
        "admin": d.admin,
        "auditor": d.auditor,
    }
    tambah_layanan(d)
    return d


def _panggung() -> SimpleNamespace:
    """From values to an open session, by the acts themselves."""
    p = buat_periode(kode=KODE, tahap_terbuka="penetapan", jumlah_peserta=3)
    akun = {peran: buat_pengguna(peran=peran) for peran in ("tim_provinsi", "ketua_tim", "admin", "auditor")}
    juri = [buat_anggota_tim(periode=p).pengguna for _ in range(2)]
    peserta = {x.kode: x for x in p.peserta.select_related("kabupaten_kota")}
    for x in peserta.values():
        x.periode = p
    indikator = list(Indikator.objects.filter(instrumen=p.instrumen))
    sel = [SelNilai(x, i, 3 + n % 2) for n, x in enumerate(peserta.values()) for i in indikator]
    tetapkan_banyak(sel, "lapangan", oleh=akun["ketua_tim"])
    tetapkan_banyak([s for s in sel if s.indikator.dinilai_desk], "desk", oleh=akun["tim_provinsi"])
    tetapkan(p, nomor="010/BA/2026", tanggal=HARI, oleh=akun["ketua_tim"])
    setel_tahap(p, "paparan")
    sesi = buat_sesi(p, tanggal=HARI, tempat="Aula", oleh=akun["tim_provinsi"])
    buka_sesi(sesi, oleh=akun["tim_provinsi"])
    d = SimpleNamespace(periode=p, sesi=sesi, penilai=juri, peserta=peserta)
    d.provinsi, d.ketua, d.admin, d.auditor = akun.values()
    return d


def alamat(d, rute: str) -> str:
    """A concrete address of something that exists, so that the view goes all the way."""
    nilai = {
        "periode": KODE,
        "kode": "DRAF-2027" if rute.startswith("instrumen/") and "<slug:kode>" in rute else DAERAH,
        "indikator": "3" if "narasumber" in rute else "1",
        "bukti": d.bukti.pk,
        "foto": d.foto.pk,
        "kategori": d.kategori.kode,
        "tahap": "paparan",
        "penilai": d.penilai[0].username,
        "nomor": 1,
        "dokumen": "rapor",
        "tugas": d.penilai[1].penugasan.get().pk,
    }
    if rute.startswith("unggahan/"):
        nilai["id"] = d.unggahan.pk
    elif "tim/" in rute:
        nilai["id"] = d.periode.anggota_tim.first().pk
    elif "benturan/" in rute:
        nilai["id"] = d.benturan.pk
    elif "tidak-berlaku/" in rute:
        nilai["id"] = d.luar.pk
    elif "sosialisasi/" in rute:
        nilai["id"] = d.sosialisasi.pk
    else:
        nilai["id"] = d.penilai[1].pk
    if rute.startswith("periksa-dokumen/"):
        nilai["kode"] = d.dokumen.kode
    nilai |= nilai_alamat(d, rute)
    bawaan = {"int": 1, "uuid": d.unggahan.pk}
    return "/" + re.sub(r"<(?:(\w+):)?(\w+)>", lambda c: str(nilai.get(c[2], bawaan.get(c[1], "tidak-ada"))), rute)


def setel(d, rute: str) -> None:
    """Stand where this address is used: stage, and the dossier sent where the desk reads it."""
    bagian = re.match(r"p/<slug:periode>/(\w+)", rute)
    tahap = TAHAP.get(bagian[1] if bagian else "", "paparan")
    if rute.endswith(("paparan/simpan/", "paparan/undi/", "paparan/susun/", "menurut-peringkat/", "paparan/buka/")):
        type(d.sesi).objects.filter(pk=d.sesi.pk).update(dibuka_pada=None)
    if tahap == "rekap":
        Berkas.objects.filter(peserta=d.peserta[DAERAH]).update(status="dikirim")
        Butir.objects.filter(berkas__peserta=d.peserta[DAERAH], indikator__dinilai_desk=True).update(status="tunggu")
    if rute.endswith("<str:kode>/buka/") and tahap == "pengumpulan":
        Berkas.objects.filter(peserta=d.peserta[DAERAH]).update(status="dikirim")
    if rute.endswith("atas-nama/selesai/"):
        bawaan = {"oleh": d.admin, "alasan": "Berkas kertas"}
        AtasNama.objects.get_or_create(peserta=d.peserta[DAERAH], selesai_pada=None, defaults=bawaan)
    if tahap == "pemenang":
        for lembar in Lembar.objects.all():
            lembar.baris.update(p1=4, p2=4, p3=4, dikunci_pada=dt.datetime(2026, 7, 8, tzinfo=dt.UTC))
        Lembar.objects.update(status="ditandatangani", ditandatangani_pada=dt.datetime(2026, 7, 8, tzinfo=dt.UTC))
    if "/pengaturan/" in rute:
        tahap = "rekap" if "perpanjang" in rute or "tahap" in rute else "sosialisasi"
    if "akhiri" in rute or "ulangi" in rute:
        Tampil.objects.filter(finalis__peserta=d.peserta[DAERAH]).update(
            mulai_pada=dt.datetime(2026, 7, 8, tzinfo=dt.UTC)
        )
    setel_tahap(d.periode, tahap)


def kiriman(d, nama: str, warna=(1, 2, 3)) -> dict:
    """What a browser sends to this address; {} where it sends nothing but the token."""
    jadwal = {f"{apa}_{t.kode}": "2026-01-05T08:00" for t in d.periode.tahap.all() for apa in ("mulai", "selesai")}
    peserta = {f"penduduk_{k}": "500.000" for k in d.peserta} | {f"kategori_{k}": d.kategori.pk for k in d.peserta}
    tugas = {"peran": "operator", "provinsi": "13", "kabupaten_kota": "13.05", "periode_kode": KODE}
    diri = {"nama": "A", "pangkat": "B", "nip": "1" * 18, "jabatan": "C", "institusi": "D", "email": "a@b.id"}
    nilai = {"level": "3", "s_1.a": "ya", "alasan": "Sesuai", "dasar": "1", "dilihat": ""}
    alasan = {"alasan": "Keliru menekan tombol."}
    hari = {"tanggal": "2026-07-08"}
    ba = {"nomor": "1/BA/2026", **hari, "cara_seri": "sertakan", "cara": "aturan", "alasan": "Pleno"}
    baris = {"p1": "4", "p2": "4", "p3": "4", "catatan": "Baik", "versi": "0"}
    return kiriman_layanan(d, warna).get(nama) or {
        "masuk": {"username": "siapa", "password": "sandi", "next": "/periode/", "ingat": "1"},
        "profil": diri,
        "ganti-sandi": {"old_password": "a", "new_password1": "b", "new_password2": "b"},
        "kelola-baru": {"username": "baru.uji", **tugas, **diri},
        "kelola-lihat": diri,
        "kelola-tugaskan": tugas,
        "kelola-aktif": {"aktif": "ya"},
        "instansi-ubah": {"nama_pemerintah": "A", "nama_dinas": "B", "alamat": "C", "telepon": "1", "surel": "a@b.id"}
        | {"laman": "a", "kota": "Padang", "penanda_jabatan": "K", "penanda_nip": "1" * 18, "hapus_lambang": "on"}
        | {"penanda_nama": "", "penanda_pangkat": "", "berkas_lambang": gambar(warna=warna)},
        "instrumen-baru": {"sumber": "salinan", "asal": d.periode.instrumen.pk, "provinsi": "13", "kode": "BARU-2028"}
        | {"tahun": "2028"},
        "instrumen-bobot": {"V01": "40", "V02": "60"},
        "instrumen-terbitkan": {"sk_nomor": "1", "sk_tanggal": "2026-01-05", "sk_penanda_tangan": "Kepala"},
        "periode-baru": {"instrumen": d.periode.instrumen.pk, "kode": "BARU-1", "nama": "Baru", "tahun": "2027"}
        | {"jenis": "resmi", "jumlah_besar": "10", "bobot_lapangan": "80", "mode_akhir": "gabungan"}
        | {
            "jumlah_verifikator": "1",
            "aturan_seri": "bobot",
            "pakai_sanggah": "on",
            "ikut_13.01": "on",
            "penduduk_13.01": "1.000",
        },
        "periode-benturan": {"peserta": d.peserta[TETANGGA].pk, "alasan": "Keluarga"},
        "periode-sosialisasi-baru": {**hari, "tempat": "Aula", "materi": "M", "jumlah_hadir": "3"}
        | {"hadir": [p.pk for p in d.peserta.values()]},
        "periode-sosialisasi-ubah": {**hari, "tempat": "Aula", "materi": "M", "jumlah_hadir": "3"}
        | {"hadir": [p.pk for p in d.peserta.values()]},
        "periode-atur-jadwal": jadwal,
        "periode-perpanjang": {"selesai": "2026-12-01T08:00", **alasan},
        "periode-aturan": {"nama": "N", "jenis": "resmi", "jumlah_besar": "9", "bobot_lapangan": "70"}
        | {"mode_akhir": "gabungan", "aturan_seri": "bobot", "parameter_batas_data": "Mei 2026"}
        | {"jumlah_verifikator": "1"},
        "periode-kategori": {"nama": "Kabupaten", "kuota": "3"},
        "periode-peserta": peserta,
        "periode-peserta-tambah": {"kabupaten_kota": "13.04", "penduduk": "5"},
        "periode-tim-tambah": {"pengguna": d.ketua.pk, "sebagai": "anggota"},
        "periode-benturan-tambah": {"pengguna": d.penilai[0].pk, "peserta": d.peserta[TETANGGA].pk, **alasan},
        "periode-benturan-cabut": alasan,
        "periode-tim-bebas": alasan,
        "periode-tutup-tahap": {"diketahui": "x"},
        "periode-tidak-berlaku": {"peserta": d.peserta[DAERAH].pk, "indikator": d.luar.indikator_id, **alasan},
        "periode-penandatangan-ubah": {"jabatan_1": "Ketua tim", "nama_1": "", "pangkat_1": "", "nip_1": "1" * 18},
        "berkas-buka": alasan,
        "berkas-atas-nama": alasan,
        "berkas-kirim": {"kepala_jabatan": "Kepala", "kepala_nama": "", "kepala_pangkat": "", "kepala_nip": ""}
        | {"paham": "on"},
        "berkas-kirim-perbaikan": {"indikator": "1"},
        "berkas-indikator": {"level": "3", "centang": ["1.a", "1.b"], "alasan": "", "catatan": "Cat", "dasar": "0"},
        "bukti-unggah": {"berkas": gambar(warna=warna)},
        "bukti-tanda": {"kriteria": ["1.a"], "keterangan": "Halaman 2"},
        "bukti-pakai-ulang": {"unggahan": str(d.unggahan.pk)},
        "berkas-narasumber": {"jabatan": "Kepala bidang", "nama": "", "nip": ""},
        "rekap-verifikasi": nilai,
        "rekap-kembalikan": {"alasan": "Berkas tidak terbaca", "dilihat": ""},
        "kunjungan-jadwal": {"tanggal": "2026-09-02", "tempat": "Kantor", "tim": [p.pk for p in d.penilai]},
        "kunjungan-tutup": {"kesimpulan": "Baik", "pihak_dinas": "Sekretaris", "nomor": "1"},
        "kunjungan-buka": alasan,
        "kunjungan-sesuai": {"indikator": "1", "variabel": "V01"},
        "kunjungan-indikator": nilai,
        "kunjungan-foto": {"berkas": gambar(warna=warna)},
        "penetapan-tetapkan": ba | {"sidik_dilihat": "x", **{f"urutan_{k}": n for n, k in enumerate(d.peserta, 1)}},
        "sesi-simpan": {**hari, "tempat": "Aula", "durasi_menit": "15"},
        "sesi-undi": {"benih": "abc"},
        "sesi-susun": {f"urutan_{k}": n for n, k in enumerate(d.peserta, 1)},
        "tampil-ulangi": alasan,
        "tampil-penyaji": {"penyaji": "Kepala Dinas"},
        "lembar-baris": baris,
        "lembar-kunci": baris,
        "tanda-tangan": {"goresan": str(GORESAN)},
        "juri-versi": alasan,
        "juri-bebaskan": alasan,
        "juri-buka-kunci": alasan,
        "pemenang-tetapkan": ba | {"sidik_dilihat": "x"},
    }.get(nama, {})
