"""Lists of requests: what waits for an account, and everything else that it may read.

Roles are turned into steps here, once for all SOPs, so that the database looks up (office, service, status, step,
rank) in one index whatever the number of requests.
"""

from collections import defaultdict

from django.db.models import Count, F, Q

from layanan.sop.deklarasi.daftar import ambil_sop, semua_sop, semua_versi
from layanan.sop.dinas.models import Dinas, LayananDinas, Unit
from layanan.sop.permohonan.alur import StatusPermohonan
from layanan.sop.permohonan.models import Permohonan, PermohonanQuerySet
from pentas.akun.peran import HAK_PERAN, Hak

BEKERJA = {Hak.KERJAKAN_LAYANAN, Hak.AJUKAN_LAYANAN}
# Nearest promise first; a request without one by its age.
MENURUT_JANJI = (F("janji").asc(nulls_last=True), "diajukan_pada", "pk")
TAB = {"giliran": "Giliran Anda", "dijeda": "Dijeda", "berjalan": "Berjalan", "selesai": "Selesai"}


def langkah_milik(peran: str) -> Q | None:
    """Where a request stands when it waits for this role; None where no SOP names the role."""
    semua = None
    for sop in semua_versi():
        tempat = defaultdict(list)  # rank → steps
        for langkah in sop.semua_langkah:
            for giliran in range(langkah.tingkat_terakhir + 1):
                if peran in langkah.pelaku(giliran):
                    tempat[giliran].append(langkah.kode)
        for giliran, kode in tempat.items():
            satu = Q(layanan=sop.kode, versi_sop=sop.versi, langkah__in=kode, giliran=giliran)
            semua = satu if semua is None else semua | satu
    return semua


def giliran_saya(pengguna) -> PermohonanQuerySet:
    """Open requests whose step waits for a role of this account, paused ones too, not those another has taken."""
    dinas_peran = defaultdict(set)
    for tugas in pengguna.semua_penugasan:
        if not tugas.periode_kode and not HAK_PERAN[tugas.peran].isdisjoint(BEKERJA):
            dinas_peran[tugas.peran].add(tugas.kode_wilayah)
    q = Q(pk__in=[])
    for peran, dinas in dinas_peran.items():
        if (tempat := langkah_milik(peran)) is None:
            continue
        if Hak.AJUKAN_LAYANAN in HAK_PERAN[peran]:
            tempat &= Q(unit=None, pemohon=pengguna) | Q(unit__in=_unit(pengguna))
        q |= Q(dinas__in=sorted(dinas)) & tempat
    return Permohonan.objects.terbuka().filter(q).filter(Q(petugas=None) | Q(petugas=pengguna))


def _unit(pengguna):
    return Unit.objects.diwakili(pengguna).order_by().values_list("pk", flat=True)


def antrean(pengguna) -> PermohonanQuerySet:
    """What the account can act on now."""
    return giliran_saya(pengguna).filter(status=StatusPermohonan.BERJALAN).order_by(*MENURUT_JANJI)


def jumlah_menurut_layanan(pengguna) -> dict[str, int]:
    hitung = antrean(pengguna).order_by().values("layanan").annotate(jumlah=Count("pk"))
    return {baris["layanan"]: baris["jumlah"] for baris in hitung}


def cakupan(pengguna) -> PermohonanQuerySet:
    """What ``dapat_dilihat`` gives, with offices and units looked up first: plain lists keep the index in use."""
    dinas = list(Dinas.objects.berhak(pengguna, Hak.LIHAT_LAYANAN).values_list("pk", flat=True))
    if not pengguna.punya_hak(Hak.AJUKAN_LAYANAN):
        # One office, as most have: equality lets the index give the order too.
        return (
            Permohonan.objects.filter(dinas=dinas[0]) if len(dinas) == 1 else Permohonan.objects.filter(dinas__in=dinas)
        )
    unit = list(_unit(pengguna))
    return Permohonan.objects.filter(Q(dinas__in=dinas) | Q(pemohon=pengguna) | Q(unit__in=unit))


def isi_tab(pengguna, tab: str) -> PermohonanQuerySet:
    if tab == "giliran":
        return antrean(pengguna)
    if tab == "dijeda":
        return giliran_saya(pengguna).filter(status=StatusPermohonan.DIJEDA).order_by(*MENURUT_JANJI)
    if tab == "berjalan":
        return cakupan(pengguna).filter(selesai_pada=None).order_by(*MENURUT_JANJI)
    return cakupan(pengguna).filter(selesai_pada__isnull=False).order_by("-selesai_pada", "-pk")


def saring(semua: PermohonanQuerySet, isi: dict, hari_ini) -> PermohonanQuerySet:
    """``isi``: layanan, langkah ("layanan/step"), terlambat, q; empty ones filter nothing."""
    if isi["layanan"]:
        semua = semua.filter(layanan=isi["layanan"])
    if isi["langkah"]:
        layanan, _, langkah = isi["langkah"].partition("/")
        semua = semua.filter(layanan=layanan, langkah=langkah)
    if isi["terlambat"]:
        semua = semua.filter(selesai_pada=None, janji__lt=hari_ini)
    if isi["q"]:
        cari = Q(nomor__istartswith=isi["q"]) | Q(judul__icontains=isi["q"]) | Q(unit__nama__icontains=isi["q"])
        semua = semua.filter(cari)
    return semua


def layanan_ditawarkan(pengguna) -> list:
    """The SOPs (newest version) that the account's offices and units have to do with, by name."""
    dinas = Dinas.objects.berhak(pengguna, Hak.LIHAT_LAYANAN, *BEKERJA)
    kode = LayananDinas.objects.filter(dinas__in=dinas, aktif=True).order_by().values_list("layanan", flat=True)
    semua = (ambil_sop(k) for k in set(kode))
    return sorted((s for s in semua if s), key=lambda s: s.nama_pendek)


def bisa_ajukan(pengguna) -> list:
    """SOPs that this account may ask for, at an office that offers them."""
    if not pengguna.punya_hak(Hak.AJUKAN_LAYANAN):
        return []
    dinas = Dinas.objects.berhak(pengguna, Hak.AJUKAN_LAYANAN)
    buka = set(LayananDinas.objects.filter(dinas__in=dinas, aktif=True).order_by().values_list("layanan", flat=True))
    peran = {t.peran for t in pengguna.semua_penugasan}
    return [s for s in semua_sop() if s.kode in buka and not peran.isdisjoint(s.peran_pemohon)]
