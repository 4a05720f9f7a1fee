"""The receipt as a sheet of paper: Typst gets the data as JSON and nothing else."""

from collections.abc import Sequence
from pathlib import Path

from langnghe.design.qr import qr
from langnghe.design.typeset import typeset
from langnghe.design.writing import short_date
from langnghe.petitions.models import Petition

TEMPLATES = Path(__file__).resolve().parent


def receipt(petition: Petition, *, code: str, address: str, papers: Sequence[str] = ()) -> bytes:
    """A receipt with the papers that were handed in, the code in words and as a QR, always in Vietnamese."""
    day = petition.received_on
    paper = {
        "unit": petition.unit.name.upper(),
        "number": f"Số {petition}",
        "day": f"ngày {day:%d} tháng {day:%m} năm {day.year}",
        "person": petition.person.full_name,
        "address": petition.person.address,
        "summary": petition.summary,
        "signers": petition.signers,
        "papers": list(papers),
        "due": short_date(petition.due_on) if petition.due_on else "",
        "code": code,
        "site": address.partition("#")[0],
        "qr": qr(address),
    }
    return typeset(TEMPLATES / "receipt.typ", paper=paper)
