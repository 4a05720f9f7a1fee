"""Writing an article at the desk, and correcting one that readers have seen."""

import re
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from langnghe.accounts.models import User
from langnghe.accounts.rights import Right
from langnghe.accounts.selectors import has_right
from langnghe.audit import services as audit
from langnghe.kernel.errors import Invalid, NotAllowed
from langnghe.newsroom import access
from langnghe.newsroom.models import Article, ArticleState, Block, BlockKind, Correction
from langnghe.newsroom.services.importing import free_slug, successors_of
from langnghe.newsroom.services.publishing import refuse_placeholders
from langnghe.units.models import AdministrativeArea, Unit
from langnghe.vietnamese import normalise

CAPTION = re.compile(r"^(?:Ảnh|Photo)\s*:\s*", re.IGNORECASE)


@dataclass(frozen=True)
class Written:
    """What an editor typed: paragraphs stand between empty lines, a caption begins with «Ảnh:»."""

    title: str
    lead: str
    text: str
    byline: str = ""
    dateline: str = ""
    event_on: date | None = None
    area: AdministrativeArea | None = None
    figures: tuple[Unit, date, date] | None = None


@transaction.atomic
def write_article(written: Written, *, unit: Unit, by: User, on: date) -> Article:
    """Keep a draft; refuses an empty one and one in which a template placeholder is left."""
    if not has_right(by, Right.EDIT, unit=unit.pk, on=on):
        raise NotAllowed(_("Chỉ biên tập viên của đơn vị mới viết bài ở đây."))
    parts = _parts(written)
    article = Article(unit=unit, slug=free_slug(written.title))
    _fill(article, written, parts)
    audit.record("article.written", subject=("article", article.pk), day=on, by=by.username, unit=unit.pk)
    return article


@transaction.atomic
def edit_article(article: Article, written: Written, *, by: User, on: date, note: str = "") -> Article:
    """Change an article; a published one tells its readers what was corrected, and when."""
    article = Article.objects.select_for_update(of=("self",)).get(pk=article.pk)
    if not access.may_edit(by, article, on):
        raise NotAllowed(_("Chỉ biên tập viên của đơn vị mới sửa được bài này."))
    if article.state == ArticleState.PUBLISHED and not note.strip():
        raise Invalid(_("Bài đã đăng: ghi rõ sửa điều gì để bạn đọc biết."))
    parts, before = _parts(written), _as_read(article)
    _fill(article, written, parts)
    if article.state == ArticleState.PUBLISHED:
        Correction.objects.create(
            article=article, corrected_on=on, note=normalise(note).strip(), before=before, by=by
        )
    audit.record(
        "article.corrected" if article.state == ArticleState.PUBLISHED else "article.edited",
        subject=("article", article.pk), day=on, by=by.username, unit=article.unit_id,
    )  # fmt: skip
    return article


def _as_read(article: Article) -> str:
    return "\n\n".join([article.title, article.lead, *article.blocks.values_list("text", flat=True)])


def _parts(written: Written) -> list[tuple[str, str]]:
    """(kind, text) in order; refuses an article without a title, a lead or a paragraph."""
    chunks = [" ".join(part.split()) for part in re.split(r"\n\s*\n", normalise(written.text))]
    parts = [_part(chunk) for chunk in chunks if chunk]
    if not written.title.strip() or not written.lead.strip() or not parts:
        raise Invalid(_("Bài cần có tiêu đề, dẫn và ít nhất một đoạn."))
    refuse_placeholders([written.title, written.lead, written.byline, *(text for _kind, text in parts)])
    return parts


def _part(chunk: str) -> tuple[str, str]:
    if found := CAPTION.match(chunk):
        return BlockKind.PHOTO, chunk[found.end() :]
    return BlockKind.PARAGRAPH, chunk


def _fill(article: Article, written: Written, parts: list[tuple[str, str]]) -> None:
    article.title, article.lead = normalise(written.title).strip(), normalise(written.lead).strip()
    article.byline, article.dateline = written.byline.strip(), written.dateline.strip()
    article.event_on = written.event_on
    unit, since, until = written.figures or (None, None, None)
    article.figures_unit, article.figures_from, article.figures_until = unit, since, until
    article.save()
    article.blocks.all().delete()
    Block.objects.bulk_create(
        Block(article=article, position=n, kind=kind, text=text) for n, (kind, text) in enumerate(parts)
    )
    article.areas.set([written.area, *successors_of(written.area)] if written.area else [])
