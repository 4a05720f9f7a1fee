"""From the fields of a form to the arguments of a verb, where the two differ."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from langnghe.accounts.models import User
from langnghe.kernel.errors import Invalid
from langnghe.petitions import selectors, services
from langnghe.petitions.models import Petition
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
    within: str = "",
    competent: Unit | None = None,
    competent_outside: str = "",
    **given: Any,
) -> Petition:
    """A person says whether it is within competence; the day of the complained decision only says which bodies stood then."""
    del about_on
    is_within = {"yes": True, "no": False}.get(within)
    machine = selectors.competence(petition, kind=given.get("kind", ""), about=about, on=on)
    # What a person named outside the list is not answered by what the machine would suggest.
    asks = is_within is False and (competent is not None or not competent_outside)
    findings = services.Findings(
        is_eligible=missing_condition == "none" if missing_condition else None,
        missing_condition="" if missing_condition == "none" else missing_condition,
        is_within=is_within,
        competent=_other(petition, competent, machine) if asks else None,
        competent_outside=competent_outside,
        complex_because=tuple(criteria or ()),
    )
    return services.classify(petition, findings=findings, by=by, on=on, **given)


def _other(petition: Petition, named: Unit | None, machine: selectors.Competence | None) -> Unit | None:
    """The body that a person named, else the only one that the law names; never the one that says it is not itself."""
    if named == petition.unit:
        raise Invalid(_("Nơi có thẩm quyền không thể là chính cơ quan này khi đơn không thuộc thẩm quyền."))
    only = machine.units[0] if machine and len(machine.units) == 1 else None
    return named or (only if only != petition.unit else None)


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
