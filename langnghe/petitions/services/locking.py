"""The lock on a file that every change takes first."""

from collections.abc import Sequence
from datetime import date

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from langnghe.accounts.models import User
from langnghe.kernel.errors import NotFound
from langnghe.petitions import access
from langnghe.petitions.models import Petition

BESIDE = ("unit", "person", "matter")


def locked_file(
    petition: Petition, *, by: User, on: date, beside: Sequence[str] = (), with_voided: bool = False
) -> Petition:
    """The file under lock, as this officer sees it; refuses as missing one that is not theirs to see, and one voided."""
    rows = _rows(*beside) if with_voided else _rows(*beside).filter(voided_on__isnull=True)
    # Custody begins with receipt; a day before it is told as a wrong day, not as a missing file.
    visible = access.visible(rows, by, max(on, petition.received_on))
    found = first_under_lock(visible.filter(pk=petition.pk))
    if found is None:
        raise NotFound(_("Không có đơn này, hoặc đơn vị của ông bà không giữ hồ sơ này."))
    return found


def locked_files(petitions: Sequence[int], *, by: User, on: date) -> list[Petition]:
    """Several, by their number; refuses them all where one is not theirs to see."""
    asked = access.visible(_rows(), by, on).filter(pk__in=petitions).order_by("pk")
    found = list(asked)
    if len(found) != len(petitions):
        found = list(asked.all())
    if len(found) != len(petitions):
        raise NotFound(_("Có đơn không còn, hoặc đơn vị của ông bà không giữ hồ sơ đó."))
    return found


def _rows(*beside: str) -> QuerySet[Petition]:
    return Petition.objects.select_for_update(of=("self",)).select_related(*BESIDE, *beside)


def first_under_lock(rows: QuerySet[Petition]) -> Petition | None:
    """The locked row of a question that joins what hangs on it.

    A file that is sealed while this waits gets a matter of its own, and PostgreSQL then finds no join between the new
    row and the old matter: asked again, it is there, and its new state says why the change is refused.
    """
    return rows.first() or rows.first()
