"""Keeps the name that a browser sent, and turns away bodies far too large before reading them."""

from django.conf import settings
from django.http.multipartparser import MultiPartParser

from pentas.galat import TerlaluBesar, jawab_tolak
from pentas.unggahan.periksa import sebut_mb

# A form may carry several files; each one's own size is checked by the application.
BERKAS_SEKIRIM = 5


class PengingatNama(MultiPartParser):
    """Django's parser, remembering each file's raw name on the file as ``nama_mentah``."""

    def sanitize_file_name(self, file_name):
        self._mentah = file_name
        # A name that is nothing but folders ("../") would drop the file silently; keep it, to refuse it.
        return super().sanitize_file_name(file_name) or "berkas"

    def handle_file_complete(self, old_field_name, counters):
        super().handle_file_complete(old_field_name, counters)
        for berkas in self._files.getlist(old_field_name)[-1:]:
            berkas.nama_mentah = self._mentah


class NamaBerkasMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        def parse_file_upload(META, post_data):
            pengurai = PengingatNama(META, post_data, request.upload_handlers, request.encoding)
            return pengurai.parse()

        request.parse_file_upload = parse_file_upload
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        """Before any form is read. The connection is answered without taking in the rest.

        A view that takes in more, such as a whole tablet's rescue file, says so: ``view.batas_byte``.
        """
        panjang = request.META.get("CONTENT_LENGTH") or "0"
        batas = settings.UNGGAHAN_BATAS_BYTE
        if not panjang.isdecimal() or int(panjang) <= getattr(view, "batas_byte", batas * BERKAS_SEKIRIM):
            return None
        return jawab_tolak(
            request,
            TerlaluBesar(
                f"Kiriman {sebut_mb(int(panjang))} terlalu besar. Setiap berkas paling besar {sebut_mb(batas)}; "
                "unggah satu per satu."
            ),
        )
