"""What the customer asks for, said by us: reported it is no promise, granted by a pronoun it is one."""

import pytest

from bot.checks.circles.taking_up import taken_up
from bot.checks.commitments import commitments_in
from bot.checks.commitments.wished import reports_wish
from bot.domain.commitments import CommitmentKind as K


def kinds(text: str) -> set[K]:
    return {c.kind for c in commitments_in(text)} - {K.ESCALATION, K.CALL_BACK}


@pytest.mark.parametrize(
    "text",
    [
        "I will put to my lead what you ask for, the same item sent again.",
        "You would like the same item sent again; my lead decides on that.",
        "You ask for another one to be sent; my lead decides whether it is.",
        "You want your money back, and my lead decides on that by Friday.",
        "You asked for a label, and I am putting that to my lead.",
        "You asked for a replacement, and I have sent it to my lead.",
        "You want a refund, and I can't give it.",
        "You would like a photo. I will send it today.",
        "who decides on it: the same item sent again",
        "for the same item sent again",
        "My lead knows what you ask for: the same item sent again.",
        "What they want: another one sent.",
        "What you asked for, a refund, was put to my lead.",
        "You asked for a refund which my lead decides on.",
        "You would like a replacement, which isn't possible before we have the photo.",
        "You wanted a new one, which we no longer stock.",
        "You asked for a refund which the bank refused.",
    ],
)
def test_to_say_what_they_ask_for_promises_nothing(text: str) -> None:
    assert kinds(text) == set()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("You want a replacement, and I will send it today.", K.REPLACEMENT),
        ("As you ask for a refund, I send you one today.", K.REFUND_FULL),
        ("You asked for your money back. I am sending it today.", K.REFUND_FULL),
        ("I see that you want a refund, so I will do that now.", K.REFUND_FULL),
        ("You want the label; I send it today.", K.RETURN_LABEL),
        ("You asked for another one and it has been sent.", K.REPLACEMENT),
        ("You need a new one, which we ship today.", K.REPLACEMENT),
        ("You wanted us to send a new one, so we are sending one.", K.REPLACEMENT),
        ("The replacement that you asked for is on its way.", K.REPLACEMENT),
        ("As you wanted, a new one has been sent.", K.REPLACEMENT),
        ("Since you wanted it, a refund was issued today.", K.REFUND_FULL),
        ("You asked for help, and a refund is on its way.", K.REFUND_FULL),
        ("You wanted a label, but I refund you in full.", K.REFUND_FULL),
        ("The refund you asked for was issued today.", K.REFUND_FULL),
        ("What you asked for, a refund, was issued.", K.REFUND_FULL),
        ("you asked for a refund which was issued today", K.REFUND_FULL),
        ("You would like a replacement, which is on its way.", K.REPLACEMENT),
        ("You'd like a refund, which I have issued.", K.REFUND_FULL),
        ("You were hoping for a replacement, which went out this morning.", K.REPLACEMENT),
        ("You asked for a replacement that is already with the carrier.", K.REPLACEMENT),
        ("You requested a return label that was sent this morning.", K.RETURN_LABEL),
        ("You need a label, and that has been emailed to you.", K.RETURN_LABEL),
        ("A refund is what you asked for, and it was issued today.", K.REFUND_FULL),
        ("The thing you asked for, a full refund, has gone out.", K.REFUND_FULL),
    ],
)
def test_to_grant_it_by_a_pronoun_or_behind_the_wish_is_a_promise(text: str, kind: K) -> None:
    assert kinds(text) == {kind}


def test_a_wish_with_an_act_of_ours_in_it_is_no_mere_report() -> None:
    assert reports_wish("You ask for another one to be sent")
    assert not reports_wish("You want the new one we are sending")


@pytest.mark.parametrize(
    ("reply", "taken"),
    [
        ("I will put to my lead what you ask for, the same item sent again.", True),
        ("A replacement leaves today.", True),
        ("I am opening a trace with the carrier today.", False),
    ],
)
def test_who_asks_for_another_one_is_answered_by_words_for_that(reply: str, taken: bool) -> None:
    assert taken_up("Please send another one.", reply) is taken
