"""A data folder for servers of their own, where PostgreSQL's user can walk, also as root."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from langnghe.kernel.postgres import Cluster


@pytest.fixture(scope="module")
def made() -> Iterator[Path]:
    """A data folder that initdb made; its server is not running."""
    folder = Path(tempfile.mkdtemp(prefix="langnghe-test-", dir="/tmp"))
    folder.chmod(0o711)
    Cluster(folder).ensure()
    yield folder
    shutil.rmtree(folder)


@pytest.fixture
def cluster(made: Path) -> Iterator[Cluster]:
    """A running server."""
    running = Cluster(made)
    running.start(lambda _line: None)
    yield running
    running.stop()
