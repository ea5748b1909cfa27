"""Whether a case meets a condition: a parcel that has left, a price above a sum, days passed."""

import re
from collections.abc import Callable, Iterable
from datetime import date
from functools import lru_cache
from typing import Final

from bot.domain.case import Lane, Matter, Who
from bot.knowledge.schema.asked_facts import holds
from bot.knowledge.schema.situations import Condition
from bot.knowledge.triage.circles.our_steps import took_our_step
from bot.knowledge.triage.hearing.denial import denied, only_asked
from bot.knowledge.triage.hearing.hearing import AlarmDetector
from bot.knowledge.triage.order.arrival import arrived, in_use, never_ordered, ordered
from bot.knowledge.triage.order.never_came import never_came
from bot.knowledge.triage.order.sooner_keeps import sooner_keeps
from bot.knowledge.triage.order.will_not_return import will_not_return
from bot.language.delivery.elapsed import days_since
from bot.language.goods.harm import came_harmed
from bot.language.goods.not_there import tells_missing
from bot.language.goods.other_goods import came_other
from bot.language.matter.kept_for_part import kept_for_part
from bot.language.matter.order_label import without_order_label
from bot.language.matter.pleased import only_pleased
from bot.language.matter.trouble import only_tells_missing
from bot.language.segmentation.sentences import sentences

_GREETING, _PLAIN = 2, 14
"""Words that only greet; words of a sentence in which nothing hides."""
_AMOUNT = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_DAY = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")

_BY_FACTS = frozenset(
    ("known", "unknown", "when", "says", "over", "past", "within", "between", "until", "differ", "marketplace")
) | {"any", "unless"}
"""Keys about facts, the day and the marketplace; all others are about the customer's words."""


def met(condition: Condition, matter: Matter, ears: AlarmDetector) -> str | None:
    """The customer's words that meet it; "" where facts alone do; None when it isn't met."""
    words = _heard(matter.message, condition.heard, ears) if condition.heard else ""
    if words is not None:
        for test in _tests(condition.named):
            if not test(condition, matter, ears):
                return None
    return words


def needs_words(condition: Condition) -> bool:
    """Whether it needs the customer's words, and not facts alone."""
    return bool(condition.named - _BY_FACTS) or any(map(needs_words, (*condition.any, *condition.unless)))


def _one_of(conditions: Iterable[Condition], matter: Matter, ears: AlarmDetector) -> bool:
    return any(met(other, matter, ears) is not None for other in conditions)


def _told(condition: Condition, matter: Matter) -> bool:
    """Whether the customer tells of an elapsed time that the condition asks for."""
    if condition.came_within is None and condition.came_before is None:
        return True
    days = days_since(matter.message, matter.today)
    within = condition.came_within is None or (days is not None and days <= condition.came_within)
    return within and (condition.came_before is None or (days is not None and days > condition.came_before))


def _said(condition: Condition, matter: Matter, ears: AlarmDetector) -> bool:
    return all(_heard(matter.fact(key) or "", phrases, ears) is not None for key, phrases in condition.says.items())


def came_back(matter: Matter) -> bool:
    """Whether the customer wrote, was answered, and wrote again."""
    whos = [t.who for t in matter.turns if t.who in (Who.US, Who.CUSTOMER)]
    first = whos.index(Who.US) if Who.US in whos else 0
    return Who.CUSTOMER in whos[:first] and Who.CUSTOMER in whos[first:]


def _heard(text: str, phrases: tuple[str, ...], ears: AlarmDetector) -> str | None:
    words = ears.glossary.words(text)
    for hit in ears.said(phrases, text):
        if not denied(hit, words) and not only_asked(hit, words):
            return text[words[hit.first].start : words[hit.last].end]
    return None


def _only_pleased(text: str, ears: AlarmDetector) -> bool:
    """And nothing in it sounds like danger, a threat or temper."""
    grave = {a.situation for a in ears.file.alarms if a.lane is Lane.PERSON_ONLY}
    return only_pleased(text) and not (
        ears.suspected(text) & grave or ears.temper(text).quotes or any(ears.heard(text))
    )


def _amount(value: str | None) -> float:
    found = _AMOUNT.search(value or "")
    return float(found.group().replace(",", "")) if found else 0.0


def _has_no_return(text: str) -> bool:
    return will_not_return(text) or sooner_keeps(text) is not None


def _lacks_a_part(text: str) -> bool:
    """Whether one sentence says so and the rest only greets, thanks or names the order: nothing else may hide in it."""
    said = [s for s in sentences(without_order_label(text)) if not only_pleased(s) and len(s.split()) > _GREETING]
    return len(said) == 1 and len(said[0].split()) <= _PLAIN and only_tells_missing(said[0])


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


_Test = Callable[[Condition, Matter, AlarmDetector], bool]
_BY_FIELD: Final[dict[str, _Test]] = {
    "until": lambda c, m, _: c.until is None or m.today <= c.until,
    "marketplace": lambda c, m, _: not c.marketplace or m.marketplace in c.marketplace,
    "came_back": lambda c, m, _: not c.came_back or came_back(m),
    "known": lambda c, m, _: all(map(m.fact, c.known)),
    "unknown": lambda c, m, _: not any(map(m.fact, c.unknown)),
    "when": lambda c, m, _: holds(c.when, m),
    "over": lambda c, m, _: all(_amount(m.fact(key)) > least for key, least in c.over.items()),
    "past": lambda c, m, _: all((d := _days_since(key, m)) is not None and d > n for key, n in c.past.items()),
    "within": lambda c, m, _: all((d := _days_since(key, m)) is not None and d <= n for key, n in c.within.items()),
    "between": lambda c, m, _: all(
        (day := _day(key, m)) is not None and first <= day <= last for key, (first, last) in c.between.items()
    ),
    "differ": lambda c, m, _: not c.differ or _differ(c.differ, m),
    "came_within": lambda c, m, _: _told(c, m),
    "came_before": lambda c, m, _: _told(c, m),
    "arrived": lambda c, m, _: not c.arrived or arrived(m.message),
    "ordered": lambda c, m, _: not c.ordered or ordered(m.message),
    "came_harmed": lambda c, m, _: not c.came_harmed or came_harmed(m.message),
    "in_use": lambda c, m, _: not c.in_use or in_use(m.message),
    "came_other": lambda c, m, _: not c.came_other or came_other(m.message),
    "lacks_a_part": lambda c, m, _: not c.lacks_a_part or _lacks_a_part(m.message),
    "part_missing": lambda c, m, _: not c.part_missing or tells_missing(m.message),
    "never_ordered": lambda c, m, _: not c.never_ordered or never_ordered(m.message),
    "never_came": lambda c, m, _: not c.never_came or never_came(m.message),
    "will_not_return": lambda c, m, _: not c.will_not_return or _has_no_return(m.message),
    "kept_for_part": lambda c, m, _: not c.kept_for_part or kept_for_part(m.message) is not None,
    "only_pleased": lambda c, m, ears: not c.only_pleased or _only_pleased(m.message, ears),
    "says": _said,
    "heated": lambda c, m, ears: not c.heated or ears.is_heated(m.message),
    "our_step": lambda c, m, _: not c.our_step or took_our_step(m) is not None,
    "any": lambda c, m, ears: not c.any or _one_of(c.any, m, ears),
    "unless": lambda c, m, ears: not _one_of(c.unless, m, ears),
}
"""What each key but `heard` tests, quick tests first."""


@lru_cache(maxsize=128)
def _tests(named: frozenset[str]) -> tuple[_Test, ...]:
    """The tests of a condition with these keys; cached, as it is asked a hundred times for each message."""
    return tuple(test for key, test in _BY_FIELD.items() if key in named)
