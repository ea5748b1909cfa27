"""What a good reply says beside its clauses: regrets, choices, reports and limits that no check takes for a fault."""

from datetime import date

import pytest

from bot.checks.review import review
from bot.checks.sourced.overstated.widened import widened
from bot.domain.case import Fulfilment, Matter, Turn, Who
from bot.domain.reply import Citation, Draft, Finding, Passage, Severity, SourceKind, SourceRef
from bot.knowledge.book import Book
from bot.language.grammar.parties import actor_of
from bot.language.grammar.statement import Actor
from bot.ledger.actions import things_of
from tests.checks.held_against import found as circles
from tests.checks.held_against import stops
from tests.knowledge.small_book import shipped

TODAY = date(2026, 11, 30)
CALLED = "The kettle never came. I rang DHL twice and they said that only the shop can ask them."


@pytest.fixture(scope="module")
def book() -> Book:
    return shipped()


def findings(book: Book, situation: str, message: str, *passages: str | tuple[str, str]) -> list[Finding]:
    """Of a writer's draft; a passage is its words, or these with the id of the clause that they cite."""
    runs = ((p, "") if isinstance(p, str) else p for p in passages)
    cited = tuple(Passage(words, _cite(id, book) if id else ()) for words, id in runs)
    matter = Matter((Turn(Who.CUSTOMER, message),), TODAY, (), "amazon.com", Fulfilment.SELLER)
    return list(review(Draft(cited), matter, book, situation))


def _cite(id: str, book: Book) -> tuple[Citation, ...]:
    return (Citation(SourceRef(SourceKind.CLAUSE, id, book.version), book.clauses[id].title),)


def rules(found: list[Finding], *severities: Severity) -> set[str]:
    return {str(f.rule) for f in found if not severities or f.severity in severities}


@pytest.mark.parametrize(
    "reply",
    [
        "I am sorry that you had to ring DHL twice. We ask them today and write by Tuesday.",
        "That you've had to go to such lengths with DHL is our fault. We ask them today and write by Tuesday.",
        "We ask DHL today, so there is nothing else for you to do there. We write by Tuesday.",
        "There's no further call for you to make to DHL: we ask them today and write by Tuesday.",
    ],
)
def test_a_regret_for_their_trouble_or_its_end_asks_for_nothing(reply: str) -> None:
    assert stops(reply, CALLED) == []


@pytest.mark.parametrize(
    "reply",
    [
        "I'm sorry that you waited. Please ring DHL once more.",
        "There is no other way than for you to ring DHL.",
        "You have to ask DHL about it.",
    ],
)
def test_being_sent_there_again_still_stops(reply: str) -> None:
    assert "circular" in stops(reply, CALLED)


@pytest.mark.parametrize(
    ("words", "things"),
    [
        ("has the order not come", set()),
        ("my phone no longer charges", set()),
        ("the purchase nothing like the page", set()),
        ("the street notices", set()),
        ("order no. 55", {"order_number"}),
        ("which phone no is best", {"phone"}),
        ("order id 7", {"order_number"}),
    ],
)
def test_a_word_that_begins_like_no_names_no_number(words: str, things: set[str]) -> None:
    assert things_of(words) == things


def test_the_reason_for_a_refund_may_be_asked_of_who_only_wants_one() -> None:
    reply = "Could you tell us what the refund is for: did it arrive broken, or would you like to return it unused?"
    assert stops(reply, "refund") == []
    assert "circular" in stops("Would you like a refund or a new one?", "A refund, please.")


def test_telling_what_they_wish_is_no_request() -> None:
    told = "I would like the stamps to go on my new card."
    assert circles("You would like the stamps to go on the new card. I write by Tuesday.", told) == ()


def test_what_nobody_would_do_is_no_failure_of_somebody() -> None:
    told = "Found the key, it was glued under the drawer like a sane person would never do"
    assert "third_party_failure" not in {f.rule for f in circles("Thank you for telling us that you found it.", told)}
    assert "third_party_failure" in {f.rule for f in circles("Thank you for writing.", "The courier lost my drawer.")}


def test_we_take_it_that_puts_no_step_on_them() -> None:
    reply = "We are glad that it turned up, and take it that you need nothing else."
    assert "all_on_customer" not in {f.rule for f in circles(reply, "found it, sorry")}


def test_a_member_of_our_team_is_us() -> None:
    assert actor_of("a member of our team".split()) is Actor.WRITER
    assert actor_of("one of the bolts".split()) is Actor.NOBODY


@pytest.mark.parametrize(
    "reply",
    [
        "You bought the lamp on our website last May and paid with PayPal.",
        "The rug that you ordered on our website has a warranty of two years.",
    ],
)
def test_where_they_bought_is_no_other_channel(reply: str, book: Book) -> None:
    assert "contact_details" not in rules(findings(book, "other", "the lamp died", reply))


@pytest.mark.parametrize(
    "reply",
    [
        "You ordered it on our website, so please write to us there.",
        "You paid too much here; on our website it costs less.",
        "You bought it here, and on our website you save.",
        "You could have bought it on our website.",
    ],
)
def test_leading_them_there_still_stops(reply: str, book: Book) -> None:
    assert "contact_details" in rules(findings(book, "other", "the lamp died", reply))


@pytest.mark.parametrize(
    ("reply", "stopped"),
    [
        ("If that debit was a mistake, that amount goes back to you in full.", False),
        ("If the shop took it twice, the second charge is refunded in full.", False),
        ("We refund the whole price of your order.", True),
        ("Your money comes back to you in full.", True),
    ],
)
def test_a_wrong_charge_goes_back_in_full_and_the_price_does_not(reply: str, stopped: bool, book: Book) -> None:
    found = findings(book, "wrong_charge", "my card was debited twice", (reply, "orders.charges"))
    assert ("unsupported_promise" in rules(found, Severity.STOP)) == stopped


def test_in_a_case_of_another_kind_that_money_is_the_price(book: Book) -> None:
    said = ("You paid $80 for it. That money comes back to you in full.", "orders.charges")
    assert "unsupported_promise" in rules(findings(book, "where_is_my_order", "where is it", said), Severity.STOP)


RULE = "Kits. Most kits may be swapped within 20 days. One picture is enough. The old kit need not come back first."


@pytest.mark.parametrize(
    "text",
    [
        "You need not look for anything else.",
        "Nothing is settled by your choice, and we write with both answers.",
        "If you have not sent a picture yet, one will do.",
        "No further picture is needed.",
        "Nothing has to come back to us first.",
        "If more time has passed, we look at it all the same.",
    ],
)
def test_a_word_of_scope_about_something_else_is_not_noted(text: str) -> None:
    assert widened(text, [RULE], [RULE]) == {}


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("All kits may be swapped.", "all"),
        ("Every kit can be swapped.", "every"),
        ("Kits may be swapped without limit.", "without"),
        ("We swap it without a picture.", "without"),
        ("No picture is wanted.", "no"),
        ("Your kit is never swapped.", "never"),
        ("Kits may never be swapped.", "never"),
        ("You can only swap unopened kits.", "only"),
        ("Your kit is swapped immediately.", "immediately"),
    ],
)
def test_a_word_that_widens_or_turns_the_rule_is_noted(text: str, word: str) -> None:
    assert widened(text, [RULE], [RULE]) == {text: (word,)}


@pytest.mark.parametrize(
    "reply",
    [
        "What we still have to confirm is the day on which the new one can leave.",
        "We can't confirm the replacement before the warehouse answers.",
        "Your message has no order number; if you send it, we can match the part to your shelf.",
        "Meanwhile, a member of our team is going over the packing record of your order.",
    ],
)
def test_our_own_checking_and_asking_which_order_are_no_hurdle_and_no_gift(reply: str, book: Book) -> None:
    found = findings(book, "wrong_or_missing_part", "a shelf pin is missing", reply)
    assert not rules(found) & {"condition", "unsupported_promise"}


@pytest.mark.parametrize(
    "reply",
    [
        "We send the part once a locksmith has confirmed it in writing.",
        "First we need a notarized letter with your order number, then the part leaves.",
    ],
)
def test_a_paper_of_theirs_is_a_hurdle_still(reply: str, book: Book) -> None:
    assert "condition" in rules(findings(book, "wrong_or_missing_part", "a shelf pin is missing", reply))


def test_a_cited_clause_in_its_very_words_is_no_promise_of_its_own(book: Book) -> None:
    said = ("We ask the carrier to bring it back; a returned parcel is refunded.", "orders.after_dispatch")
    assert "unsupported_promise" not in rules(findings(book, "cancel_or_change_address", "please cancel it", said))
    more = ("We ask the carrier to bring it back; every parcel is refunded.", "orders.after_dispatch")
    assert "unsupported_promise" in rules(findings(book, "cancel_or_change_address", "please cancel it", more))


@pytest.mark.parametrize(
    ("reply", "message"),
    [
        (
            "I am sorry that nothing has told you when to expect it.",
            "When is the quilt back? I have been looking every morning.",
        ),
        (
            "The page said that you could return it at any time. We look into it.",
            "I returned it. Your page says you can return it any time!",
        ),
    ],
)
def test_what_they_were_told_and_what_is_only_in_mind_asks_nothing(reply: str, message: str) -> None:
    assert "circular" not in {f.rule for f in circles(reply, message)}


def test_a_step_of_theirs_that_the_clause_tells_of_is_no_promise(book: Book) -> None:
    told = "A return begins in your order, where you choose the reason and find the label and the address."
    held = findings(book, "where_is_my_order", "Where is my quilt?", (told, "orders.return_start"))
    assert "unsupported_promise" not in rules(held)
    given = "You find our free return label in your order."
    held = findings(book, "where_is_my_order", "Where is my quilt?", (given, "orders.return_start"))
    assert "unsupported_promise" in rules(held, Severity.STOP)
