"""What is sealed or goes to paper leaves its matter and its kin: what stays in clear no longer points at it, nor it there."""

from collections.abc import Iterable

from django.db.models import F, Q

from langnghe.petitions.models import HIDDEN, Matter, MatterBody, Merge, Petition
from langnghe.petitions.services.bundling import leave_bundle, leave_with
from langnghe.petitions.services.indexing import index
from langnghe.vietnamese import fold

TITLE = 300


def part(line: Petition) -> None:
    """Give a line a matter of its own; the old one loses the words that may be this line's."""
    old = line.matter
    leave_with(line)
    _forget_kin(line)
    line.matter = Matter.objects.create(
        unit=line.unit, title=HIDDEN, field=old.field, opened_on=line.received_on
    )
    line.save(update_fields=["matter", "earlier", "split_from"])
    staying = list(Petition.objects.filter(matter=old).select_related("person", "matter").order_by("pk"))
    if not staying:
        _close(old)
    else:
        Matter.objects.filter(pk=old.pk, times_received__gt=1).update(times_received=F("times_received") - 1)
        if staying[0].pk > line.pk or Merge.objects.filter(Q(source=old) | Q(target=old)).exists():
            _reword(old.pk, staying)
    _leave_merges(line)


def _forget_kin(line: Petition) -> None:
    """The petition that it came from or complains of again, and those that came from it."""
    if line.earlier and line.matter.continues_id == line.earlier.matter_id:
        Matter.objects.filter(pk=line.matter_id).update(continues=None)
    following = Petition.objects.filter(earlier=line)
    Matter.objects.filter(continues=line.matter_id, petitions__in=following).update(continues=None)
    following.update(earlier=None)
    Petition.objects.filter(split_from=line).update(split_from=None)
    line.earlier = line.split_from = None


def _close(matter: Matter) -> None:
    """A matter in which no petition stays; visits in it have words of their own."""
    Matter.objects.filter(pk=matter.pk).update(title=HIDDEN, folded="", continues=None)
    Matter.objects.filter(continues=matter.pk).update(continues=None)
    MatterBody.objects.filter(matter=matter.pk, unit__isnull=True).update(name=HIDDEN)
    leave_bundle(matter.pk)


def _leave_merges(line: Petition) -> None:
    """A matter that was taken into another keeps its title for the day of undoing, without the words of this line."""
    for merge in Merge.objects.select_for_update().filter(petitions__contains=[line.pk]):
        merge.petitions = [pk for pk in merge.petitions if pk != line.pk]
        merge.save(update_fields=["petitions"])
        coming_back = Petition.objects.filter(Q(pk__in=merge.petitions) | Q(matter=merge.source_id))
        _reword(merge.source_id, coming_back.select_related("person", "matter").order_by("pk"))


def _reword(matter: int, petitions: Iterable[Petition]) -> None:
    """The words of the first petition that stands in it become its title."""
    standing = [one for one in petitions if one.voided_on is None]
    words = standing[0].summary[:TITLE] if standing else HIDDEN
    Matter.objects.filter(pk=matter).update(title=words, folded=fold(words) if standing else "")
    for one in standing:
        if one.matter_id == matter:
            one.matter.title = words
            index(one)
