"""Opens what strangers send, in a process of its own with limits; it knows no framework and prints JSON.

Run as `python -m langnghe.documents.content.sandbox VERB IN OUT …`; the parent is `content.child`.
"""

import json
import sys
from collections.abc import Callable
from math import ceil, floor
from pathlib import Path
from typing import Any

import pypdfium2
from PIL import Image, ImageDraw, ImageOps

from langnghe.documents.content.told import Told
from langnghe.documents.content.workbooks import table

PIXELS = 40_000_000
QUALITY = 88
PAGES = 500
WIDE, HIGH = 1100, 1600
POINTS_PER_INCH = 72
REDACTED_AT = 150 / POINTS_PER_INCH
REDACTED_PAGES = 100


def picture(given: Path, out: Path, kind: str) -> dict[str, Any]:
    """Write the picture anew: only its pixels remain, upright, without place, camera or hidden data."""
    upright = _upright(given, kind)
    mode = "RGBA" if "A" in upright.getbands() and kind != "JPEG" else "RGB"
    plain = Image.new(mode, upright.size)
    plain.paste(upright.convert(mode))
    plain.save(out, format=kind, quality=QUALITY)
    return {"width": plain.width, "height": plain.height}


def _upright(given: Path, kind: str) -> Image.Image:
    with Image.open(given, formats=[kind]) as opened:
        if opened.width * opened.height > PIXELS:
            raise Told("pixels")
        turned: Image.Image = ImageOps.exif_transpose(opened)
        return turned


def count(given: Path, _out: Path) -> dict[str, Any]:
    with _opened(given) as document:
        pages = len(document)
        if not 0 < pages <= PAGES:
            raise Told("pages")
        return {"pages": pages}


def page(given: Path, out: Path, number: str) -> dict[str, Any]:
    with _opened(given) as document:
        _drawn(document, int(number) - 1, None).save(out, format="PNG")
    return {}


def redact(given: Path, out: Path, boxes: str) -> dict[str, Any]:
    """Draw every page, paint the boxes, and make a new document of the drawings: no text is left beneath."""
    painted: dict[str, list[list[float]]] = json.loads(boxes)
    with _opened(given) as document:
        if len(document) > REDACTED_PAGES:
            raise Told("redacted-pages")
        drawn = [
            _painted(_drawn(document, index, REDACTED_AT), painted.get(str(index + 1), []))
            for index in range(len(document))
        ]
    resolution = REDACTED_AT * POINTS_PER_INCH
    drawn[0].save(out, format="PDF", save_all=True, append_images=drawn[1:], resolution=resolution)
    return {"pages": len(drawn)}


def redact_picture(given: Path, out: Path, kind: str, boxes: str) -> dict[str, Any]:
    """Paint the boxes into what is seen, on white, and write that anew: what was transparent hides nothing either."""
    painted: dict[str, list[list[float]]] = json.loads(boxes)
    seen = _upright(given, kind).convert("RGBA")
    plain = Image.new("RGB", seen.size, "white")
    plain.paste(seen, mask=seen.getchannel("A"))
    _painted(plain, painted.get("1", [])).save(out, format=kind, quality=QUALITY)
    return {"pages": 1}


def _opened(given: Path) -> pypdfium2.PdfDocument:
    return pypdfium2.PdfDocument(given.read_bytes())


def _drawn(document: pypdfium2.PdfDocument, index: int, scale: float | None) -> Image.Image:
    if not 0 <= index < len(document):
        raise Told("no-page")
    sheet = document[index]
    width, height = sheet.get_size()
    fitting = (
        min(WIDE / width, HIGH / height)
        if scale is None
        else min(scale, (PIXELS / 4 / (width * height)) ** 0.5)
    )
    drawn: Image.Image = sheet.render(scale=fitting, may_draw_forms=False).to_pil()
    return drawn.convert("RGB")


def _painted(drawn: Image.Image, boxes: list[list[float]]) -> Image.Image:
    brush = ImageDraw.Draw(drawn)
    for left, top, right, bottom in boxes:
        corner = (floor(left * drawn.width), floor(top * drawn.height))
        brush.rectangle((corner, (ceil(right * drawn.width), ceil(bottom * drawn.height))), fill="black")
    return drawn


VERBS: dict[str, Callable[..., dict[str, Any]]] = {
    "picture": picture,
    "count": count,
    "page": page,
    "redact": redact,
    "redact_picture": redact_picture,
    "table": table,
}


def main(verb: str, given: str, out: str, *more: str) -> int:
    try:
        answer = VERBS[verb](Path(given), Path(out), *more)
    except Told as told:
        answer = {"refused": str(told)}
    except pypdfium2.PdfiumError as error:
        answer = {"refused": "password" if "password" in str(error).lower() else "broken"}
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        answer = {"refused": "broken"}
    except MemoryError:
        answer = {"refused": "memory"}
    print(json.dumps(answer))
    return 0


if __name__ == "__main__":
    Image.MAX_IMAGE_PIXELS = None  # `picture` counts before it draws
    sys.exit(main(*sys.argv[1:]))
