"""What the records say about a case: looked up before triage, and kept as facts with their report and age."""

import re

from bot.checks.differing import CALLED_OFF, differences, fulfilment_differs
from bot.checks.personal_data.numbers.identifiers import ASIN, NUMBERED, ORDER_ID, SPACED, SPOKEN, parcels
from bot.desk.parts.desk import Desk
from bot.desk.parts.view import CaseView, load
from bot.domain.case import Fact, Fulfilment, Matter, Who
from bot.domain.records import Product, Recorded, ReportKind, ReturnLine
from bot.domain.reply import RecordedAs, RecordLine
from bot.knowledge.schema.clauses import ANY_MARKETPLACE
from bot.language.matter.asked_order import orders_asked_for
from bot.records.facts import LEAVES_BY, facts
from bot.records.found import CaseRecords
from bot.records.telling import aged, lines
from bot.store.case import cases
from bot.store.company import records
from bot.store.engines.database import Tx
from bot.store.history import trail

BY = "records"
_NAME = re.compile(r"(?<![\w.-])(?=[\w.-]*\d)[A-Za-z0-9][\w.-]{2,39}(?<![.-])")
_NO_ASIN = "No report has the ASIN {}. Compare it with the customer's message, or import a newer listings report."
NO_PARCEL = "No returns report has parcel {}. Parcels on their way to customers are in no report: ask the carrier."
_OPEN = "to be confirmed"
"""Whether an order was cancelled, where its customer waits for it: what the report says isn't a fact until it is."""
_KNOWN_BETTER = frozenset({"leaves_on", "last_scan"})
"""What a person gives in place of the day by which an order is to leave."""
MOST_NAMES = 50
"""At most so many words of a case are looked up as SKUs or ASINs."""


async def look_up(desk: Desk, view: CaseView) -> tuple[CaseView, tuple[RecordLine, ...]]:
    """The case with the facts that records add, and what the team is shown. Done twice, it adds nothing more."""
    async with desk.database.glance() as tx:
        if not await records.any_report(tx):
            return view, ()
    matter = view.matter(desk)
    async with desk.database.read() as tx:
        found = await find(tx, matter)
    differing = tuple(differences(matter.by_people, found))
    unsettled = {key for d in differing for key in (d.key, *d.beside)}
    unsettled |= {LEAVES_BY} if any(f.key in _KNOWN_BETTER for f in matter.by_people.facts) else set()
    told = [f for f in facts(found, matter.today) if f.key not in unsettled]
    told += [Fact(CALLED_OFF, _OPEN, d.report.said) for d in differing if d.key == CALLED_OFF][:1]
    unsettled = (unsettled | {CALLED_OFF, LEAVES_BY}) - {f.key for f in told}
    view = await _kept(desk, view, found, told, unsettled)
    warned = [*(d.line for d in differing), *aged(found, matter.today)]
    return view, tuple(_shown(found, warned, fulfilment_differs(view.case.fulfilment, found)))


def order_numbers(words: str) -> tuple[str, ...]:
    """The order numbers in a text that their form alone identifies."""
    return tuple(dict.fromkeys((*ORDER_ID.findall(words), *NUMBERED.findall(words))))


async def orders_in(tx: Tx, words: str, given: str | None = None) -> tuple[str, ...]:
    """These, the number that a person gave, and words that reports have as orders: `order 1042`, `EX-1042`.

    A shop's reports have `#1042` where people write `1042`.
    """
    spoken = (*_spoken(words), *("-".join(m.groups()) for m in SPACED.finditer(f"{words} {given or ''}")))
    named = {form for name in (*spoken, *filter(None, [given])) for form in (name, f"#{name.lstrip('#')}")}
    lettered = {w for w in _names(words, {}) if not w.isdigit()}
    known = await records.known_orders(tx, named | lettered | {f"#{w}" for w in lettered})
    kept = (given,) if given and not any(_alike(given, order_id) for order_id in known) else ()
    return tuple(dict.fromkeys((*kept, *order_numbers(words), *known)))


def _alike(given: str, order_id: str) -> bool:
    """Whether both are one number, whatever stands between its parts."""
    return re.sub(r"\W", "", given).casefold() == re.sub(r"\W", "", order_id).casefold()


def _spoken(words: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*(m["it"] for m in SPOKEN.finditer(words)), *orders_asked_for(words))))


async def find(tx: Tx, matter: Matter) -> CaseRecords:
    """All that records have on the orders, parcels and products named in a case."""
    words = " ".join((*(t.text for t in matter.turns), *(f.value for f in matter.facts if not f.source)))
    wanted = dict.fromkeys(await orders_in(tx, words, matter.order_id))
    back = await _returns(tx, list(wanted), words)
    paid = [r for order_id in wanted for r in await records.refunds_of(tx, order_id)]
    orders = {
        order_id: await records.order(tx, order_id) for order_id in wanted | {r.value.order_id: None for r in back}
    }
    known = {order_id: found for order_id, found in orders.items() if found}
    named = await records.named_products(tx, _names(words, wanted))
    skus = dict.fromkeys([*(r.value.sku for o in known.values() for r in o), *(r.value.sku for r in named)])
    return CaseRecords(
        orders=known,
        returns=back,
        refunds=tuple(paid),
        products=tuple(named),
        stock=tuple(await records.stock(tx, skus)) if skus else (),
        unknown=tuple(o for o in wanted if o not in known and not any(r.value.order_id == o for r in paid)),
        unheard=await _unheard(tx, words, named, back, bool(wanted)),
        said=" ".join(t.text for t in matter.turns if t.who is Who.CUSTOMER),
    )


async def _returns(tx: Tx, orders: list[str], words: str) -> tuple[Recorded[ReturnLine], ...]:
    found = [r for order_id in orders for r in await records.returns_of(tx, order_id)]
    found += [r for number in parcels(words) for r in await records.return_by_tracking(tx, number)]
    return tuple({r.value.key: r for r in found}.values())


async def _unheard(
    tx: Tx, words: str, named: list[Recorded[Product]], back: tuple[Recorded[ReturnLine], ...], ordered: bool
) -> tuple[str, ...]:
    """What a case names and no report has, as far as there are reports that could have it."""
    kinds = {report.kind for report, _, _ in await records.latest_reports(tx)}
    asins = dict.fromkeys(a for a in ASIN.findall(words) if a.startswith("B")) if ReportKind.LISTINGS in kinds else {}
    numbers = parcels(words) if ReportKind.SELLER_RETURNS in kinds else ()
    spoken = _spoken(words) if ReportKind.SHOPIFY_ORDERS in kinds and not ordered else ()
    known, came = {r.value.asin for r in named}, {r.value.tracking for r in back}
    return (
        *map(_unknown, spoken),
        *(_NO_ASIN.format(asin) for asin in asins if asin not in known),
        *(NO_PARCEL.format(number) for number in numbers if number not in came),
    )


def _names(words: str, orders: dict[str, None]) -> list[str]:
    """Words that may be an SKU or ASIN: with a digit, and not an order number."""
    found = [word for word in _NAME.findall(words) if word not in orders]
    return list(dict.fromkeys([*found, *(word.upper() for word in found)]))[:MOST_NAMES]


async def _kept(desk: Desk, view: CaseView, found: CaseRecords, told: list[Fact], open_keys: set[str]) -> CaseView:
    """Add new facts. What a person gave stands; what a person and a record disagree on isn't used.

    Nothing is added to a case that was forgotten meanwhile.
    """
    given = {f.key for f in view.facts if f.source is None and f.value.strip()}
    had = {f.key: (f.value, f.source) for f in view.facts if f.source}
    new = [f for f in told if f.key not in given and had.get(f.key) != (f.value, f.source)]
    stale = (open_keys | {f.key for f in new}) & had.keys()
    route = _route(desk, view, found)
    if not new and not stale and not route:
        return view
    now = desk.clock.now()
    async with desk.write(view.case.id) as tx:
        if await cases.is_forgotten(tx, view.case.id):
            return await load(tx, view.case.id)
        await cases.drop_recorded(tx, view.case.id, stale)
        await cases.add_recorded(tx, view.case.id, new, BY, now)
        if route:
            await cases.change(tx, view.case.id, **route)
        await trail.note(tx, view.case.id, BY, "looked up", now, facts=len(new), **route)
        return await load(tx, view.case.id)


def _route(desk: Desk, view: CaseView, found: CaseRecords) -> dict[str, str]:
    """Who fulfils the order and where it was bought, if nobody said so."""
    route = {}
    if view.case.fulfilment is Fulfilment.UNKNOWN and found.fulfilment is not Fulfilment.UNKNOWN:
        route["fulfilment"] = str(found.fulfilment)
    nobody_said = view.case.marketplace in (ANY_MARKETPLACE, desk.options.marketplace)
    if nobody_said and found.marketplace not in (None, view.case.marketplace):
        route["marketplace"] = found.marketplace
    return route


def _shown(found: CaseRecords, differing: list[str], route: str | None) -> list[RecordLine]:
    return [
        *(RecordLine(RecordedAs.DIFFERS, line) for line in (*differing, *filter(None, (route,)))),
        *(RecordLine(RecordedAs.TOLD, line) for line in lines(found)),
        *(RecordLine(RecordedAs.UNKNOWN, line) for line in (*map(_unknown, found.unknown), *found.unheard)),
    ]


def _unknown(order_id: str) -> str:
    return f"No report has order {order_id}. Compare the number with the customer's message, or import newer reports."
