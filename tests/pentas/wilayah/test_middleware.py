from zoneinfo import ZoneInfo

from django.utils import timezone

from pentas.wilayah.middleware import ZonaMiddleware


def test_a_request_does_not_inherit_the_zone_of_the_one_before(rf):
    timezone.activate(ZoneInfo("Asia/Jayapura"))
    try:
        zona = ZonaMiddleware(lambda request: timezone.get_current_timezone_name())(rf.get("/"))
    finally:
        timezone.deactivate()
    assert zona == "Asia/Jakarta"


def test_it_stands_in_the_settings(settings):
    assert "pentas.wilayah.middleware.ZonaMiddleware" in settings.MIDDLEWARE
