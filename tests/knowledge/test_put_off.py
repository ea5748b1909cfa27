"""What a person should have, whatever it is about: a day that went by, a cancelled order that came, data of others."""

import pytest

from bot.domain.case import Lane
from bot.knowledge.triage.circles.another_day import told_another_day
from tests.knowledge.small_book import recognition
from tests.knowledge.telling import matter


@pytest.mark.parametrize(
    "said",
    [
        "I was told Tuesday. Then I was told Thursday. It's Friday.",
        "You told me on Monday it went out today. It is Saturday and nothing moves.",
        "They promised Wednesday, then Friday.",
        "Promised for Monday, it's Thursday, still no word.",
        "Your agent said 48 hours. That was last Thursday.",
        "They wrote it takes 3-5 days, it's been nine.",
        '"One more week", you told me. That was a month ago.',
        "On Monday you said three days. It's Saturday.",
        "You said by the end of the week. Which week?",
    ],
)
def test_a_day_that_went_by_or_was_put_off_is_heard(said: str) -> None:
    assert told_another_day(said)


@pytest.mark.parametrize(
    "said",
    [
        "You told me it comes Friday, it is Wednesday. Is that still right?",
        "I was told it comes Tuesday, then on Wednesday I leave.",
        "They told me Tuesday. It's here now, thanks!",
        "I was told Friday, it's Friday, no parcel yet.",
        "You said 5-7 days. It's been 3.",
        "They said three weeks. That was last Monday.",
        "On Tuesday you said two days. It is Wednesday.",
        "It says 30 days. It's been 32.",
        "You wrote that it takes ten days. Is that still so?",
        "Tomorrow, you said, in two days. It's today.",
    ],
)
def test_a_day_to_come_is_not_put_off(said: str) -> None:
    assert told_another_day(said) is None


@pytest.mark.parametrize(
    "said",
    [
        "I was told Tuesday. Then I was told Thursday. When does it come?",
        "cancelled last week, why is it out for delivery",
        "I cancelled on Monday and you shipped it on Wednesday. Where do I send it back?",
        "the label is for somebody else's address, where do I send mine back",
        "no more texts from you please",
        "I paid for overnight and it took four days. Where is the rest?",
        "where is it, it's for my insulin",
        "How do I return the blood pressure cuff, it reads 180 on everybody",
        "the strap of the roof rack strap set frayed",
        "was 89 on Wednesday, now it's 71, can I get the difference",
        "You keep on about the warranty. I asked for a lid.",
        "I did say half inch in my first mail, this is a quarter inch",
        "The box was open when it came and the watch inside gone.",
    ],
)
def test_a_person_has_it(said: str) -> None:
    assert recognition().triage(matter(said)).lane is not Lane.ROUTINE


@pytest.mark.parametrize(
    ("said", "situation"),
    [
        ("Can I still cancel it before it is shipped?", "cancel_or_change_address"),
        ("paid for express, when does it come?", "where_is_my_order"),
        ("Do you offer express shipping?", "shipping_policy_question"),
        ("I was told it comes on Tuesday. Where is my order?", "where_is_my_order"),
        ("The battery cover of the remote is missing.", "wrong_or_missing_part"),
        ("ordered the 6ft curtain rod got the 4ft", "wrong_or_missing_part"),
        ("ordered 4 chairs, 3 came", "wrong_or_missing_part"),
    ],
)
def test_what_is_everyday_stays_routine(said: str, situation: str) -> None:
    found = recognition().triage(matter(said))
    assert (found.situation, found.lane) == (situation, Lane.ROUTINE)
