"""Statements that travel together: in order, with any text in them, all or nothing."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from langnghe.kernel.new_rows import new_keys, write
from langnghe.kernel.trips import together
from langnghe.people.models import Person
from langnghe.people.services import build_person

pytestmark = pytest.mark.django_db


def test_each_statement_gives_its_own_value_in_one_trip() -> None:
    with CaptureQueriesContext(connection) as trips:
        found = together(
            ("SELECT %s::text", ["một; hai %s ' \\ 100%"]),
            ("SELECT 2 WHERE false", []),
            ("SELECT ARRAY[3, 4]", []),
        )
    assert found == ["một; hai %s ' \\ 100%", None, [3, 4]]
    assert len(trips) == 1


def test_rows_are_written_with_the_keys_that_were_asked_for() -> None:
    [keys] = together(new_keys([Person, Person]))
    people = [build_person("Nguyễn Thị ‘%s’; DROP TABLE --"), build_person("Ông Ký")]
    for person, key in zip(people, keys, strict=True):
        person.pk = key
    with CaptureQueriesContext(connection) as trips:
        write(people)
    assert len(trips) == 1
    assert list(Person.objects.filter(pk__in=keys).order_by("pk")) == people
    assert Person.objects.get(pk=keys[0]).full_name == people[0].full_name
    people[1].address = "12 Đông Sơn"
    people[1].save()
    assert Person.objects.get(pk=keys[1]).address == "12 Đông Sơn"


def test_a_row_without_a_key_gets_one_from_the_table() -> None:
    write([build_person("Bà Sáu")])
    assert Person.objects.get(full_name="Bà Sáu").pk


def test_one_wrong_row_writes_none() -> None:
    taken = Person.objects.create(full_name="Có rồi", sort_key="co roi")
    again = build_person("Trùng khóa")
    again.pk = taken.pk
    with pytest.raises(IntegrityError), transaction.atomic():
        write([build_person("Người mới"), again])
    assert not Person.objects.filter(full_name="Người mới").exists()
