"""Whether what is known of a case meets a condition: a parcel that has left, a price above a sum, days gone by."""

import re
from collections.abc import Iterable
from datetime import date

from bot.domain.case import Matter, Who
from bot.knowledge.schema.asked_facts import holds
from bot.knowledge.schema.situations import Condition
from bot.knowledge.triage.arrival import arrived, ordered
from bot.knowledge.triage.denial import denied, only_asked
from bot.knowledge.triage.hearing import Ears
from bot.knowledge.triage.our_steps import took_our_step
from bot.language.elapsed import days_since

_AMOUNT = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_DAY = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")

_BY_FACTS = frozenset(
    ("known", "unknown", "when", "says", "over", "past", "within", "between", "until", "differ", "marketplace")
) | {"any", "unless"}
"""What is told by facts, the day and the marketplace; every other key of a condition is about what is written."""


def met(condition: Condition, matter: Matter, ears: Ears) -> str | None:
    """The customer's words that meet it, or "" where the facts alone do; None when the condition isn't met."""
    if not (_place_and_time(condition, matter) and _facts(condition, matter, ears) and _said(condition, matter, ears)):
        return None
    if _one_of(condition.unless, matter, ears) or (condition.any and not _one_of(condition.any, matter, ears)):
        return None
    return _heard(matter.message, condition.heard, ears) if condition.heard else ""


def needs_words(condition: Condition) -> bool:
    """Whether what is written counts for it, and not the facts alone."""
    return bool(condition.model_fields_set - _BY_FACTS) or any(map(needs_words, (*condition.any, *condition.unless)))


def _one_of(conditions: Iterable[Condition], matter: Matter, ears: Ears) -> bool:
    return any(met(other, matter, ears) is not None for other in conditions)


def _place_and_time(condition: Condition, matter: Matter) -> bool:
    here = not condition.marketplace or matter.marketplace in condition.marketplace
    return here and (condition.until is None or matter.today <= condition.until)


def _facts(condition: Condition, matter: Matter, ears: Ears) -> bool:
    return (
        all(matter.fact(key) for key in condition.known)
        and not any(matter.fact(key) for key in condition.unknown)
        and holds(condition.when, matter)
        and all(_amount(matter.fact(key)) > least for key, least in condition.over.items())
        and all((d := _days_since(key, matter)) is not None and d > n for key, n in condition.past.items())
        and all((d := _days_since(key, matter)) is not None and d <= n for key, n in condition.within.items())
        and all(
            (day := _day(key, matter)) is not None and first <= day <= last
            for key, (first, last) in condition.between.items()
        )
        and _told(condition, matter)
        and (not condition.differ or _differ(condition.differ, matter))
        and (not condition.came_back or came_back(matter))
        and (not condition.heated or ears.is_heated(matter.message))
        and (not condition.arrived or arrived(matter.message))
        and (not condition.ordered or ordered(matter.message))
        and (not condition.our_step or took_our_step(matter) is not None)
    )


def _told(condition: Condition, matter: Matter) -> bool:
    """Whether the customer tells of a time since it came that the condition asks for; what isn't told meets none."""
    if condition.came_within is None and condition.came_before is None:
        return True
    days = days_since(matter.message, matter.today)
    within = condition.came_within is None or (days is not None and days <= condition.came_within)
    return within and (condition.came_before is None or (days is not None and days > condition.came_before))


def _said(condition: Condition, matter: Matter, ears: Ears) -> bool:
    return all(_heard(matter.fact(key) or "", phrases, ears) is not None for key, phrases in condition.says.items())


def came_back(matter: Matter) -> bool:
    """Whether the customer has written, had an answer from us, and written again."""
    whos = [t.who for t in matter.turns if t.who in (Who.US, Who.CUSTOMER)]
    first = whos.index(Who.US) if Who.US in whos else 0
    return Who.CUSTOMER in whos[:first] and Who.CUSTOMER in whos[first:]


def _heard(text: str, phrases: tuple[str, ...], ears: Ears) -> str | None:
    words = ears.glossary.words(text)
    for hit in ears.listening_for(phrases).found(words):
        if not denied(hit, words) and not only_asked(hit, words):
            return text[words[hit.first].start : words[hit.last].end]
    return None


def _amount(value: str | None) -> float:
    found = _AMOUNT.search(value or "")
    return float(found.group().replace(",", "")) if found else 0.0


def _differ(keys: Iterable[str], matter: Matter) -> bool:
    values = [" ".join((matter.fact(key) or "").lower().split()) for key in keys]
    return all(values) and len(set(values)) > 1


def _days_since(key: str, matter: Matter) -> int | None:
    day = _day(key, matter)
    return (matter.today - day).days if day else None


def _day(key: str, matter: Matter) -> date | None:
    found = _DAY.search(matter.fact(key) or "")
    try:
        return date.fromisoformat(found.group()) if found else None
    except ValueError:
        return None
