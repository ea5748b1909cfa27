"""What was told in earlier messages counts where the latest one has hardly a word of its own."""

from datetime import date

import pytest

from bot.domain.case import Lane, Matter, Role, Triage, Turn, Who
from bot.knowledge.careful import Care
from bot.writers.tried import tried
from tests.knowledge.small_book import recognition, shipped

TODAY = date(2026, 11, 30)


def _case(first: str, ours: str, theirs: str) -> Matter:
    return Matter((Turn(Who.CUSTOMER, first), Turn(Who.US, ours), Turn(Who.CUSTOMER, theirs)), TODAY)


def test_who_has_the_thing_with_a_fault_waits_for_no_parcel() -> None:
    wrote = "printer doesn't feed. cleaned the rollers twice, still nothing"
    about = _case(wrote, "Could you tell us the serial number?", "its SN 44821-B. what is next")
    assert recognition().triage(about).situation != "delivered_not_received_again"


def test_steps_of_an_earlier_message_are_not_asked_for_again() -> None:
    about = _case(
        "The lamp flickers. I changed the bulb and tried 3 sockets, no change.",
        "Sorry! Which bulb did you use?",
        "The one that came with it. Still flickers.",
    )
    assert tried(about) == ("changed the bulb", "tried 3 sockets")


def test_a_step_that_hangs_on_what_was_said_before_is_not_said_back() -> None:
    about = _case(
        "It whistles.", "Please check the hose.", "hose is clear, i pushed a broom stick through. still whistles"
    )
    assert tried(about) == ()


def test_a_reason_is_told_once_though_a_name_was_hidden_from_the_writer() -> None:
    situation = shipped().situation("other")
    care = Care(situation, Lane.DELICATE, Role.LEAD, ("The customer writes “Ann said so”: they wrote before.",))
    found = Triage("other", "The customer writes “[NAME-1] said so”: they wrote before.", ())
    assert care.triage(found).reason == found.reason


def test_what_came_early_is_not_on_its_way() -> None:
    said = "order came today, 2 days early, well done. just that the rug is 5x7 and i ordered 6x9"
    about = Matter((Turn(Who.CUSTOMER, said),), TODAY)
    assert recognition().triage(about).situation != "where_is_my_order"


@pytest.mark.deep
def test_an_empty_bag_of_screws_is_no_empty_parcel() -> None:
    about = Matter((Turn(Who.CUSTOMER, "the instructions are for a different model, and bag F is empty"),), TODAY)
    assert recognition().triage(about).lane is Lane.ROUTINE


@pytest.mark.parametrize(
    ("theirs", "steps"),
    [
        ("did both, twice. still hums", ("unplugged it for 10 minutes", "made sure it stands level")),
        ("I have done that. No change.", ("unplugged it for 10 minutes", "made sure it stands level")),
        ("Tried all of that already, the same noise.", ("unplugged it for 10 minutes", "made sure it stands level")),
        (
            "I did that and cleaned the fan too. Still hums.",
            ("unplugged it for 10 minutes", "made sure it stands level", "cleaned the fan"),
        ),
    ],
)
def test_who_says_only_that_they_did_it_did_what_we_asked(theirs: str, steps: tuple[str, ...]) -> None:
    ours = "Please unplug it for 10 minutes and make sure it stands level. Let us know whether that helped."
    assert tried(_case("The cooler hums all night.", ours, theirs)) == steps


def test_a_step_of_ours_that_can_not_be_said_back_is_not() -> None:
    ours = "Please clean the filter, and reset it on our page https://lamp.example/reset."
    assert tried(_case("It hums.", ours, "did both, still hums")) == ()
    as_told = "Please clean the filter, and reset it as our page https://lamp.example/reset says."
    assert tried(_case("It hums.", as_told, "did both, still hums")) == ("cleaned the filter", "reset it")
    assert tried(Matter((Turn(Who.CUSTOMER, "It hums. Did that already, no change."),), TODAY)) == ()
