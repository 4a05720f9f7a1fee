"""The rows behind the tracking page: one statement written by hand, and what the page makes of it."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from hashlib import blake2b
from typing import Any

from langnghe.accounts.models import Custody
from langnghe.kernel.joined import columns_of, part, rows_of
from langnghe.kernel.trips import planned
from langnghe.people.models import Person
from langnghe.petitions.access import KIND
from langnghe.petitions.models import AFTER_CLOSING, Clock, Matter, Petition
from langnghe.units.models import Unit

FIELDS = [one.attname for one in Clock._meta.concrete_fields]  # noqa: SLF001 - Django's documented name
# The rows that the page shows, and in which order their columns come; what is left out is read when asked for.
SHOWN = (
    part("p", Petition, without={"complex_because", "code_digest", "form_digest"}),
    part("u", Unit),
    part("m", Matter, without={"folded"}),
    part("s", Person, without={"folded", "sort_key"}),
)
DAYS = ("counted_from", "original_due_on", "due_on", "safe_on", "version_from", "ended_on")


# Whether too many were guessed wrong, then the petition and what stands beside it; one row, though there be no petition.
TRACKED = f"""
SELECT {{limited}},
  (SELECT row_to_json(c) FROM petitions_clock c WHERE c.petition_id = p.id AND c.rule NOT IN {AFTER_CLOSING}
     ORDER BY c.id DESC LIMIT 1),
  (SELECT coalesce(json_agg(json_build_object('wish', wish, 'state', state, 'because', because) ORDER BY id), '[]')
     FROM petitions_citizenrequest WHERE petition_id = p.id),
  (SELECT coalesce(json_agg(json_build_object('unit', o.name, 'times', o.times) ORDER BY o.name), '[]') FROM (
     SELECT u.name, count(*) AS times FROM petitions_filereading r JOIN units_unit u ON u.code = r.unit_id
     WHERE r.petition_id = p.id GROUP BY u.name) o),
  (SELECT stars FROM petitions_rating WHERE petition_id = p.id),
  EXISTS (SELECT 1 FROM petitions_subscription
     WHERE petition_id = p.id AND confirmed_at IS NOT NULL AND stopped_at IS NULL),
  (SELECT json_build_object('outside', t.outside, 'unit', u.name, 'received_on', t.received_on,
       'replied_on', (SELECT min(r.on) FROM petitions_reply r LEFT JOIN petitions_steptaken s ON s.id = r.step_id
          WHERE r.transfer_id = t.id AND s.undone_at IS NULL), 'number', l.number, 'year', l.year, 'due_on', l.due_on)
     FROM petitions_transfer t LEFT JOIN units_unit u ON u.code = t.to_unit_id
     LEFT JOIN petitions_petition l ON l.id = t.received_as_id
     WHERE t.petition_id = p.id AND t.sent_back_on IS NULL),
  (SELECT json_build_object('issued_on', d.issued_on, 'sent_on', (SELECT max(t.on) FROM petitions_steptaken t
       WHERE t.petition_id = s.petition_id AND t.name = 'send' AND t.undone_at IS NULL))
     FROM petitions_decision d JOIN petitions_steptaken s ON s.id = d.step_id
     WHERE s.petition_id = p.id AND s.undone_at IS NULL ORDER BY d.id DESC LIMIT 1),
  (SELECT max(b.id) FROM petitions_publication b JOIN petitions_steptaken s ON s.id = b.step_id
     WHERE s.petition_id = p.id AND s.undone_at IS NULL AND b.way = 'web' AND b.hidden_on IS NULL),
  (SELECT coalesce(json_agg(json_build_object('subject', c.subject_id, 'code', u.code, 'name', u.name,
       'role', c.role, 'since', c.since, 'until', c.until) ORDER BY c.since, c.id), '[]')
     FROM accounts_custody c JOIN units_unit u ON u.code = c.unit_id
     WHERE c.subject_kind = 'petition' AND c.subject_id IN (
       SELECT p.id
       UNION SELECT received_as_id FROM petitions_transfer WHERE petition_id = p.id
       UNION SELECT b.received_as_id FROM petitions_transfer b
         JOIN petitions_transfer a ON b.petition_id = a.received_as_id WHERE a.petition_id = p.id)),
  {columns_of(SHOWN)}
FROM (SELECT) AS asked LEFT JOIN petitions_petition p ON {{which}} AND p.voided_on IS NULL
LEFT JOIN units_unit u ON u.code = p.unit_id LEFT JOIN petitions_matter m ON m.id = p.matter_id
LEFT JOIN people_person s ON s.id = p.person_id
"""  # noqa: S608 - names of ours
BESIDE = 9


@dataclass(frozen=True)
class Found:
    """Whether the asker guessed too often; the columns of a petition, if there is one; what stands beside it, in order.

    `stamp` is the same for the same facts; objects are made when a page asks for them.
    """

    limited: bool
    columns: tuple[Any, ...]
    around: tuple[Any, ...]

    @property
    def is_there(self) -> bool:
        return self.columns[0] is not None

    @cached_property
    def petition(self) -> Petition:
        petition: Petition
        petition, petition.unit, petition.matter, petition.person = rows_of(SHOWN, self.columns)
        return petition

    @cached_property
    def beside(self) -> list[Any]:
        return [json.loads(one) if isinstance(one, str) else one for one in self.around]

    @property
    def stamp(self) -> str:
        return blake2b(repr((self.columns, self.around)).encode(), digest_size=16).hexdigest()


def asked(which: str, value: object, *, limited: str = "false", source: Sequence[object] = ()) -> Found:
    """One statement written by hand, which the server plans once: the ORM takes longer to say it than to ask."""
    [row] = planned(TRACKED.format(which=which, limited=limited), [*source, value])
    return Found(bool(row[0]), columns=row[BESIDE + 1 :], around=row[1 : BESIDE + 1])


def custody_of(row: dict[str, Any]) -> Custody:
    until = date.fromisoformat(row["until"]) if row["until"] else None
    return Custody(
        subject_kind=KIND,
        subject_id=row["subject"],
        unit=Unit(code=row["code"], name=row["name"]),
        role=row["role"],
        since=date.fromisoformat(row["since"]),
        until=until,
    )


def clock_of(row: dict[str, Any] | None) -> Clock | None:
    if row is None:
        return None
    days = {name: date.fromisoformat(row[name]) if row[name] else None for name in DAYS}
    known = {name: row[name] for name in FIELDS}
    return Clock(**{**known, **days})


def line_of(row: dict[str, Any] | None) -> dict[str, Any] | None:
    return None if row is None else with_days(row, "received_on", "replied_on", "due_on")


def with_days(row: dict[str, Any], *names: str) -> dict[str, Any]:
    return {**row, **{name: date.fromisoformat(row[name]) if row[name] else None for name in names}}
