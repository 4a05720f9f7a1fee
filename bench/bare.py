"""A bare Django project for the benches: its usual middleware, one table, a page of one SELECT and one of one INSERT."""

import json
import os

import django
from django.conf import settings
from django.core.wsgi import get_wsgi_application

given = json.loads(os.environ["LANGNGHE_DATABASE"])
settings.configure(
    SECRET_KEY="of-the-bench",  # noqa: S106 - nothing is signed with it
    ALLOWED_HOSTS=["127.0.0.1"],
    ROOT_URLCONF="bare",
    USE_TZ=True,
    INSTALLED_APPS=["django.contrib.auth", "django.contrib.contenttypes", "django.contrib.sessions"],
    DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    MIDDLEWARE=[
        "django.middleware.security.SecurityMiddleware",
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.middleware.common.CommonMiddleware",
        "django.middleware.csrf.CsrfViewMiddleware",
        "django.contrib.auth.middleware.AuthenticationMiddleware",
        "django.middleware.clickjacking.XFrameOptionsMiddleware",
    ],
    DATABASES={
        "default": {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": given["dbname"],
            "USER": given["user"],
            "PASSWORD": given["password"],
            "HOST": given.get("host", ""),
            "PORT": str(given.get("port", "")),
            "CONN_MAX_AGE": 600,
        }
    },
)
django.setup()

from django.db import connection, models  # noqa: E402 - the settings come first
from django.http import HttpRequest, HttpResponse  # noqa: E402
from django.urls import path  # noqa: E402
from django.views.decorators.csrf import csrf_exempt  # noqa: E402

ROWS = 200


class Note(models.Model):
    code = models.CharField(max_length=40, unique=True)
    text = models.CharField(max_length=500)

    class Meta:
        app_label = "bare"
        db_table = "bench_bare_note"

    def __str__(self) -> str:
        return self.code


@csrf_exempt
def select(request: HttpRequest) -> HttpResponse:
    return HttpResponse(f"<!doctype html><p>{Note.objects.get(code=request.POST['code']).text}</p>")


@csrf_exempt
def insert(request: HttpRequest) -> HttpResponse:
    note = Note.objects.create(code=request.POST["code"], text=request.POST["text"])
    return HttpResponse(f"<!doctype html><p>{note.pk}</p>")


def prepare() -> None:
    with connection.schema_editor() as editor:
        editor.create_model(Note)
    Note.objects.bulk_create(Note(code=f"code-{n}", text=f"Nội dung {n}") for n in range(ROWS))
    connection.close()


urlpatterns = [path("select/", select), path("insert/", insert)]
application = get_wsgi_application()
