"""Of one order some came broken and some not at all: both are told, so that the reply answers both."""

import pytest

from bot.domain.case import Lane
from bot.knowledge.triage.further.both_told import harmed_beside, missing_beside
from tests.knowledge.small_book import recognition
from tests.knowledge.telling import matter


@pytest.mark.parametrize(
    "text",
    [
        "Bought 12 mugs for the office, received 11, and one of them is cracked.",
        "We got 8 of the 10 plates and two are chipped.",
        "The side panel is scratched and the hinges are missing.",
        "The lamp shade is dented. No screws in the box either.",
        "Our birdbath has a chip in the bowl. The stake was never in the carton.",
        "The drawer stack came scratched and the casters were not packed.",
    ],
)
def test_what_is_missing_beside_what_is_broken(text: str) -> None:
    assert missing_beside(text)


@pytest.mark.parametrize(
    "text",
    [
        "One knob was missing and the drawer front is cracked.",
        "The cord is missing. The base is chipped.",
        "My sled came with one runner split. The rope wasn't in the package.",
    ],
)
def test_what_is_broken_beside_what_is_missing(text: str) -> None:
    assert harmed_beside(text)


@pytest.mark.parametrize(
    "text",
    [
        "A corner of the tile is missing, it must have broken off.",
        "The lid is missing and the box was crushed.",
        "The arm is missing, it snapped off.",
        "Ordered 4, got 4, two of them cracked.",
        "Ordered 3 weeks ago, got 2 broken cups today.",
        "Ordered two, got one broken.",
        "The bowl came cracked. I have ordered 2 of them and got one of each color.",
        "The cup is missing but nothing is broken.",
    ],
)
def test_one_trouble_is_not_two(text: str) -> None:
    assert not missing_beside(text)
    assert not harmed_beside(text)


def test_the_other_is_a_further_matter() -> None:
    found = recognition().triage(matter("Bought 12 mugs for the office, received 11, and one of them is cracked."))
    assert {found.situation, *(f.situation for f in found.further)} == {"damaged_on_arrival", "wrong_or_missing_part"}


@pytest.mark.parametrize(
    ("text", "both"),
    [
        (
            "The birdbath is cracked. The stake was never in the carton.",
            {"damaged_on_arrival", "wrong_or_missing_part"},
        ),
        ("The fan stopped turning. The remote was never in the box.", {"faulty_item", "wrong_or_missing_part"}),
        ("The gate squeaks and won't latch and two hinges are missing.", {"faulty_item", "wrong_or_missing_part"}),
        (
            "I'd like to return the boots, they pinch. The insoles never came with them.",
            {"return_in_window", "wrong_or_missing_part"},
        ),
    ],
)
def test_a_part_that_never_came_with_it_is_a_matter_beside_another_trouble(text: str, both: set[str]) -> None:
    found = recognition().triage(matter(text))
    assert {found.situation, *(f.situation for f in found.further)} == both


@pytest.mark.parametrize(
    "text",
    [
        "The lid was never in the parcel either.",
        "The hooks never came with it.",
        "the cover that belongs to it was not in there",
        "The espresso machine came without the drip tray. Nothing else to complain of.",
    ],
)
def test_a_part_that_was_never_in_the_parcel_is_not_on_its_way(text: str) -> None:
    assert recognition().triage(matter(text)).situation == "wrong_or_missing_part"


def test_what_may_be_all_that_was_to_be_in_the_parcel_stays_a_leads() -> None:
    found = recognition().triage(matter("The projector was never in the parcel."))
    assert found.situation != "where_is_my_order" and (found.lane or Lane.DELICATE) is not Lane.ROUTINE


@pytest.mark.parametrize(
    "text",
    [
        "I can't get the bangle off, my wrist is swelling. It came without its pouch.",
        "Your driver laughed at my mother. Also the pouch was never in the box.",
        "Is there lead in the glaze? Also the pouch was never in the box.",
    ],
)
def test_a_missing_part_hides_nothing_graver(text: str) -> None:
    found = recognition().triage(matter(text))
    assert (found.lane or Lane.ROUTINE) is not Lane.ROUTINE


def test_that_the_parcel_came_is_no_matter_beside_what_is_wrong_in_it() -> None:
    told = "Hello, my parcel arrived this morning. The vase is cracked. Could you send an invoice, too?"
    found = recognition().triage(matter(told))
    assert "where_is_my_order" not in {found.situation, *(f.situation for f in found.further)}
