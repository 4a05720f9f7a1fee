"""What comes with a petition, typed at the counter, for a letter, or later on its file; lines that people type."""

from collections.abc import Callable
from typing import Any, TypeVar

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from langnghe.design.choosing import Fixed
from langnghe.petitions.forms.fields import DAY, DatedForm, area, not_denunciation
from langnghe.petitions.forms.lines import body_of, paper_of, respondent_of, signer_of
from langnghe.petitions.models import PartyKind, SenderKind, Through
from langnghe.petitions.services import Acts, Against, Paper, Passed, Signer

SENDER = ("sender_kind", "sender_name", "document_number", "document_date")
STANDING = ("party_kind", "through", "representative", "paper_number", "paper_day")
SIGNERS, PAPERS, RESPONDENTS = ("co_signers",), ("papers",), ("respondents", "respondent_bodies")
Read = TypeVar("Read")


def _read(text: object, one: Callable[[str], Read]) -> list[Read]:
    return [one(line.strip()) for line in str(text).splitlines() if line.strip()]


class CameWithForm(DatedForm):
    """The fields that few petitions need; a page folds them away until one of them is filled."""

    groups_of: tuple[tuple[Any, tuple[str, ...]], ...] = (
        (gettext_lazy("Người, cơ quan bị khiếu nại, kiến nghị"), RESPONDENTS),
        (gettext_lazy("Tổ chức, tập thể; người đại diện, luật sư"), STANDING),
        (gettext_lazy("Nhiều người ký"), SIGNERS),
        (gettext_lazy("Giấy tờ kèm theo"), PAPERS),
        (gettext_lazy("Đơn do nơi khác chuyển đến"), SENDER),
    )

    respondents = forms.CharField(
        label=gettext_lazy("Người bị khiếu nại, kiến nghị"),
        required=False,
        max_length=20_000,
        widget=area(2),
        help_text=gettext_lazy("Mỗi dòng một người: họ tên; chức vụ; nơi công tác."),
    )
    respondent_bodies = forms.CharField(
        label=gettext_lazy("Cơ quan, tổ chức bị khiếu nại, kiến nghị"),
        required=False,
        max_length=20_000,
        widget=area(2),
        help_text=gettext_lazy("Mỗi dòng một nơi: tên; địa chỉ. Không ghi người bị tố cáo ở đây."),
    )
    party_kind = forms.ChoiceField(
        label=gettext_lazy("Người gửi là"),
        required=False,
        choices=Fixed([("", PartyKind.PERSON.label), *PartyKind.choices[1:]]),
        help_text=gettext_lazy("Cơ quan, tổ chức: ghi tên và địa chỉ của nơi ấy vào ô họ tên và nơi ở."),
    )
    through = forms.ChoiceField(
        label=gettext_lazy("Người gửi làm việc này"),
        required=False,
        choices=Fixed([("", Through.SELF.label), *Through.choices[1:]]),
    )
    representative = forms.CharField(
        label=gettext_lazy("Họ tên người đại diện, luật sư"), required=False, max_length=160
    )
    paper_number = forms.CharField(label=gettext_lazy("Số giấy ủy quyền"), required=False, max_length=60)
    paper_day = forms.DateField(label=gettext_lazy("Ngày giấy ủy quyền"), required=False, widget=DAY)
    co_signers = forms.CharField(
        label=gettext_lazy("Người cùng ký"),
        required=False,
        max_length=60_000,
        widget=area(3),
        help_text=gettext_lazy(
            "Mỗi dòng một người: họ tên; nơi ở. Thêm dấu * ở đầu dòng của người đại diện, kể cả người gửi đầu tiên."
        ),
    )
    papers = forms.CharField(
        label=gettext_lazy("Giấy tờ kèm theo"),
        required=False,
        max_length=20_000,
        widget=area(3),
        help_text=gettext_lazy("Mỗi dòng một giấy tờ: tên; bản chính, bản sao hoặc chứng thực; số bản."),
    )
    sender_kind = forms.ChoiceField(
        label=gettext_lazy("Nơi chuyển đơn"),
        required=False,
        choices=Fixed([("", gettext_lazy("Người dân tự gửi")), *SenderKind.choices]),
    )
    sender_name = forms.CharField(label=gettext_lazy("Tên nơi chuyển"), required=False, max_length=200)
    document_number = forms.CharField(label=gettext_lazy("Số văn bản chuyển"), required=False, max_length=60)
    document_date = forms.DateField(label=gettext_lazy("Ngày văn bản chuyển"), required=False, widget=DAY)
    not_denunciation = not_denunciation()

    def clean_co_signers(self) -> list[Signer]:
        return _read(self.cleaned_data["co_signers"], signer_of)

    def clean_papers(self) -> list[Paper]:
        return _read(self.cleaned_data["papers"], paper_of)

    def clean_respondents(self) -> list[Against]:
        return _read(self.cleaned_data["respondents"], respondent_of)

    def clean_respondent_bodies(self) -> list[Against]:
        return _read(self.cleaned_data["respondent_bodies"], body_of)

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        asked = set(SENDER[1:])
        if given.get("sender_kind"):
            for name in sorted(asked - {key for key in asked if given.get(key)} - set(self.errors)):
                self.add_error(name, _("Cần khi đơn do nơi khác chuyển đến."))
        if bool(given.get("through")) != bool(given.get("representative")) and not self.errors:
            name = "representative" if given.get("through") else "through"
            self.add_error(name, _("Ghi cả họ tên người đại diện và người ấy đại diện theo cách nào."))
        return given

    def take_out(self, given: dict[str, Any]) -> dict[str, Any]:
        """Take these fields out of what was typed, as the services want them."""
        passed = Passed(**{name: given.pop(name) for name in SENDER})
        kind, through, *acting = (given.pop(name) for name in STANDING)
        standing = Acts(kind or PartyKind.PERSON, through or Through.SELF, *acting)
        return {
            "signed_by": given.pop("co_signers"),
            "papers": given.pop("papers"),
            "passed": passed if passed.sender_kind else None,
            "respondents": [*given.pop("respondents"), *given.pop("respondent_bodies")],
            "standing": standing,
        }

    def groups(self) -> list[dict[str, Any]]:
        """The fields that few petitions need, folded away until one of them is filled."""
        return [
            {
                "title": title,
                "fields": [self[name] for name in names],
                "open": any(self[name].value() or self[name].errors for name in names),
            }
            for title, names in self.groups_of
        ]

    def usual(self) -> list[forms.BoundField]:
        folded = {"not_denunciation", *(name for _title, names in self.groups_of for name in names)}
        return [self[name] for name in self.fields if name not in folded]
