"""How long ago something came, read out of what its owner writes."""

from datetime import date

import pytest

from bot.language.delivery.elapsed import days_since

FRIDAY = date(2026, 11, 27)
TOLD = {
    "I bought the shelf 44 days ago (order 12) and it just doesn't fit.": 44,
    "I bought it six weeks ago, I just need to return it.": 42,
    "It just came.": 1,
    "It's been about ten days and I haven't opened it.": 10,
    "The rug arrived on the 20th, it is too short.": 7,
    "got it tuesday, dont like it": 3,
    "We've had the fan since October.": 57,
    "The toaster quit after four weeks.": 28,
    "The lid stopped closing after 5 months of use.": 152,
    "I bought a tent from you a couple of weeks ago.": 14,
    "Just received the bowl, it wobbles.": 1,
    "The boots that I ordered on December 2 leak.": 360,
    "It lasted eight days.": 8,
    "The handle came off after six days of normal cooking.": 6,
    "Nine months in, the display is dark.": 274,
    "It's the third winter with this heater, and it's cold.": 639,
    "It came five weeks ago, I opened it yesterday.": 35,
    "I received it on the 20th and it's too wide.": 7,
    "Bought in May, came two days ago.": 2,
    "The shelf that I put together on Saturday leans.": 6,
    "We unpacked it on Sunday and it hums.": 5,
    "New bike since Monday, and the chain slips.": 4,
    "After nine days the ink has dried up.": 9,
    "It came on the 12th and jammed on day two.": 15,
    "The belt broke on the third day.": 3,
    "how do i send the drone back, had it 7 weeks": 49,
    "Bought it in spring, the motor hums.": 226,
    "We got the grill over the summer and the lid rusts.": 135,
    "I ordered the heater last winter, it's cold.": 316,
    "The tap has been dripping since spring.": 271,
    "We bought the cooker when we moved in, and it doesn't light.": 91,
    "I've had the lamp since before my daughter was born.": 91,
    "I've got it since the weekend, it drips.": 6,
}
NOT_TOLD = (
    "The parcel hasn't come since Monday.",
    "Could you deliver it on Tuesday?",
    "I'd like to buy it next week.",
    "You said that returns take five days.",
    "I have been waiting for two weeks for an answer.",
    "After two weeks the parcel turned up in Ohio.",
    "The refund is still missing after nine days.",
    "I called on Monday.",
    "It arrived last week, so I'm past the window.",
    "Please write to me by Friday.",
    "I opened a ticket on Monday.",
    "It is my third week of waiting.",
    "The first day of school is Monday.",
    "If it arrived yesterday, where is it?",
    "Could I buy it in spring?",
    "Does the paint crack in winter?",
    "I got the spring mattress and it squeaks.",
    "Please deliver it when we've moved in.",
    "We move on Friday, I got the wrong house number in.",
)


@pytest.mark.parametrize(("text", "days"), TOLD.items())
def test_the_days_since_it_came(text: str, days: int) -> None:
    assert days_since(text, FRIDAY) == days


@pytest.mark.parametrize("text", NOT_TOLD)
def test_other_times_are_not_taken_for_it(text: str) -> None:
    assert days_since(text, FRIDAY) is None
