"""Who is complained of, and who stands behind a petition or acts for its sender."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from langnghe.kernel.errors import Invalid
from langnghe.petitions.models import HIDDEN, PartyKind, Petition, Respondent, Standing, Through
from langnghe.units.models import Unit
from langnghe.units.selectors import ended_units, find_units
from langnghe.vietnamese import normalise


@dataclass(frozen=True)
class Against:
    """A person with post and workplace, or a body with its address."""

    full_name: str
    is_body: bool = False
    post: str = ""
    workplace: str = ""
    address: str = ""


@dataclass(frozen=True)
class Acts:
    """In what standing the sender writes; as it is given, a person in their own name."""

    kind: str = PartyKind.PERSON
    through: str = Through.SELF
    representative: str = ""
    paper_number: str = ""
    paper_day: date | None = None


def write_respondents(petition: Petition, given: list[Against]) -> None:
    """Written anew each time: nothing hangs on these rows."""
    petition.respondents.all().delete()
    Respondent.objects.bulk_create([_respondent(petition, one) for one in given])


def _respondent(petition: Petition, one: Against) -> Respondent:
    name = _plain(one.full_name)
    if not name:
        raise Invalid(_("Ghi tên người, cơ quan bị khiếu nại, kiến nghị."))
    return Respondent(
        petition=petition,
        is_body=one.is_body,
        full_name=name,
        post=_plain(one.post),
        workplace=_plain(one.workplace),
        address=_plain(one.address),
        unit=_unit_of(name if one.is_body else one.workplace, petition.received_on),
    )


def _unit_of(name: str, on: date) -> Unit | None:
    """The body of ours that has exactly this name; one that has ended may have decided what is complained of."""
    wanted = _plain(name).casefold()
    found = [*find_units(name, on=on, most=6), *ended_units(name, on=on)] if wanted else []
    exact = [unit for unit in found if unit.name.casefold() == wanted]
    return exact[0] if len(exact) == 1 else None


def write_standing(petition: Petition, acts: Acts) -> None:
    """Refuses an unknown standing, and somebody who acts for another without a name."""
    if acts.kind not in PartyKind.values or acts.through not in Through.values:
        raise Invalid(_("Tư cách của người gửi không có trong danh mục."))
    name = _plain(acts.representative)
    if (acts.through != Through.SELF) != bool(name):
        raise Invalid(_("Ghi cả họ tên người đại diện và người ấy đại diện theo cách nào."))
    Standing.objects.filter(petition=petition).delete()
    if acts == Acts():
        return
    Standing.objects.create(
        petition=petition,
        kind=acts.kind,
        through=acts.through,
        representative=name,
        paper_number=_plain(acts.paper_number),
        paper_day=acts.paper_day,
    )


def against_of(petition: Petition) -> list[Against]:
    return [
        Against(one.full_name, one.is_body, one.post, one.workplace, one.address)
        for one in petition.respondents.order_by("id")
    ]


def acts_of(petition: Petition) -> Acts:
    row = Standing.objects.filter(petition=petition).first()
    if row is None:
        return Acts()
    return Acts(row.kind, row.through, row.representative, row.paper_number, row.paper_day)


def representative_words(petition: Petition) -> list[tuple[str, str]]:
    """Who acts for the sender tells who the sender is."""
    acts = acts_of(petition)
    return [("Người đại diện", acts.representative), ("Giấy ủy quyền", acts.paper_number)]


def respondent_words(petition: Petition) -> list[tuple[str, str]]:
    return [("Bị khiếu nại, kiến nghị", one.told) for one in petition.respondents.order_by("id")]


def blank_parties(petition: Petition) -> None:
    petition.respondents.update(full_name=HIDDEN, is_body=False, post="", workplace="", address="", unit=None)
    Standing.objects.filter(petition=petition).update(representative="", paper_number="", paper_day=None)


def _plain(text: str) -> str:
    return " ".join(normalise(text).split())
