"""`{% files "petition" petition.pk %}`: the files of a thing and the way to attach more, in any room's page."""

from typing import Any

from django import template

from langnghe.documents import access, selectors
from langnghe.documents.forms import AttachForm
from langnghe.kernel.clock import today

register = template.Library()


@register.inclusion_tag("documents/_files.html", takes_context=True)
def files(context: dict[str, Any], kind: str, subject: int) -> dict[str, Any]:
    viewer, on, about = context["request"].user, today(), (kind, subject)
    found = list(selectors.files_about(viewer, about, on, with_voided=True))
    return {
        "files": found,
        "kind": kind,
        "subject": subject,
        "form": AttachForm(auto_id="attach_%s") if access.may_attach(viewer, about, on) else None,
        "scanned": selectors.is_scanned_here(),
        "csrf_token": context.get("csrf_token"),
    }
