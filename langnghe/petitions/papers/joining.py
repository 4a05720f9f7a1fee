"""Several sheets of our own as one file to print."""

from collections.abc import Iterable
from io import BytesIO
from threading import Lock

import pypdfium2

# pdfium is not made for threads.
ONE_AT_A_TIME = Lock()


def joined(sheets: Iterable[bytes]) -> bytes:
    """Every page of these PDF files, in their order."""
    made = list(sheets)
    out = BytesIO()
    with ONE_AT_A_TIME:
        whole = pypdfium2.PdfDocument.new()
        for sheet in made:
            with pypdfium2.PdfDocument(sheet) as part:
                whole.import_pages(part)
        whole.save(out)
        whole.close()
    return out.getvalue()
