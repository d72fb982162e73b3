"""All settings, read from the environment; docs in README.md, "Environment".

Development needs no value at all: SQLite and private files live in ``data/``. Production is
``PENTAS_PRODUKSI=1`` and refuses to start without its own secret key and host names.
"""

import secrets
from pathlib import Path

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

AKAR = Path(__file__).resolve().parent.parent
env = environ.Env()

PRODUKSI = env.bool("PENTAS_PRODUKSI", default=False)
DEBUG = env.bool("PENTAS_DEBUG", default=False)
DATA = Path(env.str("PENTAS_DATA", default=str(AKAR / "data"))).resolve()
DATA.mkdir(parents=True, exist_ok=True)


def _kunci(nama: str, berkas: str, bila_kosong: str) -> str:
    """A secret: from the environment, or made once and kept beside the data; production wants its own."""
    if kunci := env.str(nama, default=""):
        return kunci
    if PRODUKSI:
        raise ImproperlyConfigured(bila_kosong)
    tempat = DATA / berkas
    if not tempat.exists():
        tempat.touch(mode=0o600)
        tempat.write_text(secrets.token_urlsafe(64))
    return tempat.read_text()


SECRET_KEY = _kunci(
    "PENTAS_KUNCI_RAHASIA", "kunci-rahasia", "Set PENTAS_KUNCI_RAHASIA to a long random text in production."
)
# Encrypts NIK and KK (layanan/sop/pribadi). Several by comma, newest first: the first writes, all of them read.
KUNCI_PRIBADI = [
    k.strip()
    for k in _kunci(
        "PENTAS_KUNCI_PRIBADI",
        "kunci-pribadi",
        "Set PENTAS_KUNCI_PRIBADI to a long random text in production, and keep a copy apart from the backups.",
    ).split(",")
    if k.strip()
]
if PRODUKSI and any(len(k) < 32 for k in KUNCI_PRIBADI):
    raise ImproperlyConfigured("Each text in PENTAS_KUNCI_PRIBADI must have at least 32 characters.")
ALLOWED_HOSTS = env.list("PENTAS_HOST", default=["127.0.0.1", "localhost", "[::1]"])
if PRODUKSI and "PENTAS_HOST" not in env.ENVIRON:
    raise ImproperlyConfigured("Set PENTAS_HOST to the host names that serve the application.")
CSRF_TRUSTED_ORIGINS = [f"https://{h}" for h in ALLOWED_HOSTS] if PRODUKSI else []

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "crispy_forms",
    "crispy_bootstrap5",
    "csp",
    "axes",
    "pentas.tampilan",
    "pentas.wilayah",
    "pentas.akun",
    "pentas.jejak",
    "pentas.unggahan",
    "pentas.luring",
    "pentas.dokumen",
    "pentas.beranda",
    "penilaian",
    "paparan",
    "layanan.sop",
    "layanan.pemanfaatan_data",
    "layanan.negeri",
    "layanan.ketupat_pecel",
    "layanan.contoh",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",  # first: its files are compressed already
    "pentas.tampilan.middleware.PadatMiddleware",
    "csp.middleware.CSPMiddleware",
    "pentas.wilayah.middleware.ZonaMiddleware",
    "pentas.unggahan.middleware.NamaBerkasMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "pentas.akun.lihat_sebagai.LihatSebagaiMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "pentas.galat.TolakMiddleware",
    "pentas.masukan.MasukanMiddleware",
    "pentas.gerbang.GerbangMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "pentas.urls"
WSGI_APPLICATION = "pentas.wsgi.application"
APPEND_SLASH = True

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [AKAR / "templates"],
        "APP_DIRS": False,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "pentas.tampilan.konteks.bingkai",
            ],
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    [
                        "django.template.loaders.filesystem.Loader",
                        "django.template.loaders.app_directories.Loader",
                    ],
                )
            ],
            "builtins": ["pentas.tampilan.templatetags.tampilan"],
        },
    },
]

DATABASES = {"default": env.db("DATABASE_URL", default=f"sqlite:///{DATA / 'pentas.sqlite3'}")}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # One writer at a time: take the write lock when a transaction begins and wait for it,
    # instead of failing half-way when a read transaction wants to become a write.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;"
            "PRAGMA busy_timeout=20000; PRAGMA cache_size=-16000;"
        ),
    }
else:
    DATABASES["default"]["CONN_MAX_AGE"] = 60
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "akun.Pengguna"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
    "pentas.akun.kartu_backend.KartuBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{nama}"}
    for nama in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
CSRF_FAILURE_VIEW = "pentas.beranda.views.kunci_gagal"
LOGIN_URL = "akun:masuk"
LOGIN_REDIRECT_URL = "beranda:beranda"
LOGOUT_REDIRECT_URL = "akun:masuk"

# Throttle by account and address together: an office behind one address is not locked out by
# one colleague's typing errors.
AXES_FAILURE_LIMIT = 8
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_USERNAME_CALLABLE = "pentas.akun.pembatas.nama_pembatas"
AXES_CLIENT_IP_CALLABLE = "pentas.alamat.alamat_pengirim"
AXES_LOCKOUT_CALLABLE = "pentas.akun.views.terkunci"
AXES_RESET_ON_SUCCESS = True
AXES_VERBOSE = False
# What a failed attempt may not leave in the database (the field "password" never does).
AXES_SENSITIVE_PARAMETERS = ["username", "ip_address", "kode", "sandi", "sandi_lagi"]

LANGUAGE_CODE = "id"
TIME_ZONE = "Asia/Jakarta"
USE_I18N = True
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = DATA / "statis"
STATICFILES_DIRS = [AKAR / "static" / "dist"] if (AKAR / "static" / "dist").is_dir() else []
MEDIA_ROOT = DATA / "berkas"  # private; no MEDIA_URL: files leave only through a permission check
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
if ember := env.str("PENTAS_S3_EMBER", default=""):
    STORAGES["default"] = {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {
            "bucket_name": ember,
            "endpoint_url": env.str("PENTAS_S3_ALAMAT", default=None),
            "access_key": env.str("PENTAS_S3_KUNCI"),
            "secret_key": env.str("PENTAS_S3_RAHASIA"),
            "default_acl": None,
            "file_overwrite": False,
        },
    }
UNGGAHAN_BATAS_BYTE = env.int("PENTAS_BATAS_UNGGAH_MB", default=20) * 1024 * 1024
TITIPAN_ROOT = DATA / "titipan"  # files arriving in pieces; always on a disk, also where evidence lies on S3
TITIPAN_KUOTA_BYTE = 2 * 1024**3  # of one account: a whole day's photographs of one tablet
UNGGAHAN_BATAS_PIKSEL = 40_000_000
FILE_UPLOAD_PERMISSIONS = 0o600
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 4000

CRISPY_ALLOWED_TEMPLATE_PACKS = "bootstrap5"
CRISPY_TEMPLATE_PACK = "bootstrap5"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:", "blob:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "worker-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "object-src": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 14 * 24 * 3600
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = PRODUKSI
if PRODUKSI:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 31_536_000
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
EMAIL_CONFIG = env.email_url("EMAIL_URL", default="consolemail://")
vars().update(EMAIL_CONFIG)
EMAIL_TIMEOUT = 15
DEFAULT_FROM_EMAIL = env.str(
    "PENTAS_SUREL_PENGIRIM", default=f"Pentas Dukcapil <pentas@{ALLOWED_HOSTS[0].lstrip('*.') or 'localhost'}>"
)
# Whether "Lupa kata sandi?" sends a mail, or refers to the admin and his slips.
SUREL_AKTIF = not EMAIL_CONFIG["EMAIL_BACKEND"].endswith(("console.EmailBackend", "dummy.EmailBackend"))
PASSWORD_RESET_TIMEOUT = 2 * 3600

# The last row of the audit trail is also kept here, outside the database (see pentas/jejak).
JEJAK_KEPALA = DATA / "jejak-kepala.json"
SANDI_CONTOH = env.str("PENTAS_SANDI_CONTOH", default="")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"baris": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"layar": {"class": "logging.StreamHandler", "formatter": "baris"}},
    "root": {"handlers": ["layar"], "level": "WARNING"},
}
