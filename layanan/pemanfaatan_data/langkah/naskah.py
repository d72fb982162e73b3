"""What the documents of this service say, from what the OPD asked for: the letter, the agreement, the guide."""

from layanan.pemanfaatan_data.permintaan.models import PengaturanData, PermintaanData, ProfilOpd
from layanan.sop.permohonan.models import Permohonan
from pentas.dokumen.models import Instansi, Penanda
from pentas.tampilan.format import angka, awal_kecil

KESATU, KEDUA = "PIHAK KESATU", "PIHAK KEDUA"
DASAR = (
    "Undang-Undang Nomor 23 Tahun 2006 tentang Administrasi Kependudukan sebagaimana diubah dengan Undang-Undang "
    "Nomor 24 Tahun 2013",
    "Undang-Undang Nomor 27 Tahun 2022 tentang Pelindungan Data Pribadi",
    "Peraturan Menteri Dalam Negeri Nomor 102 Tahun 2019 tentang Pemberian Hak Akses dan Pemanfaatan Data "
    "Kependudukan sebagaimana diubah dengan Peraturan Menteri Dalam Negeri Nomor 17 Tahun 2023",
)


def isi_surat_izin(permohonan: Permohonan, minta: PermintaanData, tambahan: str) -> dict:
    """The letter to the ministry's Directorate General."""
    unit = permohonan.unit.nama
    paragraf = [
        f"Berdasarkan {DASAR[2]}, dan menindaklanjuti surat {unit}, bersama ini kami sampaikan permohonan izin akses "
        f"pemanfaatan data kependudukan dengan keterangan sebagai berikut:",
        {"data": _keterangan(permohonan, minta)},
        f"{unit} telah menyatakan menjaga kerahasiaan data, memakai jaringan tertutup, dan memberikan data balikan.",
    ]
    paragraf += [tambahan] if tambahan else []
    paragraf.append("Demikian disampaikan. Atas perkenan dan kerja sama Bapak/Ibu kami ucapkan terima kasih.")
    return {
        "kepada": [
            "Direktur Jenderal Kependudukan dan Pencatatan Sipil",
            "Kementerian Dalam Negeri",
            "di Jakarta",
        ],
        "sifat": "Biasa",
        "lampiran": "1 (satu) berkas",
        "paragraf": paragraf,
        "tembusan": [f"Kepala {unit}"],
    }


def _keterangan(permohonan: Permohonan, minta: PermintaanData) -> list[list[str]]:
    return [
        ["Pengguna", permohonan.unit.nama],
        ["Tujuan", minta.tujuan],
        ["Dasar hukum", minta.dasar_hukum],
        ["Elemen data", ", ".join(e.nama for e in minta.elemen.all())],
        ["Cara akses", minta.get_metode_display()],
        ["Data balikan", minta.data_balikan],
        ["Jangka PKS", f"{minta.jangka_bulan} bulan"],
    ]


def penanda_surat(permohonan: Permohonan) -> list[Penanda] | None:
    """None: as the office signs its letters; else who stands above the head, by position."""
    pengaturan = PengaturanData.objects.untuk(permohonan.dinas)
    if pengaturan.penandatangan == PengaturanData.Penandatangan.KEPALA_DINAS:
        return None
    return [Penanda(f"{pengaturan.get_penandatangan_display()} {permohonan.dinas.wilayah.nama}")]


def penanda_pihak(permohonan: Permohonan) -> list[Penanda]:
    """First the office, then the OPD."""
    profil = ProfilOpd.objects.filter(unit=permohonan.unit).first()
    kedua = Penanda(f"Kepala {permohonan.unit.nama}")
    if profil:
        kedua = Penanda(profil.kepala_jabatan, profil.kepala_nama, profil.kepala_pangkat, profil.kepala_nip)
    return [Instansi.objects.untuk(permohonan.dinas.wilayah).penanda, kedua]


def _dua_pihak(permohonan: Permohonan, satuan: str) -> dict:
    instansi = Instansi.objects.untuk(permohonan.dinas.wilayah)
    kesatu, kedua = penanda_pihak(permohonan)
    unit = permohonan.unit
    return {
        "satuan": satuan,
        "antara": [f"antara {instansi.nama_dinas}".upper(), f"dan {unit.nama}".upper()],
        "pihak": [
            {
                "sebutan": KESATU,
                "nama": kesatu.nama,
                "jabatan": kesatu.jabatan,
                "uraian": f"bertindak untuk dan atas nama {_kapital(instansi.sebutan)}",
            },
            {
                "sebutan": KEDUA,
                "nama": kedua.nama,
                "jabatan": kedua.jabatan,
                "uraian": f"bertindak untuk dan atas nama {unit.nama}",
            },
        ],
    }


def _kapital(nama: str) -> str:
    """Letterheads are in capitals; in a sentence the name is written as a name."""
    return nama.title().replace(" Dan ", " dan ")


def isi_pks(permohonan: Permohonan, minta: PermintaanData, izin: str) -> dict:
    """The agreement. ``izin``: number of the ministry's permit."""
    elemen = [e.nama for e in minta.elemen.all()]
    pasal = [
        ("Maksud dan Tujuan", [f"Perjanjian ini menjadi dasar {KEDUA} memanfaatkan data kependudukan.", minta.tujuan]),
        (
            "Ruang Lingkup",
            [
                {"teks": "Elemen data yang dapat diakses:", "butir": elemen},
                f"Data diakses melalui {awal_kecil(minta.get_metode_display())} oleh paling banyak "
                f"{minta.jumlah_pengguna} petugas.",
                f"Akses berdasarkan surat izin Direktur Jenderal Kependudukan dan Pencatatan Sipil nomor {izin}.",
            ],
        ),
        (
            f"Kewajiban {KESATU}",
            [
                f"{KESATU} membuka akses sesuai ruang lingkup setelah persyaratan jaringan dipenuhi.",
                f"{KESATU} mendampingi {KEDUA} menyiapkan akses dan memantau pemanfaatannya.",
            ],
        ),
        (
            f"Kewajiban {KEDUA}",
            [
                f"{KEDUA} memakai data hanya untuk tujuan dalam Perjanjian ini dan tidak meneruskannya.",
                f"{KEDUA} memakai jaringan tertutup dan menetapkan petugas pengguna dengan surat penugasan.",
                f"{KEDUA} menjaga kerahasiaan data, juga setelah Perjanjian ini berakhir.",
            ],
        ),
        (
            "Data Balikan",
            [
                f"{KEDUA} memberikan data balikan berupa {minta.data_balikan.rstrip('.')}.",
                f"Laporan data balikan disampaikan setiap {minta.balikan_tiap_bulan} bulan sejak akses aktif.",
            ],
        ),
        ("Pembiayaan", _pembiayaan(minta)),
        (
            "Pengawasan dan Sanksi",
            [
                f"{KESATU} memantau kepatuhan {KEDUA} setiap saat.",
                "Pelanggaran dikenai peringatan tertulis, pembekuan, dan pencabutan hak akses secara berurutan.",
            ],
        ),
        (
            "Jangka Waktu",
            [
                f"Perjanjian ini berlaku {minta.jangka_bulan} bulan sejak ditandatangani dan dapat diperpanjang.",
                f"Perpanjangan diajukan {KEDUA} sebelum Perjanjian berakhir; tanpa perpanjangan hak akses berakhir.",
            ],
        ),
        (
            "Keadaan Kahar",
            ["Gangguan jaringan nasional dan bencana diberitahukan tertulis; kewajiban tertunda selama keadaan itu."],
        ),
        ("Penyelesaian Perselisihan", ["Perselisihan diselesaikan dengan musyawarah untuk mufakat."]),
        ("Penutup", ["Perjanjian ini dibuat dalam rangkap dua, bermeterai cukup, dengan kekuatan hukum yang sama."]),
    ]
    return {
        **_dua_pihak(permohonan, "Pasal"),
        "pembuka": [
            "Para pihak sepakat mengadakan perjanjian kerja sama dengan berpedoman pada:",
            {"butir": list(DASAR)},
        ],
        "pasal": [{"judul": judul, "ayat": ayat} for judul, ayat in pasal],
        "penutup": [],
    }


def _pembiayaan(minta: PermintaanData) -> list[str]:
    ayat = [f"{KESATU} tidak memungut biaya atas layanan ini."]
    if minta.kuota_vpn:
        biaya = f", diperkirakan Rp{angka(minta.biaya_vpn, 0)} setahun" if minta.biaya_vpn else ""
        ayat.append(f"Biaya jaringan VPN {minta.kuota_vpn} Mbps ditanggung {KEDUA}{biaya}.")
    return ayat


def isi_juknis(permohonan: Permohonan, minta: PermintaanData) -> dict:
    bagian = [
        ("Persiapan", ["Petugas pengguna ditetapkan dengan surat penugasan.", _jaringan(minta)]),
        (
            "Tata Cara Akses",
            [
                f"Akses dilakukan melalui {awal_kecil(minta.get_metode_display())} dengan akun tiap petugas.",
                "Akun tidak dipinjamkan. Petugas yang pindah tugas dilaporkan pada hari itu juga agar akunnya ditutup.",
            ],
        ),
        (
            "Pengamanan",
            [
                "Hasil akses tidak disalin ke media pribadi dan tidak dikirim melalui surel atau pesan.",
                "Kebocoran data dilaporkan kepada Dinas segera setelah diketahui, paling lambat tiga kali 24 jam.",
            ],
        ),
        (
            "Laporan Data Balikan",
            [f"Laporan disampaikan setiap {minta.balikan_tiap_bulan} bulan melalui aplikasi ini."],
        ),
        (
            "Gangguan dan Narahubung",
            [f"Gangguan disampaikan kepada Dinas oleh {minta.narahubung_jabatan} selaku narahubung teknis."],
        ),
    ]
    return {
        **_dua_pihak(permohonan, "Bagian"),
        "pembuka": ["Petunjuk teknis ini bagian yang tidak terpisahkan dari Perjanjian Kerja Sama para pihak."],
        "pasal": [{"judul": judul, "ayat": ayat} for judul, ayat in bagian],
        "penutup": [],
    }


def _jaringan(minta: PermintaanData) -> str:
    kuota = f" dengan kuota VPN {minta.kuota_vpn} Mbps" if minta.kuota_vpn else ""
    return f"Perangkat tersambung melalui jaringan tertutup{kuota}."
