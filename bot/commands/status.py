"""`levelhead status`: what waits, runs, is uncertain or failed, each with its remedy."""

import argparse
import asyncio
import json
from typing import Any

from bot.commands.desks.operators import NOBODY, at_work, rows_desk
from bot.commands.terminal.console import Console
from bot.desk.parts.case_notes import RESTORED, UNAPPROVED
from bot.desk.parts.desk import Desk
from bot.desk.policies.rollout import differing
from bot.slack.remedies import REMEDIES
from bot.store.engines.database import Tx
from bot.store.operations import status
from bot.store.operations.status import Stuck
from bot.store.rows.row import NEWER

UNCERTAIN = "Look into the case's thread: if the message is missing there, `levelhead retry` looks and sends again."
FAILING = "It is tried again by itself; the log says more. `levelhead retry` tries it now."
OLDER = "Then it is done by itself."
UNDELIVERED = "Mend what listens there and press Send it once more under the reply, or send it by hand."
UNAPPROVED_REMEDY = "Copy it into Write again under the reply, have that approved, and send it."
HELD = "Look whether the customer has it; if not, press Send it once more under the reply, else I sent it by hand."
REFUSED = "Mend what Slack says, then `levelhead retry`."


def add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="one JSON object")


def main(options: argparse.Namespace) -> int:
    found = asyncio.run(_status())
    if options.json:
        print(json.dumps(found, indent=2))
    else:
        _show(found, Console())
    return 0


async def _status() -> dict[str, Any]:
    async with rows_desk() as desk, desk.database.read() as tx:
        numbers, stuck = await status.counts(tx), await status.stuck(tx)
        work, differ = await _work(desk, tx), await differing(tx, desk.clock.now())
    named = [
        {"what": s.what, "case": s.case_id, "state": s.state, "error": s.error, "remedy": _remedy(s)} for s in stuck
    ]
    return {"counts": numbers, "work": work, "stuck": named, "policies": list(differ)}


async def _work(desk: Desk, tx: Tx) -> dict[str, int | None]:
    """How much is to be done, and by how many programs. On SQLite, what runs counts as due."""
    stands, programs = await desk.wake.standing(tx), await at_work(desk, tx)
    return {"programs at work": programs, "due now": stands.due, "running": stands.running, "due later": stands.later}


def _remedy(stuck: Stuck) -> str:
    if stuck.state == "uncertain":
        return UNCERTAIN
    if stuck.what == status.NOT_DELIVERED:
        return {UNAPPROVED: UNAPPROVED_REMEDY, RESTORED: HELD}.get(stuck.error, UNDELIVERED)
    if stuck.error == NEWER:
        return OLDER
    return REMEDIES.get(stuck.error, REFUSED if stuck.state == "refused" else FAILING)


def _show(found: dict[str, Any], console: Console) -> None:
    for name, count in {**found["work"], **found["counts"]}.items():
        if count is not None:
            console.print(f"{count:>7}  {name}", style="bold" if count else "dim", highlight=False)
    if found["work"]["programs at work"] == 0:
        console.print(f"\n{NOBODY}", highlight=False, soft_wrap=True)
    for words in found["policies"]:
        console.print(f"\n{words}", markup=False, highlight=False, soft_wrap=True)
    for thing in found["stuck"]:
        words = ": ".join(filter(None, (f"{thing['what']} of {thing['case']}", thing["state"], thing["error"])))
        console.print(f"\n{words}\n  {thing['remedy']}", markup=False, highlight=False, soft_wrap=True)
