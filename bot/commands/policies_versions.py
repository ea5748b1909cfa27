"""`levelhead policies diff` and `show`: compare versions of the policies clause by clause."""

import argparse
import asyncio
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import yaml
from rich.text import Text

from bot.commands.desks.operators import operators_desk
from bot.commands.terminal.console import Console
from bot.desk.parts.desk import Desk
from bot.errors import LevelheadError
from bot.knowledge.policy_diff import Change, Difference, clauses_in, differences, words_changed
from bot.store.history import editions, trail
from bot.store.history.editions import Edition

FILES = "files"
"""Names the policies as they are on disk."""
_MARKS = {Change.GONE: ("[-", "-]", "red"), Change.NEW: ("{+", "+}", "green"), Change.SAME: ("", "", "")}
Texts = Mapping[str, str]


def add_versions(verbs: Any) -> None:
    """Their options; `verbs` is argparse's list of them."""
    made = verbs.add_parser("diff", help="what changed between two versions, or since the last one")
    made.add_argument("a", nargs="?", metavar="A", help="a version, or its beginning; the one in force if left out")
    made.add_argument("b", nargs="?", default=FILES, metavar="B", help="the files on the disk if left out")
    made = verbs.add_parser("show", help="the versions that are kept; the clauses of one; one clause")
    made.add_argument("version", nargs="?", metavar="VERSION", help=f"or its beginning, or `{FILES}`")
    made.add_argument("clause", nargs="?", metavar="CLAUSE")


def diff(options: argparse.Namespace) -> int:
    """Exit status 0, also where nothing changed."""
    before, after = asyncio.run(_two(options.a, options.b))
    console = Console(highlight=False)
    found = differences(clauses_in(before), clauses_in(after))
    for difference in found:
        _show_difference(difference, console)
    others = tuple(_other_files(before, after))
    for line in others:
        console.print(line, markup=False)
    if not found and not others:
        console.print("Nothing changed.")
    return 0


async def _two(a: str | None, b: str) -> tuple[Texts, Texts]:
    async with operators_desk() as desk:
        return await _files(desk, a), await _files(desk, b)


async def _files(desk: Desk, named: str | None) -> Texts:
    """The files of a version. Raises LevelheadError that lists the known ones."""
    if named == FILES:
        return desk.files
    async with desk.database.read() as tx:
        known = await editions.known(tx)
        matching = [e.version for e in known if named is None or e.version.startswith(named)]
        if not known:
            raise LevelheadError("No version is kept yet: the first one is when `levelhead run` has started.")
        if not matching or (named and len(matching) > 1):
            there = ", ".join(e.version[:8] for e in known[:10])
            what = "is more than one version" if matching else "is no version that is kept"
            raise LevelheadError(f"{named} {what}. There are: {there}.")
        return await trail.snapshot(tx, matching[0]) or {}


def _show_difference(difference: Difference, console: Console) -> None:
    sign, what = ("+", "added") if difference.added else ("-", "gone") if difference.gone else ("~", "changed")
    console.print(f"{sign} {difference.clause} ({what})", markup=False, style="bold")
    for key, before, after in difference.keys:
        line = Text(f"    {key}: ")
        for change, words in words_changed(before, after):
            left, right, colour = _MARKS[change]
            line.append(f"{left}{words}{right}", style=colour).append(" ")
        line.rstrip()
        console.print(line, soft_wrap=True)


def _other_files(before: Texts, after: Texts) -> Iterable[str]:
    """Changed files without clauses: situations, style, approvals."""
    for name in sorted(before.keys() | after.keys()):
        if before.get(name) != after.get(name) and not clauses_in({name: before.get(name) or after.get(name) or ""}):
            what = "changed" if name in before and name in after else "added" if name in after else "gone"
            yield f"  {name}: {what}"


def show(options: argparse.Namespace) -> int:
    return asyncio.run(_show(options.version, options.clause, Console(highlight=False)))


async def _show(version: str | None, clause: str | None, console: Console) -> int:
    async with operators_desk() as desk:
        if version is None:
            async with desk.database.read() as tx:
                _list(desk, await editions.known(tx), console)
            return 0
        clauses = clauses_in(await _files(desk, version))
    if clause is None:
        for id, found in clauses.items():
            console.print(f"{id}: {found['title']}", markup=False, soft_wrap=True)
        return 0
    if clause not in clauses:
        raise LevelheadError(f"{version} has no clause {clause!r}. `levelhead policies show {version}` lists them.")
    print(yaml.safe_dump(dict(clauses[clause]), sort_keys=False, allow_unicode=True, width=100), end="")
    return 0


def _list(desk: Desk, known: list[Edition], console: Console) -> None:
    for edition in known:
        on = edition.in_force_at or edition.at
        same = " · the files as they are now" if edition.version == desk.book.version else ""
        since = f"{on.astimezone(desk.options.zone):%Y-%m-%d %H:%M}"
        console.print(f"{edition.version[:8]}  in force from {since}{same}", markup=False)
    if desk.book.version not in {e.version for e in known}:
        console.print(f"{desk.book.version[:8]}  the files as they are now; not in force yet", markup=False)


VERBS: dict[str, Callable[[argparse.Namespace], int]] = {"diff": diff, "show": show}
