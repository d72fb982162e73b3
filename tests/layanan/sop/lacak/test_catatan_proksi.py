"""The proxy's log keeps no link that opens something by itself."""

import re
from pathlib import Path

from django.conf import settings

from pentas.gerbang import semua_view


def test_setiap_tautan_bertoken_disamarkan_dalam_catatan_proksi():
    isi = (Path(settings.AKAR) / "deploy/nginx.conf").read_text()
    pola = re.compile(re.search(r'"~(\^\S+)" "\$awal/\.\.\."', isi)[1].replace("?<awal>", "?P<awal>"))
    rute = [f"/{r}" for r, _nama, _view in semua_view() if "<str:token>" in r]
    assert len(rute) >= 5
    assert not [r for r in rute if not pola.match(r.replace("<str:token>", "abc"))]
    assert not pola.match("/lacak/") and not pola.match("/survei/")
    assert "$request_uri" not in isi.split("log_format")[1].splitlines()[0]
