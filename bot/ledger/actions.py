"""Classes of verbs and things that mean the same step: to look around the porch is to search outside."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from bot.language.remembered import remembered
from bot.language.segmentation.tokens import all_tokens
from bot.language.vocabulary.content import stem_set
from bot.language.vocabulary.lexicon import IRREGULAR, STOP_WORDS
from bot.language.vocabulary.stems import lemma, stem
from bot.ledger.meanings import ACTIONS, THINGS
from bot.ledger.phrases import by_particle, put_plainly

_GENERIC = stem_set(
    "order item thing product parcel package good unit moment minute hour day week time way kind place spot something"
    " everything help possible sure able message question back out up off on one two three first next step again more"
    " anoth other new differ last please kindly hello hi thank case matter detail information info number start go"
    " get take applianc machin devic equip gadget power electr main manner problem fault such most usual normal often"
    " make let have do want need be come see find know say think good great happy welcom best quick safe second once"
    " twice nearer closer left right still yet near short bit lot cours monday tuesday wednesday thursday friday"
    " saturday sunday today tomorrow yesterday morn night even afternoon noon midnight proper"
    " few couple several some mind here recommend suggest advis propos wonder"
    " januari februari march april may june juli"
    " august septemb octob novemb decemb half quarter dozen four five six seven eight nine ten eleven twelve fifteen"
    " twenty thirty forty fifty sixty ninety hundred least whole full weekend"
)  # fmt: skip
_UN = re.compile(r"un((?!der|til|less|ion|it|able|like|sure)[a-z]{3,})$")
_ANOTHER = re.compile(r"\b(?:another|different|(?<!the )new|(?<!the )other|spare|fresh) ", re.IGNORECASE)
_SMALL = STOP_WORDS - {"provided"}
_FILMS = stem_set("film photograph snap picture photo record")
_ACTION_OF: dict[str, frozenset[str]] = {
    s: frozenset(name for name, words in ACTIONS.items() if s in stem_set(words))
    for s in stem_set(" ".join(ACTIONS.values()))
}
_THING_OF = {s: name for name, words in THINGS.items() for s in stem_set(words)}
GIVABLE = frozenset(
    {"photo", "order_number", "tracking", "address", "receipt", "serial", "email", "phone", "form", "size"}
)
"""Things that a customer can hand over."""
PARTIES = frozenset({"carrier", "marketplace", "bank", "maker"})
"""Whom customers are sent to."""


@dataclass(frozen=True, slots=True)
class Step:
    """What some words do, and with what. `terms` are things and the stems that tell one step from another."""

    actions: frozenset[str]
    things: frozenset[str]
    terms: frozenset[str]

    @property
    def empty(self) -> bool:
        return not self.terms


@remembered(512)
def step_of(words: str) -> Step:
    """The step that a clause speaks of."""
    meant = by_particle(all_tokens(words))
    words = put_plainly(words)
    said = [known for t in all_tokens(words) if (known := _known(t.word))]
    actions = frozenset[str]().union(*(known.actions for known in said), *map(_actions, meant))
    things = frozenset([known.thing for known in said if known.thing])
    if "picture" in actions and any(known.films for known in said):
        things |= {"photo"}
    actions |= _implied(actions, things, words)
    return Step(actions, things, things | frozenset([known.stem for known in said if known.tells]))


class _Known(NamedTuple):
    """What one word says of a step."""

    stem: str
    actions: frozenset[str]
    thing: str | None
    films: bool
    tells: bool


@lru_cache(maxsize=2048)
def _known(word: str) -> _Known | None:
    """None of a mark, or of a word that says nothing of any step."""
    if not word[0].isalnum() or word in _SMALL:
        return None
    stemmed = stem(word)
    films = stem(lemma(word)) in _FILMS
    return _Known(stemmed, _actions(word), _THING_OF.get(stemmed), films, _tells(word, stemmed))


def _implied(actions: frozenset[str], things: frozenset[str], words: str) -> frozenset[str]:
    """To take an app off is to uninstall it; to put another one in, or to try it, is to swap it."""
    implied = {"install"} if "app" in things and actions & {"insert", "remove", "delete"} else set[str]()
    other = actions & {"try", "insert", "remove", "put"} and _ANOTHER.search(words)
    return frozenset(implied | ({"swap"} if other else set())) | _undone(actions, words)


def _undone(actions: frozenset[str], words: str) -> frozenset[str]:
    """To unwrap it is to take it out of its wrap: a verb with `un-`, and removing what that verb is made of."""
    if "un" not in (plain := words.lower()) and "remove" not in actions:
        return frozenset()
    said = re.findall(r"[a-z]{3,}", plain)
    undone = {stem(m[1]) for word in said if (m := _UN.match(lemma(word)))}
    taken_off = {stem(word) for word in said} if "remove" in actions else set()
    return frozenset(f"un-{base}" for base in undone | taken_off if base not in _GENERIC | STOP_WORDS)


def _actions(word: str) -> frozenset[str]:
    if word.startswith("building"):
        return frozenset()
    return _ACTION_OF.get(stem(lemma(word)), frozenset())


def _tells(word: str, stemmed: str) -> bool:
    """Whether the word tells one step from another: a thing without a class, or a verb without one."""
    known = stemmed in _THING_OF or _actions(word) or word in IRREGULAR
    return not known and stemmed not in _GENERIC and not word[0].isdigit() and len(word) > 2


def things_of(words: str) -> frozenset[str]:
    """The classes of the things that some words name."""
    return step_of(words).things


def actions_of(verb: str) -> frozenset[str]:
    """The classes of a verb's stem; the stem itself where it has none."""
    return _ACTION_OF.get(stem(verb), frozenset({verb}))


def classes_of(stemmed: str) -> frozenset[str]:
    """The classes of a stem, as an act and as a thing; a son is a child."""
    thing = _THING_OF.get(stemmed)
    return _ACTION_OF.get(stemmed, frozenset()) | (frozenset({thing}) if thing else frozenset())
