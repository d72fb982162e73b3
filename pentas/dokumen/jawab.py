"""Responses that hand over a document."""

import re

from django.http import HttpResponse

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def jawab_pdf(isi: bytes, nama: str) -> HttpResponse:
    """``nama`` with or without its ending."""
    return _jawab(isi, nama, ".pdf", "application/pdf")


def jawab_xlsx(isi: bytes, nama: str) -> HttpResponse:
    return _jawab(isi, nama, ".xlsx", XLSX)


def jawab_docx(isi: bytes, nama: str) -> HttpResponse:
    return _jawab(isi, nama, ".docx", DOCX)


def nama_aman(nama: str) -> str:
    """Plain letters, digits, dash: a name that every system keeps as it is."""
    return re.sub(r"[^A-Za-z0-9]+", "-", nama).strip("-")[:100] or "dokumen"


def _jawab(isi: bytes, nama: str, akhiran: str, tipe: str) -> HttpResponse:
    jawab = HttpResponse(isi, content_type=tipe)
    jawab["Content-Disposition"] = f'attachment; filename="{nama_aman(nama.removesuffix(akhiran))}{akhiran}"'
    jawab["Cache-Control"] = "private, no-store"
    return jawab
