"""Comments wait for an editor, are counted right, get a hint instead of a block, and are declined on grounds only."""

from datetime import datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from conftest import Cast
from langnghe.kernel.clock import LOCAL
from langnghe.kernel.errors import Invalid, NotAllowed, WrongState
from langnghe.newsroom import selectors, services
from langnghe.newsroom.models import Article, Comment, CommentState

AT = datetime(2024, 5, 8, 9, 0, tzinfo=LOCAL)


def write(article: Article, body: str = "Lịch nên dán ở nhà văn hóa.", **more: Any) -> Comment:
    facts: dict[str, Any] = {"name": "Bình", "body": body, "at": AT}
    return services.write_comment(article, **(facts | more)).comment


def test_a_comment_is_counted_only_after_an_editor_published_it(cast: Cast, published: Article) -> None:
    comment = write(published)
    assert selectors.count_of(selectors.published_comments(published)) == 0
    services.publish_comment(comment, by=cast.editor, at=AT)
    reply = write(published, "Tôi đồng ý.", parent=comment)
    services.publish_comment(reply, by=cast.editor, at=AT)
    assert selectors.count_of(selectors.published_comments(published)) == 2


def test_unmarked_vietnamese_gets_a_hint_and_is_kept(published: Article) -> None:
    written = services.write_comment(
        published, name="Binh", body="lich tiep dan nen dan o nha van hoa", at=AT
    )
    assert "gõ tiếng Việt có dấu" in written.hint
    assert written.comment.state == CommentState.WAITING


@pytest.mark.parametrize("body", ["Thank you for this report", "Nguyễn Văn A", "https://example.vn/lich"])
def test_english_names_and_links_get_no_hint(published: Article, body: str) -> None:
    assert services.write_comment(published, name="Anna", body=body, at=AT).hint == ""


def test_sending_twice_keeps_one(published: Article) -> None:
    assert write(published).pk == write(published).pk


@pytest.mark.parametrize(("name", "body"), [("", "Ý kiến"), ("Bình", "  "), ("Bình", "a" * 4001)])
def test_an_empty_or_endless_comment_is_refused(published: Article, name: str, body: str) -> None:
    with pytest.raises(Invalid):
        services.write_comment(published, name=name, body=body, at=AT)


def test_an_edited_comment_says_so_and_keeps_its_original(cast: Cast, published: Article) -> None:
    comment = services.publish_comment(
        write(published), by=cast.editor, at=AT, body="Lịch nên dán ở đình làng."
    )
    assert (comment.body, comment.original) == ("Lịch nên dán ở đình làng.", "Lịch nên dán ở nhà văn hóa.")


def test_a_comment_is_declined_on_a_ground_of_the_list_only(cast: Cast, published: Article) -> None:
    comment = write(published)
    for ground in ("", "criticism"):
        with pytest.raises(Invalid, match="phê bình không phải"):
            services.decline_comment(comment, ground=ground, by=cast.editor, at=AT)
    assert (
        services.decline_comment(comment, ground="advertising", by=cast.editor, at=AT).ground == "advertising"
    )


def test_a_comment_is_decided_once_and_by_the_units_moderators(cast: Cast, published: Article) -> None:
    comment = write(published)
    with pytest.raises(NotAllowed):
        services.publish_comment(comment, by=cast.chi, at=AT)
    services.publish_comment(comment, by=cast.editor, at=AT)
    with pytest.raises(WrongState):
        services.decline_comment(comment, ground="insult", by=cast.editor, at=AT)


def test_a_comment_with_a_placeholder_reaches_no_reader(cast: Cast, published: Article) -> None:
    comment = write(published, "{body}")
    with pytest.raises(Invalid, match="mã mẫu"):
        services.publish_comment(comment, by=cast.editor, at=AT)


def test_what_a_reader_typed_is_shown_as_text(cast: Cast, published: Article, client: Client) -> None:
    comment = write(published, "<script>alert(1)</script> <b>đậm</b>")
    services.publish_comment(comment, by=cast.editor, at=AT)
    page = client.get(reverse("newsroom:article", args=[published.slug])).content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;" in page


def test_a_reply_is_written_from_the_page_without_scripts(
    cast: Cast, published: Article, client: Client
) -> None:
    comment = services.publish_comment(write(published), by=cast.editor, at=AT)
    address = reverse("newsroom:article", args=[published.slug])
    page = client.get(f"{address}?tra-loi={comment.pk}").content.decode()
    assert f'name="parent" value="{comment.pk}"' in page
    facts = {"name": "Hoa", "body": "Tôi đồng ý.", "parent": comment.pk}
    client.post(reverse("newsroom:comment", args=[published.slug]), facts)
    assert Comment.objects.get(name="Hoa").parent_id == comment.pk


@pytest.mark.parametrize("asked", ["abc", "-1", "9" * 40, "²"])
def test_a_wrong_reply_address_shows_the_plain_form(published: Article, client: Client, asked: str) -> None:
    page = client.get(reverse("newsroom:article", args=[published.slug]), {"tra-loi": asked})
    assert page.status_code == 200
    assert page.context["answering"] is None


def test_a_refused_comment_keeps_what_was_typed(published: Article, client: Client) -> None:
    facts = {"name": "", "body": "Ý kiến dài của tôi"}
    page = client.post(reverse("newsroom:comment", args=[published.slug]), facts)
    assert page.status_code == 422
    assert "Ý kiến dài của tôi" in page.content.decode()


def test_the_queue_is_for_moderators_and_shows_only_their_unit(
    cast: Cast, published: Article, client: Client
) -> None:
    write(published)
    assert client.get(reverse("newsroom:queue")).status_code == 302
    client.force_login(cast.dung)
    assert "nhà văn hóa" not in client.get(reverse("newsroom:queue")).content.decode()
    client.force_login(cast.editor)
    assert "nhà văn hóa" in client.get(reverse("newsroom:queue")).content.decode()


def test_the_page_of_an_article_asks_few_questions(
    cast: Cast, published: Article, client: Client, django_assert_max_num_queries: Any
) -> None:
    for n in range(5):
        services.publish_comment(write(published, f"Ý kiến số {n}"), by=cast.editor, at=AT)
    with django_assert_max_num_queries(8):
        client.get(reverse("newsroom:article", args=[published.slug]))
