"""What each kind of petition holds by the texts that were read, for whoever is about to write one."""

from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from langnghe import lawbook
from langnghe.kernel.clock import today
from langnghe.petitions.models import Kind
from langnghe.petitions.views.citizen import law

AUTHOR = ("eligible.author", "eligible.date", "eligible.language")
NEEDS: dict[str, tuple[Promise, tuple[str, ...]]] = {
    Kind.COMPLAINT: (
        gettext_lazy("Đơn khiếu nại cần có"),
        ("eligible.complaint", *AUTHOR),
    ),
    Kind.RECOMMENDATION: (
        gettext_lazy("Đơn kiến nghị, phản ánh cần có"),
        ("eligible.kn_pa", *AUTHOR),
    ),
    Kind.DISPUTE: (gettext_lazy("Đơn về tranh chấp cần có"), ()),
}


def needs() -> list[dict[str, Any]]:
    """One block for each kind; where no text that we have read says what it holds, that is said."""
    return [
        {"title": title, "laws": law(rules), "lodged": _lodged() if kind == Kind.COMPLAINT else None}
        for kind, (title, rules) in NEEDS.items()
    ]


def _lodged() -> dict[str, str] | None:
    """Within how many days a first complaint is lodged, by the law of today."""
    rule = lawbook.rule("complaint.lodge", today())
    if rule.term is None:
        return None
    says = _("Khiếu nại lần đầu trong %(n)s ngày kể từ ngày biết quyết định, hành vi bị khiếu nại.")
    return {"says": says % {"n": rule.term.number}, "cite": rule.cite.text}
