"""The patterns of situations put together find what they find one by one."""

import pytest

from bot.knowledge.schema.patterns import compiled, sieves
from tests.knowledge.small_book import shipped

ODD = (r"\b(\w+) \1\b", r"(?i)Prime\b", r"\bUPS\b", r"(?P<day>mon|tue)s?day", r"\bno\b.{0,9}\breply\b|^why")


def found(patterns: tuple[str, ...], texts: list[str]) -> list[bool]:
    made = sieves(patterns)
    return [any(sieve.search(text.lower()) for sieve in made) for text in texts]


@pytest.mark.deep
def test_the_shipped_ones_find_the_same_in_every_example() -> None:
    situations = [s for s in shipped().situations if s.signals.patterns]
    texts = [text for s in situations for text in s.examples]
    for situation in situations:
        patterns = situation.signals.patterns
        alone = [any(compiled(p).search(text) for p in patterns) for text in texts]
        assert found(patterns, texts) == alone
        assert any(alone)


@pytest.mark.parametrize("text", ["It came came late", "with PRIME", "by ups", "on Tuesday", "no\nReply", "WHY?"])
def test_references_names_flags_and_capitals_are_kept(text: str) -> None:
    assert found(ODD, [text]) == [True]


@pytest.mark.parametrize("text", ["It came late", "primed", "cups", "on Friday", "nobody replied, nor said why"])
def test_nothing_else_is_found(text: str) -> None:
    assert found(ODD, [text]) == [False]
