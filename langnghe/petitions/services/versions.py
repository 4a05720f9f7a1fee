"""Two officers on one file: a form remembers the last entry that it saw, and a stale one is told."""

from django.db.models import Max
from django.utils.translation import gettext as _

from langnghe.accounts.selectors import actor_names
from langnghe.audit.models import Entry
from langnghe.kernel.clock import LOCAL
from langnghe.kernel.errors import WrongState
from langnghe.petitions.access import KIND
from langnghe.petitions.models import Petition


def refuse_stale(petition: Petition, *, seen: int) -> None:
    """Lock the file and refuse if anything was recorded since; call it in the transaction of the change."""
    Petition.objects.select_for_update().filter(pk=petition.pk).first()
    newest = Entry.objects.filter(subject_kind=KIND, subject_id=petition.pk).aggregate(last=Max("pk"))["last"]
    if newest and newest > seen:
        entry = Entry.objects.get(pk=newest)
        who = actor_names([entry.actor]).get(entry.actor, "")
        raise WrongState(
            _(
                "Hồ sơ vừa được %(who)s ghi thêm một bước lúc %(at)s. Điều ông bà đã gõ vẫn còn; xem lại rồi gửi lần nữa."
            )
            % {"who": who, "at": f"{entry.at.astimezone(LOCAL):%H:%M}"}
        )
