"""The console script: finds its commands, loads only the one that is called."""

import argparse
import importlib
import signal
import sys
from pathlib import Path
from types import ModuleType

from langnghe.kernel.errors import Refusal
from langnghe.kernel.faults import Fault

COMMANDS = Path(__file__).parent / "commands"
OLDEST, NEWEST = (3, 11), (3, 13)
FAULT = 2
INTERRUPTED = 130


def names() -> list[str]:
    return sorted(path.stem.replace("_", "-") for path in COMMANDS.glob("*.py") if path.stem != "__init__")


def main(arguments: list[str] | None = None) -> int:
    """Run one command; a fault of the place is one sentence and the code 2."""
    words = sys.argv[1:] if arguments is None else arguments
    try:
        refuse_python(sys.version_info[:2])
        return _run(words)
    except (Fault, Refusal) as fault:
        print(fault, file=sys.stderr)
        return FAULT
    except KeyboardInterrupt:
        print("Đã dừng. / Stopped.", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        return 0


def refuse_python(version: tuple[int, int]) -> None:
    if not OLDEST <= version <= NEWEST:
        raise Fault(
            f"Lắng Nghe cần Python 3.11, 3.12 hoặc 3.13; đây là {version[0]}.{version[1]}. Chạy lại với «make PYTHON=python3.11 run».",
            f"Lắng Nghe needs Python 3.11, 3.12 or 3.13; this is {version[0]}.{version[1]}. Run `make PYTHON=python3.11 run`.",
        )


def _run(words: list[str]) -> int:
    name = words[0] if words else ""
    if name not in names():
        return _usage(name)
    module = _module(name)
    parser = argparse.ArgumentParser(prog=f"langnghe {name}", description=module.HELP)
    module.add_arguments(parser)
    args = parser.parse_args(words[1:])
    # What a command started must end with it, so a request to end unwinds like Ctrl-C.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    return int(module.run(args))


def _module(name: str) -> ModuleType:
    return importlib.import_module(f"langnghe.cli.commands.{name.replace('-', '_')}")


def _usage(name: str) -> int:
    asked = name in {"", "-h", "--help", "help"}
    out = sys.stdout if asked else sys.stderr
    if not asked:
        print(f"Không có lệnh «{name}». / There is no command “{name}”.", file=out)
    print("langnghe LỆNH [--help]\n", file=out)
    for command in names():
        print(f"  {command:16} {_module(command).HELP}", file=out)
    return 0 if asked else FAULT


if __name__ == "__main__":
    sys.exit(main())
