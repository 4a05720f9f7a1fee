"""The console script: every command says what it does, and the pure ones start without a framework."""

import subprocess
import sys

import pytest

from langnghe.cli import main


@pytest.mark.parametrize("command", main.names())
def test_every_command_has_help_in_both_languages(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main.main([command, "--help"])
    assert ended.value.code == 0
    assert " / " in capsys.readouterr().out


def test_all_commands_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main.main([]) == 0
    listed = capsys.readouterr().out
    assert [command for command in main.names() if command not in listed] == []


@pytest.mark.parametrize("command", ["deadline", "workdays", "schedule", "cite", "accents", "claims"])
def test_the_law_and_the_language_need_no_framework(command: str) -> None:
    script = (
        f"import sys; from langnghe.cli import main\n"
        f"try: main.main([{command!r}, '--help'])\n"
        f"except SystemExit: pass\n"
        f"print(sorted({{name.partition('.')[0] for name in sys.modules}} & {{'django', 'psycopg'}}))"
    )
    told = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout
    assert told.splitlines()[-1] == "[]"
