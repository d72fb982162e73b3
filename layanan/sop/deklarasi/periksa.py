"""The proof of a SOP at start-up: every step reachable, every role known, an end from everywhere.

``cacat(sop)`` gives sentences (empty when sound); the system check turns them into errors.
"""

from collections.abc import Iterator

from django.core.checks import Error, register

from layanan.sop.deklarasi.bentuk import ASAL, Akhir, Langkah, Sop
from layanan.sop.deklarasi.daftar import semua_versi
from pentas.akun.peran import HAK_PERAN, Hak, Peran

AKHIR = {str(a) for a in Akhir}


def cacat(sop: Sop) -> list[str]:
    """Everything wrong with the declaration, each a sentence that names the place."""
    return [*_kembar(sop), *_peran(sop), *_jalan(sop), *_terjangkau(sop), *_berakhir(sop)]


def _kembar(sop: Sop) -> Iterator[str]:
    if not sop.langkah:
        yield f"{sop.kode}: has no step"
    kode = [langkah.kode for langkah in sop.semua_langkah]
    yield from (f"{sop.kode}: two steps are called {k}" for k in sorted({k for k in kode if kode.count(k) > 1}))
    yield from (f"{sop.kode}: step {k} bears the name of an end" for k in kode if k in {*AKHIR, ASAL})
    for langkah in sop.semua_langkah:
        jalan = [j.kode for j in langkah.jalan]
        yield from (
            f"{sop.kode}/{langkah.kode}: two ways are called {k}"
            for k in sorted({k for k in jalan if jalan.count(k) > 1})
        )
        syarat = [s.kode for s in langkah.syarat]
        if len(set(syarat)) != len(syarat):
            yield f"{sop.kode}/{langkah.kode}: two requirements share a code"


def _peran(sop: Sop) -> Iterator[str]:
    dikenal = set(Peran.values)
    if not sop.peran_pemohon:
        yield f"{sop.kode}: nobody may ask"
    for peran in sop.peran_pemohon:
        if peran not in dikenal:
            yield f"{sop.kode}: unknown role {peran} may ask"
        elif Hak.AJUKAN_LAYANAN not in HAK_PERAN[peran]:
            yield f"{sop.kode}: role {peran} may ask, but has no permission to"
    for langkah in sop.semua_langkah:
        if langkah.jam_tingkat and len(langkah.jam_tingkat) != (len(langkah.peran) if langkah.bertingkat else 0):
            yield f"{sop.kode}/{langkah.kode}: names whose time it is for other ranks than it has"
        if not langkah.peran:
            yield f"{sop.kode}/{langkah.kode}: belongs to nobody"
        for peran in (*langkah.peran, *(p for j in langkah.jalan for p in j.peran)):
            if peran not in dikenal:
                yield f"{sop.kode}/{langkah.kode}: unknown role {peran}"
            elif HAK_PERAN[peran].isdisjoint({Hak.KERJAKAN_LAYANAN, Hak.AJUKAN_LAYANAN}):
                yield f"{sop.kode}/{langkah.kode}: role {peran} has no permission to take steps"
        yield from (
            f"{sop.kode}/{langkah.kode}: way {j.kode} is for {p}, who does not hold the step"
            for j in langkah.jalan
            for p in j.peran
            if p not in langkah.peran
        )


def _jalan(sop: Sop) -> Iterator[str]:
    urutan = {langkah.kode: n for n, langkah in enumerate(sop.langkah)}
    samping = {langkah.kode for langkah in sop.samping}
    for langkah in sop.semua_langkah:
        if not langkah.jalan:
            yield f"{sop.kode}/{langkah.kode}: dead end, no way out"
        for jalan in langkah.jalan:
            if jalan.ke not in {*urutan, *samping, *AKHIR, ASAL}:
                yield f"{sop.kode}/{langkah.kode}: way {jalan.kode} leads to {jalan.ke}, which is nowhere"
            if jalan.ke == ASAL and langkah.kode not in samping:
                yield f"{sop.kode}/{langkah.kode}: way {jalan.kode} leads to where it came from; only side steps may"
            mundur = jalan.ke in samping
            if langkah.kode in urutan and jalan.ke in urutan:
                mundur = urutan[jalan.ke] <= urutan[langkah.kode]
            if jalan.mundur != mundur:
                yield f"{sop.kode}/{langkah.kode}: way {jalan.kode} goes back and does not say so, or the reverse"


def _tujuan(sop: Sop, langkah: Langkah, *, maju: bool) -> set[str]:
    """Where its ways lead; ASAL leads to every step that sends requests here."""
    ke = {j.ke for j in langkah.jalan if not (maju and j.mundur)}
    if ASAL in ke:
        ke |= {asal.kode for asal in sop.langkah if any(j.ke == langkah.kode for j in asal.jalan)}
    return ke - {ASAL}


def _terjangkau(sop: Sop) -> Iterator[str]:
    if not sop.langkah:
        return
    tujuan = {langkah.kode: _tujuan(sop, langkah, maju=False) for langkah in sop.semua_langkah}
    dicapai, tunggu = set(), [sop.langkah[0].kode]
    while tunggu:
        kode = tunggu.pop()
        if kode not in dicapai:
            dicapai.add(kode)
            tunggu += [k for k in tujuan.get(kode, ()) if k in tujuan]
    yield from (f"{sop.kode}/{k}: no way leads here" for k in tujuan if k not in dicapai)


def _berakhir(sop: Sop) -> Iterator[str]:
    """Going forward only: a step from which only ways back lead on is a dead end too."""
    maju = {langkah.kode: _tujuan(sop, langkah, maju=True) for langkah in sop.semua_langkah}
    selesai = set(AKHIR)
    while baru := {k for k, ke in maju.items() if k not in selesai and ke & selesai}:
        selesai |= baru
    yield from (f"{sop.kode}/{k}: dead end, no end can be reached from here" for k in maju if k not in selesai)


@register()
def periksa_sop(app_configs, **kwargs):
    return [
        Error(kalimat, hint="Mend the declaration in the service's sop.py.", id="layanan.E001")
        for sop in semua_versi()
        for kalimat in cacat(sop)
    ]
