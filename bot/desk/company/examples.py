"""Approved replies as examples for a draft: of the same situation, on clauses that haven't changed since."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from bot.checks.style_example import style_of
from bot.desk.parts.case_notes import cited_clauses
from bot.desk.parts.desk import Desk
from bot.desk.parts.view import CaseView
from bot.desk.parts.written import cited, from_json
from bot.desk.policies.editions import differing_since
from bot.domain.reply import Severity
from bot.knowledge.schema.situations import Situation
from bot.knowledge.words.search import Ranking
from bot.store.company import replies
from bot.store.company.replies import Precedent
from bot.store.engines.database import Tx

MOST = 2


@dataclass(frozen=True, slots=True)
class Example:
    """A reply from another case, without its customer's data, its promises and figures."""

    case_id: str
    approved_at: datetime
    text: str


async def examples_for(desk: Desk, view: CaseView, situation: Situation) -> tuple[Example, ...]:
    """The most similar replies, best first; of equal ones the newest."""
    async with desk.database.glance() as tx:
        found = await replies.precedents(tx, situation.id, view.case.id)
    if not found:
        return ()
    async with desk.database.read() as tx:
        held = frozenset(desk.book.held(view.matter(desk)))
        fit = [p for p in found if await _fits(desk, tx, p, situation, held)]
    words = next((t.text for t in reversed(view.turns) if t.who == "customer"), "")
    return tuple(Example(p.case_id, p.approved_at, style_of(p.text)) for p in _ranked(fit, words))[:MOST]


async def _fits(desk: Desk, tx: Tx, precedent: Precedent, situation: Situation, held: frozenset[str]) -> bool:
    """Whether all its clauses hold today and here, and no check had stopped it.

    A reply that cites nothing rests on the clauses of its situation.
    """
    written = from_json(precedent.body)
    own = cited_clauses(cited(written))
    differ = await differing_since(desk, tx, precedent.policy_version)
    stopped = any(f.severity is Severity.STOP for f in written.findings)
    return not stopped and differ is not None and not differ & set(own or situation.own_clauses) and held >= set(own)


def _ranked(fit: Iterable[Precedent], words: str) -> list[Precedent]:
    newest = sorted(fit, key=lambda p: p.approved_at, reverse=True)
    scores = Ranking({p.revision_id: p.text for p in newest}).scores(words)
    return sorted(newest, key=lambda p: -scores[p.revision_id])
