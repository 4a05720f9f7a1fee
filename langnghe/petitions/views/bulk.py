"""One step for several petitions: chosen on a list, tried on each without writing, then written one by one.

Each petition is its own transaction: what is refused stays as it was and is told beside what was done.
"""

from collections.abc import Callable
from datetime import date
from typing import Any, NamedTuple

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from langnghe import lawbook
from langnghe.accounts.models import User
from langnghe.kernel.access_marks import signed_in
from langnghe.kernel.clock import today
from langnghe.kernel.errors import Invalid, NotFound, Refusal, WrongState
from langnghe.petitions import access, letters, selectors, services
from langnghe.petitions.forms.bulk import GiveForm
from langnghe.petitions.models import Petition
from langnghe.petitions.papers.joining import joined
from langnghe.petitions.views.bulk_table import BY_SLUG, Act
from langnghe.petitions.views.officer import officer

BACK = {"han": "petitions:due_list", "tim": "petitions:search"}
CONFIRMED = "lam"


class Line(NamedTuple):
    """One petition with what will become of it, became of it, or why not."""

    petition: Petition
    is_fine: bool
    says: str
    seen: int


@signed_in
@require_POST
def bulk(request: HttpRequest) -> HttpResponse:
    """The first press shows what would happen to each, the second one does it."""
    by, on = officer(request), today()
    act = BY_SLUG.get(request.POST.get("viec", ""))
    if act is None:
        raise NotFound(_("Không có việc này."))
    petitions = _chosen(request, by, on)
    form = _form(request, act, by, on)
    if CONFIRMED not in request.POST or (form is not None and not form.is_valid()):
        return _preview(request, act, petitions, form)
    given = {"on": on, **(form.cleaned_data if form else {})}
    lines = [_done(request, act, one, {"by": by, **given}) for one in petitions]
    if act.slug == "in":
        return _printed(request, act, lines)
    return _page(request, act, lines, is_done=True)


def _chosen(request: HttpRequest, by: User, on: date) -> list[Petition]:
    ids = {int(pk) for pk in request.POST.getlist("don") if pk.isascii() and pk.isdigit() and len(pk) < 19}  # noqa: PLR2004 - the digits of a bigint
    if len(ids) > services.AT_ONCE:
        raise Invalid(_("Chọn từ một đến %(most)s đơn.") % {"most": services.AT_ONCE})
    rows = access.visible(Petition.objects.filter(pk__in=ids), by, on)
    return list(
        rows.select_related("matter", "denunciation", "handler", "person", "unit").order_by("year", "number")
    )


def _form(request: HttpRequest, act: Act, by: User, on: date) -> Any:
    if act.form is None:
        return None
    more = {"handlers": selectors.handlers(by, on)} if act.form is GiveForm else {}
    if CONFIRMED in request.POST:
        return act.form(request.POST, today=on, **more)
    return act.form(initial={"on": on}, today=on, **more)


def _preview(request: HttpRequest, act: Act, petitions: list[Petition], form: Any) -> HttpResponse:
    by, on = officer(request), today()
    sample = {"by": by, "on": on, **act.sample}
    if act.form is GiveForm:
        sample["to"] = next(iter(selectors.handlers(by, on)), by)
    lines = [_tried(act, one, sample) for one in petitions]
    status = 422 if form is not None and form.is_bound else 200
    return _page(request, act, lines, form=form, status=status)


def _tried(act: Act, petition: Petition, given: dict[str, Any]) -> Line:
    """Done and taken back: the refusal is the very one that doing it would meet."""
    seen = selectors.version_of(petition)
    return _line(act, petition, seen, lambda: act.run(petition, **given), keeps=False)


def _done(request: HttpRequest, act: Act, petition: Petition, given: dict[str, Any]) -> Line:
    typed = request.POST.get(f"thay-{petition.pk}", "")
    seen = int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 19 else None  # noqa: PLR2004

    def work() -> None:
        if seen is not None:
            services.refuse_stale(petition, seen=seen)
        act.run(petition, **given)

    return _line(act, petition, seen or 0, work, keeps=True)


def _line(act: Act, petition: Petition, seen: int, work: Callable[[], object], *, keeps: bool) -> Line:
    try:
        if selectors.is_secret(petition) and not act.takes_sealed:
            raise WrongState(_("Hồ sơ giữ bí mật: làm riêng ở trang hồ sơ."))
        with transaction.atomic():
            work()
            transaction.set_rollback(not keeps)
    except Refusal as refusal:
        return Line(petition, is_fine=False, says=str(refusal), seen=seen)
    except (lawbook.NoTextInForce, lawbook.BadTerm) as error:
        return Line(petition, is_fine=False, says=error.in_language(get_language() or "vi"), seen=seen)
    return Line(petition, is_fine=True, says=str(act.comes_to), seen=seen)


def _printed(request: HttpRequest, act: Act, lines: list[Line]) -> HttpResponse:
    by, on = officer(request), today()
    found = [selectors.letter_to_print(by, on, line.petition) for line in lines if line.is_fine]
    if not found:
        return _page(request, act, lines)
    sheet = joined(letters.pdf(selectors.paper_of(one, on)) for one in found)
    headers = {
        "Content-Disposition": f'attachment; filename="van-ban-{on:%Y-%m-%d}.pdf"',
        "X-Content-Type-Options": "nosniff",
    }
    return HttpResponse(sheet, content_type="application/pdf", headers=headers)


def _page(
    request: HttpRequest,
    act: Act,
    lines: list[Line],
    *,
    form: Any = None,
    is_done: bool = False,
    status: int = 200,
) -> HttpResponse:
    context = {
        "act": act,
        "form": form,
        "fine": [line for line in lines if line.is_fine],
        "refused": [line for line in lines if not line.is_fine],
        "is_done": is_done,
        "undo": act.undo if is_done else "",
        "back": _back(request),
        "place": request.POST.get("ve", ""),
        "asked": request.POST.get("hoi", ""),
    }
    return render(request, "petitions/bulk.html", context, status=status)


def _back(request: HttpRequest) -> str:
    """The list that it began on, with its filters; never another address."""
    asked = request.POST.get("hoi", "")
    address = reverse(BACK.get(request.POST.get("ve", ""), BACK["han"]))
    return f"{address}?{asked}" if asked else address
