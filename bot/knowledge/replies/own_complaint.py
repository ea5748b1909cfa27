"""Each thing with its own complaint: what came cracked isn't what never came. Pure."""

import re
from collections.abc import Iterable

from bot.knowledge.replies.points import complaints, several_complaints, trouble_of
from bot.knowledge.triage.order.item import goods_in, item_in
from bot.language.matter.trouble import Trouble, troubles_in

_OF_GOODS = frozenset(Trouble) - {Trouble.TREATED}


def told_of_another(sentence: str, thing: str, message: str) -> bool:
    """Whether a sentence says of a thing what the message says of another one: `I am sorry that the spoon broke`."""
    kinds = troubles_in(sentence)
    told = [(c, trouble_of(c)) for c in complaints(message)]
    of_it = [k for c, k in told if re.search(rf"\b{re.escape(thing)}\b", c, re.IGNORECASE)]
    others = any(kinds & k for _, k in told)
    return bool(of_it) and others and all(kinds.isdisjoint(k) for k in of_it)


def left_beside(said: str, told: Iterable[str]) -> tuple[str, ...]:
    """The complaints of another kind than a reply is about, where it is about one of theirs."""
    kinds = troubles_in(said)
    each = [(c, trouble_of(c) & _OF_GOODS) for c in told]
    if not any(kinds & k for _, k in each):
        return ()
    return tuple(c for c, k in each if k and kinds.isdisjoint(k))


def main_goods(text: str) -> str | None:
    """What they call what they write about; None where only a complaint beside the first names it."""
    return _of_first(goods_in(text), text)


def main_item(text: str) -> str | None:
    """The same, one thing."""
    return _of_first(item_in(text), text)


def _of_first(name: str | None, text: str) -> str | None:
    """`The lid is cracked and I never got the spoon` is of no spoon."""
    told = several_complaints(text) if name else ()
    beside = name and any(name in c.lower() for c in told[1:])
    return None if beside and text.lower().find(str(name)) >= text.find(told[1]) else name
