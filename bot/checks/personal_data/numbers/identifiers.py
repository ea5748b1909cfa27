"""Numbers of business that stay in the text: orders, products, parcels, dates, prices, labelled references."""

import re
from collections.abc import Callable, Iterator

from bot.language.segmentation.spans import Span

_NUMBERED_BY = {"amazon": r"(?:\d{3}|[DS]\d{2})-\d{7}-\d{7}", "ebay": r"\d{2}-\d{5}-\d{5}"}
ORDER_ID = re.compile(rf"(?<![\w-])(?:{'|'.join(_NUMBERED_BY.values())})(?![\w-])", re.I)
"""Order numbers of Amazon, of its digital orders, and of eBay."""
NUMBERED = re.compile(r"(?<![\w#&])#\d{3,8}(?!\w)")
"""An order of the seller's own shop: `#1042`."""
SPACED = re.compile(r"(?<![\w-])(\d{3})[ ]?[-\u2010-\u2015]?[ ]?(\d{7})[ ]?[-\u2010-\u2015]?[ ]?(\d{7})(?![\w-])")
"""An Amazon order with spaces, other dashes, or nothing between its three parts."""
_CALLED_ORDER = (
    r"\b(?:orders?|purchase)\b"
    r"(?:[ :]|\b(?:numbers?|nos?\b\.?|num\b\.?|nr\b\.?|ids?|ref(?:erence)?|is|was)\b\.?)*"
)
_COUNTED = (
    r"(?![ ]+(?:more|other|of|new|(?!(?:has|is|was|as|this|its|says|does|arrives|comes|needs|shows)\b)[a-z]+s)\b)"
)
SPOKEN = re.compile(rf"{_CALLED_ORDER}[ ]?#?(?P<it>\d{{3,8}})(?![\w-]|[.,]\d){_COUNTED}", re.I)
"""The same without its mark: `order 1042`, `my order number is 1042`; not `order 500 pieces`."""
ASIN = re.compile(r"(?<!\w)(?:B0[A-Z0-9]{8}|X00[A-Z0-9]{7})(?!\w)")
"""An ASIN, or Amazon's number for an item in its warehouses (X00…)."""
_UPS = re.compile(r"(?<!\w)1Z(?:[ -]?[0-9A-Z]){16}(?!\w)", re.I)
_AMAZON = re.compile(r"(?<!\w)TB[ACM]\d{12}(?!\w)", re.I)
_USPS = re.compile(
    r"(?<![^\W_])(?:420[ ]?\d{5}(?:\d{4})?[ ]?)?9[1-5]\d{2}(?:[ ]?\d{4}){4}[ ]?\d{2}(?!\d)|(?<![^\W_])\d{20,34}(?!\d)"
)
_POSTAL = re.compile(r"(?<!\w)[A-Z]{2}[ ]?\d{3}[ ]?\d{3}[ ]?\d{3}[ ]?[A-Z]{2}(?!\w)")
_CARRIER_NUMBER = re.compile(
    r"\b(?:fedex|dhl|tracking|track|waybill|parcel|consignment|sendungsnummer)\b[^\d\n]{0,30}"
    r"(?P<it>(?<![\d+])(?:\d{4} \d{4} \d{4}|\d{10}|\d{12}|\d{14,15}|\d{20}|\d{22}))(?![\d-])",
    re.I,
)
_DATE = re.compile(
    r"(?<![\d.-])(?:(?:19|20)\d\d-[01]\d-[0-3]\d(?:[ T][0-2]?\d:\d\d(?::\d\d)?)?"
    r"|[0-3]?\d[./-][0-3]?\d[./-](?:19|20)\d\d|(?:19|20)\d\d[./][01]?\d[./][0-3]?\d)(?![\d-])"
)
_CURRENCY = r"(?:[$€£¥]|\b(?:USD|EUR|GBP|CAD)\b)"
_AMOUNT = r"\d{1,3}(?:[.,' ]?\d{3}){0,2}(?:[.,]\d{1,2})?"
_PRICE = re.compile(rf"{_CURRENCY}[ ]?{_AMOUNT}(?![\d-])|(?<![\d.,() -]){_AMOUNT}[ ]?{_CURRENCY}", re.I)
_LABELLED = re.compile(
    r"\b(?:order|case|ticket|claim|reference|ref|invoice|serial|sku|asin|upc|ean|gtin|isbn|model|item|product|shipment"
    r"|rma|return|transaction|confirmation|part|batch|lot)\b[ ]?(?:ids?|nos?\b\.?|numbers?|codes?)?"
    r"[ ]?(?:is|was)?[ ]?[:#]?[ ]?#?(?:(?:sn|s/n|pn|p/n|inv|rma|so|po)\b[ :.#-]{0,2})?"
    r"(?P<it>(?<!\+)(?:(?-i:[A-Z]{2,8})[-_])?(?:\d{6,17}|(?!\d{3}-\d{3}-\d{4}(?!\d))\d{2,8}(?:[-_:]\d{2,8}){1,4}))(?![\d-])",
    re.I,
)
_SERIAL = re.compile(
    r"\b(?:serial|sku|model|part|batch|lot)\b[ ]?(?:nos?\b\.?|numbers?|codes?)?[ ]?(?:is|was)?[ ]?[:#]?[ ]?"
    r"(?P<it>\d{2,8}(?: \d{2,8}){1,4})(?![\d-])",
    re.I,
)
"""In groups with spaces, as it stands on goods."""


def strong(text: str) -> list[Span]:
    """Spans that their form alone identifies, or a carrier's name next to them."""
    return [span for find in _STRONG for span in find(text)]


def parcels(text: str) -> tuple[str, ...]:
    """Tracking numbers without spaces and hyphens."""
    named = (text[start:end] for find in _PARCELS for start, end in find(text))
    return tuple(dict.fromkeys(re.sub(r"[ -]", "", number).upper() for number in named))


def numbered_by(text: str) -> str | None:
    """Whose order numbers are in the text, `amazon` or `ebay`; None if there are none, or of both."""
    numbers = ORDER_ID.findall(text)
    found = [name for name, form in _NUMBERED_BY.items() if any(re.fullmatch(form, n, re.I) for n in numbers)]
    return found[0] if len(found) == 1 else None


def labelled(text: str) -> list[Span]:
    """Spans kept unless they are a payment card: dates, prices, 'case 12345678'."""
    return [m.span() for pattern in (_DATE, _PRICE) for m in pattern.finditer(text)] + [
        m.span("it") for form in (_LABELLED, _SERIAL) for m in form.finditer(text)
    ]


def of_one_order(text: str) -> list[Span]:
    """Numbers that identify one customer: of orders, parcels, cases, claims. Product numbers may be among them."""
    found = [span for find in (_all(ORDER_ID), *_PARCELS) for span in find(text)]
    return [*found, *(m.span() for m in NUMBERED.finditer(text)), *(m.span("it") for m in _LABELLED.finditer(text))]


def ups_check_digit_holds(number: str) -> bool:
    """Whether a UPS number (`1Z` and 16 more) ends in its check digit."""
    digits = [_ups_digit(c) for c in number[2:]]
    total = sum(digits[0:15:2]) + 2 * sum(digits[1:15:2])
    return (10 - total % 10) % 10 == digits[15]


def _ups_digit(character: str) -> int:
    return int(character) if character.isdigit() else (ord(character.upper()) - 63) % 10


def _all(pattern: re.Pattern[str], group: str | int = 0) -> Callable[[str], Iterator[Span]]:
    return lambda text: (m.span(group) for m in pattern.finditer(text))


def _ups(text: str) -> Iterator[Span]:
    for found in _UPS.finditer(text):
        if ups_check_digit_holds(re.sub(r"[ -]", "", found[0])):
            yield found.span()


_PARCELS: tuple[Callable[[str], Iterator[Span]], ...] = (
    _ups,
    _all(_AMAZON),
    _all(_USPS),
    _all(_POSTAL),
    _all(_CARRIER_NUMBER, "it"),
)
_STRONG: tuple[Callable[[str], Iterator[Span]], ...] = (_all(ORDER_ID), _all(ASIN), *_PARCELS)
