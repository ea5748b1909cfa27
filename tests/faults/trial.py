"""A workspace and the real program on it, which dies and is started again while people work."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import exists, func, or_, select

from bot.domain.states import PostState, RevisionState
from bot.errors import StoreError
from bot.settings import PROJECT
from bot.store.engines.database import Database, open_database
from bot.store.rows.cases import ActState
from bot.store.tables.cases import acts, posts, revisions, turns, work
from bot.workspace import Driver, Message, Workspace
from tests.faults.clock import HastyClock
from tests.faults.programs import KILLED, Launcher, Program, Programs, programs
from tests.patience import Patience, within

SUPPORT = "#support"
OPEN = (
    exists().where(posts.c.state.in_((PostState.PENDING, PostState.SENDING))),
    exists().where(or_(posts.c.refresh, posts.c.remove)),
    exists().where(acts.c.state == ActState.PENDING),
    exists().where(revisions.c.state == RevisionState.DRAFTING),
    exists().where(work.c.due_at.is_not(None)),
)
"""Something that is to be done."""
POLICIES = Path(__file__).parent / "policies"
RETRY_SECONDS = 301
"""Longer than any pause between two of Slack's attempts to deliver an event."""
PATIENCE_SECONDS = 300
"""How long something is waited for, less what a busy machine keeps the programs from a processor."""
HASTE = {"LEVELHEAD_SLACK_SECONDS": "2", "LEVELHEAD_DEAD_AFTER_SECONDS": "2"}
"""Settings by which dead workers and broken attempts are looked into soon."""


@dataclass
class Trial:
    """`database` is read by the test while programs write to it."""

    ws: Workspace
    clock: HastyClock
    programs: Programs
    database: Database
    ends: list[int] = field(default_factory=list)
    """How the programs ended that have ended."""

    def patience(self) -> AbstractAsyncContextManager[None]:
        """Raises TimeoutError where what is inside waits for too long."""
        return within(Patience(PATIENCE_SECONDS, self.programs.processes))

    def person(self, name: str) -> Driver:
        return self.ws.person(name)

    async def start(self, kill: str | None = None, trace: Path | None = None) -> Program:
        """Start the program, and wait until it is connected."""
        first = await self.programs.start("run", kill=kill, trace=trace)
        await self.wait(lambda: self.ws.connections or first.ended.is_set(), first)
        self.clock.forward(RETRY_SECONDS)
        return first

    async def wait(self, condition: Callable[[], object], program: Program | None = None) -> None:
        """Until it holds, or the program has ended."""
        waits = [asyncio.create_task(self.ws.until(condition))]
        if program is not None:
            waits.append(asyncio.create_task(program.ended.wait()))
        try:
            async with self.patience():
                done, _ = await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
                await asyncio.gather(*done)
        finally:
            for wait in waits:
                wait.cancel()

    async def ended(self, program: Program) -> None:
        """It was killed; whatever else ended it is a failure, with what it said."""
        async with self.patience():
            await program.ended.wait()
        self.ends.append(program.code or 0)
        assert program.code == KILLED, f"ended with {program.code}: {program.output.read_text(encoding='utf-8')}"

    async def is_kept(self, text: str) -> bool:
        """Whether a case with this message of a customer's is in the database, once that can be asked."""
        async with self.patience():
            while True:
                with suppress(StoreError):
                    async with self.database.read() as tx:
                        return (await tx.execute(select(turns.c.id).where(turns.c.text == text))).first() is not None
                await asyncio.sleep(0.05)

    async def at_rest(self) -> None:
        """Until no row says that something is to be done now."""
        async with self.patience():
            while await self._open():  # noqa: ASYNC110  # another process rings no bell here
                await asyncio.sleep(0.05)

    async def _open(self) -> int:
        async with self.database.read() as tx:
            return int(await tx.scalar(select(func.count()).where(or_(*OPEN))) or 0)

    def case(self, text: str) -> Message | None:
        """The message in the channel whose thread is the case of this text."""
        return next((m for m in self.ws.messages(SUPPORT) if m.bot and text in m.plain), None)

    def told(self, who: str, case: Message) -> list[str]:
        """What only this person was told about a case: in its thread, or in a direct message."""
        name = case.plain.partition("Case ")[2].split()[0]
        seen = [m for m in self.seen_alone(who, case.channel) if m.thread_ts == case.ts or name in m.plain]
        return [m.plain for m in seen if not m.labels]

    def seen_alone(self, who: str, channel: str) -> list[Message]:
        """What nobody else sees, here or in direct messages."""
        person = self.person(who)
        return [*person.ephemerals(channel), *self.ws.messages(self.ws.state.direct(person.id).id)]

    def thread(self, case: Message) -> list[Message]:
        return [m for m in self.ws.messages(case.channel, thread_ts=case.ts) if m.bot and not m.deleted]


@asynccontextmanager
async def trial(launcher: Launcher, folder: Path, url: str, **settings: str) -> AsyncIterator[Trial]:
    """A workspace without rate limits, and a launcher with settings that lead to it."""
    async with AsyncExitStack() as stack:
        clock = HastyClock()
        ws = Workspace(clock, rate_limits=False)
        await ws.start()
        stack.push_async_callback(ws.stop)
        app = ws.install(json.loads((PROJECT / "manifest.json").read_text(encoding="utf-8")))
        environment = {
            "SLACK_BOT_TOKEN": app.bot_token,
            "SLACK_APP_TOKEN": app.app_token,
            "SLACK_API_URL": ws.api_url,
            "LEVELHEAD_CONNECTED_BY": ws.person("omar").id,
            "LEVELHEAD_POLICIES": str(POLICIES),
            "DATABASE_URL": url,
            "LEVELHEAD_PACE_SLACK": "false",
        }
        database = open_database(url)
        stack.push_async_callback(database.close)
        started = await stack.enter_async_context(programs(launcher, folder, environment | settings))
        yield Trial(ws, clock, started, database)
