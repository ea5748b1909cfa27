"""Replies that owe nothing more are not warned of missing steps; those that do still are."""

import pytest

from bot.checks.review import review_words
from bot.domain.case import Fulfilment, Matter, Turn, Who
from bot.domain.reply import Severity
from tests.checks.test_sure_stops import TODAY
from tests.knowledge.small_book import shipped

SELLER, AMAZON = Fulfilment.SELLER, Fulfilment.AMAZON


def warned(message: str, reply: str, by: Fulfilment = SELLER, situation: str = "other") -> set[str]:
    matter = Matter((Turn(Who.CUSTOMER, message),), TODAY, (), "amazon.com", by)
    found = review_words(reply, matter, shipped(), situation).findings
    return {str(f.rule) for f in found if f.severity is Severity.WARN}


@pytest.mark.parametrize(
    ("message", "reply", "rule", "by"),
    [
        ("how can i send back the kettle", "Please open the order and choose the kettle.", "all_on_customer", SELLER),
        (
            "my aunt wants to give it back. who pays the stamp",
            "We do. Put the kettle in its box.",
            "all_on_customer",
            SELLER,
        ),
        ("two bowls are broken", "Please be careful with them. A new set is on us.", "all_on_customer", SELLER),
        ("the box was wet", "Amazon delivered it and decides. We're reporting it to them.", "no_next_step", AMAZON),
        ("you sent the blue kettle", "The red one is in stock, so we're sending it.", "no_next_step", SELLER),
        ("all six cups broke", "Could you take one picture? It decides the rest for us.", "no_next_step", SELLER),
        ("DHL lost it", "We're sending a new one today.", "third_party_failure", SELLER),
        ("you people never listen", "I've given it to our owner today.", "third_party_failure", SELLER),
        ("nobody answered me", "I'm sorry that your letters went unanswered. I look today.", "many_messages", SELLER),
        (
            "Can it go back? My aunt asks.",
            "It can go back until its window closes. The window is open still. It must be in its original condition.",
            "policy_heavy",
            SELLER,
        ),
        ("it broke", "I see what you mean. Please mind your hands.", "condition", SELLER),
    ],
)
def test_a_reply_that_owes_nothing_more_is_not_warned(message: str, reply: str, rule: str, by: Fulfilment) -> None:
    assert rule not in warned(message, reply, by)


@pytest.mark.parametrize(
    ("message", "reply", "rule", "by"),
    [
        ("the kettle came broken", "Please send the kettle back in its box.", "all_on_customer", SELLER),
        ("I sent the kettle back.", "That is kind. How are you?", "no_next_step", SELLER),
        ("the kettle came broken", "We are looking into it. How was your weekend?", "no_next_step", SELLER),
        ("the box was wet", "We're looking at it.", "no_next_step", SELLER),
        ("DHL lost it", "I'll write to you on Friday.", "third_party_failure", SELLER),
        ("nobody answered me", "The kettle is in our warehouse.", "many_messages", SELLER),
        (
            "The kettle broke. Now what?",
            "Items must be unused. The window is 30 days. Kettles are excluded.",
            "policy_heavy",
            SELLER,
        ),
    ],
)
def test_a_reply_that_still_owes_a_step_is_warned(message: str, reply: str, rule: str, by: Fulfilment) -> None:
    assert rule in warned(message, reply, by)


def test_the_customers_message_is_no_word_of_ours() -> None:
    assert "date" in warned("Where is it?", "Thank you for your message. It will be with you by November 29.")
    assert "date" not in warned("Where is it?", "I'm writing an answer for you. It will be with you by November 29.")
