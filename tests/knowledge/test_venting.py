"""Sentences of mere temper beside a matter leave its kind as it is; how heated it is counts all the same."""

import pytest

from bot.domain.case import Lane
from bot.knowledge.replies.gathering import gathered
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
