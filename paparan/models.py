"""Table of contents: every room's models in flow order. Never import this module from inside a room."""

from paparan.sesi.models import Sesi, Tampil
from paparan.lembar.models import Baris, Lembar
from paparan.pemenang.models import Pemenang
