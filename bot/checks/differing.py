"""Where the customer's or the team's words differ from a record. Shown to the team only."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from rapidfuzz import fuzz

from bot.domain.case import Fulfilment, Matter, Who
from bot.domain.records import OrderLine, Recorded, Report
from bot.knowledge.triage.order.item import PARTS, goods_in
from bot.language.figures.figures import Figure, Kind, figures
from bot.language.grammar.statement import Actor, Mood, Statement
from bot.language.grammar.statements import statements
from bot.language.segmentation.sentences import sentences
from bot.language.segmentation.tokens import straight
from bot.language.vocabulary.stems import stem
from bot.records.found import CaseRecords
from bot.records.naming import named
from bot.records.standing import Standing, all_stand, standing
from bot.records.telling import day, money, refunds

CALLED_OFF = "called_off"
"""The key where somebody waits for what a report has as cancelled."""
_BOUGHT = frozenset(map(stem, ("bought", "buy", "ordered", "purchased", "placed")))
_ORDER_OF = re.compile(
    r"\b(?:order|purchase)(?: (?:number |no\.? )?[#\d][\w-]*)?,? (?:of|from|dated|on)(?: the)?\s*$", re.I
)
"""`My order 1042 of`, before a day."""
_DAYS_APART = 1
"""Days of difference due to time zones and midnight, which don't count."""
_N = r"(?:\d{1,3}|two|three|four|five|six|ten)"
_MANY = re.compile(
    rf"\b(?:(?:ordered|bought|purchased|paid for)\s+|order\s+(?:[\d-]{{19}}\s+)?(?:of|for)\s+|all\s+)"
    rf"(?P<n>{_N})\s+(?:of\s+(?:the|these|your)\s+)?(?P<what>[a-z]+)"
    rf"|\b(?P<m>{_N})\s+(?:of\s+(?:the|these|your)\s+)?(?P<thing>[a-z]+)\s+(?:that\s+)?(?:i|we)\s+(?:ordered|bought)\b",
    re.I,
)
_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "ten": 10}
_TIMES = frozenset("day days week weeks month months year years time times hour hours".split())
_UNREFUNDED = re.compile(
    r"(?:\b(?:no|not|never|cannot|still waiting for|waiting for|where(?:'s| is)|when)\b|n't\b)[^.!?]{0,40}"
    r"\b(?:refund(?:ed)?|money(?: back)?|reimburse\w*)\b"
    r"|\b(?:refund|money)\b[^.!?]{0,30}(?:\b(?:not|never)\b|n't\b)[^.!?]{0,20}"
    r"\b(?:arriv\w*|come|came|here|received?|got|gotten|shown?|appear\w*|paid)\b",
    re.I,
)
_WAITS = re.compile(
    r"\b(?:where(?:'s| is| are)|when|wait(?:s|ed|ing)?|arriv\w*|deliver\w*|shipped|shipping|ships?|com(?:e|es|ing)|came"
    r"|receiv\w*|track\w*|status|updates?|news|late|delay\w*|got|gotten|get|here|parcel|package|turned up|shown up)\b",
    re.I,
)
"""Words of whoever waits for goods, or asks where they are."""
_AWAITED = re.compile(
    r"\b(?:where(?:'s| is| are)|when(?:'s| will| does| do| is| can)|still waiting|waiting (?:for|on)|how long"
    r"|how much longer|on (?:its|the|their) way)\b"
    r"|(?:\b(?:not|never|nothing|hasnt|havent|didnt|isnt)\b|n't\b)[^.!?]{0,30}"
    r"\b(?:arriv\w*|com(?:e|es|ing)|came|receiv\w*|deliver\w*|here|got|gotten|reach\w*|turned up|shown up|shipped"
    r"|sent)\b",
    re.I,
)
"""Said of goods that haven't come."""
_OF_MONEY = re.compile(r"\b(?:refund\w*|money|reimburse\w*|credit\w*|invoice|receipt|label|return\w*)\b", re.I)
_NEVER = re.compile(r"\b(?:never|hardly)\b", re.I)
_CALLED_OFF = re.compile(r"\bcancel|\b(?:call(?:ed)? off|voided|stopp?(?:ed)? (?:my|the) order)\b", re.I)
_CAME = {stem(w): Actor.NOBODY for w in ("arrive", "come", "reach")} | {stem("receive"): Actor.WRITER}
"""Verbs by which a customer says that goods came, each with who acts."""
_NO_GOODS = frozenset(
    map(stem, "email mail message reply answer confirmation refund label notification notice invoice code call".split())
)
"""Things that arrive too, and are no parcel."""
_ITEM, _OF_ITEM = "item", ("quantity", "stock_quantity", "units_at_warehouse")
_NOT_ORDERED = re.compile(
    r"\b(?:wrong|instead|in place of|not what|(?:isn't|wasn't) what|never ordered|(?:did not|didn't) (?:order|buy)"
    r"|something else|different (?:item|one|product|thing)|somebody else's|someone else's)\b",
    re.I,
)
"""What came isn't what was ordered: its name says nothing of the order."""
_LEAST_SHARED = 4
"""Letters of a name that, within a longer word, are the same thing: a kettle is in `teakettle`."""
_ALIKE = 80
"""Of 100, by rapidfuzz: a slip of the keys."""
_PAY, _LABEL = stem("pay"), frozenset(map(stem, ("label", "postage")))


@dataclass(frozen=True, slots=True)
class Difference:
    """`key`: the fact that isn't used until this is settled, as are those `beside` it. `said`: somebody's words."""

    key: str
    said: str
    record: str
    report: Report
    beside: tuple[str, ...] = ()

    @property
    def line(self) -> str:
        """The difference as a sentence for a teammate."""
        return f"The customer says “{self.said}”; the {self.report.said} says {self.record}. Find out which is right."


def differences(matter: Matter, found: CaseRecords) -> Iterator[Difference]:
    """What can be compared: item and day of the order, quantity, whether it came, who pays the label, if it is paid."""
    order = found.one_order
    said = [s for turn in matter.turns if turn.who is Who.CUSTOMER for s in sentences(straight(turn.text))]
    came = list(_came(matter, order, order[0].report)) if order else []
    yield from came
    for lines in () if came else found.orders.values():
        yield from _called_off(said, lines)
    if order:
        bought, report = order[0].value.bought_on, order[0].report
        yield from _days(said, bought, matter.today, report)
        counts = [r.value.quantity for r in order]
        yield from _counts(said, counts, report)
        yield from _paid_back(said, order)
        yield from _item(matter, order)
    if len(found.returns) == 1:
        yield from _paid(matter, found.returns[0].value.label_payer, found.returns[0].report)
    for back in found.returns:
        refunded = money(back.value.refunded, back.value.currency) if back.value.refunded else None
        yield from _unrefunded(said, [refunded] if refunded else [], back.report)


def _days(said: list[str], bought: date | None, today: date, report: Report) -> Iterator[Difference]:
    for sentence in said if bought else ():
        named = [f for f in figures(sentence, today) if f.kind is Kind.DATE]
        if len(named) != 1 or not _of_the_purchase(sentence, named[0]):
            continue
        if bought and abs(int(named[0].value) - bought.toordinal()) > _DAYS_APART:
            yield Difference("ordered_on", sentence, f"that it was bought on {day(bought)}", report)


def _of_the_purchase(sentence: str, named: Figure) -> bool:
    """Whether the day is that of the purchase: in `ordered it and sent it back on Nov 20` it isn't."""
    verbs = (s.verb for s in statements(sentence) if s.start <= named.start < s.end)
    return any(verb in _BOUGHT for verb in verbs) or bool(_ORDER_OF.search(sentence[: named.start]))


def _counts(said: list[str], counts: list[int | None], report: Report) -> Iterator[Difference]:
    if None in counts:
        return
    total = sum(count or 0 for count in counts)
    for sentence in said:
        many = _MANY.search(sentence)
        if many is None or (many["what"] or many["thing"]).lower() in _TIMES:
            continue
        count = (many["n"] or many["m"]).lower()
        number = _NUMBERS.get(count) or int(count)
        if number != total and number not in counts:
            ordered = "one was" if total == 1 else f"{total} were"
            yield Difference("quantity", sentence, f"that {ordered} ordered", report)


def _item(matter: Matter, order: list[Recorded[OrderLine]]) -> Iterator[Difference]:
    """What they write about, where no item of the order has a word of its name."""
    texts = [straight(t.text) for t in matter.turns if t.who is Who.CUSTOMER]
    titles = [r.value.title for r in order if r.value.title]
    if matter.fact(_ITEM) or len(titles) < len(order) or any(map(_NOT_ORDERED.search, texts)):
        return
    thing = next(filter(None, map(goods_in, reversed(texts))), None)
    if (
        thing is None
        or PARTS & set(thing.split())
        or any(_shares(thing, f"{r.value.title} {r.value.sku}") for r in order)
    ):
        return
    ordered = " and ".join(titles)
    yield Difference(_ITEM, thing, f"that “{ordered}” was ordered", order[0].report, _OF_ITEM)


def _shares(name: str, title: str) -> bool:
    ours = [stem(w) for w in re.findall(r"[^\W_]+", title.lower())]
    return any(_same(stem(w), other) for w in re.findall(r"[a-z]+", name) for other in ours)


def _same(a: str, b: str) -> bool:
    within = min(len(a), len(b)) >= _LEAST_SHARED and (a in b or b in a)
    return a == b or within or fuzz.ratio(a, b) >= _ALIKE


def _told(matter: Matter) -> Iterator[tuple[str, Statement]]:
    """The customer's statements, each with its words."""
    for turn in matter.turns:
        if turn.who is Who.CUSTOMER:
            told = (s for s in statements(turn.text) if not s.negated and not _NEVER.search(s.text))
            yield from ((turn.text[s.start : s.end].strip(), s) for s in told)


def _came(matter: Matter, order: list[Recorded[OrderLine]], report: Report) -> Iterator[Difference]:
    """Goods of which nothing has left can't have come: most likely it is about another order."""
    if {standing(r.value.status) for r in order} - {Standing.NOT_SHIPPED, Standing.CANCELLED}:
        return
    for words, s in _told(matter):
        if s.mood is Mood.DONE and _CAME.get(s.verb) is s.actor and not _NO_GOODS & set(s.words):
            record = f"that the order is {_statuses(order)}"
            yield Difference("shipping_status", words, record, report)
            return


def _statuses(order: list[Recorded[OrderLine]]) -> str:
    return " and ".join(dict.fromkeys((r.value.status or "").lower() for r in order))


def _called_off(said: list[str], order: list[Recorded[OrderLine]]) -> Iterator[Difference]:
    """Who waits for an order or item that won't be sent, and says nothing of its end, may not know of it."""
    if any(map(_CALLED_OFF.search, said)):
        return
    whole = all_stand(r.value for r in order) is Standing.CANCELLED
    for sentence in said:
        lines = order if whole else _named_in(sentence, order)
        waits = (_WAITS if whole else _AWAITED).search(sentence) and not _OF_MONEY.search(sentence)
        if waits and all_stand(r.value for r in lines) is Standing.CANCELLED:
            of = "" if whole else f"“{lines[0].value.title}” of "
            paid = "".join(f" and {amount} was refunded" for amount in refunds(order))
            record = f"that {of}order {order[0].value.order_id} is {_statuses(lines)}{paid}"
            yield Difference(CALLED_OFF, sentence, record, order[0].report, ("shipping_status",))
            return


def _named_in(sentence: str, order: list[Recorded[OrderLine]]) -> list[Recorded[OrderLine]]:
    """The lines of the item that a sentence names by more of its title's words than any other."""
    sku = named(sentence, {r.value.sku: f"{r.value.title} {r.value.sku}" for r in order})
    return [r for r in order if r.value.sku == sku]


def _paid_back(said: list[str], order: list[Recorded[OrderLine]]) -> Iterator[Difference]:
    """Who waits for money that was paid back, or for goods though money was."""
    paid, report = refunds(order), order[0].report
    yield from _unrefunded(said, paid, report)
    waits = next((s for s in said if _AWAITED.search(s) and not _OF_MONEY.search(s)), None)
    if paid and waits and all_stand(r.value for r in order) is not Standing.CANCELLED:
        yield Difference("refunded", waits, f"that {' and '.join(paid)} was refunded", report)


def _unrefunded(said: list[str], paid: list[str], report: Report) -> Iterator[Difference]:
    """Who still waits for the money, where a report has it paid back."""
    for sentence in said if paid else ():
        if _UNREFUNDED.search(sentence):
            yield Difference("refunded", sentence, f"that {' and '.join(paid)} was refunded", report)


def _paid(matter: Matter, payer: str | None, report: Report) -> Iterator[Difference]:
    if (payer or "").lower() not in ("seller", "merchant"):
        return
    for words, s in _told(matter):
        if s.verb == _PAY and s.actor is Actor.WRITER and s.mood in (Mood.DONE, Mood.PLANNED) and _LABEL & set(s.words):
            yield Difference("label_payer", words, "that we pay the label", report)
            return


def fulfilment_differs(given: Fulfilment, found: CaseRecords) -> str | None:
    """A sentence if a person named another fulfilment than the record has; the person's word is used."""
    recorded = found.fulfilment
    if Fulfilment.UNKNOWN in (given, recorded) or given is recorded:
        return None
    ways = {Fulfilment.AMAZON: "Amazon", Fulfilment.SELLER: "us"}
    report = found.one_order[0].report.said
    told = f"The case says that {ways[given]} fulfils the order; the {report} says {ways[recorded]}."
    return f"{told} Check the order page: for Amazon's orders the route is Amazon's."
