"""Sources as text for a model: the same bytes for the same clause or fact. Pure."""

from bot.domain.case import Fact
from bot.domain.reply import SourceKind, SourceRef, text_hash
from bot.knowledge.schema.clauses import Clause


def clause_text(clause: Clause) -> str:
    """The clause, what it applies to, and what a reply may promise on it."""
    may = ", ".join(sorted(clause.allows)) or "nothing"
    applies = f"\nApplies when: {clause.applies_when}" if clause.applies_when else ""
    return f"{clause.id}: {clause.title}\n{clause.text}{applies}\nA reply may promise on this clause: {may}."


def fact_text(fact: Fact) -> str:
    """The fact under its key, with the report that tells it."""
    return f"{fact.key}: {fact.value}" + (f" ({fact.source})" if fact.source else "")


def fact_source(fact: Fact) -> SourceRef:
    """What a citation of the fact points to: a record if it is from a report."""
    kind = SourceKind.RECORD if fact.source else SourceKind.FACT
    return SourceRef(kind, fact.key, text_hash(fact.value))
