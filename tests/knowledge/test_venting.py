"""Sentences of mere temper beside a matter leave its kind as it is; how heated it is counts all the same."""

import pytest

from bot.domain.case import Lane
from bot.knowledge.replies.gathering import gathered
from bot.knowledge.triage.parts.silence import without_silence
from tests.knowledge.small_book import recognition, shipped
from tests.knowledge.telling import matter


@pytest.mark.parametrize(
    ("text", "situation"),
    [
        ("this is a joke. the zipper broke", "faulty_item"),
        ("The zipper broke. This is a joke.", "faulty_item"),
        ("This is unacceptable! The fan doesn't turn.", "faulty_item"),
        ("What a letdown. The seam opened.", "faulty_item"),
        ("Absolutely useless. The manual is missing", "wrong_or_missing_part"),
        ("ridiculous. parcel says delivered, isn't here", "delivered_not_received"),
    ],
)
def test_a_sentence_of_temper_alone_tells_no_other_matter(text: str, situation: str) -> None:
    assert recognition().triage(matter(text)).situation == situation


@pytest.mark.parametrize(
    ("text", "situation"),
    [
        ("the seller doesn't reply, and it never arrived", "lost_or_late"),
        ("the seller doesn't answer and the parcel never came", "lost_or_late"),
        ("Never came. Seller won't respond.", "lost_or_late"),
        ("The store never answers my mails and the cable is too short.", "wrong_or_missing_part"),
        ("The shop won't answer, where is my order", "where_is_my_order"),
        ("The seller isn't responding, the zip is broken", "damaged_on_arrival"),
        ("My kettle came dented and the shop stopped replying to me.", "damaged_on_arrival"),
    ],
)
def test_a_silent_seller_beside_a_matter_leaves_its_kind_and_is_a_persons(text: str, situation: str) -> None:
    found = recognition().triage(matter(text))
    assert (found.situation, found.lane) == (situation, Lane.DELICATE)


@pytest.mark.parametrize(
    "text",
    ["The seller doesn't reply.", "The seller replied, and it came.", "The seller won't answer whether it fits."],
)
def test_a_seller_who_answers_or_is_the_matter_is_no_aside(text: str) -> None:
    assert without_silence(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "You people are crooks. 34 days and you say no? I want my money NOW.",
        "This is ridiculous. I demand my money.",
        "You are a joke. I want to return the rug, it came 40 days ago.",
    ],
)
def test_hostile_words_stay_hostile(text: str) -> None:
    assert recognition().triage(matter(text)).lane is Lane.HOSTILE


@pytest.mark.parametrize(
    ("text", "request_", "fault"),
    [
        ("Unbelievable. The lamp stopped working.", "warranty", "The lamp stopped working"),
        ("I like the color, but the hinge came off.", "warranty", "the hinge came off"),
        ("Can you give me your phone number? The lamp broke.", "contact", "The lamp broke"),
        ("Would you sell me ten? I'm never late.", None, None),
        ("What does your warranty say? Nothing is broken.", "warranty", None),
    ],
)
def test_a_fault_that_is_told_is_no_wish_for_contact_and_not_asked_for_again(
    text: str, request_: str | None, fault: str | None
) -> None:
    said = gathered(shipped().situation("off_platform_or_warranty"), [], matter(text)).said
    assert [(said[key].value if key in said else None) for key in ("request", "fault")] == [request_, fault]


def test_an_outcry_that_says_of_nothing_that_it_went_in_circles_is_of_no_known_kind() -> None:
    found = recognition().triage(matter("THIS IS A JOKE. You people are thieves."))
    assert (found.situation, found.lane) == (shipped().fallback, Lane.HOSTILE)
