"""A text without its faults: what is left stands as it was written, and passes the same checks."""

import pytest

from bot.checks.marketplace import check_marketplace
from bot.checks.rewrite import rewritten
from bot.checks.tone import check_tone
from bot.domain.reply import Finding
from tests.knowledge.small_book import shipped
from tests.knowledge.test_style import JULY


def check(text: str) -> tuple[Finding, ...]:
    book = shipped()
    return check_tone(text, book.style, None) + check_marketplace(text, book.message_rules, "amazon.com", JULY)


def better(text: str) -> str | None:
    return rewritten(text, check(text), check)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Hello, the rod is 40 inches long. You should have measured first. The label is in Your Orders.",
            "Hello, the rod is 40 inches long. The label is in Your Orders.",
        ),
        (
            "Hello, calm down. The wheel leaves today and UPS brings it on Friday.",
            "Hello, the wheel leaves today and UPS brings it on Friday.",
        ),
        ("The refund was SENT ON MONDAY!!! It shows by Friday.", "The refund was sent on Monday. It shows by Friday."),
        ("Hello, LOL, snow happens. It comes on Tuesday.", "Hello, snow happens. It comes on Tuesday."),
        ("Hello, gonna send the lid on Monday.", "Hello, going to send the lid on Monday."),
        (
            "The helmet left today \N{PARTY POPPER} and arrives on Friday.",
            "The helmet left today and arrives on Friday.",
        ),
        (
            "The planter is back on May 4. Use code POT5 for 5% off your next order.",
            "The planter is back on May 4.",
        ),
        (
            "We are so terribly sorry and utterly mortified. A new cup leaves on Monday.",
            "I am sorry about this. A new cup leaves on Monday.",
        ),
        ("First line.\n\n\n\nThe lamp ships on Monday.", "First line.\n\nThe lamp ships on Monday."),
        ("Hello, calm down. Delivery takes two days.", "Hello, delivery takes two days."),
        ("Hello, calm down. UPS brings it on Friday.", "Hello, UPS brings it on Friday."),
        ("You are welcome \N{PARTY POPPER} Enjoy the lights.", "You are welcome. Enjoy the lights."),
        # what they are told to have missed is the answer
        (
            "Had you bothered to read the listing you would know it comes without bulbs. Please tell me what you need.",
            "It comes without bulbs. Please tell me what you need.",
        ),
        (
            "You obviously did not read that the lamp has no plug. Please measure the cord again for me.",
            "The lamp has no plug. Please measure the cord again for me.",
        ),
        (
            "Hello Ms. Kim, surely you noticed that the lid comes off. The ring is under it.",
            "Hello Ms. Kim, the lid comes off. The ring is under it.",
        ),
        # the clause that stings goes, and the sentence stays
        (
            "I've cancelled the second order, as you evidently changed your mind again. It costs you nothing.",
            "I've cancelled the second order. It costs you nothing.",
        ),
        (
            "The lid has to be dried first, which you never did. A new seal leaves on Monday.",
            "The lid has to be dried first. A new seal leaves on Monday.",
        ),
        (
            "Like I told you last week, it is sold with the pump only. The pump is back on Monday.",
            "It is sold with the pump only. The pump is back on Monday.",
        ),
        (
            "As we told you repeatedly, the jar opens to the left. The ring is under it.",
            "The jar opens to the left. The ring is under it.",
        ),
        (
            "As I wrote more than once, the lamp takes two cells. They are in the box.",
            "The lamp takes two cells. They are in the box.",
        ),
    ],
)
def test_the_fault_goes_and_the_rest_stays_verbatim(text: str, wanted: str) -> None:
    assert better(text) == wanted
    assert check(wanted) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Thank you. Your request was passed to the relevant department.",
        "You are lying.",
        "Any child can see that the $20 refund went out on May 4.",
        "The label is fine and the lamp ships on Monday.",
        # what stands beside it points to it, or the answer would go with it
        "Hello, you obviously forgot the rubber seal. It is the black ring in the bag.",
        "Hello, you pull the tab, as every child knows. The tab is on the short side.",
        "Hello, the manual is at www.oakmill.example/lamp. Page 6 shows the reset.",
        "Hello, we inspect every coat. You burned it on purpose and are lying to us.",
    ],
)
def test_what_only_a_person_can_say_better_or_is_fine_has_no_rewrite(text: str) -> None:
    assert better(text) is None


def test_an_instruction_is_not_left_out_with_the_scorn_around_it() -> None:
    (told,) = check("Hello, it is not rocket science: turn the key left and pull.")
    assert told.replacement is None
    (told,) = check("Hello, calm down. The wheel leaves today.")
    assert told.replacement == ""


@pytest.mark.parametrize("rest", ["We can't refund the lamp.", "The lamp can't be repaired."])
def test_a_rewrite_that_only_refuses_is_none(rest: str) -> None:
    assert better(f"Stop wasting our time. {rest}") is None
    assert better(f"Stop wasting our time. {rest} The window closed on May 2.") == f"{rest} The window closed on May 2."


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Hi Ana,\n\nThe parcel was packed on Monday. You should have looked sooner.\n\nBest regards,\nLena",
            "Hi Ana,\n\nThe parcel was packed on Monday.\n\nBest regards,\nLena",
        ),
        (
            "Hi Ana,\n\nYou should have looked sooner.\n\nThe parcel leaves on Monday.\n\nBest regards,\nLena",
            "Hi Ana,\n\nThe parcel leaves on Monday.\n\nBest regards,\nLena",
        ),
        (
            "Hello Ana,\n\nYOUR ORDER HAS SHIPPED. It comes on Monday.",
            "Hello Ana,\n\nYour order has shipped. It comes on Monday.",
        ),
        (
            "Hello,\n\nI'm sorry about the lid, I'm really very sorry. Again, our sincere apologies. I apologize once more."
            " A new one leaves on Monday.",
            "Hello,\n\nI'm sorry about the lid. A new one leaves on Monday.",
        ),
    ],
)
def test_paragraphs_and_sentences_stay_whole(text: str, wanted: str) -> None:
    assert better(text) == wanted


def test_a_step_beside_a_reproach_is_not_left_out_with_it() -> None:
    text = "The parcel was packed whole on Monday. You must have overlooked the small bag, please check the box again."
    assert better(text) is None


@pytest.mark.parametrize(
    ("sentence", "quote"),
    [
        ("The cover is not waterproof, which you would know if you read.", "which you would know if you read."),
        ("The seal is rubber, as anyone with eyes can see.", "as anyone with eyes can see."),
        ("Like I told you last week, the seal is not sold apart.", "Like I told you last week"),
        ("As mentioned in two of my messages, it is dry clean only.", "As mentioned in two of my messages"),
        # each half is needed, or both are at fault
        ("You ruined the seal, so the pump leaks.", "You ruined the seal, so the pump leaks."),
        ("If you bothered to read it, you'd find the date.", "If you bothered to read it, you'd find the date."),
        ("Frankly, I don't care how long you waited.", "Frankly, I don't care how long you waited."),
    ],
)
def test_the_quote_is_the_clause_that_carries_the_fault(sentence: str, quote: str) -> None:
    (told,) = check(f"Thank you for your message. {sentence} A new one leaves on Monday.")
    assert told.quote == quote


def test_what_we_did_is_not_left_out_with_the_scorn_around_it() -> None:
    (told,) = check("Hello, I have oiled the whole hinge as you keep shouting at us. The next check is on Monday.")
    assert told.replacement is None
