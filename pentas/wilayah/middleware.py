"""Times are shown in the zone of the province whose period is looked at; threads serve one request after another."""

from django.utils import timezone


class ZonaMiddleware:
    """Each request begins in the zone of the settings, whatever the last one on this thread activated."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        timezone.deactivate()
        return self.get_response(request)
