"""What came with a petition, written down or put right later: signers, papers, who passed it on, the parties."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from langnghe.accounts.models import User
from langnghe.kernel.errors import Invalid
from langnghe.petitions.models import Correction, Petition
from langnghe.petitions.services import recording
from langnghe.petitions.services.intake.correcting import held_for_correction
from langnghe.petitions.services.intake.parties import (
    Acts,
    Against,
    acts_of,
    against_of,
    write_respondents,
    write_standing,
)
from langnghe.petitions.services.intake.passing import Passed, passed_of, rewrite_passing
from langnghe.petitions.services.intake.signing import Signer, rewrite_signers, signers_of
from langnghe.petitions.services.intake.submitted import Paper, papers_of, rewrite_papers
from langnghe.petitions.services.secrecy import asked_about


@dataclass(frozen=True)
class CameWith:
    """All that stands beside a line of the book."""

    signers: int = 1
    signed_by: list[Signer] = field(default_factory=list)
    papers: list[Paper] = field(default_factory=list)
    passed: Passed | None = None
    respondents: list[Against] = field(default_factory=list)
    standing: Acts = field(default_factory=Acts)


def came_with(petition: Petition) -> CameWith:
    """As it stands; papers already given back are no longer among those that can be changed."""
    return CameWith(
        signers=petition.signers,
        signed_by=signers_of(petition),
        papers=papers_of(petition),
        passed=passed_of(petition),
        respondents=against_of(petition),
        standing=acts_of(petition),
    )


@transaction.atomic
def amend_petition(
    petition: Petition,
    *,
    wanted: CameWith,
    because: str,
    by: User,
    on: date,
    not_denunciation: bool = False,
) -> Petition:
    """Write what came with a petition as it should stand; the wording before is kept with the reason.

    Refuses who does not hold the file, a sealed or void one, no reason and no change; asks about what looks like a
    denunciation.
    """
    held = held_for_correction(petition, by=by, on=on)
    because = " ".join(because.split())
    if not because:
        raise Invalid(_("Ghi lý do sửa."))
    present = came_with(held)
    changed = [
        name for name in CameWith.__dataclass_fields__ if getattr(present, name) != getattr(wanted, name)
    ]
    if not changed:
        raise Invalid(_("Chưa có mục nào thay đổi."))
    new_papers = [one.name for one in wanted.papers if one not in present.papers]
    stated = asked_about(*new_papers, because, stated=not_denunciation, on=on)

    _write(held, wanted, changed, on=on)
    more = {"changed": sorted(changed), **({"not_denunciation": True} if stated else {})}
    entry = recording.record("came_with_corrected", held, by=by, on=on, more=more)
    before = {name: plain(getattr(present, name)) for name in changed}
    Correction.objects.create(
        petition=held, entry=entry.pk, on=on, by=by.username, because=because, before=before
    )
    return held


def _write(held: Petition, wanted: CameWith, changed: list[str], *, on: date) -> None:
    if {"signers", "signed_by"} & set(changed):
        held.signers = wanted.signers
        held.save(update_fields=["signers"])
        rewrite_signers(held, wanted.signed_by)
    if "papers" in changed:
        rewrite_papers(held, wanted.papers, on=on)
    if "passed" in changed:
        rewrite_passing(held, wanted.passed, on=on)
    if "respondents" in changed:
        write_respondents(held, wanted.respondents)
    if "standing" in changed:
        write_standing(held, wanted.standing)


def plain(value: Any) -> Any:
    """As JSON keeps it, and as the page of the file shows it again."""
    if isinstance(value, list):
        return [plain(one) for one in value]
    if hasattr(value, "__dataclass_fields__"):
        return {name: plain(getattr(value, name)) for name in value.__dataclass_fields__}
    return value.isoformat() if isinstance(value, date) else value
