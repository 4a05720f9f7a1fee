"""What the commands of the lawbook share: dates in, one sentence for a refusal."""

import re
import sys
from collections.abc import Callable
from datetime import date

from langnghe.lawbook import BadTerm, LawError

REFUSED = 2
VIETNAMESE_DATE = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")


def read_date(text: str) -> date:
    """`2026-07-01` or `1/7/2026`. Refuses dates that do not exist."""
    match = VIETNAMESE_DATE.fullmatch(text)
    try:
        return date(int(match[3]), int(match[2]), int(match[1])) if match else date.fromisoformat(text)
    except ValueError:
        raise BadTerm(
            f"“{text}” không phải là ngày có thật; hãy viết như 2026-07-01 hoặc 1/7/2026.",
            f"“{text}” is not a real date; write it like 2026-07-01 or 1/7/2026.",
        ) from None


def answered(answer: Callable[[], str], *, language: str = "vi") -> int:
    """Print the answer; a refusal of the lawbook is one sentence on standard error and the code 2."""
    try:
        print(answer())
    except LawError as refusal:
        print(refusal.in_language(language), file=sys.stderr)
        return REFUSED
    return 0
