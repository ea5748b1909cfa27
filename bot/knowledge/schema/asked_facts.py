"""Facts of a case that a person makes sure of, the words in which they may be given, and conditions on their values."""

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
"""One wording or several, the most particular first: the first whose gaps can all be filled is used."""
When = Annotated[dict[Id, str], BeforeValidator(_as_words)]
"""Facts and the value each must have: `{free_returns: no}`. Case is ignored, true is yes, false is no."""


AS_TOLD = "_as_told"
"""Ends the name of a day as the customer tells it."""
FINDING_OUT = "I am finding out {what}"
"""How a reply says what isn't known yet."""
WHOLE = "{value}"
"""A value that is what the customer's words say, not one of a list."""
Values = Annotated[dict[str, str], BeforeValidator(_as_answers)]
"""Values and patterns; a bare yes or no in YAML is the word."""
Sayings = Annotated[dict[str, Wordings], BeforeValidator(_as_answers)]


def holds(when: dict[str, str], matter: Matter) -> bool:
    """Whether each fact is known and has the value asked for."""
    return all(_plain(matter.fact(key)) == _plain(value) for key, value in when.items())


def _plain(value: str | None) -> str | None:
    word = value.strip().lower() if value else None
    return {"true": "yes", "false": "no"}.get(word, word) if word else None


class FactToCheck(Strict):
    """A fact of the case that a person makes sure of: its key, and the question that asks for it."""

    key: Id
    ask: str
    required: bool = Field(default=False, strict=True)
    """Without it the composer can't give the answer: it says what is being found out, or gives a brief."""
    finding_out: Wordings = ()
    """What the customer is told that we are finding out while a required fact isn't known: `where it was last scanned`,
    or `how soon {part} can leave` where that fact is known or the customer says it.

    Without it there is no reply until the fact is known.
    """
    names: tuple[str, ...] = ()
    """Other names under which the fact may be given; `stock_*` is any name that begins so."""
    marketplace: Wordings = ()
    """The marketplaces on which it is asked for; left out, on all."""
    when: When = Field(default_factory=dict)
    """Facts that must not be known to be otherwise for it to be asked for."""
    only: When = Field(default_factory=dict)
    """Facts that must be known to be so, or be said by the customer, for it to be asked for."""
    unless: When = Field(default_factory=dict)
    """Facts of which any that is known to be so, or is said by the customer, ends the question."""
    unless_known: tuple[Id, ...] = ()
    """Facts that, once any of them is known, end the question."""
    values: Values = Field(default_factory=dict)
    """The values that count, each with the pattern that reads it from other words: `{shipped: 'shipped|on its way'}`;
    the first that matches."""
    said: Sayings = Field(default_factory=dict)
    """Values, and patterns of the customer's words that say so; `{value}` in one stands for the group `value`."""
    handed_over: Id | None = None
    """A thing, as `photo`: the value is `yes` where the customer says that they gave it, in whatever words."""
    remedy: bool = Field(default=False, strict=True)
    """It is what the customer would rather have: `refund`, `replacement` or `either` where they say so."""
    trouble: bool = Field(default=False, strict=True)
    """It is what is wrong with the goods: the customer's words that say how they fail or came harmed."""
    missing: bool = Field(default=False, strict=True)
    """It is what isn't there, with its article, where the customer names one such thing: `the belt`."""
    arrival: bool = Field(default=False, strict=True)
    """It is the day on which goods came: what the customer says of it is put to a person with the question, and stands
    in gaps as `{delivered_on_as_told}`. Nothing rests on it until the day is given."""
    given_to_them: bool = Field(default=False, strict=True)
    """The value is `yes` where the customer says that the goods were given to them, so that the order is another's."""
    listed: bool = Field(default=True, strict=True)
    """False: nobody is asked for it; it only serves a wording."""

    @field_validator("handed_over")
    @classmethod
    def _is_a_thing(cls, thing: str | None) -> str | None:
        if thing is not None and thing not in GIVABLE:
            raise ValueError(f"is nothing that customers hand over: {', '.join(sorted(GIVABLE))}")
        return thing

    def holds_on(self, marketplace: str) -> bool:
        """Whether it bears on orders of this marketplace; where that isn't known, it may."""
        return not self.marketplace or marketplace in (*self.marketplace, ANY_MARKETPLACE)

    def asked(self, matter: Matter) -> bool:
        """Whether a person has to make sure of it in this case."""
        otherwise = any(matter.fact(key) and not holds({key: value}, matter) for key, value in self.when.items())
        so = any(holds({key: value}, matter) for key, value in self.unless.items())
        ended = otherwise or so or any(matter.fact(key) for key in self.unless_known)
        return self.listed and self.holds_on(matter.marketplace) and not ended and holds(self.only, matter)
