"""Dry faults told by their form, beside plain sentences of much the same words; what is said of them, and the rewrite."""

import pytest

from bot.checks.rewrite import rewritten
from bot.checks.tone import check_tone
from bot.checks.tone.fine.harmless import thanks_for_waiting
from bot.domain.reply import Finding, Severity
from tests.knowledge.small_book import shipped


def found(sentence: str, message: str | None = None) -> tuple[Finding, ...]:
    """What is found where the sentence stands in the middle of a reply."""
    reply = f"Thank you for your message. {sentence} The lamp leaves our warehouse on Monday."
    return check_tone(reply, shipped().style, message)


@pytest.mark.parametrize(
    ("sentence", "rule", "reason"),
    [
        ("I'm sorry you feel that way.", "evasive", "sorry for what the customer feels"),
        ("Sorry if anybody felt hurt by that.", "evasive", "sorry for what the customer feels"),
        ("Contrary to what you think, the box was full.", "rude", "what they think"),
        ("Despite what you believe, nobody here ignored you.", "rude", "what they think"),
        ("I'm sure you can see the difficulty.", "rude", "what they think"),
        ("I trust you have read the whole manual by now.", "sarcastic", "doubts"),
        ("I assume you did look behind the door.", "sarcastic", "doubts"),
        ("Your lack of attention is not a defect.", "blame", "failing"),
        ("A week is not so long, don't you agree?", "sarcastic", "wants a nod"),
        ("Ninety cents is hardly a fortune.", "sarcastic", "makes little"),
        ("Go ahead and dispute it with your bank.", "rude", "dares"),
        ("Good luck with your claim.", "rude", "dares"),
        ("If you continue to call, I will close this ticket.", "rude", "threatens"),
        ("Each further email puts you at the end of the line.", "rude", "threatens"),
        ("As stated three times now, the part is on back order.", "rude", "tiresome"),
        ("I thought I had made myself clear.", "rude", "tiresome"),
        ("Calling again won't make it arrive any sooner.", "rude", "tiresome"),
        ("To put it in simple terms, there's no stock.", "rude", "talk down"),
        ("Since you insist, I'll check it again.", "rude", "as a favor"),
        ("Suit yourself.", "rude", "waves the customer off"),
        ("I trust we're done here.", "rude", "waves the customer off"),
        ("No offense, but that's not how batteries work.", "rude", "something rude follows"),
        ("I don't make the rules.", "evasive", "points at a rule"),
        ("If we did it for you, we'd have to do it for everyone.", "evasive", "answers for everybody"),
        ("Thank you for finally sending the photos.", "sarcastic", "thanks hold a reproach"),
        ("It's done when it's done.", "evasive", "a thing is as it is"),
        ("You'll have it when you have it.", "evasive", "a thing is as it is"),
    ],
)
def test_a_dry_form_is_told_with_what_it_does(sentence: str, rule: str, reason: str) -> None:
    (finding,) = found(sentence)
    assert finding.rule == rule and finding.severity is Severity.WARN
    assert finding.quote in sentence and reason in finding.reason


@pytest.mark.parametrize(
    "sentence",
    [
        "As I mentioned on Monday, the parcel left our warehouse that evening.",
        "I'm sorry that you feel so let down by this.",
        "I'm sorry if my last message was unclear.",
        "You seem to think of the older model, which has two knobs.",
        "I'm sure you'll enjoy the view.",
        "I trust you received the label yesterday.",
        "I assume you measured the door inside the frame, so 32 inches will fit.",
        "I assume you haven't opened it yet, so a full refund is possible.",
        "You'd rather have the gray one, wouldn't you?",
        "That's also a way to clean it, and it won't harm the glaze.",
        "Please go ahead and open the claim with Amazon.",
        "Go ahead and charge the power bank overnight.",
        "Feel free to ask your bank when the hold ends.",
        "Good luck with your exam on Friday.",
        "If you keep getting the error, tell me and I'll replace it.",
        "Each further reply reaches me here.",
        "The more photos you send, the sooner I can decide.",
        "Every new message comes straight back to me.",
        "Asking the carrier won't help, so I'm doing it through our account.",
        "I'm not sure what else I can try, so I've asked our workshop.",
        "I've been through this with the workshop, and it's the valve.",
        "I thought it was clear from the picture, and I see now that it isn't.",
        "As a courtesy, I have refunded the postage.",
        "If you must leave early, tell the driver.",
        "The system doesn't allow it, so I've asked my lead to change it by hand.",
        "You can have it when you have time.",
        "It's ready when the light is green.",
        "No offense was taken.",
        "Thank you for your patience while we waited for the carrier.",
        "Returns are handled by my colleague Ines in the warehouse.",
    ],
)
def test_what_is_like_a_dry_form_and_meant_well_is_left_alone(sentence: str) -> None:
    assert found(sentence) == ()


def test_thanks_for_waiting_that_turn_to_the_customer_are_no_thanks() -> None:
    assert [f.rule for f in found("Thanks for your patience while you read the manual.")] == ["sarcastic"]
    assert thanks_for_waiting("Thank you for waiting while we looked for it.")
    assert not thanks_for_waiting("Thank you for waiting while we do your thinking for you.")


@pytest.mark.parametrize(
    ("sentence", "quote", "left"),
    [
        ("As stated three times now, the lid goes on last.", "As stated three times now", "The lid goes on last."),
        ("For the last time, the part is on back order.", "For the last time", "The part is on back order."),
        ("Needless to say, the box has to be opened first.", "Needless to say", "The box has to be opened first."),
        ("No offense, but the lid goes on last.", "No offense", "The lid goes on last."),
        ("Since you insist, I'll check it again.", "Since you insist", "I'll check it again."),
        (
            "As I already told you, the part comes in on Friday.",
            "As I already told you",
            "The part comes in on Friday.",
        ),
        ("Suit yourself.", "Suit yourself.", ""),
    ],
)
def test_a_dry_opening_is_quoted_alone_and_the_rewrite_keeps_what_follows(sentence: str, quote: str, left: str) -> None:
    (finding,) = found(sentence)
    assert (finding.quote, finding.replacement) == (quote, "")
    reply = f"Thank you for your message. {sentence} The lamp leaves our warehouse on Monday."
    wanted = " ".join(filter(None, ("Thank you for your message.", left, "The lamp leaves our warehouse on Monday.")))
    assert rewritten(reply, (finding,), lambda text: check_tone(text, shipped().style, None)) == wanted


def test_an_apology_for_their_feelings_gives_way_to_one_for_the_matter() -> None:
    assert [f.replacement for f in found("I'm sorry you feel that way.")] == ["I am sorry about this."]


def test_an_apology_for_their_feelings_is_not_replaced_beside_a_real_one() -> None:
    (finding,) = found("I'm sorry that it came late. I'm sorry you feel that way.")
    assert finding.replacement is None


def test_a_dare_is_no_apology_however_like_one_it_sounds() -> None:
    assert "over_apology" not in {f.rule for f in found("I can only repeat myself so many times.")}
    assert "over_apology" not in {f.rule for f in found("We have plenty of good ones, so leave what you like.")}


def test_a_warning_of_rudeness_gives_way_to_the_graver_fault_behind_it() -> None:
    (finding,) = found("With all due respect, you dropped it yourself.")
    assert finding.rule == "blame"
