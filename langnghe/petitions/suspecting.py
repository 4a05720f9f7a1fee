"""Words that make a text look like a denunciation: it is stopped before anything of it is kept."""

import re

from langnghe.vietnamese import fold

WORDS = re.compile(r"\b(to cao|to giac|don to|ke to cao)\b")


def looks_like_denunciation(*texts: str) -> bool:
    return any(WORDS.search(fold(text)) for text in texts)
