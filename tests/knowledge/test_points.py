"""What a sentence that runs on tells, point by point, in a brief and beside a reply."""

from dataclasses import replace

import pytest

from bot.checks.passed_over import check_points
from bot.domain.case import Matter, Turn, Who
from bot.domain.reply import Draft, Passage, Severity
from bot.knowledge.replies.points import complaints, points
from bot.ledger.reading import read_ledger
from bot.ledger.so_far import so_far
from bot.writers.brief import brief_for
from tests.writers.a_case import TODAY, matter, work

BASKET = "The basket came a week late, two handles are loose, the booklet is only in Polish, and I want a third back."
TOLD = ("The basket came a week late", "two handles are loose", "the booklet is only in Polish")


@pytest.mark.parametrize(
    ("message", "told"),
    [
        (BASKET, TOLD),
        (
            "Your courier was rude, the faucet drips from the joint and you billed me twice.",
            ("Your courier was rude", "the faucet drips from the joint", "you billed me twice"),
        ),
        ("I bought the tent, I set it up on Sunday, and I took it down again.", ()),
        ("The mug is lovely, the color is perfect, and the box was pretty.", ()),
        ("Can you tell me if the pan is heavy, if the lid is glass and if the handle is cool?", ()),
        ("When I opened the box, the vase was broken and I took a photo.", ()),
        ("The lamp is dented. The cord is short. The plug is loose.", ()),
        ("", ()),
    ],
)
def test_the_points_of_a_sentence_that_runs_on(message: str, told: tuple[str, ...]) -> None:
    assert points(message) == told


def test_a_brief_lists_each_point_that_the_customer_makes() -> None:
    of = work(matter(BASKET))
    brief = brief_for(of)
    assert any(line.startswith("They say all of this") and all(f"“{t}”" in line for t in TOLD) for line in brief.known)
    unread = replace(of.matter, turns=tuple(replace(turn, language="de") for turn in of.matter.turns))
    lines = brief_for(replace(of, matter=unread)).known
    assert not any(line.startswith("They say") for line in lines)


def test_what_others_did_is_shown_beside_the_brief_and_not_said_again_in_it() -> None:
    failed = "UPS lost the first box, nobody called me back, and the carrier sent me away."
    told = f"{failed} {BASKET}"
    of = work(matter(told))
    happened = so_far(of.matter, read_ledger(of.matter))
    brief = brief_for(of)
    listed = next(line for line in brief.known if line.startswith("They say all of this"))
    assert len(points(failed)) > 2
    assert failed in (*happened.done, *happened.others) and not any(p in listed for p in points(failed))
    assert all(t in listed for t in TOLD)


def test_a_reply_is_told_the_points_that_it_has_no_word_of() -> None:
    about = Matter((Turn(Who.CUSTOMER, BASKET),), TODAY)
    draft = Draft((Passage("I am sorry that the handles are loose, and that it came late."),))
    (found,) = check_points(draft, about, BASKET)
    assert found.severity is Severity.NOTE and found.against == TOLD[2]
    quoting = Draft((Passage(f"You write: “{BASKET}” "), *draft.passages))
    (only_quoted,) = check_points(quoting, about, BASKET)
    assert only_quoted.against == found.against and "only quotes" in only_quoted.reason and "no word" in found.reason
    whole = Draft((*draft.passages, Passage(" I am sending you the booklet in English.")))
    assert not list(check_points(whole, about, BASKET))


def test_what_they_gave_us_and_what_says_nothing_are_no_points() -> None:
    assert points("You have my address, you have my order, you have my pictures, and the charger is missing.") == ()
    assert complaints("no offense, but the belt is torn") == ("the belt is torn",)
