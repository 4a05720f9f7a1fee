"""The only place that asks for the present: views and commands call it, rules never do."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

LOCAL = ZoneInfo("Asia/Ho_Chi_Minh")


def now() -> datetime:
    return datetime.now(tz=LOCAL)


def today() -> date:
    """Today in Vietnam: what arrives at 06:00 on the 1st belongs to that month."""
    return now().date()


def legal_day(moment: datetime) -> date:
    return moment.astimezone(LOCAL).date()
