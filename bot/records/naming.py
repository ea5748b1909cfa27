"""Which of several items is meant: the one whose title shares words that no other title has."""

import re
from collections.abc import Mapping

from bot.language.vocabulary.stems import stem

_WORD = re.compile(r"[^\W_]+")


def named(words: str, titles: Mapping[str, str]) -> str | None:
    """The key of that title; None where no title fits better than all others."""
    said = _stems(words)
    stems = {key: _stems(title) for key, title in titles.items()}
    telling = {key: len(said & own - _others(stems, key)) for key, own in stems.items()}
    best = max(telling.values(), default=0)
    found = [key for key, count in telling.items() if count == best]
    return found[0] if best and len(found) == 1 else None


def _others(stems: Mapping[str, set[str]], but: str) -> set[str]:
    return {word for key, own in stems.items() if key != but for word in own}


def _stems(text: str) -> set[str]:
    return {stem(word) for word in _WORD.findall(text.lower()) if len(word) > 2 or word.isdigit()}
