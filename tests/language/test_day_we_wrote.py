"""The day on which we wrote, in the customer's words."""

import pytest

from bot.language.matter.day_we_wrote import day_we_wrote


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("You told me on Monday you'd find out. Any news?", "Monday"),
        ("on monday you said somebody looks into it", "Monday"),
        ("You wrote on tues that you'd check.", "Tuesday"),
        ("Your mail of the 18th said you were looking.", "the 18th"),
        ("You answered yesterday that you'd look, so?", "yesterday"),
        ("I was told last week that you'd trace it.", "last week"),
        ("In your Friday mail you wanted to check the stock", "Friday"),
        ("You promised me a call on Nov 24", None),
        ("you said you'd find out, on Thursday.", None),
        ("You told me last Wednesday, and I'm still waiting", "Wednesday"),
        ("Your message from Nov 20 says you are looking into it", "Nov 20"),
        ("u said on sunday u would look", "Sunday"),
    ],
)
def test_the_day_is_read_from_when_they_say_we_wrote(said: str, day: str | None) -> None:
    assert day_we_wrote(said) == day


@pytest.mark.parametrize(
    "said",
    [
        "You told me it comes on Monday.",
        "You said you would write on Monday.",
        "I wrote on Monday.",
        "UPS said Monday it was on the truck.",
        "You said Monday the parcel leaves.",
        "It should be here by Monday, you said.",
        "My mail of Monday has the photos.",
    ],
)
def test_another_day_is_not_the_one_we_wrote_on(said: str) -> None:
    assert day_we_wrote(said) is None
