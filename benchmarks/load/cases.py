"""What customers write and what the loopback Claude answers: no two cases have the same text, so nothing is read twice.

Every message holds an order number with the kind of the case and its number: by it a post or a call is told to be of
this case.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

ORDER = re.compile(r"\b112-(\d)(\d{6})-\d{7}\b")
Part = tuple[str, Sequence[str]]


@dataclass(frozen=True)
class Kind:
    """A kind of routine case: its situation, what the customer writes, and the reply with what each part cites."""

    situation: str
    message: str
    reply: tuple[Part, ...]


KINDS = (
    Kind(
        "shipping_policy_question",
        "Hello, before I add two more to order {order}: do you ship lantern {n} to Alaska too, and how long would "
        "it take to get to cabin {n} there? The page says that shipping is free from some sum, and lantern {n} costs "
        "${price}. My sister in Hawaii wants {n} candles as well. Is there a surcharge for either place?",
        (
            ("Thank you for asking about lantern {n} before you order.\n\n", ()),
            (
                "Orders to Alaska and Hawaii travel by USPS, take 6 to 10 business days and cost nothing extra. ",
                ("shipping.alaska_hawaii",),
            ),
            (
                "Standard shipping is free from $35, so nothing is added for lantern {n} of order {order}. ",
                ("shipping.cost",),
            ),
            ("The day on which parcel {n} arrives is an estimate, not a guarantee.\n\n", ("shipping.time",)),
            ("If anything else matters for cabin {n}, write to me here, and I will look at it today.", ()),
        ),
    ),
    Kind(
        "where_is_my_order",
        "Hi, I placed order {order} last week, item {n} for ${price}, and the tracking has not changed since it left "
        "your warehouse. I looked at the page {n} times. Where is the parcel now, when does it come to number {n} on "
        "our road? We are having {n} guests at the weekend and I was hoping to have it on the table by then.",
        (
            ("Thank you for your patience with item {n}.\n\n", ()),
            ("I have read the carrier's tracking for parcel {n} of order {order} myself. ", ("shipping.status",)),
            (
                "In the 48 contiguous states orders arrive 3 to 6 business days after they leave us; a day of "
                "arrival is an estimate, not a guarantee. ",
                ("shipping.time",),
            ),
            (
                "I will look at parcel {n} again and write to you within 2 days with what has changed.",
                ("conduct.follow_up",),
            ),
        ),
    ),
    Kind(
        "damaged_on_arrival",
        "Good morning. Order {order} came today and planter {n} has a crack in the rim; the box was dented at corner "
        "{n}. I attach a photo of the damage and one of the packaging. It cost ${price}, and I want a new one, as "
        "planter {n} was meant as a present for my neighbour at number {n}. What do you need from me?",
        (
            ("Thank you for the photos; I am sorry that planter {n} came with a crack.\n\n", ()),
            (
                "We are sending you a new planter {n} for order {order}, free of charge, as it is in stock. ",
                ("orders.damaged_replacement",),
            ),
            ("You need not send us another photo of corner {n}. ", ("orders.damaged_photo",)),
            ("I will write to you within 2 days with the tracking number.", ("conduct.follow_up",)),
        ),
    ),
)


def message(number: int) -> str:
    """What the customer of this case writes."""
    return _filled(KINDS[number % len(KINDS)].message, number)


def reply(number: int) -> list[Part]:
    """What Claude drafts for it."""
    return [(_filled(text, number), cited) for text, cited in KINDS[number % len(KINDS)].reply]


def case_in(text: str) -> int | None:
    """The number of the case that a text is of."""
    found = ORDER.search(text)
    return int(found[2]) if found else None


def situation(number: int) -> str:
    return KINDS[number % len(KINDS)].situation


def _filled(text: str, number: int) -> str:
    order = f"112-{number % len(KINDS)}{number:06}-{number * 7919 % 10**7:07}"
    return text.format(order=order, n=number + 11, price=f"{36 + number % 60}.{number % 90 + 10}")
