"""What a reply can use besides given facts: facts under other names, what the customer says, days that follow."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from fnmatch import fnmatchcase

from bot.domain.case import FULFILMENT_CHECKED, Fact, Fulfilment, Matter, Who
from bot.domain.ledger import EntryKind
from bot.knowledge.replies.own_complaint import main_goods, main_item
from bot.knowledge.replies.told_facts import Said, told
from bot.knowledge.replies.written import written
from bot.knowledge.schema.asked_facts import AS_TOLD, WHOLE, FactToCheck
from bot.knowledge.schema.clauses import Clause
from bot.knowledge.schema.situations import Situation
from bot.knowledge.triage.injection.instructions import Addressed
from bot.knowledge.triage.order.shipped_by import says_amazon_ships
from bot.language.delivery.elapsed import arrival_told
from bot.language.delivery.tracking import tracking_told
from bot.language.segmentation.sentences import sentence_spans
from bot.ledger.reading import read_ledger
from bot.ledger.wanted import wanted as wanted_in

_DAY = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")
_ITEM, _GOODS, _ORDER = "item", "goods", "order_id"
_MOST_WISHES = 2


@dataclass(frozen=True)
class Gathered:
    """A case with everything a reply can use, and where it comes from."""

    matter: Matter
    said: dict[str, Said] = field(default_factory=dict)
    other: dict[str, Fact] = field(default_factory=dict)
    """The given fact, where its name or value was read as another one."""
    reckoned: dict[str, tuple[Fact, ...]] = field(default_factory=dict)
    """The facts that a day was computed from."""
    written: dict[str, str] = field(default_factory=dict)
    """Our own earlier sentence that answers a question."""
    by_amazon: str | None = None
    """The customer's words that Amazon shipped the order, where the case doesn't say who did."""

    def given(self, key: str) -> bool:
        """Whether somebody gave the fact, under any name, or it is the order that the matter is about."""
        if key == _ORDER and self.matter.order_id:
            return True
        return self.matter.fact(key) is not None and key not in self.said and key not in self.reckoned


def gathered(
    situation: Situation, clauses: Iterable[Clause], matter: Matter, addressed: Addressed | None = None
) -> Gathered:
    """Everything known for the facts that the situation asks for, in the values that it knows.

    Nothing is read from words that speak to a machine, as `addressed` tells them.
    """
    words = [t.text for t in reversed(matter.turns) if t.who is Who.CUSTOMER]
    texts = tuple(addressed.readings(text)[0] if addressed else text for text in words)
    found = Gathered(_routed(matter), by_amazon=_by_amazon(matter, texts))
    found = _with_item(found, texts[:1] if situation.apart_from_orders else texts)
    ours = {f.key: sentence for f in situation.facts if (sentence := written(f.written, matter))}
    found = replace(found, written=ours) if ours else found
    for wanted in situation.facts:
        if wanted.holds_on(matter.marketplace):
            found = _with(found, wanted, texts)
    return _reckoned(found, situation, clauses)


def _routed(matter: Matter) -> Matter:
    """With who ships it as a fact, where the case says so."""
    if matter.fulfilment is Fulfilment.UNKNOWN or matter.fact(FULFILMENT_CHECKED):
        return matter
    return _knowing(matter, FULFILMENT_CHECKED, "yes" if matter.fulfilment is Fulfilment.AMAZON else "no")


def _by_amazon(matter: Matter, texts: tuple[str, ...]) -> str | None:
    open_ = matter.fulfilment is Fulfilment.UNKNOWN
    return next(filter(None, map(says_amazon_ships, texts)), None) if open_ else None


def _with(found: Gathered, wanted: FactToCheck, texts: tuple[str, ...]) -> Gathered:
    read = ((f, value) for f in _named(wanted, found.matter) if (value := _read(wanted, f.value)) is not None)
    given, value = next(read, (None, ""))
    if given:
        if (given.key, given.value) == (wanted.key, value):
            return found
        other = {**found.other, wanted.key: given}
        return replace(found, matter=_knowing(found.matter, wanted.key, value), other=other)
    if wanted.arrival:
        return _with_arrival(found, wanted, texts)
    if wanted.tracking:
        return _with_tracking(found, wanted, texts)
    if wanted.wish:
        return _with_wish(found, wanted, texts)
    said = told(wanted, texts) or _handed(wanted, found.matter)
    if said is None:
        return found
    return replace(found, matter=_knowing(found.matter, wanted.key, said.value), said={**found.said, wanted.key: said})


def _handed(wanted: FactToCheck, matter: Matter) -> Said | None:
    """Whether they handed it over in answer to us, which their message by itself doesn't tell: `Here it is again.`"""
    given = read_ledger(matter).of(EntryKind.GIVEN) if wanted.handed_over else ()
    theirs = (e for e in given if e.who is Who.CUSTOMER and e.turn >= 0 and wanted.handed_over in e.things)
    entry = next(theirs, None)
    return Said("yes", entry.quote) if entry else None


def _with_arrival(found: Gathered, wanted: FactToCheck, texts: tuple[str, ...]) -> Gathered:
    """The day as the customer tells it: for the question and wordings only; nothing rests on it."""
    came = next(filter(None, (arrival_told(text, found.matter.today) for text in texts)), None)
    if came is None:
        return found
    matter = _knowing(found.matter, f"{wanted.key}{AS_TOLD}", came.words)
    return replace(found, matter=matter, said={**found.said, wanted.key: Said(came.day.isoformat(), came.quote)})


def _with_tracking(found: Gathered, wanted: FactToCheck, texts: tuple[str, ...]) -> Gathered:
    """What the tracking shows as the customer tells it: for the question only; nothing rests on it."""
    words = next(filter(None, map(tracking_told, texts)), None)
    return found if words is None else replace(found, said={**found.said, wanted.key: Said(words, words)})


def _with_wish(found: Gathered, asked: FactToCheck, texts: tuple[str, ...]) -> Gathered:
    """What they ask for in the latest message that asks: for the question only; nothing rests on it."""
    wishes = (tuple(w for a, b in sentence_spans(text) for w in wanted_in(text[a:b])) for text in texts)
    latest = next(filter(None, wishes), None)
    if latest is None:
        return found
    words = " / ".join(dict.fromkeys(w.strip() for w in latest[-_MOST_WISHES:]))
    return replace(found, said={**found.said, asked.key: Said(words, words)})


def _with_item(found: Gathered, texts: tuple[str, ...]) -> Gathered:
    if found.matter.fact(_ITEM):
        return replace(found, matter=_knowing(found.matter, _GOODS, found.matter.fact(_ITEM) or ""))
    if goods := next(filter(None, map(main_goods, texts)), None):
        found = replace(found, matter=_knowing(found.matter, _GOODS, goods))
    item = next(filter(None, map(main_item, texts)), None)
    if item is None:
        return found
    return replace(found, matter=_knowing(found.matter, _ITEM, item), said={**found.said, _ITEM: Said(item, item)})


def _named(wanted: FactToCheck, matter: Matter) -> Iterator[Fact]:
    """The fact that was given, by its own name first; the latest of each name. `stock_*` is any name that begins so."""
    for name in (wanted.key, *wanted.names):
        yield from (f for f in reversed(matter.facts) if fnmatchcase(f.key, name) and f.value.strip())


def _read(wanted: FactToCheck, value: str) -> str | None:
    """The value that the situation knows for the words of a fact, or the words; None where they are no value of it."""
    if not wanted.values:
        return value
    plain = {"true": "yes", "false": "no"}.get(value.strip().lower(), value.strip())
    known = (name for name, pattern in wanted.values.items() if re.search(pattern, plain, re.IGNORECASE))
    found = plain if plain in wanted.values else next(known, None)
    if found is None:
        return None if WHOLE in wanted.values else value
    return value if found == WHOLE else found


def _knowing(matter: Matter, key: str, value: str) -> Matter:
    return replace(matter, facts=(*matter.facts, Fact(key, value)))


def _reckoned(found: Gathered, situation: Situation, clauses: Iterable[Clause]) -> Gathered:
    """The last day of a window, if every known clock agrees whether it is still open today."""
    asked = {f.key for f in situation.facts}
    for clause in clauses:
        key = next((k for k in clause.facts if k in asked and k not in clause.counts_from), None)
        if key is None or clause.window_days is None or found.matter.fact(key):
            continue
        clocks = [f for name in clause.counts_from for f in found.matter.facts if f.key == name and _day(f.value)]
        day = _last_day([d for f in clocks if (d := _day(f.value))], clause.window_days, found.matter.today)
        if day:
            matter = _knowing(found.matter, key, day.isoformat())
            return replace(found, matter=matter, reckoned={**found.reckoned, key: tuple(clocks)})
    return found


def _last_day(begins: list[date], days: int, today: date) -> date | None:
    """The earliest end of the windows that are all open, the latest of those that are all over."""
    ends = [day + timedelta(days=days) for day in begins]
    if ends and min(ends) >= today:
        return min(ends)
    return max(ends) if ends and max(ends) < today else None


def _day(value: str) -> date | None:
    found = _DAY.search(value)
    try:
        return date.fromisoformat(found.group()) if found else None
    except ValueError:
        return None
