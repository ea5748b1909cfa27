"""`levelhead draft`: the service in a terminal, for one customer's message."""

import argparse
import asyncio
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from bot import logs
from bot.commands.desks.borrowed_records import borrow, recorded, team_records
from bot.commands.desks.one_case import YOU, request, terminal_desk
from bot.commands.terminal.given_texts import given_text, text_of
from bot.commands.terminal.outcome import print_outcome
from bot.desk.advance import advance
from bot.desk.cases.messages.matters import matters
from bot.desk.cases.messages.showing import what_happened
from bot.desk.incoming.opening import open_case
from bot.desk.parts.case_notes import MatterFound
from bot.desk.parts.desk import Desk
from bot.desk.parts.new_revision import ask_for_revision
from bot.desk.parts.standing import approver
from bot.desk.parts.view import CaseView, look
from bot.desk.parts.written import Written
from bot.domain.case import Who
from bot.domain.reply import Brief, Citation, Finding, Offer, SourceKind, verdict
from bot.errors import LevelheadError
from bot.knowledge.case_file import CaseFile, read_case
from bot.store.due.work import Ref
from bot.store.engines.database import Database
from bot.store.rows.cases import Cause, WorkKind

_MISSING = "Give the customer's message: levelhead draft 'Where is my order?', or --case FILE."


def add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("message", nargs="?", help="the customer's message; a file's name, or - for standard input")
    parser.add_argument("--case", type=Path, metavar="FILE", help="a YAML case: message, context, facts, ...")
    parser.add_argument("--id", help="which case, where the file holds several")
    parser.add_argument("--policies", type=Path, metavar="DIR", help="the folder of policies")
    parser.add_argument("--anyway", action="store_true", help="draft one even where a brief comes first")
    parser.add_argument("--json", action="store_true", help="one JSON object")


def main(options: argparse.Namespace) -> int:
    logs.install("ERROR")
    case = read_input(options)
    outcome = asyncio.run(drafted(case, options.policies, options.anyway))
    print_outcome(outcome, options.json)
    return 0


def read_input(options: argparse.Namespace) -> CaseFile:
    """The case from a file, an argument or standard input. Raises LevelheadError with what to do."""
    if options.case:
        return read_case(str(options.case), text_of(options.case), options.id)
    text = given_text(options.message, _MISSING)
    if not text.strip():
        raise LevelheadError("There is no message here. Give the customer's words as an argument or a file.")
    return CaseFile(message=text)


async def drafted(case: CaseFile, policies: Path | None, anyway: bool) -> dict[str, Any]:
    """The outcome for one case, for the JSON."""
    async with terminal_desk(policies, case.today) as desk, team_records() as team:
        return await drafted_at(desk, case, anyway, team=team)


async def drafted_at(
    desk: Desk, case: CaseFile, anyway: bool, key: str = "terminal", team: Database | None = None
) -> dict[str, Any]:
    """As `drafted`, at an existing desk. `key` differs for each case of a desk."""
    view = await _draft(desk, case, anyway, key, team)
    written = view.written(view.newest) if view.newest else Written()
    return outcome(desk, view) | {"records": await recorded(desk, view, written.records, written.citations)}


async def _draft(desk: Desk, case: CaseFile, anyway: bool, key: str, team: Database | None) -> CaseView:
    case_id = await open_case(desk, request(desk, case, key))
    view, _ = await look(desk, str(case_id))
    if team:
        await borrow(desk, view.matter(desk), team)
    await _write(desk, view)
    view, _ = await look(desk, view.case.id)
    if anyway and view.newest and view.newest.text is None:
        async with desk.write(view.case.id) as tx:
            await ask_for_revision(desk, tx, view.case.id, YOU, Cause.ANYWAY, "command")
        view, _ = await look(desk, view.case.id)
        await _write(desk, view)
        view, _ = await look(desk, view.case.id)
    return view


async def _write(desk: Desk, view: CaseView) -> None:
    if view.newest:
        await advance(desk, Ref(WorkKind.REVISION, view.newest.id))


def outcome(desk: Desk, view: CaseView) -> dict[str, Any]:
    """The outcome; None for what isn't there."""
    revision = view.newest
    if revision is None:
        raise LevelheadError("Nothing was drafted; please report this.")
    written = view.written(revision)
    text, brief = written.text, written.brief
    return {
        "situation": view.case.situation,
        "lane": view.case.lane,
        "conversation": conversation_of(view),
        "matters": matters_of(desk, view),
        "approver": approver(desk, view.case, revision),
        "brief": _brief(brief) if brief else None,
        "text": text,
        "language": written.translation.language if written.translation else None,
        "outgoing": written.outgoing if written.translation else None,
        "citations": _citations(written.citations) if text else None,
        "commitments": list(dict.fromkeys(c.kind for c in written.commitments)) if text else None,
        "findings": findings_of(written.findings) if text else None,
        "verdict": verdict(written.findings) if text else None,
        "rewrite": None,
        "writer": revision.writer,
        "policy_version": revision.policy_version,
        "checks": [c.question for c in written.checks] if text else None,
        "notice": written.fallback,
        "so_far": asdict(what_happened(desk, view)),
    }


def conversation_of(view: CaseView) -> dict[str, int] | None:
    """How many messages the case was given, and how many of them are ours; None where none is."""
    ours = sum(turn.who is Who.US for turn in view.turns)
    return {"messages": len(view.turns), "ours": ours} if ours else None


def matters_of(desk: Desk, view: CaseView) -> list[dict[str, Any]]:
    """The matters of a message that holds several, as the JSON shows them."""
    return [_matter(found) for found in matters(desk, view)]


def _matter(found: MatterFound) -> dict[str, Any]:
    return {"situation": found.situation, "words": found.words, "clauses": [id for id, _ in found.clauses]}


def _brief(brief: Brief) -> dict[str, Any]:
    return {
        "why": brief.why,
        "checks": [c.question for c in brief.checks],
        "offers": [_offer(offer) for offer in brief.offers],
        "advice": list(brief.advice),
        "known": list(brief.known),
        "options": [{"what": o.what, "risk": o.risk} for o in brief.options],
    }


def _offer(offer: Offer) -> dict[str, Any]:
    told = {"clause": offer.citation.source.id, "title": offer.title, "quote": offer.citation.quote}
    return told | ({"named_only": True} if offer.named_only else {})


def _citations(citations: Sequence[Citation]) -> list[dict[str, str]]:
    return [{"clause": c.source.id, "quote": c.quote} for c in citations if c.source.kind is SourceKind.CLAUSE]


def findings_of(findings: Sequence[Finding]) -> list[dict[str, Any]]:
    """Findings as the JSON shows them."""
    return [_finding(f) for f in findings]


def _finding(finding: Finding) -> dict[str, Any]:
    return {name: getattr(finding, name) for name in ("rule", "severity", "quote", "reason", "replacement", "against")}
