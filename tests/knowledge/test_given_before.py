"""Customers of whom somebody wants what they have given, and those who only do as they were asked."""

import pytest

from bot.knowledge.triage.circles.given_before import asked_for_what_was_given
from tests.knowledge.small_book import shipped


@pytest.mark.parametrize(
    "text",
    [
        "Now I am asked for the form again. I filled it in on Tuesday.",
        "I was asked for the receipt a second time.",
        "I have been requested to give my phone number once more.",
        "Why do I need to send the picture again? You have it.",
        "Our photos are attached to the first message, and your colleague wants photos.",
        "I gave you the order number, and your reply is to give the order number.",
        "My order number is in the subject, and you'd love to know my order number.",
        "You asked for the receipt. I sent the receipt. You ask for the receipt.",
        "Here comes another request for the tracking number I sent on the 9th.",
        "How come you need the video, I uploaded it when Ida asked.",
        "How many times do I have to send the receipt?",
        "We provided the address in our first letter and the second answer asks for the address.",
        "The pictures are with you since Friday, still every mail wants pictures.",
        "I have typed my phone number into your form five times today.",
        "I won't reset it a third time for you.",
        "You keep my photos, and now you require photos.",
        "I mailed you the form on the 2nd, yesterday your agent asks me for the form.",
        "Your last reply asked me for a photo I had already sent twice.",
        "It is the wrong size, and your colleague requested the receipt that I had sent before.",
        "You wanted my phone number, which I'd already given in the first email.",
        "Your last mail asked for the receipt that I had attached.",
        "Then your agent asked me for the serial number that I had attached to my first mail.",
        "Your agent requested the form that I had uploaded.",
        "You wanted the receipt, which I had enclosed.",
    ],
)
def test_what_was_given_is_wanted_again(text: str) -> None:
    again = asked_for_what_was_given(text)
    assert again and text[again.start : again.end]
    assert "circles" in {h.alarm.id for h in shipped().ears.heard(text)}


@pytest.mark.parametrize(
    "text",
    [
        "I was asked for a receipt, here it is.",
        "I won't use it again, it is too loud.",
        "I will not order from you again.",
        "I sent the form twice, sorry.",
        "You asked for the order number, and I sent it on Tuesday. Any news?",
        "You want a photo, so I attach one.",
        "You need the serial number: it is 4711-AB.",
        "I sent photos on Friday. Did you get them?",
        "Do you need my order number again?",
        "I gave the wrong order number, you need another one.",
        "Please send me the receipt again, I was asked for it by my tax office.",
        "I sent the form. If you need the form again, tell me.",
        "You have my address. Do you ship there?",
        "I have the receipt. Tell me whether you need it.",
        "I didn't send the photos. Your mail asks for photos.",
        "Your reply asked for the receipt, and I sent it yesterday.",
        "Your colleague requested two photos last week, which I have sent on Monday.",
        "Your agent asked me for the form I had not signed yet.",
        "Your mail asked for the receipt that I have attached now.",
        "You asked for the photo that I had attached to the wrong order.",
        "You asked for the receipt that I had not attached.",
        "Your agent asked for the receipt that came with the lamp I had sent back.",
    ],
)
def test_who_does_as_asked_is_not_in_circles(text: str) -> None:
    assert asked_for_what_was_given(text) is None


def test_a_name_that_was_taken_out_hides_nothing() -> None:
    text = "Your colleague {} got my receipt by email, and now you need my receipt."
    found = [asked_for_what_was_given(text.format(name)) for name in ("Jim", "[NAME-a1b2c3-1]")]
    assert all(found)


def test_what_the_customer_was_asked_for_before_and_gives_now_is_no_sign_of_circles() -> None:
    assert shipped().ears.signs("I sent the photos you asked for.") == ()


def test_who_cannot_cancel_a_second_order_refuses_no_second_time() -> None:
    assert asked_for_what_was_given("cant log in to cancel the second order i made") is None
    assert asked_for_what_was_given("I won't restart it a second time.") is not None
