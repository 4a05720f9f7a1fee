"""The city's bodies, posts, rooms and wards, and the invented people who hold the posts."""

from dataclasses import dataclass
from datetime import date
from random import Random

from langnghe.demo import cast, people
from langnghe.reception.models import ReceptionPlace
from langnghe.units.models import AdministrativeArea, Official, Post, Tenure, Unit
from langnghe.vietnamese import sort_key

CITY_CODE = "380"
SINCE = date(2020, 8, 1)


@dataclass(frozen=True)
class City:
    area: AdministrativeArea
    wards: list[AdministrativeArea]
    committee: Unit
    party: Unit
    province_party: Unit
    province_front: Unit
    chair: Post
    vice_chair: Post
    secretary: Post
    deputy_secretary: Post
    hall: ReceptionPlace
    party_room: ReceptionPlace
    theatre: ReceptionPlace


def body(area: AdministrativeArea, kind: str) -> Unit:
    return Unit.objects.get(area=area, kind=kind)


def post(unit: Unit, kind: str) -> Post:
    found = Post.objects.filter(unit=unit, kind=kind).order_by("id").first()
    if found is None:
        raise LookupError(f"{unit} has no {kind} post in the reference data")
    return found


def official(name: str, *posts: Post, since: date = SINCE, until: date | None = None) -> Official:
    """An invented office holder; one person may hold several posts, and who heads a body in the cast heads it here.

    What a letter prints beneath is the holder of the post, so it must be the one who signs at the desk.
    """
    heads = (cast.head_of(held.unit_id) for held in posts if held.kind == "HEAD")
    named = next((head for head in heads if head), "")
    known = Official.objects.filter(name=named, is_demo=True).first() if named else None
    person = known or _person(named or name)
    for held in posts:
        Tenure.objects.create(official=person, post=held, since=since, until=until, alone=held.kind == "HEAD")
    return person


def _person(name: str) -> Official:
    return Official.objects.create(name=name, sort_key=sort_key(name, by_given_name=True), is_demo=True)


def city() -> City:
    area = AdministrativeArea.objects.get(level="DISTRICT", official_code=CITY_CODE)
    committee, party = body(area, "PEOPLES_COMMITTEE"), body(area, "PARTY_COMMITTEE")
    province = AdministrativeArea.objects.get(pk=area.parent_id)
    made = City(
        area=area,
        wards=list(AdministrativeArea.objects.filter(parent=area, level="COMMUNE_LEVEL").order_by("code")),
        committee=committee,
        party=party,
        province_party=body(province, "PARTY_COMMITTEE"),
        province_front=body(province, "FATHERLAND_FRONT"),
        chair=post(committee, "HEAD"),
        vice_chair=post(committee, "DEPUTY"),
        secretary=post(party, "HEAD"),
        deputy_secretary=post(party, "DEPUTY"),
        hall=_place(committee, "Phòng tiếp công dân", "trụ sở UBND thành phố"),
        party_room=_place(party, "Phòng tiếp công dân của Thành ủy", "trụ sở Thành ủy"),
        theatre=_place(party, "Hội trường", "trụ sở Thành ủy"),
    )
    random = Random("holders of the invented city")
    for held in (made.chair, made.vice_chair, made.secretary, made.deputy_secretary):
        official(people.name(random), held, until=date(2025, 6, 30))
    return made


def _place(unit: Unit, name: str, address: str) -> ReceptionPlace:
    return ReceptionPlace.objects.create(unit=unit, name=name, address=address)
