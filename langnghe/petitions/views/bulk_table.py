"""What may be done to several petitions at once: the form typed once, the service for each, what it comes to."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from langnghe.accounts.models import CustodyRole, User
from langnghe.design.choosing import Fixed
from langnghe.kernel.clock import now
from langnghe.petitions import forms, selectors, services
from langnghe.petitions.forms.bulk import CoOperateForm, GiveForm
from langnghe.petitions.models import Petition
from langnghe.petitions.views.step_table import BY_MOVE


@dataclass(frozen=True)
class Act:
    """One thing to do; `sample` stands for what is not typed yet when each petition is tried for the preview."""

    slug: str
    title: Any
    button: Any
    comes_to: Any
    run: Callable[..., object]
    form: type[forms.StepForm] | None = None
    sample: dict[str, Any] = field(default_factory=dict)
    undo: str = ""
    takes_sealed: bool = False


def _give(petition: Petition, *, by: User, on: date, to: User | None = None) -> object:
    return services.give_to_handler([petition.pk], to=to or by, by=by, on=on)


def _co_operate(petition: Petition, *, by: User, on: date, unit: Any, name: str) -> object:
    return services.add_body(petition, unit=unit, name=name, role=CustodyRole.CO_OPERATE, by=by, on=on)


def _undo(petition: Petition, *, by: User, on: date) -> object:  # noqa: ARG001 - every act is called alike
    return services.undo(petition, by=by, at=now())


def _give_back(petition: Petition, *, by: User, on: date) -> object:
    return services.give_back_to_handler(petition, by=by, at=now(), on=on)


def _undo_body(petition: Petition, *, by: User, on: date) -> object:
    return services.undo_body(petition, by=by, at=now(), on=on)


def _letters(petition: Petition, *, by: User, on: date) -> object:
    return selectors.letter_to_print(by, on, petition)


FILE_AWAY, TRANSFER = BY_MOVE["file_away"], BY_MOVE["transfer"]
ACTS = (
    Act("giao", _("Giao người xử lý"), _("Giao"), _("sẽ đổi người xử lý"), _give, GiveForm, undo="giao-lai", takes_sealed=True),
    Act("nhac", _("Nhắc người xử lý"), _("Nhắc"), _("người xử lý được nhắc qua thư và ở bàn làm việc"), services.nudge, takes_sealed=True),
    Act("phoi-hop", _("Thêm cơ quan phối hợp"), _("Thêm"), _("vụ việc có thêm cơ quan phối hợp"), _co_operate, CoOperateForm, {"unit": None, "name": "—"}, "thoi-phoi-hop"),
    Act("luu", FILE_AWAY.title, _("Lưu đơn"), _("hồ sơ kết thúc, lưu với lý do này"), services.file_away, FILE_AWAY.form, {"because": "—"}, "hoan-tac"),
    Act("chuyen", TRANSFER.title, _("Chuyển"), _("chuyển đi, đơn vị thôi chủ trì và theo dõi"), services.transfer, TRANSFER.form, {"to": None, "outside": "—", "because": "—"}, "hoan-tac"),
    Act("in", _("In văn bản mới nhất của từng đơn, một tệp PDF"), _("Tải tệp PDF"), _("in văn bản lấy số gần nhất"), _letters),
)  # fmt: skip
# What the lists offer; their markup is made once.
OFFERED = Fixed((act.slug, act.title) for act in ACTS)
UNDOING = (
    Act("hoan-tac", _("Hoàn tác"), _("Hoàn tác"), _("trở về như trước bước vừa ghi"), _undo),
    Act("giao-lai", _("Hoàn tác việc giao"), _("Hoàn tác"), _("về người xử lý trước đó"), _give_back, takes_sealed=True),
    Act("thoi-phoi-hop", _("Hoàn tác việc thêm cơ quan phối hợp"), _("Hoàn tác"), _("cơ quan vừa thêm không còn trong vụ việc"), _undo_body),
)  # fmt: skip
BY_SLUG = {act.slug: act for act in (*ACTS, *UNDOING)}
