"""Freezing figures when somebody signs for them."""

from datetime import date

from langnghe.audit import selectors as audit
from langnghe.figures import engine
from langnghe.figures.models import FrozenFigure


def freeze(
    keys: list[str], *, subject: tuple[str, int], unit: str, since: date, until: date
) -> list[FrozenFigure]:
    """Store value, definition version and (kind, id, digest of the last entry) of every record."""
    frozen = []
    for key in keys:
        rows = list(engine.records(key, unit=unit, since=since, until=until).values_list("pk", flat=True))
        answer = engine.value(key, unit=unit, since=since, until=until)
        kind = answer.figure.population.kind
        digests = audit.latest_digests(kind, rows)
        frozen.append(
            FrozenFigure(
                subject_kind=subject[0],
                subject_id=subject[1],
                key=key,
                version=answer.figure.version,
                unit_code=unit,
                since=since,
                until=until,
                value=answer.value,
                records=[[kind, pk, digests.get(pk, "")] for pk in rows],
            )
        )
    return FrozenFigure.objects.bulk_create(frozen)
