"""Words that make a text look like a denunciation: it is stopped before anything of it is kept."""

import re

from langnghe.vietnamese import fold, normalise

# Between syllables: any spaces, and what names of files have instead.
GAP = r"[\s_-]+"
# Without marks, for they are often left out or wrong; "đơn tố" keeps its own, for "đơn tổ dân phố" is usual.
FOLDED = re.compile(rf"(?<![^\W_])to{GAP}(cao|giac)(?![^\W_])")
WRITTEN = re.compile(rf"(?<![^\W_])(đơn|don){GAP}(tố|to)(?![^\W_])")


def looks_like_denunciation(*texts: str) -> bool:
    """Whether one of these names a denunciation, with marks or without, whatever stands between the syllables."""
    return any(_looks(normalise(text)) for text in texts)


def _looks(text: str) -> bool:
    return bool(FOLDED.search(fold(text)) or WRITTEN.search(text.lower()))
