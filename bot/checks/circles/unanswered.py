"""What a reply doesn't take up of the customer's latest message: questions, and claims with a figure (signal 8)."""

import re
from collections.abc import Iterator

from bot.checks.circles.reply.reply import Reply
from bot.checks.circles.reply.rhetorical import rhetorical
from bot.checks.circles.taking_up import has_no_words_of_its_own, taken_up, words_of
from bot.domain.case import Who
from bot.domain.ledger import Entry, EntryKind
from bot.domain.reply import Finding, Severity
from bot.language.figures.named_days import days_named
from bot.language.segmentation.sentences import sentences
from bot.ledger.given import without_numbers

_ANSWERS = re.compile(
    r"(?:^|[.!?\n,] ?)(?:yes|no|there is|there isn't|it is|it isn't|we do|we don't|done|of course|certainly"
    r"|happy to|gladly|sure|absolutely)\b",
    re.I,
)
_WISHED = re.compile(
    r"\b(?:i|we|he|she|they)(?:'d| would| really| actually| only| just)*"
    r" (?:need|want|wear|take|meant|ordered|like|prefer)(?:s|ed)?\b"
    r"(?P<wish>[^.!?;]*)",
    re.I,
)
_NUMBER = re.compile(r"(?<![\w.,$-])\d+(?:[.,/]\d+)?(?![\w-])")
_AGE = re.compile(
    r"(?:^\W*(?:is|are)|\b(?:i(?:'m| am)|we(?:'re| are)|s?he(?:'s| is)|who(?:'s| is))) (?:\w+ )?\d{1,3}"
    r"(?: ?(?:yo|y/o)| (?:years?|yrs?) (?:old|of age))\b"
    r"|\baged (?:\w+ )?\d{1,3}\b",
    re.I,
)
"""How old somebody is, which no reply needs to take up."""
_DATED = re.compile(r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\w* \d{1,2}\b|\b\d{4}-\d\d-\d\d\b")
"""A day in a reply is no size."""
_WHOLE, _AT_ONCE = 6, 25
"""Words from which a clause is clear alone, and up to which a sentence is shown whole."""
_HANGS = re.compile(
    r"\W*(?:to|so|as|that|which|who|whose|than|because|since|while|if|until|after|before|for|with|without|of|in"
    r"|on|at|by|from|also|either|instead)\b",
    re.I,
)
"""How words begin that hang on others."""
_BEGINS = re.compile(r"[,;:.!?(\u2013\u2014-]\W*$|\b(?:and|but|or|so|then)\W*$", re.I)
"""What a clause of its own stands behind."""
_SHOWS = re.compile(
    r"\b(?:see|find) (?:(?:the|my|it) )?(?:attach|enclos|below|above|photo|pic|screenshot|video|image)", re.IGNORECASE
)
"""They show something, and ask for nothing."""
_AUXILIARY = r"(?:do|does|did|is|are|was|were|will|would|can|could|should|may|might|shall|has|have)"
_ASKS = re.compile(
    rf"^\W*(?:(?:so|and|but|ok|okay|then|also|oh|well|please|hi|hello|hey|just)\b\W*)*"
    rf"(?:{_AUXILIARY}|what|when|where|which|who|why|how|any (?:chance|news))\b"
    rf"|\b{_AUXILIARY} (?:i|we|you|u|it|they|there|that|this)\b",
    re.I,
)
_QUESTION, _MOST = 4, 3
"""Words from which a sentence with a question mark asks something; so many things that aren't taken up are shown."""
_OR = re.compile(r"^\W*or(?: else)?\W*$", re.IGNORECASE)
_SEVERAL = 2
_LEAST = 2
"""Telling words of a claim."""


LEFT = "unanswered"
"""The rule, of which a reply may have several findings: each quotes another question."""


def unanswered(reply: Reply) -> Iterator[Finding]:
    """A question, or a claim with a figure, that the reply doesn't take up.

    It warns where the message asks something else too; where it doesn't, the reply may have other words.
    """
    asked, concrete = _concretely_asked(reply)
    missed = [e for e in concrete if not taken_up(e.quote, reply.text, _beside(e, reply, asked))]
    met = (_by_what_is_wished_instead, _met_in_a_sentence, _by_its_day)
    missed = [e for e in missed if not any(meets(e, reply) for meets in met)]
    missed = [e for e in missed if not _other_half(e, missed, reply)]
    if missed:
        alone = len(missed) == len(concrete) and len(asked) < _SEVERAL
        reason = "The customer wrote this, and the reply doesn't take it up."
        severity = Severity.NOTE if alone else Severity.WARN
        left = dict.fromkeys(_in_full(e, reply) for e in missed if e is missed[0] or e.kind is EntryKind.ASKED)
        yield from (Finding(LEFT, severity, "", reason, against=words) for words in [*left][:_MOST])
    else:
        yield from _bare_ones_left(reply)


def _bare_ones_left(reply: Reply) -> Iterator[Finding]:
    """Only noted: which words of such a question tell it from others isn't known."""
    for words in _bare_questions(reply):
        concrete = has_no_words_of_its_own(words) or len(words_of(words)) >= _LEAST
        if concrete and not taken_up(words, reply.text):
            reason = "The customer asks this, and the reply doesn't take it up."
            yield Finding(LEFT, Severity.NOTE, "", reason, against=words)


def questions_left(reply: Reply) -> tuple[list[str], int]:
    """The questions of the latest message that the reply doesn't take up, and how many it holds in all."""
    asked, concrete = _concretely_asked(reply)
    questions = [e for e in concrete if e.kind is EntryKind.ASKED]
    missed = [e for e in questions if not taken_up(e.quote, reply.text, _beside(e, reply, asked))]
    return [_in_full(e, reply) for e in missed], len(asked)


def _concretely_asked(reply: Reply) -> tuple[list[Entry], list[Entry]]:
    """The questions of the latest message, and of these and its claims those that want an answer of their own."""
    asked = [e for e in latest(reply) if e.kind is EntryKind.ASKED and _wants_an_answer(_in_full(e, reply))]
    answered = len(_ANSWERS.findall(reply.text)) >= max(1, len(asked))
    told = [e for e in latest(reply) if e.kind is not EntryKind.ASKED or e in asked]
    return asked, [e for e in told if _concrete(e, answered)]


def _wants_an_answer(words: str) -> bool:
    return not (rhetorical(words) or _SHOWS.search(words))


def _bare_questions(reply: Reply) -> Iterator[str]:
    """Questions of which no clause was read as one: `so would half the price back be ok?`."""
    text = reply.matter.message
    answered = len(_ANSWERS.findall(reply.text)) >= max(1, text.count("?"))
    for sentence in sentences(text) if "?" in text and not answered else ():
        words = sentence.strip()
        read = any(e.kind is EntryKind.ASKED or _concrete(e, answered) for e in latest(reply) if e.quote in sentence)
        asks = words.endswith("?") and len(words.split()) >= _QUESTION and _ASKS.search(words)
        if asks and not read and _wants_an_answer(words):
            yield words


def _beside(entry: Entry, reply: Reply, asked: list[Entry]) -> list[str]:
    told = [e for e in latest(reply) if e.kind is not EntryKind.ASKED or e in asked]
    return [e.quote for e in told if e is not entry]


def _other_half(entry: Entry, missed: list[Entry], reply: Reply) -> bool:
    """`Do I need a permit for it, or can anybody buy one?` is answered with either half."""
    whole = next((s for s in sentences(reply.matter.turns[entry.turn].text) if entry.quote in s), "")
    rest = [e.quote for e in latest(reply) if e.kind is EntryKind.ASKED and e not in missed and e.quote in whole]
    return any(_OR.search(_between(entry.quote, other, whole)) for other in rest)


def _between(one: str, other: str, whole: str) -> str:
    first, last = sorted((one, other), key=whole.find)
    return whole[whole.find(first) + len(first) : whole.find(last)]


def _by_what_is_wished_instead(entry: Entry, reply: Reply) -> bool:
    """`The blind is 32, I need 34`: who is told about the 34 isn't passed over with the 32."""
    told = entry.kind is EntryKind.CLAIMED and next(
        (s for s in sentences(reply.matter.turns[entry.turn].text) if entry.quote in s), ""
    )
    wished = {n for w in _WISHED.finditer(told or "") for n in _NUMBER.findall(w["wish"])}
    return bool(wished & set(_NUMBER.findall(_DATED.sub(" ", reply.text))))


def _by_its_day(entry: Entry, reply: Reply) -> bool:
    """`We are away from the 9th` is taken up where the reply names that day."""
    told = {day for _, day in days_named(entry.quote, reply.matter.today)} if entry.kind is EntryKind.CLAIMED else set()
    return bool(told) and told <= {day for _, day in days_named(reply.text, reply.matter.today)}


def _met_in_a_sentence(entry: Entry, reply: Reply) -> bool:
    """Whether one sentence has half the words of a claim, each of which alone may be of any order."""
    words = {w for w in words_of(entry.quote) if w.isalpha()} if entry.kind is EntryKind.CLAIMED else set()
    least = max(_LEAST, len(words) / 2)
    return bool(words) and any(len(words & words_of(sentence)) >= least for sentence in sentences(reply.text))


def _in_full(entry: Entry, reply: Reply) -> str:
    """The clause, or the sentence that it begins: `how many times do` is no question yet; nor is half a bracket."""
    text = reply.matter.turns[entry.turn].text
    whole = next((s for s in sentences(text) if entry.quote in s), entry.quote)
    if entry.quote.count("(") != entry.quote.count(")"):
        return whole
    goes_on = whole.startswith(entry.quote) and len(entry.quote.split()) < _WHOLE
    torn = goes_on or _half(entry.quote, whole)
    return whole if torn and len(whole.split()) <= _AT_ONCE else entry.quote


def _half(clause: str, sentence: str) -> bool:
    """Whether it only says something with what stands before it: `to verify the dimensions`, `as handed over`."""
    before = sentence[: sentence.find(clause)]
    return bool(before.strip()) and (bool(_HANGS.match(clause)) or not _BEGINS.search(before))


def _concrete(entry: Entry, answered: bool) -> bool:
    claimed = _AGE.sub(" ", without_numbers(entry.quote)) if entry.kind is EntryKind.CLAIMED else ""
    told = any(c.isdigit() for c in claimed)
    asked = entry.kind is EntryKind.ASKED and not answered
    plain = has_no_words_of_its_own(entry.quote)
    return (told or asked) and (plain or len(words_of(entry.quote)) >= _LEAST)


def latest(reply: Reply) -> list[Entry]:
    """What the customer's latest message asks, claims and tells."""
    latest = max((i for i, t in enumerate(reply.matter.turns) if t.who is Who.CUSTOMER), default=-1)
    return [e for e in reply.ledger.entries if e.turn == latest and e.who is Who.CUSTOMER]
