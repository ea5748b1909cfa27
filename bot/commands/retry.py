"""`levelhead retry`: try once more what is stuck."""

import argparse
import asyncio

from bot.commands.desks.operators import NOBODY, at_work, rows_desk
from bot.desk.parts.desk import Desk
from bot.desk.parts.restored import take_up
from bot.errors import LevelheadError
from bot.store.case import cases, posts
from bot.store.due import work
from bot.store.due.work import Ref
from bot.store.engines.database import Tx
from bot.store.rows.cases import WorkKind

RESTORED = (
    "What the backup had still to say is looked for in Slack first, and messages of open cases are brought up to date. "
    "That holds for a day: start Levelhead within it. Who was forgotten since the backup was taken is in it again: the "
    "log since then says `forgotten` or `withdrawn` with each case; say `levelhead forget` for them once more."
)

STILL_RUNS = (
    "A Levelhead runs. If it was started before the backup was put back, it can't work on that: stop it and start it."
)


def add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("case", nargs="?", metavar="CASE", help="one case (C-...); every case if left out")
    parser.add_argument(
        "--restored",
        action="store_true",
        help="after a backup was restored: look into Slack before saying what the backup had still to say",
    )


def main(options: argparse.Namespace) -> int:
    found, programs, runs = asyncio.run(_retry(options.case, options.restored))
    if options.restored:
        print(f"{RESTORED}\n{STILL_RUNS}" if runs else RESTORED)
    of = f" of {options.case.strip()}" if options.case else ""
    print(f"Tried again within a minute: {', '.join(found)}." if found else f"Nothing{of} is stuck.")
    if (found or options.restored) and programs == 0:
        print(NOBODY)
    return 0


async def _retry(wanted: str | None, restored: bool) -> tuple[list[str], int | None, bool]:
    """The cases, how many programs there are to do it, and whether one has an SQLite file."""
    async with rows_desk() as desk:
        async with desk.write() as tx:
            found = await _woken(desk, tx, wanted, restored)
        async with desk.database.read() as tx:
            return found, await at_work(desk, tx), bool(desk.database.place.worked_on())


async def _woken(desk: Desk, tx: Tx, wanted: str | None, restored: bool) -> list[str]:
    case_id = await _known(tx, wanted) if wanted is not None else None
    if restored:
        await take_up(desk, tx)
    said = {*await posts.retry_refused(tx, case_id=case_id), *await posts.look_again(tx, case_id)}
    failing = [ref for ref in await work.failing(tx) if case_id in (None, _case(ref))]
    if stuck := list(dict.fromkeys((*(Ref(WorkKind.CASE, case) for case in sorted(said)), *failing))):
        await desk.wake.after(tx, *stuck)
    return sorted(said.union(map(_case, failing)))


async def _known(tx: Tx, wanted: str) -> str:
    """The case with this id, in lower case too, or other failing work with this name."""
    case_id = wanted.strip().upper().partition(".")[0]
    if await cases.get(tx, case_id):
        return case_id
    if wanted in map(_case, await work.failing(tx)):
        return wanted
    raise LevelheadError(f"No case {wanted!r} is kept here. A case's id stands under its message: C-...")


def _case(ref: Ref) -> str:
    """The case of a revision `C-7K3QX9.2`; a review stands for itself."""
    return ref.id.partition(".")[0]
