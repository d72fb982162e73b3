"""Reading the trail. Verification of the whole chain is ``manage.py periksa_jejak``."""

import re

from django.core.paginator import Paginator
from django.db.models import Q
from django.shortcuts import render

from pentas.akun.models import Pengguna
from pentas.akun.peran import Hak
from pentas.gerbang import butuh
from pentas.jejak.bahasa import perubahan
from pentas.jejak.daftar import lingkup_terbaca
from pentas.jejak.models import Jejak, KepalaJejak


@butuh(Hak.BACA_JEJAK)
def daftar(request):
    lingkup = lingkup_terbaca(request.user)
    baris = Jejak.objects.filter(Q(lingkup__in=lingkup) | Q(lingkup="")).order_by("-nomor")
    pilihan = {k: request.GET.get(k, "").strip() for k in ("lingkup", "tindakan", "objek", "nomor")}
    if pilihan["lingkup"] in lingkup:
        baris = baris.filter(lingkup=pilihan["lingkup"])
    if pilihan["tindakan"]:
        baris = baris.filter(tindakan__startswith=pilihan["tindakan"])
    if pilihan["objek"]:
        baris = baris.filter(objek_id=pilihan["objek"])
    if re.fullmatch(r"[0-9]{1,18}", pilihan["nomor"]):  # the row that another page points to, and what came before
        baris = baris.filter(nomor__lte=int(pilihan["nomor"]))
    halaman = Paginator(baris, 50).get_page(request.GET.get("hal"))
    nama = dict(Pengguna.objects.filter(pk__in={b.pelaku for b in halaman}).values_list("pk", "username"))
    for b in halaman:
        b.perubahan = perubahan(b.sebelum, b.sesudah)
        b.nama_lingkup = lingkup.get(b.lingkup, b.lingkup)
        b.nama_pelaku = nama.get(b.pelaku, "sistem" if b.pelaku is None else f"akun {b.pelaku}")
    konteks = {
        "halaman": halaman,
        "lingkup": lingkup.items(),
        "pilihan": pilihan,
        "kepala": KepalaJejak.objects.filter(pk=1).first(),
    }
    return render(request, "jejak/daftar.html", konteks)
