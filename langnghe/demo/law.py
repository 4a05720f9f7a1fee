"""What the ward adds to the law: one stricter rule of its own, on an invented decision; nothing is confirmed."""

from datetime import date

from langnghe.accounts.models import User
from langnghe.demo import cast
from langnghe.rules import services as rules

DECISION = "Điều 4 Quy chế tiếp công dân (dựng cho bản minh họa)"
TWO_DAYS_LESS = 5


def build(*, on: date, by: User) -> None:
    """The ward reports a result to who passed the matter on in five working days; the law gives seven."""
    rules.replace_rule(
        "reception.result_to_sender",
        unit=cast.SITE_UNIT,
        since=on,
        number=TWO_DAYS_LESS,
        measure="working days",
        person=by.display_name,
        cite=DECISION,
        by=by,
        on=on,
    )
