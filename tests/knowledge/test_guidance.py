"""The team's own lines of the drafting prompt: read strictly, part of the policies' version, one line more at a time."""

import pytest

from bot.errors import PolicyError
from bot.knowledge.files import read_book
from bot.knowledge.guidance import HEADER, LONGEST, MOST, TEAM, guidance, with_line
from tests.knowledge.small_book import files

LINES = f"{HEADER}\n# For people: agreed in June.\n- Name the item.\n-  Say first what is possible.\n"


def test_lines_are_read_and_are_part_of_the_version() -> None:
    plain, told = read_book(files()), read_book({**files(), TEAM: LINES})
    assert plain.guidance == () and told.guidance == ("Name the item.", "Say first what is possible.")
    assert plain.version != told.version != read_book({**files(), TEAM: LINES + "- One more.\n"}).version


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("Name the item.", 1, "begin each line with '- '"),
        ("# Notes\n-Name the item.", 2, "begin each line with '- '"),
        ("- Name the item.\n- Name the item.", 2, "twice"),
        ("- Begin with {{ name }}.", 1, "plain words"),
        ("- Begin with [NAME].", 1, "plain words"),
        (f"- {'a' * (LONGEST + 1)}", 1, f"at most {LONGEST}"),
        ("\n".join(f"- Line {n}." for n in range(MOST + 1)), 1, "too many"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(text: str, line: int, words: str) -> None:
    with pytest.raises(PolicyError, match=rf"^{TEAM}:{line}: .*{words}"):
        read_book({**files(), TEAM: text})


def test_a_line_comes_to_the_others_and_none_twice_or_beyond_the_most() -> None:
    assert guidance({TEAM: with_line({}, "Name the\nitem.")}) == ("Name the item.",)
    assert with_line({TEAM: LINES}, "One more.") == LINES + "- One more.\n"
    with pytest.raises(PolicyError, match="says this already"):
        with_line({TEAM: LINES}, "Name the item.")
    with pytest.raises(PolicyError, match="take one out first"):
        with_line({TEAM: "\n".join(f"- Line {n}." for n in range(MOST))}, "One more.")
