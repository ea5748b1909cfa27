"""What is known of a case, held against the conditions of situations."""

from datetime import date
from typing import Any

import pytest

from bot.domain.case import Fact, Matter, Turn, Who
from bot.knowledge.schema.situations import Condition
from bot.knowledge.triage.conditions import met
from tests.knowledge.small_book import shipped

TODAY = date(2027, 1, 20)


def holds(condition: dict[str, Any], marketplace: str = "amazon.com", **facts: str) -> bool:
    given = tuple(Fact(key, value) for key, value in facts.items())
    matter = Matter((Turn(Who.CUSTOMER, "Hello."),), TODAY, given, marketplace)
    return met(Condition.model_validate(condition), matter, shipped().ears) is not None


HOLIDAYS = {"between": {"ordered_on": [date(2026, 11, 1), date(2026, 12, 31)]}, "until": date(2027, 1, 31)}


@pytest.mark.parametrize(
    ("condition", "facts", "expected"),
    [
        (HOLIDAYS, {"ordered_on": "2026-12-03"}, True),
        (HOLIDAYS, {"ordered_on": "2026-10-31"}, False),
        (HOLIDAYS, {}, False),
        ({**HOLIDAYS, "until": date(2027, 1, 19)}, {"ordered_on": "2026-12-03"}, False),
        ({"past": {"came": 30}, "unless": [HOLIDAYS]}, {"came": "2026-12-07", "ordered_on": "2026-12-03"}, False),
        ({"past": {"came": 30}, "unless": [HOLIDAYS]}, {"came": "2026-12-07"}, True),
        ({"any": [{"past": {"came": 30}}, {"past": {"due": 30}}]}, {"due": "2026-12-07"}, True),
        ({"any": [{"past": {"came": 30}}, {"past": {"due": 30}}]}, {"due": "2027-01-07"}, False),
        ({"differ": ["sent", "back"]}, {"sent": "A 1", "back": "a  1"}, False),
        ({"differ": ["sent", "back"]}, {"sent": "A 1", "back": "A 2"}, True),
        ({"differ": ["sent", "back"]}, {"sent": "A 1"}, False),
        ({"marketplace": "walmart"}, {}, False),
        ({"marketplace": ["walmart", "amazon.com"]}, {}, True),
    ],
)
def test_a_condition_holds_where_all_of_it_does(
    condition: dict[str, Any], facts: dict[str, str], expected: bool
) -> None:
    assert holds(condition, **facts) is expected
