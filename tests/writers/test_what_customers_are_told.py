"""What replies on the shipped policies say, and leave out, on what is known of the case."""

import pytest

from bot.checks.review import review
from bot.domain.case import Fact, Matter, Turn, Who
from bot.domain.reply import Verdict, verdict
from tests.knowledge.small_book import shipped
from tests.writers.composing import TODAY, a_matter, assignment, declined, written

Known = dict[str, str]
SENT, DUE = "Our records show that your refund left us on Saturday, November 21.", "we will send it today"
UNWANTED = "I no longer need the bench. Could you waive the label, just this once?"
NO_MORE = "My lead has looked at your case, and we can't take the item back after Tuesday, November 10."
PHOTOS = "I will send you the photos by"
FEE = "a restocking fee of"
ACCEPTED = {"lead_decision": "accept", "refund_amount": "$51.55"}
BROKEN = "Take it back, you crooks. It stopped working after a month."
FACT = {"product_fact": "the legs are solid cedar", "source_of_fact": "the maker's data sheet"}
CHARGED = {"order_total": "$38.50", "charged_amounts": "$83.50 on November 20"}
DIFFERS = {"differs": "the page said oak, the table is pine"}
VENEER = "The table isn't oak as your page says."
GIVEN = "I got the lamp as a birthday present and have one already. How do I return it?"
BOUGHT = "I bought the lamp as a birthday present and she has one already. How do I return it?"
GIFT = "how and until when a gift can be returned without its order"
OF_THEIR_ORDER = ("Your Orders", "your order", "order number")
SMALL = "Could I exchange the vest for a small one? It came on Monday."
MOVED = "I moved, please send it to the new address."
STOP = "Please cancel my order of the bench."


@pytest.mark.parametrize(
    ("situation", "text", "known", "told", "left_out"),
    [
        ("refund_overdue", "", {"refund_issued_on": "no"}, (DUE, "by Wednesday, November 25 to confirm"), ("will be",)),
        ("refund_overdue", "", {"refund_issued_on": "2026-11-21"}, (SENT,), (DUE, "confirm", "was or will be")),
        ("refund_overdue", "", {"refunded_on": "2026-11-21 to the card"}, ("November 21 to the card.",), (DUE,)),
        (
            "no_longer_needed_free_return",
            UNWANTED,
            {"lead_decision": "waive_label"},
            ("on us this time", "to confirm that your free label is there"),
            ("asking my lead", "at your expense"),
        ),
        (
            "no_longer_needed_free_return",
            UNWANTED,
            {"lead_decision": "decline"},
            ("My lead has looked at it, and the label stays at your expense.", "It costs $8.40", "$51.55 for you"),
            ("asking my lead", "on us"),
        ),
        ("no_longer_needed_free_return", UNWANTED, {}, ("asking my lead about the label",), ("stays at",)),
        (
            "after_window_polite",
            "Can it go back?",
            {"lead_decision": "decline"},
            (NO_MORE, "describe it"),
            ("asking my",),
        ),
        (
            "after_window_polite",
            "It stopped working. Can it go back?",
            {"lead_decision": "decline"},
            (NO_MORE, "I am looking at the fault you describe"),
            ("describe it here", "If something is wrong"),
        ),
        ("after_window_hostile", "", {"lead_decision": "decline"}, (NO_MORE, "describe it here"), ("before my lead",)),
        ("after_window_hostile", BROKEN, {"lead_decision": "decline"}, (NO_MORE, "the fault you describe"), ("here",)),
        ("after_window_polite", "", {}, ("asking my lead", "closed on Tuesday"), ("looked at your case",)),
        ("after_window_polite", "", ACCEPTED, ("My lead has agreed", "we will refund $51.55."), ("fee",)),
        ("after_window_polite", "", {**ACCEPTED, "restocking_fee": "none"}, ("refund $51.55.",), ("fee",)),
        ("after_window_polite", "", {**ACCEPTED, "restocking_fee": "20 percent"}, (f"{FEE} 20 percent.",), ()),
        ("product_question", "", {}, ("finding out what the maker says about it",), ("what you asked",)),
        (
            "product_question",
            "",
            FACT,
            ("The answer to your question: the legs are solid cedar.", "Our source for it: the maker's data sheet."),
            ("I will answer this", "finding out", "looking it up"),
        ),
        ("bad_review_threat", "", {"request": "a lid"}, ("what we decided: replace the lid.",), ("will write",)),
        ("wrong_charge", "", CHARGED, ("came to $38.50", "$83.50 on November 20", "goes back"), ("I will compare",)),
        ("not_as_listed", VENEER, DIFFERS, ("the table is pine", "tell me which"), ("I will compare",)),
        ("not_as_listed", f"{VENEER} I want a refund.", DIFFERS, ("full price, as you ask",), ("exchange", "which of")),
        ("not_as_listed", VENEER, {**DIFFERS, "wish": "another one"}, ("as you ask",), ("refund", "which of")),
        (
            "not_as_listed",
            VENEER,
            {**DIFFERS, "wish": "another one", "listing_wrong": "listing"},
            ("no other one that fits", "refund the full price"),
            ("exchange", "which of"),
        ),
        ("delivered_not_received", "", {}, ("with what the carrier has told us by then",), ("carrier found",)),
        ("lost_or_late", "It is late. Where is it?", {}, ("has told us by then",), ("carrier found", "we decided")),
        (
            "lost_or_late",
            "It is late. I want my money back.",
            {},
            ("I will put to my lead what you ask for, your money back.",),
            ("you would prefer",),
        ),
        (
            "lost_or_late",
            "It is late. I want my money back.",
            {"lead_decision": "replacement"},
            ("sending the order again",),
            ("put to my lead",),
        ),
        ("sent_in_circles", "", {}, ("I have taken this over myself.",), ("ends with this message",)),
        (
            "cancel_or_change_address",
            MOVED,
            {"request": "address"},
            ("correcting the address where the marketplace lets us", "place it anew"),
            ("can still be corrected",),
        ),
        (
            "cancel_or_change_address",
            STOP,
            {"shipping_status": "shipped"},
            ("I can't be certain that it works", "If it comes back to us, it is refunded."),
            ("often works",),
        ),
        (
            "cancel_or_change_address",
            MOVED,
            {"shipping_status": "shipped", "request": "address"},
            ("to hold the parcel or send it back",),
            ("often works", "stop the parcel"),
        ),
        ("returned_used", "", {"photos_taken": "yes, grade C"}, ("$51.55", PHOTOS), ("happy to send", "don't show")),
        ("returned_used", "", {"photos_taken": ""}, ("what the photos of your return show",), ("$51.55", PHOTOS)),
        (
            "return_in_window",
            SMALL,
            {"exchange_stock": "no", "window_closes": "2026-12-10", "label_cost": ""},
            ("not in stock at the moment, so you can return yours", "within 4 calendar days"),
            ("set it aside",),
        ),
        ("return_in_window", GIVEN, {"window_closes": "", "label_cost": ""}, (GIFT,), OF_THEIR_ORDER),
        (
            "return_in_window",
            GIVEN,
            {"gift_return": "the label goes to the receiver, the money to the giver", "label_cost": ""},
            ("On returning a gift: the label goes to the receiver",),
            OF_THEIR_ORDER,
        ),
        ("return_in_window", BOUGHT, {"window_closes": "2026-12-10"}, ("open Your Orders",), (GIFT,)),
        ("no_longer_needed_free_return", f"{GIVEN} Who pays for the label?", {}, ("label",), ("open Your Orders",)),
        ("faulty_item", "The heater stopped.", {}, ("where it is in stock", "tell me which it is to be"), ()),
        (
            "faulty_item",
            "The heater stopped. I want a new one.",
            {"stock_quantity": ""},
            ("a new one, as you ask", "if none is in stock"),
            ("whichever you prefer", "which it is"),
        ),
        ("shipping_policy_question", "Do you offer overnight or express delivery?", {}, ("do not offer express",), ()),
        ("shipping_policy_question", "What is postage for a lamp?", {}, ("$5.95",), ("express",)),
        ("shipping_policy_question", "Do you ship to New Zealand?", {}, ("not ship to other countries",), ()),
    ],
)
async def test_a_reply_says_what_is_known_and_nothing_that_it_rules_out(
    situation: str, text: str, known: Known, told: tuple[str, ...], left_out: tuple[str, ...]
) -> None:
    matter = a_matter(situation, text, **known)
    draft = await written(assignment(situation, matter))
    assert [words for words in told if words not in draft.text] == [], draft.text
    assert [words for words in left_out if words in draft.text] == [], draft.text
    found = review(draft, matter, shipped(), situation)
    assert verdict(found) is not Verdict.STOP, found


async def test_a_reduced_refund_without_photos_is_a_persons() -> None:
    await declined(assignment("returned_used", a_matter("returned_used", photos_taken="no")))


async def test_the_second_reply_on_a_product_gives_the_answer_found_out() -> None:
    asked = Turn(Who.CUSTOMER, "Are the legs of the bench solid?")
    first = await written(assignment("product_question", Matter((asked,), TODAY)))
    turns = (asked, Turn(Who.US, first.text), Turn(Who.CUSTOMER, "Any news on the legs?"))
    facts = tuple(Fact(key, value) for key, value in FACT.items())
    second = await written(assignment("product_question", Matter(turns, TODAY, facts)))
    assert "the legs are solid cedar" in second.text and "looking it up" not in second.text


async def test_a_refund_that_is_overdue_in_the_shop_is_answered_by_its_clause() -> None:
    asked = Turn(Who.CUSTOMER, "You have had the shoes for two weeks. Where is my refund?")
    known = {"received_on": "2026-11-10", "refund_amount": "$64", "refund_issued_on": "no"}
    facts = tuple(Fact(key, value) for key, value in known.items())
    draft = await written(assignment("refund_overdue", Matter((asked,), TODAY, facts, "shopify")))
    assert f"The refund of $64 is due, and {DUE}" in draft.text
