"""Sessions that have ended leave the database each night, by the job worker; those in use stay."""

from datetime import timedelta

from django.test import Client
from django.utils import timezone
from procrastinate.contrib.django import app

from conftest import Cast
from langnghe.accounts import tasks
from langnghe.accounts.models import UserSession


def test_an_ended_session_goes_and_one_in_use_stays(client: Client, cast: Cast) -> None:
    client.force_login(cast.an)
    used = UserSession.objects.get()
    UserSession.objects.create(
        session_key="x" * 32, session_data="", expire_date=timezone.now() - timedelta(seconds=1)
    )

    tasks.clear_sessions(0)

    assert UserSession.objects.get() == used
    assert client.get("/ban/").status_code == 200


def test_the_worker_does_it_each_night(db: None) -> None:
    found = app.periodic_registry.periodic_tasks
    assert [one.cron for one in found.values() if one.task.name == "accounts.clear_sessions"] == [
        "30 17 * * *"
    ]
