"""Writing, publishing and correcting: the normal case, then each refusal."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from conftest import Cast
from langnghe.kernel.errors import Invalid, NotAllowed, WrongState
from langnghe.newsroom import services
from langnghe.newsroom.models import Article, BlockKind
from langnghe.newsroom.tests.conftest import ON, TEXT, written


def test_an_article_is_kept_in_blocks_and_tied_to_the_successor_wards(article: Article) -> None:
    kinds = list(article.blocks.values_list("kind", flat=True))
    assert kinds == [BlockKind.PARAGRAPH, BlockKind.PHOTO, BlockKind.PARAGRAPH]
    assert article.areas.filter(name="phường Hạc Thành").exists()


def test_two_articles_of_one_title_have_two_addresses(cast: Cast, article: Article) -> None:
    second = services.write_article(written(), unit=cast.committee, by=cast.editor, on=ON)
    assert (article.slug, second.slug) == ("giam-sat-lich-tiep-dan", "giam-sat-lich-tiep-dan-2")


@pytest.mark.parametrize("empty", ["title", "lead", "text"])
def test_an_article_without_a_part_is_refused(cast: Cast, empty: str) -> None:
    with pytest.raises(Invalid, match="tiêu đề"):
        services.write_article(written(**{empty: "  "}), unit=cast.committee, by=cast.editor, on=ON)


@pytest.mark.parametrize("left", ["{name}", "{{ article.title }}", "{% if %}", "{body}"])
@pytest.mark.parametrize("where", ["title", "lead", "text", "byline"])
def test_no_placeholder_is_ever_kept(cast: Cast, where: str, left: str) -> None:
    with pytest.raises(Invalid, match="mã mẫu"):
        services.write_article(
            written(**{where: f"Còn sót {left} ở đây"}), unit=cast.committee, by=cast.editor, on=ON
        )


def test_only_editors_of_the_unit_write_publish_and_edit(cast: Cast, article: Article) -> None:
    with pytest.raises(NotAllowed):
        services.write_article(written(), unit=cast.committee, by=cast.an, on=ON)
    with pytest.raises(NotAllowed):
        services.publish_article(article, by=cast.chi, on=ON)
    with pytest.raises(NotAllowed):
        services.edit_article(article, written(), by=cast.dung, on=ON)


def test_an_article_is_published_once(cast: Cast, published: Article) -> None:
    with pytest.raises(WrongState):
        services.publish_article(published, by=cast.editor, on=ON)


def test_a_correction_says_what_changed_and_keeps_what_readers_saw(cast: Cast, published: Article) -> None:
    with pytest.raises(Invalid, match="sửa điều gì"):
        services.edit_article(published, written(title="Tiêu đề mới"), by=cast.editor, on=ON)
    services.edit_article(
        published, written(title="Tiêu đề mới"), note="Sửa tiêu đề", by=cast.editor, on=date(2024, 5, 9)
    )
    row = published.corrections.get()
    assert row.before.startswith("Giám sát lịch tiếp dân")
    assert row.note == "Sửa tiêu đề"


FACTS = {"title": "Bài mới", "lead": "Dẫn", "text": TEXT}


def test_the_page_keeps_a_draft_that_only_editors_read(cast: Cast, client: Client) -> None:
    client.force_login(cast.editor)
    answer = client.post(reverse("newsroom:write"), FACTS | {"unit": cast.committee.pk})
    address = answer.headers["Location"]
    assert client.get(address).status_code == 200
    assert Client().get(address).status_code == 404
    assert "Bài mới" in client.get(reverse("newsroom:news")).content.decode()
    assert "Bài mới" not in Client().get(reverse("newsroom:news")).content.decode()


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"title": ""}, "bắt buộc"),
        ({"text": "Còn sót {body}"}, "mã mẫu"),
        ({"area": "khong-co"}, "Không có nơi mang mã này"),
        ({"figures_unit": "380-UBND"}, "Ghi đủ đơn vị"),
        (
            {"figures_unit": "380-UBND", "figures_from": "2023-02-01", "figures_until": "2023-01-01"},
            "đứng trước",
        ),
        ({"event_on": "2024-02-30"}, "hợp lệ"),
    ],
)
def test_a_wrong_entry_keeps_the_rest(
    cast: Cast, client: Client, wrong: dict[str, Any], sentence: str
) -> None:
    client.force_login(cast.editor)
    page = client.post(reverse("newsroom:write"), FACTS | {"unit": cast.committee.pk} | wrong)
    assert page.status_code == 422
    assert sentence in page.content.decode()
    assert "Dẫn" in page.content.decode()
    assert not Article.objects.exists()


def test_the_form_of_an_article_is_what_was_typed(cast: Cast, article: Article, client: Client) -> None:
    client.force_login(cast.editor)
    page = client.get(reverse("newsroom:edit", args=[article.slug]))
    assert page.context["form"]["text"].value() == TEXT
    client.force_login(cast.an)
    assert client.get(reverse("newsroom:edit", args=[article.slug])).status_code == 403
    assert client.get(reverse("newsroom:write")).status_code == 403
