"""`levelhead review`: what the checks find in a teammate's own reply to a case."""

import argparse
import asyncio
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from bot import logs
from bot.checks.review import UNCHECKED, Reviewed
from bot.commands.desks.borrowed_records import borrow, recorded, team_records
from bot.commands.desks.one_case import request, terminal_desk
from bot.commands.draft import conversation_of, findings_of, matters_of, read_input
from bot.commands.terminal.outcome import print_outcome
from bot.desk.cases.drafts.triaging import triage
from bot.desk.cases.messages.showing import what_happened
from bot.desk.company.case_records import look_up
from bot.desk.incoming.opening import open_case
from bot.desk.parts.desk import Desk
from bot.desk.parts.standing import approver
from bot.desk.parts.view import CaseView, look
from bot.desk.reviews.checking import Words, check
from bot.desk.reviews.work import asked_words, case_words, checked_reply
from bot.domain.reply import RecordLine, Usage
from bot.errors import LevelheadError
from bot.knowledge.case_file import CaseFile
from bot.store.engines.database import Database
from bot.store.history import trail

_WITHOUT_ITS_CASE = (
    "Without its case I can't check promises, figures and circles. Put the text into the case's file as its `reply`: "
    "`levelhead review --case FILE` does."
)


def add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--case", type=Path, metavar="FILE", required=True, help="a YAML case with a `reply`")
    parser.add_argument("--id", help="which case, where the file holds several")
    parser.add_argument("--reply", metavar="TEXT", help="the reply, instead of the one in the file")
    parser.add_argument("--policies", type=Path, metavar="DIR", help="the folder of policies")
    parser.add_argument("--json", action="store_true", help="one JSON object")


def main(options: argparse.Namespace) -> int:
    logs.install("ERROR")
    case = read_input(options)
    reply = options.reply or case.reply
    if not reply:
        raise LevelheadError(f"{options.case} has no `reply`. Add one, or give it with --reply 'Hello, ...'.")
    outcome = asyncio.run(reviewed(case, checked_reply(reply), options.policies))
    print_outcome(outcome, options.json)
    return 0


async def reviewed(case: CaseFile, reply: str, policies: Path | None) -> dict[str, Any]:
    """The outcome, with the keys of `levelhead draft --json`."""
    async with terminal_desk(policies, case.today) as desk, team_records() as team:
        return await _reviewed_at(desk, case, reply, team)


async def _reviewed_at(desk: Desk, case: CaseFile, reply: str, team: Database | None) -> dict[str, Any]:
    view, known = await _triaged(desk, case, team)
    found = await _found(desk, case_words(desk, view, reply), view.case.id)
    about = {"situation": view.case.situation, "lane": view.case.lane, "approver": approver(desk, view.case, None)}
    told: dict[str, Any] = {"matters": matters_of(desk, view), "so_far": asdict(what_happened(desk, view))}
    told |= {"conversation": conversation_of(view)}
    return about | _outcome(desk, reply, found) | told | {"records": await recorded(desk, view, known, ())}


async def reviewed_text_at(desk: Desk, text: str, message: str | None, marketplace: str = "any") -> dict[str, Any]:
    """A text of no case; `message` is what it answers, where that is known."""
    found = await _found(desk, asked_words(desk, text, message, marketplace), None)
    told = tuple(replace(f, reason=_WITHOUT_ITS_CASE) if f.rule == UNCHECKED else f for f in found.findings)
    return {"situation": None, "lane": None, "approver": None} | _outcome(desk, text, replace(found, findings=told))


_OF_A_CASE = {"conversation": None, "matters": None, "so_far": None, "records": None}
"""Keys that only a case has."""


async def _found(desk: Desk, words: Words, case_id: str | None) -> Reviewed:
    calls: list[Usage] = []
    found = await check(desk, words, calls)
    async with desk.write() as tx:
        await trail.keep_calls(tx, case_id, None, calls, desk.clock.now())
    return found


def _outcome(desk: Desk, reply: str, found: Reviewed) -> dict[str, Any]:
    whole = found.translation
    return {
        "brief": None,
        "text": whole.english if whole else reply,
        "language": whole.language if whole else None,
        "outgoing": reply if whole else None,
        "citations": None,
        "commitments": list(dict.fromkeys(c.kind for c in found.commitments)),
        "findings": findings_of(found.findings),
        "verdict": found.verdict,
        "rewrite": found.rewrite,
        "writer": None,
        "policy_version": desk.book.version,
        "checks": None,
        "notice": None,
        **_OF_A_CASE,
    }


async def _triaged(desk: Desk, case: CaseFile, team: Database | None) -> tuple[CaseView, tuple[RecordLine, ...]]:
    """The case after triage, and what the team is shown of the records."""
    view, _ = await look(desk, str(await open_case(desk, request(desk, case, "terminal"))))
    newest = view.newest
    if newest is None:
        raise LevelheadError("The case could not be kept; please report this.")
    if team:
        await borrow(desk, view.matter(desk), team)
    view, known = await look_up(desk, view)
    return await triage(desk, view, newest) or view, known
