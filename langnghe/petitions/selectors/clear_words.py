"""Words of officers that stand in clear on a sealed file: from before they were sealed as they are written."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from langnghe.petitions.models import (
    HIDDEN,
    Approval,
    Conciliation,
    Dialogue,
    DialogueMinutes,
    OwedLetter,
    Petition,
    Proposal,
    Reply,
    StepTaken,
    Transfer,
    Verification,
    VerificationNote,
    Withdrawal,
)

# The conclusion and what was published of it are redacted copies, and are read by everybody.
OF_STEPS = (
    ("Người xác minh", Verification, "team"),
    ("Xác minh", VerificationNote, "text"),
    ("Nội dung rút", Withdrawal, "content"),
    ("Đối thoại", Dialogue, "content"),
    ("Đối thoại", Dialogue, "place"),
    ("Đối thoại", Dialogue, "chair"),
    ("Biên bản đối thoại", DialogueMinutes, "text"),
    ("Hòa giải", Conciliation, "members"),
    ("Hòa giải", Conciliation, "content"),
    ("Hòa giải", Conciliation, "minutes"),
)


@dataclass(frozen=True)
class Wordy:
    """One column of words about a petition: what it is called, and the rows in which something is written."""

    label: str
    rows: QuerySet[Any]
    field: str

    def texts(self) -> list[str]:
        return list(self.rows.values_list(self.field, flat=True))


def wordy(petition: Petition) -> list[Wordy]:
    """Every column of words of a sealed file in which something still stands in clear."""
    about = Q(transfer__petition=petition) | Q(step__petition=petition)
    itself: QuerySet[Any] = Petition.objects.filter(pk=petition.pk)
    columns: list[tuple[str, QuerySet[Any], str]] = [
        ("Lý do phân loại", itself, "classified_because"),
        ("Nơi có thẩm quyền", itself, "competent_outside"),
        ("Lý do kết thúc", itself, "closed_because"),
        ("Lời ghi ở bước", StepTaken.objects.filter(petition=petition), "because"),
        ("Vì sao không soạn văn bản", OwedLetter.objects.filter(petition=petition), "because"),
        ("Đề xuất", Proposal.objects.filter(petition=petition), "text"),
        ("Ý kiến về đề xuất", Approval.objects.filter(proposal__petition=petition), "because"),
        ("Lý do chuyển", Transfer.objects.filter(petition=petition), "because"),
        ("Lý do trả lại", Transfer.objects.filter(petition=petition), "sent_back_because"),
        ("Phúc đáp", Reply.objects.filter(about), "text"),
    ]
    for label, model, field in OF_STEPS:
        rows: QuerySet[Any] = model._default_manager.filter(step__petition=petition)  # noqa: SLF001 - Django's documented name
        columns.append((label, rows, field))
    clear = [
        Wordy(label, rows.exclude(**{f"{field}__in": ["", HIDDEN]}), field) for label, rows, field in columns
    ]
    return [one for one in clear if one.rows.exists()]
