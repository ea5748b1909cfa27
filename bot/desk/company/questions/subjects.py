"""What a question on a seller's records asks for, from a closed set. Pure."""

import re
from dataclasses import dataclass
from enum import StrEnum

from bot.desk.company.questions import patterns
from bot.records.standing import Standing

LOW = 10
"""So many units or fewer are low stock, where no number is named."""


class Subject(StrEnum):
    """What is asked. TEXT: how something is done, or anything else that is written down."""

    REPORTS = "reports"
    PARCELS = "parcels to customers"
    COMING_BACK = "returns that aren't here yet"
    ORDERS_THAT = "orders that stand so"
    DUE = "orders that are to leave by a day"
    REFUNDED = "refunded"
    UNSOLD = "never sold"
    RATES = "returned of what was sold"
    PRICED = "products by price"
    COMMENTS = "comments on returns"
    SCARCE = "scarce"
    RETURNED = "returned"
    SOLD = "sold"
    ORDERS_OF = "orders of an item"
    PRODUCT = "product"
    STOCK = "stock"
    TEXT = "text"


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """What a question asks for; `by` is how counts are grouped."""

    subject: Subject
    by: str = "nothing"
    units: int = 0
    """For low stock: so many units or fewer."""
    came_back: bool = False
    """Whether it is about something that was returned."""
    how_to: bool = False
    """Whether it asks how something is done."""
    measured: bool = False
    """Whether it asks for a weight or a length."""
    least: bool = False
    """Whether the fewest come first."""
    stands: Standing | None = None
    """Which orders are asked for, by where they stand."""
    buyers: bool = False
    """Whether it asks who bought something."""
    inbound: bool = False
    """Whether it asks for what is on its way to a place of ours."""
    latest: int = 0
    """So many of the latest orders; 0: not so."""


_PLAIN = (
    (Subject.DUE, patterns.DUE),
    (Subject.RATES, patterns.RATES),
    (Subject.PRICED, patterns.PRICED),
    (Subject.COMING_BACK, patterns.COMING_BACK),
    (Subject.PARCELS, patterns.PARCELS_LATE),
    (Subject.REFUNDED, patterns.REFUNDED),
    (Subject.UNSOLD, patterns.UNSOLD),
    (Subject.ORDERS_OF, patterns.BUYERS),
)
_BY = (
    (re.compile(r"\b(?:by|per|each|every) month\b|\bmonthly\b|\bgoing (?:up|down)\b|\btrends?\b", re.I), "month"),
    (
        re.compile(
            r"\b(?:by|per|each) (?:sales )?(?:channel|marketplace|shop|store)\b|\bwhich (?:channel|marketplace)\b"
            r"|\b(?:on|in|at|from|via|through|our) (?:the )?(?:shopify|amazon(?:\.[a-z.]+)?|web ?shop|own shop)\b",
            re.I,
        ),
        "channel",
    ),
    (
        re.compile(
            r"\bby status\b|\b(?:unshipped|not shipped|pending|cancell?ed|shipped|did we (?:ship|send))\b", re.I
        ),
        "status",
    ),
    (
        re.compile(
            r"\b(?:which|what) (?:items?|products?|skus?|articles?)\b|\b(?:most|top|best\w*|worst|least|slowest)\b",
            re.I,
        ),
        "product",
    ),
)


def hear(text: str, dated: bool) -> Heard:
    """What the text asks for. `dated`: it names days."""
    measured = bool(patterns.MEASURED.search(text))
    return Heard(
        subject=_subject(text, dated),
        by=_by(text),
        units=_units(text),
        came_back=bool(patterns.CAME_BACK.search(text)),
        how_to=bool(patterns.HOW_TO.search(text)) and not measured,
        measured=measured,
        least=bool(patterns.LEAST.search(text)),
        stands=next((stands for stands, pattern in patterns.STANDING if pattern.search(text)), None),
        buyers=bool(patterns.BUYERS.search(text)),
        inbound=bool(patterns.INBOUND.search(text)),
        latest=_latest(text),
    )


def _by(text: str) -> str:
    grouped = next((name for pattern, name in _BY if pattern.search(text)), None)
    return grouped or ("month" if patterns.COMPARED.search(text) else "nothing")


def _subject(text: str, dated: bool) -> Subject:
    if patterns.REPORTS.search(text):
        return Subject.REPORTS
    if patterns.COMMENTS.search(text):
        return Subject.COMMENTS
    if patterns.HOW_TO.search(text):
        return Subject.TEXT
    told = next((subject for subject, pattern in _PLAIN if pattern.search(text)), None)
    if told:
        return told
    if _of_orders(text, dated):
        return Subject.ORDERS_THAT
    if (
        patterns.NONE_LEFT.search(text)
        or patterns.NEARLY.search(text)
        or patterns.FEW.search(text)
        or (patterns.FEWER.search(text) and patterns.STOCK.search(text))
    ):
        return Subject.SCARCE
    if patterns.RETURNED.search(text) or patterns.ANY_BACK.search(text) or (dated and patterns.BACK_THEN.search(text)):
        return Subject.RETURNED
    if patterns.ORDERS_OF.search(text):
        return Subject.ORDERS_OF
    if patterns.SOLD.search(text) or patterns.TOP_ITEMS.search(text) or (dated and patterns.SOLD_THEN.search(text)):
        return Subject.SOLD
    if patterns.PRODUCT.search(text):
        return Subject.PRODUCT
    return Subject.STOCK if patterns.STOCK.search(text) else Subject.TEXT


def _of_orders(text: str, dated: bool) -> bool:
    """Whether it asks for a list of orders: by where they stand, of some days, or the latest."""
    if patterns.LATEST.search(text):
        return True
    stands = any(pattern.search(text) for _, pattern in patterns.STANDING)
    if not patterns.ORDERS.search(text):
        return "unshipped" in text.lower()
    if not stands:
        return dated and bool(patterns.SHOWN.search(text)) and not any(pattern.search(text) for pattern, _ in _BY)
    return bool(patterns.LISTED.search(text) or patterns.ORDERS_FIRST.match(text)) and not patterns.HOW_MANY_BY.search(
        text
    )


def _latest(text: str) -> int:
    """How many orders are asked for, the latest first; 0: not so."""
    m = patterns.LATEST.search(text)
    if m is None:
        return 0
    return (patterns.COUNTS.get(m["n"].lower()) or int(m["n"])) if m["n"] else 1 + 4 * m[0].lower().endswith("s")


def _units(text: str) -> int:
    fewer = patterns.FEWER.search(text)
    if fewer:
        return int(fewer[3]) if fewer[3] else max(0, int(fewer[1] or fewer[2]) - 1)
    return 0 if patterns.NONE_LEFT.search(text) else LOW
