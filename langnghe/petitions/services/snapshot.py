"""What a step may change, as it stood before: kept with the step so that it can be given back."""

from datetime import date
from typing import Any

from langnghe.petitions.models import Clock, Petition

# Never the citizen's own words: what goes to paper must not stay behind in a step.
CHANGED = (
    "kind", "state", "signers", "is_complex", "is_remote", "classified_because", "instance", "earlier_id",
    "is_eligible", "missing_condition", "is_within", "competent_id", "competent_outside", "complex_because", "accepted_on", "due_on",
    "resolution_due_on", "answered_on", "answer_number", "answer", "closed_on", "handler_id", "closed_because",
)  # fmt: skip
TERM = ("due_on", "safe_on", "ended_on")
MATTER = ("field", "continues_id")


def taken_of(petition: Petition) -> dict[str, Any]:
    """The row, its matter's field and its terms, as JSON."""
    return {
        "petition": {name: _plain(getattr(petition, name)) for name in CHANGED},
        "matter": {name: _plain(getattr(petition.matter, name)) for name in MATTER},
        "clocks": {
            str(clock.pk): {name: _plain(getattr(clock, name)) for name in TERM}
            for clock in petition.clocks.all()
        },
    }


def give_back(petition: Petition, before: dict[str, Any]) -> None:
    """Restore the row and its terms; a term that began with the step goes."""
    _set(petition, before["petition"])
    _set(petition.matter, before["matter"])
    # What began with the step goes first: the term that it took the place of may be of the same rule.
    clocks = Clock.objects.filter(petition=petition)
    clocks.exclude(pk__in=before["clocks"]).delete()
    for clock in clocks:
        _set(clock, before["clocks"][str(clock.pk)])


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _set(row: Any, values: dict[str, Any]) -> None:
    for name, value in values.items():
        setattr(row, name, _field(row, name).to_python(value))
    row.save(update_fields=[name.removesuffix("_id") for name in values])


def _field(row: Any, name: str) -> Any:
    found = row._meta.get_field(name.removesuffix("_id"))  # noqa: SLF001 - Django's documented name
    return found.target_field if found.is_relation else found
