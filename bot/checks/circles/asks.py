"""What a reply puts to the customer: orders, polite questions, duties in the passive, needs, and hints what to try."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from bot.checks.circles.hinting import hints, other_one
from bot.language.content import stem_set
from bot.language.remembered import remembered
from bot.language.sentences import sentence_spans
from bot.language.statements import Actor, Mood, Statement, statements
from bot.language.worded import may_hold, words_of
from bot.ledger.actions import GIVABLE, Step, step_of
from bot.ledger.given import VALUES
from bot.ledger.results import BY_HAND

_DUTY = re.compile(
    r"\b(?:must|should|ha(?:s|ve) to|needs? to|(?:is|are) to)\s+(?:\w+ly |first |still |also |either )*be\b",
    re.IGNORECASE,
)
_BY_US = re.compile(r"\bby (?:us|me|our|my)\b", re.IGNORECASE)
_NEEDS = stem_set("need require lack await miss want ask")
_PROPOSES = stem_set("suggest recommend advise propose ask request urge encourage insist point")
_WANTED = re.compile(
    r"\b(?:once|as soon as|until|before|unless|without) (?:we|i) (?:\w+ )?(?:have|hold|receive|get|see|hear)\b|"
    r"\b(?:needed|required|necessary|missing|helpful|useful|outstanding|welcome|without)\b"
    r"|\bwould be (?:\w+ )?(?:great|good|nice|ideal|perfect)\b|\b(?:would|will|could)"
    r" (?:help|let|allow|enable|speed)\b",
    re.IGNORECASE,
)
_OF_OTHERS = re.compile(
    r"\bask(?:ing|ed)? (?:the|our|my|a|them|him|her|amazon|ups|usps|fedex)\b(?! customers?\b)", re.IGNORECASE
)
"""`I ask the workshop`: the customer isn't asked."""
_GETS = stem_set("have get ask receive see trouble bother")
_KIND = re.compile(
    r"\b(?:great|good|kind|nice|lovely|helpful|wonderful|ideal|best|easiest|appreciate\w*|grateful|help\w*|thank\w*"
    r"|wondering|like it|worth|sense)\b",
    re.IGNORECASE,
)
_SATISFIED = re.compile(
    r"(?:\b(?:ha[sd]|have|shows?|gives?|gave|tells?|told|contains?|holds?|got|includes?|was|were|is|are)|['\u2019](?:s|ve))"
    r" (?:me |us |exactly |just |already |now ){0,2}(?:all|everything|anything|what|whatever|enough)(?: that| of what)?"
    r" (?:i|we)(?:'d|'ll| would| will)? (?:\w+ )?(?:need|require|ask|want)(?:ed)?\b(?! (?:is|are|from you))",
    re.IGNORECASE,
)
"""`The photo shows all I need`: the need is met."""
_ALL = words_of("all everything anything what whatever enough")
"""One of these stands in `_SATISFIED`, and one of the others in `_LEFT_TO_THEM`."""
_LIKES = words_of("like want prefer")
_POINTS = re.compile(
    r"\b(?:it|them|that|this|these|those|there|so|ones?)\b|\bworth (?:asking|trying|checking|a try|a look)\b|\b(?:a go"
    r"|a try)\b",
    re.IGNORECASE,
)
_ONCE = re.compile(
    r"(?:once|after|as soon as|when) you(?:'ve| have) (?!(?:it|them|this|that|the|an?|your)\b)", re.IGNORECASE
)
"""It says that they haven't yet."""
_DO_IT = re.compile(
    r"\b(?:please|kindly) (?:\w+ )?(?:(?:do|try|repeat) (?:that|this|so|it|the same)|(?:have|take) an?(?: \w+)?"
    r" (?:look|read|peek))\b",
    re.IGNORECASE,
)
_BINDS = re.compile(
    r"\b(?:the|your|an?|its|their|this|that|these|those)"
    r" (?!(?:brand[- ])?(?:new|other|fresh|same|different|second)\b"
    r"|(?:quick |good |closer? |short )?(?:look|try|go|glance|read|peek|check|call)\b)\w+",
    re.IGNORECASE,
)
_SEEN = re.compile(r"\b(?:have|did) you (?:already |perhaps |ever )?seen? (?:our|the|this) ", re.IGNORECASE)
"""`Have you seen our page?`"""
_NAMES_IT = re.compile(r"\b(?:which|what|what's|whose)\b", re.IGNORECASE)
_KEEPS = stem_set("keep have get make help leave")
"""With them another verb says what is done: `keep the button pressed`."""
_REACHES = stem_set("reach find")
"""`You'll find them at the front desk.`"""
_COPULAS = frozenset("be have ha need".split())
_TO_US = frozenset(
    "know repli respond hear tell answer note feel thank excus rest bear accept understand forgiv let".split()
)
_RELATIVE = re.compile(
    r"\b(?:is|are|was|were|does|do|did|which|what) (?:(?:the|your|that|this|those|an?|one|any) )?(?:\w+ ){1,3}"
    r"(?:(?:that|which|who|whom) )?$",
    re.IGNORECASE,
)
"""What stands before `you called from` in `is the number that you called from the right one?`."""
_CALLED = re.compile(
    r"\b(?P<verb>choose|select|click(?: on)?|tap(?: on)?|press|pick|hit|open|go to|under|use)"
    r" (?:the )?[\"\u201c\u2018'][^\"\u201d\u2019']{2,40}(?:[\"\u201d\u2019']|$)",
    re.IGNORECASE,
)
_PAGE = re.compile(r"\b(?:Your|My) [A-Z]\w+")
"""`Your Orders`, a page."""
_LEFT_TO_THEM = re.compile(
    r"\b(?:how|when|where|which way) (?:would|do) you (?:like|want|prefer)\b"
    r"|\bwould you (?:\w+ )?(?:like|prefer) (?:an?|the|your|another|us|its?)\b"
    r"(?! (?:\w+ )?(?:look|go|try|check|search)\b)",
    re.I,
)
"""It asks for a wish, or offers something."""


class Manner(StrEnum):
    """How it is put. WHETHER: it asks whether they did it. HINT: it says what could be done."""

    ASKED = "asked"
    WHETHER = "whether"
    HINT = "hint"


@dataclass(frozen=True, slots=True)
class Ask:
    """One thing that the customer is asked, told or led to do, in the reply's words."""

    text: str
    sentence: int
    step: Step
    manner: Manner
    verb: str
    statement: Statement | None = None


@remembered(32)
def asks(text: str) -> tuple[Ask, ...]:
    """Everything a reply asks of the customer, in order."""
    return tuple(_asks(text))


def _asks(text: str) -> Iterator[Ask]:
    said: dict[int, list[Statement]] = {}
    for s in statements(text):
        said.setdefault(s.sentence, []).append(s)
    before = ""
    for number, (start, end) in enumerate(sentence_spans(text)):
        sentence, here = text[start:end], said.get(number, [])
        for ask in (*_of_statements(here, sentence), *_of_words(sentence, number, here)):
            ahead = sentence[: max(sentence.find(ask.text), 0)]
            yield _with_before(ask, ahead if _BINDS.search(ahead) else f"{before} {ahead}")
        before = sentence


def _with_before(ask: Ask, before: str) -> Ask:
    """`Please look there`, `send it off`: what it points to, the words before say; `turn the pin, pull it` is whole."""
    points = _POINTS.search(ask.text)
    if ask.step.things or not points or ask.verb in _TO_US or not before.strip():
        return ask
    if _BINDS.search(ask.text[: points.start()]):
        return ask
    earlier = step_of(unnamed(before))
    actions = ask.step.actions | (frozenset() if ask.step.actions - {"try"} else earlier.actions)
    whole = Step(actions, ask.step.things | earlier.things, ask.step.terms | earlier.terms)
    return Ask(ask.text, ask.sentence, whole, ask.manner, ask.verb, ask.statement)


def _of_statements(said: list[Statement], sentence: str) -> Iterator[Ask]:
    kindly = False
    for i, s in enumerate(said):
        goes_on = kindly and s.mood is Mood.CONDITION and s.actor is Actor.READER and not s.negated
        manner = Manner.ASKED if goes_on else _manner(s, said[i - 1] if i else None, sentence)
        kindly = s.mood is Mood.CONDITION and manner is not None
        if manner:
            words = _whole(said, i, sentence)
            yield Ask(words, s.sentence, step_of(unnamed(words)), manner, s.verb, s)


def unnamed(words: str) -> str:
    """The words without what a button or page is called, which names no act: `choose "Forgot password"`."""
    return _PAGE.sub(" ", _CALLED.sub(r"\g<verb> ", words))


def _whole(said: list[Statement], i: int, sentence: str) -> str:
    """The clause, with what `to be filled in` is said of, and what `to verify that` is about."""
    first, last = said[i], said[i]
    if i and first.passive and not step_of(first.text).terms - step_of(first.text.split(" be ")[-1]).terms:
        first = said[i - 1]
    keeps = last.verb in _KEEPS or not (step_of(last.text).terms or _ONCE.match(last.text))
    if i + 1 < len(said) and keeps and said[i + 1].start - last.end < 3:
        last = said[i + 1]
    at = sentence.find(first.text)
    return sentence[at : at + last.end - first.start] if at >= 0 else said[i].text


def _manner(s: Statement, before: Statement | None, sentence: str) -> Manner | None:
    comes_of_it = s.mood is Mood.POSSIBLE and " able to " in s.text
    if comes_of_it or (_left_to_them(s.text) and not s.text.lower().startswith(("if", "please"))):
        return None
    if s.mood is Mood.DONE and s.actor is Actor.READER and not s.negated and _ONCE.match(s.text):
        return Manner.HINT
    if s.mood is Mood.REQUEST:
        to_them = s.actor in (Actor.READER, Actor.NOBODY) and not s.negated
        return Manner.ASKED if to_them else None
    if s.mood is Mood.QUESTION:
        return None if _RELATIVE.search(sentence[: max(sentence.find(s.text), 0)]) else _of_question(s)
    if s.mood is Mood.CONDITION:
        mine = s.actor is Actor.READER and not s.negated
        if mine and _ONCE.match(s.text):
            return Manner.HINT
        return Manner.ASKED if mine and _kindly(before, sentence, s) else None
    nothing = before and before.negated and before.actor is Actor.NOBODY and before.verb in _COPULAS
    if _owed(s, sentence) and not nothing:  # `nothing needs to be sent`
        return Manner.ASKED
    if (
        s.actor is Actor.READER
        and not s.negated
        and (s.mood is Mood.POSSIBLE or (s.verb in _REACHES and s.mood is Mood.PLANNED))
        and not _offered(s)
    ):
        return Manner.HINT
    if s.actor is Actor.READER and s.mood is Mood.STATED and before and before.verb in _PROPOSES:
        return Manner.ASKED
    return None


def _offered(s: Statement) -> bool:
    """`You can have a new one`: they get something; `you can have it checked` is a step."""
    return s.verb == "have" and not step_of(s.text).actions


def _of_question(s: Statement) -> Manner | None:
    seen = s.verb == "see" and bool(_SEEN.search(s.text))
    if s.actor is Actor.READER and (
        seen or s.verb not in stem_set("know want like prefer mind need be get receive see")
    ):
        return Manner.WHETHER
    been = s.passive and s.actor is Actor.NOBODY and s.text.lower().startswith(("has ", "have ", "was ", "were "))
    if been and step_of(s.text).actions & BY_HAND:
        return Manner.WHETHER
    things = step_of(s.text).things & GIVABLE
    return Manner.ASKED if things and ((s.actor is Actor.WRITER and s.verb in _GETS) or s.verb == "be") else None


def _kindly(before: Statement | None, sentence: str, s: Statement) -> bool:
    """`It would help if you sent`, `I was wondering if you could`."""
    around = sentence.replace(s.text, " ")
    close = before is not None and sentence.find(s.text) - sentence.find(before.text) - len(before.text) < 6
    return (close and bool(_KIND.search(before.text if before else around))) or bool(
        re.search(r"\bif you (?:could|would|can)\b", s.text, re.I) and _KIND.search(around)
    )


def _owed(s: Statement, sentence: str) -> bool:
    """A duty without a name: `the form has to be filled in`; or a need of ours: `we still need the receipt`."""
    if s.negated or _BY_US.search(s.text) or _satisfied(sentence):
        return False
    around = sentence[max(0, sentence.find(s.text) - 12) :]
    if s.passive and s.actor is not Actor.WRITER and _DUTY.search(around[: len(s.text) + 12]):
        return True
    ours = s.actor is Actor.WRITER and s.verb in _NEEDS and s.mood in (Mood.STATED, Mood.POSSIBLE, Mood.DOING)
    return (ours or (s.actor is Actor.NOBODY and s.verb in _NEEDS)) and bool(step_of(s.text).things & GIVABLE)


def _satisfied(sentence: str) -> bool:
    return may_hold(sentence, _ALL) and bool(_SATISFIED.search(sentence))


def _left_to_them(words: str) -> bool:
    return may_hold(words, _LIKES) and bool(_LEFT_TO_THEM.search(words))


def _of_words(sentence: str, number: int, said: list[Statement]) -> Iterator[Ask]:
    """What no statement holds whole: `what we need is a photo`, `uninstalling it usually helps`."""
    step = step_of(sentence)
    if _satisfied(sentence):
        return
    asked = any(_manner(s, None, sentence) is Manner.ASKED and step_of(s.text).things for s in said)
    if step.things & GIVABLE and (
        _asks_for_a_value(sentence, step) or (not asked and (_wanted(sentence, said) or _to_get(sentence, said)))
    ):
        yield Ask(sentence, number, step, Manner.ASKED, "need")
    elif _DO_IT.search(sentence):
        yield Ask(sentence, number, step, Manner.ASKED, "do")
    elif hints(sentence, said):
        swaps = frozenset({"swap"} if other_one(sentence) else ())
        step = Step(step.actions | swaps, step.things, step.terms)
        yield Ask(sentence, number, step, Manner.HINT, "")


def _wanted(sentence: str, said: list[Statement]) -> bool:
    denied = any(s.negated and s.verb in _NEEDS | {"be"} for s in said)
    needs = any(
        s.actor is Actor.WRITER
        and s.verb in _NEEDS
        and s.mood is not Mood.DONE
        and not s.negated
        and not _OF_OTHERS.search(s.text)
        for s in said
    )
    wanted = bool(_WANTED.search(sentence)) and not any(s.actor is Actor.WRITER and s.mood is Mood.DONE for s in said)
    return (needs or wanted) and not denied


def _to_get(sentence: str, said: list[Statement]) -> bool:
    """`Could we see what it looks like?`"""
    return sentence.rstrip().endswith("?") and any(s.actor is Actor.WRITER and s.verb in _GETS for s in said)


def _asks_for_a_value(sentence: str, step: Step) -> bool:
    return sentence.rstrip().endswith("?") and bool(step.things & VALUES) and bool(_NAMES_IT.search(sentence))
