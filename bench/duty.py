"""The board of duty of the country: 3,321 communes, five years, three million visits: `python bench/duty.py`.

Bare: one view of the same server that asks one grouped question for the number of sessions of each unit and writes it
in a template of one line. Times are the best of five; the promise is one second for the page of the whole country.
"""

from collections.abc import Callable
from datetime import date
from time import perf_counter, process_time
from typing import Any

from scratch import scratch

SINCE, UNTIL, ON = date(2021, 11, 1), date(2026, 10, 31), date(2026, 11, 22)
VISITS = 3_000_000
ROUNDS = 5
# What a load does not need is dropped in the scratch server: it keeps rooms and numbers apart, and no page reads it.
BARE_TABLES = """
DO $$ DECLARE one record; BEGIN
  FOR one IN SELECT conrelid::regclass AS t, conname FROM pg_constraint
    WHERE conrelid IN ('reception_session'::regclass, 'reception_visit'::regclass) AND contype IN ('x', 'f', 'u', 'c')
  LOOP EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I CASCADE', one.t, one.conname); END LOOP;
  FOR one IN SELECT indexrelid::regclass AS t, '' AS conname FROM pg_index
    WHERE indrelid = 'reception_visit'::regclass AND NOT indisprimary
  LOOP EXECUTE format('DROP INDEX %s', one.t); END LOOP;
END $$
"""
POSTS = """
CREATE TEMP TABLE chairs AS SELECT p.id AS post, p.unit_id AS unit, row_number() OVER (ORDER BY p.id) AS n
FROM units_post p JOIN units_unit u ON u.code = p.unit_id
WHERE p.duty_office = 'commune_chair' AND u.valid_until IS NULL
"""
STAND = "UPDATE units_post SET valid_from = NULL WHERE id IN (SELECT post FROM chairs)"
PLACES = (
    "INSERT INTO reception_receptionplace (unit_id, name, address) SELECT unit, 'Phòng', 'trụ sở' FROM chairs"
)
SESSIONS = """
INSERT INTO reception_session (unit_id, post_id, place_id, kind, state, held_on, planned_on, starts_at, ends_at,
  posted_on, posted_late, topic, reason, conclusion_number, online_ground)
SELECT c.unit, c.post, r.id, 'regular',
  CASE (c.n + extract(day FROM d)::int) %% 11 WHEN 0 THEN 'delegated' WHEN 1 THEN 'missed' WHEN 2 THEN 'planned'
    ELSE 'in_person' END,
  d::date, d::date, d + interval '30 minutes', d + interval '4 hours', d::date - 10, false, '', 'x', '', ''
FROM chairs c JOIN reception_receptionplace r ON r.unit_id = c.unit
CROSS JOIN generate_series(%s::timestamptz, %s::timestamptz, interval '7 days') d
"""


def fill() -> tuple[int, int]:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(BARE_TABLES)
        cursor.execute(POSTS)
        cursor.execute(STAND)
        cursor.execute(PLACES)
        cursor.execute(SESSIONS, ["2021-11-02", UNTIL.isoformat()])
        sessions = cursor.rowcount
        cursor.execute("SELECT count(*) FROM chairs")
        [communes] = cursor.fetchone()
        _visits(cursor, communes)
        cursor.execute("ANALYZE")
    return communes, sessions


def _visits(cursor: Any, communes: int) -> None:
    """Turns of the same communes; the page of the country does not read them, and they stand in its way as in life."""
    columns = _needed(cursor, "reception_visit")
    given = {
        "unit_id": "c.unit", "number": "g", "year": "2021 + g %% 5", "received_on": "date '2021-11-01' + g %% 1800",
        "heads": "1", "receiver": "'staff'", "field": "'land'", "result": "'explained'", "person_id": "1",
        "place_id": "1",
    }  # fmt: skip
    names = [name for name, _kind in columns]
    values = [given.get(name, _empty(kind)) for name, kind in columns]
    for name in set(given) - set(names):
        given.pop(name)
    cursor.execute(
        f"INSERT INTO reception_visit ({', '.join(names)}) SELECT {', '.join(values)}"  # noqa: S608 - our own names
        " FROM generate_series(1, %s) g JOIN chairs c ON c.n = 1 + g %% %s",
        [VISITS, communes],
    )


def _needed(cursor: Any, table: str) -> list[tuple[str, str]]:
    cursor.execute(
        "SELECT column_name, data_type FROM information_schema.columns WHERE table_name = %s"
        " AND is_nullable = 'NO' AND is_identity = 'NO' AND column_default IS NULL",
        [table],
    )
    return list(cursor.fetchall())


def _empty(kind: str) -> str:
    return {
        "boolean": "false", "integer": "0", "smallint": "0", "bigint": "0", "date": "date '2021-11-01'",
        "jsonb": "'{}'", "timestamp with time zone": "now()",
    }.get(kind, "''")  # fmt: skip


COPIED = """
INSERT INTO reception_dutymonth (post_id, unit_id, province_id, month, starts_on, ends_on, required, kept, delegated,
  moved, missed, unreported, lacking, reported, article, counted_at)
SELECT c.post, c.unit, coalesce(a.parent_id, a.code), d.month, d.starts_on, d.ends_on, d.required, d.kept, d.delegated,
  d.moved, d.missed, d.unreported, d.lacking, d.reported, d.article, now()
FROM reception_dutymonth d JOIN chairs f ON f.post = d.post_id JOIN chairs c ON c.n %% 11 = f.n %% 11 AND c.n > 11
JOIN units_unit u ON u.code = c.unit JOIN units_administrativearea a ON a.code = u.area_id
"""


def count_months() -> tuple[float, int]:
    """Eleven chairs are counted from their sessions; the others repeat them, and a sample is held against the register."""
    from django.db import connection

    from langnghe.reception.selectors.duty_months import differences
    from langnghe.reception.services.recounting import recount
    from langnghe.units.models import Post

    with connection.cursor() as cursor:
        cursor.execute("SELECT post FROM chairs ORDER BY n")
        posts = [post for [post] in cursor.fetchall()]
        start = process_time()
        recount(posts[:11])
        each = (process_time() - start) / 11
        cursor.execute(COPIED, [])
        cursor.execute("ANALYZE reception_dutymonth")
    sample = Post.objects.filter(pk__in=posts[::300]).select_related("unit__area__parent__parent")
    wrong = differences(sample)
    assert not wrong, wrong[:3]
    return each, len(sample)


def bare_view() -> Callable[..., Any]:
    from django.db.models import Count
    from django.http import HttpResponse
    from django.template import engines

    from langnghe.kernel.access_marks import public
    from langnghe.reception.models import Session

    template = engines["django"].from_string(
        "{% for row in rows %}<p>{{ row.unit }} {{ row.n }}</p>{% endfor %}"
    )

    @public
    def bare(request: Any) -> HttpResponse:
        rows = Session.objects.filter(held_on__gte=SINCE, held_on__lte=UNTIL).order_by().values("unit")
        return HttpResponse(template.render({"rows": rows.annotate(n=Count("pk"))}, request))

    return bare


def seconds(ask: Callable[[], Any], status: int) -> tuple[float, float]:
    def once() -> tuple[float, float]:
        start, cpu = perf_counter(), process_time()
        answer = ask()
        assert answer.status_code == status, answer.status_code
        return perf_counter() - start, process_time() - cpu

    ask()
    return min(once() for _ in range(ROUNDS))


def main() -> None:
    with scratch():
        from django.test import Client
        from django.urls import clear_url_caches, path, reverse

        from langnghe.config import urls
        from langnghe.reception.models import DutyMonth

        start = perf_counter()
        communes, sessions = fill()
        filled = perf_counter() - start
        each, sample = count_months()
        urls.urlpatterns.append(path("bare/", bare_view()))
        clear_url_caches()
        client = Client()
        asked = f"?tu={SINCE:%Y-%m}&den={UNTIL:%Y-%m}"
        country = reverse("reception:duty") + asked
        province = reverse("reception:duty_province", args=["38"]) + asked
        tag = {"If-None-Match": client.get(country)["ETag"]}
        base, _cpu = seconds(lambda: client.get("/bare/"), 200)
        times = {
            "country": seconds(lambda: client.get(country), 200),
            "country, unchanged (304)": seconds(lambda: client.get(country, headers=tag), 304),
            "province": seconds(lambda: client.get(province), 200),
            "province by month": seconds(lambda: client.get(province + "&theo=thang"), 200),
        }
        months = DutyMonth.objects.count()
        from django.db import connection

        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM reception_visit")
            [visits] = cursor.fetchone()
    print(f"{communes} communes, {sessions} sessions, {visits} visits, {months} months of duty")
    print(f"filled in {filled:.0f} s; one post of five years counted again in {each * 1000:.0f} ms of Python")
    print(f"{sample} posts held against the register: equal")
    print(f"bare count of sessions by unit: {base:.2f} s")
    for name, (wall, cpu) in times.items():
        print(f"{name}: {wall:.2f} s ({cpu:.2f} s of Python), {wall / base:.2f} times bare")
    assert times["country"][0] < 1, "the board of the country takes more than a second"


if __name__ == "__main__":
    main()
