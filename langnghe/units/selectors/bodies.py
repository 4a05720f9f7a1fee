"""Bodies, their posts and who holds them on a day."""

from collections.abc import Sequence
from datetime import date

from django.db.models import BooleanField, ExpressionWrapper, Q, QuerySet
from django.utils.translation import gettext as _

from langnghe.kernel.errors import NotFound
from langnghe.units.models import AdministrativeArea, Official, Post, Unit, UnitKind, standing
from langnghe.units.place_words import asked_words
from langnghe.units.selectors.successions import successors


def unit_by_code(code: str) -> Unit:
    unit = Unit.objects.select_related("area").filter(pk=code).first()
    if unit is None:
        raise NotFound(_("Không có cơ quan mang mã %(code)s.") % {"code": code})
    return unit


def standing_units(kind: UnitKind, *, on: date) -> QuerySet[Unit]:
    return Unit.objects.filter(standing(on), kind=kind)


def still_standing(units: Sequence[Unit], *, on: date) -> list[Unit]:
    """Those that stand on this day; all of them where none does, so that work on an ended body's papers can be finished."""
    return [unit for unit in units if unit.stands(on)] or list(units)


def find_units(text: str, *, on: date, most: int = 20) -> list[Unit]:
    """Bodies that stand on that day and whose names hold every word typed; those that hold them together come first."""
    asked = asked_words(text)
    if not asked:
        return []
    holds = Q(*(Q(folded__contains=word) for word in asked.split()))
    together = ExpressionWrapper(Q(folded__contains=asked), output_field=BooleanField())
    return list(Unit.objects.filter(standing(on), holds).order_by(together.desc(), "sort_key", "code")[:most])


def ended_units(text: str, *, on: date, most: int = 6) -> list[Unit]:
    """Bodies of that name that no longer stand: an old paper names them, and their successors answer."""
    asked = asked_words(text)
    holds = Q(*(Q(folded__contains=word) for word in asked.split()))
    return (
        list(Unit.objects.filter(holds).exclude(standing(on)).order_by("sort_key", "code")[:most])
        if asked
        else []
    )


def units_of(area: AdministrativeArea, *, on: date) -> list[Unit]:
    return list(area.units.filter(standing(on)).order_by("code"))


def successor_units(unit: Unit, *, on: date) -> list[Unit]:
    """The bodies of the same kind in what took the area's place."""
    return list(standing_units(UnitKind(unit.kind), on=on).filter(area__in=successors(unit.area, on=on)))


def posts_of(unit: Unit, *, on: date) -> list[Post]:
    return list(unit.posts.filter(standing(on)))


def holders_of(post: Post, *, on: date) -> list[Official]:
    in_post = Q(tenures__until__isnull=True) | Q(tenures__until__gte=on)
    return list(Official.objects.filter(in_post, tenures__post=post, tenures__since__lte=on))


def holder_of(post: Post, *, on: date) -> Official | None:
    """The one who holds the post that day; of a deputy's post, the first by name. None is "no data"."""
    return next(iter(holders_of(post, on=on)), None)
