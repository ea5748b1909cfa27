"""The arguments of each look-up; the model reads their descriptions.

Nothing is optional, as strict schemas limit optional fields: an empty string leaves a field open.
"""

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

LONGEST_SPAN_DAYS = 1_100
Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=80)]


class Arguments(BaseModel):
    """Unknown keys are errors."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Nothing(Arguments):
    """No arguments."""


class Words(Arguments):
    """A search."""

    words: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)] = Field(
        description="the few words that what you look for is called by"
    )


class Names(Arguments):
    """Several items."""

    names: Annotated[tuple[Name, ...], Field(min_length=1, max_length=20)] = Field(description="SKUs or ASINs")


class OrderName(Arguments):
    """One order."""

    order_id: Name = Field(description="the order number as the report has it, such as 112-1234567-1234567 or #1001")


class TextName(Arguments):
    """One clause or process."""

    id: Name = Field(description="the id as search_policies gave it")


class AtMost(Arguments):
    """A limit of units."""

    units: Annotated[int, Field(ge=0, le=1_000_000)] = Field(description="so many units available or fewer")


class Spanned(Arguments):
    """A span of days, both included."""

    since: date = Field(description="first day, YYYY-MM-DD")
    until: date = Field(description="last day, YYYY-MM-DD")
    sku: Annotated[str, StringConstraints(strip_whitespace=True, max_length=80)] = Field(
        description="only this SKU; empty for all"
    )

    @model_validator(mode="after")
    def _in_order(self) -> "Spanned":
        if not 0 <= (self.until - self.since).days <= LONGEST_SPAN_DAYS:
            raise ValueError(f"since must not be after until, and at most {LONGEST_SPAN_DAYS} days before it")
        return self


class OrdersCounted(Spanned):
    """How orders are counted."""

    by: Literal["nothing", "month", "product", "fulfilment", "status", "channel"]


class ReturnsCounted(Spanned):
    """How returns are counted."""

    by: Literal["nothing", "month", "product", "reason", "product_and_reason"]


class OrdersOf(Spanned):
    """One item's orders."""

    sku: Name = Field(description="the SKU")


class Ledger(Spanned):
    """An item's movements."""

    sku: Name = Field(description="SKU, FNSKU or ASIN")
