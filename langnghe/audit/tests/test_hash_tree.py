"""The hash tree: known roots, every leaf climbs to the root, nothing else does."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from langnghe.audit import hash_tree

DIGESTS = st.lists(st.binary(min_size=32, max_size=32).map(bytes.hex), min_size=1, max_size=40, unique=True)


def test_one_leaf_is_its_own_root_and_differs_from_its_digest() -> None:
    digest = hashlib.sha256(b"x").hexdigest()
    assert hash_tree.root([digest]) == hashlib.sha256(b"\x00" + bytes.fromhex(digest)).hexdigest()


def test_three_leaves_by_hand() -> None:
    a, b, c = (hashlib.sha256(name).hexdigest() for name in (b"a", b"b", b"c"))
    leaf = [hashlib.sha256(b"\x00" + bytes.fromhex(one)).digest() for one in (a, b, c)]
    pair = hashlib.sha256(b"\x01" + leaf[0] + leaf[1]).digest()
    assert hash_tree.root([a, b, c]) == hashlib.sha256(b"\x01" + pair + leaf[2]).hexdigest()


@given(DIGESTS, st.data())
def test_every_leaf_climbs_to_the_root(digests: list[str], data: st.DataObject) -> None:
    position = data.draw(st.integers(0, len(digests) - 1))
    steps = hash_tree.path(digests, position)
    assert hash_tree.climbs_to(digests[position], steps, hash_tree.root(digests))


@given(DIGESTS, st.binary(min_size=32, max_size=32).map(bytes.hex))
def test_a_stranger_does_not(digests: list[str], stranger: str) -> None:
    if stranger not in digests:
        assert not hash_tree.climbs_to(stranger, hash_tree.path(digests, 0), hash_tree.root(digests))


@pytest.mark.parametrize("count", [2, 5, 8])
def test_the_order_matters(count: int) -> None:
    digests = [hashlib.sha256(bytes([n])).hexdigest() for n in range(count)]
    assert hash_tree.root(digests) != hash_tree.root(digests[::-1])
