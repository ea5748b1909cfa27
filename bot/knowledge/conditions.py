"""Whether what is known of a case meets a condition: a parcel that has left, a price above a sum, days gone by."""

import re
from collections.abc import Iterable, Mapping
from datetime import date

from bot.domain.case import Matter, Who
from bot.knowledge.denial import denied, only_asked
from bot.knowledge.phrases import Phrases, read_words
from bot.knowledge.situations import Condition, holds

_AMOUNT = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_DAY = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")
_Classes = Mapping[str, Iterable[str]]


def met(condition: Condition, matter: Matter, classes: _Classes) -> str | None:
    """The customer's words that meet it, or "" where the facts alone do; None when the condition isn't met."""
    if not (_facts(condition, matter) and _said(condition, matter, classes)):
        return None
    return _heard(matter.message, condition.heard, classes) if condition.heard else ""


def _facts(condition: Condition, matter: Matter) -> bool:
    return (
        all(matter.fact(key) for key in condition.known)
        and not any(matter.fact(key) for key in condition.unknown)
        and holds(condition.when, matter)
        and all(_amount(matter.fact(key)) > least for key, least in condition.over.items())
        and all((d := _days_since(key, matter)) is not None and d > n for key, n in condition.past.items())
        and all((d := _days_since(key, matter)) is not None and d <= n for key, n in condition.within.items())
        and (came_back(matter) or not condition.came_back)
    )


def _said(condition: Condition, matter: Matter, classes: _Classes) -> bool:
    return all(_heard(matter.fact(key) or "", phrases, classes) is not None for key, phrases in condition.says.items())


def came_back(matter: Matter) -> bool:
    """Whether the customer has written, had an answer from us, and written again."""
    whos = [t.who for t in matter.turns if t.who in (Who.US, Who.CUSTOMER)]
    first = whos.index(Who.US) if Who.US in whos else 0
    return Who.CUSTOMER in whos[:first] and Who.CUSTOMER in whos[first:]


def _heard(text: str, phrases: Iterable[str], classes: _Classes) -> str | None:
    words = read_words(text)
    for hit in Phrases(classes, {"": phrases}).found(words):
        if not denied(hit, words) and not only_asked(hit, words):
            return text[words[hit.first].start : words[hit.last].end]
    return None


def _amount(value: str | None) -> float:
    found = _AMOUNT.search(value or "")
    return float(found.group().replace(",", "")) if found else 0.0


def _days_since(key: str, matter: Matter) -> int | None:
    found = _DAY.search(matter.fact(key) or "")
    try:
        return (matter.today - date.fromisoformat(found.group())).days if found else None
    except ValueError:
        return None
