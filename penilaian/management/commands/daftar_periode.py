"""The periods, for people and for scripts."""

import json

from django.core.management.base import BaseCommand

from penilaian.periode.models import Periode


class Command(BaseCommand):
    help = (
        "List the periods: code, kind, stage. Stage is the open one; where none is open, the one closed last; "
        '"selesai" once the period is finished; null before the first one opens.'
    )

    def add_arguments(self, parser):
        parser.add_argument("--json", action="store_true", help="[{kode, jenis, tahap}]")

    def handle(self, **opsi):
        semua = [
            {"kode": p.kode, "jenis": p.jenis, "tahap": p.kode_tahap}
            for p in Periode.objects.prefetch_related("tahap").order_by("kode")
        ]
        if opsi["json"]:
            self.stdout.write(json.dumps(semua, ensure_ascii=False))
            return
        for p in semua:
            self.stdout.write(f"{p['kode']}  {p['jenis']}  {p['tahap'] or '-'}")
