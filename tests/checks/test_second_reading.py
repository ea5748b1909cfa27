"""Steps and values told in other words: what stops, what only warns, and what is new."""

from datetime import date

import pytest

from bot.checks.circles import check_circles
from bot.domain.case import Fact, Matter, Turn, Who
from bot.domain.reply import Passage, Severity
from bot.ledger.reading import read_ledger


def severities(reply: str, *turns: str | tuple[Who, str], rule: str = "circular", **facts: str) -> set[Severity]:
    said = tuple(Turn(Who.CUSTOMER, t) if isinstance(t, str) else Turn(*t) for t in turns)
    matter = Matter(said, date(2026, 5, 11), tuple(Fact(k, v) for k, v in facts.items()))
    return {f.severity for f in check_circles((Passage(reply),), read_ledger(matter), matter) if f.rule == rule}


@pytest.mark.parametrize(
    ("reply", "message"),
    [
        ("Please dry them for an hour.", "They were in the dryer all night."),
        ("Kindly bring the parcel to FedEx.", "The label is on and FedEx has it since noon."),
        ("Please unpack the pillow and give it two days.", "The pillow has been lying unpacked for a week."),
        ("Run a defrosting program, please.", "I've run the defrosting program three times."),
        (
            "Page 9 of the leaflet shows it. Please have a look there.",
            "I went through page 9 of the leaflet with my son.",
        ),
        ("After how long does the fan stop?", "The fan stops after about forty minutes."),
        ("Under which name was it bought?", "The name on the receipt is Okafor."),
        ("On what kind of wall does the shelf hang?", "The shelf hangs on a brick wall in the kitchen."),
        ("Whereabouts is the dent?", "The dent is on the side of the drawer."),
        ("Would you prefer a refund or a replacement?", "I'd rather have the money than another one."),
        ("Which size would you like?", "The 11 pinches, a 12 would fit."),
        ("Where would you like us to send it?", "Please send it to 7 Birch Lane."),
        ("Does it show an error?", "Error C4, it blinks all day."),
        ("You'll reach them at the repair desk.", "Your repair desk passed me on to you."),
        ("Has the filter been rinsed?", "I rinsed the filter under the tap."),
        ("At what speed does it wobble?", "It wobbles from 20 km/h on."),
        ("How heavy is your dog?", "The dog is 40 kg, and the leash tore."),
        ("At what times are you at home?", "I'm at home until noon."),
        ("On which floor do you live?", "I live on the fifth floor."),
        ("Which of the wheels is affected?", "The front wheels are fine, only the last wheel squeaks."),
        ("Bring it to any of our stores.", "I went to your store on Elm Street and they couldn't help."),
    ],
)
def test_what_was_done_or_told_in_words_of_its_own_stops(reply: str, message: str) -> None:
    assert Severity.STOP in severities(reply, message)


def test_a_test_that_is_printed_is_no_trying() -> None:
    reply = "Could you print the test sheet from the panel?"
    assert Severity.STOP not in severities(reply, "We tried another toner, same grey sheets.")


def test_the_same_key_is_pressed_once() -> None:
    asked = (Who.US, "Please hold the reset key for 20 seconds.")
    reply = "Try keeping the reset key pressed for twenty seconds."
    assert Severity.STOP in severities(reply, asked, "Held it for a minute, nothing.")


def test_the_number_of_them_was_asked_as_how_many() -> None:
    asked = (Who.US, "How many hooks do you need?")
    assert Severity.STOP in severities(
        "Please tell us the number of hooks that you need.", asked, "Ten of them, thanks."
    )


def test_a_fact_tells_of_a_failure_without_saying_who_failed() -> None:
    reply = "Your parcel is on its way. Thank you for your patience."
    answer = "UPS writes that the parcel was destroyed in its hub"
    assert severities(reply, "UPS says it is gone.", rule="third_party_failure", carrier_answer=answer) == {
        Severity.STOP
    }


@pytest.mark.parametrize(
    ("reply", "message"),
    [
        ("Is the email that you wrote to the right one?", "I wrote to your service on Friday."),
        ("Please bring it to our store, they expect you.", "Your store told me to come with the receipt."),
        ("We asked for the photo once more, sorry. It isn't needed.", "I sent the photo twice."),
        ("Which shelf do you use for books?", "The top shelf is bent."),
        ("As you'd rather have the money, it is refunded.", "I'd rather just have my money."),
        ("Please hold on to the dog bed for now.", "Got somebody else's order, a dog bed."),
        ("Which two of the six tiles are cracked?", "Two tiles are cracked."),
        ("Please let the second coat dry as well.", "I let the first coat dry."),
    ],
)
def test_what_is_new_is_neither_stopped_nor_warned_of(reply: str, message: str) -> None:
    assert severities(reply, message) == set()


@pytest.mark.parametrize(
    ("reply", "message"),
    [
        ("A little wax along the runners of the drawer often helps.", "I waxed both runners of that drawer on Sunday."),
        ("Is the current name on the account misspelled?", "My name is misspelled on the account."),
    ],
)
def test_what_is_likely_told_is_at_least_warned_of(reply: str, message: str) -> None:
    assert severities(reply, message)


def test_what_is_to_be_said_to_somebody_else_is_no_repetition() -> None:
    told = "The parcel had a wet corner, UPS brought it."
    to_ups = "Please open a claim with UPS, and mention the wet corner of the parcel."
    assert severities(to_ups, told) == set()
    assert severities("Please describe the wet corner of the parcel to us.", told) == {Severity.WARN}
