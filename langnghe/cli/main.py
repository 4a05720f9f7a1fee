"""The console script: finds its commands, loads only the one that is called."""

import argparse
import importlib
import sys
from pathlib import Path

from langnghe.kernel.postgres.faults import Fault

COMMANDS = Path(__file__).parent / "commands"


def names() -> list[str]:
    return sorted(path.stem.replace("_", "-") for path in COMMANDS.glob("*.py") if path.stem != "__init__")


def main(arguments: list[str] | None = None) -> int:
    """Run one command; a fault of the place is one sentence and the code 2."""
    words = sys.argv[1:] if arguments is None else arguments
    name = words[0] if words else ""
    if name not in names():
        return _usage(name)
    module = importlib.import_module(f"langnghe.cli.commands.{name.replace('-', '_')}")
    parser = argparse.ArgumentParser(prog=f"langnghe {name}", description=module.HELP)
    module.add_arguments(parser)
    try:
        return int(module.run(parser.parse_args(words[1:])))
    except Fault as fault:
        print(fault, file=sys.stderr)
        return 2
    except BrokenPipeError:
        return 0


def _usage(name: str) -> int:
    asked = name in {"", "-h", "--help", "help"}
    out = sys.stdout if asked else sys.stderr
    if not asked:
        print(f"Không có lệnh «{name}». / There is no command “{name}”.", file=out)
    print("langnghe LỆNH [--help]\n", file=out)
    for command in names():
        module = importlib.import_module(f"langnghe.cli.commands.{command.replace('-', '_')}")
        print(f"  {command:16} {module.HELP}", file=out)
    return 0 if asked else 2


if __name__ == "__main__":
    sys.exit(main())
