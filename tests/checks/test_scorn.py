"""Scorn and evasion by set turns of speech, each with its reason, beside much the same words meant well."""

import pytest

from bot.checks.tone import check_tone
from bot.checks.tone.phrases.dry import threatens
from bot.checks.tone.phrases.putting_off import PutOff
from bot.checks.tone.phrases.scorn import Scorn
from bot.domain.reply import Severity
from tests.checks.test_dry_tone import found
from tests.knowledge.small_book import shipped


@pytest.mark.parametrize(
    ("sentence", "rule", "reason"),
    [
        ("We're certain you will figure out the zipper one day.", "sarcastic", "sounds like doubt"),
        ("Even you should see the arrow.", "rude", "thinks little of"),
        ("You might be stunned to learn that the tap turns.", "sarcastic", "as a surprise"),
        ("Counting to six is apparently asking a lot.", "sarcastic", "hard for the customer"),
        ("As every gardener will tell you, clay holds water.", "rude", "everybody else knows"),
        ("Reasonable adults look at the plug first.", "rude", "everybody else knows"),
        ("With a boat one should plan ahead.", "rude", "everybody else knows"),
        ("Better late than never.", "sarcastic", "with a proverb"),
        ("Well, that's what balloons do.", "sarcastic", "how things are"),
        ("It's called gravity.", "sarcastic", "how things are"),
        ("The kettle is just longing to be filled.", "sarcastic", "as of a person"),
        ("Our parcels don't walk home.", "sarcastic", "as of a person"),
        ("Thank you for the sermon about punctuality.", "sarcastic", "mock the customer"),
        ("As you've put it so sweetly, the belt is in the post.", "sarcastic", "mock courtesy"),
        ("I'm sure you intended to say please.", "rude", "corrects the customer's manners"),
        ("Here we are again.", "rude", "sighs at the customer"),
        ("I'll phrase it nice and short so that even you get it.", "rude", "talks down"),
        ("How odd that both were there when we sealed the carton.", "blame", "isn't honest"),
        ("It might come as a shock to you, but glue has to dry.", "rude", "opening words talk down"),
        ("I refuse to debate this with you.", "rude", "ends the talk"),
        ("Carry on like that and we will lock the account.", "rude", "threatens the customer"),
        ("If you publish that, we'll have to block your account.", "rude", "threatens the customer"),
        ("You might well regret that.", "rude", "threatens the customer"),
        ("The tag asks for cold water and you took hot regardless.", "blame", "all the same"),
        ("That's what you get for buying the cheapest.", "blame", "had it coming"),
        ("It's hardly our fault that you wore them outside.", "blame", "turns the fault on the customer"),
        ("Someone from another office might phone you sooner or later.", "evasive", "names nobody and no day"),
        ("You will be informed once there is something to report.", "evasive", "waiting for a sign"),
        ("The terms were accepted by you and are binding.", "evasive", "recites a rule"),
        ("The deadline has to be applied equally to everyone.", "evasive", "recites a rule"),
        ("We're sorry that you perceived the call as rude.", "evasive", "how the customer sees it"),
    ],
)
def test_a_turn_of_speech_is_told_with_what_it_does(sentence: str, rule: str, reason: str) -> None:
    (finding,) = found(sentence)
    assert (finding.rule, finding.severity) == (rule, Severity.WARN)
    assert reason in finding.reason


@pytest.mark.parametrize(
    "words",
    [
        "I'm sure you'll figure out which shade you like best.",
        "Two screws are left, and I'm sure you'll get there.",
        "Even your neighbor may sign for it.",
        "You'll be pleased to hear that it fits.",
        "Reading the label is hard in the dark, so a photo is enough.",
        "As every month, the invoice comes on the first.",
        "Adults and children use the same key.",
        "That's what the blue switch does.",
        "The drone doesn't fly in rain.",
        "The dough wants to rest for an hour.",
        "Thank you for the lesson plan.",
        "As you asked, the belt is in the post.",
        "I kept the guide short so that it fits on a page.",
        "Let me be clear about the date: it is Monday.",
        "We can't discuss another customer's order.",
        "The refund is made, and I won't argue about it.",
        "If you file a claim, we close the return request.",
        "Please think twice about the color before we mix it.",
        "I'd advise you to drop the box off before noon.",
        "You get the refund anyway.",
        "You paid the fee anyway, so I refunded it.",
        "The scan isn't our fault, and I'll look for it.",
        "You'll be notified by UPS when it is out for delivery.",
        "The terms name 30 days for a return.",
        "I'm sorry if I was unclear.",
        "I'm sorry that you got the wrong one.",
        "Tell me which one should always be checked first, and no one should plan for it.",
    ],
)
def test_much_the_same_words_meant_well_have_no_such_form(words: str) -> None:
    assert not any(form.fits(words.lower()) for form in (*Scorn, *PutOff))


@pytest.mark.parametrize("form", [PutOff.WAITS_FOR_SOMEBODY, PutOff.TOLD_IF])
def test_whoever_names_a_day_puts_nobody_off(form: PutOff) -> None:
    words = {
        PutOff.WAITS_FOR_SOMEBODY: "Someone from the depot will call you soon",
        PutOff.TOLD_IF: "You will be told once there is news",
    }[form]
    assert form.why in found(f"{words}.")[0].reason
    assert found(f"{words}, on Friday at the latest.") == ()


def test_what_is_threatened_goes_with_the_threat() -> None:
    assert threatens(Scorn.THREATENS_WORSE)
    (finding,) = found("One more message like this and I'll cancel the order.")
    assert (finding.quote, finding.replacement) == ("One more message like this and I'll cancel the order.", None)
    (finding,) = found("Go on like this and your account is history.")
    assert (finding.quote, finding.replacement) == ("Go on like this and your account is history.", "")


@pytest.mark.parametrize(
    "sentence",
    [
        "I can't share what another buyer wrote.",
        "Nobody here can see your password, so I can't tell you what it is.",
        "It's a one-minute job.",
    ],
)
def test_a_limit_of_what_we_can_do_is_plain(sentence: str) -> None:
    assert found(sentence) == ()


@pytest.mark.parametrize(
    "text",
    ["Ha ragione, mancavano due viti. Arrivano lunedì.", "Das Rad war ab Werk schief.", "Le colis part demain."],
)
def test_a_short_text_of_another_language_is_not_judged_by_english_words(text: str) -> None:
    assert check_tone(text, shipped().style, None) == ()
