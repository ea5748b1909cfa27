"""What a marketplace forbids in messages to buyers, by kind. The policies say which kinds are forbidden where."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from bot.checks.forbidden_forms import emoticons, links, styling, subject_tags
from bot.checks.personal_data.personal_values import contacts
from bot.checks.tone.mending.mending import carries_matter
from bot.checks.tone.reading import Reading, read
from bot.checks.tone.signs.signs import meant
from bot.domain.reply import Finding, Severity
from bot.knowledge.schema.message_rules import NEUTRAL, UNLESS, MessageKind, MessageRules, RuleInForce
from bot.knowledge.schema.phrases import Hit
from bot.language.grammar.statements import Actor, Mood, statements
from bot.language.segmentation.spans import Span, overlaps

_LONGEST = 40_000
"""How many characters are read; messages are shorter."""
_OFFERS = frozenset(
    (MessageKind.MARKETING, MessageKind.REVIEW_REQUEST, MessageKind.INCENTIVE, MessageKind.REVIEW_MENTION)
)
"""Kinds whose figures are part of the fault: ten percent off."""
_BOUGHT = re.compile(
    r"\byou(?:['\u2019]ve| have| had)? (?:(?:just|already|first|originally|kindly) )?"
    r"(?:bought|ordered|purchased|placed|made|paid)\b(?:(?!\b(?:and|but|or|so)\b)[^.,;:!?\n]){0,60}$",
    re.I,
)
_LEADS = (Mood.REQUEST, Mood.PLANNED, Mood.POSSIBLE, Mood.QUESTION, Mood.CONDITION)


@dataclass(frozen=True, slots=True)
class Message:
    """A text, and the phrases of all rules found in it."""

    reading: Reading
    hits: tuple[Hit, ...]


def check_marketplace(text: str, rules: MessageRules, marketplace: str, today: date) -> tuple[Finding, ...]:
    """What may not be sent on this marketplace, in the order of the text. Nobody can overrule its stops.

    `replacement` is empty if the words are best left out, and None if only a person can rephrase it.
    """
    reading = read(text[:_LONGEST])
    message = Message(reading, tuple(rules.phrases.found(reading.words)))
    found: list[tuple[Span, RuleInForce]] = []
    for held in rules.holding(marketplace, today):
        rivals = [span for span, other in found if _told_once(held, other)]
        spans = _FINDERS.get(held.rule.kind, _in_words)(message, held)
        found += [(span, held) for span in dict.fromkeys(spans) if not overlaps(span, rivals)]
    return tuple(_finding(span, held, reading) for span, held in sorted(found, key=lambda f: f[0]))


def _told_once(one: RuleInForce, other: RuleInForce) -> bool:
    """Whether two kinds in the same words are one fault: a reward for a review is reported as the review."""
    kinds = {one.rule.kind, other.rule.kind}
    return len(kinds) == 1 or kinds <= _OFFERS or MessageKind.CONTACT_DETAILS in kinds


def _finding(span: Span, held: RuleInForce, reading: Reading) -> Finding:
    rule, quote = held.rule, reading.text[span[0] : span[1]]
    better = "" if rule.kind in _OFFERS else None if rule.kind is MessageKind.LINK else _left_out(span, quote, reading)
    if rule.kind is MessageKind.FORMATTING and not quote.strip():
        better = "\n\n"
    reason = f"{rule.why.rstrip('.')}."
    return Finding(rule.kind, rule.severity, quote, reason, better, final=rule.severity is Severity.STOP)


def _left_out(span: Span, quote: str, reading: Reading) -> str | None:
    """Empty if the sentence has nothing else that the buyer needs; punctuation is removed alone."""
    if not any(c.isalnum() for c in quote):
        return ""
    start, end = reading.around(span)
    return None if carries_matter(reading.text[start : span[0]] + reading.text[span[1] : end]) else ""


def _links(message: Message, held: RuleInForce) -> Iterator[Span]:
    yield from links(message.reading.text, held.rule.allow)


def _contacts(message: Message, held: RuleInForce) -> Iterator[Span]:
    allowed = {_bare(value) for value in held.rule.allow}
    for value in contacts(message.reading.text):
        words = message.reading.text[value.start : value.end]
        if _bare(words) not in allowed:
            yield value.start, value.end
    hits = tuple(hit for hit in message.hits if not _where_they_bought(hit, message.reading))
    yield from _in_words(replace(message, hits=hits), held)


def _where_they_bought(hit: Hit, reading: Reading) -> bool:
    """`You bought it on our website and paid with PayPal`, in a sentence that asks nothing: it leads nowhere."""
    at = reading.words[hit.first].start
    start, end = reading.sentence(at)
    if not _BOUGHT.search(reading.text[start:at]):
        return False
    said = statements(reading.text[start:end])
    return not any(s.actor is Actor.READER and s.mood in _LEADS for s in said)


def _bare(value: str) -> str:
    return "".join(c for c in value.lower() if c.isalnum() or c == "@")


def _emojis(message: Message, held: RuleInForce) -> Iterator[Span]:
    yield from emoticons(message.reading.text)


def _styling(message: Message, held: RuleInForce) -> Iterator[Span]:
    yield from styling(message.reading.text, held.rule.most)


def _tags(message: Message, held: RuleInForce) -> Iterator[Span]:
    yield from subject_tags(message.reading.text)


def _reviews(message: Message, held: RuleInForce) -> Iterator[Span]:
    """Requests for a good review, and neutral requests beyond the number allowed."""
    outright = list(_in_words(message, held))
    yield from outright
    neutral = [s for s in dict.fromkeys(_heard(NEUTRAL, message, held)) if not overlaps(s, outright)]
    if held.rule.most is not None:
        yield from neutral[held.rule.most :]


def _in_words(message: Message, held: RuleInForce) -> Iterator[Span]:
    yield from _heard("", message, held)


def _heard(listed: str, message: Message, held: RuleInForce) -> Iterator[Span]:
    spans = sorted({message.reading.span(h) for h in meant(message.hits, listed + held.words, UNLESS + held.words)})
    last = -1
    for start, end in spans:
        if start >= last:
            yield start, end
            last = end


_FINDERS: dict[MessageKind, Callable[[Message, RuleInForce], Iterator[Span]]] = {
    MessageKind.LINK: _links,
    MessageKind.CONTACT_DETAILS: _contacts,
    MessageKind.EMOJI: _emojis,
    MessageKind.FORMATTING: _styling,
    MessageKind.SUBJECT_TAG: _tags,
    MessageKind.REVIEW_REQUEST: _reviews,
}
"""Kinds that need more than their rule's phrases."""
