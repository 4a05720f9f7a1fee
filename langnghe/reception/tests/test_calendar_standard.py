"""The calendar file read by the text of RFC 5545 alone, not by the library that wrote it."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from langnghe.kernel.clock import LOCAL
from langnghe.reception import selectors, services
from langnghe.reception.models import Schedule, Session
from langnghe.reception.papers.calendar import calendar_file

from .conftest import ON, Desk

OCTETS = 75
ONCE = {
    "UID",
    "DTSTAMP",
    "DTSTART",
    "DTEND",
    "SUMMARY",
    "LOCATION",
    "DESCRIPTION",
    "STATUS",
    "SEQUENCE",
    "URL",
}
LINE = re.compile(
    r'(?P<name>[A-Z0-9-]+)(?P<parameters>(?:;[A-Z-]+=(?:"[^"]*"|[^";:,]*))*):(?P<value>.*)', re.DOTALL
)


@dataclass
class Part:
    """One component: its lines by name, and the components within."""

    name: str
    lines: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    parts: list["Part"] = field(default_factory=list)

    def one(self, name: str) -> tuple[str, str]:
        [found] = self.lines[name]
        return found

    def value(self, name: str) -> str:
        return self.one(name)[1]


def unfolded(content: bytes) -> list[str]:
    """3.1: lines end with CRLF, hold at most 75 octets, and go on after a space; no letter is cut in two."""
    assert content.endswith(b"\r\n")
    raw = content.split(b"\r\n")[:-1]
    assert not any(b"\n" in line or b"\r" in line for line in raw)
    assert max(map(len, raw)) <= OCTETS
    lines: list[str] = []
    for line in raw:
        text = line.decode()
        if text.startswith((" ", "\t")):
            lines[-1] += text[1:]
        else:
            lines.append(text)
    return lines


def parsed(content: bytes) -> Part:
    stack = [Part("")]
    for line in unfolded(content):
        match = LINE.fullmatch(line)
        assert match, line
        name, parameters, value = match.groups()
        if name == "BEGIN":
            stack.append(Part(value))
        elif name == "END":
            closed = stack.pop()
            assert closed.name == value
            stack[-1].parts.append(closed)
        else:
            stack[-1].lines.setdefault(name, []).append((parameters, value))
    [root] = stack
    [calendar] = root.parts
    return calendar


def text(value: str) -> str:
    """3.3.11: comma, semicolon and backslash are escaped; nothing else is."""
    assert re.fullmatch(r"(?:[^\\,;\x00-\x08\x0a-\x1f\x7f]|\\[\\,;nN])*", value), value
    return re.sub(r"\\(.)", lambda one: "\n" if one[1] in "nN" else one[1], value)


@pytest.fixture
def posted(cast: Any, desk: Desk, draw: Callable[..., Schedule]) -> Schedule:
    desk.place.name = (
        "Phòng tiếp công dân; tầng 1, nhà “A” \\ lối vào phía đường Trần Phú, bên cạnh nhà văn hóa"
    )
    desk.place.save()
    schedule = draw()
    services.post_schedule(schedule, by=cast.chi, on=ON)
    return schedule


def written(desk: Desk) -> Part:
    sessions = list(selectors.public_schedule(desk.unit, since=date(2024, 1, 1), until=date(2024, 12, 31)))
    address = "https://vi-du.vn/lich-tiep/1/"
    return parsed(
        calendar_file(desk.unit, sessions, address=address, revisions=selectors.revisions(sessions))
    )


def events(calendar: Part) -> dict[str, Part]:
    found = [part for part in calendar.parts if part.name == "VEVENT"]
    by_uid = {part.value("UID"): part for part in found}
    assert len(by_uid) == len(found)
    return by_uid


def test_the_file_keeps_to_the_standard(desk: Desk, posted: Schedule) -> None:
    calendar = written(desk)
    zones = [part.value("TZID") for part in calendar.parts if part.name == "VTIMEZONE"]

    assert (calendar.name, calendar.value("VERSION"), calendar.value("METHOD")) == (
        "VCALENDAR",
        "2.0",
        "PUBLISH",
    )
    assert calendar.value("PRODID")
    assert calendar.parts[0].name == "VTIMEZONE"
    for event in events(calendar).values():
        assert {name: len(event.lines[name]) for name in ONCE} == dict.fromkeys(ONCE, 1)
        assert re.fullmatch(r"\d{8}T\d{6}Z", event.value("DTSTAMP"))
        for name in ("DTSTART", "DTEND"):
            parameters, value = event.one(name)
            assert parameters.removeprefix(";TZID=") in zones
            assert re.fullmatch(r"\d{8}T\d{6}", value)
        assert event.value("DTSTART") < event.value("DTEND")


def test_long_vietnamese_text_with_marks_comes_back_whole(desk: Desk, posted: Schedule) -> None:
    places = {text(event.value("LOCATION")) for event in events(written(desk)).values()}
    assert places == {f"{desk.place.name}, {desk.place.address}"}


def test_the_hours_are_those_of_the_session(desk: Desk, posted: Schedule) -> None:
    found = events(written(desk))
    for session in posted.sessions.all():
        event = found[f"buoi-tiep-{session.pk}@{desk.unit.pk.lower()}.lang-nghe"]
        starts = datetime.strptime(event.value("DTSTART"), "%Y%m%dT%H%M%S").replace(tzinfo=LOCAL)
        assert starts == session.starts_at


def test_a_move_keeps_the_uid_cancels_the_old_day_and_adds_the_new(
    cast: Any, desk: Desk, posted: Schedule
) -> None:
    before = events(written(desk))
    session = posted.sessions.order_by("held_on")[0]
    services.move_session(
        session, to=session.held_on + timedelta(days=4), reason="Họp HĐND; bất thường", by=cast.chi, on=ON
    )
    after = events(written(desk))
    old = f"buoi-tiep-{session.pk}@{desk.unit.pk.lower()}.lang-nghe"
    [new] = after.keys() - before.keys()

    assert before.keys() < after.keys()
    assert (after[old].value("STATUS"), after[new].value("STATUS")) == ("CANCELLED", "CONFIRMED")
    assert int(after[old].value("SEQUENCE")) > int(before[old].value("SEQUENCE"))
    assert after[old].value("DTSTART") == before[old].value("DTSTART")
    assert "Họp HĐND; bất thường" in text(after[old].value("DESCRIPTION"))


def test_the_same_schedule_is_the_same_file(desk: Desk, posted: Schedule) -> None:
    assert written(desk) == written(desk)
    assert Session.objects.filter(posted_on__isnull=False).count() == len(events(written(desk)))
