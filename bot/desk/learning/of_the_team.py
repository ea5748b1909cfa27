"""Whether words are the team's alone: a proposal holds none that a customer of its cases used, or is named by."""

import asyncio
import re
from collections.abc import Iterable, Iterator

from bot.checks.personal_data.anonymous import anonymous
from bot.desk.learning import repeated
from bot.desk.learning.repeated import Repeated
from bot.desk.parts.desk import Desk
from bot.desk.parts.view import CaseView, load
from bot.domain.case import Who
from bot.domain.states import CaseState
from bot.errors import LevelheadError

MOST_CASES = 20
"""A proposal names so many cases, the latest."""
_WORD, _RUN = re.compile(r"[\w']+"), 4


async def of_the_team_alone(desk: Desk, found: Repeated) -> Repeated:
    """Only the cases whose customer used none of these words, and isn't named by them."""
    words = [w for w in found.words if w]
    cases = found.cases[-MOST_CASES:]
    if words:
        cases = tuple([case for case in cases if await _are_ours(desk, case, words)])
    return repeated.with_cases(found, cases)


async def _are_ours(desk: Desk, case_id: str, words: Iterable[str]) -> bool:
    try:
        async with desk.database.read() as tx:
            view = await load(tx, case_id)
    except LevelheadError:
        return False
    if view.case.state is CaseState.FORGOTTEN:  # what its customer said can't be known any more
        return False
    return await asyncio.to_thread(_nobody_else, desk, view, tuple(words))


def _nobody_else(desk: Desk, view: CaseView, words: Iterable[str]) -> bool:
    theirs = "\n".join([*(t.text for t in view.turns if t.who is not Who.US), *(f.value for f in view.facts)])
    said = f" {' '.join(_words(theirs))} "
    matter = view.matter(desk)
    return all(
        "[" not in text and anonymous(text, matter, view.case.nonce) == text and not any(r in said for r in _runs(text))
        for text in words
    )


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _runs(text: str) -> Iterator[str]:
    """The pieces that must not be in a customer's message: four words in a row, or all of a shorter text."""
    words = _words(text)
    for i in range(max(1, len(words) - _RUN + 1)):
        yield f" {' '.join(words[i : i + _RUN])} "
