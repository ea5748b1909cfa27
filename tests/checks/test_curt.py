"""Short replies: a bare no, order, note or condition is told with what to add; a short answer is left alone."""

import pytest

from bot.checks.tone import check_tone
from tests.knowledge.small_book import shipped


def told(reply: str) -> list[tuple[str, str, str | None]]:
    return [(f.rule, f.reason, f.replacement) for f in check_tone(reply, shipped().style, None)]


@pytest.mark.parametrize(
    ("reply", "rule", "add"),
    [
        ("No.", "cold", "add the reason"),
        ("Hello, no returns.", "cold", "add the reason"),
        ("That’s not possible.", "cold", "what the customer can still do"),
        ("We don't do that.", "cold", "add the reason"),
        ("See policy.", "cold", "say here what stands there"),
        ("Hi Ana, check the tracking again.", "cold", "say here what stands there"),
        ("It's in the description.", "cold", "say here what stands there"),
        ("Just wait until Friday.", "cold", "what happens meanwhile"),
        ("The refund takes 5 days. Wait.", "cold", "what happens meanwhile"),
        ("Send photo.", "cold", "say please"),
        ("You need to send a photo of the damage.", "cold", "what you do once it is here"),
        ("Hi, refund done.", "cold", "how much, by when"),
        ("Already answered.", "cold", "make it a sentence"),
        ("No receipt, no return.", "rude", "ask for it kindly"),
    ],
)
def test_a_curt_reply_is_told_with_what_to_add(reply: str, rule: str, add: str) -> None:
    [(found, reason, replacement)] = told(reply)
    assert found == rule
    assert add in reason
    assert replacement is None, "only a person can say it better"


def test_each_curt_sentence_of_a_short_reply_is_told() -> None:
    assert [rule for rule, _, _ in told("You need to send a photo. Without photo no refund.")] == ["cold", "rude"]


@pytest.mark.parametrize(
    "reply",
    [
        "Yes.",
        "Yes, two are left.",
        "No, it doesn't come in blue.",
        "No, only in black.",
        "No. It only comes in black.",
        "No need to send it back.",
        "No receipt, no problem!",
        "No fee, no deadline.",
        "Done!",
        "Done, Maria. The label is in your email.",
        "It ships Monday.",
        "Your order has shipped.",
        "Hi Lea, the refund of $20 was sent today.",
        "Hi Ana, your refund is done; it shows in 3 to 5 days. Sorry for the wait!",
        "Send it to the address on the label.",
        "Please send us a photo.",
        "Hi Tom, could you send me one photo? Then I can send a new one today.",
        "Check the red light first; if it blinks, the battery is low.",
        "Wait until the light turns blue, then press start.",
        "It's in the box, under the foam.",
        "Without the adapter no charging is possible above 20 W.",
        "We don't ship to Canada, but our partner in Toronto does.",
        "Of course! Sent.",
        "Wait two days; I'll write to you on Friday.",
    ],
)
def test_a_short_answer_is_left_alone(reply: str) -> None:
    assert told(reply) == []


def test_a_short_sentence_within_a_longer_reply_is_not_judged_by_its_length() -> None:
    reply = (
        "Hello Ana, the lamp left our warehouse in Memphis on Monday morning, and the carrier expects it at your door on "
        "Thursday. Check the tracking. The number is in the order."
    )
    assert told(reply) == []
