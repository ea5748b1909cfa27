"""Faults heard by their likeness to others, in short replies and in long ones."""

import pytest

from tests.checks.tones import tone


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("You were in such a hurry that you took the wrong one.", "blame"),
        ("Nobody on your side thought of closing the tap.", "blame"),
        ("Please stop annoying us with your pictures.", "rude"),
        ("We have no time for games like this.", "rude"),
        ("What a surprise, an umbrella that gets wet.", "sarcastic"),
        ("Sure, we will teach the mixer to fly as well.", "sarcastic"),
        ("You are clearly a very anxious woman.", "personal"),
        ("My landlord threw me out, so I am a bit slow.", "personal"),
        ("It will be dealt with by whoever is responsible.", "evasive"),
        ("Such things can take a while and depend on many factors.", "evasive"),
    ],
)
def test_a_fault_is_heard_by_its_likeness_to_others(text: str, rule: str) -> None:
    assert [r for r, _ in tone(f"Hello. {text} The label is attached.")] == [rule]


def test_a_few_words_are_judged_in_their_sentence() -> None:
    assert tone("I've asked the depot, and they have no idea yet; I call again at four.") == []
    assert tone("You get your money sooner, and the carrier accepts the claim.") == []


def test_what_sounds_off_in_two_parts_may_be_chance_in_ten() -> None:
    doubtful = "The drawing shows that to those who open it."
    plain = [f"Parcel {n} left our warehouse on May {n}." for n in range(1, 10)]
    assert [quote for _, quote in tone(f"{plain[0]} {doubtful}")] == [doubtful]
    assert tone(" ".join([*plain, doubtful])) == []


def test_a_reproach_in_a_long_reply_is_told_as_in_a_shorter_one() -> None:
    reproach = "The shelf was loaded before the brackets sat."
    text = (
        "Thank you for the photo of the shelf. I have asked our warehouse for a second pair of brackets. They are packed"
        " this afternoon and leave tomorrow. UPS brings them within 3 to 6 business days, and nobody has to be at home."
        f" {reproach} Please keep the old ones until then. If a screw is missing, tell me and I will add it. On Thursday"
        " I look at the tracking and write to you."
    )
    assert tone(text) == [("blame", reproach)]
    assert tone(text.replace(f" {reproach}", "")) == []
