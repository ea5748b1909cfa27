"""A fact as the customer tells it: the ways in which it is read from their words."""

import re
from dataclasses import dataclass
from datetime import date

from bot.domain.case import Matter, Turn, Who
from bot.domain.ledger import EntryKind
from bot.knowledge.replies.given_to_them import given_to_them
from bot.knowledge.replies.own_complaint import main_item
from bot.knowledge.replies.points import complaints, trouble_of
from bot.knowledge.replies.remedy import REPLACEMENT, remedy_wanted
from bot.knowledge.schema.asked_facts import WHOLE, FactToCheck
from bot.knowledge.triage.order.sooner_keeps import sooner_keeps
from bot.language.goods.left_out import left_out
from bot.language.goods.part_to_send import part_asked_for, part_missing, parts_to_send
from bot.language.matter.trouble import Trouble
from bot.language.segmentation.sentences import sentence_spans
from bot.ledger.reading import read_ledger
from bot.ledger.taken import returned

_YES = "yes"
_RETURN_BEGUN = "return_begun"
_FAULTS = frozenset({Trouble.FAULTY, Trouble.HARMED})
_INITIAL = re.compile(r"^(?:The|One|Two|Three|Four|Five|Six|Some|Several|Both|All|An?|Its)\b")
"""A name of a thing that began its sentence."""
_HARDLY = 3
"""Characters that tell nothing by themselves."""
_MOST_PARTS = 3
"""Parts to be sent that are named."""
_REST_OF_WORD = re.compile(r"(?<=[^\W_])\w*")
_PLACEHOLDER = re.compile(r"\[[A-Z][A-Z_]*[-_ ][\w -]{0,24}\]")
"""What stands for personal data says nothing."""


@dataclass(frozen=True, slots=True)
class Said:
    """A fact as the customer tells it, with their words. Nobody has confirmed it."""

    value: str
    quote: str


def told(wanted: FactToCheck, texts: tuple[str, ...]) -> Said | None:
    """What the customer says about it, in the latest message first; `texts` are their messages, the latest first."""
    return next(filter(None, (way(wanted, texts) for way in _WAYS)), None)


def _as_listed(wanted: FactToCheck, texts: tuple[str, ...]) -> Said | None:
    """By the patterns that the fact lists."""
    for text in texts:
        plain = _readable(text)
        for value, patterns in wanted.said.items():
            if match := next((m for p in patterns if (m := re.search(p, plain, re.IGNORECASE))), None):
                return _as_said(value, match, text)
    return None


def _readable(text: str) -> str:
    """With straight apostrophes and nothing for personal data, every letter in its place."""
    return _PLACEHOLDER.sub(lambda m: " " * len(m.group()), text.replace("\u2019", "'"))


def _as_said(value: str, match: re.Match[str], text: str) -> Said:
    words = value.replace(WHOLE, _within(value, match["value"])) if WHOLE in value else value
    words = _INITIAL.sub(lambda m: m[0].lower(), " ".join(words.split()))
    return Said(words, _telling(text, match.start(), match.end()))


def _telling(text: str, start: int, end: int) -> str:
    """The words there, to the end of the last; where a pattern took hardly a word, their sentence."""
    if rest := _REST_OF_WORD.match(text, end):
        end = rest.end()
    if end - start > _HARDLY:
        return text[start:end]
    return next((text[a:b].strip() for a, b in sentence_spans(text) if start < b), text[start:end])


def _within(value: str, named: str) -> str:
    """A name that gets words before it no longer begins a sentence: `Bulb missing` is the bulb."""
    begins = not value.startswith(WHOLE) and named[1:2].islower()
    return named[:1].lower() + named[1:] if begins else named


def _handed_over(wanted: FactToCheck, texts: tuple[str, ...]) -> Said | None:
    """Whether the customer says in any words that they gave the thing."""
    if wanted.handed_over is None:
        return None
    for text in texts:
        of_text = read_ledger(Matter((Turn(Who.CUSTOMER, text),), date.min)).of(EntryKind.GIVEN)
        if entry := next((e for e in of_text if wanted.handed_over in e.things), None):
            return Said(_YES, entry.quote)
    return None


def _begun(wanted: FactToCheck, texts: tuple[str, ...]) -> Said | None:
    """Whether the customer says in any words that their return is begun, or the goods are on their way back."""
    for text in texts if wanted.key == _RETURN_BEGUN else ():
        of_text = read_ledger(Matter((Turn(Who.CUSTOMER, text),), date.min)).of(EntryKind.DONE)
        if entry := next((e for e in of_text if returned(e)), None):
            return Said(_YES, entry.quote)
    return None


def _remedy(wanted: FactToCheck, texts: tuple[str, ...]) -> Said | None:
    """The remedy they want, by the latest message, else earlier ones."""
    if not wanted.remedy:
        return None
    item = next(filter(None, map(main_item, texts)), None)
    found = next((told for text in texts if (told := remedy_wanted(text) or _new_one(text, item))), None)
    return Said(*found) if found else None


def _new_one(text: str, item: str | None) -> tuple[str, str] | None:
    """Where they ask for all of it anew by its name: `a new lamp`, of a desk lamp. Else it is a part."""
    asked = part_asked_for(_readable(text)) if item else None
    named = asked["value"].lower().split()[2:] if asked else []
    whole = bool(named) and (item or "").lower().split()[-len(named) :] == named
    return (REPLACEMENT, text[asked.start() : asked.end()]) if asked and whole else None


def _trouble(wanted: FactToCheck, texts: tuple[str, ...]) -> Said | None:
    """How goods fail or came harmed, in the latest message that tells of it."""
    told = (c for text in texts for c in complaints(text) if trouble_of(c) & _FAULTS) if wanted.trouble else ()
    words = next(iter(told), None)
    return Said(words, words) if words else None


def _to_send(wanted: FactToCheck, texts: tuple[str, ...]) -> Said | None:
    """What is to be sent, in the latest message that names it."""
    if not wanted.to_send:
        return None
    for text in texts:
        if found := [_as_said(*each, text) for each in parts_to_send(_readable(text))][:_MOST_PARTS]:
            return Said(_listed([s.value for s in found]), _all_quoted([s.quote for s in found]))
    thing = next(filter(None, (part_missing(text) or left_out(text) for text in texts)), None)
    return Said(thing, thing) if thing else None


def _listed(named: list[str]) -> str:
    """`the lid, the whisk and the right cord`."""
    return " and ".join(filter(None, (", ".join(named[:-1]), named[-1])))


def _all_quoted(quotes: list[str]) -> str:
    """Each that isn't within another, in their order."""
    apart = [q for n, q in enumerate(quotes) if not any(q in other for other in quotes[:n] + quotes[n + 1 :])]
    return " … ".join(apart or quotes[:1])


def _anew(wanted: FactToCheck, texts: tuple[str, ...]) -> Said | None:
    """The one thing that they would have anew, in the latest message that asks for it by name."""
    asked = ((part_asked_for(_readable(text)), text) for text in texts) if wanted.anew else ()
    return next((_as_said(WHOLE, found, text) for found, text in asked if found), None)


def _given_to_them(wanted: FactToCheck, texts: tuple[str, ...]) -> Said | None:
    """Whether the order is another's, in any message: what was a gift stays one."""
    quote = next(filter(None, map(given_to_them, texts)), None) if wanted.given_to_them else None
    return Said(_YES, quote) if quote else None


def _sooner_keeps(wanted: FactToCheck, texts: tuple[str, ...]) -> Said | None:
    """Whether they would sooner not send it back, in any message."""
    quote = next(filter(None, map(sooner_keeps, texts)), None) if wanted.sooner_keeps else None
    return Said(_YES, quote) if quote else None


_WAYS = (_as_listed, _handed_over, _begun, _remedy, _trouble, _to_send, _anew, _given_to_them, _sooner_keeps)
