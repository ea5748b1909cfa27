"""Facts that a person checks in a case, the words in which they may be given, and conditions on their values."""

from enum import StrEnum
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, field_validator

from bot.domain.case import Matter
from bot.knowledge.schema.clauses import ANY_MARKETPLACE, Id, Strict
from bot.ledger.actions import GIVABLE


def _one_or_many(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


def _as_words(value: Any) -> Any:
    """YAML reads a bare `no` as false; a condition means the word."""
    if not isinstance(value, dict):
        return value
    return {k: ("yes" if v else "no") if isinstance(v, bool) else v for k, v in value.items()}


def _as_answers(value: Any) -> Any:
    """The same for keys."""
    if not isinstance(value, dict):
        return value
    return {("yes" if k else "no") if isinstance(k, bool) else k: v for k, v in value.items()}


Wordings = Annotated[tuple[str, ...], BeforeValidator(_one_or_many)]
"""One wording or several, the most particular first: the first whose gaps can be filled is used."""
When = Annotated[dict[Id, str], BeforeValidator(_as_words)]
"""Facts and the value each must have: `{free_returns: no}`. Case is ignored, true is yes, false is no."""


AS_TOLD = "_as_told"
"""Suffix of a gap for a day as the customer tells it."""
FINDING_OUT = "I am finding out {what}"
"""How a reply says what isn't known yet."""
WHOLE = "{value}"
"""A value that is the customer's own words, not one of a list."""
Values = Annotated[dict[str, str], BeforeValidator(_as_answers)]
"""Values and patterns; a bare yes or no in YAML is the word."""
Sayings = Annotated[dict[str, Wordings], BeforeValidator(_as_answers)]


def holds(when: dict[str, str], matter: Matter) -> bool:
    """Whether each fact is known and has this value."""
    return all(_plain(matter.fact(key)) == _plain(value) for key, value in when.items())


def _plain(value: str | None) -> str | None:
    word = value.strip().lower() if value else None
    return {"true": "yes", "false": "no"}.get(word, word) if word else None


class Written(StrEnum):
    """What our earlier messages may tell: by when it arrives, that it left, what was scanned, when it was delivered,
    that money went back and how much, that a return came, until when one may be made, whether it is in stock, what the
    label costs, by when we answer."""

    DELIVERY = "delivery"
    DEPARTURE = "departure"
    SCAN = "scan"
    DELIVERED = "delivered"
    REFUND = "refund"
    AMOUNT = "amount"
    RETURN = "return"
    WINDOW = "window"
    STOCK = "stock"
    LABEL = "label"
    DECISION = "decision"


class FactToCheck(Strict):
    """A fact that a person checks: its key, and the question to ask."""

    key: Id
    ask: str
    confirm: str | None = None
    """The question instead, once the customer says it: `They have sent a photo: does it show the damage?`"""
    required: bool = Field(default=False, strict=True)
    """Without it there is no answer: the composer says what is being found out, or gives a brief."""
    finding_out: Wordings = ()
    """What we say we are finding out while a required fact is unknown: `where it was last scanned`, or `how soon {part}
    can leave` where that fact is known. Without it there is no reply until the fact is known."""
    names: tuple[str, ...] = ()
    """Other keys under which it may be given; `stock_*` is any key with that beginning."""
    marketplace: Wordings = ()
    """The marketplaces on which it is asked for; left out, on all."""
    when: When = Field(default_factory=dict)
    """Asked only unless one of these facts is known to have another value."""
    only: When = Field(default_factory=dict)
    """Asked only if these facts are known to be so, or the customer says so."""
    unless: When = Field(default_factory=dict)
    """Not asked if one of these facts is known to be so, or the customer says so."""
    unless_known: tuple[Id, ...] = ()
    """Not asked once one of these facts is known."""
    values: Values = Field(default_factory=dict)
    """The accepted values, each with the pattern that reads it from other words: `{shipped: 'shipped|on its way'}`; the
    first match counts."""
    said: Sayings = Field(default_factory=dict)
    """Values with patterns of the customer's words that mean them; `{value}` stands for the group `value`."""
    handed_over: Id | None = None
    """A thing, such as `photo`: the value is `yes` where the customer says they gave it."""
    remedy: bool = Field(default=False, strict=True)
    """The remedy the customer wants: `refund`, `replacement` or `either`, where they say so."""
    trouble: bool = Field(default=False, strict=True)
    """It is what is wrong with the goods: the customer's words that say how they fail or came harmed."""
    to_send: bool = Field(default=False, strict=True)
    """It is what is to be sent: what the customer says isn't there or asks for (`the belt`), the rest of what came in
    part, or the right size, color or item."""
    anew: bool = Field(default=False, strict=True)
    """It is the one thing that the customer asks to have anew, by its name: `a new leg`."""
    arrival: bool = Field(default=False, strict=True)
    """The day the goods came. What the customer says of it is shown with the question, and fills
    `{delivered_on_as_told}`; nothing rests on it until the day is given."""
    tracking: bool = Field(default=False, strict=True)
    """What the tracking shows. What the customer says of it is shown with the question; nothing rests on it."""
    wish: bool = Field(default=False, strict=True)
    """What the customer wants or asks. Their words are shown with the question; nothing rests on them."""
    given_to_them: bool = Field(default=False, strict=True)
    """`yes` where the customer says the goods were a gift to them, so that the order is another's."""
    sooner_keeps: bool = Field(default=False, strict=True)
    """`yes` where the customer would sooner not send the goods back, or asks whether they must."""
    written: Written | None = None
    """What of our earlier messages answers it. Our sentence is shown with the question; nothing rests on it."""
    listed: bool = Field(default=True, strict=True)
    """False: nobody is asked for it; it only fills a wording."""

    @field_validator("handed_over")
    @classmethod
    def _is_a_thing(cls, thing: str | None) -> str | None:
        if thing is not None and thing not in GIVABLE:
            raise ValueError(f"is nothing that customers hand over: {', '.join(sorted(GIVABLE))}")
        return thing

    def holds_on(self, marketplace: str) -> bool:
        """Whether it matters for orders of this marketplace; if that isn't known, it may."""
        return not self.marketplace or marketplace in (*self.marketplace, ANY_MARKETPLACE)

    def asked(self, matter: Matter) -> bool:
        """Whether a person has to check it in this case."""
        otherwise = any(matter.fact(key) and not holds({key: value}, matter) for key, value in self.when.items())
        so = any(holds({key: value}, matter) for key, value in self.unless.items())
        ended = otherwise or so or any(matter.fact(key) for key in self.unless_known)
        return self.listed and self.holds_on(matter.marketplace) and not ended and holds(self.only, matter)
