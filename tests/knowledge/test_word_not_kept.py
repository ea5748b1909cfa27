"""We wrote what we would send or do by when, and the customer writes that it hasn't come: never routine."""

from datetime import date

import pytest

from bot.checks.personal_data.redaction import redact
from bot.domain.case import Lane, Matter, Role, Turn, Who
from bot.knowledge.triage.circles.word_not_kept import word_not_kept
from tests.knowledge.small_book import recognition

NOT_KEPT = [
    ("We will send you a new shade within 5 business days.", "it has been 9 business days and the shade is not here"),
    ("Your shade will ship this week.", "Two weeks later and still no shade. I don't believe 'this week' any more."),
    ("We have ordered the bolts, and they leave on Monday.", "its thursday and no bolts yet"),
    ("We're sending another one, it should be with you by Nov 20.", "Nov 24 and nothing. whats going on?"),
    ("We will email you the tracking number.", "I never got a tracking number"),
    ("I have ordered a new one for you today.", "Ten days, no new one."),
    ("I will write to you on Monday with the answer.", "Monday has come and gone."),
    ("I will send the lid tomorrow.", "Well, tomorrow was three days ago."),
    ("I will write by Thursday with the label.", "Thursday's past."),
    ("I will call the depot and get back to you.", "It's four days later. Anything?"),
    ("We will send the size 10 by express today.", "its thursday night. no 10."),
    ("Hello! Your order will ship today.", "u said that friday. its monday. is it even in stock"),
    ("We will send a new cable tomorrow.", "no cable. no word either"),
    ("Your shade is due on Saturday, November 21.", "It's Tuesday the 24th and no shade. The party was yesterday."),
    ("Your parcel is expected with you by Friday.", "friday has come and gone and nothing here"),
]
NOT_TOLD_SO = [
    ("We will send the pump tomorrow.", "thanks it came!"),
    ("We will send the pump tomorrow.", "It arrived, but I still have no manual. can you email it"),
    ("We will send a new charger this week.", "great. does it still come with two cables?"),
    ("Please try another bulb and let us know.", "tried another bulb, still no change"),
    ("Please send us a photo of the box.", "I never got a box"),
    ("We will send the pump tomorrow.", "Is there a tracking number for it?"),
    ("Thank you for the photo.", "That was two days ago."),
    ("I will send the lid tomorrow.", "I ordered it two days ago."),
    ("We will send the lid on Monday.", "no worries, thanks"),
    ("We will send a new cable tomorrow.", "do you know if it has no plug?"),
    ("Your shade is due on Saturday.", "ok thanks, I'm in all day"),
]


def _case(ours: str, theirs: str) -> Matter:
    turns = (Turn(Who.CUSTOMER, "The shade of the lamp came cracked."), Turn(Who.US, ours), Turn(Who.CUSTOMER, theirs))
    return Matter(turns, date(2026, 11, 30))


@pytest.mark.parametrize(("ours", "theirs"), NOT_KEPT)
def test_a_word_of_ours_that_did_not_come_true_is_for_a_lead_and_told_first(ours: str, theirs: str) -> None:
    found = recognition().triage(_case(ours, theirs))
    assert found.lane is not Lane.ROUTINE and found.approver.rank >= Role.LEAD.rank
    assert word_not_kept(_case(ours, theirs))


@pytest.mark.parametrize(("ours", "theirs"), NOT_TOLD_SO)
def test_what_came_or_was_never_promised_is_none(ours: str, theirs: str) -> None:
    assert word_not_kept(_case(ours, theirs)) is None


def test_who_writes_first_was_promised_nothing() -> None:
    assert word_not_kept(Matter((Turn(Who.CUSTOMER, "It never came."),), date(2026, 11, 30))) is None


def test_the_reason_has_our_words_and_theirs() -> None:
    found = recognition().triage(_case(*NOT_KEPT[1]))
    assert "“Your shade will ship this week”" in found.reason and "“still no shade”" in found.reason


@pytest.mark.parametrize(
    ("message", "ours", "theirs"),
    [
        (
            'Your colleague Ines said she\'d send a new hose "first thing Friday", I have no tracking.',
            'said she\'d send a new hose "first thing Friday"',
            "no tracking",
        ),
        ("You told me the rake would be sent on the 20th. No word so far.", "told me the rake would be sent on the 20th", "No word"),
        ("A Mr Bell said I'd get a new rake by Monday. Nothing.", "said I'd get a new rake by Monday", "Nothing"),
        ("I was told a new pan would leave on Friday. Still no pan.", "was told a new pan would leave on Friday", "Still no pan"),
        ('the lid was missing so marco said "replacement ships by wednesday". its monday', 'said "replacement ships by wednesday"', "its monday"),
        ("Ana told me the new one goes out on tuesday. today is the 30th", "told me the new one goes out on tuesday", "today is the 30th"),
        ("I was promised a replacement by Friday. It's Monday.", "was promised a replacement by Friday", "It's Monday"),
        ("Your agent promised to call, said he'd call on Friday. It's Monday.", "promised to call, said he'd call on Friday", "It's Monday"),
    ],
)  # fmt: skip
def test_one_that_they_tell_themselves_counts_too(message: str, ours: str, theirs: str) -> None:
    found = word_not_kept(Matter((Turn(Who.CUSTOMER, message),), date(2026, 11, 24)))
    assert found is not None and found.told
    assert (found.ours, found.theirs) == (ours, theirs)


@pytest.mark.parametrize(
    "message",
    [
        "UPS said they would send it out again on Friday. No tracking.",
        "I said I would send it back on Friday and I have no label.",
        "The page said it would ship on Friday, it's Monday, where is it?",
        "You said it would arrive by Friday. It's Monday.",
        "the site said it ships on friday. its monday",
        "my wife said it ships to Canada, it's monday now",
        "you said it ships if I pay the rest. it's friday",
        "Your colleague said she'd send a new hose, and it came today. Thank you.",
    ],
)
def test_what_others_or_they_themselves_said_and_when_parcels_come_is_no_word_of_ours(message: str) -> None:
    assert word_not_kept(Matter((Turn(Who.CUSTOMER, message),), date(2026, 11, 24))) is None


def test_it_is_told_once_whoever_said_it() -> None:
    turns = (Turn(Who.CUSTOMER, "Your Marcus wrote he'd mail a new pump on Tuesday, there is no tracking."),)
    hidden, _ = redact(Matter(turns, date(2026, 11, 24)), "a1b2c3")
    assert "Marcus" not in hidden.message
    assert word_not_kept(hidden) == word_not_kept(Matter(turns, date(2026, 11, 24)))
