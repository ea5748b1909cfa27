"""How often a text apologises."""

import re
from collections.abc import Iterator

from bot.checks.tone.reading import Reading
from bot.language.segmentation.spans import Span

_APOLOGY = re.compile(
    r"\b(?:sorry|apolog(?:y|ies|i[sz]e[ds]?|i[sz]ing)|forgive (?:us|me)|(?:we|i)(?: \w+)? regret|beg your pardon)\b",
    re.I,
)
_NOT_OURS = re.compile(
    r"\b(?:you|you're|your|no need to|don't be|don.t have to)\s+(?:\w+\s+)?$|\bsorry to (?:hear|read)\b", re.I
)


def repeated(reading: Reading, most: int) -> Iterator[Span]:
    """The sentences that apologise after the first, when more than `most` do."""
    found = list(dict.fromkeys(reading.sentence(m.start()) for m in _ours(reading.text)))
    if len(found) > most:
        yield from found[1:]


def _ours(text: str) -> Iterator[re.Match[str]]:
    for match in _APOLOGY.finditer(text):
        if not _NOT_OURS.search(text[max(0, match.start() - 30) : match.start()]):
            yield match
