"""Look-ups over what the team wrote: clauses in force, processes, approved replies."""

from bot.checks.commitments import commitments_in
from bot.desk.company.finding import REPLY_SHARE, Hit, find
from bot.desk.company.questions.look_ups import arguments as args
from bot.desk.company.questions.look_ups.of_records import looked_up
from bot.desk.parts.desk import Desk
from bot.domain.answer import LookedUp, Row
from bot.domain.reply import SourceKind, SourceRef
from bot.knowledge.schema.clauses import Clause
from bot.knowledge.schema.processes import Process
from bot.store.engines.database import Tx

MOST_FOUND = 5
LONGEST_TEXT = 2_000
"""Characters of one clause or process."""
_CLAUSE = ("Clause", "Title", "Text", "Applies when", "Marketplace", "Approver")
_PROCESS = ("Process", "Title", "When", "Steps", "Links", "Owner")


async def search_policies(desk: Desk, tx: Tx, asked: args.Words) -> LookedUp:
    """The clauses and processes that fit these words best; none where no word is shared."""
    found = await find(desk, tx, asked.words, (SourceKind.CLAUSE, SourceKind.PROCESS), MOST_FOUND)
    rows = [row for hit in found for row in _rows(desk, hit.source)]
    return looked_up("Clauses and processes found", rows, ("words", asked.words))


async def find_replies(desk: Desk, tx: Tx, asked: args.Words) -> LookedUp:
    """Approved replies with most of these words. They hold no customer's data."""
    found = await find(desk, tx, asked.words, (SourceKind.REPLY,), MOST_FOUND, REPLY_SHARE)
    return looked_up("Approved replies found", [_reply_row(desk, hit) for hit in found], ("words", asked.words))


def _reply_row(desk: Desk, hit: Hit) -> Row:
    on = hit.approved_at.astimezone(desk.options.zone).date() if hit.approved_at else None
    said = frozenset(c.kind for c in commitments_in(hit.words))
    words = hit.words[:LONGEST_TEXT]
    return Row(hit.source, ("Case", "Approved", "Text"), (hit.source.id, on, words), words, said)


def clause(desk: Desk, asked: args.TextName) -> LookedUp:
    """One clause, if it is in force."""
    return looked_up(f"Clause {asked.id}", _rows(desk, _source(desk, SourceKind.CLAUSE, asked)), ("id", asked.id))


def process(desk: Desk, asked: args.TextName) -> LookedUp:
    """One process with its steps."""
    return looked_up(f"Process {asked.id}", _rows(desk, _source(desk, SourceKind.PROCESS, asked)), ("id", asked.id))


def _source(desk: Desk, kind: SourceKind, asked: args.TextName) -> SourceRef:
    return SourceRef(kind, asked.id, desk.book.version)


def _rows(desk: Desk, source: SourceRef) -> list[Row]:
    found = desk.book.clause(source.id) if source.kind is SourceKind.CLAUSE else None
    if found and found.in_force(desk.today):
        return [_clause_row(source, found)]
    processes = desk.book.processes if source.kind is SourceKind.PROCESS else ()
    return [_process_row(source, p) for p in processes if p.id == source.id]


def _clause_row(source: SourceRef, clause: Clause) -> Row:
    about = (clause.applies_when, clause.marketplace, str(clause.approver))
    cells = (clause.id, clause.title, clause.text[:LONGEST_TEXT], *about)
    return Row(source, _CLAUSE, cells, clause.title, frozenset(clause.allows))


def _process_row(source: SourceRef, process: Process) -> Row:
    steps = " ".join(f"{n}. {s.title}. {s.do or ''} ({s.owner}, day {s.days})" for n, s in enumerate(process.steps, 1))
    links = " ".join((*process.links, *(s.link for s in process.steps if s.link)))
    cells = (process.id, process.title, process.when, steps[:LONGEST_TEXT], links or None, str(process.owner))
    return Row(source, _PROCESS, cells, process.title, frozenset(process.keeps))
