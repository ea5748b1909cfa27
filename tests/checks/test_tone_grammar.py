"""Faults that the grammar of a sentence gives away, and what is meant well by its grammar."""

import pytest

from bot.checks.tone import check_tone
from tests.checks.tones import tone
from tests.knowledge.small_book import shipped


def test_what_the_customer_owed_is_blame_and_what_should_have_reached_them_is_not() -> None:
    assert tone("You should have written within 30 days.") == [("blame", "You should have written within 30 days.")]
    assert tone("You should have received the label on Monday.") == []
    assert tone("You should have been told about the fee.") == []


def test_to_tell_them_something_plainly_accuses_nobody() -> None:
    assert "blame" not in [rule for rule, _ in tone("I'd rather tell you this plainly than keep you hoping.")]


@pytest.mark.parametrize(
    "text",
    [
        "The window closed because you waited 40 days.",
        "We can't refund it because you never told us.",
        "The window closed on May 2, which is your mistake.",
        "It went to the old address, and that is your own oversight.",
    ],
)
def test_naming_the_customer_as_the_cause_is_blame(text: str) -> None:
    assert [rule for rule, _ in tone(text)] == ["blame"]


@pytest.mark.parametrize(
    "text",
    [
        "Because you waited so long, I have refunded the postage.",
        "The postage is refunded because you waited on us.",
        "That is not your mistake.",
        "Everyone else on the order was told too.",
        "We can't help with the carrier's claim, but I will send a new lamp on Monday.",
        "We can't help you further until the lamp is back.",
        "Unscrew it and put it in straight.",
        "Take the lid off, turn the ring and push the tab in.",
    ],
)
def test_a_cause_a_refusal_or_an_instruction_without_a_fault_is_left_alone(text: str) -> None:
    assert tone(text) == []


@pytest.mark.parametrize(
    "text",
    ["Nobody else has complained about this.", "No other customer has had this.", "Everyone else manages to open it."],
)
def test_a_customer_held_against_others_is_told_so(text: str) -> None:
    (finding,) = check_tone(text, shipped().style, None)
    assert finding.rule == "rude" and "against others" in finding.reason


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("A spare key isn't hard to copy, is it.", {"rude", "sarcastic", "blame", "personal"}),
        ("You didn't count the planks, did you?", {"rude", "sarcastic", "blame", "personal"}),
        ("Deadlines are deadlines.", {"evasive"}),
        ("The truck comes when it comes.", {"evasive"}),
        ("Hanging it above the stove was your idea.", {"blame"}),
    ],
)
def test_a_tag_that_wants_no_answer_and_a_thing_that_is_itself_are_found(text: str, rules: set[str]) -> None:
    assert {rule for rule, _ in tone(text)} and {rule for rule, _ in tone(text)} <= rules


@pytest.mark.parametrize(
    "text",
    [
        "You ordered the grey one, is that right?",
        "The screws are in the bag, aren't they?",
        "It leaves when the paint is dry.",
        "The table is the table from your first order, in oak.",
        "The color is your choice.",
    ],
)
def test_a_question_that_wants_an_answer_and_a_thing_that_is_described_are_fine(text: str) -> None:
    assert tone(text) == []


@pytest.mark.parametrize(
    "text", ["There is nothing I can do.", "We can't help you further.", "I can't do anything more."]
)
def test_a_refusal_of_everything_is_a_shut_door_unless_a_way_is_left(text: str) -> None:
    assert [rule for rule, _ in tone(text)] == ["cold"]
    assert tone(f"{text} You can file a claim with the carrier until May 12.") == []


def test_doors_shut_one_after_another_are_one_finding() -> None:
    text = "There is nothing I can do. We can't help you further."
    assert tone(f"{text} The lamp was used.") == [("cold", text)]


@pytest.mark.parametrize(
    ("text", "reproach", "door"),
    [
        (
            "You should have read the terms, so there is nothing we can do about it.",
            "You should have read the terms",
            "there is nothing we can do about it.",
        ),
        (
            "You ordered the wrong size and there is nothing we can do.",
            "You ordered the wrong size",
            "there is nothing we can do.",
        ),
        (
            "There's nothing we can do at this point; you should have told us earlier.",
            "you should have told us earlier.",
            "There's nothing we can do at this point",
        ),
    ],
)
def test_a_door_shut_beside_a_reproach_is_told_as_well(text: str, reproach: str, door: str) -> None:
    found = {quote: rule for rule, quote in tone(text)}
    assert found == {reproach: "blame", door: "cold"}


def test_a_reproach_that_shuts_the_door_itself_is_one_fault() -> None:
    text = "There is nothing we can do because you opened the box."
    assert tone(text) == [("blame", text)]


@pytest.mark.parametrize("text", ["Turn your brain on.", "Press the button, genius."])
def test_scorn_in_an_instruction_is_still_heard(text: str) -> None:
    assert tone(text)


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Most buyers find it at a glance.", "rude"),
        ("As you sent it back soaked, a fee was kept.", "blame"),
        ("How anybody breaks a steel bowl is beyond me.", "blame"),
        ("Receipts are not something we deal with.", "evasive"),
        ("Customers like you never read the page.", "personal"),
        ("We could explain it a thousand times.", "rude"),
    ],
)
def test_scorn_and_a_task_that_is_nobodys_are_told_by_their_grammar(text: str, rule: str) -> None:
    assert [r for r, _ in tone(text)] == [rule]


@pytest.mark.parametrize(
    "text",
    [
        "I will resend the lamp.",
        "I understand that this isn't what you expected.",
        "You shouldn't have to ring at doors for it, so a new one leaves today.",
        "Should another bolt be missing, just say so.",
        "I can't see why you were charged twice, so I am asking the bank.",
        "Most customers choose the larger one.",
    ],
)
def test_what_is_meant_well_by_its_grammar_is_left_alone(text: str) -> None:
    assert tone(text) == []
