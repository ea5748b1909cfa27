"""A team adds situations of its own: with twenty examples each they are heard beside the shipped ones, which have hundreds."""

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.domain.case import Matter, Turn, Who
from bot.knowledge.files import read_book
from bot.knowledge.recalled import recalled
from bot.knowledge.recognition import Recognition
from tests.knowledge.small_book import memory, shipped, shipped_files
from tests.knowledge.test_shipped_policies import TODAY, asked

OWN: dict[str, dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("own_situations.yaml").read_text("utf-8"))


@cache
def told_apart() -> Recognition:
    situations = [
        {
            "id": id,
            "title": own["title"],
            "applies_when": own["applies_when"],
            "lane": "delicate",
            "approver": "teammate",
            "signals": {"words": own["words"]},
            "examples": own["examples"],
        }
        for id, own in OWN.items()
    ]
    files = dict(shipped_files()) | {"situations/own.yaml": yaml.safe_dump({"situations": situations})}
    book = read_book(files)
    return recalled(book, memory())


@pytest.mark.deep
def test_most_messages_that_they_were_not_learned_from_are_found() -> None:
    found = {id: [text for text in own["unseen"] if _found(text) == id] for id, own in OWN.items()}
    assert all(len(found[id]) >= len(own["unseen"]) / 2 for id, own in OWN.items()), found


@pytest.mark.deep
def test_they_take_nothing_from_the_shipped_ones() -> None:
    taken = {
        text
        for situation in shipped().situations
        for text in situation.examples[::20]
        if told_apart().triage(asked(situation, text)).situation in OWN
    }
    assert taken == set()


def _found(text: str) -> str:
    return told_apart().triage(Matter((Turn(Who.CUSTOMER, text),), TODAY)).situation
