"""The last place, asked for by 200 clients at once: `python bench/booking.py`.

Sold once, nobody refused by a fault; time of the crowd beside the same number of bookings one after another.
"""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, time
from threading import Barrier, BoundedSemaphore
from time import perf_counter
from typing import Any

from scratch import scratch

CLIENTS = 200
CONNECTIONS = 60  # a server of PostgreSQL takes a hundred; the threads of the web workers are fewer


def prepare() -> Any:
    from langnghe import lawbook
    from langnghe.accounts.rights import Role
    from langnghe.accounts.services import create_user
    from langnghe.reception import services
    from langnghe.units.models import Post, Unit

    unit = Unit.objects.get(pk="n14797-UBND")
    since, on = date(2025, 7, 1), date(2026, 11, 2)
    head = create_user(
        "chi",
        password="only-for-bench",  # noqa: S106 - the server of the bench goes away with it
        display_name="Chi",
        unit=unit.pk,
        role=Role.HEAD,
        since=since,
    )
    place = services.add_place(unit, name="Phòng tiếp công dân", address="trụ sở", by=head, on=on)
    schedule = services.draw_schedule(
        unit, post=Post.objects.get(unit=unit, kind="HEAD"), place=place,
        rule=lawbook.Dates((date(2026, 12, 3), date(2026, 12, 17))), roll="none", since=date(2026, 12, 1),
        until=date(2026, 12, 31), hours=(time(7, 30), time(11, 30)), by=head, on=on,
    )  # fmt: skip
    services.post_schedule(schedule, by=head, on=on)
    services.open_booking(schedule, capacity=1, closes_days=1, per_person=1, papers="", by=head, on=on)
    return schedule


def ask(session: Any, client: int) -> str:
    from langnghe.kernel.clock import LOCAL
    from langnghe.reception import services
    from langnghe.reception.services.booking import Wish

    wish = Wish(full_name=f"Người {client}", field="land", phone=f"0912{client:06}")
    at = datetime(2026, 11, 10, 9, 0, tzinfo=LOCAL)
    return str(services.book(session, wish, token=f"token-of-client-{client:05}", at=at).booking.state)


def main() -> None:
    with scratch():
        from django.db import connection

        from langnghe.reception.models import Booking

        crowded, quiet = prepare().sessions.order_by("held_on")
        begin = perf_counter()
        for client in range(CLIENTS):
            ask(quiet, 1000 + client)
        alone = perf_counter() - begin
        barrier, served = Barrier(CLIENTS), BoundedSemaphore(CONNECTIONS)

        def one(client: int) -> str:
            barrier.wait(120)
            with served:
                try:
                    return ask(crowded, client)
                finally:
                    connection.close()

        with ThreadPoolExecutor(CLIENTS) as pool:
            begin = perf_counter()
            states = list(pool.map(one, range(CLIENTS)))
            crowd = perf_counter() - begin
        sold = Booking.objects.filter(session=crowded, number__isnull=False).count()
        connection.close()
    print(f"{CLIENTS} clients at once: sold {sold}, waiting {states.count('waiting')}")
    print(f"the crowd took {crowd / alone:.2f} times as long as {CLIENTS} one after another")
    assert (sold, states.count("booked")) == (1, 1)


if __name__ == "__main__":
    main()
