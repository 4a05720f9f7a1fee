"""The form on the web: no account, no address in clear, no denunciation, and one petition however often it is sent."""

from dataclasses import dataclass
from datetime import datetime

from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from langnghe.documents import services as documents
from langnghe.kernel.clock import legal_day
from langnghe.kernel.errors import Invalid, Refusal
from langnghe.people.services import build_person
from langnghe.petitions import access, codes
from langnghe.petitions.models import Channel, Kind, Petition, PetitionBody
from langnghe.petitions.services.intake.receiving import (
    Received,
    enter,
    once,
    plain,
    refuse_other,
    sent_before,
)
from langnghe.petitions.services.limiting import count_sending
from langnghe.petitions.services.secrecy import refuse_denunciation
from langnghe.petitions.suspecting import looks_like_denunciation
from langnghe.units.models import Unit
from langnghe.vietnamese import normalise

FROM_ONE_SOURCE = 5
FROM_EVERYBODY = 300
SUMMARY = 300


class TooMany(Refusal):
    """Sent too often from one place."""

    status = 429


@dataclass(frozen=True)
class Sent:
    """What a citizen typed."""

    full_name: str
    address: str
    phone: str
    email: str
    kind: str
    title: str
    body: str
    is_no_denunciation: bool = False


def _is_denunciation(sent: Sent, *names: str) -> bool:
    """Said to be one, or with words or names of files that make it look like one and no assurance that it is none."""
    suspect = looks_like_denunciation(sent.title, sent.body, *names) and not sent.is_no_denunciation
    return sent.kind == Kind.DENUNCIATION or suspect


def receive_by_web(
    sent: Sent, *, unit: Unit, files: "list[UploadedFile[bytes]]", source: str, at: datetime, token: str
) -> Received:
    """Write what came by the web into the unit's book; refuses a denunciation before anything of it is kept.

    Sent twice with one token it is one petition with one code. What was refused counts as sent, too; and files are
    looked at before anything is locked that others need.
    """
    on = legal_day(at)
    if _is_denunciation(sent, *(str(file.name) for file in files)):
        refuse_denunciation(on)
    body = normalise(sent.body).strip()
    if not body:
        raise Invalid(_("Viết nội dung đơn."))

    # Who only reloads the answer is neither counted again nor are the files looked at again.
    earlier = sent_before(token) if _is_counted_before(token, source, at) else None
    checked = [] if earlier else documents.check_all(files)
    fresh: list[Received] = []

    def everything() -> Received:
        person = build_person(sent.full_name, address=sent.address, phone=sent.phone, email=sent.email)
        received = enter(
            unit=unit,
            person=person,
            channel=Channel.WEB,
            received_on=on,
            summary=_summary(sent, body),
            by=None,
            kind=sent.kind,
            idempotency=token,
            body=body,
        )
        documents.keep_all(checked, about=(access.KIND, received.petition.pk), by=None, on=on)
        fresh.append(received)
        return received

    received = earlier or once(token, everything)
    if not fresh:
        refuse_other(received.petition, is_same=_says(received.petition, sent, body), by=None, on=on)
    return received


def _says(petition: Petition, sent: Sent, body: str) -> bool:
    """Whether this is what was written under the same token; what was sealed since says nothing more."""
    whole = PetitionBody.objects.filter(petition=petition).values_list("body", flat=True).first()
    return (petition.summary, whole) == (plain(_summary(sent, body)), body)


def _summary(sent: Sent, body: str) -> str:
    return (sent.title.strip() or body)[:SUMMARY]


def _is_counted_before(token: str, source: str, at: datetime) -> bool:
    """Whether this very form was here before; if not, it is counted, and refused when it makes too many."""
    hour = at.replace(minute=0, second=0, microsecond=0)
    one_source = codes.source_digest(source, f"web|{at:%Y-%m-%d}")
    counted = count_sending(codes.token_digest(token), one_source, hour, most=FROM_ONE_SOURCE)
    if counted.of_source > FROM_ONE_SOURCE or counted.of_everybody > FROM_EVERYBODY:
        raise TooMany(
            _(
                "Nơi này vừa gửi nhiều đơn liên tiếp. Chờ một giờ rồi gửi lại, hoặc mang đơn đến nơi tiếp công dân."
            )
        )
    return counted.sent_before
