"""The same folding as `fold`, as an SQL function built from the same table."""

from collections.abc import Iterable

from langnghe.vietnamese.letters import FIRST_MARK, FOLD_TABLE, INVISIBLE, LAST_MARK, YOUNG


def fold_sql(function_name: str = "langnghe_fold") -> str:
    """CREATE FUNCTION for PostgreSQL 15 and later, server encoding UTF-8; usable in indexes and generated columns."""
    if not function_name.isidentifier() or not function_name.isascii():
        raise ValueError(f"{function_name!r} cannot be the name of a function")
    # Under collation C, lower() changes A to Z and nothing else on every server: the rest is in the table.
    changed = {a: b for a, b in FOLD_TABLE.items() if b and not a.isascii()}
    young = "".join(f"\\U{first:08X}-\\U{last:08X}" for first, last in YOUNG)
    return f"""\
CREATE OR REPLACE FUNCTION {function_name}(given text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
RETURN CASE
  WHEN octet_length(given) = char_length(given) THEN lower(given COLLATE "C")
  ELSE translate(lower(regexp_replace(normalize(
         regexp_replace(given COLLATE "C", '[{_escaped(INVISIBLE)}{young}]+', '', 'g'), NFD),
         '[{_escaped(FIRST_MARK)}-{_escaped(LAST_MARK)}]+', '', 'g') COLLATE "C"),
       U&'{_literal(changed)}', U&'{_literal(changed.values())}')
END;
"""


def _escaped(letters: str) -> str:
    return "".join(f"\\u{ord(letter):04X}" for letter in letters)


def _literal(letters: Iterable[str]) -> str:
    return "".join(f"\\{ord(letter):04X}" for letter in letters)
