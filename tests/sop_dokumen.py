"""docs/sop.md, drawn from every declared SOP. ``python -m tests.sop_dokumen`` rewrites it."""

from collections.abc import Iterator
from pathlib import Path

BERKAS = Path(__file__).resolve().parent.parent / "docs" / "sop.md"
KEPALA = """\
# The services' SOPs

Generated from the declarations (`sop.py` of every service); `python -m tests.sop_dokumen` rewrites this page, and a
test fails where it is old. Dotted arrows go back, with a reason. The start-up check `layanan.E001` proves each of them:
every step reachable, every role known, an end from everywhere (`layanan/sop/deklarasi/periksa.py`).
"""


def _peran(langkah) -> str:
    from pentas.akun.peran import Peran

    return (" → " if langkah.bertingkat else ", ").join(Peran(p).label for p in langkah.peran)


def _diagram(sop) -> Iterator[str]:
    from layanan.sop.deklarasi.bentuk import ASAL, Akhir, Jam

    yield "```mermaid"
    yield "flowchart TD"
    yield f"    mulai([Permohonan]) --> {sop.langkah[0].kode}"
    for langkah in sop.semua_langkah:
        nomor = sop.nomor_langkah(langkah.kode)
        nama = f"{nomor}. {langkah.nama}" if nomor else langkah.nama
        luar = "" if langkah.jam == Jam.DINAS else f"<br/>waktu {langkah.jam}"
        yield f'    {langkah.kode}["{nama}<br/>{_peran(langkah)}{luar}"]'
    for akhir in Akhir:
        if any(j.ke == akhir for langkah in sop.semua_langkah for j in langkah.jalan):
            yield f"    {akhir}([{akhir.capitalize()}])"
    for langkah in sop.semua_langkah:
        for jalan in langkah.jalan:
            asal = [a.kode for a in sop.langkah if any(j.ke == langkah.kode for j in a.jalan)]
            for ke in asal if jalan.ke == ASAL else [jalan.ke]:
                yield f"    {langkah.kode} {'-.->' if jalan.mundur else '-->'}|{jalan.label}| {ke}"
    yield "```"


def _waktu(baku) -> str:
    if baku is None:
        return "–"
    per = "" if baku.per == "permohonan" else f" per {baku.per}"
    return f"{baku.jumlah} {baku.satuan}{per}{' (usulan)' if baku.usulan else ''}"


def _tabel(sop) -> Iterator[str]:
    yield "| no | step | who | standard | needed | comes out | pauses |"
    yield "| --- | --- | --- | --- | --- | --- | --- |"
    for langkah in sop.semua_langkah:
        sel = (
            str(sop.nomor_langkah(langkah.kode) or "–"),
            langkah.nama,
            _peran(langkah),
            _waktu(langkah.baku),
            ", ".join(s.nama for s in langkah.syarat) or "–",
            ", ".join(langkah.keluaran) or "–",
            ", ".join(a.label for a in langkah.jeda) or "–",
        )
        yield f"| {' | '.join(sel)} |"


def _bab(sop) -> Iterator[str]:
    total = sop.total
    yield f"## {sop.nama}, version {sop.versi}"
    waktu = f" Whole service: {total.paling_cepat} to {total.paling_lama} {total.satuan}." if total else ""
    yield f"`{sop.kode}`. Source: {sop.sumber}.{waktu}"
    yield "\n".join(_diagram(sop))
    yield "\n".join(_tabel(sop))


def naskah() -> str:
    from layanan.sop.deklarasi.daftar import semua_versi

    bagian = [KEPALA.strip()]
    for sop in semua_versi():
        bagian += _bab(sop)
    return "\n\n".join(bagian) + "\n"


if __name__ == "__main__":
    import os

    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pentas.settings")
    django.setup()
    BERKAS.write_text(naskah(), encoding="utf-8")
