"""What a letter of a file may say: of the row, of the steps that were taken, and of who signs on that day."""

from collections.abc import Iterable
from datetime import date

from langnghe import lawbook
from langnghe.accounts.models import Membership
from langnghe.accounts.rights import Role
from langnghe.accounts.selectors import in_force
from langnghe.design.writing import short_date
from langnghe.lawbook import Confidence
from langnghe.petitions import letters
from langnghe.petitions.models import (
    Clock,
    ClockTurn,
    Conciliation,
    Decision,
    Dialogue,
    DialogueMinutes,
    EarlierDecision,
    NoteKind,
    PaperForm,
    Passing,
    Petition,
    Reply,
    SubmittedPaper,
    Transfer,
    TurnKind,
    Verification,
    VerificationNote,
)
from langnghe.petitions.selectors.appealing import appeal_term
from langnghe.petitions.selectors.life import standing
from langnghe.units import selectors as units
from langnghe.units.models import Post, PostKind, Unit


def head_and_place(unit: Unit, on: date) -> tuple[str, str]:
    """Who heads the unit that day, empty where nobody entered it, and the place that dates a paper."""
    post = head_post(unit, on)
    holder = units.holder_of(post, on=on) if post else None
    return (holder.name if holder else _only_head(unit, on)), unit.area.short_name


def head_post(unit: Unit, on: date) -> Post | None:
    return next((post for post in units.posts_of(unit, on=on) if post.kind == PostKind.HEAD), None)


def _only_head(unit: Unit, on: date) -> str:
    """Where nobody wrote down who holds the post: the one account that heads the unit; of two nobody is guessed."""
    rows = Membership.objects.filter(in_force(on), unit=unit, role=Role.HEAD, user__is_active=True)
    names = list(rows.values_list("user__display_name", flat=True)[:2])
    return names[0] if len(names) == 1 else ""


def known_facts(petition: Petition, unit: Unit) -> dict[str, str]:
    """What a letter may say; a term that no text was read for (unverified) stays open, so that no paper promises it."""
    steps = {
        "appeal_term": appeal_term(petition),
        "respondent": "; ".join(one.told for one in petition.respondents.order_by("id")),
        "papers": papers_of(petition),
        "originals": "\n".join(
            paper_lines(
                petition.papers.filter(
                    form=PaperForm.ORIGINAL, returned_on__isnull=True, left_on__isnull=True
                ).order_by("id")
            )
        ),
        **_passed(petition),
        **_talked(petition),
        **_verified(petition),
        **_dealt(petition),
        **_paused(petition),
    }
    known = letters.facts(petition, unit, **steps)
    unread = Clock.objects.filter(petition=petition, confidence=Confidence.UNVERIFIED)
    is_unread = petition.due_on is not None and unread.filter(due_on=petition.due_on).exists()
    return {name: value for name, value in known.items() if name != "due_on"} if is_unread else known


def paper_lines(papers: Iterable[SubmittedPaper]) -> list[str]:
    """Each paper with its form and how many: what a receipt lists."""
    return [f"{one.name} ({one.get_form_display()}, số lượng {one.copies:02d})" for one in papers]


def papers_of(petition: Petition) -> str:
    return "\n".join(paper_lines(petition.papers.order_by("id")))


def _passed(petition: Petition) -> dict[str, str]:
    """To whom it went and from whom it came."""
    sent = (
        Transfer.objects.filter(petition=petition, sent_back_on__isnull=True).select_related("to_unit").last()
    )
    came = Transfer.objects.filter(received_as=petition).select_related("from_unit").first()
    passing = Passing.objects.filter(petition=petition).first()
    steps = petition.steps.filter(undone_at__isnull=True).order_by("pk")
    returned, declined = steps.filter(name="return_to_sender").last(), steps.filter(name="decline").last()
    reported = steps.filter(name="report_to_head").last()
    reply = Reply.objects.filter(transfer__petition=petition).order_by("on", "pk").last()
    return {
        "transferred_to": sent.receiver if sent else "",
        "transferred_on": short_date(sent.sent_on) if sent else "",
        "transfer_reason": sent.because if sent else "",
        "sent_from": came.from_unit.name if came else (passing.sender_name if passing else ""),
        "return_reason": returned.because if returned else "",
        "declined_by": declined.cite if declined else "",
        "missing_condition": _missing(petition),
        "reported_because": reported.because if reported else "",
        "replied": f"số {reply.number} ngày {short_date(reply.on)} của {reply.body}" if reply else "",
        "reply_text": reply.text if reply else "",
    }


def _missing(petition: Petition) -> str:
    """The condition that the classification found missing, in the words of the text of that day."""
    if not petition.missing_condition:
        return ""
    try:
        return lawbook.rule(petition.missing_condition, petition.received_on).says
    except lawbook.LawError:
        return ""


def _talked(petition: Petition) -> dict[str, str]:
    """When and where the last dialogue is called for, on what, and who chairs it."""
    called = standing(Dialogue, petition).last()
    if called is None:
        return {}
    return {
        "dialogue_on": f"ngày {short_date(called.held_on)}",
        "dialogue_at": called.place,
        "dialogue_about": _ended(called.content),
        "dialogue_with": f"{called.chair}, người chủ trì",
    }


def _ended(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."


def _verified(petition: Petition) -> dict[str, str]:
    """Which decision handed verification out, and to which day it was prolonged."""
    given = standing(Verification, petition).last()
    longer = standing(VerificationNote, petition).filter(kind=NoteKind.PROLONGED).last()
    return {
        "assigned_by": f"số {given.number} ngày {short_date(given.step.on)}" if given else "",
        "verify_until": short_date(longer.due_on) if longer and longer.due_on else "",
        "verify_longer_because": longer.text if longer else "",
    }


def _dealt(petition: Petition) -> dict[str, str]:
    """What verification found, what a dialogue brought, which decision came before."""
    report = standing(VerificationNote, petition).filter(kind=NoteKind.REPORT).last()
    minutes = standing(DialogueMinutes, petition).last()
    council = standing(Conciliation, petition).last()
    return {
        "verification_found": report.text if report else "",
        "dialogue_result": " ".join(minutes.text.split()) if minutes else "",
        "first_decision": _first_decision(petition),
        "conciliated_on": short_date(council.on) if council else "",
        "conciliation_members": council.members if council else "",
        "conciliation_content": council.content if council else "",
        "conciliation_minutes": council.minutes if council else "",
        "conciliation_result": _council_result(council) if council else "",
    }


def _council_result(council: Conciliation) -> str:
    return "Hòa giải thành." if council.is_agreed else "Hòa giải không thành."


def _first_decision(petition: Petition) -> str:
    earlier = standing(EarlierDecision, petition).last() if petition.instance > 1 else None
    if earlier:
        return f"số {earlier.number} ngày {short_date(earlier.issued_on)} của {earlier.body}"
    if petition.instance == 1 or petition.earlier is None:
        return ""
    first = standing(Decision, petition.earlier).last()
    unit = petition.earlier.unit.name
    return f"số {first.number} ngày {short_date(first.issued_on)} của {unit}" if first else ""


def _paused(petition: Petition) -> dict[str, str]:
    turns = ClockTurn.objects.filter(clock__petition=petition, step__undone_at__isnull=True).select_related(
        "step"
    )
    paused = turns.filter(kind=TurnKind.SUSPENDED).order_by("pk").last()
    resumed = turns.filter(kind=TurnKind.RESUMED).order_by("pk").last()
    return {
        "suspended_by": f"số {paused.decision} ngày {short_date(paused.on)}" if paused else "",
        "suspended_on": short_date(paused.on) if paused else "",
        "suspend_reason": paused.step.because if paused else "",
        "resumed_on": short_date(resumed.on) if resumed else "",
        "resume_reason": resumed.step.because if resumed else "",
    }
