"""Where an item of an order stands, read from the words that reports have for it. Pure."""

from collections.abc import Iterable
from enum import StrEnum

from bot.domain.records import OrderLine


class Standing(StrEnum):
    """CANCELLED: it won't be sent. The values are those of the fact `shipping_status`."""

    CANCELLED = "cancelled"
    NOT_SHIPPED = "not_shipped"
    SHIPPED = "shipped"


BEGINS = {
    Standing.CANCELLED: ("cancel", "refunded", "voided", "removed"),
    Standing.NOT_SHIPPED: ("unshipped", "pending", "unfulfilled", "on hold", "on_hold", "scheduled"),
    Standing.SHIPPED: ("shipped", "shipping", "delivered", "fulfilled"),
}
"""How the words begin. Amazon adds to them: `Shipped - Lost in Transit`."""


def standing(status: str | None) -> Standing | None:
    """None where the words say nothing of it, as `partial`."""
    words = (status or "").strip().lower()
    return next((where for where, begins in BEGINS.items() if words.startswith(begins)), None)


def all_stand(lines: Iterable[OrderLine]) -> Standing | None:
    """Where all of these items stand; None where they differ, or one isn't known."""
    found = {standing(line.status) for line in lines}
    return found.pop() if len(found) == 1 else None
