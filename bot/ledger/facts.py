"""What the facts of a case say of the customer's part: what they handed over, and what they did."""

import re
from collections.abc import Iterator

from bot.domain.case import Fact, Matter, Who
from bot.domain.ledger import Entry, EntryKind
from bot.language.grammar.statements import Mood
from bot.ledger.actions import GIVABLE, PARTIES, step_of
from bot.ledger.given import named
from bot.ledger.others import failed, went_wrong
from bot.ledger.turns import said_in

_NO = re.compile(r"^(?:no\b|none|not\b|missing|0\b|unknown|n/?a\b|false|pending|requested|asked|\W*$)", re.IGNORECASE)
_RECEIVED = re.compile(
    r"received|sent|attached|given|provided|uploaded|on_file|confirmed|photos?$|pictures?$|number$|_id$"
)
_DID = re.compile(
    r"^(?:customer|buyer)_(?P<did>\w+)$|^(?P<what>(?!what_was_)\w+)_(?:done|tried|checked|searched|confirmed)$"
)
"""`what_was_done` is what we did."""
_CUSTOMER = re.compile(r"^(?:the )?(?:customer|buyer|she|he|they)\b", re.IGNORECASE)
FROM_FACT = -1


def from_facts(matter: Matter) -> Iterator[Entry]:
    """The entries that only the facts tell, each with the fact as its quote."""
    if matter.order_id:
        yield named("order_number", matter.order_id, FROM_FACT, Who.CUSTOMER)
    for fact in matter.facts:
        if matter.fact(fact.key) == fact.value and not _NO.match(fact.value.strip()):
            yield from _of_key(fact)
            yield from _of_words(fact)
            yield from _of_others(fact)


def _of_key(fact: Fact) -> Iterator[Entry]:
    """`photo_received: yes`, `customer_searched: yes`."""
    words = fact.key.replace("_", " ")
    step, quote = step_of(f"{words} {fact.value}"), f"{words}: {fact.value}"
    if _RECEIVED.search(fact.key) and step_of(words).things & GIVABLE:
        yield Entry(
            EntryKind.GIVEN, quote, FROM_FACT, Who.CUSTOMER, frozenset({"give"}), step.things, step.things, True
        )
    if _DID.match(fact.key) and fact.value.strip().lower() not in ("", "no"):
        yield Entry(EntryKind.DONE, quote, FROM_FACT, Who.CUSTOMER, step.actions, step.things, step.terms, True)


def _of_words(fact: Fact) -> Iterator[Entry]:
    """`The customer has asked the neighbors`, in a teammate's words."""
    for said in said_in(fact.value):
        done = said.s.mood in (Mood.DONE, Mood.DOING) and not said.denied
        if done and _CUSTOMER.match(said.s.text):
            step = said.step
            kinds = [EntryKind.DONE, *([EntryKind.GIVEN] if step.things & GIVABLE and "give" in step.actions else [])]
            for kind in kinds:
                yield Entry(kind, said.s.text, FROM_FACT, Who.CUSTOMER, step.actions, step.things, step.terms, True)


def _of_others(fact: Fact) -> Iterator[Entry]:
    """`The bank rejected our refund`: a failure that needs no complaint of the customer's."""
    acts = (Mood.DONE, Mood.DOING)
    named = step_of(f"{fact.key.replace('_', ' ')} {fact.value}").things & PARTIES
    told = (x for x in said_in(fact.value) if x.s.mood in acts)
    said = next((x for x in told if failed(x, not x.denied) or (named and went_wrong(x))), None)
    if said:
        step = step_of(fact.value)
        classes = step.actions, step.things, step.terms
        yield Entry(EntryKind.FAILED, fact.value, FROM_FACT, Who.CUSTOMER, *classes, confirmed=True, by_other=True)
