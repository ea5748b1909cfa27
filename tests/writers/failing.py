"""How a question to Claude can fail, whatever it asks, and what is said and kept of it then."""

from collections.abc import Awaitable, Sequence
from typing import Any

import pytest

from bot.domain.reply import Usage
from bot.errors import WriterError, WriterUnreachable
from tests.fakes.claude import Answers, CutAfter, Fails, Garbled, Page, Refuses
from tests.fakes.claude_behaviours import Behaviour

Failure = tuple[str, Behaviour, type[WriterError], str, str]
"""Its name, what Claude does, the error, words of its message, the outcome that is kept."""


def failures(declined: str, begun: str, *more: Failure) -> Any:
    """A parametrization over what can fail. `declined`: the words for a refusal; `begun`: an answer cut short."""
    every: Sequence[Failure] = (
        ("refusal", Refuses(), WriterError, declined, "refusal"),
        ("busy", Fails(529), WriterUnreachable, "overloaded", "overloaded_error"),
        ("cut", CutAfter(0), WriterUnreachable, "can't be reached", "APIConnectionError"),
        ("garbled", Garbled(), WriterUnreachable, "could not be read", "JSONDecodeError"),
        ("page", Page(), WriterError, "Something other than Claude", "NotClaude"),
        ("truncated", Answers(begun, stop="max_tokens"), WriterError, "max_tokens", "max_tokens"),
        ("prose", Answers("All of it is fine."), WriterUnreachable, "could not be read", "end_turn"),
        *more,
    )
    return pytest.mark.parametrize(
        ("behaviour", "kind", "words", "outcome"), [f[1:] for f in every], ids=[f[0] for f in every]
    )


async def fails(asking: Awaitable[object], kind: type[WriterError], words: str, private: str) -> None:
    """It raises just this error with these words, and repeats nothing of what was private."""
    with pytest.raises(WriterError, match=words) as raised:
        await asking
    assert type(raised.value) is kind
    assert private not in str(raised.value)


def kept(calls: Sequence[Usage]) -> list[tuple[str, str]]:
    """What is kept of calls: the purpose and the outcome of each."""
    return [(call.purpose, call.outcome) for call in calls]
