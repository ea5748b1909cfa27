"""Costs of calls to models: prices as of a day, and the monthly limit."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

MILLION = 1_000_000
WARN_AT = Decimal("0.8")
"""The share of the monthly limit from which owners are warned."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """Of one or more calls. `input` are those that weren't cached."""

    input: int = 0
    output: int = 0
    cache_read: int = 0
    cache_write: int = 0

    def __add__(self, other: "Tokens") -> "Tokens":
        return Tokens(
            self.input + other.input,
            self.output + other.output,
            self.cache_read + other.cache_read,
            self.cache_write + other.cache_write,
        )

    @property
    def total(self) -> int:
        return self.input + self.output + self.cache_read + self.cache_write


@dataclass(frozen=True, slots=True)
class Price:
    """Per million tokens of each kind, in the list's currency."""

    input: Decimal
    output: Decimal
    cache_read: Decimal
    cache_write: Decimal

    def of(self, tokens: Tokens) -> Decimal:
        parts = (
            (self.input, tokens.input),
            (self.output, tokens.output),
            (self.cache_read, tokens.cache_read),
            (self.cache_write, tokens.cache_write),
        )
        return sum((price * count for price, count in parts), Decimal(0)) / MILLION


@dataclass(frozen=True, slots=True)
class PriceList:
    """Prices by model. `confirmed`: somebody has read them at `source`, an address."""

    currency: str = "USD"
    as_of: date | None = None
    confirmed: bool = False
    source: str | None = None
    models: Mapping[str, Price] = field(default_factory=dict)

    def cost(self, model: str, tokens: Tokens) -> Decimal | None:
        """None where the list doesn't have the model."""
        price = self.models.get(model)
        return price.of(tokens) if price else None

    def without_price(self, models: Iterable[str]) -> tuple[str, ...]:
        """Those of these models that the list doesn't have."""
        return tuple(m for m in dict.fromkeys(models) if m not in self.models)


@dataclass(frozen=True, slots=True)
class Budget:
    """What may be spent on models in a calendar month, in the list's currency; 0 for no limit."""

    prices: PriceList = field(default_factory=PriceList)
    monthly: Decimal = Decimal(0)

    def warns(self, spent: Decimal) -> bool:
        """Whether owners are warned."""
        return bool(self.monthly) and spent >= self.monthly * WARN_AT

    def over(self, spent: Decimal) -> bool:
        """Whether no model is asked any more this month."""
        return bool(self.monthly) and spent >= self.monthly

    def said(self, amount: Decimal) -> str:
        """As people read it: `41.20 USD`."""
        return f"{amount:.2f} {self.prices.currency}"
