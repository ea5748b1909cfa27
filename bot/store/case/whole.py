"""A case with everything that belongs to it, read in one statement on a server."""

from collections.abc import Sequence
from typing import Any

from bot.store.case import cases, posts, reasons, revisions, steps
from bot.store.due import inbox
from bot.store.engines.database import Tx
from bot.store.engines.prepared import AtOnce, Prepared
from bot.store.rows.cases import (
    ActRow,
    CaseRow,
    DecisionRow,
    FactRow,
    PostRow,
    ReasonRow,
    RevisionRow,
    StepRow,
    TurnRow,
)
from bot.store.rows.row import Row

PARTS: tuple[tuple[type[Row], Prepared], ...] = (
    (CaseRow, cases.ONE),
    (TurnRow, cases.TURNS),
    (FactRow, cases.FACTS),
    (RevisionRow, revisions.OF_CASE),
    (DecisionRow, revisions.DECISIONS),
    (PostRow, posts.OF_CASE),
    (ActRow, inbox.PENDING),
    (ReasonRow, reasons.OF_CASE),
    (StepRow, steps.OF_CASE),
)
_ALL = AtOnce(*(asked for _, asked in PARTS))


async def of_case(tx: Tx, case_id: str) -> Sequence[tuple[Any, ...]]:
    """The case, its turns, facts, revisions, valid decisions, posts, pending acts, reasons and steps.

    Nothing where there is no such case.
    """
    found = await _ALL.all(tx, of_case=case_id)
    return [tuple(map(kind.read, rows)) for (kind, _), rows in zip(PARTS, found, strict=True)]
