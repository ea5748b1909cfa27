"""What a reply passes over of what the customer told."""

import pytest

from tests.checks.tones import tone


def test_a_reply_that_passes_over_a_loss_is_cold_and_one_that_takes_it_up_is_not() -> None:
    message = "My grandmother died on Sunday, so please cancel the walker."
    assert [r for r, _ in tone("Cancellation done. Refund in five days.", message)] == ["cold"]
    assert tone("I am sorry about your grandmother. The order is cancelled and $80 goes back today.", message) == []
    assert tone("Cancellation done. Refund in five days.") == []


@pytest.mark.parametrize(
    ("message", "text"),
    [
        (
            "I am 79 and I can't carry the crate upstairs.",
            "Then it stays in the hall. The driver takes it up on Monday.",
        ),
        ("Our cat pressed the button and ordered two of them.", "That happens. The order was stopped in time."),
        ("How many weeks is an order kept at the counter?", "Two weeks. After that the order goes back to the shelf."),
        (
            "I'm pregnant, what is the paint made of?",
            "The paint holds no solvents. The test report is attached.",
        ),
        (
            "The fourth time that the wrong hinge comes.",
            "Four wrong hinges are too many. I measure the next one myself.",
        ),
    ],
)
def test_a_reply_that_takes_up_what_was_told_or_only_answers_is_not_cold(message: str, text: str) -> None:
    assert tone(text, message) == []


@pytest.mark.parametrize(
    ("message", "reply"),
    [
        ("We will be nine at the table. How much would the long cloth be", "$48 for the cloth. Napkins come with it."),
        (
            "For the third time, where are the hooks?",
            "The hooks were left out here. That was our slip. They leave today.",
        ),
        (
            "I ordered the same rug twice by accident, stop one",
            "In time: I stopped one of them. The other leaves on Friday.",
        ),
    ],
)
def test_a_bare_answer_and_an_owned_mistake_pass_over_nothing(message: str, reply: str) -> None:
    assert "cold" not in [rule for rule, _ in tone(reply, message)]


def test_a_cold_reply_is_quoted_after_its_greeting() -> None:
    told = tone("Hello. Another one will be shipped. Order number 2231.", "The urn broke, it was for my mom's funeral.")
    assert told == [("cold", "Another one will be shipped.")]
