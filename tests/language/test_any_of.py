"""One pattern for many: it finds a place wherever one of them does, and nowhere else."""

import re

import pytest

from bot.language.patterns.any_of import any_of, for_lower_case
from bot.ledger.phrases import _COMPOUND, put_plainly

PATTERNS = (
    r"\b(?:go|goes|went) (?:all )?(?:through|over)\b",
    r"\be-?mail (?:address|id)\b|\btrack(?:ing)? ?#",
    r"(?<!the )\bswitch(?:ed)? (?:off|on)\b|\bno power\b",
    r"\b(?:people |folks )?(?:next door|upstairs)\b",
    r"\bsee (?=[a|(]\b)|\b(?:(?:all|half) )?done[.)]",
    r"\b(paid|sent) (back|it \(?twice\)?)|[(]sic\b",
)
HELD = (
    "she went all over it", "my email id", "tracking # 4", "i switched off", "no power here", "folks next door",
    "upstairs", "see a man", "half done.", "done)", "sent back", "paid it (twice)", "as it was (sic)",
)  # fmt: skip
NOT_HELD = (
    "forgo through", "e--mail id", "the switch off", "mno power", "downstairs", "see b", "undone.", "", "(", "unsent back",
)  # fmt: skip


@pytest.mark.parametrize("text", [*HELD, *NOT_HELD])
def test_it_finds_what_any_of_them_finds(text: str) -> None:
    found = any(re.search(pattern, text) for pattern in PATTERNS)
    assert bool(any_of(PATTERNS).search(text)) is found is (text in HELD)


@pytest.mark.parametrize(
    "text",
    ["I left it at UPS", "UPS AND DOWNS", "ups and downs", "The Post Office has it", "TRACKING NUMBER", "my Zip: 30309",
     "Everyone Upstairs", "the lady next door", "Turned it upside down", "I bent it", "Walked over to them"],
)  # fmt: skip
def test_compounds_are_found_in_capitals_too(text: str) -> None:
    said = text
    for pattern, instead in _COMPOUND:
        said = pattern.sub(instead, said)
    assert put_plainly(text) == said


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        (r"\b(?:lid|jug) (?:broke|fell off)\b|never (?=came)", "THE LID BROKE", True),
        (r"\b(?:lid|jug) (?:broke|fell off)\b|never (?=came)", "the lid held", False),
        (r"\b(?P<what>two|three) came but not (?P=what)\b|\bnone\b", "Two came but not three", False),
        (r"\b(?P<what>two|three) came but not (?P=what)\b|\bnone\b", "Two came but not two", True),
        (r"\b(two|three) came but not \1\b", "Two came but not two", True),
        (r"\b(two|three) came but not \1\b", "Two came but not three", False),
    ],
)
def test_a_pattern_for_lower_case_finds_what_it_finds_in_any_case(pattern: str, text: str, found: bool) -> None:
    assert bool(for_lower_case(pattern).search(text.lower())) is found
    assert bool(re.search(pattern, text, re.IGNORECASE)) is found


@pytest.mark.parametrize("pattern", [r"\b(?:USPS|ups)\b", r"\bnot{_NAMED}\b"])
def test_a_pattern_with_capitals_is_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match="lower case"):
        for_lower_case(pattern)
