"""The counter, the post and the box: the citizen, the petition, and all that comes with it, in one transaction."""

from typing import Any

from django.utils.translation import gettext as _

from langnghe.kernel.errors import Invalid
from langnghe.people.services import build_person
from langnghe.petitions.models import Channel, Petition
from langnghe.petitions.services import indexing, recording
from langnghe.petitions.services.intake.parties import Acts, Against, write_respondents, write_standing
from langnghe.petitions.services.intake.passing import Passed, write_passing
from langnghe.petitions.services.intake.receiving import Received, enter, once, plain, refuse_other
from langnghe.petitions.services.intake.signing import Signer, write_signers
from langnghe.petitions.services.intake.submitted import Paper, write_papers
from langnghe.petitions.services.secrecy import asked_about


def receive_at_counter(
    *,
    full_name: str,
    address: str,
    phone: str,
    email: str,
    idempotency: str,
    signed_by: list[Signer] | None = None,
    papers: list[Paper] | None = None,
    passed: Passed | None = None,
    respondents: list[Against] | None = None,
    standing: Acts | None = None,
    not_denunciation: bool = False,
    **petition: Any,
) -> Received:
    """Write down the citizen and the petition together; the same form sent twice writes nothing again.

    Asks about words that look like a denunciation, until the officer states that they are none.
    """
    if petition.get("channel") == Channel.PASSED_ON and passed is None:
        raise Invalid(_("Đơn do cơ quan, đại biểu chuyển đến thì phải ghi nơi chuyển."))
    said = [petition.get("summary", ""), petition.get("request", ""), *(one.name for one in papers or [])]
    stated = asked_about(*said, stated=not_denunciation, on=petition["received_on"])

    def everything() -> Received:
        person = build_person(full_name, address=address, area=petition.get("area"), phone=phone, email=email)
        received = enter(person=person, idempotency=idempotency, **petition)
        if signed_by:
            write_signers(received.petition, signed_by)
        if papers:
            write_papers(received.petition, papers)
        if passed:
            write_passing(received.petition, passed)
        _write_parties(received.petition, respondents or [], standing)
        if stated:
            recording.record(
                "no_denunciation", received.petition, by=petition["by"], on=petition["received_on"]
            )
        return received

    received = once(idempotency, everything)
    found = received.petition
    words = (str(petition["summary"]), str(petition.get("request", "")))
    asked = (plain(full_name), *map(plain, words), petition["unit"].pk)
    is_same = (found.person.full_name, found.summary, found.request, found.unit_id) == asked
    refuse_other(found, is_same=is_same, by=petition.get("by"), on=petition.get("on") or found.received_on)
    return received


def _write_parties(petition: Petition, respondents: list[Against], standing: Acts | None) -> None:
    """Nothing is asked or written for a person who writes in their own name and complains of nobody by name."""
    stands = standing if standing != Acts() else None
    if respondents:
        write_respondents(petition, respondents)
    if stands:
        write_standing(petition, stands)
    if respondents or stands:
        indexing.index(petition)
