"""Building the demo: reference data is there; history, story and present are added in one transaction."""

from collections.abc import Callable
from datetime import date
from random import Random

from django.conf import settings
from django.db import transaction

from langnghe.accounts.models import User
from langnghe.accounts.rights import Role
from langnghe.accounts.services import add_membership
from langnghe.demo import cast, day, history, law, places, present, records, sealed, story
from langnghe.reception.services import recount_all
from langnghe.units.models import Unit

SEED = "Thanh Hóa 2021–2023"


def is_built() -> bool:
    return User.objects.filter(is_demo=True).exists()


@transaction.atomic
def build(*, on: date, progress: Callable[[str], None]) -> None:
    """Build everything or nothing; `on` is the day around which the present is drawn."""
    people = build_cast()
    progress("Dựng sổ tiếp công dân 2021–2023 … / Writing the register of 2021–2023 …")
    city = places.city()
    build_history(city)
    progress("Dựng cuộc giám sát và bài báo … / Telling the supervision and the article …")
    commission = Unit.objects.get(code="38-BDV")
    delegation = story.delegation(city, commission=commission, by=people["giang"], explainer=people["hoa"])
    article = story.article(city, delegation, unit=Unit.objects.get(code=cast.SITE_UNIT), by=people["em"])
    story.publish(article, by=people["em"], on=story.MEETS)
    progress("Dựng bảy phường hôm nay … / Drawing the seven wards of today …")
    present.build(on=on, accounts=people)
    sealed.build(on=on, accounts=people, passwords=cast.passwords(settings.DATA))
    law.build(on=on, by=people["phuc"])
    day.build(Unit.objects.get(code=cast.SITE_UNIT), on=on, accounts=people)
    recount_all()


def build_cast() -> dict[str, User]:
    kept = cast.passwords(settings.DATA)
    return {member.username: _account(member, kept[member.username]) for member in cast.MEMBERS}


def _account(member: cast.Member, password: str) -> User:
    user = User.objects.create_user(
        member.username, password=password, display_name=member.display_name, is_demo=True
    )
    for unit, role in member.memberships:
        add_membership(user, unit=unit, role=Role(role), since=cast.SINCE)
    return user


def build_history(city: places.City) -> None:
    """Three years with a fixed seed: the same rows everywhere."""
    random = Random(SEED)
    sessions = [
        *history.sessions_of(history.chair(city, random), random),
        *history.sessions_of(history.secretary(city, random), random),
        *history.dialogues(city),
    ]
    records.write_sessions(sessions)
    records.write_turns(history.turns(city, sessions, random), wards=city.wards, random=random)
