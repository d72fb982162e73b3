"""Stages against simultaneous writes: what begins while a stage is open ends before it closes.

Writers share the stage rows, whoever opens or closes a stage holds them alone; both take them before any
other row, so nobody waits in a circle. SQLite needs none of this: its transactions run one after the other.
"""

from django.db import connection

from penilaian.periode.models import Periode, Tahap


def tahap_segar(periode: Periode) -> list[Tahap]:
    """The stages as they are now, in order; inside an action they stay so until its end."""
    semua = Tahap.objects.filter(periode=periode).order_by("urutan")  # no join: the period itself is not held
    if not (connection.vendor == "postgresql" and connection.in_atomic_block):
        return list(semua)
    perintah, isian = semua.query.sql_with_params()
    return list(Tahap.objects.raw(f"{perintah} FOR SHARE", isian))


def tahan_tahap(periode: Periode) -> None:
    """For actions that lock rows which closing a stage locks too: call it first."""
    if connection.vendor == "postgresql":
        tahap_segar(periode)
