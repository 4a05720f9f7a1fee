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
from langnghe.petitions.selectors.public_steps import HOW_FAR
from langnghe.units.models import Unit

FIELDS = [one.attname for one in Clock._meta.concrete_fields]  # noqa: SLF001 - Django's documented name
# The rows that the page shows, and in which order their columns come; what is left out is read when asked for.
SHOWN = (
    part("p", Petition, without={"complex_because", "competent_outside", "code_digest", "form_digest"}),
    part("u", Unit),
    part("m", Matter, without={"folded"}),
    part("s", Person, without={"folded", "sort_key"}),
)
DAYS = ("counted_from", "original_due_on", "due_on", "safe_on", "version_from", "ended_on")

# A term that ends on another day than at first, with what moved it.
CLOCK = """to_jsonb(c) || jsonb_build_object('turn', CASE WHEN c.due_on <> c.original_due_on THEN (
     SELECT jsonb_build_object('kind', t.kind, 'fact', t.fact) FROM petitions_clockturn t
     JOIN petitions_steptaken s ON s.id = t.step_id
     WHERE t.clock_id = c.id AND s.undone_at IS NULL ORDER BY t.id DESC LIMIT 1) END)"""
# Whether too many were guessed wrong, then the petition and what stands beside it; one row, though there be no petition.
TRACKED = f"""
SELECT {{limited}},
  (SELECT {CLOCK} FROM petitions_clock c WHERE c.petition_id = p.id AND c.rule NOT IN {AFTER_CLOSING}
     ORDER BY c.id DESC LIMIT 1),
  (SELECT coalesce(json_agg(json_build_object('wish', wish, 'state', state, 'because', because) ORDER BY id), '[]')
     FROM petitions_citizenrequest WHERE petition_id = p.id),
  (SELECT coalesce(json_agg(json_build_object('unit', o.name, 'times', o.times) ORDER BY o.name), '[]') FROM (
     SELECT u.name, count(*) AS times FROM petitions_filereading r JOIN units_unit u ON u.code = r.unit_id
     WHERE r.petition_id = p.id GROUP BY u.name) o),
  (SELECT stars FROM petitions_rating WHERE petition_id = p.id),
  EXISTS (SELECT 1 FROM petitions_subscription
     WHERE petition_id = p.id AND confirmed_at IS NOT NULL AND stopped_at IS NULL),
  EXISTS (SELECT FROM petitions_transfer WHERE petition_id = p.id AND sent_back_on IS NULL),
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
  ({HOW_FAR.format(which="= p.id")}),
  {columns_of(SHOWN)}
FROM (SELECT) AS asked LEFT JOIN petitions_petition p ON {{which}} AND p.voided_on IS NULL
LEFT JOIN units_unit u ON u.code = p.unit_id LEFT JOIN petitions_matter m ON m.id = p.matter_id
LEFT JOIN people_person s ON s.id = p.person_id
"""  # noqa: S608 - names of ours
BESIDE, HANDED_ON = 10, 5
# Of a petition that was handed on: the last sending that stands, the line that lives (`l`; `o` where nothing of it is
# sealed), and what stands beside that line. Asked only then: the page of every other petition stays as cheap as it was.
LIVING = f"""
WITH RECURSIVE sent AS (
  SELECT t.*, 1 AS step FROM petitions_transfer t WHERE t.petition_id = %s AND t.sent_back_on IS NULL
  UNION ALL SELECT t.*, sent.step + 1
    FROM sent JOIN petitions_transfer t ON t.petition_id = sent.received_as_id AND t.sent_back_on IS NULL),
lives AS (
  SELECT t.*, f.petition_id AS first FROM (SELECT * FROM sent ORDER BY step DESC LIMIT 1) t
  JOIN sent f ON f.step = 1)
SELECT
  json_build_object('pk', l.id, 'taken', t.received_as_id IS NOT NULL, 'outside', t.to_unit_id IS NULL,
    'sealed', l.id IS NOT NULL AND o.id IS NULL, 'body', coalesce(w.name, t.outside), 'sent_on', t.sent_on,
    'received_on', t.received_on, 'replied_on', r.on, 'reply_number', r.number,
    'number', CASE WHEN t.received_as_id = l.id THEN l.number || '/' || l.year END, 'due_on', l.due_on,
    'kind', o.kind, 'instance', o.instance, 'state', o.state, 'accepted_on', o.accepted_on, 'closed_on', o.closed_on, 'answered_on', o.answered_on,
    'answer_number', o.answer_number, 'answer', o.answer, 'closed_because', o.closed_because),
  (SELECT {CLOCK} FROM petitions_clock c
     WHERE c.petition_id = coalesce(o.id, t.first) AND c.rule NOT IN {AFTER_CLOSING} ORDER BY c.id DESC LIMIT 1),
  (SELECT coalesce(json_agg(json_build_object('wish', wish, 'state', state, 'because', because) ORDER BY id), '[]')
     FROM petitions_citizenrequest WHERE petition_id IN (t.first, o.id)),
  (SELECT coalesce(json_agg(json_build_object('unit', n.name, 'times', n.times) ORDER BY n.name), '[]') FROM (
     SELECT u.name, count(*) AS times FROM petitions_filereading r JOIN units_unit u ON u.code = r.unit_id
     WHERE r.petition_id IN (t.first, o.id) GROUP BY u.name) n),
  (SELECT stars FROM petitions_rating WHERE petition_id = coalesce(o.id, t.first)),
  (SELECT max(b.id) FROM petitions_publication b JOIN petitions_steptaken s ON s.id = b.step_id
     WHERE s.petition_id IN (t.first, o.id) AND s.undone_at IS NULL AND b.way = 'web' AND b.hidden_on IS NULL),
  ({HOW_FAR.format(which="IN (SELECT received_as_id FROM sent)")})
FROM lives t LEFT JOIN units_unit w ON w.code = t.to_unit_id
LEFT JOIN petitions_petition l ON l.id = coalesce(t.received_as_id, nullif(t.petition_id, t.first))
LEFT JOIN petitions_petition o ON o.id = l.id AND o.voided_on IS NULL AND o.kind <> 'denunciation'
  AND NOT EXISTS (SELECT FROM petitions_denunciation d WHERE d.petition_id IN (t.first, o.id))
LEFT JOIN LATERAL (SELECT r.on, r.number FROM petitions_reply r LEFT JOIN petitions_steptaken s ON s.id = r.step_id
  WHERE r.transfer_id = t.id AND s.undone_at IS NULL ORDER BY r.on, r.id LIMIT 1) r ON true
"""  # noqa: S608 - names of ours


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
    columns, around = row[BESIDE + 1 :], row[1 : BESIDE + 1]
    return Found(bool(row[0]), columns, _living(columns[0], around) if around[HANDED_ON] else around)


def _living(pk: int, around: tuple[Any, ...]) -> tuple[Any, ...]:
    """What stands beside the petition, with the line that lives in its place."""
    found = planned(LIVING, [pk])
    if not found:  # It came back between the two statements.
        return (*around[:HANDED_ON], None, *around[HANDED_ON + 1 :])
    [(line, clock, wishes, opened, stars, published, far)] = found
    return (clock, wishes, opened, stars, around[4], line, around[6], published, around[8], [around[9], far])


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


def with_days(row: dict[str, Any], *names: str) -> dict[str, Any]:
    return {**row, **{name: date.fromisoformat(row[name]) if row[name] else None for name in names}}
