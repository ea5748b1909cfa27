"""Reproaches by which a tired teammate answers: what was written before, seen on the page, asked too early."""

import pytest

from bot.domain.reply import Severity
from tests.checks.test_dry_tone import found


@pytest.mark.parametrize(
    ("sentence", "rule", "reason"),
    [
        ("As per my earlier message, the strap is packed.", "rude", "points back"),
        ("As mentioned in my last two emails, the hook is at the depot.", "rude", "points back"),
        ("To repeat myself, the rack has no wheels.", "rude", "points back"),
        ("Not sure if you got my reply, but the shelf is still the same.", "rude", "points back"),
        ("I can explain it again, since it apparently got lost.", "rude", "points back"),
        ("We have already told you that the mug isn't sold any more.", "rude", "earlier answers"),
        ("I've explained this in both of my messages.", "rude", "earlier answers"),
        ("As you would have read on the page, the bulb is extra.", "blame", "should have seen it"),
        ("The width was right there on the picture.", "blame", "should have seen it"),
        ("The length was in the listing for anyone to read.", "blame", "should have seen it"),
        ("Try a second outlet before writing to us.", "rude", "writing was wrong"),
        ("Please look in the shed before asking again.", "rude", "writing was wrong"),
        ("You must also look at it from our side.", "personal", "feel for us"),
        ("Do you have any idea what a return costs us?", "personal", "feel for us"),
        ("Small sellers like us can't afford this.", "personal", "feel for us"),
        ("Okay, fine, we'll take the chair back.", "rude", "as a favor"),
        ("You do understand that the sale is over.", "rude", "talk down"),
        ("Do you even realise how far Alaska is?", "rude", "talk down"),
        ("This is what happens when one forgets the lid.", "blame", "had it coming"),
        ("If you start a dispute, we will block your account.", "rude", "threatens"),
        ("If you leave a one-star review, we won't replace it.", "rude", "threatens"),
        ("They'll come when they come.", "evasive", "as it is"),
        ("You're not the only one waiting.", "rude", "others matter more"),
        ("There's no need to get angry over a button.", "rude", "makes little"),
        ("It seems that the box might have been left somewhere.", "evasive", "twice that nothing is certain"),
        ("It was decided not to exchange the rug.", "evasive", "who decided"),
        ("Keep going like this and my colleagues stop answering.", "rude", "threatens"),
        ("I would think twice before involving a lawyer.", "rude", "threatens"),
        ("Sorry that you saw it that way.", "evasive", "what the customer feels"),
        ("I apologize for any misunderstanding on your side.", "evasive", "what the customer feels"),
        ("Just let us do our job.", "rude", "waves the customer off"),
        ("I trust this finally settles the matter.", "rude", "sighs"),
        ("Thanks for your fourth message today.", "sarcastic", "counts the customer's messages"),
        ("I know that assembly can be tricky for some people.", "sarcastic", "pretends that the obvious is hard"),
    ],
)
def test_a_reproach_is_told_with_what_it_does(sentence: str, rule: str, reason: str) -> None:
    (finding,) = found(sentence)
    assert (finding.rule, finding.severity) == (rule, Severity.WARN)
    assert reason in finding.reason


@pytest.mark.parametrize(
    "sentence",
    [
        "As you wished in your last email, the strap is red.",
        "I'm sorry for any confusion on our side.",
        "I'm sorry that you see it that way.",
        "Thanking you for your help, the new strap will reach you on Friday.",
        "Keep it going like that for an hour, then it is dry.",
        "Per our terms the return is free until June 30.",
        "I'm not sure you got my reply, sorry, so here it is again.",
        "I've already told the courier to come back tomorrow.",
        "As you can see on the second photo, the hook goes on the left.",
        "Please read page two before you open the valve.",
        "A return costs you nothing.",
        "That's fine, I'll send it on Thursday instead.",
        "There's no need to pay for the label.",
        "It seems it might have been left at the depot, so I've asked them to look today.",
        "It was decided by my lead, as the seal was open.",
        "Thank you for your second message today, you're right about the date.",
        "If you open a claim with your bank, tell me, please, as two refunds would cross.",
    ],
)
def test_much_the_same_words_without_a_reproach_are_left_alone(sentence: str) -> None:
    assert found(sentence) == ()


@pytest.mark.parametrize(
    ("sentence", "quote", "better"),
    [
        ("As you would have seen in the listing, the plug is extra.", "As you would have seen in the listing", ""),
        ("As per my last email, the strap is packed.", "As per my last email", ""),
        ("Fine, I'll check it again.", "Fine, I'll check it again.", "I'll check it again."),
        (
            "Just to repeat what I wrote on Monday, the rack has no wheels.",
            "Just to repeat what I wrote on Monday, the rack has no wheels.",
            "The rack has no wheels.",
        ),
    ],
)
def test_what_to_write_instead_is_the_answer_without_the_reproach(sentence: str, quote: str, better: str) -> None:
    (finding,) = found(sentence)
    assert (finding.quote, finding.replacement) == (quote, better)


def test_what_the_page_says_is_no_accusation_of_the_customer() -> None:
    (finding,) = found("As you would have read on our returns page, we only take back unused racks.")
    assert finding.severity is Severity.WARN


def test_a_story_that_is_said_not_to_hold_stops_however_fine_the_rest_sounds() -> None:
    (finding,) = found("We have looked into it, and your explanation doesn't hold up.")
    assert finding.severity is Severity.STOP
