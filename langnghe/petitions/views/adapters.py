"""From the fields of a form to the arguments of a verb, where the two differ."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from langnghe.accounts.models import User
from langnghe.petitions import selectors, services
from langnghe.petitions.models import Kind, Petition
from langnghe.units.models import Unit

AMOUNT = "amount_"


def classify(
    petition: Petition,
    *,
    by: User,
    on: date,
    missing_condition: str = "",
    about: Unit | None = None,
    about_on: date | None = None,
    criteria: list[str] | None = None,
    is_outside: bool = False,
    **given: Any,
) -> Petition:
    """The day of the complained decision only says which bodies stood then."""
    del about_on
    known = bool(missing_condition)
    found = selectors.competent(about, instance=petition.instance, on=on).units if about else None
    asked = found if given.get("kind") == Kind.COMPLAINT else None
    findings = services.Findings(
        is_eligible=missing_condition == "none" if known else None,
        missing_condition="" if missing_condition == "none" else missing_condition,
        is_within=_is_within(petition, asked, is_outside=is_outside),
        competent=asked[0] if asked and len(asked) == 1 else None,
        complex_because=tuple(criteria or ()),
    )
    return services.classify(petition, findings=findings, by=by, on=on, **given)


def _is_within(petition: Petition, asked: list[Unit] | None, *, is_outside: bool) -> bool | None:
    """What the law answers for a complaint; of a denunciation only the officer's own no is known."""
    if is_outside:
        return False
    return None if asked is None else petition.unit in asked


def decide(
    petition: Petition,
    *,
    by: User,
    on: date,
    still_differ: bool = False,
    says: Mapping[str, str] | None = None,
    **ruling: Any,
) -> Petition:
    return services.decide(
        petition, ruling=services.Ruling(**ruling), still_differ=still_differ, by=by, on=on, says=says
    )


def carry_out(
    petition: Petition,
    *,
    by: User,
    on: date,
    is_done: bool,
    unit: Unit | None,
    because: str = "",
    **given: Any,
) -> Any:
    amounts = {
        name.removeprefix(AMOUNT): value for name, value in given.items() if name.startswith(AMOUNT) and value
    }
    return services.carry_out(
        petition, amounts=amounts, is_done=is_done, unit=unit, because=because, by=by, on=on
    )
