"""What a person makes sure of before a reply leaves, whichever writer wrote it. Pure."""

from collections.abc import Iterable

from bot.domain.case import Matter
from bot.domain.reply import Check
from bot.knowledge.clauses import Clause, Standing
from bot.knowledge.situations import Situation


def to_check(situation: Situation, cited_clauses: Iterable[Clause], matter: Matter) -> tuple[Check, ...]:
    """The facts that the situation and the cited clauses rest on and nobody has given yet, then the cited clauses
    that are not confirmed themselves (their check's key is the clause's id). Each once, in that order."""
    clauses = tuple(cited_clauses)
    questions = {f.key: f.ask for f in situation.facts}
    keys = dict.fromkeys([*questions, *(key for clause in clauses for key in clause.facts)])
    facts = [Check(key, questions.get(key) or _question(key)) for key in keys if matter.fact(key) is None]
    return (*facts, *dict.fromkeys(_confirm(c) for c in clauses if c.status is Standing.CONFIRM))


def _question(key: str) -> str:
    return f"Please check: {key.replace('_', ' ').replace('.', ', ')}."


def _confirm(clause: Clause) -> Check:
    source = f" against {clause.source}" if clause.source else " against its source"
    return Check(clause.id, f"Confirm the clause “{clause.title}” ({clause.id}){source}.")
