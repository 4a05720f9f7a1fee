"""The schedule of a province, 166 communes for a year, beside a bare Django page: `python bench/schedule.py`.

Bare: a view of the same server, through the same middleware, that asks for the same rows with one query and writes
them as a list in a template of four lines. CPU of Python alone, the best of five times thirty pages.
"""

from collections.abc import Callable
from datetime import date
from time import process_time
from typing import Any

from scratch import scratch

ROUNDS, PAGES = 5, 30
YEAR, MONTH = 2026, "2026-11"
BARE = "<!doctype html><title>{{ unit }}</title><ul>{% for row in rows %}<li>{{ row.held_on }} {{ row.starts_at }} {{ row.post__title }} {{ row.place__name }} {{ row.unit__name }} {{ row.state }}</li>{% endfor %}</ul>"  # fmt: skip


def fill() -> tuple[Any, int]:
    """Two days a month for each commune of the province with most communes."""
    from django.db.models import Count

    from langnghe import lawbook
    from langnghe.reception.models import ReceptionPlace, Session
    from langnghe.reception.services.scheduling import at
    from langnghe.units.models import Post, Unit, standing

    stands = Unit.objects.filter(standing(date(YEAR, 1, 1)), kind="PEOPLES_COMMITTEE")
    province = stands.filter(code="38-UBND").annotate(below=Count("children"))[0]
    communes = list(stands.filter(parent=province)[:166])
    rule = lawbook.Monthly(days=(5, 19))
    days = [row.date for row in lawbook.schedule_dates(rule, date(YEAR, 1, 1), date(YEAR, 12, 31))]
    hours = lawbook_hours()
    sessions = []
    for unit in communes:
        post = Post.objects.get(unit=unit, kind="HEAD")
        place = ReceptionPlace.objects.create(unit=unit, name="Phòng tiếp công dân", address="trụ sở")
        sessions += [
            Session(
                unit=unit, post=post, place=place, held_on=day, planned_on=day, starts_at=at(day, hours[0]),
                ends_at=at(day, hours[1]), posted_on=date(YEAR - 1, 12, 20),
            )
            for day in days
        ]  # fmt: skip
    Session.objects.bulk_create(sessions, batch_size=1000)
    return province, len(communes)


def lawbook_hours() -> tuple[Any, Any]:
    from datetime import time

    return time(7, 30), time(11, 30)


def bare_view(province: str) -> Callable[..., Any]:
    from django.http import HttpResponse
    from django.template import engines

    from langnghe.kernel.access_marks import public
    from langnghe.reception.models import Session

    template = engines["django"].from_string(BARE)

    @public
    def bare(request: Any) -> HttpResponse:
        rows = Session.objects.filter(
            unit__parent=province, held_on__gte=date(2026, 11, 1), held_on__lte=date(2026, 11, 30)
        ).values("held_on", "starts_at", "post__title", "place__name", "unit__name", "state")
        return HttpResponse(template.render({"rows": rows, "unit": province}, request))

    return bare


def seconds(ask: Callable[[], Any], status: int) -> float:
    def once() -> float:
        start = process_time()
        for _ in range(PAGES):
            assert ask().status_code == status
        return (process_time() - start) / PAGES

    ask()
    return min(once() for _ in range(ROUNDS))


def main() -> None:
    with scratch():
        from django.test import Client
        from django.urls import clear_url_caches, path, reverse

        from langnghe.config import urls

        province, communes = fill()
        urls.urlpatterns.append(path("bare/", bare_view(province.pk)))
        clear_url_caches()
        client = Client()
        address = reverse("reception:area", args=[province.pk]) + f"?thang={MONTH}"
        answer = client.get(address)
        tag = {"If-None-Match": answer["ETag"]}
        base = seconds(lambda: client.get("/bare/"), 200)
        page = seconds(lambda: client.get(address), 200)
        same = seconds(lambda: client.get(address, headers=tag), 304)
        rows = answer.content.decode().count("<li><b>")
    print(f"{communes} communes, a year; {rows} sessions on the page of {MONTH}")
    print(f"bare page {base * 1000:.1f} ms; schedule {page / base:.2f} times; 304 {same / base:.2f} times")
    assert page <= 2 * base, "the schedule costs more than twice a bare page"


if __name__ == "__main__":
    main()
