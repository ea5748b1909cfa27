"""What the offline composer writes to a customer who has read from us."""

from dataclasses import replace

from bot.checks.review import review
from bot.domain.case import Fact, Fulfilment, Matter, Turn, Who
from bot.domain.reply import Draft
from bot.knowledge.words.wording import sentences
from bot.writers.composer.writer import CLOSE
from tests.knowledge.small_book import shipped
from tests.writers.composing import (
    TODAY,
    a_matter,
    assignment,
    declined,
    written,
)


async def test_what_the_customer_has_read_from_us_is_not_said_again() -> None:
    first = await written(assignment("delivered_not_received"))
    before = (Turn(Who.US, first.text), Turn(Who.CUSTOMER, "I read that."))
    again = await declined(assignment("delivered_not_received", a_matter("delivered_not_received", before=before)))
    assert "new answer" in again.why


def followed(first: Draft, words: str, **facts: str) -> Matter:
    """The case of a customer who writes again when they have had this reply."""
    asked = Turn(Who.CUSTOMER, "Until when can I return the lamp? It is unopened.")
    turns = (asked, Turn(Who.US, first.text), Turn(Who.CUSTOMER, words))
    return Matter(turns, TODAY, tuple(Fact(k, v) for k, v in facts.items()), "amazon.com", Fulfilment.SELLER)


async def asked_when() -> Draft:
    asked = Matter((Turn(Who.CUSTOMER, "Until when can I return the lamp? It is unopened."),), TODAY)
    return await written(assignment("return_in_window", replace(asked, marketplace="amazon.com")))


async def test_what_we_wrote_that_we_find_out_is_found_before_another_reply() -> None:
    first = await asked_when()
    (owed,) = (s for s in sentences(first.text) if s.startswith("I am finding out"))
    brief = await declined(assignment("return_in_window", followed(first, "And, until when?")))
    assert f"We wrote: “{owed}”" in brief.why and "still open" in brief.why


async def test_whoever_wants_a_reply_all_the_same_gets_one_that_says_it_is_open() -> None:
    first = await asked_when()
    work = replace(assignment("return_in_window", followed(first, "And, until when?")), anyway=True)
    text = (await written(work)).text
    assert "I know that you are waiting for my answer." in text and "I am still finding out until which day" in text
    assert "did not work out" not in text


async def test_what_was_found_out_since_is_all_that_is_told() -> None:
    first = await asked_when()
    known = {"delivered_on": "2026-11-10", "window_closes": "2027-01-31"}
    matter = followed(first, "And, until when?", **known)
    draft = await written(assignment("return_in_window", matter))
    assert "I have looked into it, as I wrote." in draft.text and "January 31" in draft.text
    assert "did not work out" not in draft.text and "Return or replace items" not in draft.text
    assert "repeated" not in {f.rule for f in review(draft, matter, shipped(), "return_in_window")}


async def test_the_next_question_is_answered_without_what_the_first_reply_said() -> None:
    asked = "Do you ship to Hawaii?"
    first = await written(assignment("shipping_policy_question", Matter((Turn(Who.CUSTOMER, asked),), TODAY)))
    turns = (Turn(Who.CUSTOMER, asked), Turn(Who.US, first.text), Turn(Who.CUSTOMER, "What does it cost for $20?"))
    draft = await written(assignment("shipping_policy_question", Matter(turns, TODAY)))
    assert "Thank you for writing again." in draft.text and "$5.95" in draft.text
    assert {*sentences(draft.text)} & {*sentences(first.text)} <= {*sentences(f"Hello,\n\n{CLOSE}")}


async def test_a_heated_customer_is_not_thanked_for_writing_again() -> None:
    threat = Turn(Who.CUSTOMER, "My lawyer will write to you about the lamp.")
    first = await written(assignment("legal_or_chargeback_threat", Matter((threat,), TODAY)))
    turns = (threat, Turn(Who.US, first.text), Turn(Who.CUSTOMER, "The lamp is with you and my lawyer is at it."))
    again = Matter(turns, TODAY, (Fact("received_on", "2026-11-20"),))
    draft = await written(assignment("legal_or_chargeback_threat", again))
    assert "I have read your new message." in draft.text and "Thank you for writing again" not in draft.text


async def test_an_order_that_amazon_fulfilled_is_promised_nothing_of_ours() -> None:
    matter = replace(a_matter("lost_or_late"), fulfilment=Fulfilment.AMAZON)
    brief = await declined(assignment("lost_or_late", matter))
    assert "Orders fulfilled by Amazon" in {o.title for o in brief.offers}
    assert not any(o.citation.source.id.startswith("shipping.lost") for o in brief.offers)


def told_by_us(ours: str, theirs: str) -> Matter:
    said = (Turn(Who.CUSTOMER, "Where is my order 55120? It was due on Friday."), Turn(Who.US, ours))
    return Matter((*said, Turn(Who.CUSTOMER, theirs)), TODAY, (), "amazon.com", Fulfilment.SELLER)


async def test_the_day_on_which_we_wrote_is_told_where_they_name_it() -> None:
    matter = told_by_us("I am looking into it and write again by Thursday.", "You told me so on Friday. Any news?")
    text = (await written(assignment("where_is_my_order", matter))).text
    assert "I know that you have been waiting for my answer since Friday." in text
    assert "I am still finding out" in text and "I understand that you would like to know" not in text


async def test_who_asks_after_what_we_find_out_without_a_day_is_told_that_we_know() -> None:
    matter = told_by_us("Let me check with the carrier.", "???")
    text = (await written(assignment("where_is_my_order", matter))).text
    assert "I know that you are waiting for my answer." in text and "since" not in text


async def test_who_writes_of_something_else_is_not_told_that_they_wait() -> None:
    matter = told_by_us("I am looking into it.", "By the way, the house number is 14, not 41. Where is it now?")
    assert "waiting for my answer" not in (await written(assignment("where_is_my_order", matter))).text


async def test_what_we_told_is_not_found_out_anew_for_who_asks_something_else() -> None:
    ours = "It left us on Thursday and was last scanned in Leeds on Friday. The carrier estimates Tuesday."
    about = told_by_us(ours, "Great. Is there any way they can leave it with number 14?")
    brief = await declined(assignment("where_is_my_order", about))
    assert "We wrote: “It left us on Thursday" in brief.why and "answer what they ask now" in brief.why


async def test_who_asks_for_the_same_again_is_told_that_we_find_it_out() -> None:
    ours = "It was last scanned in Leeds on Friday. The carrier estimates Tuesday."
    draft = await written(assignment("where_is_my_order", told_by_us(ours, "It is Thursday now, where is it?")))
    assert "finding out" in draft.text
