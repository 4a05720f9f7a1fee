"""`langnghe import-article`: a raw page becomes a draft tied to its place; what is no page is refused in a sentence."""

import contextlib
import json
from pathlib import Path
from typing import Any

import pytest

from conftest import Cast
from langnghe.cli import main
from langnghe.cli.commands import import_article
from langnghe.newsroom.models import Article, ArticleState
from langnghe.newsroom.tests.test_taking_apart import OURS


@pytest.fixture
def run(cast: Cast, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Any:
    monkeypatch.setattr(import_article, "connect", contextlib.nullcontext)

    def _run(*words: str) -> tuple[int, str]:
        code = main.main(["import-article", *words])
        taken = capsys.readouterr()
        return code, taken.out + taken.err

    return _run


@pytest.fixture
def page(tmp_path: Path) -> str:
    kept = tmp_path / "page.txt"
    kept.write_text(OURS, encoding="utf-8")
    return str(kept)


def test_a_page_becomes_a_draft_tied_to_the_successor_wards(run: Any, page: str) -> None:
    code, text = run(page, "--unit", "380-UBND", "--on", "2024-04-26", "--json")
    answer = json.loads(text)
    article = Article.objects.get(slug=answer["slug"])
    assert code == 0
    assert article.state == ArticleState.DRAFT
    assert answer["title"] == "Kiểm tra lịch tiếp công dân tại phường Mẫu"
    assert "phường Hạc Thành" in answer["areas"]
    assert not any("{" in text for text in article.blocks.values_list("text", flat=True))


def test_as_text_it_says_where_the_draft_is(run: Any, page: str) -> None:
    assert "/tin-tuc/kiem-tra-lich-tiep-cong-dan-tai-phuong-mau/" in run(page, "--unit", "380-UBND")[1]


@pytest.mark.parametrize("content", ["", "Một dòng không phải bài báo."])
def test_what_is_no_page_is_refused(run: Any, tmp_path: Path, content: str) -> None:
    kept = tmp_path / "empty.txt"
    kept.write_text(content, encoding="utf-8")
    assert run(str(kept), "--unit", "380-UBND")[0] == 2
    assert not Article.objects.exists()


def test_an_unknown_unit_or_file_is_refused(run: Any, page: str, tmp_path: Path) -> None:
    assert run(page, "--unit", "khong-co")[0] == 2
    assert run(str(tmp_path / "no-such-file"), "--unit", "380-UBND")[0] == 2
