"""What this room registers: answers of the survey are counted by negeri."""

from layanan.negeri.pemantauan.kepuasan import tambah_jawaban
from layanan.sop.skm.kait import saat_dijawab

saat_dijawab(tambah_jawaban)
