"""Writing a citizen down once, with the stored key that sorts Vietnamese names by given name."""

from langnghe.people.models import Person
from langnghe.units.models import AdministrativeArea
from langnghe.vietnamese import fold, normalise, sort_key

Identity = tuple[str, str]
NO_IDENTITY: Identity = ("", "")
# What stands in a book where a paper tells neither who wrote it nor where they live; official papers are in Vietnamese.
NOT_STATED = "không ghi"


def build_person(
    full_name: str,
    *,
    address: str = "",
    area: AdministrativeArea | None = None,
    phone: str = "",
    email: str = "",
    identity: Identity = NO_IDENTITY,
) -> Person:
    """A person not yet saved; the name in any script or Unicode form is kept composed."""
    name = " ".join(normalise(full_name).split())
    digits = "".join(character for character in phone if character.isdigit())
    return Person(
        full_name=name,
        folded=fold(name)[:200],
        sort_key=sort_key(name, by_given_name=True),
        address=address.strip(),
        area=area,
        phone=digits,
        phone_last4=digits[-4:],
        email=email.strip(),
        identity_kind=identity[0] if identity[1] else "",
        identity_number=identity[1],
    )


def add_person(
    full_name: str,
    *,
    address: str = "",
    area: AdministrativeArea | None = None,
    phone: str = "",
    email: str = "",
    identity: Identity = NO_IDENTITY,
) -> Person:
    person = build_person(full_name, address=address, area=area, phone=phone, email=email, identity=identity)
    person.save(force_insert=True)
    return person
