"""Rules that Claude finds in a team's text: what it is sent, what is believed of its answer."""

import pytest

from bot.domain.redacted import RedactedText
from bot.errors import WriterError
from bot.writers.claude.writer import Claude
from tests.fakes.claude import Answers, FakeClaude, Refuses
from tests.fakes.claude_usual import data, task

TEXT = RedactedText("Welcome! Chairs may come back within\n40 days. We pay for the way if a leg is broken. Bye.")


def answers(*rules: tuple[str, str]) -> Answers:
    return Answers({"rules": [{"title": title, "words": words} for title, words in rules]})


async def test_the_text_is_data_and_not_in_the_prompt(fake: FakeClaude, claude: Claude) -> None:
    await claude.rules_in(TEXT, [])
    (body,) = fake.requests
    assert data(body)["text"] == TEXT
    assert "Chairs" not in str(body["system"]) and "Chairs" not in task(body)


async def test_words_are_given_exactly_as_they_stand_and_once(fake: FakeClaude, claude: Claude) -> None:
    fake.will(
        answers(
            ("Window", "Chairs may come back within 40 days."),
            ("Again", "chairs may come back within 40 days."),
            ("Invented", "Chairs are refunded at once."),
            (" ", "We pay for the way if a leg is broken."),
        )
    )
    (rule,) = await claude.rules_in(TEXT, [])
    assert (rule.title, rule.words) == ("Window", "Chairs may come back within\n40 days.")


async def test_a_refusal_is_an_error(fake: FakeClaude, claude: Claude) -> None:
    fake.will(Refuses())
    with pytest.raises(WriterError, match="headings and paragraphs"):
        await claude.rules_in(TEXT, [])


async def test_an_empty_text_costs_nothing(fake: FakeClaude, claude: Claude) -> None:
    assert await claude.rules_in(RedactedText("  "), []) == ()
    assert fake.requests == []
