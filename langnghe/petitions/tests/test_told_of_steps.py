"""What the sender hears by e-mail beside the main steps, over real SMTP: no name, no words; of sealed files nothing."""

from datetime import date
from email import message_from_bytes, policy
from typing import Any

import pytest

from conftest import Cast
from langnghe.kernel.clock import now
from langnghe.notifications import tasks
from langnghe.notifications.models import Message
from langnghe.notifications.tests.test_send import Post, post
from langnghe.petitions import services
from langnghe.petitions.models import Denunciation, Letter, Petition, Subscription, Transfer
from langnghe.petitions.tests.conftest import SUMMARY, accepted, classified, received
from langnghe.petitions.tests.test_transfers import SENT, TAKEN
from langnghe.units.models import Unit

__all__ = ["post"]
STOPPED, WENT_ON = date(2026, 11, 23), date(2026, 12, 3)
SECRETS = ("Bình", SUMMARY, "ông Hùng", "binh@")


def wanting(petition: Petition) -> Petition:
    """Its sender confirmed the mailbox; what was promised before is out of the way."""
    Subscription.objects.update(confirmed_at=now())
    Message.objects.all().delete()
    return petition


def mailed(post: Post) -> list[str]:
    """Each letter that left, in Vietnamese, subject first; none of them tells more than it may."""
    for message in Message.objects.filter(sent_at__isnull=True).order_by("pk"):
        tasks.send(message.pk)
    found = []
    for _to, raw in post.letters:
        letter: Any = message_from_bytes(raw, policy=policy.default)
        text = f"{letter['Subject']} {letter.get_content()}"
        assert not [secret for secret in SECRETS if secret in text]
        assert "Thôi nhận thư" in text
        found.append(text)
    return found


def suspended(cast: Cast, petition: Petition) -> Petition:
    return services.suspend(petition, number="3/QĐ", because="Chờ ông Hùng", by=cast.chi, on=STOPPED)


def test_suspended_and_resumed_with_the_new_day(cast: Cast, post: Post) -> None:
    petition = suspended(cast, wanting(accepted(cast)))
    services.resume(petition, number="5/QĐ", because="ông Hùng đã về", by=cast.chi, on=WENT_ON)
    first, second = mailed(post)

    assert "tạm đình chỉ" in first
    assert "23/11/2026" in first
    assert "Hạn giải quyết mới: thứ Hai 28/12/2026" in second


def test_a_dialogue_with_its_day_alone(cast: Cast, post: Post) -> None:
    services.call_dialogue(
        wanting(accepted(cast)), held_on=date(2026, 12, 8), place="Nhà ông Hùng", content=SUMMARY,
        chair="ông Hùng", by=cast.an, on=STOPPED,
    )  # fmt: skip
    [letter] = mailed(post)

    assert "08/12/2026" in letter
    assert "đối thoại" in letter


def test_asked_for_more_papers_when_that_letter_left(
    cast: Cast, post: Post, settings: Any, tmp_path: Any
) -> None:
    petition = wanting(classified(cast))
    draft = services.draft_letter(
        petition, kind="supplement_request", unit=petition.unit_id, by=cast.an, on=SENT
    )
    Letter.objects.filter(pk=draft.pk).update(state="signed", issued_on=SENT, number=1, year=2026)
    services.mark_sent(draft, way="bưu chính", by=cast.an, on=SENT)
    [letter] = mailed(post)

    assert "đề nghị ông bà bổ sung" in letter


def test_other_letters_that_leave_are_no_news(cast: Cast, post: Post) -> None:
    petition = wanting(accepted(cast))
    draft = services.draft_letter(
        petition, kind="acceptance_notice", unit=petition.unit_id, by=cast.an, on=SENT
    )
    Letter.objects.filter(pk=draft.pk).update(state="signed", issued_on=SENT, number=1, year=2026)
    services.mark_sent(draft, way="bưu chính", by=cast.an, on=SENT)

    assert mailed(post) == []


def handed_on(cast: Cast, ward: Unit) -> Transfer:
    petition = wanting(classified(cast, "feedback"))
    services.transfer(petition, to=ward, because="Của ông Hùng", by=cast.chi, on=SENT)
    Message.objects.all().delete()
    return Transfer.objects.get()


def test_taken_in_by_another_body_with_its_number(cast: Cast, post: Post, ward: Unit) -> None:
    transfer = handed_on(cast, ward)
    line = services.take_in(transfer, by=cast.dung, on=TAKEN)
    letters = mailed(post)

    assert len(letters) == 1
    assert f"{ward.name} nhận, vào sổ số {line}" in letters[0]
    assert f"Đơn số {transfer.petition}" in letters[0]


def test_sent_back_by_another_body_without_its_reason(cast: Cast, post: Post, ward: Unit) -> None:
    transfer = handed_on(cast, ward)
    services.send_back(transfer, because="Của ông Hùng", by=cast.dung, on=TAKEN)
    [letter] = mailed(post)

    assert f"{ward.name} đã trả lại" in letter
    assert "không phải gửi lại đơn" in letter


def test_a_body_outside_took_it_in_and_sent_it_back(cast: Cast, post: Post) -> None:
    petition = wanting(classified(cast, "feedback"))
    services.transfer(
        petition, to=None, outside="Công ty Cấp nước", because="Đường ống", by=cast.chi, on=SENT
    )
    Message.objects.all().delete()
    transfer = Transfer.objects.get()
    at = now()
    token = services.make_link(transfer, by=cast.chi, on=SENT, at=at)
    services.answer_link(token, services.Outside(received_number="12/ĐV"), on=TAKEN, at=at)
    services.answer_link(token, services.Outside(because="Của ông Hùng"), on=TAKEN, at=at)
    told = [one for one in mailed(post) if "Công ty Cấp nước" in one]

    assert "vào sổ số 12/ĐV" in told[0]
    assert "đã trả lại" in told[1]


def test_who_did_not_confirm_hears_nothing(cast: Cast, post: Post) -> None:
    petition = wanting(accepted(cast))
    Subscription.objects.update(confirmed_at=None)
    suspended(cast, petition)

    assert mailed(post) == []


def test_a_step_undone_takes_its_letter_back(cast: Cast, post: Post) -> None:
    petition = suspended(cast, wanting(accepted(cast)))
    services.undo(petition, by=cast.chi, at=now())

    assert mailed(post) == []


def test_of_a_sealed_file_no_letter_leaves(cast: Cast, post: Post) -> None:
    petition = wanting(accepted(cast))
    Denunciation.objects.create(petition=petition, sealed_on=SENT)
    services.letters.tell(petition, "petitions/letters/suspended", on=STOPPED, ends_on=None)

    assert not Message.objects.exists()


@pytest.mark.parametrize(
    "name", ["suspended", "resumed", "extended", "dialogue", "supplement", "taken_in", "sent_back"]
)
def test_every_letter_is_whole_without_what_may_be_missing(cast: Cast, post: Post, name: str) -> None:
    petition = wanting(received(cast))
    services.letters.tell(petition, f"petitions/letters/{name}", on=STOPPED, ends_on=None, body="", line="")
    [letter] = mailed(post)

    assert "None" not in letter
    assert str(petition) in letter
