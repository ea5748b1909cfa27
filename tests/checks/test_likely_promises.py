"""Promises that are told by likeness to examples, and what structure and the case make of them."""

from datetime import date

import pytest

from bot.checks.commitments.likely import Said, likely_promises
from bot.checks.review import review, review_words
from bot.domain.case import Fact, Matter, Turn, Who
from bot.domain.reply import Citation, Draft, Finding, Passage, Severity, SourceKind, SourceRef
from bot.knowledge.book import Book
from bot.knowledge.schema.promises import Promised, Promises
from bot.knowledge.words.memory import Latest
from tests.knowledge.small_book import shipped

TODAY = date(2026, 11, 24)
KINDS = ("unsupported_promise", "payer", "condition")


@pytest.fixture(scope="module")
def book() -> Book:
    return shipped()


def found(reply: str, book: Book, situation: str, **facts: str) -> list[Finding]:
    matter = Matter((Turn(Who.CUSTOMER, "Well?"),), TODAY, tuple(Fact(k, v) for k, v in facts.items()), "amazon.com")
    return [f for f in review_words(reply, matter, book, situation).findings if f.rule in KINDS]


def severities(reply: str, book: Book, situation: str, **facts: str) -> set[str]:
    return {f.severity for f in found(reply, book, situation, **facts)}


@pytest.mark.parametrize(
    "reply",
    [
        "I've told the warehouse to get another one ready for you.",
        "We'll see to it that your money comes straight home.",
        "There's a voucher waiting for you.",
        "I've given you an extra week for the return.",
    ],
)
def test_a_promise_in_everyday_words_stops_where_no_clause_gives_it(reply: str, book: Book) -> None:
    assert "stop" in severities(reply, book, "where_is_my_order")


@pytest.mark.parametrize(
    "reply",
    [
        "Two men will carry the sofa up to your flat.",
        "I've had it bumped to overnight for the rest of the trip.",
    ],
)
def test_what_is_likely_a_promise_only_warns(reply: str, book: Book) -> None:
    assert severities(reply, book, "where_is_my_order") == {"warn"}


@pytest.mark.parametrize(
    "reply",
    [
        "My lead decides whether you get a refund or a new one.",
        "I can't refund that before the trace is over.",
        "Would you rather have your money back or another one?",
        "If you'd rather have your money back, please tell me.",
        "The parcel was scanned in Toledo yesterday.",
        "I'll send you the steps tomorrow.",
        "You wrote that a colleague offered you a voucher.",
        "The trace has been open since November 20.",
    ],
)
def test_what_is_left_open_denied_asked_or_told_is_no_promise(reply: str, book: Book) -> None:
    assert "stop" not in severities(reply, book, "where_is_my_order")


def test_the_reason_shows_the_example_that_the_words_are_like(book: Book) -> None:
    one = found("There's a voucher waiting for you.", book, "where_is_my_order")[0]
    assert "There's a coupon waiting for you." in one.reason


def test_what_a_clause_or_a_decision_gives_is_not_told(book: Book) -> None:
    again = "I've told the warehouse to get another one ready for you."
    assert severities(again, book, "damaged_on_arrival", photo_received="yes", stock_quantity="5") == set()
    assert severities(again, book, "lost_or_late", lead_decision="replacement") == set()
    assert "stop" in severities(again, book, "lost_or_late")


def test_a_promise_whose_photo_is_asked_for_first_rests_on_the_clause_that_holds_then(book: Book) -> None:
    asked = (
        "Please send me one photo of the crack. As soon as I've seen it, I can have a new cup sent to you at no cost."
    )
    assert "stop" not in severities(asked, book, "damaged_on_arrival", photo_received="no", stock_quantity="5")


@pytest.mark.parametrize(
    "reply",
    [
        "Your next order travels without a shipping fee.",
        "One way or another you won't be out of pocket.",
    ],
)
def test_likely_words_that_say_what_the_customer_gets_stop(reply: str, book: Book) -> None:
    assert "stop" in severities(reply, book, "where_is_my_order")


@pytest.mark.parametrize(
    "reply",
    ["Our technician will phone you tomorrow after five.", "Four dollars more would make the shipping free."],
)
def test_a_call_and_what_only_might_be_are_no_promise_that_stops(reply: str, book: Book) -> None:
    assert "stop" not in severities(reply, book, "where_is_my_order")


def test_goods_kept_back_for_the_customer_rest_on_the_clause_that_gives_them(book: Book) -> None:
    kept = "I've had one of the 2 set aside for you."
    case = {"part": "the record", "stock_quantity": "2"}
    assert "stop" not in severities(kept, book, "wrong_or_missing_part", **case)


def test_a_cost_and_a_step_that_no_clause_asks_for_warn(book: Book) -> None:
    case = {"photo_received": "yes", "stock_quantity": "5"}
    stamp = "Please send it back with a stamp of your choice."
    assert ("payer", "stop") in [(f.rule, f.severity) for f in found(stamp, book, "damaged_on_arrival", **case)]
    form = "To get a new one, please have the driver sign the claim form."
    assert "condition" in {f.rule for f in found(form, book, "damaged_on_arrival", **case)}


def test_structure_says_who_and_whether(book: Book) -> None:
    said = {
        one.words: one.said for one in likely_promises("I've sent another one. Is another one sent?", book.promises)
    }
    assert said == {"I've sent another one.": Said.OUTRIGHT, "Is another one sent?": Said.NOT}


def test_without_examples_nothing_is_told_by_likeness() -> None:
    assert Promises().likelihoods("We send another one.") == {}
    assert Promises(((Promised.REFUND, "We pay you back."),)).likelihoods("We pay you back.") == {}
    assert likely_promises("We send another one.", Promises()) == ()


def test_what_was_learned_of_the_two_latest_is_kept() -> None:
    kept, learned = Latest[str, str](), []

    def learn(of: str) -> str:
        learned.append(of)
        return of

    for of in ("a", "b", "b", "a", "c", "a"):
        assert kept.of(of, lambda of=of: learn(of)) == of  # type: ignore[misc]
    assert learned == ["a", "b", "c", "a"]


def test_severity_is_kept_where_there_are_no_examples(book: Book) -> None:
    assert Severity.STOP in severities("We are refunding the full price today.", book, "where_is_my_order")


@pytest.mark.parametrize(
    "reply",
    [
        "Any firm carton will do in its place.",
        "Nobody will ask you for the form a third time.",
        "We couldn't offer the vase to another buyer as new.",
        "I've passed it on to him just now.",
        "It will stand with the order on the page.",
    ],
)
def test_what_only_sounds_like_a_promise_is_no_warning(reply: str, book: Book) -> None:
    assert severities(reply, book, "after_window_polite") == set()


THEIRS = "Swapped the batteries between them and it follows the unit not the batteries."


@pytest.mark.parametrize(
    ("message", "warned"), [(f"The radio is dead. {THEIRS}", set()), ("The radio is dead.", {"warn"})]
)
def test_what_is_quoted_of_the_customer_is_no_likely_promise_of_ours(
    message: str, warned: set[str], book: Book
) -> None:
    matter = Matter((Turn(Who.CUSTOMER, message),), TODAY, (), "amazon.com")
    reply = f"I am sorry that it doesn't work. You write: “{THEIRS}”"
    findings = review_words(reply, matter, book, "where_is_my_order").findings
    assert {f.severity for f in findings if f.rule == "unsupported_promise"} == warned


def test_a_promise_in_the_customers_quoted_words_stops_all_the_same(book: Book) -> None:
    theirs = "We will refund you in full today."
    matter = Matter((Turn(Who.CUSTOMER, f"Your page says it. {theirs}"),), TODAY, (), "amazon.com")
    findings = review_words(f"I have read it all. You write: “{theirs}”", matter, book, "where_is_my_order").findings
    assert "stop" in {f.severity for f in findings if f.rule == "unsupported_promise"}


@pytest.mark.parametrize("reply", ["We hope you enjoy every sip.", "I hope it gives you all the joy you wished for."])
def test_what_is_only_hoped_promises_nothing(reply: str, book: Book) -> None:
    assert not found(reply, book, "only_thanks")


def test_a_hope_that_names_the_money_is_held_to_the_clauses(book: Book) -> None:
    assert severities("I hope you enjoy every dollar of your refund.", book, "only_thanks") == {"stop"}


def test_who_is_only_sorry_promises_nothing(book: Book) -> None:
    assert not found("I'm sorry that you are shut out of your account.", book, "other")
    assert found("I'm sorry that you are shut out of it, and we pay your loss.", book, "other")


@pytest.mark.parametrize(
    "reply",
    ["We will find out why the code is not reaching your account.", "You ask for nothing on account of the dent."],
)
def test_what_we_find_out_and_what_they_ask_are_no_promises(reply: str, book: Book) -> None:
    assert not found(reply, book, "other")


def test_what_comes_of_what_we_find_out_is_held_to_the_clauses(book: Book) -> None:
    assert "stop" in severities("We will find out why, and then we pay all of it back.", book, "other")


def test_a_cited_clause_of_another_kind_of_case_is_held_against_it_by_whoever_approves(book: Book) -> None:
    clause = book.clauses["orders.cancel_before_dispatch"]
    cited = (Citation(SourceRef(SourceKind.CLAUSE, clause.id, book.version), clause.text),)
    reply = "We will cancel the order and refund it in full, as long as it has not left the warehouse."
    matter = Matter((Turn(Who.CUSTOMER, "You answer everything but my question."),), TODAY, (), "amazon.com")
    held = review(Draft((Passage(reply, cited),)), matter, book, "sent_in_circles")
    assert {f.severity for f in held if f.rule == "unsupported_promise"} == {Severity.WARN}
    without = review(Draft((Passage(reply),)), matter, book, "sent_in_circles")
    assert Severity.STOP in {f.severity for f in without if f.rule == "unsupported_promise"}
