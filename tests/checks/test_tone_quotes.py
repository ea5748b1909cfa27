"""What is quoted of a text as a fault, what is quoted in it of the customer, and what to write instead."""

import pytest

from bot.checks.tone import check_tone, verified
from bot.domain.reply import Finding, Severity
from tests.checks.tones import tone
from tests.knowledge.small_book import shipped


def test_what_stops_alone_stops_with_a_comma_after_it() -> None:
    for text in ("You are a liar, we will write to you by May 13.", "Hello, you are a liar, I refund it on May 13."):
        (finding,) = check_tone(text, shipped().style, None)
        assert (finding.quote.lower(), finding.severity) == ("you are a liar", Severity.STOP)


def test_a_quote_that_is_not_in_the_text_is_dropped() -> None:
    real, made_up = (Finding("rude", Severity.WARN, quote, "Why.") for quote in ("calm down", "shut up"))
    missing = Finding("cold", Severity.WARN, "", "Nothing is acknowledged.")
    assert verified((real, made_up, missing), "Please calm down.") == (real, missing)


def test_a_clause_that_offends_is_quoted_out_of_a_plain_sentence() -> None:
    (found,) = tone("The refund was made on April 3, and frankly you talk too much.")
    assert found[1] == "frankly you talk too much."


def test_clauses_that_offend_side_by_side_are_one_quote() -> None:
    both = "such silly questions bore everybody here, and your endless complaints tire us all."
    assert tone(f"The chair ships on Monday; {both}") == [("rude", both)]


@pytest.mark.parametrize(
    "text",
    [
        'You wrote: "this is the third time and nobody cares". The last scan is from Memphis on Tuesday.',
        'You said "the zipper is total garbage". Please send me a photo of it.',
        "Hello,\n\n> WHY do you idiots never answer?\n\nThe lamp leaves our warehouse on Monday.",
        "In your message you ask \u201care you even real people?\u201d; yes, and my name is Ana.",
    ],
)
def test_what_is_quoted_of_the_customer_is_not_how_we_sound(text: str) -> None:
    assert tone(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "> You are a liar and this is your fault.",
        'You wrote: "It is your own fault, you idiot." The lamp leaves on Monday.',
    ],
)
def test_what_they_never_wrote_is_ours_however_it_is_quoted(text: str) -> None:
    assert check_tone(text, shipped().style, "Hello, the lamp flickers. Can you help?")


def test_a_text_that_is_nothing_but_quoted_lines_is_judged() -> None:
    assert tone("> You are a liar and this is your fault.")


def test_what_is_said_around_their_words_is_judged_and_quoted_whole() -> None:
    text = 'You wrote "it fell apart", and only an idiot would believe that. The refund is on its way.'
    assert ("rude", "only an idiot would believe that.") in [(r, q[-33:]) for r, q in tone(text)]
    assert all(q in text for _, q in tone(text))


def test_what_was_told_before_is_said_once_more_without_the_reproach() -> None:
    found = check_tone("As I already told you, the part comes in on Friday.", shipped().style, None)
    assert [(f.quote, f.replacement) for f in found] == [("As I already told you", "")]


def test_a_chatty_question_is_not_left_out() -> None:
    found = check_tone("Just following up - did you get a chance to look at the pics?", shipped().style, None)
    assert all(f.replacement != "" for f in found)
