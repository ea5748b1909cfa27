"""Repair without a model: sentences quoted by stopping findings are removed. Pure."""

import re
from collections.abc import Container, Iterable, Iterator

from bot.domain.reply import Finding, Severity
from bot.knowledge.replies.sentences import Part, Sentence, without

_SAYS_SOMETHING = frozenset({Part.OFFER, Part.STEP, Part.OWN})


def mended(
    text: tuple[Sentence, ...], findings: Iterable[Finding], asked_for: Container[str] = ()
) -> tuple[Sentence, ...]:
    """The text without those sentences; unchanged if no answer would be left, or nothing is quoted.

    A sentence that a person has just `asked_for` stays, with what stops it: else they would get the old draft again.
    """
    quotes = [f.quote for f in findings if f.severity is Severity.STOP and f.quote.strip()]
    kept = without(text, {i for i in _quoted(text, quotes) if text[i].text not in asked_for})
    return kept if any(s.part in _SAYS_SOMETHING for s in kept) else text


def _quoted(text: tuple[Sentence, ...], quotes: list[str]) -> Iterator[int]:
    """The places of the sentences that overlap with a quote."""
    whole = "".join(s.gap + s.text for s in text)
    found = [(at, at + len(quote)) for quote in quotes for at in _occurrences(quote, whole)]
    end = 0
    for i, sentence in enumerate(text):
        start = end + len(sentence.gap)
        end = start + len(sentence.text)
        if any(a < end and start < b for a, b in found):
            yield i


def _occurrences(quote: str, text: str) -> Iterator[int]:
    """Where the quote occurs as whole words: `5 days` isn't in `15 days`."""
    before = r"(?<!\w)" if quote[0].isalnum() else ""
    after = r"(?!\w)" if quote[-1].isalnum() else ""
    return (m.start() for m in re.finditer(before + re.escape(quote) + after, text))
