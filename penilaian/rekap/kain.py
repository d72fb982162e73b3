"""The recap as one table, built as a string: 514 offices × 31 indicators would be slow in a template."""

from collections.abc import Callable

from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from penilaian.berkas.alur import BERDUA, DI_MEJA
from penilaian.nilai.hitung import warna_level
from penilaian.nilai.models import Lapis
from penilaian.rekap.matriks import SELISIH, Baris, Matriks, Sel
from pentas.tampilan import format as fmt
from pentas.tampilan.pita import svg_batang

SELA = mark_safe('<td class="sela"></td>')
# What a state says to somebody who does not see colours; filled cells speak for themselves.
UCAP = {
    "belum": "belum ada bukti",
    "draf": "belum dikirim",
    "tunggu": "menunggu verifikasi",
    "kedua": "menunggu verifikator kedua",
    "silang": "kedua verifikator berbeda",
    "balik": "dikembalikan",
    "tb": "tidak berlaku",
    "wawancara": "wawancara, dinilai di lapangan",
}


def kain(matriks: Matriks, baris: list[Baris], kolom, *, pilih: tuple, dasar: str, cocok: Callable) -> SafeString:
    """The table of ``baris`` × ``kolom`` [(variable, [indicator])].

    ``pilih``: (office code, indicator code) of the open cell. ``dasar``: address that ends before the
    cell's "sel=…". ``cocok(sel)``: does the cell answer the status filter? Others are pale.
    """
    jalur = escape(dasar)
    isi = "".join(_baris(matriks, b, kolom, pilih, jalur, cocok) for b in baris)
    kepala = _kepala(matriks, kolom, pilih)
    return mark_safe(f'<table class="kain" data-kain>{kepala}<tbody>{isi}</tbody></table>')  # noqa: S308 - escaped parts


def _kepala(matriks: Matriks, kolom, pilih) -> SafeString:
    atas = format_html_join(
        SELA,
        '<th class="gv" scope="colgroup" colspan="{}" title="{}">{}<small>{}</small></th>',
        ((len(ind), v.nama, v.nomor, fmt.persen(v.bobot)) for v, ind in kolom),
    )
    bawah = mark_safe(SELA.join(_kepala_indikator(ind, pilih) for _v, ind in kolom))  # noqa: S308 - escaped parts
    return format_html(
        '<thead><tr><th class="nama" rowspan="2" scope="col">Kabupaten/kota</th>{}'
        '<th class="tot" rowspan="2" scope="col">{}</th></tr><tr>{}</tr></thead>',
        atas,
        "Selisih" if matriks.tampilan == SELISIH else format_html("Nilai<br>dari {}", _polos(matriks.dapat)),
        bawah,
    )


def _kepala_indikator(indikator, pilih) -> str:
    return format_html_join(
        "",
        '<th class="gi{}" scope="col" title="{}"><span class="panjang">{}</span>{}</th>',
        ((" kini" if i.kode == pilih[1] else "", i.judul, i.judul, i.kode) for i in indikator),
    )


def _baris(matriks: Matriks, b: Baris, kolom, pilih, jalur: str, cocok) -> str:
    kode = b.peserta.kode
    sel = str(SELA).join(
        "".join(
            _sel(
                matriks.tampilan,
                b.sel[i.pk],
                i.nilai_maks,
                f"{jalur}sel={kode}~{i.kode}",
                pilih == (kode, i.kode),
                cocok,
            )
            for i in ind
        )
        for _v, ind in kolom
    )
    kelas = ' class="baris"' if kode == pilih[0] else ""
    return f"<tr{kelas}>{_nama(b, matriks)}{sel}{_total(b, matriks)}</tr>"


def _nama(b: Baris, matriks: Matriks) -> str:
    """The row's head, with the office's progress as a thread below its name."""
    kata = "dinilai" if matriks.tampilan == Lapis.LAPANGAN else "terverifikasi"
    ket = f"{b.selesai} dari {b.jumlah} {kata}"
    batang = svg_batang(b.selesai * 100 // b.jumlah if b.jumlah else 0, "selesai" if b.selesai == b.jumlah else "")
    return format_html(
        '<th class="nama" scope="row" title="{}">{}<span class="visually-hidden">, {}</span>{}</th>',
        ket,
        b.peserta.kabupaten_kota.nama_pendek,
        ket,
        batang,
    )


def _total(b: Baris, matriks: Matriks) -> str:
    if matriks.tampilan == SELISIH:
        return format_html('<td class="tot">{}</td>', fmt.bertanda(b.total))
    if all(s.level is None for s in b.sel.values()):
        return f'<td class="tot" title="belum ada nilai">{fmt.KOSONG}</td>'
    ket = f"dari {_polos(b.dapat)}" + ("" if b.lengkap else ", sementara: belum semua dinilai")
    return format_html('<td class="tot{}" title="{}">{}</td>', "" if b.lengkap else " tunda", ket, fmt.angka(b.total))


def _sel(tampilan: str, sel: Sel, maks: int, href: str, terpilih: bool, cocok) -> str:
    kelas, teks = _rupa(tampilan, sel, maks)
    if sel.keadaan in ("tb", "wawancara"):
        return f'<td class="{kelas}" title="{UCAP[sel.keadaan]}">{teks}</td>'
    if sel.beda and tampilan in (Lapis.DESK, Lapis.LAPANGAN):
        kelas += " beda"
    if terpilih:
        kelas += " pilih"
    if not cocok(sel):
        kelas += " samar"
    ucap = _ucap(tampilan, sel, teks)
    return f'<td class="n {kelas}"><a href="{href}"{ucap}>{teks}</a></td>'


def _rupa(tampilan: str, sel: Sel, maks: int) -> tuple[str, str]:
    """(classes, text) of a cell."""
    if sel.keadaan in ("tb", "wawancara"):
        return ("tb", "–") if sel.keadaan == "tb" else ("ww", "")
    if tampilan == SELISIH:
        if sel.level is None:
            return "kosong", ""
        return f"d{'n' if sel.level < 0 else 'p' if sel.level else '0'}", fmt.bertanda(sel.level, 0)
    if tampilan == Lapis.DESK and sel.keadaan in (*DI_MEJA, "balik", "draf"):
        return _rupa_menunggu(sel, maks), "" if sel.klaim is None else str(sel.klaim)
    return ("kosong", "") if sel.level is None else (f"v{warna_level(sel.level, maks)}", str(sel.level))


def _rupa_menunggu(sel: Sel, maks: int) -> str:
    """A cell without a verdict shows the office's own value; one without even that is empty, not a 0."""
    if sel.keadaan not in DI_MEJA:
        return sel.keadaan
    berdua = f" {sel.keadaan}" if sel.keadaan in BERDUA else ""
    return f"menanti{berdua} " + ("kosong" if sel.klaim is None else f"v{warna_level(sel.klaim, maks)}")


def _ucap(tampilan: str, sel: Sel, teks: str) -> str:
    """An aria-label where the digit alone would not tell the state."""
    if tampilan == Lapis.DESK and sel.keadaan in UCAP:
        mandiri = f", nilai mandiri {teks}" if teks else ""
        return f' aria-label="{UCAP[sel.keadaan]}{mandiri}"'
    if not teks:
        return ' aria-label="belum ada nilai"'
    if sel.beda and tampilan == Lapis.DESK:
        return f' aria-label="{teks}, berbeda dari nilai mandiri {sel.klaim}"'
    if sel.beda and tampilan == Lapis.LAPANGAN:
        return f' aria-label="{teks}, berbeda dari nilai verifikasi {sel.klaim}"'
    return ""


def _polos(nilai) -> str:
    """85 rather than 85,00."""
    return fmt.angka(nilai).removesuffix(",00")
