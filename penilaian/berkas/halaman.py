"""Contexts of the pages: everything read, nothing decided here."""

import json
from dataclasses import replace

from django.conf import settings

from penilaian.berkas.alur import StatusBerkas, StatusButir
from penilaian.berkas.bukti_lalu import bukti_tahun_lalu
from penilaian.berkas.forms import NarasumberForm
from penilaian.berkas.ikhtisar import kelompokkan, susun_kurang, susun_tenggat
from penilaian.berkas.isi import IsiBerkas, muat_isi
from penilaian.berkas.izin import (
    milik,
    periksa_boleh_buka,
    periksa_boleh_isi,
    periksa_boleh_kirim,
    periksa_boleh_mulai_atas_nama,
    periksa_boleh_narasumber,
    tanda_atas_nama,
)
from penilaian.berkas.klaim import Klaim, ambil_nilai, baca_klaim
from penilaian.berkas.models import Berkas, Butir, Pengembalian
from penilaian.berkas.tangga import susun_bidang, susun_tangga
from penilaian.instrumen.models import Indikator
from penilaian.instrumen.saran import teks_berparameter
from penilaian.nilai.models import AtasNama
from penilaian.periode.izin import punya_hak
from penilaian.periode.models import Narasumber, Peserta
from pentas.akun.peran import Hak
from pentas.galat import boleh, sebab

# Names of the parts of a claim, where two people's are compared.
LABEL_BANDING = {
    "level": "Nilai",
    "centang": "Syarat",
    "masukan": "Angka",
    "alasan": "Alasan",
    "catatan": "Catatan",
}
BELUM_DIBUKA = "Pengumpulan bukti belum dibuka. Anda dapat membaca indikator lebih dulu."


def halaman_ringkasan(pengguna, peserta: Peserta) -> dict:
    isi = muat_isi(peserta)
    berkas = _berkas(peserta, isi.berkas)
    kurang = susun_kurang(isi)
    jumlah = {k: sum(x.jumlah for x in satu) for k, satu in kurang.items()}
    return {
        "peserta": peserta,
        "periode": peserta.periode,
        "isi": isi,
        "berkas": berkas,
        "hitung": isi.hitung,
        "kurang": kurang,
        "jumlah_kurang": {**jumlah, "semua": sum(jumlah.values())},
        "tenggat": susun_tenggat(peserta.periode, berkas),
        **_pengisi(pengguna, peserta),
        **_atas_nama(pengguna, peserta, berkas),
        "pembukaan": berkas and berkas.pembukaan.first(),
        "boleh_buka": berkas is not None and boleh(periksa_boleh_buka, pengguna, berkas),
        "boleh_kirim": berkas is not None
        and berkas.status == StatusBerkas.DRAF
        and boleh(periksa_boleh_kirim, pengguna, berkas),
        "label_pita": f"{isi.jumlah_terisi} dari {len(isi.dinilai)} indikator terisi, "
        f"{isi.jumlah_terkirim} sudah dikirim",
    }


def _pengisi(pengguna, peserta: Peserta) -> dict:
    """Whose dossier it is to this account: its own, or one that it fills in the office's name."""
    sendiri, tanda = milik(pengguna, peserta), tanda_atas_nama(pengguna, peserta)
    return {"sendiri": sendiri, "sedang_atas_nama": tanda, "pengisi": sendiri or tanda is not None}


def _atas_nama(pengguna, peserta: Peserta, berkas: Berkas | None) -> dict:
    """Every time somebody entered papers in this office's name, and whether this account may begin or end it."""
    semua = list(AtasNama.objects.select_related("oleh").filter(peserta=peserta))
    terbuka = next((a for a in semua if a.selesai_pada is None), None)
    boleh_mulai = berkas is not None and boleh(periksa_boleh_mulai_atas_nama, pengguna, berkas)
    return {
        "atas_nama": semua,
        "boleh_mulai_atas_nama": boleh_mulai and terbuka is None,
        "boleh_selesai_atas_nama": terbuka is not None and punya_hak(pengguna, peserta.periode, Hak.ISI_ATAS_NAMA),
    }


def halaman_indikator(pengguna, peserta: Peserta, indikator: Indikator, *, isian=None, galat=None, form=None) -> dict:
    """``isian``: refused content to show again in place of what is stored; ``galat``: why it was refused."""
    isi = muat_isi(peserta)
    baris = next(b for b in isi.baris if b.indikator.pk == indikator.pk)
    berkas, butir = _berkas(peserta, isi.berkas), baris.butir
    if butir is not None:
        butir.berkas, butir.indikator = berkas, indikator
    klaim = baca_klaim(peserta, indikator, butir, ambil_nilai(peserta, indikator))
    terkunci = _terkunci(pengguna, butir)
    tampak = _tampak(klaim, isian)
    sebelum, sesudah = isi.tetangga(indikator.kode)
    return {
        "peserta": peserta,
        "periode": peserta.periode,
        "parameter": peserta.semua_parameter,
        "isi": isi,
        "baris": baris,
        "berkas": berkas,
        "butir": butir,
        "indikator": indikator,
        "klaim": tampak,
        "tangga": susun_tangga(indikator, tampak),
        "bidang": susun_bidang(indikator, peserta, tampak),
        "takurai": indikator.takurai,
        "bukti": ambil_daftar_bukti(butir),
        "jumlah_lalu": 0 if terkunci or butir is None else len(bukti_tahun_lalu(butir)),
        "diminta": [d for d in indikator.bukti_diminta.all() if d.jenis != "formulir_penilai"],
        "terkunci": terkunci,
        **_pengisi(pengguna, peserta),
        "boleh_isi": not terkunci,
        "boleh_kirim": berkas is not None and boleh(periksa_boleh_kirim, pengguna, berkas),
        "boleh_narasumber": baris.wawancara and boleh(periksa_boleh_narasumber, pengguna, peserta),
        "form_narasumber": form or formulir_narasumber(peserta, indikator),
        "sebelum": sebelum,
        "sesudah": sesudah,
        "galat": galat,
        "batas": settings.UNGGAHAN_BATAS_BYTE,
        "sasaran_json": json.dumps(
            {"periode": peserta.periode.kode, "peserta": peserta.kode, "indikator": indikator.kode}
        ),
        "label_json": json.dumps(_label_banding(indikator, peserta.semua_parameter)),
    }


def _label_banding(indikator: Indikator, parameter: dict) -> dict[str, str]:
    angka = {m["nama"]: teks_berparameter(m["label"], parameter) for m in indikator.masukan}
    return {**angka, **{k.kode: k.tanda for k in indikator.kriteria.all()}, **LABEL_BANDING}


def formulir_narasumber(peserta: Peserta, indikator: Indikator, data=None) -> NarasumberForm | None:
    if indikator.dinilai_desk:
        return None
    ada = Narasumber.objects.filter(peserta=peserta, indikator=indikator).first()
    return NarasumberForm(data, instance=ada)


def ambil_daftar_bukti(butir: Butir | None) -> list:
    if butir is None:
        return []
    terpasang = butir.bukti.terpasang().select_related("unggahan", "atas_nama__oleh").prefetch_related("kriteria")
    return list(terpasang)


def halaman_kirim(pengguna, peserta: Peserta, isi: IsiBerkas) -> dict:
    return {
        **_pengisi(pengguna, peserta),
        "peserta": peserta,
        "periode": peserta.periode,
        "isi": isi,
        "halangan": kelompokkan(isi, lambda b: " ".join(b.halangan) or None),
        "peringatan": kelompokkan(isi, lambda b: " ".join(b.peringatan) or None),
    }


def halaman_catatan(pengguna, peserta: Peserta) -> dict:
    """What the province returned: open ones with their state, then what was repaired before."""
    isi = muat_isi(peserta)
    berkas = _berkas(peserta, isi.berkas)
    riwayat = Pengembalian.objects.filter(butir__berkas=berkas, diperbaiki_pada__isnull=False)
    return {
        "peserta": peserta,
        "periode": peserta.periode,
        "berkas": berkas,
        "dikembalikan": isi.dikembalikan,
        "jumlah_siap": sum(b.diperbaiki for b in isi.dikembalikan),
        "riwayat": riwayat.select_related("butir__indikator", "atas_nama__oleh") if berkas else [],
        **_pengisi(pengguna, peserta),
        "boleh_kirim": berkas is not None and boleh(periksa_boleh_kirim, pengguna, berkas),
        "tenggat": susun_tenggat(peserta.periode, berkas),
    }


def _berkas(peserta: Peserta, berkas: Berkas | None) -> Berkas | None:
    if berkas is not None:
        berkas.peserta = peserta
    return berkas


def _terkunci(pengguna, butir: Butir | None) -> str:
    """Why nothing can be entered here now, or ""."""
    return BELUM_DIBUKA if butir is None else sebab(periksa_boleh_isi, pengguna, butir)


def _tampak(klaim: Klaim, isian: dict | None) -> Klaim:
    """The stored claim, or the refused content over it: what was typed is never lost."""
    if isian is None:
        return klaim
    return replace(
        klaim,
        level=isian["level"] if isinstance(isian["level"], int) else None,
        centang=isian["centang"],
        terpenuhi=isian["centang"],
        masukan=isian["masukan"],
        alasan=isian["alasan"],
        catatan=klaim.catatan if isian["catatan"] is None else isian["catatan"],
        perlu_alasan=True,
    )


def butir_dikembalikan(peserta: Peserta) -> int:
    """How many items wait for repair; the counter in the menu."""
    return Butir.objects.filter(berkas__peserta=peserta, status=StatusButir.BALIK).count()
