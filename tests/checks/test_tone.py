"""Faults of tone, found in their own words; and the many good sentences that look a little like one."""

import pytest

from bot.checks.tone import check_tone
from bot.domain.reply import Severity
from bot.knowledge.schema.style import Style
from tests.checks.tones import tone
from tests.growth import in_proportion
from tests.knowledge.small_book import shipped


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("You should have tightened the bolts.", "blame"),
        ("You never opened the second box.", "blame"),
        ("Had you told us on Monday, it would be there.", "blame"),
        ("The dent is entirely your own fault.", "blame"),
        ("Your request is ridiculous.", "rude"),
        ("Just deal with it.", "rude"),
        ("Any child can hang this shelf.", "rude"),
        ("As we have clearly explained, the rug stays with you.", "rude"),
        ("The rug stays, as I already told you.", "rude"),
        ("Unfortunately that is company policy.", "evasive"),
        ("Congratulations, you have found the lid.", "sarcastic"),
        ("What a remarkable coincidence that the receipt is gone.", "sarcastic"),
        ('We have seen your "evidence".', "sarcastic"),
        ("I'm exhausted today.", "personal"),
        ("My wife has the flu this week.", "personal"),
        ("You are a very impatient person.", "personal"),
        ("Lemme check, gonna be quick.", "casual"),
        ("Sooooo sorry to hear that.", "casual"),
        ("The tent is ON ITS WAY ALREADY.", "shouting"),
        ("Where is the label???", "shouting"),
        ("Your claim was forwarded to the relevant department.", "evasive"),
        ("This is handled in accordance with our terms.", "evasive"),
        ("We are utterly devastated and beg you to forgive us.", "over_apology"),
    ],
)
def test_a_fault_is_found_in_the_words_that_make_it(text: str, rule: str) -> None:
    found = check_tone(f"Hello Ms. Kim. {text}", shipped().style, None)
    assert [f.rule for f in found] == [rule]
    assert found[0].quote and found[0].quote in f"Hello Ms. Kim. {text}"


@pytest.mark.parametrize(
    "text",
    [
        "You should have received an email with the label yesterday.",
        "If you had any trouble with the link in Your Orders, tell me.",
        "You did not receive the second box, so it leaves again today.",
        "It was not your mistake but ours.",
        "As I wrote on Monday, your refund is on its way.",
        "I have already told the courier to bring it back to you.",
        "Under our policy of 30 days, $40 goes back to your card by Friday.",
        "Please stop using the heater and unplug it.",
        "The sofa may lie flat for two days before it takes its shape.",
        "Congratulations on your new home.",
        "Thank you for pointing out the wrong picture.",
        "I am sorry that your daughter's bike came late.",
        "My colleague packed it, and my lead has approved the refund.",
        "The USB-C hub, the HDMI cable and the XXL shirt left with UPS at 5 PM from NY.",
        "Your A-TO-Z claim for FBA order 113-1234567-1234567 is with Amazon until May 4.",
        "Press the RESET button under the lid.",
        "The window closed on May 2, so we can't take it back.",
        "I was passed your message this morning and answer it myself today.",
        "We do not take back opened software; the key has been used.",
        "Bitte senden Sie uns ein Foto, dann schreibe ich Ihnen am Montag.",
    ],
)
def test_a_good_sentence_is_left_alone(text: str) -> None:
    assert tone(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "You can throw the garbage bag away.",
        "The screw that holds the leg is in bag 3.",
        "And then screw it onto the base by hand.",
        "The soap scum remover is safe on tiles.",
        "The jerk seasoning leaves our warehouse today.",
    ],
)
def test_a_coarse_word_that_names_goods_is_left_alone(text: str) -> None:
    assert tone(text) == []


@pytest.mark.parametrize("text", ["You guys are morons.", "You must be an idiot.", "What an imbecile."])
def test_an_insult_stops(text: str) -> None:
    (found,) = check_tone(text, shipped().style, None)
    assert (found.rule, found.severity) == ("rude", Severity.STOP)


@pytest.mark.parametrize(
    "text", ["You write that we are idiots, and I am sorry.", "I was an idiot, the label is here."]
)
def test_an_insult_that_is_reported_or_ones_own_does_not_stop(text: str) -> None:
    assert all(f.severity is not Severity.STOP for f in check_tone(text, shipped().style, None))


@pytest.mark.parametrize(
    "text",
    [
        "You are lying about the parcel.",
        "You broke it on purpose.",
        "We do not believe a word of it.",
        "This is attempted fraud.",
    ],
)
def test_blame_that_accuses_stops(text: str) -> None:
    (found,) = check_tone(text, shipped().style, None)
    assert (found.rule, found.severity) == ("blame", Severity.STOP)


@pytest.mark.parametrize(
    "text",
    [
        "I can't tell you how long customs will take.",
        "Four calls are too many, and I'm sorry for it.",
        "I'm sorry that the tin arrived in a crushed carton.",
        "Please drop me a line when the driver has been.",
        "When it comes I can't say for sure.",
        "The slip was signed by K. on May 4.",
        "We don't want to raise hopes before the trace ends.",
        "If it isn't scanned today, we take it up with the carrier.",
        "Your question isn't silly, the valve is hard to see.",
        "The delay began in our warehouse, so neither of them was your fault.",
        "You would not be billed for the second one.",
        "You should have been given the keys with the safe.",
    ],
)
def test_words_of_a_fault_in_another_use_are_left_alone(text: str) -> None:
    assert tone(f"{text} The lamp leaves on Monday, and I will write to you that evening.") == []


def test_one_apology_is_fine_and_four_are_not() -> None:
    once = "I am sorry about the chip. A new cup leaves today."
    assert tone(once) == []
    often = "I am sorry. We apologize for the chip. Sorry for the wait. Again, apologies. A new cup leaves today."
    assert {rule for rule, _ in tone(often)} == {"over_apology"}


def test_weak_signs_count_only_together() -> None:
    assert tone("Hello, that is awesome news. The lamp ships on Monday.") == []
    assert {r for r, _ in tone("Hey, awesome, the stuff ships on Monday.")} == {"casual"}


def test_a_sentence_gives_one_finding_for_what_it_says_and_one_for_how_it_is_set() -> None:
    found = tone("You obviously never even bothered to read the manual, you idiot.")
    assert len(found) == 1
    assert [r for r, _ in tone("STOP WASTING OUR TIME!!!")] in (["rude", "shouting"], ["shouting", "rude"])


@pytest.mark.parametrize(
    ("draft", "quote"),
    [
        ("Thank you for the photo. The f***ing label is in your inbox. It goes out on Monday.", "f***ing label"),
        ("Hello. Read the sh** you were sent. It goes out on Monday.", "Read the sh** you were sent."),
        ("You a**hole. The lamp ships on Monday.", "You a**hole."),
        ("F*** you, and goodbye.", "F*** you"),
        ("Sh*t happens, send it back. I send another one on Monday.", "Sh*t happens, send it back."),
        ("Thank you for the photo of the fucking lamp.", "fucking lamp"),
    ],
)
def test_an_oath_with_stars_is_rude(draft: str, quote: str) -> None:
    found = check_tone(draft, shipped().style, None)
    assert any(f.rule == "rude" and quote in f.quote for f in found), found


@pytest.mark.parametrize(
    "draft",
    [
        "Your card **** 1234 was refunded on Monday.",
        "The 4*** rating doesn't count against you.",
        "The parcel was left with S*** at the desk.",
        "Returns are free*. The small star tells from when.",
        "**Label:** it's in your inbox. *Address:* it stands below.",
    ],
)
def test_stars_for_anything_else_are_not_rude(draft: str) -> None:
    assert not {"rude", "casual"} & {rule for rule, _ in tone(draft)}


def test_a_carrier_or_an_acronym_that_the_customer_writes_small_is_not_shouted() -> None:
    def shouted(reply: str, message: str) -> list[str]:
        return [f.quote for f in check_tone(reply, shipped().style, message) if f.rule == "shouting"]

    assert shouted("I ask USPS today. The USB cable is in the box.", "usps has it, where is the usb cable") == []
    assert shouted("FedEx has it. I ask FEDEX today.", "fedex has it") == []
    assert shouted("Your PLANTER is on its way.", "where is my planter") == ["PLANTER"]


def test_whoever_is_called_karen_is_greeted_and_what_we_wrote_is_no_reproach_unless_it_is_put_so() -> None:
    def rude(text: str) -> list[str]:
        return [f.quote for f in check_tone(text, shipped().style, "My desk grinds.") if f.rule == "rude"]

    assert rude("Hi Karen,\n\nthe lamp leaves tomorrow.") == []
    assert rude("As I wrote on Monday, the lamp leaves tomorrow.") == []
    assert rude("You are such a Karen.") == ["You are such a Karen."]
    (said,) = rude("Hi Karen,\n\nas I clearly wrote in my last email, you need to hold the button for 10 seconds.")
    assert said.startswith("as I clearly wrote")


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("You have been told this three times.", "You have been told this three times."),
        ("As stated in our previous email, returns are taken within 30 days.", "As stated in our previous email"),
    ],
)
def test_a_reproach_for_asking_again_is_rude_without_naming_us_too(text: str, quote: str) -> None:
    assert tone(text) == [("rude", quote)]


def test_without_a_house_style_capitals_and_stacked_marks_are_still_found() -> None:
    found = check_tone("Calm down. READ THE LISTING NOW!!!", Style(), None)
    assert [f.rule for f in found] == ["shouting"] and found[0].replacement == "Read the listing now."


@pytest.mark.deep
@pytest.mark.parametrize(
    "text",
    [
        "you ",
        "NOT ",
        "!?",
        '"a ',
        "you should have your fault ! ",
        "<b ",
        "*a ",
    ],
)
def test_hostile_text_takes_time_in_proportion(text: str) -> None:
    check_tone("Hello.", shipped().style, None)
    assert in_proportion(lambda long: check_tone(long, shipped().style, long), text)


@pytest.mark.parametrize(
    "text",
    [
        "The return page works for everybody else.",
        "It works fine for all our other customers.",
        "For anyone else the code goes through.",
        "Somehow only your account has this trouble.",
        "The rest of our buyers get along with the sheet.",
    ],
)
def test_it_works_for_all_but_them_is_blame(text: str) -> None:
    assert {rule for rule, _ in tone(text)} & {"blame", "rude"}


@pytest.mark.parametrize(
    "text",
    [
        "The page works for all browsers now; I have tested it today.",
        "The label works for all carriers.",
        "It isn't only you: the page fails for everybody today.",
        "Others have had this crack too, so we are replacing the batch.",
    ],
)
def test_what_holds_for_all_is_no_blame(text: str) -> None:
    assert tone(text) == []
