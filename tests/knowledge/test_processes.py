"""Processes: which are named to a teammate, and what a file of them may not say."""

from datetime import date

import pytest

from bot.domain.case import Fulfilment
from bot.domain.commitments import CommitmentKind
from bot.errors import PolicyError
from bot.knowledge.files import read_book
from tests.knowledge.small_book import files, shipped

ONE = "processes:\n  - id: trace\n    title: Trace\n    when: lost\n    {more}\n    steps:\n      - {{id: open, title: Open it, days: 2}}\n"


def named(situation: str, *promised: CommitmentKind, by: Fulfilment = Fulfilment.UNKNOWN) -> list[str]:
    return [p.id for p in shipped().processes_for(situation, promised, by, "amazon.com")]


def test_a_case_names_the_processes_of_its_situation() -> None:
    assert named("support_loop") == ["remeasure"]
    assert named("shipping_policy_question") == []


def test_what_keeps_a_promise_of_the_reply_comes_first_whatever_the_situation() -> None:
    assert named("wrong_item_returned", CommitmentKind.TRACE) == ["carrier_trace", "safe_t"]


def test_an_order_that_amazon_ships_has_no_process_of_ours() -> None:
    assert named("lost_or_late", by=Fulfilment.AMAZON) == []
    assert named("lost_or_late", by=Fulfilment.SELLER) == ["carrier_trace"]


def test_days_count_from_the_start() -> None:
    process = shipped().process("carrier_trace")
    assert process is not None
    assert [s.by(date(2026, 11, 27)) for s in process.steps][1:3] == [date(2026, 11, 28), date(2026, 12, 1)]


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ("situations: [no_such_case]", "no situation is called 'no_such_case'"),
        ("clause: returns.windwo", "no clause is called 'returns.windwo'"),
        ("keep: [trace]", "keep"),
        ("links: [http://example.com]", "links"),
    ],
)
def test_what_it_names_must_exist(more: str, said: str) -> None:
    with pytest.raises(PolicyError, match=said):
        read_book(files() | {"processes.yaml": ONE.format(more=more)})
