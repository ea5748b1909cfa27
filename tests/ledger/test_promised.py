"""What customers say that we told them, whoever of us it was."""

import pytest

from bot.ledger.promised import promised


@pytest.mark.parametrize(
    "told",
    [
        "jonas said a new one ships by tues.",
        "Petra wrote that she'd send a label today.",
        "Tom from the shop said he'll call me tomorrow.",
        "nadia promised a replacement by the 4th",
    ],
)
def test_a_colleague_by_name_is_one_of_us_where_only_a_shop_does_it(told: str) -> None:
    assert list(promised(told)) == [told]


@pytest.mark.parametrize(
    "told",
    [
        "My cousin said he would check the cable.",
        "The listing said it ships by Tuesday.",
        "My aunt said she'd send it back herself.",
        "The courier said it leaves the depot tomorrow.",
        "I said I would send it back on Friday.",
    ],
)
def test_what_others_or_they_themselves_said_is_no_word_of_ours(told: str) -> None:
    assert not list(promised(told))


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("I was promised a new jug on Tuesday, where is it?", "I was promised a new jug on Tuesday"),
        ("we keep getting told to wait for an update.", "we keep getting told to wait for an update."),
        ("And got told to ask next door??", "got told to ask next door"),
    ],
)
def test_what_they_were_told_is_told_in_a_question_too(said: str, told: str) -> None:
    assert list(promised(said)) == [told]


@pytest.mark.parametrize("said", ["Did you say it would come on Monday?", "Did they tell you when it comes?"])
def test_whether_we_said_it_is_only_asked(said: str) -> None:
    assert not list(promised(said))


def test_what_a_message_of_ours_was_they_were_told() -> None:
    said = 'The last mail from you folks was "give it a week".'
    assert list(promised(said)) == [said]


def test_what_a_relative_clause_says_belongs_to_what_they_were_told_and_what_is_before_it_does_not() -> None:
    text = "This is the third time I write about the lamp, you keep asking for photos that I sent twice!"
    assert list(promised(text)) == ["you keep asking for photos that I sent twice"]
