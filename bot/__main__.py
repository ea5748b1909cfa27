"""The command line: `levelhead <command>`, or `python -m bot <command>`."""

import argparse
import gc
import sys
from collections.abc import Iterable, Sequence
from importlib import import_module
from typing import Protocol, cast

from bot import __version__
from bot.errors import LevelheadError

COMMANDS = {
    "run": "run",
    "work": "work",
    "try": "try_local",
    "check": "check",
    "draft": "draft",
    "review": "review",
    "tone": "tone",
    "compare": "compare",
    "evaluate": "evaluate",
    "policies": "policies",
    "import": "import_reports",
    "ask": "ask",
    "migrate": "migrate",
    "status": "status",
    "report": "report",
    "proposals": "proposals",
    "retry": "retry",
    "forget": "forget",
    "export": "export",
    "audit": "audit",
    "backup": "backup",
    "encrypt": "encrypt",
}
"""Each with its file among the commands. One that isn't called isn't loaded: together they take seconds."""
YOUNG = 50_000
"""New objects after which they are looked through for garbage: while a command is loaded nearly all of them stay."""


class Command(Protocol):
    """What the file of a command holds."""

    HELP: str

    def add_options(self, parser: argparse.ArgumentParser) -> None: ...

    def main(self, options: argparse.Namespace) -> int: ...


def command(name: str) -> Command:
    """Load the command."""
    return cast(Command, import_module(f"bot.commands.{COMMANDS[name]}"))


def parser(names: Iterable[str] = COMMANDS) -> argparse.ArgumentParser:
    """These commands with their options."""
    made = argparse.ArgumentParser(
        prog="levelhead", description="Calm, policy-grounded replies that your team approves."
    )
    made.add_argument("--version", action="version", version=f"levelhead {__version__}")
    commands = made.add_subparsers(dest="command", required=True, metavar="command")
    for name in names:
        known = command(name)
        known.add_options(commands.add_parser(name, help=known.HELP, description=known.HELP))
    return made


def main(argv: Sequence[str] | None = None) -> None:
    """Run a command; exit 0 when it went well, 1 with a sentence when it didn't, 2 for a wrong call."""
    gc.set_threshold(YOUNG, *gc.get_threshold()[1:])
    words = sys.argv[1:] if argv is None else argv
    options = parser(words[:1] if set(words[:1]) & set(COMMANDS) else COMMANDS).parse_args(words)
    try:
        status = command(options.command).main(options)
    except LevelheadError as error:
        print(error, file=sys.stderr)
        status = 1
    except KeyboardInterrupt:
        status = 130
    sys.exit(status)


if __name__ == "__main__":
    main()
