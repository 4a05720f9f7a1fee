"""QR codes as drawings that pages hold and papers print."""

import re

import zxingcpp
from django.utils.safestring import SafeString, mark_safe

# ISO/IEC 18004: readers want four squares of white around the code.
EDGE = 4
# In pixels of a page; papers give their own measure.
SIDE = 180
SQUARES = re.compile(r'width="(?P<side>\d+)".* d="(?P<path>[MmHhVvZz\d .-]+)"', re.DOTALL)


def qr(text: str) -> SafeString:
    """An SVG of this text, readable with a seventh of its squares lost; it scales to whatever holds it."""
    code = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    found = SQUARES.search(zxingcpp.write_barcode_to_svg(code, add_quiet_zones=False))
    if found is None:
        raise AssertionError("the drawing of the library has changed its shape")
    whole = int(found["side"]) + 2 * EDGE
    drawn = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{SIDE}" height="{SIDE}" '
        f'viewBox="-{EDGE} -{EDGE} {whole} {whole}"><path fill="#fff" d="M-{EDGE}-{EDGE}h{whole}v{whole}h-{whole}z"/>'
        f'<path d="{found["path"]}"/></svg>'
    )
    return mark_safe(drawn)  # noqa: S308 - numbers and letters of a path, matched above
