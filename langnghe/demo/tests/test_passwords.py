"""The passwords of the cast: made once, kept, and joined by those of later members."""

import json
from pathlib import Path

from langnghe.demo import cast


def test_they_are_made_once_for_the_owner_of_the_folder_alone(tmp_path: Path) -> None:
    made = cast.passwords(tmp_path)
    assert cast.passwords(tmp_path) == made
    assert (tmp_path / cast.FILE).stat().st_mode & 0o777 == 0o600


def test_who_joins_later_gets_one_and_the_others_keep_theirs(tmp_path: Path) -> None:
    (tmp_path / cast.FILE).write_text(json.dumps({"an": "kept"}), encoding="utf-8")
    assert len(cast.sign_ins(tmp_path)) == 1
    after = cast.passwords(tmp_path)
    assert after["an"] == "kept"
    assert set(after) == {one.username for one in cast.MEMBERS}
