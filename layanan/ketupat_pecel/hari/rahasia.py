"""What proves a receipt: four digits that the tablet makes without a network and the server can make again."""

import hashlib
import hmac

from django.utils.crypto import salted_hmac

from layanan.ketupat_pecel.hari.hitung import tanda_terima


def kunci_tablet(nomor: int) -> str:
    """Hex; the tablet keeps it and uses its bytes as the key of HMAC-SHA256. It makes the digits of its own receipts
    only."""
    return salted_hmac("layanan.ketupat.tablet", str(nomor), algorithm="sha256").hexdigest()


def pin_tanda_terima(tablet_nomor: int, urut: int) -> str:
    """ "8306": the first 32 bits of the receipt's HMAC, modulo ten thousand. The tablet does the same."""
    kunci = bytes.fromhex(kunci_tablet(tablet_nomor))
    sidik = hmac.new(kunci, tanda_terima(tablet_nomor, urut).encode(), hashlib.sha256).digest()
    return f"{int.from_bytes(sidik[:4], 'big') % 10_000:04d}"
