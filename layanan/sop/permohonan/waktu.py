"""Standard times, actual times and promises of a request: the door to what ``janji``, ``lini`` and ``ringkas`` do."""

from layanan.sop.permohonan.baris import BarisWaktu, tulis_lama
from layanan.sop.permohonan.janji import perbarui_banyak, perbarui_janji
from layanan.sop.permohonan.lini import lini, lini_banyak
from layanan.sop.permohonan.ringkas import Ringkas, ringkas

__all__ = ["BarisWaktu", "Ringkas", "lini", "lini_banyak", "perbarui_banyak", "perbarui_janji", "ringkas", "tulis_lama"]
