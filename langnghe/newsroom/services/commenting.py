"""Comments: kept for the editor, published or declined on a written ground."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from langnghe.accounts.models import User
from langnghe.audit import services as audit
from langnghe.kernel.clock import legal_day
from langnghe.kernel.errors import Invalid, NotAllowed, WrongState
from langnghe.newsroom import access
from langnghe.newsroom.models import Article, Comment, CommentState, DeclineGround
from langnghe.newsroom.services.publishing import refuse_placeholders
from langnghe.vietnamese import accents, normalise

LONGEST_COMMENT = 4000


@dataclass(frozen=True)
class Commented:
    comment: Comment
    hint: str


@transaction.atomic
def write_comment(
    article: Article, *, name: str, body: str, at: datetime, parent: Comment | None = None
) -> Commented:
    """Keep a comment for the editor; unmarked Vietnamese gets a hint, never a block."""
    text, author = normalise(body).strip(), " ".join(normalise(name).split())
    if not text or not author:
        raise Invalid(_("Ghi tên và nội dung trước khi gửi."))
    if len(text) > LONGEST_COMMENT:
        raise Invalid(
            _("Bình luận dài quá %(most)s ký tự; rút ngắn rồi gửi lại.") % {"most": LONGEST_COMMENT}
        )
    if parent is not None and parent.parent_id is not None:
        parent = parent.parent
    if same := article.comments.filter(name=author, original=text, state=CommentState.WAITING).first():
        return Commented(same, "")
    unmarked = accents(text).verdict == "unmarked"
    comment = Comment.objects.create(
        article=article,
        parent=parent,
        name=author[:80],
        body=text,
        original=text,
        written_at=at,
        unmarked=unmarked,
    )
    audit.record("comment.written", subject=("comment", comment.pk), day=legal_day(at), unit=article.unit_id)
    return Commented(
        comment,
        _("Lần sau gõ tiếng Việt có dấu thì dễ đọc hơn; bình luận này vẫn được duyệt.") if unmarked else "",
    )


@transaction.atomic
def publish_comment(comment: Comment, *, by: User, at: datetime, body: str = "") -> Comment:
    """Publish a comment; an edited one keeps its original beside it and says that it was edited."""
    comment = _waiting(comment, by=by, on=legal_day(at))
    if body.strip():
        comment.body = normalise(body).strip()
    refuse_placeholders([comment.name, comment.body])
    comment.state, comment.decided_by, comment.decided_at = CommentState.PUBLISHED, by, at
    comment.save(update_fields=["body", "state", "decided_by", "decided_at"])
    _decided("comment.published", comment, by=by, on=legal_day(at))
    return comment


@transaction.atomic
def decline_comment(comment: Comment, *, ground: str, by: User, at: datetime) -> Comment:
    """Decline a comment on a written ground; criticism is not one."""
    comment = _waiting(comment, by=by, on=legal_day(at))
    if ground not in DeclineGround.values:
        raise Invalid(_("Chọn một lý do trong danh sách; phê bình không phải là lý do."))
    comment.state, comment.ground, comment.decided_by, comment.decided_at = (
        CommentState.DECLINED,
        ground,
        by,
        at,
    )
    comment.save(update_fields=["state", "ground", "decided_by", "decided_at"])
    _decided("comment.declined", comment, by=by, on=legal_day(at))
    return comment


def _waiting(comment: Comment, *, by: User, on: date) -> Comment:
    row = Comment.objects.select_for_update(of=("self",)).select_related("article").get(pk=comment.pk)
    if not access.moderated(by, on).filter(pk=row.pk).exists():
        raise NotAllowed(_("Chỉ người kiểm duyệt của đơn vị mới duyệt được bình luận này."))
    if row.state != CommentState.WAITING:
        raise WrongState(_("Bình luận này vừa được người khác duyệt."))
    return row


def _decided(action: str, comment: Comment, *, by: User, on: date) -> None:
    data = {"state": comment.state, "ground": comment.ground, "edited": comment.body != comment.original}
    audit.record(
        action,
        subject=("comment", comment.pk),
        day=on,
        by=by.username,
        unit=comment.article.unit_id,
        data=data,
    )
