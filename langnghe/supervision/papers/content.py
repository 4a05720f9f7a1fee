"""What the paper says, in the order and form of Party papers (Hướng dẫn 36-HD/VPTW, một nguồn)."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from langnghe.supervision.models import Report
from langnghe.vietnamese import format_number

VERDICTS = {"met": "đạt", "short": "chưa đạt", "by_hand": "kiểm tra tại chỗ"}
UPWARD = "upward"


@dataclass(frozen=True)
class Paper:
    """The parts of a Party paper: parent above issuer, number without a colon, no motto, recipients at the foot."""

    parent: str
    issuer: str
    number: str
    place_and_date: str
    kind: str
    abstract: str
    sections: list[tuple[str, list[str]]]
    table: list[tuple[str, str]]
    signer: list[str]
    recipients: list[str]
    foot: str


def paper(report: Report) -> Paper:
    supervised, body = report.supervised, report.body
    delegation = supervised.delegation
    return Paper(
        parent=delegation.deciding_unit.name.upper(),
        issuer=f"ĐOÀN GIÁM SÁT {delegation.number}",
        number=f"Số {report.number}" if report.number else "Số … (dự thảo)",
        place_and_date=f"ngày {_long(report.signed_on or report.drafted_on)}",
        kind="BÁO CÁO",
        abstract=f"kết quả giám sát đối với {supervised.unit.name}",
        sections=_sections(body),
        table=[(row["title"], format_number(row["value"])) for row in body["figures"]],
        signer=["T/M ĐOÀN GIÁM SÁT", "TRƯỞNG ĐOÀN", delegation.leader.name],
        recipients=[
            f"- {delegation.deciding_unit.name},",
            f"- {supervised.unit.name},",
            "- Lưu hồ sơ Đoàn giám sát.",
        ],
        foot=f"Mã kiểm tra: {report.digest}" if report.digest else "Bản dự thảo, chưa ký.",
    )


def _long(day: date) -> str:
    return f"{day.day:02} tháng {day.month:02} năm {day.year}"


def _day(iso: str) -> str:
    return date.fromisoformat(iso).strftime("%d/%m/%Y")


def _sections(body: dict[str, Any]) -> list[tuple[str, list[str]]]:
    upward = [row for row in body["recommendations"] if row["direction"] == UPWARD]
    downward = [row for row in body["recommendations"] if row["direction"] != UPWARD]
    return [
        ("I. Phạm vi giám sát", _scope(body)),
        ("II. Kiểm tra các nghĩa vụ", [_obligation(row) for row in body["obligations"]]),
        ("III. Kết quả", [row["statement"] for row in body["results"]] or ["Chưa ghi."]),
        ("IV. Hạn chế và nguyên nhân", [_shortcoming(row) for row in body["shortcomings"]] or ["Chưa ghi."]),
        ("V. Giải trình của đơn vị", [body["explanation"] or "Đơn vị chưa gửi giải trình."]),
        ("VI. Kiến nghị với cấp trên", [_recommendation(row) for row in upward] or ["Không có."]),
        ("VII. Kiến nghị với đơn vị", [_recommendation(row) for row in downward] or ["Không có."]),
    ]


def _scope(body: dict[str, Any]) -> list[str]:
    lines = [f"Thời kỳ được giám sát: từ {_day(body['since'])} đến hết {_day(body['until'])}."]
    for row in body["texts"]:
        after = f", sau {row['parent']} {row['days_after_parent']} ngày" if row["parent"] else ""
        lines.append(f"{row['name']} ngày {_day(row['issued_on'])} của {row['issuer']}{after}.")
    return lines


def _obligation(row: dict[str, Any]) -> str:
    unsure = " (chưa kiểm chứng)" if row["confidence"] == "unverified" else ""
    return f"{row['duty']}: {VERDICTS[row['verdict']]}. {row['evidence']} Căn cứ: {row['basis']}{unsure}."


def _shortcoming(row: dict[str, Any]) -> str:
    return f"{row['statement']} Nguyên nhân: {row['cause']}"


def _recommendation(row: dict[str, Any]) -> str:
    return f"{row['addressee']}: {row['text']} Hạn: {_day(row['due_on'])}."
