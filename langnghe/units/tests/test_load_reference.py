"""All areas of both worlds are there, once, however often they are loaded."""

import gzip
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.db.models import Count

from langnghe.units import services
from langnghe.units.models import (
    AdministrativeArea,
    AreaSuccession,
    Level,
    Post,
    SuccessionPart,
    Unit,
    UnitKind,
    standing,
)

pytestmark = pytest.mark.django_db

CHANGE = date(2025, 7, 1)
EVE = CHANGE - timedelta(days=1)


def _count(on: date, level: Level, **more: str) -> int:
    return AdministrativeArea.objects.filter(standing(on), level=level, **more).count()


@pytest.mark.parametrize(
    ("level", "before", "after"),
    [(Level.PROVINCE, 63, 34), (Level.DISTRICT, 696, 0), (Level.COMMUNE_LEVEL, 10_035, 3_321)],
)
def test_the_country_before_and_after(level: Level, before: int, after: int) -> None:
    assert (_count(EVE, level), _count(CHANGE, level)) == (before, after)


def test_thanh_hoa_has_547_communes_before_and_166_after() -> None:
    assert _count(EVE, Level.COMMUNE_LEVEL, parent__parent_id="38") == 547
    assert _count(CHANGE, Level.COMMUNE_LEVEL, parent_id="38", kind="ward") == 19
    assert _count(CHANGE, Level.COMMUNE_LEVEL, parent_id="38", kind="commune") == 147


def test_the_city_of_thanh_hoa_has_47_communes_and_its_official_code() -> None:
    city = AdministrativeArea.objects.get(level=Level.DISTRICT, official_code="380")
    assert (city.name, city.parent_id, city.children.count()) == ("thành phố Thanh Hóa", "38", 47)


def test_loading_again_changes_nothing() -> None:
    before = [model.objects.count() for model in (AdministrativeArea, AreaSuccession, Unit, Post)]
    said: list[str] = []
    services.load_reference(said.append)
    assert [model.objects.count() for model in (AdministrativeArea, AreaSuccession, Unit, Post)] == before
    assert said == ["Units: the areas and bodies of Vietnam are in place."]


def test_loading_again_repairs_a_changed_name() -> None:
    AdministrativeArea.objects.filter(pk="n14797").update(name="phường Khác")
    services.load_reference(lambda _line: None)
    assert AdministrativeArea.objects.get(pk="n14797").name == "phường Hạc Thành"


def test_everything_that_ended_became_something() -> None:
    ended = AdministrativeArea.objects.filter(valid_until=EVE)
    assert not ended.filter(as_predecessor__isnull=True).exists()
    assert not AdministrativeArea.objects.filter(valid_from=CHANGE, as_successor__isnull=True).exists()


def test_a_divided_area_keeps_all_its_parts() -> None:
    parts = (
        AreaSuccession.objects.values("predecessor")
        .annotate(parts=Count("pk"))
        .values_list("predecessor", "parts")
    )
    divided = set(
        AreaSuccession.objects.filter(part=SuccessionPart.DIVIDED).values_list("predecessor", flat=True)
    )
    assert {code for code, number in parts if number > 1} == divided
    assert AdministrativeArea.objects.filter(pk__in=divided, level=Level.COMMUNE_LEVEL).count() == 471


def test_names_sort_in_vietnamese_order() -> None:
    names = AdministrativeArea.objects.filter(level=Level.PROVINCE).order_by("sort_key", "code")
    order = list(dict.fromkeys(names.values_list("short_name", flat=True)))
    assert order.index("Cao Bằng") < order.index("Cần Thơ") < order.index("Đà Nẵng") < order.index("Hà Nội")
    assert order.index("Điện Biên") < order.index("Gia Lai")


def test_numbered_wards_sort_by_number() -> None:
    wards = AdministrativeArea.objects.filter(parent__name="quận 5", kind="ward").order_by("sort_key")
    numbers = [int(name) for name in wards.values_list("short_name", flat=True)]
    assert numbers == sorted(numbers)
    assert max(numbers) > 9


def test_four_bodies_stand_beside_each_area_as_long_as_it_does() -> None:
    kinds = Counter(Unit.objects.exclude(kind=UnitKind.PARTY_COMMISSION).values_list("kind", flat=True))
    assert set(kinds.values()) == {AdministrativeArea.objects.count()}
    assert len(kinds) == 4
    assert Unit.objects.get(pk="380-UBND").valid_until == EVE
    assert Unit.objects.get(pk="38-UBND").stands(CHANGE)


@pytest.mark.parametrize(
    ("code", "name", "parent"),
    [
        ("380-DU", "Thành ủy Thanh Hóa", "38-DU"),
        ("38-DU", "Tỉnh ủy Thanh Hóa", None),
        ("001-DU", "Quận ủy Ba Đình", "01-DU"),
        ("n14797-DU", "Đảng ủy phường Hạc Thành", "38-DU"),
        ("380-UBND", "UBND thành phố Thanh Hóa", "38-UBND"),
        ("14764-MTTQ", "Ủy ban MTTQ Việt Nam phường Trường Thi", "380-MTTQ"),
    ],
)
def test_bodies_have_the_names_of_their_level(code: str, name: str, parent: str | None) -> None:
    unit = Unit.objects.get(pk=code)
    assert (unit.name, unit.parent_id) == (name, parent)


@pytest.mark.parametrize(
    ("unit", "title", "office"),
    [
        ("380-UBND", "Chủ tịch UBND thành phố Thanh Hóa", "district_chair"),
        ("n14797-UBND", "Chủ tịch UBND phường Hạc Thành", "commune_chair"),
        ("38-DU", "Bí thư Tỉnh ủy Thanh Hóa", "party.province"),
        ("38-BDV", "Trưởng Ban Dân vận Tỉnh ủy Thanh Hóa", ""),
    ],
)
def test_heads_have_the_office_that_the_law_gives_duties_to(unit: str, title: str, office: str) -> None:
    post = Post.objects.get(unit_id=unit, kind="HEAD")
    assert (post.title, post.duty_office) == (title, office)


def test_a_second_opinion_counts_the_same_communes_in_every_province() -> None:
    text = gzip.decompress((Path(__file__).parent / "second_opinion.tsv.gz").read_bytes()).decode()
    theirs = dict(line.split("\t") for line in text.splitlines())
    new = AdministrativeArea.objects.filter(valid_from=CHANGE, level=Level.COMMUNE_LEVEL)
    ours = dict(new.values_list("official_code", "parent__official_code"))
    assert Counter(theirs.values()) == Counter(ours.values())
    # The second list follows a draft: 114 codes were given anew, and none that both have lies in another province.
    assert len(ours.keys() - theirs.keys()) == 114
    assert [code for code in ours.keys() & theirs.keys() if ours[code] != theirs[code]] == []
