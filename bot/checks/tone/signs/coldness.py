"""Whether a reply acknowledges what the customer told, judged by shared words."""

import re

from bot.checks.tone.reading import Reading, read
from bot.checks.tone.signs.signs import meant
from bot.knowledge.schema.phrases import read_words
from bot.knowledge.schema.style import ACKNOWLEDGED, HARDSHIP, UNLESS, Style
from bot.language.segmentation.spans import Span
from bot.language.vocabulary.lexicon import STOP_WORDS
from bot.language.vocabulary.stems import stem

_PERSONS = frozenset("i i'm i've i'll my we we're we've we'll our me us you your you'll you're hello dear hi".split())
_RELATIVES = "relative"
"""The word class for family members whose hardship a customer mentions."""
_LONG_ENOUGH, _TELLING = 8, 4
"""Words from which a message tells more than it asks: in all, and outside questions."""
_TAKES_UP = re.compile(r"(?:then|that|that's|this|it|it's|they|those|these)\b|\S+ (?:\S+ )?(?:it|them)\b", re.I)
"""Begins a sentence that refers to something told before."""
_SENTENCE = re.compile(r"[^.!?]*(?:[.!?]|\Z)")
"""Always matches: a pattern that can fail at the end of a long text would be tried again at each letter."""
_ASKS = re.compile(
    r"\?|\bhow (?:much|many|long)\b"
    r"|(?:^|[.!]\s+)(?:what|when|where|which|who|how|can|could|do|does|is|are|will|would)\b",
    re.I,
)
"""A question, with or without its mark."""
_ANSWER = 5
"""Most words of a first sentence that is only an answer."""


def passed_over(reading: Reading, message: str, style: Style) -> Span | None:
    """The reply's opening sentence if it acknowledges nothing of the message; else None."""
    if not reading.sentences or acknowledges(reading, style):
        return None
    told = _hardship(message, style)
    if not (told or _is_form_letter(reading, message)):
        return None
    if _particular(reading.text, style) & _particular(told or message, style):
        return None
    first = _opening(reading)
    return None if _TAKES_UP.match(reading.text, *first) else first


def _opening(reading: Reading) -> Span:
    """The first sentence after the greeting."""
    return next((span for span in reading.sentences if not reading.greets(span)), reading.sentences[0])


def acknowledges(reading: Reading, style: Style) -> bool:
    """Whether the reply has words of regret, sympathy, joy or understanding."""
    return any(hit.name == ACKNOWLEDGED for hit in style.acknowledgement.found(reading.words))


def _hardship(message: str, style: Style) -> str:
    """The message's words that show that more than an order is at stake, and for whom; not the item."""
    told = read(message)
    found = meant(style.acknowledgement.found(told.words), HARDSHIP, UNLESS + HARDSHIP)
    spans = dict.fromkeys((told.words[h.first].start, told.words[h.last].end) for h in found)
    whose = [w.text for w in told.words if w.text in style.classes.get(_RELATIVES, ())] if spans else []
    return " ".join([*(message[start:end] for start, end in spans), *whose])


def _particular(text: str, style: Style) -> set[str]:
    everyday = {stem(w) for w in style.acknowledging.everyday}
    words = {w.text for w in read_words(text)} - STOP_WORDS
    return {s for w in words if (s := stem(w)) not in everyday and len(s) > 2}


def _is_form_letter(reading: Reading, message: str) -> bool:
    """Whether it has neither a person speaking nor one addressed, though the message tells something."""
    if len(reading.sentences) < 2 or not _PERSONS.isdisjoint(w.text for w in reading.words):
        return False
    tells = len(message.split()) >= _LONG_ENOUGH and len(_without_questions(message).split()) >= _TELLING
    return tells and not _answers(reading, message)


def _without_questions(message: str) -> str:
    return _SENTENCE.sub(lambda m: " " if m[0].endswith("?") else m[0], message)


def _answers(reading: Reading, message: str) -> bool:
    """Whether it begins with the bare answer: `$5.95 for both.`"""
    return bool(_ASKS.search(message)) and len(reading.text[slice(*_opening(reading))].split()) <= _ANSWER
