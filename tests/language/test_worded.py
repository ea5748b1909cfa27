"""What a text must hold to be searched at all."""

import re

import pytest

from bot.checks.circles.asked_again import questions
from bot.checks.circles.reply import manner
from bot.checks.personal_data.emails import emails, may_hold_email
from bot.checks.sourced.overstated import polarity
from bot.language.figures import figures, named_days
from bot.language.patterns.worded import may_hold, words_of
from bot.ledger import others, turns

NEEDED = words_of("valentine tomorrow")


@pytest.mark.parametrize("text", ["By TOMORROW, please", "a valentine's present", "tomorrow"])
def test_a_text_with_one_of_the_words_may_match(text: str) -> None:
    assert may_hold(text, NEEDED)


@pytest.mark.parametrize("text", ["", "tomorrows and valentines", "by Friday"])
def test_a_text_without_any_of_them_is_not_searched(text: str) -> None:
    assert not may_hold(text, NEEDED)


def test_letters_of_other_alphabets_are_left_to_the_search() -> None:
    assert may_hold("bis Freitag, für die Feier", NEEDED)


@pytest.mark.parametrize(
    ("pattern", "words", "texts"),
    [
        (
            manner._SATISFIED,
            manner._ALL,
            ["The photo shows all I need", "It has everything we asked", "that's enough i need"],
        ),
        (
            manner._LEFT_TO_THEM,
            manner._LIKES,
            ["how would you like it", "would you prefer a refund", "when do you want it"],
        ),
        (
            named_days.WORDED,
            named_days._DAYS_WORDED,
            ["today", "next weekend", "New Year's Eve", "valentine's day", "Christmas"],
        ),
        (others._NOTE, others._NOTES, ["an e-mail saying", "a card that", "some email which"]),
        (polarity._SAVE, polarity._SAVING, ["apart from it", "other than that", "aside from", "except"]),
        (turns._NEVER, turns._NAYS, ["never", "no one", "not opened", "none", "nobody", "still not here"]),
        (
            questions._PUTS,
            questions._PUTTING,
            ["let us know if", "I'd like to hear", "make sure", "send me the", "ensure"],
        ),
        (
            figures._IN_PARTS,
            figures._SPELLED_OUT_WORDS,
            ["doubled", "a fifth", "three quarters", "tenfold?", "twofold"],
        ),
        (figures._IN_WORDS, figures._SPELLED_OUT_WORDS, ["twenty-one", "dozens", "Sixes", "ninety-nine", "a hundred"]),
    ],
)
def test_what_a_pattern_finds_holds_one_of_the_words_it_is_asked_for(
    pattern: re.Pattern[str], words: frozenset[str], texts: list[str]
) -> None:
    found = [text for text in texts if pattern.search(text)]
    assert found
    assert all(may_hold(text, words) for text in found)


@pytest.mark.parametrize(
    "text",
    [
        "jo@mail.example", "jo [at] mail.com", "jo (arroba) mail [dot] com", "jo at mail dot com", "jo at gmail.com",
        "jo < at > mail . com",
    ],
)  # fmt: skip
def test_every_spelling_of_an_address_may_hold_one(text: str) -> None:
    assert [*emails(text)]
    assert may_hold_email(text)
