"""Plain questions, limits and facts of support work that sound like a fault by their words alone."""

import pytest

from bot.checks.rewrite import rewritten
from bot.checks.tone import check_tone
from bot.checks.tone.mending.kept import fact_beside
from tests.checks.test_dry_tone import found
from tests.checks.tones import tone
from tests.knowledge.small_book import shipped


@pytest.mark.parametrize(
    "reply",
    [
        "The jar was already cracked when you opened the box, so I'm sending another one today.",
        # nobody's fault
        "You weren't to know about the second bolt; our drawing leaves it out.",
        "You could not have seen that, as the page showed the older model.",
        # what was agreed
        "You left it with your neighbor as agreed, and our driver collects it there on Monday.",
        # who sold it
        "You bought this one from another shop, so I can't see the order.",
        # limits
        "I won't answer emails with insults in them, but the refund goes out today.",
        # an open door
        "If you think that I missed something, write back and I'll look at it again.",
        "Just answer here and it opens again.",
        # a thing that looks like something
        "The mark on your left shoe looks like glue.",
        "Please take your photo on a white background.",
    ],
)
def test_what_support_work_needs_is_left_alone(reply: str) -> None:
    assert found(reply) == ()


@pytest.mark.parametrize(
    "question",
    [
        "How many screws were in the bag when you emptied it on the table?",
        "Was the cord warm when you unplugged it from the wall?",
        "Did the lid stay shut after you closed it with both clips?",
        "When you tilted the tank a little, did the light go out?",
    ],
)
def test_a_question_may_name_when_something_happened(question: str) -> None:
    assert tone(question) == []


@pytest.mark.parametrize(
    "reply",
    [
        "The parcel status is DELAYED.",
        "Choose RETURN AN ITEM in your account, then print the label.",
        "Turn the knob from COLD to WARM and wait a minute.",
        "Hold the button marked CLEAR until it beeps.",
        "HANDLE WITH CARE is printed on all our boxes.",
        "The order is listed as REFUNDED since this morning.",
    ],
)
def test_what_a_key_a_label_or_a_status_says_is_no_shouting(reply: str) -> None:
    assert found(reply) == ()


@pytest.mark.parametrize(
    ("reply", "shouted"),
    [
        ("The lid is NOT broken.", "NOT"),
        ("The parcel was handed to YOU.", "YOU"),
        ("Please print the label and WAIT for the driver.", "WAIT"),
    ],
)
def test_a_stressed_word_is_shouting_all_the_same(reply: str, shouted: str) -> None:
    assert ("shouting", shouted) in tone(reply)


@pytest.mark.parametrize(
    ("shouted", "plain"),
    [
        ("WE ARE CLOSED ON SUNDAYS AND UPS IS TOO.", "We are closed on Sundays and UPS is too"),
        ("YOUR PDF WAS SENT BY FEDEX ON MAY 9.", "Your PDF was sent by FedEx on May"),
        ("THE USB CABLE IS IN AMAZON'S BOX.", "The USB cable is in Amazon's box"),
        ("THIS IS NOT AN XL SHIRT AND NEVER WAS.", "This is not an XL shirt and never was"),
    ],
)
def test_ordinary_type_keeps_names_days_and_abbreviations(shouted: str, plain: str) -> None:
    replacements = [f.replacement for f in check_tone(shouted, shipped().style, None) if f.rule == "shouting"]
    assert replacements == [plain]


@pytest.mark.parametrize(
    "reply",
    [
        "The SUP paddle is 180 cm long.",
        "The boom arm is in the second box.",
        "The honey comes from our own hives.",
        "A jar with honey weighs a pound.",
        "The candle has to be lit at the top.",
        "The chief's hat is made of felt.",
        "The plug is a type R for 230 V.",
        "The pal screw belongs on the left.",
    ],
)
def test_goods_that_are_called_like_slang_are_goods(reply: str) -> None:
    assert found(reply) == ()


@pytest.mark.parametrize("reply", ["No problem mate, it's done.", "Boom, refunded!", "That's all for today, honey."])
def test_slang_is_heard_beside_them(reply: str) -> None:
    assert "casual" in [rule for rule, _ in tone(reply)]


def test_plainer_words_keep_the_goods() -> None:
    for finding in check_tone(
        "btw the acacia honey left today, and the label is gonna be in it.", shipped().style, None
    ):
        assert "honey" in (finding.replacement or "honey")


@pytest.mark.parametrize("reply", ["Begging won't bring it there any sooner.", "Pleading will not change the price."])
def test_what_is_no_apology_is_not_told_as_one(reply: str) -> None:
    assert "over_apology" not in [rule for rule, _ in tone(reply)]


def test_an_apology_offered_instead_names_what_it_is_for() -> None:
    (finding,) = check_tone(
        "Words cannot say how deeply sorry we are about the broken jug. A new one leaves today.", shipped().style, None
    )
    assert (finding.rule, finding.replacement) == ("over_apology", "I am sorry about the broken jug.")


def test_no_apology_is_offered_for_what_is_none() -> None:
    (finding,) = check_tone("Gutted for you. A new one leaves today.", shipped().style, None)
    assert finding.replacement is None


def test_a_greeting_keeps_its_comma() -> None:
    def check(text: str) -> tuple[object, ...]:
        return check_tone(text, shipped().style, None)

    text = "Hey buddy, the lamp left this morning. It arrives on Friday."
    assert rewritten(text, check_tone(text, shipped().style, None), check) == (
        "Hello, the lamp left this morning. It arrives on Friday."
    )


def test_a_greeting_said_twice_is_said_once() -> None:
    found = check_tone("Hey hey, your mail is here. The shelf left on Monday.", shipped().style, None)
    assert found[0].replacement == "Hello, "


def test_an_instruction_beside_its_reason_is_not_lost() -> None:
    assert fact_beside("Please do not soak it, because the glue comes off.", lambda _: True) is None
