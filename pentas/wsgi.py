"""WSGI entry point, served by granian (see bin/run)."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pentas.settings")
application = get_wsgi_application()
