"""One way for a page to send its form to an action."""

from collections.abc import Callable

from pentas.galat import Ditolak

BERHASIL = 200


def laksanakan(form, aksi: Callable[[], object]) -> int:
    """Validate, then act. Returns the status to answer with: 200 done, else the refusal stands in the form."""
    if not form.is_valid():
        return 422
    try:
        aksi()
    except Ditolak as galat:
        form.add_error(None, galat.alasan)
        return galat.status
    return BERHASIL
