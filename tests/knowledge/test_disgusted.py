"""Strong words for the goods make nobody hostile; who was refused, or rages at us, is."""

import pytest

from bot.domain.case import Lane
from tests.knowledge.small_book import recognition
from tests.knowledge.telling import matter


@pytest.mark.parametrize(
    "text",
    [
        "Disgusting smell, and there was a stain on it.",
        "Pathetic quality, the shelf sags.",
        "worst pillow ever!!!",
        "It had somebody's hair on it, disgusting.",
        "This junk lasted two days!!!",
        "not sending the couch back, its too big. refund me",
        "I'm not taking it to the post office, you made the mistake.",
    ],
)
def test_who_is_only_disgusted_with_the_goods_is_not_hostile(text: str) -> None:
    found = recognition().triage(matter(text))
    assert found.lane is not Lane.HOSTILE
    assert found.situation not in ("after_window_hostile", "bad_review_threat")


@pytest.mark.parametrize(
    "text",
    [
        "Disgusting people, hiding behind your thirty days. Take it back.",
        "This is ridiculous. I demand my money.",
        "Refuse my return one more time and you'll regret it!!!",
        "Refund me by tonight or everybody on Facebook will hear of it.",
    ],
)
def test_who_rages_at_us_is(text: str) -> None:
    assert recognition().triage(matter(text)).lane is Lane.HOSTILE


@pytest.mark.parametrize(
    "text",
    ["The rollator folded up while my aunt was walking with it.", "The swing's ring opened, luckily nobody sat in it."],
)
def test_what_reads_like_a_danger_is_no_question_on_a_product(text: str) -> None:
    assert recognition().triage(matter(text)).situation in ("safety_or_injury", "other")
