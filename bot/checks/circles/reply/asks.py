"""What a reply asks of the customer: commands, polite questions, passive duties, needs, and hints."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.checks.circles.reply.hinting import hints, other_one
from bot.checks.circles.reply.manner import GETS, NEEDS, ONCE, Manner, manner_of, satisfied
from bot.language.grammar.statements import Actor, Mood, Statement, statements
from bot.language.remembered import remembered
from bot.language.segmentation.sentences import sentence_spans
from bot.language.vocabulary.content import stem_set
from bot.ledger.actions import GIVABLE, Step, step_of
from bot.ledger.given import VALUES

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
"""Asked of somebody else: `I ask the workshop`."""
_POINTS = re.compile(
    r"\b(?:it|them|that|this|these|those|there|so|ones?)\b|\bworth (?:asking|trying|checking|a try|a look)\b|\b(?:a go"
    r"|a try)\b",
    re.IGNORECASE,
)
_DO_IT = re.compile(
    r"\b(?:please|kindly) (?:\w+ )?"
    r"(?:(?:do|try|repeat) (?:that|this|so|it|the same)|(?:have|take) an?(?: \w+)? (?:look|read|peek))\b",
    re.IGNORECASE,
)
_BINDS = re.compile(
    r"\b(?:the|your|an?|its|their|this|that|these|those)"
    r" (?!(?:brand[- ])?(?:new|other|fresh|same|different|second)\b"
    r"|(?:quick |good |closer? |short )?(?:look|try|go|glance|read|peek|check|call)\b)\w+",
    re.IGNORECASE,
)
_NAMES_IT = re.compile(r"\b(?:which|what|what's|whose)\b", re.IGNORECASE)
_KEEPS = stem_set("keep have get make help leave")
"""With these, another verb says what to do: `keep the button pressed`."""
_LEAVES = stem_set("keep leave stay") | {""}
"""Verbs of an ask for nothing; a hint has none."""
_TO_US = frozenset(
    "know repli respond hear tell answer note feel thank excus rest bear accept understand forgiv let".split()
)
_CALLED = re.compile(
    r"\b(?P<verb>choose|select|click(?: on)?|tap(?: on)?|press|pick|hit|open|go to|under|use)"
    r" (?:the )?[\"\u201c\u2018'][^\"\u201d\u2019']{2,40}(?:[\"\u201d\u2019']|$)",
    re.IGNORECASE,
)
_LEFT_AS_IT_IS = re.compile(
    r"\b(?:leav|keep|kept|left)\w*\b[^.!?]{1,40}?"
    r"\b(?:(?:just )?(?:as|where) (?:it is|it's|they are|they're|it stands|they stand)|untouched)\b",
    re.IGNORECASE,
)
"""`Leave the seam as it is until then`: nothing is done."""
_PAGE = re.compile(r"\b(?:Your|My) [A-Z]\w+")
"""The name of a page: `Your Orders`."""


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
            if ask.verb in _LEAVES and _LEFT_AS_IT_IS.search(sentence):
                continue
            ahead = sentence[: max(sentence.find(ask.text), 0)]
            yield _with_before(ask, ahead if _BINDS.search(ahead) else f"{before} {ahead}")
        before = sentence


def _with_before(ask: Ask, before: str) -> Ask:
    """The ask with the words before that it refers to: `Please look there`, `send it off`."""
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
        manner = Manner.ASKED if goes_on else manner_of(s, said[i - 1] if i else None, sentence)
        kindly = s.mood is Mood.CONDITION and manner is not None
        if manner:
            words = _whole(said, i, sentence)
            yield Ask(words, s.sentence, step_of(unnamed(words)), manner, s.verb, s)


def unnamed(words: str) -> str:
    """The words without names of buttons and pages, which are no acts: `choose "Forgot password"`."""
    return _PAGE.sub(" ", _CALLED.sub(r"\g<verb> ", words))


def _whole(said: list[Statement], i: int, sentence: str) -> str:
    """The clause, with the subject of `to be filled in` or the object of `to verify that`."""
    first, last = said[i], said[i]
    if i and first.passive and not step_of(first.text).terms - step_of(first.text.split(" be ")[-1]).terms:
        first = said[i - 1]
    keeps = last.verb in _KEEPS or not (step_of(last.text).terms or ONCE.match(last.text))
    if i + 1 < len(said) and keeps and said[i + 1].start - last.end < 3:
        last = said[i + 1]
    at = sentence.find(first.text)
    return sentence[at : at + last.end - first.start] if at >= 0 else said[i].text


def _of_words(sentence: str, number: int, said: list[Statement]) -> Iterator[Ask]:
    """Asks outside any single statement: `what we need is a photo`, `uninstalling it usually helps`."""
    step = step_of(sentence)
    if satisfied(sentence):
        return
    asked = any(manner_of(s, None, sentence) is Manner.ASKED and step_of(s.text).things for s in said)
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
    denied = any(s.negated and s.verb in NEEDS | {"be"} for s in said)
    needs = any(
        s.actor is Actor.WRITER
        and s.verb in NEEDS
        and s.mood is not Mood.DONE
        and not s.negated
        and not _OF_OTHERS.search(s.text)
        for s in said
    )
    wanted = bool(_WANTED.search(sentence)) and not any(s.actor is Actor.WRITER and s.mood is Mood.DONE for s in said)
    return (needs or wanted) and not denied


def _to_get(sentence: str, said: list[Statement]) -> bool:
    """`Could we see what it looks like?`"""
    return sentence.rstrip().endswith("?") and any(s.actor is Actor.WRITER and s.verb in GETS for s in said)


def _asks_for_a_value(sentence: str, step: Step) -> bool:
    return sentence.rstrip().endswith("?") and bool(step.things & VALUES) and bool(_NAMES_IT.search(sentence))
