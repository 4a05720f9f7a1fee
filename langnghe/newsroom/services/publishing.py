"""Publishing an article; no template placeholder can reach a reader."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from langnghe.accounts.models import User
from langnghe.audit import services as audit
from langnghe.kernel.errors import Invalid, NotAllowed, WrongState
from langnghe.newsroom import access
from langnghe.newsroom.models import Article, ArticleState
from langnghe.newsroom.taking_apart import PLACEHOLDER


def refuse_placeholders(texts: list[str]) -> None:
    """No template placeholder can reach a reader."""
    for text in texts:
        if found := PLACEHOLDER.search(text):
            raise Invalid(_("Bài còn sót mã mẫu «%(found)s»; xóa trước khi lưu.") % {"found": found.group()})


@transaction.atomic
def publish_article(article: Article, *, by: User, on: date) -> Article:
    """Publish a draft; refuses a text in which a template placeholder is left."""
    article = Article.objects.select_for_update().get(pk=article.pk)
    if not access.may_edit(by, article, on):
        raise NotAllowed(_("Chỉ biên tập viên của đơn vị mới đăng được bài này."))
    if article.state == ArticleState.PUBLISHED:
        raise WrongState(_("Bài đã đăng rồi."))
    refuse_placeholders([article.title, article.lead, *article.blocks.values_list("text", flat=True)])
    article.state, article.published_on = ArticleState.PUBLISHED, on
    article.save(update_fields=["state", "published_on"])
    audit.record(
        "article.published", subject=("article", article.pk), day=on, by=by.username, unit=article.unit_id
    )
    return article
