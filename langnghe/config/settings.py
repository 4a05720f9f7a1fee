"""Settings: safe from the first start; whatever is secret lies in the data folder, never here."""

import json
import os
from pathlib import Path
from typing import Any

from django.utils.translation import gettext_lazy as _

from langnghe.kernel import mail
from langnghe.kernel import secrets as kept

PACKAGE = Path(__file__).resolve().parent.parent
DATA = Path(os.environ.get("LANGNGHE_DATA", PACKAGE.parent / "data"))
MODE = os.environ.get("LANGNGHE_MODE", "real")
LOOPBACK = os.environ.get("LANGNGHE_BIND", "127.0.0.1") in {"127.0.0.1", "localhost", "::1"}

_secrets = kept.load_or_create(DATA)
SECRET_KEY = _secrets.secret_key
TRACKING_KEY = _secrets.tracking_key
DEBUG = False
ALLOWED_HOSTS = os.environ.get("LANGNGHE_HOSTS", "127.0.0.1,localhost,[::1]").split(",")

ROOMS = [
    "kernel",
    "design",
    "audit",
    "units",
    "accounts",
    "rules",
    "people",
    "documents",
    "old_books",
    "vault",
    "notifications",
    "figures",
    "regulations",
    "petitions",
    "reception",
    "newsroom",
    "supervision",
    "web",
    "demo",
]
INSTALLED_APPS = [
    *(f"langnghe.{room}" for room in ROOMS),
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "axes",
    "procrastinate.contrib.django",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "langnghe.accounts.middleware.Readers",
    "django.contrib.messages.middleware.MessageMiddleware",
    "langnghe.kernel.middleware.SafeHeaders",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "langnghe.accounts.middleware.TemporaryPasswords",
    "langnghe.kernel.middleware.Refusals",
    "axes.middleware.AxesMiddleware",
]
FORM_RENDERER = "django.forms.renderers.Jinja2"
ROOT_URLCONF = "langnghe.config.urls"
WSGI_APPLICATION = "langnghe.config.wsgi.application"
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {
            "loaders": [
                (
                    "langnghe.design.folding.Loader",
                    [
                        "django.template.loaders.filesystem.Loader",
                        "django.template.loaders.app_directories.Loader",
                    ],
                )
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "langnghe.web.context.site",
            ],
        },
    },
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "APP_DIRS": True,
        "OPTIONS": {"environment": "langnghe.design.jinja.environment"},
    },
]


def _database() -> dict[str, Any]:
    """The connection that the console script chose: always the lesser role, except while migrating."""
    given = json.loads(os.environ.get("LANGNGHE_DATABASE", "{}"))
    return {
        "ENGINE": "langnghe.kernel.database",
        "NAME": given.get("dbname", "langnghe"),
        "USER": given.get("user", "langnghe_app"),
        "PASSWORD": given.get("password", ""),
        "HOST": given.get("host", ""),
        "PORT": str(given.get("port", "")),
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"connect_timeout": 10, "prepare_threshold": 2},
    }


DATABASES = {"default": _database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "langnghe.accounts.backends.WithMemberships",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
AXES_FAILURE_LIMIT = 8
AXES_COOLOFF_TIME = 0.25
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
LOGIN_URL = "accounts:sign_in"
LOGIN_REDIRECT_URL = "web:desk"
LOGOUT_REDIRECT_URL = "web:home"

SESSION_ENGINE = "langnghe.accounts.sessions"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = not LOOPBACK
CSRF_COOKIE_SECURE = not LOOPBACK
CSRF_COOKIE_HTTPONLY = True
SECURE_HSTS_SECONDS = 0 if LOOPBACK else 31_536_000
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
FILE_UPLOAD_HANDLERS = ["langnghe.documents.uploads.InMemory"]

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", _("Tiếng Việt")), ("en", _("English"))]
LOCALE_PATHS = [path for room in ROOMS if (path := PACKAGE / room / "locale").exists()]
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True
USE_THOUSAND_SEPARATOR = False

STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": DATA / "files"},
    },
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
globals().update(
    mail.settings_from(os.environ.get("LANGNGHE_SMTP_URL", ""), os.environ.get("LANGNGHE_MAIL_FROM", ""))
)
SITE_URL = os.environ.get("LANGNGHE_SITE_URL", "http://127.0.0.1:8000").rstrip("/")
UPLOADS = DATA / "files"
CLAMD_SOCKETS = [os.environ.get("LANGNGHE_CLAMD", ""), "/run/clamav/clamd.ctl", "/var/run/clamav/clamd.ctl"]

SITE_UNIT = os.environ.get("LANGNGHE_UNIT", "")
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"stderr": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
}
