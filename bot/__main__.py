"""The command line: `levelhead <command>`, or `python -m bot <command>`."""

import argparse
import gc
import os
import re
import signal
import sys
from collections.abc import Sequence
from errno import ENOSPC, EPIPE
from importlib import import_module
from typing import NoReturn, Protocol, cast

from bot import __version__
from bot.command_parser import CommandParser
from bot.errors import LevelheadError
from bot.language.normalization.unbroken import motionless, unbroken

COMMANDS = {
    "run": ("run", "connect to Slack and work until stopped"),
    "work": ("work", "work beside others on one PostgreSQL, without listening to Slack"),
    "try": ("try_local", "open Levelhead in a local workspace in your browser; no Slack and no key needed"),
    "check": ("check", "check settings, policies, prompts, database and tokens"),
    "draft": ("draft", "draft a reply to one customer's message, here in the terminal"),
    "review": ("review", "review your own reply to a customer's message, here in the terminal"),
    "tone": ("tone", "check the tone of your own text, and what a marketplace forbids in it"),
    "compare": ("compare", "compare our listing with competitors': what each states, and a proposal for ours"),
    "evaluate": ("evaluate", "measure the service on cases with known answers"),
    "policies": ("policies", "policies without YAML: import them from a text; and what changed between versions"),
    "import": (
        "import_reports",
        "take in reports: listings, orders, inventory, returns, ledger; Amazon's and Shopify's",
    ),
    "ask": ("ask", "ask what the company knows: orders, stock, returns, policies, processes"),
    "migrate": ("migrate", "bring the database to this version (PostgreSQL; SQLite does it by itself)"),
    "status": ("status", "what waits, what runs, and what is stuck, with what to do"),
    "report": ("report", "what the bot gets wrong, where policies are missing, how long decisions take"),
    "proposals": (
        "proposals",
        "changes to the policies that the team's corrections speak for: list, show, accept, reject",
    ),
    "retry": ("retry", "try once more what failed, what Slack refused, or what is uncertain"),
    "forget": ("forget", "remove a customer's words: of one case, or of every case of an order"),
    "export": ("export", "everything that is kept of cases, as JSON lines"),
    "audit": ("audit", "who did what: verify the trail, anchor it, export a period of it"),
    "backup": ("backup", "copy the SQLite database to a new file, also while a bot works on it"),
    "encrypt": ("encrypt", "encrypt customers' words in the database with the first of LEVELHEAD_ENCRYPTION_KEYS"),
}
"""Each command's file and help text. Only the one called is imported, as that takes seconds."""
YOUNG = 50_000
"""New objects between garbage collections: while a command loads, nearly all objects stay."""


_SAID = re.compile(r"-(?!-[a-z-]+=)\S*\s")
"""A text that begins with a hyphen, as a list does: no option has a blank, but in its value."""
_STREAMS, _STANDARD_ERROR = {"stdin": "r", "stdout": "w", "stderr": "w"}, 2


class Command(Protocol):
    """What a command's file offers."""

    def add_options(self, parser: argparse.ArgumentParser) -> None: ...

    def main(self, options: argparse.Namespace) -> int: ...


def command(name: str) -> Command:
    """Import the command."""
    file, _ = COMMANDS[name]
    return cast(Command, import_module(f"bot.commands.{file}"))


def parser(called: str | None) -> argparse.ArgumentParser:
    """All commands, with the options of the one that is called."""
    made = CommandParser(prog="levelhead", description="Calm, policy-grounded replies that your team approves.")
    made.add_argument("--version", action="version", version=f"levelhead {__version__}")
    commands = made.add_subparsers(dest="command", required=True, metavar="command")
    for name, (_, told) in COMMANDS.items():
        options = commands.add_parser(name, help=told, description=told)
        if name == called:
            command(name).add_options(options)
    return made


def _as_meant(words: Sequence[str]) -> list[str]:
    """Without two hyphens before the command, and with a blank before texts that look like options."""
    words = words[1:] if words and words[0] == "--" else words
    at = words.index("--") if "--" in words else len(words)
    return [*(f" {word}" if _SAID.match(word) else word for word in words[:at]), *words[at:]]


def _readable(word: str) -> str:
    """The word with a mark for each byte that is no text; the name of a file that is there stays what it is."""
    return word if word.isprintable() or os.path.lexists(word) else unbroken(word)


def _told(error: OSError) -> int:
    """The status where standard output takes nothing more, or something else of the machine's is missing."""
    if error.errno not in (EPIPE, ENOSPC):
        print(f"{error.filename}: {error.strerror}." if error.filename else error, file=sys.stderr)
        return 1
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # else the end of the program tries once more
    if error.errno == ENOSPC:
        print(f"{error.strerror}: free some space and try again.", file=sys.stderr)
    return 1


def _hold_streams() -> None:
    """Where standard input or an output was closed, nothing is read or said; no file is opened in its place."""
    while (held := os.open(os.devnull, os.O_RDWR)) <= _STANDARD_ERROR:
        pass
    os.close(held)
    for name, mode in _STREAMS.items():
        if getattr(sys, name) is None:
            setattr(sys, name, os.fdopen(os.open(os.devnull, os.O_RDWR), mode))


def _heed() -> None:
    """When told to end, a command removes what it began, such as half an export.

    The first process of a container wouldn't even end, as signals without a handler are ignored there.
    """
    for name in ("SIGTERM", "SIGHUP"):  # Windows has only one of them
        sign = getattr(signal, name, None)
        if sign and signal.getsignal(sign) is signal.SIG_DFL:
            signal.signal(sign, _end)


def _end(sign: int, frame: object) -> NoReturn:
    signal.signal(sign, signal.SIG_DFL)  # told again, it ends on the spot
    sys.exit(128 + sign)


def main(argv: Sequence[str] | None = None) -> None:
    """Run a command; exit 0 when it went well, 1 with a sentence when it didn't, 2 for a wrong call."""
    gc.set_threshold(YOUNG, *gc.get_threshold()[1:])
    if argv is None:
        _hold_streams()
        _heed()
    words = [*map(_readable, _as_meant(sys.argv[1:] if argv is None else argv))]
    try:
        options = parser(next((word for word in words if not word.startswith("-")), None)).parse_args(words)
        status = command(options.command).main(options)
        sys.stdout.flush()
    except LevelheadError as error:
        print(motionless(str(error)), file=sys.stderr)
        status = 1
    except OSError as error:
        status = _told(error)
    except KeyboardInterrupt:
        status = 130
    sys.exit(status)


if __name__ == "__main__":
    main()
