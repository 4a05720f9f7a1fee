"""An article of the city, written at the desk."""

from datetime import date
from typing import Any

import pytest

from conftest import Cast
from langnghe.newsroom import services
from langnghe.newsroom.models import Article
from langnghe.newsroom.services import Written

ON = date(2024, 5, 7)
TEXT = "Đoàn đã kiểm tra sổ tiếp công dân.\n\nẢnh: Quang cảnh buổi làm việc\n\nBáo cáo nêu rõ hạn chế."


def written(**more: Any) -> Written:
    facts: dict[str, Any] = {
        "title": "Giám sát lịch tiếp dân",
        "lead": "Đoàn làm việc sáng 26/4.",
        "text": TEXT,
    }
    return Written(**(facts | more))


@pytest.fixture
def article(cast: Cast) -> Article:
    return services.write_article(
        written(area=cast.committee.area), unit=cast.committee, by=cast.editor, on=ON
    )


@pytest.fixture
def published(cast: Cast, article: Article) -> Article:
    return services.publish_article(article, by=cast.editor, on=ON)
