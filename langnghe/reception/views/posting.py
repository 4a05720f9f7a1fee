"""The proof of a posting, as a paper of the desk."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from langnghe.audit.selectors import timeline
from langnghe.documents.selectors import kept_about
from langnghe.kernel.access_marks import signed_in
from langnghe.kernel.errors import NotFound
from langnghe.reception.papers.posting import proof_of
from langnghe.reception.views.answering import answer_paper
from langnghe.reception.views.planning import schedule_of


@signed_in
@require_safe
def proof(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    schedule = schedule_of(request, pk)
    entries = list(timeline("schedule", schedule.pk).filter(action="schedule.posted"))
    if not entries:
        raise NotFound(_("Lịch này chưa niêm yết nên chưa có bằng chứng."))
    paper = proof_of(schedule, entries, kept_about(("schedule", schedule.pk)))
    return answer_paper(paper, kind, f"niem-yet-{schedule.pk}")
