"""What a reply asks that is likely done or told already, by likeness alone: it warns where the rules aren't sure.

A question or a step is held against each sentence of the customer. Most of its telling words must be taken up there,
by stem, by class or by family (`charge`, `charger`), each by a word of its own; where it asks for a value of some kind,
one of that kind must stand there.
"""

import re
from collections.abc import Iterator

from bot.checks.circles.asked_again.answer_kinds import Answer
from bot.checks.circles.asked_again.differing_steps import differs
from bot.checks.circles.asked_again.questions import questions_in
from bot.checks.circles.reply.asks import Ask
from bot.checks.circles.reply.manner import Manner
from bot.checks.circles.reply.reply import Reply
from bot.domain.case import Who
from bot.domain.ledger import Entry, EntryKind
from bot.domain.reply import Finding, Severity
from bot.language.grammar.statements import Actor, statements
from bot.language.segmentation.sentences import sentences
from bot.language.vocabulary.content import gist, stem_set
from bot.ledger.actions import classes_of, step_of
from bot.ledger.results import BY_HAND

_LIGHT = stem_set(
    "order item parcel package product unit delivery goods shipment please kindly could would can may might let know"
    " tell help us me we you your need want like check make sure confirm see say also still now then again one ones"
    " thing it they there here which what when where how whether who whose why get give exactly exact kind sort type"
    " way time look if so able first once before after possible happen issue problem right same try today day back good"
    " great thank sorry just already ideally long many much least seconds minutes hours days weeks meantime"
)
"""Words common to questions and steps of all kinds."""
_LEAST, _MOST = 2, 0.5
"""Content words that must be taken up, and their share."""
_HALF = 0.5
"""The share that is enough if a value of the requested kind is there too."""
_OF_ONE_KIND = (Answer.COLOUR, Answer.SIZE, Answer.AGE, Answer.NAME, Answer.YEAR, Answer.HEAT, Answer.HOUR, Answer.SHOP)
"""Kinds of value whose words rarely mean anything else."""
_OF_MANY = (Answer.DAY, Answer.COUNT, Answer.SIDE)
"""Kinds of value found in many sentences: everything asked about must be named there."""
_OPEN = re.compile(
    r"\b(?:not yet|haven't|hasn't|didn't|won't|couldn't|can't|cannot|unable|only|but|except|don't (?:know|have))\b",
    re.IGNORECASE,
)
_MORE = re.compile(
    r"\b(?:too|as well|also|another|other|different|instead|else|next|new one|both|how \w+ should"
    r"|which (?:one|two|three|of))\b",
    re.IGNORECASE,
)
"""Asks for more than was told or done, or for one of several."""
_TO_OTHERS = re.compile(
    r"^\W*(?:and |then )?(?:please )?(?:mention|say|note|describe|state|quote|cite|tell them)\b"
    r"(?!.*\b(?:us|me|here|reply|thread)\b)",
    re.IGNORECASE,
)
"""To be said to somebody who hasn't read the customer's message."""
_NO_ASK = re.compile(r"\bno need\b|^\W*(?:as|since|because)\b", re.IGNORECASE)
_TELLS_US = stem_set("describe tell explain say state name specify")
"""Verbs that ask for words rather than an act."""
_FAMILY = 5
"""Letters shared by two related words; shorter words, from four letters, must be a prefix."""


def likely_again(reply: Reply) -> Iterator[Finding]:
    """Each question and step of the reply that the customer has likely answered or taken."""
    told = tuple(_told(reply))
    for words, ask in _put(reply) if told else ():
        before = None if _MORE.search(words) else _taken_up(words, told)
        if before and not (ask and _is_another(ask, before, reply)):
            reason = "The customer may have told or done this already. Compare, and leave it out if they have."
            yield Finding("circular", Severity.WARN, words, reason, against=before.quote)


def _is_another(ask: Ask, before: Entry, reply: Reply) -> bool:
    """Whether the step is a different one, or its act isn't mentioned."""
    acts = classes_of(ask.verb) if ask.verb else ask.step.actions
    spoken_of = bool(acts & step_of(before.quote).actions) or ask.verb in gist(before.quote) | _TELLS_US
    return not spoken_of or differs(ask.text, ask.step, before, reply.matter.turns)


def _put(reply: Reply) -> Iterator[tuple[str, Ask | None]]:
    asked = tuple(dict.fromkeys(words.strip() for words in questions_in(reply.text)))
    yield from ((words, None) for words in asked)
    for ask in reply.asks:
        plain = ask.manner is not Manner.WHETHER and not any(ask.text in words for words in asked)
        if plain and not reply.excused(ask) and not _elsewhere(ask.text) and (ask.statement or _by_hand(ask)):
            yield ask.text, ask


def _by_hand(ask: Ask) -> bool:
    """Of asks outside any statement, only a step done by hand."""
    return bool(ask.step.actions & BY_HAND) and not any(s.actor is Actor.WRITER for s in statements(ask.text))


def _elsewhere(words: str) -> bool:
    return _denies(words) or bool(_TO_OTHERS.search(words))


def _denies(words: str) -> bool:
    return any(s.negated for s in statements(words)) or bool(_NO_ASK.search(words))


def _told(reply: Reply) -> Iterator[Entry]:
    """The customer's informative sentences, latest first."""
    for number, turn in reversed(tuple(enumerate(reply.matter.turns))):
        for said in sentences(turn.text) if turn.who is Who.CUSTOMER else ():
            if not said.endswith("?"):
                yield Entry(EntryKind.CLAIMED, said, number, Who.CUSTOMER, terms=step_of(said).terms)


def _taken_up(words: str, told: tuple[Entry, ...]) -> Entry | None:
    kind = next((k for k in (*_OF_ONE_KIND, *_OF_MANY) if k.asked.search(words)), None)
    telling = _telling(kind.asked.sub(" ", words) if kind else words)
    for entry in told:
        if kind and kind.answer.search(entry.quote) and _share(telling, entry) >= _needed(kind):
            return entry
        if (not kind or kind in _OF_MANY) and _by_words(telling, entry):
            return entry
    return None


def _needed(kind: Answer) -> float:
    return _HALF if kind in _OF_ONE_KIND else 1.0


def _by_words(telling: frozenset[str], entry: Entry) -> bool:
    found = _found(telling, entry)
    return found >= _LEAST and found >= _MOST * len(telling) and not _OPEN.search(entry.quote.replace("\u2019", "'"))


def _share(telling: frozenset[str], entry: Entry) -> float:
    return _found(telling, entry) / len(telling) if telling else 1.0


def _found(telling: frozenset[str], entry: Entry) -> int:
    """How many words are taken up, each by a word of its own."""
    said = gist(entry.quote)
    same = telling & said
    left = said - same
    for word in sorted(telling - same):
        kin = next((other for other in sorted(left) if _kin(word, other)), None)
        same, left = (same | {word}, left - {kin}) if kin else (same, left)
    return len(same)


def _telling(words: str) -> frozenset[str]:
    return frozenset(w for w in gist(words) - _LIGHT if not w[0].isdigit())


def _kin(one: str, other: str) -> bool:
    """Whether the words are related or of one class: `deliver` and `delivery`, `sofa` and `couch`."""
    shorter = min(len(one), len(other), _FAMILY)
    family = shorter >= _FAMILY - 1 and one[:shorter] == other[:shorter]
    return family or bool(classes_of(one) & classes_of(other))
