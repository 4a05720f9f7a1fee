"""Loaded before Django's settings (`-p tests.environment`): the tests have a data folder of their own."""

import os
from pathlib import Path

DATA = Path(os.environ.setdefault("LANGNGHE_DATA", str(Path(__file__).parent.parent / ".test-data")))
(DATA / "static").mkdir(parents=True, exist_ok=True)
