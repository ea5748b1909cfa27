"""Quotes stand in their text; findings go into redacted words and come back."""

import pytest

from bot.checks.personal_data.redaction import Vault, redact_text
from bot.domain.reply import Finding, Severity
from bot.writers.quotes import hidden, restored, standing
from tests.growth import in_proportion

TEXT = "It\u2019s  \u201cyour\u201d own fault \u2013 isn't it?\nWrite to kim@example.com."


@pytest.mark.parametrize(
    ("quote", "found"),
    [
        ('It\'s "your" own', "It\u2019s  \u201cyour\u201d own"),
        ("OWN FAULT", "own fault"),
        ("fault - isn't it? Write", "fault \u2013 isn't it?\nWrite"),
        ("'own fault\u2026'", "own fault"),
        ("own fault...", "own fault"),
        ("my own fault", None),
        ("aul", None),
        ("?!", None),
        ("", None),
    ],
)
def test_a_quote_gives_the_words_as_they_stand(quote: str, found: str | None) -> None:
    assert standing(quote, TEXT) == found


def test_what_stands_only_inside_a_word_first_is_found_where_it_stands_alone() -> None:
    assert standing("art", "party art") == "art"


def test_a_letter_that_grows_when_small_is_no_trouble() -> None:
    assert standing("straße", "\u0130n der Straße") == "Straße"


@pytest.mark.deep
def test_a_long_text_takes_time_in_proportion() -> None:
    assert standing("a a a b", "a " * 20_000) is None
    assert in_proportion(lambda text: standing("a a a b", text), "a ")


def test_findings_go_out_without_personal_data_and_come_back_with_it() -> None:
    vault = Vault("n0nce1")
    redact_text(TEXT, vault)
    finding = Finding(
        "link", Severity.STOP, "kim@example.com", "kim@example.com is an address.", None, "kim@example.com"
    )
    (out,) = hidden([finding], vault)
    assert "kim@example.com" not in repr(out)
    assert restored([out], TEXT, vault) == (finding,)


def test_what_is_personal_only_beside_other_words_is_known_from_the_text() -> None:
    vault = Vault("n0nce1", {"[NAME-n0nce1-1]": "Kim"})
    (out,) = hidden([Finding("rude", Severity.WARN, "Kim, kimono", "It is curt.")], vault)
    assert out.quote == "[NAME-n0nce1-1], kimono"


def test_a_quote_that_is_not_in_the_restored_text_is_left_out() -> None:
    vault = Vault("n0nce1", {"[PHONE-n0nce1-1]": "202 555 0143"})
    found = Finding("blame", Severity.WARN, "call [PHONE-n0nce1-1]", "It orders.")
    assert restored([found], "Please call 202-555-0143.", vault)[0].quote == ""
