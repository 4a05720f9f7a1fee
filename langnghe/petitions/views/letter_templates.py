"""A unit's own templates: the placeholders that one may use, what stands now, a new one, back to ours."""

from typing import Any

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from langnghe.accounts.rights import Right
from langnghe.accounts.selectors import has_right
from langnghe.kernel.access_marks import signed_in
from langnghe.kernel.clock import today
from langnghe.kernel.errors import NotFound, Refusal
from langnghe.petitions import letters, selectors, services
from langnghe.petitions.views.officer import officer


@signed_in
def template(request: HttpRequest, unit: str, code: str) -> HttpResponse:
    by, on, kind = officer(request), today(), letters.kind_of(code.replace("-", "_"))
    if not has_right(by, Right.DECIDE, unit=unit, on=on):
        raise NotFound(_("Không có đơn vị này, hoặc ông bà không làm việc ở đó."))
    refused = ""
    if request.method == "POST":
        try:
            _change(request, unit, kind)
        except Refusal as refusal:
            refused = str(refusal)
        else:
            return redirect("petitions:letter_template", unit, code)
    context: dict[str, Any] = {
        "kind": kind,
        "unit": unit,
        "code": code,
        "now": selectors.template_of(unit, kind.code),
        "parts": letters.own.PARTS,
        "facts": letters.own.FACTS,
        "refused": refused,
    }
    return render(request, "petitions/letter_template.html", context, status=422 if refused else 200)


def _change(request: HttpRequest, unit: str, kind: letters.LetterKind) -> None:
    by, on, given = officer(request), today(), request.FILES.get("template")
    if "end" in request.POST:
        services.end_template(unit=unit, kind=kind.code, by=by, on=on)
        messages.success(request, _("Đã dùng lại mẫu của phần mềm."))
        return
    content = given.read(letters.own.LARGEST + 1) if isinstance(given, UploadedFile) else b""
    name = str(given.name) if isinstance(given, UploadedFile) else ""
    services.add_template(unit=unit, kind=kind.code, name=name, content=content, by=by, on=on)
    messages.success(request, _("Đã nhận mẫu; văn bản lấy số từ nay dùng mẫu này."))
