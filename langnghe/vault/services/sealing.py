"""Sealing: each part under a key of its own, the key in halves to every pair of custodians."""

import json
import secrets
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from django.db import transaction
from django.utils.translation import gettext as _

from langnghe import lawbook
from langnghe.accounts.models import User
from langnghe.audit import services as audit
from langnghe.documents import services as documents
from langnghe.kernel.errors import WrongState
from langnghe.vault import access, keys
from langnghe.vault.models import CustodianKey, Exclusion, KeyHalf, PartKind, SealedPart
from langnghe.vault.services.keeping import lock_keys

FILE_NAME = "niem-phong.bin"


@dataclass(frozen=True, repr=False)
class Words:
    """Lines of a sealed part: what each is called, and what it says."""

    kind: str
    lines: tuple[tuple[str, str], ...]

    def to_bytes(self) -> bytes:
        return json.dumps([list(line) for line in self.lines], ensure_ascii=False).encode()


@dataclass(frozen=True, repr=False)
class Scan:
    """A file with its name and type: all three are sealed, the name with the ending of the type."""

    name: str
    media_type: str
    data: bytes
    kind: str = PartKind.SCAN

    def to_bytes(self) -> bytes:
        name = documents.clean_name(self.name, self.media_type)
        head = json.dumps([name, self.media_type], ensure_ascii=False)
        return f"{head}\n".encode() + self.data


def must_have_two(unit: str, *, on: date, without: tuple[int, ...] = ()) -> list[CustodianKey]:
    """The keys to which a thing of this unit is sealed; refuses fewer than two: then it stays on paper."""
    found = list(access.keys_of(unit, on).exclude(user__in=without))
    if len(found) < access.TWO:
        raise WrongState(
            _("Đơn vị chưa có khóa của hai người giữ bí mật nên không ghi tố cáo vào máy."),
            cite=lawbook.rule("secret.regime", on).cite.text,
            instead=_("Lập hồ sơ bằng giấy theo chế độ mật và trao tận tay người có thẩm quyền."),
        )
    return found


@transaction.atomic
def seal(
    parts: "list[Words | Scan]", *, subject: tuple[str, int], unit: str, by: User | None, on: date
) -> list[SealedPart]:
    """Seal parts of a thing; officers named in it get no half. Nothing that is given here is kept in clear."""
    lock_keys(unit)
    named = Exclusion.objects.filter(subject_kind=subject[0], subject_id=subject[1])
    holders = must_have_two(unit, on=on, without=tuple(named.values_list("user", flat=True)))
    place = {"subject_kind": subject[0], "subject_id": subject[1], "unit_id": unit, "sealed_on": on}
    made = [_sealed(part, SealedPart(**place), holders, by) for part in parts]
    audit.record(
        "vault.sealed",
        subject=subject,
        day=on,
        by=by.username if by else "",
        unit=unit,
        data={"parts": [one.kind for one in made], "custodians": len(holders)},
        cite=lawbook.rule("secret.fields", on).cite.text,
    )
    return made


def _sealed(part: Words | Scan, row: SealedPart, holders: list[CustodianKey], by: User | None) -> SealedPart:
    key, row.place, row.kind = keys.new_key(), secrets.token_hex(16), part.kind
    closed = keys.close(part.to_bytes(), key, place=row.place)
    if isinstance(part, Scan):
        about = (row.subject_kind, row.subject_id)
        row.file = documents.store_sealed(closed, about=about, by=by, on=row.sealed_on, name=FILE_NAME).pk
    else:
        row.closed = closed
    row.save(force_insert=True)
    give_halves(row, key, list(combinations(holders, 2)))
    return row


def give_halves(part: SealedPart, key: bytes, pairs: list[tuple[CustodianKey, CustodianKey]]) -> None:
    """One half to each of a pair; every pair has halves of its own, so that no third is needed."""
    rows = []
    for one, other in pairs:
        first, second = keys.halves(key)
        rows += [
            KeyHalf(part=part, holder=one, partner=other, half=keys.send(first, bytes(one.public_key))),
            KeyHalf(part=part, holder=other, partner=one, half=keys.send(second, bytes(other.public_key))),
        ]
    KeyHalf.objects.bulk_create(rows)
