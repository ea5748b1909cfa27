"""A reply that answers one matter of a message and passes the other over."""

from dataclasses import replace
from datetime import date

import pytest

from bot.checks.review import review, review_words
from bot.domain.case import Further, Matter, Turn, Who
from bot.domain.reply import Citation, Draft, Passage, Severity, SourceKind, SourceRef
from tests.knowledge.small_book import shipped

LID = "Also the lid of the jar from my second parcel is missing."
MATTER = Matter(
    (Turn(Who.CUSTOMER, f"Where is my order? {LID}"),),
    date(2026, 11, 24),
    further=(Further("wrong_or_missing_part", LID),),
)
ONLY_ONE = "Hello,\n\nYour parcel was last scanned in Reno. I will write to you by Friday with what the tracking shows."


def passed_over(text: str) -> list[str | None]:
    found = review_words(text, MATTER, shipped(), "where_is_my_order").findings
    return [f.against for f in found if f.rule == "unanswered" and f.severity is Severity.WARN]


def test_a_persons_reply_that_answers_one_of_two_is_told_of_the_other() -> None:
    assert passed_over(ONLY_ONE) == [LID]


@pytest.mark.parametrize(
    "more",
    [
        " The lid goes out to you tomorrow.",
        " I am also sorry that something was wrong or missing in what you received; that is ours to put right.",
    ],
)
def test_it_is_quiet_where_both_are_taken_up(more: str) -> None:
    assert passed_over(ONLY_ONE + more) == []


def test_a_third_question_that_nobody_recognised_is_still_warned_of() -> None:
    spoons = "Are the spoons made of beech?"
    matter = replace(MATTER, turns=(Turn(Who.CUSTOMER, f"Where is my order? {spoons} {LID}"),))
    found = review_words(f"{ONLY_ONE} The lid goes out too.", matter, shipped(), "where_is_my_order").findings
    assert [f.against for f in found if f.rule == "unanswered"] == [spoons.rstrip("?")]


def test_a_cited_clause_of_its_situation_answers_it() -> None:
    clause = shipped().clause("orders.missing_part")
    assert clause
    cited = Citation(SourceRef(SourceKind.CLAUSE, clause.id, shipped().version), clause.text)
    draft = Draft((Passage(ONLY_ONE), Passage(" We are sending you what was left out, free of charge.", (cited,))))
    found = review(draft, MATTER, shipped(), "where_is_my_order")
    assert not [f for f in found if f.rule == "unanswered"]


PART = "I am sorry that your order did not reach you as you placed it. The charger leaves our warehouse tomorrow."
HARM = "I am sorry that your order reached you damaged; I will put it right by Monday."
FAULT = "I am sorry that the kettle doesn't work as it should, and I will put it right."


@pytest.mark.parametrize(
    ("message", "reply", "left"),
    [
        ("There was no charger in the box and the strap is torn.", PART, "the strap is torn"),
        ("No charger in the box and the strap is torn", f"{PART} The strap is on its way too.", None),
        ("The screen flickers. The charger is missing.", PART, "The screen flickers"),
        ("Missing the charger, plus the left speaker crackles.", PART, "the left speaker crackles"),
        ("Lamp shade torn, bulb missing", HARM, "bulb missing"),
        ("Parcel was delayed by a week and the vase inside is cracked.", HARM, "Parcel was delayed by a week"),
        ("It arrived after the party and the cake stand is cracked.", HARM, "It arrived after the party"),
        ("Delivery took three weeks. The rug has a stain.", HARM, "Delivery took three weeks"),
        ("Is it too late to change it? The mug is cracked.", HARM, None),
        ("The shade is torn and the base is dented.", HARM, None),
        ("The kettle leaks. Also the lid doesn't close.", FAULT, "Also the lid doesn't close"),
        ("The kettle stopped working. It leaks.", FAULT, None),
        ("The zipper sticks.", FAULT, None),
        ("Nothing is missing and nothing is broken, I just don't need it.", PART, None),
        ("The mug is cracked. No replacement please, no rush.", HARM, None),
        ("I can't remember the number. My neighbor got hers, and I don't want to be late.", PART, None),
    ],
)
def test_each_of_two_complaints_wants_a_word_in_one_sentence_or_in_two(
    message: str, reply: str, left: str | None
) -> None:
    about = Matter((Turn(Who.CUSTOMER, message),), date(2026, 11, 24))
    found = review_words(reply, about, shipped(), None).findings
    noted = [f.against for f in found if f.reason.startswith("The reply has no word") and f.severity is Severity.NOTE]
    assert noted == ([left] if left else [])
