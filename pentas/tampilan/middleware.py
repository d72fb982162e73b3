"""Pages travel compressed: an operator's line may be weak."""

from django.middleware.gzip import GZipMiddleware

TEKS = ("text/", "application/json", "image/svg+xml")


class PadatMiddleware(GZipMiddleware):
    """Text only. Files are compressed already, and keep their length, so that a browser can show how far it is."""

    def process_response(self, request, response):
        if response.streaming or not response.get("Content-Type", "").startswith(TEKS):
            return response
        return super().process_response(request, response)
