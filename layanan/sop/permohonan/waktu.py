"""Standard times, actual times and promises of a request."""

from layanan.sop.permohonan.models import Permohonan


def perbarui_janji(permohonan: Permohonan) -> None:
    """Recompute the promised date after a move, a pause or a change of holidays."""
