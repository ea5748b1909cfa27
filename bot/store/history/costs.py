"""Use of models over a span of time: calls, or sums by model."""

from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, func, select, true

from bot.domain.costs import Tokens
from bot.store.engines.database import Tx
from bot.store.engines.in_pieces import in_pieces
from bot.store.history.reporting import Span
from bot.store.tables.trail import model_calls

_COUNTS = (
    model_calls.c.input_tokens,
    model_calls.c.output_tokens,
    model_calls.c.cache_read_tokens,
    model_calls.c.cache_write_tokens,
)

Used = Mapping[str, Tokens]
SETTLED = timedelta(hours=1)
"""No call is kept later than this after it was made."""


@dataclass(frozen=True, slots=True)
class Called:
    """One call; `person` is for whom, where that is known."""

    at: datetime
    case_id: str | None
    revision_id: str | None
    person: str | None
    purpose: str
    model: str
    tokens: Tokens


class Meter:
    """Use of models since a moment, asked often: what is older than `SETTLED` is summed up once."""

    def __init__(self) -> None:
        self._settled: tuple[datetime, datetime, Used] | None = None
        """(from, to, use) of what is summed up."""

    async def used(self, tx: Tx, since: datetime, now: datetime) -> Used:
        """By model."""
        known = self._settled
        if known is None or known[0] != since or known[1] > max(since, now - SETTLED):
            known = since, since, {}
        begun, until, used = known
        if now - SETTLED - until >= SETTLED:
            used = _added(used, await used_since(tx, until, now - SETTLED))
            until = now - SETTLED
        self._settled = begun, until, used
        return _added(used, await used_since(tx, until))


def _added(one: Used, other: Used) -> Used:
    return {model: one.get(model, Tokens()) + other.get(model, Tokens()) for model in (*one, *other)}


async def used_since(tx: Tx, since: datetime, until: datetime | None = None) -> Used:
    """By model."""
    sums = [func.coalesce(func.sum(c), 0) for c in _COUNTS]
    query = select(model_calls.c.model, *sums).where(model_calls.c.at >= since).group_by(model_calls.c.model)
    query = query.where(model_calls.c.at < until) if until else query
    return {model: Tokens(*map(int, counts)) for model, *counts in await tx.execute(query)}


def calls(tx: Tx, span: Span) -> AsyncIterator[Called]:
    """Every call, oldest first."""
    return _calls(tx, span.holds(model_calls.c.at))


def every(tx: Tx) -> AsyncIterator[Called]:
    """Every call there is, oldest first."""
    return _calls(tx, true())


def of_case(tx: Tx, case_id: str) -> AsyncIterator[Called]:
    """Every call for a case, oldest first."""
    return _calls(tx, model_calls.c.case_id == case_id)


async def last(tx: Tx) -> int:
    """The number of the latest call; 0 where there is none."""
    return int(await tx.scalar(select(func.coalesce(func.max(model_calls.c.id), 0))) or 0)


async def _calls(tx: Tx, where: ColumnElement[bool]) -> AsyncIterator[Called]:
    c = model_calls.c
    query = select(c.at, c.case_id, c.revision_id, c.person, c.purpose, c.model, *_COUNTS)
    async for row in in_pieces(tx, query.where(where).order_by(c.at, c.id)):
        at, case_id, revision_id, person, purpose, model, *tokens = row.values()
        yield Called(at, case_id, revision_id, person, purpose, model, Tokens(*tokens))
