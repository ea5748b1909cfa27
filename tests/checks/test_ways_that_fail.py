"""A reply that sends the customer to what they say doesn't work for them is a circle (signal 12)."""

from dataclasses import replace
from datetime import date

import pytest

from bot.checks.circles.reply.reply import Reply
from bot.checks.circles.ways_that_fail import sent_to_what_fails
from bot.checks.review import review_words
from bot.domain.case import Matter, Turn, Who
from bot.domain.ledger import Ledger
from bot.domain.reply import Finding, Passage, Severity
from tests.growth import in_proportion
from tests.knowledge.small_book import shipped

PAGE = "I want to return the kettle, but the return page says it isn't eligible. Tried the app too."


MATTER = Matter((Turn(Who.CUSTOMER, PAGE),), date(2026, 12, 1))


def stopped(message: str, reply: str) -> bool:
    matter = Matter((Turn(Who.CUSTOMER, message),), date(2026, 12, 1))
    found = review_words(f"Hello,\n\n{reply}\n\nKind regards,\nAna", matter, shipped(), "return_in_window").findings
    return any("does not work for them" in f.reason and f.severity is Severity.STOP for f in found)


@pytest.mark.parametrize(
    ("message", "reply"),
    [
        (PAGE, "Please open Your Orders, choose the order and select Return or replace items."),
        (PAGE, "To start the return, go to the return page on our website."),
        (PAGE, "You can start it in the app under Your Orders."),
        ("The tracking link shows an error.", "You can follow the parcel with the tracking link in your e-mail."),
        ("I can't log in to your shop, no password comes.", "Please log in to your account and download it there."),
        ("Your chat is offline whenever I try.", "Please contact us through our chat."),
        ("The label doesnt scan at the post office.", "Please print the label and bring it to the post office."),
        ("The code SPRING isn't accepted when I pay: your discount code is dead.", "Please enter the discount code."),
    ],
)
def test_it_stops(message: str, reply: str) -> None:
    assert stopped(message, reply)


@pytest.mark.parametrize(
    ("message", "reply"),
    [
        (PAGE, "I will set the return up for you today, and the label comes by mail."),
        ("The app doesn't find the bulb.", "Please open the app and hold the button for ten seconds."),
        ("The label doesn't scan.", "Here is a new label; please print this one."),
        ("The tracking link shows an error.", "I have asked the carrier; the tracking link is being repaired."),
        ("The button of the kettle doesn't work.", "Please press the button for three seconds."),
        ("Which account do I use? The website doesn't say.", "Please use the account that you bought with."),
        ("The promo code isn't accepted.", "Do you have the day on which the promo code was sent?"),
        ("The return page doesn't load.", "Please tell me the order's number, and I will do it on the return page."),
    ],
)
def test_what_sees_to_it_or_is_another_thing_does_not(message: str, reply: str) -> None:
    assert not stopped(message, reply)


@pytest.mark.deep
def test_it_takes_time_in_proportion_to_the_text() -> None:
    reply = Reply.of((Passage("Please open the return page."),), Ledger(()), MATTER)

    def read(text: str) -> list[Finding]:
        return list(sent_to_what_fails(replace(reply, matter=replace(MATTER, turns=(Turn(Who.CUSTOMER, text),)))))

    assert in_proportion(read, "the return page is not there "), "in the message"
    long = replace(reply, matter=replace(MATTER, turns=(Turn(Who.CUSTOMER, PAGE),)))
    assert in_proportion(lambda text: list(sent_to_what_fails(replace(long, text=text))), "Open the return page. ")
