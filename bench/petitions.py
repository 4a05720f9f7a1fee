"""A petition through HTTP, over the counter and by the web form, beside a bare page of one INSERT: `python bench/petitions.py`.

CPU milliseconds of the web process and its PostgreSQL backend together, all in the same run, and round trips.
"""

import re
from datetime import date
from typing import Any
from urllib.parse import urlencode

from scratch import scratch
from served import Served, beside, prepare_bare, served

UNIT = "n14797-UBND"
FORM = "application/x-www-form-urlencoded"
WANTED_MS = 5  # on a machine where the bare page of one INSERT takes 1.7: on another one the ratio of the two tells more
WANTED = WANTED_MS / 1.7
WANTED_TRIPS = 6
SECRET = "b" * 32


def at_the_counter(n: int) -> dict[str, str]:
    return {
        "unit": UNIT,
        "full_name": f"Lê Văn Bình {n}",
        "address": "12 Đông Sơn",
        "channel": "counter",
        "received_on": date.today().isoformat(),  # noqa: DTZ011 - the form takes the day of this machine
        "field": "land",
        "summary": f"Xem lại đơn giá bồi thường thửa {n}",
        "signers": "1",
        "token": f"a-token-of-the-bench-{n:06}",
        "csrfmiddlewaretoken": SECRET,
    }


def by_web(n: int) -> dict[str, str]:
    return {
        "full_name": f"Lê Văn Bình {n}",
        "address": "12 Đông Sơn",
        "phone": f"0912{n:06}",
        "kind": "recommendation",
        "title": f"Đèn đường ngõ {n} hỏng",
        "body": "Đèn hỏng ba tháng nay. Đề nghị sửa.",
        "token": f"a-token-of-the-web-{n:06}",
        "csrfmiddlewaretoken": SECRET,
    }


def signed_in() -> Any:
    """An officer's client of this process; its session is in the database, so it opens the served pages, too."""
    from django.test import Client

    from langnghe.accounts.rights import Role
    from langnghe.accounts.services import create_user

    an = create_user(
        "an",
        password="only-for-bench",  # noqa: S106 - the server of the bench goes away with it
        display_name="An",
        unit=UNIT,
        role=Role.RECEPTION_OFFICER,
        since=date(2025, 7, 1),
    )
    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(an)
    return client


def trips(client: Any) -> list[str]:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    given = urlencode(at_the_counter(999_999))
    client.post("/don/nhan/", urlencode(at_the_counter(999_998)), FORM)
    with CaptureQueriesContext(connection) as asked:
        assert client.post("/don/nhan/", given, FORM).status_code == 302
    connection.close()
    return [query["sql"] or "a statement that stands ready" for query in asked.captured_queries]


def main() -> None:
    with scratch():
        client = signed_in()
        asked = trips(client)
        cookies = {"csrftoken": SECRET, "sessionid": client.cookies["sessionid"].value}
        prepare_bare()
        ours_is = "langnghe.config.wsgi:application"
        with served("bare:application") as small, served(ours_is, LANGNGHE_UNIT=UNIT) as ours:

            def insert(n: int) -> None:
                assert small.post("/insert/", {"code": f"new-{n}", "text": "Đèn đường"})[0] == 200

            def insert_anew(n: int) -> None:
                assert (
                    small.from_elsewhere(n).post("/insert/", {"code": f"anew-{n}", "text": "Đèn đường"})[0]
                    == 200
                )

            def counter(n: int) -> None:
                _post(ours, "/don/nhan/", at_the_counter(n), cookies, 302)

            def web(n: int) -> None:
                _post(ours.from_elsewhere(n), "/gui-don/truc-tuyen/", by_web(n), {"csrftoken": SECRET}, 302)

            cost = beside([("bare", small, insert), ("counter", ours, counter)])
            # What a site takes by web in an hour is limited, so this one has fewer turns; each client has a line of its own.
            cost |= beside([("bare, a new line", small, insert_anew), ("web", ours, web)], rounds=3, turns=40)
    for name, bare in (("counter", "bare"), ("web", "bare, a new line")):
        print(f"one INSERT, {bare:17} {cost[bare]:6.2f} CPU ms")
        print(
            f"a petition, {name:17} {cost[name]:6.2f} CPU ms, wanted {WANTED_MS};"
            f" ratio {cost[name] / cost[bare]:.2f}, wanted {WANTED:.2f}"
        )
    print(
        f"{len(asked)} round trips over the counter, BEGIN and COMMIT among them; wanted {WANTED_TRIPS} beside those"
    )
    for sql in asked:
        print("   ", sql[:110])


def _post(ours: Served, path: str, given: dict[str, str], cookies: dict[str, str], wanted: int) -> None:
    status, page = ours.post(path, given, cookies)
    assert status == wanted, re.sub(r"\s+", " ", page.decode())[:3000]


if __name__ == "__main__":
    main()
