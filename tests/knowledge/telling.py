"""A case of one message, and our own messages with what they are."""

from datetime import date
from typing import Any

from bot.domain.case import Fact, Fulfilment, Matter, Turn, Who
from tests.knowledge.small_book import ROOT
from tests.tables import table

TODAY = date(2026, 11, 24)


def matter(text: str, *, fulfilment: Fulfilment = Fulfilment.SELLER, **facts: str) -> Matter:
    known = tuple(Fact(key, value) for key, value in facts.items())
    return Matter((Turn(Who.CUSTOMER, text),), TODAY, known, fulfilment=fulfilment)


def own(name: str) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = table(ROOT / "benchmarks" / "own" / name)
    return found
