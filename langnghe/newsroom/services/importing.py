"""A raw page taken apart becomes a draft article, tied to its place and the place's successors."""

from datetime import date

from django.db import transaction
from django.utils.text import slugify

from langnghe.audit import services as audit
from langnghe.newsroom.models import Article, Block
from langnghe.newsroom.services.publishing import refuse_placeholders
from langnghe.newsroom.taking_apart import Page
from langnghe.units.models import AdministrativeArea, AreaSuccession, Unit
from langnghe.vietnamese import fold


@transaction.atomic
def import_page(
    page: Page,
    *,
    unit: Unit,
    area: AdministrativeArea,
    by: str,
    on: date,
    event_on: date | None = None,
    supervision: int | None = None,
    figures: tuple[Unit, date, date] | None = None,
) -> Article:
    """Make a draft article of a page taken apart, tied to its place and the place's successors."""
    refuse_placeholders([page.title, page.lead, page.byline, *(part.text for part in page.parts)])
    article = Article.objects.create(
        unit=unit,
        slug=free_slug(page.title),
        section=page.section,
        dateline=page.dateline,
        title=page.title,
        lead=page.lead,
        byline=page.byline,
        event_on=event_on,
        subject_kind="delegation" if supervision else "",
        subject_id=supervision,
        figures_unit=figures[0] if figures else None,
        figures_from=figures[1] if figures else None,
        figures_until=figures[2] if figures else None,
    )
    Block.objects.bulk_create(
        Block(article=article, position=i, kind=part.kind, text=part.text)
        for i, part in enumerate(page.parts)
    )
    article.areas.set([area, *successors_of(area)])
    audit.record("article.imported", subject=("article", article.pk), day=on, by=by, unit=unit.pk)
    return article


def successors_of(area: AdministrativeArea) -> list[AdministrativeArea]:
    """The wards that came after an area: its own successors, or those of its wards when it was a district."""
    rows = AreaSuccession.objects.filter(predecessor=area) | AreaSuccession.objects.filter(
        predecessor__parent=area
    )
    return list(AdministrativeArea.objects.filter(as_successor__in=rows).distinct().order_by("code"))


def free_slug(title: str) -> str:
    stem = slugify(fold(title))[:100].strip("-") or "bai"
    taken = set(Article.objects.filter(slug__startswith=stem).values_list("slug", flat=True))
    slug, n = stem, 2
    while slug in taken:
        slug, n = f"{stem}-{n}", n + 1
    return slug
