"""Threats and insults are hostile whatever they are about, and what only sounds so is not."""

import pytest

from bot.domain.case import Lane, Matter, Role, Turn, Who
from tests.knowledge.small_book import recognition, shipped
from tests.knowledge.telling import TODAY, matter, own


@pytest.mark.parametrize("text", own("temper.yaml")["hostile"])
def test_threats_and_insults_are_at_least_hostile_whatever_they_are_about(text: str) -> None:
    found = recognition().triage(matter(text))
    assert found.lane in (Lane.HOSTILE, Lane.PERSON_ONLY)
    assert found.approver is not Role.TEAMMATE
    assert found.signals and all(signal in text for signal in found.signals)


@pytest.mark.parametrize(
    "text", ["You 1diots", "you IDIOOOTS", "f**k off", "stop it you a$$holes", "You are such liars"]
)
def test_disguised_insults_are_still_insults(text: str) -> None:
    assert shipped().ears.thermometer.heat(text).score >= shipped().alarms.temper.hostile_from


@pytest.mark.parametrize(
    "text",
    [
        "What the f*** is this?",
        "This is F*** unbelievable",
        "f***ing useless, all of it",
        "you a**holes kept my money",
        "bullsh** and you know it",
        "You sh#ts.",
        "f@#k this shop",
        "F#*% you",
        "what the f&@k did you send",
        "s***!!! The lid came off",
        "b****, answer me",
    ],
)
def test_oaths_with_stars_for_letters_are_still_oaths(text: str) -> None:
    assert shipped().ears.thermometer.heat(text).score >= shipped().alarms.temper.hostile_from


@pytest.mark.parametrize(
    "text",
    [
        "A 5*** hotel has softer pillows.",
        "My card **** 1234 was charged twice.",
        "The card ends in ****1234.",
        "Free returns* is what the page says, with *see below at its end.",
        "**Please** send it to the *new* address.",
        "It was left with S*** B***, says the driver.",
        "Signed for by F*** at the desk.",
        "My mail is s***@example.com.",
        "The price** on the page was $12.",
        "The coupon SH**12 doesn't work.",
        "Is it size S* or M*?",
        "Your R&B record and the Q&A sheet came.",
        "Use C## and F## on the tuner.",
        "#ships late, @shop",
        "It costs US$$ 12",
    ],
)
def test_stars_for_anything_else_are_no_oath(text: str) -> None:
    assert shipped().ears.thermometer.heat(text).score == 0.0


@pytest.mark.parametrize(
    "text", ["I am not angry at all.", "Sorry, my stupid question.", "The bench is damn comfortable."]
)
def test_denied_and_friendly_heat_is_none(text: str) -> None:
    assert shipped().ears.thermometer.heat(text).score < 0.5


def test_an_insult_lifts_the_lane_and_leaves_the_subject() -> None:
    found = recognition().triage(matter("Hey morons, do you ship to Alaska or not?"))
    assert (found.situation, found.lane, found.approver) == ("shipping_policy_question", Lane.HOSTILE, Role.LEAD)
    assert "morons" in found.reason


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("You useless clowns, where is my parcel? It left on Monday.", "where_is_my_order"),
        ("What a bunch of idiots, there is no remote in the box.", "wrong_or_missing_part"),
        ("Scumbags. The teapot came in shards.", "damaged_on_arrival"),
        ("What a bunch of clowns. The fan stopped after two days, I want my money back!", "faulty_item"),
        ("Cancel order 4411, you pathetic crooks. I ordered it an hour ago.", "cancel_or_change_address"),
    ],
)
def test_who_insults_us_about_another_matter_is_hostile_about_that(text: str, about: str) -> None:
    found = recognition().triage(matter(text))
    assert (found.situation, found.lane, found.approver) == (about, Lane.HOSTILE, Role.LEAD)


@pytest.mark.parametrize(
    "text",
    [
        "What a joke of a company. The zipper ripped on day two. Refund me immediately!!!",
        "Scammers!!! The towel lost half its threads in the first wash. Money back today.",
        "Idiots! The chair legs are wobbly and the seat peels. I demand a refund!",
        "You liars, the paint chips off everywhere. Give me a refund!",
    ],
)
def test_who_wants_the_money_for_a_fault_is_told_of_no_window(text: str) -> None:
    """The first words of the reply were: You expected a different answer."""
    found = recognition().triage(matter(text))
    assert found.situation != "after_window_hostile" and found.lane is Lane.HOSTILE


@pytest.mark.parametrize(
    "text",
    [
        "You clowns refuse a return over two days? Take the kettle back.",
        "Forty days or not, I want my money, you crooks.",
        "Your policy is a joke, idiots. I am not keeping this rug.",
    ],
)
def test_who_insults_us_about_a_late_return_is_hostile_about_that(text: str) -> None:
    assert recognition().triage(matter(text)).situation == "after_window_hostile"


@pytest.mark.parametrize(
    "text",
    [
        "I checked with the bank and nothing has come in for the rug I sent back.",
        "I asked my bank whether the refund came in, it hasn't. You've had the rug for two weeks.",
        "Spoke to my card company, they say no refund is on its way for the returned rug. Can you check?",
        "I rang PayPal, and the money for my return isn't back yet.",
        "My bank can't see a payment for the kettle that reached you on the 3rd.",
    ],
)
def test_who_asks_a_bank_whether_money_came_threatens_with_nothing(text: str) -> None:
    assert "payment" not in {h.alarm.id for h in shipped().ears.heard(text)}
    assert recognition().triage(matter(text)).lane is Lane.DELICATE


@pytest.mark.parametrize(
    "text",
    [
        "I have asked my bank to reverse the payment for the rug.",
        "I will call my bank and dispute it.",
        "I contacted Visa to get my money back, since you don't pay.",
        "I spoke to my bank about getting the money returned.",
        "If the refund isn't here by Friday my bank will take it back.",
    ],
)
def test_who_has_a_bank_take_money_back_does(text: str) -> None:
    assert recognition().triage(matter(text)).lane is Lane.HOSTILE


@pytest.mark.parametrize("text", ["Refund status?", "Any refund yet?", "Update on my case?", "Payment?"])
def test_a_few_plain_words_are_not_hostile(text: str) -> None:
    found = recognition().triage(Matter((Turn(Who.CUSTOMER, text),), TODAY))
    assert shipped().situation(found.situation).lane in (Lane.ROUTINE, Lane.DELICATE)


@pytest.mark.parametrize(
    ("text", "itself"), [("You are crooks!", False), ("I will sue.", True), ("Money back or one star.", True)]
)
def test_a_few_hostile_words_are_hostile(text: str, itself: bool) -> None:
    """An insult alone tells of no matter; a threat is one."""
    found = recognition().triage(Matter((Turn(Who.CUSTOMER, text),), TODAY))
    assert found.lane is Lane.HOSTILE and found.approver is not Role.TEAMMATE
    assert (shipped().situation(found.situation).lane is Lane.HOSTILE) is itself


@pytest.mark.parametrize(
    "said",
    [
        "Refund it today or my bank does it.",
        "Parcel never came. Refund me or my bank will do it for you",
        "else I go to my bank",
        "if not, paypal can sort it then",
        "No answer by Friday and paypal can sort it then",
        "otherwise I'm going to the bank",
        "or I call my bank",
        "If I hear nothing I go to my bank.",
        "Send it or I'll leave it to my bank.",
        "Then my bank can deal with it.",
        "my next call is to my bank",
        "I'll let visa handle it",
        "or it goes to paypal",
        "Refund by Friday or klarna handles it",
    ],
)
def test_a_bank_that_is_to_see_to_it_is_a_threat_of_a_chargeback(said: str) -> None:
    found = recognition().triage(matter(said))
    assert (found.situation, found.lane) == ("legal_or_chargeback_threat", Lane.HOSTILE)


@pytest.mark.parametrize(
    "said",
    [
        "Or can I pay with paypal?",
        "Do I pay by PayPal or my bank card?",
        "I go to my bank for the new card on Monday, then I can pay.",
        "If you give me the IBAN I go to my bank and transfer it.",
        "Was the refund sent to paypal or my bank?",
        "My bank says it takes five days, is that right?",
        "Is that possible or does it have to go to PayPal?",
        "Can I have a credit or must it go back to my bank?",
        "Can I pay by klarna or is it visa only?",
        "It went to my bank account, thanks.",
        "PayPal says paid but I have no order mail.",
        "Would the money go to paypal or to my bank?",
        "If the refund is on its way I'll look at my bank on Friday.",
    ],
)
def test_a_bank_through_which_money_goes_is_no_threat(said: str) -> None:
    assert not {"payment", "left_to_the_bank"} & {h.alarm.id for h in shipped().ears.heard(said)}
