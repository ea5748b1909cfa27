"""`levelhead policies confirm`: what nobody has read at its source yet, one by one or by the name of what was read."""

import argparse
import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from rich.markup import escape
from rich.panel import Panel
from rich.prompt import Prompt
from rich.text import Text

from bot.commands.terminal.console import Console
from bot.domain.clock import SystemClock
from bot.errors import LevelheadError
from bot.knowledge.confirming import Kind, Unconfirmed, confirmed, unconfirmed
from bot.knowledge.files import read_book
from bot.loading.folders import POLICY_SUFFIXES, PolicyFolder, read_texts
from bot.settings import read_settings

CHOICES = ("y", "n", "s", "q")
ASK = "Does it say so there? [y]es, [n]ot sure, yes to all from this [s]ource, [q]uit"
NOBODY = "Nobody can be asked here. Name what you have read, a file, an id or a part of a source, and add --yes."
WHAT = "Say with --yes what you have read: the name of a file, an id, or a part of a source."
_NAMING = re.compile(r"^[ \t-]*(?:id|source):(.*)$", re.M)


def add_confirm(verbs: Any) -> None:
    """Its options; `verbs` is argparse's list of them."""
    made = verbs.add_parser("confirm", help="go through what is still to confirm, with the source of each")
    made.add_argument("named", nargs="?", metavar="NAME", help="only of this file, id or source, or a part of its name")
    made.add_argument("--policies", type=Path, metavar="DIR", help="the folder of policies")
    made.add_argument("--yes", action="store_true", help="you have read all that is named; don't ask")


def confirm(options: argparse.Namespace) -> int:
    """Confirm what was read, and write it at the end, also where somebody stops before it."""
    folder = options.policies or read_settings().levelhead_policies
    files, console = read_texts(folder, POLICY_SUFFIXES), Console(highlight=False)
    found = [one for one in unconfirmed(files) if options.named is None or one.is_of(options.named)]
    if not found:
        _must_be_there(options.named, files)
        console.print("Nothing is left to confirm" + (f" in {options.named}." if options.named else "."), markup=False)
        return 0
    if options.yes and options.named is None:
        raise LevelheadError(WHAT)
    read = found if options.yes else asked(found, console)
    after = confirmed(files, read, SystemClock().now().date())
    read_book({**files, **after}, folder=folder.resolve().name)
    PolicyFolder(folder).replace(files, after)
    left = len(unconfirmed({**files, **after}))
    console.print(f"Confirmed: {len(read)}. Still to confirm: {left}.", markup=False)
    return 0


def _must_be_there(named: str | None, files: Mapping[str, str]) -> None:
    """Raises LevelheadError for a name that stands nowhere: what was mistyped isn't confirmed."""
    names = [line for text in files.values() for line in _NAMING.findall(text)]
    if named and not any(named.lower() in name.lower() for name in (*files, *names)):
        raise LevelheadError(
            f"No file, id or source is called {named!r}. `levelhead policies confirm` lists what is left."
        )


def counted(found: Iterable[Unconfirmed]) -> str:
    """`26 clauses that replies rest on, 16 rules on messages to buyers`."""
    kinds = [one.kind for one in found]
    return ", ".join(f"{kinds.count(kind)} {kind}" for kind in Kind if kind in kinds)


def asked(found: Sequence[Unconfirmed], console: Console) -> list[Unconfirmed]:
    """What somebody says they have read. Raises LevelheadError where nobody can be asked."""
    if not sys.stdin.isatty():
        raise LevelheadError(NOBODY)
    console.print(f"Still to confirm: {counted(found)}. Open each source and compare.", markup=False)
    read: list[Unconfirmed] = []
    source = None
    for number, one in enumerate(found, 1):
        console.print(Panel(Text(one.says), title=Text(f"{number} of {len(found)} · {one.title} · {one.id}")))
        if (one.kind, one.source) == source:
            read.append(one)
            continue
        console.print(f"Source: {one.source} ({one.file})", markup=False, soft_wrap=True)
        answer = _answer(console)
        if answer == "q":
            break
        source = (one.kind, one.source) if answer == "s" else None
        read += [one] if answer in ("y", "s") else []
    return read


def _answer(console: Console) -> str:
    try:
        return Prompt.ask(escape(ASK), choices=list(CHOICES), default="n", console=console)
    except (EOFError, KeyboardInterrupt):
        return "q"
