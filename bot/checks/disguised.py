"""Words of a reply that aren't what they look like, so that no other check can hear what they say."""

from collections.abc import Iterator

from bot.checks.broken_up import broken_up
from bot.domain.reply import Finding, Severity
from bot.language.normalization.as_read import disguised

RULE = "disguised"
_REASON = (
    "Some of its characters only look like these, or are shown in another order, so what it says can't be checked."
    " Type it anew."
)


_BROKEN_UP = "These words are broken up, joined or encoded, so what they say can't be checked. Write them as words."


def check_disguised(text: str) -> Iterator[Finding]:
    """Stops each such word once; nobody writes one by accident."""
    yield from (Finding(RULE, Severity.STOP, words, _REASON) for words in dict.fromkeys(disguised(text)))
    yield from (Finding(RULE, Severity.STOP, words, _BROKEN_UP) for words in dict.fromkeys(broken_up(text)))
