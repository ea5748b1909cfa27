"""Replies held against what was said before them, for the tests of circles."""

from datetime import date

from bot.checks.circles import check_circles
from bot.domain.case import Fact, Matter, Turn, Who
from bot.domain.reply import Finding, Passage, Severity
from bot.ledger.reading import read_ledger

TODAY = date(2026, 5, 11)


def found(reply: str, *turns: str | tuple[Who, str], **facts: str) -> tuple[Finding, ...]:
    said = tuple(Turn(Who.CUSTOMER, t) if isinstance(t, str) else Turn(*t) for t in turns)
    matter = Matter(said, TODAY, tuple(Fact(k, v) for k, v in facts.items()))
    return check_circles((Passage(reply),), read_ledger(matter), matter)


def stops(reply: str, *turns: str | tuple[Who, str], **facts: str) -> list[str]:
    return [f.rule for f in found(reply, *turns, **facts) if f.severity is Severity.STOP]
