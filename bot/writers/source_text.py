"""A source as a model reads it: the same bytes for the same clause or fact. Pure."""

from bot.domain.case import Fact
from bot.knowledge.clauses import Clause


def clause_text(clause: Clause) -> str:
    """The clause with what it applies to and what a reply may promise on it."""
    may = ", ".join(sorted(clause.allows)) or "nothing"
    applies = f"\nApplies when: {clause.applies_when}" if clause.applies_when else ""
    return f"{clause.id}: {clause.title}\n{clause.text}{applies}\nA reply may promise on this clause: {may}."


def fact_text(fact: Fact) -> str:
    """The fact under its key."""
    return f"{fact.key}: {fact.value}"
