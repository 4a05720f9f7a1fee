"""Sealing entries in batches: each seal holds the root of its entries and the head of the chain before it."""

from datetime import datetime

from django.db import connection, transaction
from django.db.models import Exists, OuterRef, QuerySet

from langnghe.audit import hash_tree
from langnghe.audit.leaves import head_of
from langnghe.audit.models import Entry, Seal, SealedEntry

LOCK = 1_280_001  # an arbitrary number of ours: one sealer at a time in this database
# An entry written by a long transaction is committed after entries with greater numbers; the sealer looks this far back.
LOOK_BACK = 1_000_000


@transaction.atomic
def seal(*, at: datetime) -> Seal | None:
    """Seal every entry that is committed and that no seal holds yet; None when there is nothing new."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
    last = Seal.objects.order_by("-number").first()
    rows = list(_unsealed(last).values_list("pk", "digest"))
    if not rows:
        return None
    made = Seal(
        number=last.number + 1 if last else 1,
        count=len(rows),
        root=hash_tree.root([digest for _pk, digest in rows]),
        previous=last.head if last else "",
        last_entry=rows[-1][0],
        sealed_at=at,
    )
    made.head = head_of(made)
    made.save(force_insert=True)
    leaves = (SealedEntry(seal=made, position=n, entry=pk) for n, (pk, _digest) in enumerate(rows))
    SealedEntry.objects.bulk_create(leaves, batch_size=5000)
    return made


def _unsealed(last: Seal | None) -> QuerySet[Entry]:
    after = last.last_entry - LOOK_BACK if last else 0
    held = SealedEntry.objects.filter(entry=OuterRef("pk"))
    return Entry.objects.filter(~Exists(held), pk__gt=after).order_by("pk")
