"""What keeps people safe, or goes on when it is let go of, is a lead's when it fails; what only belongs to it is everyday."""

import pytest

from bot.domain.case import Lane
from tests.knowledge.test_still_careful import lane


@pytest.mark.parametrize(
    "text",
    [
        "The clip of the booster seat pops open on its own.",
        "Life vest, zip broke the first time on the water.",
        "The bath chair came with one bent leg.",
        "my new bike helmet came cracked at the back",
        "The climbing rope came with a tear in it.",
        "Two rungs of the ladder were bent when I unpacked it.",
        "The insulin case stopped cooling after a week.",
        "The grinder doesnt stop when I let go of the switch",
        "The trimmer goes on spinning after I release the trigger.",
        "Bed rail came loose after two nights.",
        "The trolley jack sinks by itself.",
        "The bread came mouldy, can I have another loaf?",
    ],
)
def test_what_keeps_people_safe_and_fails_is_a_leads(text: str) -> None:
    assert lane(text) not in (None, Lane.ROUTINE)


@pytest.mark.parametrize(
    "text",
    [
        "The crib sheet came with a tear.",
        "The stroller bag arrived torn.",
        "The cover for my stroller came with a tear.",
        "A helmet with a scratch on the visor came, otherwise fine.",
        "The bike bell broke in the first week.",
        "The brake pads came in a crushed box, the pads are scratched.",
        "The silicone mold came torn.",
        "The radio keeps running out of battery after an hour.",
    ],
)
def test_what_only_belongs_to_it_is_everyday(text: str) -> None:
    assert lane(text) is Lane.ROUTINE


@pytest.mark.parametrize(
    "text",
    [
        "Found mold under the straw of my daughter's new cup.",
        "The bottle was sealed and there were maggots in it.",
        "The heater trips the fuse night after night.",
        "It blows the fuse, and the cord is hot each time.",
        "My son's hair got caught in the motor.",
        "Her fingers got trapped between the slats.",
        "The cot sags to one side with the baby in it.",
        "The side of the cot won't lock, and my 7 month old sleeps in it.",
        "The glass snapped in my hand.",
    ],
)
def test_what_may_have_hurt_somebody_is_for_people_only(text: str) -> None:
    assert lane(text) is Lane.PERSON_ONLY


@pytest.mark.parametrize(
    "text",
    [
        "The drawers are swollen, the driver left the chest in the rain.",
        "The handle broke in my hand as I lifted it out.",
        "My hand mixer is stuck on the lowest speed.",
        "The candle mold is missing its lid.",
        "It trips the fuse when the oven is on as well.",
        "Are the chalks fine for a toddler who puts anything in his mouth?",
        "The soap mold for the bottle set lacks a cup.",
    ],
)
def test_what_hurt_nobody_is_not(text: str) -> None:
    assert lane(text) is not Lane.PERSON_ONLY
