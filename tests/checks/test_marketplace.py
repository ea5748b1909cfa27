"""What a message to a buyer may not contain, marketplace by marketplace."""

import pytest

from bot.checks.marketplace import check_marketplace
from bot.domain.reply import Severity
from bot.knowledge.schema.message_rules import MessageRules
from tests.growth import in_proportion
from tests.knowledge.small_book import shipped
from tests.knowledge.test_style import JULY


def found(text: str, marketplace: str = "amazon.com") -> list[tuple[str, str]]:
    return [(f.rule, f.quote) for f in check_marketplace(text, shipped().message_rules, marketplace, JULY)]


@pytest.mark.parametrize(
    ("text", "rule", "quote"),
    [
        ("The guide is at https://oakmill.example/guide, page 2.", "link", "https://oakmill.example/guide"),
        ("See oakmill.com for the colors.", "link", "oakmill.com"),
        ("It is on oakmill.example/lamps too.", "link", "oakmill.example/lamps"),
        ("Look at oakmill dot com please.", "link", "oakmill dot com"),
        ("Write to help@oakmill.example today.", "contact_details", "help@oakmill.example"),
        ("Ring us at (206) 555-0133 before noon.", "contact_details", "(206) 555-0133"),
        ("Send us a message on WhatsApp.", "contact_details", "Send us a message on WhatsApp."),
        ("Please remove your review.", "review_request", "Please remove your review."),
        ("Please leave us a 5-star review.", "review_request", "Please leave us a 5-star review."),
        ("We pay $5 for each good review.", "review_request", "We pay $5 for each good review."),
        ("Close the claim and we refund half of it.", "incentive", "Close the claim and we refund half of it."),
        (
            "Thank you \N{SMILING FACE WITH SMILING EYES}\N{PARTY POPPER} Bye.",
            "emoji",
            "\N{SMILING FACE WITH SMILING EYES}\N{PARTY POPPER}",
        ),
        ("Thank you :-)", "emoji", ":-)"),
        ("Use code SAVE5 for 5% off your next order.", "marketing", "Use code SAVE5 for 5% off your next order."),
        ("Sign up for our newsletter.", "marketing", "Sign up for our newsletter."),
        ("Have a look at our new cushions.", "marketing", "Have a look at our new cushions."),
        ("<b>Hello</b> there", "formatting", "<b>"),
        ("Hello\n\n\n\nthe lamp ships.", "formatting", "\n\n\n\n"),
        ("It is out of stock, so please cancel the order.", "cancel_request", "please cancel the order"),
        ("[Important] Your order", "subject_tag", "[Important]"),
        ("Click here to unsubscribe.", "opt_out", "Click here to unsubscribe."),
        ("Use the code POT5 for your next order.", "marketing", "Use the code POT5 for your next order."),
        ("Could you take down your comment?", "review_request", "Could you take down your comment?"),
        (
            "Once your rating is gone, a voucher is yours.",
            "review_request",
            "Once your rating is gone, a voucher is yours.",
        ),
        (
            "Delete the rating and the new jug goes to your address.",
            "review_request",
            "Delete the rating and the new jug goes to your address.",
        ),
        (
            "Edit the review, then I'll look at your claim.",
            "review_request",
            "Edit the review, then I'll look at your claim.",
        ),
        ("If the rating stays, there is no new lamp.", "review_request", "If the rating stays, there is no new lamp."),
        ("Once your feedback comes down, we talk.", "review_request", "Once your feedback comes down, we talk."),
        ("A bad review would be unfair.", "review_mention", "A bad review would be unfair."),
    ],
)
def test_what_is_forbidden_is_found_with_its_words(text: str, rule: str, quote: str) -> None:
    quotes = [q for r, q in found(text) if r == rule]
    assert any(q in quote or quote in q for q in quotes), found(text)


@pytest.mark.parametrize(
    "text",
    [
        "UPS shows it at https://www.ups.com/track since 6 AM.",
        "The order 113-2207745-8091136 left with 1Z999AA10123456784 at 5:30 PM for $1,299.00.",
        "The DCS-9100 and the B650E-F fit; the model from 2019-05-01 does not.",
        "In Your Orders, choose the lamp, then Problem with order.",
        "You can cancel it in Your Orders until it ships.",
        "I have 100% of the parts here, and 20 % is kept for wear.",
        "Please send two photos (front and back:) as soon as you can.",
        "My lead will review your return today.",
        "When the bank's review is over, I refund you.",
        "I passed on your wish for a review of the claim.",
        "The star on the lid is 5 inches wide.",
        "I have refunded the discount that was missing.",
        "First line.\n\nSecond line.",
        "It costs \N{EURO SIGN}5 and is a registered trademark\N{REGISTERED SIGN}.",
        "It arrived yesterday.We will look at it today.",
        "If Tuesday doesn't suit you, I can have it held at the UPS store.",
        "I can give you 10 percent off for this order.",
        "We can't offer a voucher in return for a review.",
        "I'm not able to send you a gift for five stars.",
        "We don't pay for ratings.",
        "A refund never depends on a review.",
        "We never ask anyone to change a review.",
        "The refund has nothing to do with your review.",
        "Coupons for reviews are against the rules, and Amazon forbids a discount for a rating.",
        "We don't offer refunds for withdrawing a dispute.",
        "You don't have to close the claim to get the refund.",
        "Thank you for your feedback, I passed it to the packers.",
        "I've passed your feedback to the packers.",
        "Your feedback on the drawing helps us.",
    ],
)
def test_what_an_order_needs_may_be_said(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "I can't offer more than a $5 gift for a good review.",
        "I can't wait to send you a voucher for your review.",
        "We can't send you the refund until you change your review.",
        "We won't pay the refund before you remove your review.",
        "Don't you want a coupon for a good review?",
        "You won't get a discount with a bad review.",
        "We can't send the refund until you close the claim.",
        "I can't wait to send you a coupon when you close the dispute.",
        "Don't hesitate, could you change your review?",
        "Your feedback about our shop hurts us.",
        "Your feedback on Amazon hurts us.",
        "Thank you for your feedback, could you change it to five stars?",
    ],
)
def test_a_deal_in_the_words_of_a_refusal_is_still_one(text: str) -> None:
    assert {rule for rule, _ in found(text)} & {"review_request", "review_mention", "incentive"}


def test_one_neutral_request_for_a_review_is_allowed_and_a_second_is_not() -> None:
    one = "The lamp is on its way. You can write a review on its page."
    assert found(one) == []
    assert [rule for rule, _ in found(f"{one} Kindly share your feedback.")] == ["review_request"]


def test_a_stop_for_forbidden_content_is_final() -> None:
    (finding,) = check_marketplace("See oakmill.com.", shipped().message_rules, "ebay", JULY)
    assert finding.severity is Severity.STOP and finding.final


def test_in_our_own_shop_our_own_address_may_be_named_and_an_emoji_only_warns() -> None:
    assert found("Write to help@oakmill.example or see oakmill.com.", "shopify") == []
    (finding,) = check_marketplace("Thanks :)", shipped().message_rules, "shopify", JULY)
    assert finding.severity is Severity.WARN and not finding.final


def test_another_marketplaces_own_site_is_a_link_away() -> None:
    assert found("It is on walmart.com too.") == [("link", "walmart.com")]
    assert found("It is on walmart.com too.", "walmart") == []


def test_without_rules_nothing_is_forbidden() -> None:
    assert check_marketplace("See oakmill.com :)", MessageRules(), "amazon.com", JULY) == ()


@pytest.mark.deep
@pytest.mark.parametrize("text", ["a.b/", "( :) ", "use code ", "<b <", "review us "])
def test_hostile_text_takes_time_in_proportion(text: str) -> None:
    found("Hello.")
    assert in_proportion(found, text)
