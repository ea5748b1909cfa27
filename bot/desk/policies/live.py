"""The desk with the policies as they are now: it is replaced when their files change and can be read."""

import asyncio
import hashlib
import logging
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field

from bot.desk.parts.desk import Desk
from bot.desk.parts.open_cases import OpenCases
from bot.desk.parts.ports import PostLater
from bot.desk.policies.editions import adopt
from bot.desk.report.telling import tell_owners
from bot.errors import PolicyError, StoreError
from bot.store.due import workers
from bot.store.history import editions, trail

log = logging.getLogger(__name__)
LOOK = 5.0
"""Seconds between two looks at the files."""
LEAVE_SECONDS = 1.0
"""How long signing off may take when a worker stops."""
SAY_SO = 12
"""After so many looks a worker signs that it is alive."""
MOST_LINES = 10
STAYS = "The policies and prompts can't be read as they are now, so the ones from before stay in force. Please mend:"
BEHIND = "A worker can't read the policies that are in force, so it goes on with its own. Please update {worker}:"
Reread = Callable[[Desk, Mapping[str, str] | None], Desk]
"""The desk with these policies, or with those on disk. Raises PolicyError."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where policies are read from. Both functions are slow, are called in a thread, and raise PolicyError."""

    look: Callable[[], Mapping[str, str]]
    """The files, by name; where a model is asked, its prompts too."""
    reread: Reread
    worker: str
    """The name of this worker, unique on its database."""
    prompts: Mapping[str, str] = field(default_factory=dict)
    """A model's prompts as they were at the start, by name; empty where no model is asked."""


class Live:
    """Holds the current desk. Take `desk` once for a piece of work, so that all of it rests on one version."""

    def __init__(self, desk: Desk, source: Source) -> None:
        self.desk = desk
        self.open_cases = OpenCases()
        self._source = source
        self._seen = self._tried = {**source.prompts, **desk.files}
        self._folder = desk.book.version
        self._unreadable: str | None = None
        self.looks = 0
        """How many looks it has made."""
        self._looked = asyncio.Event()

    async def begin(self) -> None:
        """Put the policies of our folder in force, or take over newer ones that are."""
        if not self.desk.database.place.shared:
            async with self.desk.write() as tx:
                await workers.clean(tx)
        await adopt(self.desk, self._source.worker)
        with suppress(PostLater):
            await self._follow()

    async def leave(self) -> None:
        """Sign this worker off. If that fails, it is forgotten after a while."""
        with suppress(StoreError, TimeoutError):
            async with asyncio.timeout(LEAVE_SECONDS), self.desk.write() as tx:
                await workers.gone(tx, self._source.worker)

    async def watch(self) -> None:
        """Look for changes for ever. A failure is logged, and the next look tries again."""
        while True:
            await self.desk.clock.sleep(LOOK)
            try:
                await self._look()
                await self._follow()
                if self.looks % SAY_SO == 0:
                    await self._say_so()
            except StoreError as error:
                log.warning("could not look at the policies, trying again: %s", error)
            except Exception:
                log.exception("could not look at the policies, trying again")
            self.looks += 1
            self._looked.set()

    async def looked(self, times: int) -> None:
        """Wait until it has made so many looks."""
        while self.looks < times:
            self._looked.clear()
            await self._looked.wait()

    async def _look(self) -> None:
        """Take over changed files once two looks find the same: files are saved one by one."""
        try:
            files = await asyncio.to_thread(self._source.look)
        except PolicyError as error:
            files = {"": str(error)}
        if files != self._seen:
            self._seen = dict(files)
            return
        if files == self._tried:
            return
        try:
            await self._offer(await asyncio.to_thread(self._source.reread, self.desk, None))
        except PolicyError as error:
            await self._refuse(files, str(error), STAYS)
        self._tried = self._seen

    async def _offer(self, desk: Desk) -> None:
        """Put the policies of our folder in force, unless they are outdated."""
        self._folder = desk.book.version
        if await adopt(desk, self._source.worker) == desk.book.version:
            await self._take_over(desk)
        else:
            log.warning("the folder's policies %s are older than those in force", desk.book.version[:8])

    async def _follow(self) -> None:
        """Take over the policies in force from the database, where another worker brought them."""
        async with self.desk.database.read() as tx:
            version = await editions.in_force(tx)
            if version in (None, self.desk.book.version, self._unreadable):
                return
            files = await trail.snapshot(tx, str(version)) or {}
        try:
            await self._take_over(await asyncio.to_thread(self._source.reread, self.desk, files))
        except PolicyError as error:
            self._unreadable = version
            await self._refuse(files, str(error), BEHIND.format(worker=self._source.worker))
        await self._say_so()

    async def _say_so(self) -> None:
        async with self.desk.write() as tx:
            now = self.desk.clock.now()
            await workers.note(tx, self._source.worker, self._folder, self.desk.book.version, now)

    async def _take_over(self, desk: Desk) -> None:
        """Use this desk from now on.

        Work in progress ends on the old policies and is compared with the new ones then.
        """
        self.desk = desk
        await self.open_cases.look(desk, begun=True)
        log.info("policies %s are in force", desk.book.version[:8])

    async def _refuse(self, files: Mapping[str, str], reason: str, remedy: str) -> None:
        """Tell the owners once, whichever worker finds it first."""
        lines = reason.splitlines()
        more = [f"and {len(lines) - MOST_LINES} more"] if len(lines) > MOST_LINES else []
        digest = hashlib.sha256("\n".join(f"{name}\n{files[name]}" for name in sorted(files)).encode()).hexdigest()
        log.warning("the policies or prompts can't be read: %s", reason)
        await self.desk.roles_now()
        async with self.desk.write() as tx:
            words = "\n".join([remedy, *lines[:MOST_LINES], *more])
            await tell_owners(self.desk, tx, f"policies:{digest[:16]}", words)
