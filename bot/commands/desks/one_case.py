"""A desk for one case in a terminal, with a temporary database, which posts nothing."""

import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date, datetime, time, tzinfo
from pathlib import Path
from typing import Any

from bot.app import make_desk
from bot.commands.desks.nobody import Nobody
from bot.commands.terminal.patience import starting
from bot.desk.incoming.opening import Request
from bot.desk.parts.desk import Desk
from bot.domain.clock import Clock, FixedClock, SystemClock
from bot.errors import LevelheadError
from bot.knowledge.case_file import CaseFile
from bot.knowledge.schema.problems import listed, nearest
from bot.lifecycle import close_writer
from bot.settings import read_settings

YOU = "you"


def clock_on(day: date | None, zone: tzinfo) -> Clock:
    """Noon of a given day where the team works, or the real time."""
    return FixedClock(datetime.combine(day, time(12), zone)) if day else SystemClock()


@asynccontextmanager
async def terminal_desk(policies: Path | None = None, day: date | None = None) -> AsyncIterator[Desk]:
    """A desk with the configured writer, today or on another day.

    Drafts on the example policies may be approved, as they reach nobody.
    """
    overrides: dict[str, object] = {"levelhead_policies": policies} if policies else {}
    with tempfile.TemporaryDirectory(prefix="levelhead-") as folder:
        settings = read_settings(**overrides).model_copy(update={"database_url": f"sqlite:///{folder}/draft.db"})
        nobody: Any = Nobody()
        desk = make_desk(settings, nobody, nobody, clock_on(day, settings.zone), approve_examples=True)
        try:
            with starting():
                await desk.database.migrate()
                desk.book.learn(desk.options.memory)
            yield desk
        finally:
            await close_writer(desk.writer)
            await desk.database.close()


def require_known(desk: Desk, marketplace: str) -> None:
    """Raises LevelheadError for an unknown marketplace, as none of its rules would be checked."""
    known = desk.book.marketplaces
    if marketplace not in known:
        raise LevelheadError(
            f"The policies know no marketplace {marketplace!r}{nearest(marketplace, known) or '.'}"
            f" They have {listed(known)}; leave it out where it isn't known."
        )


def request(desk: Desk, case: CaseFile, key: str = "terminal") -> Request:
    """The case as a request by the person at the terminal. Raises LevelheadError for an unknown marketplace."""
    require_known(desk, case.marketplace)
    return Request(
        key=key,
        team="terminal",
        channel="terminal",
        requester=YOU,
        message=case.message,
        marketplace=case.marketplace,
        fulfilment=case.fulfilment,
        order_id=case.order_id,
        language=case.language,
        facts=tuple((key, value) for key, value in case.known if key != "today"),
        surface="terminal",
        turns=tuple((turn.who, turn.text) for turn in case.context),
    )
