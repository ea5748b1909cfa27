"""A stop needs words whose reading is sure; what others do, what was, and what rules nothing only warns."""

from datetime import date

import pytest

from bot.checks.commitments import commitments_in
from bot.checks.review import review_words
from bot.domain.case import Fact, Fulfilment, Matter, Turn, Who
from bot.domain.commitments import CommitmentKind
from bot.domain.reply import Severity
from bot.knowledge.book import Book
from tests.knowledge.small_book import shipped

TODAY = date(2026, 11, 24)


@pytest.fixture(scope="module")
def book() -> Book:
    return shipped()


def stops(reply: str, book: Book, situation: str, message: str = "Hello?", **facts: str) -> set[str]:
    given = tuple(Fact(key, value) for key, value in facts.items())
    matter = Matter((Turn(Who.CUSTOMER, message),), TODAY, given, "amazon.com", Fulfilment.SELLER)
    found = review_words(reply, matter, book, situation).findings
    return {str(f.rule) for f in found if f.severity is Severity.STOP}


def warns(reply: str, book: Book, situation: str, **facts: str) -> set[str]:
    given = tuple(Fact(key, value) for key, value in facts.items())
    matter = Matter((Turn(Who.CUSTOMER, "Hello?"),), TODAY, given, "amazon.com", Fulfilment.SELLER)
    found = review_words(reply, matter, book, situation).findings
    return {str(f.rule) for f in found if f.severity is Severity.WARN}


@pytest.mark.parametrize(
    "reply",
    [
        "Banks need up to six working days before it shows.",
        "The courier answers such questions within nine days.",
        "Their guide says that the resin hardens in 12 days.",
        "Is your doorway at least 29 inches wide?",
        "Our joiner has built these for twenty years.",
    ],
)
def test_a_span_that_others_take_or_name_or_that_has_gone_by_does_not_stop(reply: str, book: Book) -> None:
    assert stops(reply, book, "return_in_window", window_closes="2026-12-06") == set()


@pytest.mark.parametrize(
    "reply",
    [
        "You charged it overnight, so I won't ask you to charge it again.",
        "Nobody will ask you to charge it again.",
        "I am not going to ask you to charge it once more.",
    ],
)
def test_what_nobody_will_ask_is_no_circle(reply: str, book: Book) -> None:
    said = "I charged it overnight and it doesn't turn on."
    assert "circular" not in stops(reply, book, "faulty_item", said)
    assert "circular" in stops("I have to ask you to charge it again.", book, "faulty_item", said)


def test_a_span_of_ours_that_no_source_has_stops(book: Book) -> None:
    assert stops("The refund takes 19 days once it's here.", book, "return_in_window") == {"number"}


def test_a_denial_that_shares_little_with_its_rule_warns(book: Book) -> None:
    reply = "With the cap open we can't refund the full price."
    assert "polarity" not in stops(reply, book, "returned_used")


@pytest.mark.parametrize(
    "reply",
    ["After five tries the page is locked for a while.", "You owe us no proof.", "Then the lid lifts right off."],
)
def test_what_is_said_of_things_or_denied_is_no_likely_promise(reply: str, book: Book) -> None:
    assert stops(reply, book, "other") == set()


def test_what_goods_are_rated_for_is_no_outcome(book: Book) -> None:
    assert stops("The pole is guaranteed up to 40 pounds.", book, "other") <= {"number"}


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("I've withdrawn the coupon.", CommitmentKind.CANCELLATION),
        ("The spare one in your color is in stock at $12.", CommitmentKind.REPLACEMENT),
    ],
)
def test_coupons_are_no_orders_and_stock_is_no_promise(words: str, kind: CommitmentKind) -> None:
    assert kind not in {made.kind for made in commitments_in(words)}


@pytest.mark.parametrize(
    ("message", "reply"),
    [
        ("I ordered the wrong color.", "Please order the right color; the first one can go back."),
        ("I sent you an incomplete form.", "Please send the form once more, with all pages."),
        ("I deleted the old list.", "Please choose “Deleted lists” and tell me what it shows."),
    ],
)
def test_what_they_did_by_mistake_and_names_of_buttons_are_no_step_taken(message: str, reply: str, book: Book) -> None:
    assert "circular" not in stops(reply, book, "other", message)


@pytest.mark.parametrize(
    "reply",
    [
        "A new cup leaves as soon as a glazier's assessment is here.",
        "The refund holds only for owners who registered it.",
        "It can be replaced provided that the courier has signed for the damage.",
        "We replace it on condition that a glazier examines the rim.",
    ],
)
def test_a_paper_or_deed_that_no_clause_asks_for_warns(reply: str, book: Book) -> None:
    case = {"photo_received": "yes", "stock_quantity": "5"}
    assert "condition" in warns(reply, book, "damaged_on_arrival", **case)


@pytest.mark.parametrize(
    "reply",
    [
        "A new cup leaves tomorrow, no form is needed.",
        "I'll tell you once the maker's report is here.",
        "Could you sign for the new cup when it comes?",
    ],
)
def test_a_paper_that_nothing_waits_for_does_not(reply: str, book: Book) -> None:
    case = {"photo_received": "yes", "stock_quantity": "5"}
    assert "condition" not in warns(reply, book, "damaged_on_arrival", **case)


@pytest.mark.parametrize(
    "reply",
    [
        "We can't contribute to the postage for the return.",
        "What you spend on the return label can't be reimbursed.",
        "The return shipping is something we leave to you.",
        "Please send it back with postage of your own.",
        "Thank you, shipping back comes with a label of your choosing.",
        "It would be great if you could carry the postage for it.",
        "You get $60 minus whatever the way back costs.",
        "For the way back, half the shipping is on us and half on you.",
    ],
)
def test_a_cost_left_to_the_customer_stops_where_we_pay(reply: str, book: Book) -> None:
    case = {"photo_received": "yes", "stock_quantity": "0"}
    assert "payer" in stops(reply, book, "damaged_on_arrival", **case)


@pytest.mark.parametrize(
    "reply", ["Don't worry about it, the label runs on our account.", "We won't touch your refund for the label."]
)
def test_a_cost_that_we_take_in_a_clause_of_its_own_stops_where_the_customer_pays(reply: str, book: Book) -> None:
    case = {"free_returns": "no", "label_cost": "$7", "refund_amount": "$43", "price": "$50"}
    assert "payer" in stops(reply, book, "no_longer_needed_free_return", **case)


def test_what_they_may_do_is_no_accusation(book: Book) -> None:
    assert "blame" not in stops("You can just let them be.", book, "other")


def test_how_things_are_is_no_outcome_and_a_day_of_others_said_to_be_fixed_is(book: Book) -> None:
    assert stops("You're certainly early enough.", book, "other") == set()
    assert stops("The date is fixed, so plan with it.", book, "other") == {"unsupported_promise"}


def test_seeing_a_thing_stands_for_its_photo(book: Book) -> None:
    reply = "Once I've seen the crack, we send a new bowl at no cost."
    case = {"photo_received": "no", "stock_quantity": "4", "item": "bowl", "price": "$30"}
    assert "unsupported_promise" not in stops(reply, book, "damaged_on_arrival", **case)


def test_about_a_year_gives_no_window_of_a_year(book: Book) -> None:
    message = "It broke after a year and a half."
    reply = "The warranty on it is 12 months."
    case = {"request": "warranty", "delivered_on": "2025-05-20"}
    assert "window" in stops(reply, book, "off_platform_or_warranty", message, **case)


@pytest.mark.parametrize("reply", ["We eat the $7.", "The way back doesn't cost our customers a penny."])
def test_the_price_of_the_label_stands_for_the_label(reply: str, book: Book) -> None:
    case = {"free_returns": "no", "label_cost": "$7", "refund_amount": "$43", "price": "$50"}
    assert "payer" in stops(reply, book, "no_longer_needed_free_return", **case)


def test_what_they_would_have_to_do_is_no_accusation(book: Book) -> None:
    reply = "Were a part of it loose, we'd pay, and you'd only have to tell me which."
    assert "blame" not in stops(reply, book, "other")


def test_cents_are_a_hundredth_of_the_amount(book: Book) -> None:
    message = "My order is $34.40, what does shipping cost?"
    assert stops("You're 60 cents short of $35.", book, "shipping_policy_question", message) == set()
    assert "amount" in stops("You're 75 cents short of $35.", book, "shipping_policy_question", message)


def test_what_comes_too_close_closes_nothing(book: Book) -> None:
    reply = "That would be around December 3, which is rather close to your trip."
    assert stops(reply, book, "shipping_policy_question") == set()


def test_not_every_return_is_none_that_is_promised() -> None:
    assert not commitments_in("Not every late return is refunded.")


def test_whom_we_ask_ourselves_is_not_the_customer(book: Book) -> None:
    reply = "From your photo I'd say it's the lid, so I ask the packers for one."
    assert "circular" not in stops(reply, book, "wrong_or_missing_part", "I sent you the photo yesterday.")


def test_a_page_by_its_name_is_no_order_and_a_split_no_share(book: Book) -> None:
    ordered = "I ordered three mats by mistake."
    assert "circular" not in stops("Please open Your Orders and find the mat.", book, "return_in_window", ordered)
    case = {"photo_received": "yes", "stock_quantity": "0"}
    assert stops("The label for the one with the split comes from us.", book, "damaged_on_arrival", **case) == set()


def test_our_answer_by_a_day_and_what_they_bargained_for_are_fine(book: Book) -> None:
    case = {"window_closes": "2026-11-02", "defect": "none"}
    assert stops("You'll know by November 26.", book, "after_window_polite", **case) == set()
    assert stops("I know this is more work than you bargained for.", book, "other") == set()


def test_an_invoice_that_is_made_anew_is_no_service(book: Book) -> None:
    assert stops("With the name, I'll have it written anew for you.", book, "invoice_or_receipt") == set()


@pytest.mark.parametrize(
    "reply",
    [
        "It leaves by Thursday, November 26, and 3 to 6 business days later it is there: December 1 to December 4 at best.",
        "It leaves within 2 business days, so by November 26. Then it's 3 to 6 business days. "
        "Reckoned from there, December 1 is the first likely day and December 4 the last.",
        "It leaves on Thursday. Canada takes 7 to 12 business days. You'd see it between December 7 and December 14.",
        "Orders leave within 2 business days and take 3 to 6 more on the road. Ordered today, it comes on Friday the 4th "
        "if it is slow.",
    ],
)
def test_a_day_counted_from_a_day_and_a_span_of_the_text_follows(reply: str, book: Book) -> None:
    assert "date" not in stops(reply, book, "shipping_policy_question") | warns(reply, book, "shipping_policy_question")


def test_it_may_be_counted_by_the_span_of_a_clause_that_the_case_is_not_about(book: Book) -> None:
    reply = "It leaves by Tuesday, December 1, and takes 3 to {} business days: December 4 to December 9."
    case = {"part": "the navy robe", "stock_quantity": "4"}
    assert "date" not in warns(reply.format(6), book, "wrong_or_missing_part", **case)
    assert "date" in warns(reply.format(7), book, "wrong_or_missing_part", **case)


@pytest.mark.parametrize(
    "reply",
    [
        "It leaves by Thursday, November 26, and is 3 to 6 business days on the road: by December 18 at the latest.",
        "It leaves by Thursday, November 26, and is 13 to 16 business days on the road, until December 18.",
        "Orders leave within 2 business days and take 3 to 6 more on the road. Ordered today, it comes on the 18th.",
        "Orders leave within 2 business days and take 3 to 7 more on the road. Ordered today, it comes on the 7th.",
    ],
)
def test_a_day_that_no_clauses_span_ends_on_does_not(reply: str, book: Book) -> None:
    found = stops(reply, book, "shipping_policy_question") | warns(reply, book, "shipping_policy_question")
    assert found & {"date", "number"}


def test_the_answer_spoken_of_before_may_be_with_them_by_a_day(book: Book) -> None:
    case = {"window_closes": "2026-11-02", "defect": "none"}
    reply = "I've asked my lead for a decision. That will be with you by Thursday, November 26."
    assert stops(reply, book, "after_window_polite", **case) == set()
    assert stops("The lamp is fine. It can be with us by December 9.", book, "after_window_polite", **case) == {"date"}


@pytest.mark.parametrize(
    "reply",
    ["Yes, and you pay nothing on top for the islands.", "You don't pay anything extra for Puerto Rico."],
)
def test_that_nothing_is_charged_is_no_favour_where_a_clause_says_so(reply: str, book: Book) -> None:
    question = "What does postage to Puerto Rico cost?"
    assert stops(reply, book, "shipping_policy_question", question, destination="Puerto Rico") == set()


def test_that_nothing_is_charged_for_something_else_is_one(book: Book) -> None:
    asked = "Do you wrap presents?"
    reply = "Yes, and you pay nothing on top for the wrapping."
    assert "unsupported_promise" in stops(reply, book, "shipping_policy_question", asked)


def test_the_sum_that_the_case_refunds_may_be_told(book: Book) -> None:
    case = {"free_returns": "yes", "refund_amount": "$52.00", "label_cost": "$7.10"}
    reply = "The $7.10 stays out of it, and once it's here unworn you get the whole $52.00."
    assert stops(reply, book, "no_longer_needed_free_return", **case) == set()
    other = "Once it's here unworn you get the whole $74.00."
    assert stops(other, book, "no_longer_needed_free_return", **case)


def test_what_one_would_do_oneself_is_advice(book: Book) -> None:
    reply = "So that you aren't without one, I'd have a second pair ready."
    assert stops(reply, book, "where_is_my_order") == set()
    assert stops("I'd be glad to send a second set right away.", book, "where_is_my_order")


def test_what_they_get_for_the_second_is_no_second_one(book: Book) -> None:
    case = {"shipping_status": "not_shipped", "request": "cancel"}
    assert (
        stops("For the second, you receive back everything that was paid.", book, "cancel_or_change_address", **case)
        == set()
    )


def test_what_the_label_costs_by_a_fact_is_theirs_where_returns_are_not_free(book: Book) -> None:
    case = {"free_returns": "no", "label_cost": "$8.10", "refund_amount": "$71.90"}
    reply = "Less the label of $8.10, $71.90 would come back to you."
    assert stops(reply, book, "no_longer_needed_free_return", **case) == set()
    assert stops("You'd pay the label.", book, "damaged_on_arrival", photo_received="yes") == {"payer"}


def test_words_on_nothing_but_our_own_acts_accuse_nobody(book: Book) -> None:
    reply = "I'd rather say it to you plainly than keep you hoping."
    assert "blame" not in stops(reply, book, "other")
    assert "blame" in stops("You broke it yourself and now you want money for it.", book, "other")
