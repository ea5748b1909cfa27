"""Mending without a model."""

from dataclasses import replace

import pytest

from bot.checks.personal_data.redaction import Vault
from bot.domain.redacted import RedactedText
from bot.domain.reply import Draft, Finding, Severity
from bot.knowledge.replies.sentences import pieces
from bot.writers.composer.repair import mended
from bot.writers.composer.writer import Composer
from bot.writers.quotes import hidden
from tests.writers.a_case import work

TEXT = "Hello,\n\nThank you for the photo. We will pay you 5 days of rent.\n\nWe wait 15 days. I will write by Friday.\n\nBest"


def stop(quote: str, severity: Severity = Severity.STOP) -> Finding:
    return Finding("unsupported_promise", severity, quote, "Nothing allows it.")


def after(*findings: Finding, text: str = TEXT) -> str:
    return "".join(s.gap + s.text for s in mended(pieces(text), findings))


def test_the_sentence_that_is_quoted_goes_and_the_rest_stays() -> None:
    assert after(stop("pay you 5 days of rent")) == TEXT.replace(" We will pay you 5 days of rent.", "")


def test_paragraphs_stay_apart() -> None:
    assert after(stop("We wait 15 days.")) == TEXT.replace("We wait 15 days. ", "")


def test_words_over_two_sentences_take_both() -> None:
    assert "photo" not in after(stop("for the photo. We will pay"))


def test_a_quotation_goes_with_the_mark_that_closes_it() -> None:
    text = "I am sorry. You write: “The cord hums.” You also write: “The foot is loose.” I will write by Friday."
    assert after(stop("The cord hums"), text=text) == text.replace(" You write: “The cord hums.”", "")
    assert after(stop("The foot is loose"), text=text) == text.replace(" You also write: “The foot is loose.”", "")


def test_a_quote_is_whole_words() -> None:
    assert "We wait 15 days." in after(stop("5 days"))


@pytest.mark.parametrize(
    "finding", [stop("photo", Severity.WARN), stop("photo", Severity.NOTE), stop(""), stop("rabbit")]
)
def test_what_does_not_stop_or_quotes_nothing_here_changes_nothing(finding: Finding) -> None:
    assert after(finding) == TEXT


def test_where_no_answer_would_be_left_the_text_stays_as_it_is() -> None:
    short = "Hello,\n\nWe refund 90 euros.\n\nBest"
    assert after(stop("90 euros"), text=short) == short


async def test_the_composer_keeps_what_the_remaining_sentences_stand_on() -> None:
    first = await Composer().draft(work(), [])
    assert isinstance(first, Draft)
    promise = "We will also send 3 vases."
    previous = RedactedText(first.text.replace("We will pay for the return.", f"We will pay for the return. {promise}"))
    findings = hidden((stop(promise),), Vault("a1b2c3"))
    second = await Composer().draft(replace(work(), previous=previous, findings=findings), [])
    assert isinstance(second, Draft)
    assert (second.text, second.citations) == (first.text, first.citations)


def test_a_hostile_quote_costs_no_time() -> None:
    long = "(a+)+ " * 6000
    assert after(stop("(a+)+ (a+)+"), text=f"{long}.") is not None


async def test_what_a_person_has_just_asked_to_say_stays_and_keeps_its_stop() -> None:
    first = await Composer().draft(work(), [])
    assert isinstance(first, Draft)
    promise = "We will also send 3 vases."
    previous = RedactedText(first.text.replace("We will pay for the return.", f"We will pay for the return. {promise}"))
    findings = hidden((stop(promise),), Vault("a1b2c3"))
    asked = replace(work(), previous=previous, findings=findings, instruction=f"say {promise}")
    second = await Composer().draft(asked, [])
    assert isinstance(second, Draft) and promise in second.text
