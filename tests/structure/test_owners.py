"""Whatever files may be attached to has a page and a title of its own, or attaching would lead nowhere."""

import pytest

from langnghe.documents import access as documents
from langnghe.kernel import links


@pytest.mark.parametrize("kind", documents.kinds())
def test_what_files_are_attached_to_can_be_opened(kind: str) -> None:
    assert kind in links.kinds()
