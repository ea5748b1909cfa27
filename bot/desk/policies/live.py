"""The desk as it stands now: another one once the policies' files have changed and hold together."""

import asyncio
import hashlib
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bot.desk.parts.desk import Desk
from bot.desk.parts.ports import PostLater
from bot.desk.policies.editions import adopt, look_again
from bot.desk.report.telling import tell_owners
from bot.errors import PolicyError, StoreError

log = logging.getLogger(__name__)
LOOK = 5.0
"""Seconds between two looks at the files."""
MOST_LINES = 10
STAYS = "The policies can't be read as they are now, so the ones from before stay in force. Please mend:"
Reread = Callable[[Desk], Desk]
"""The desk with the policies as they are on the disk now. Raises PolicyError."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where policies come from. Both take a moment, and are called in a thread; both raise PolicyError."""

    look: Callable[[], Mapping[str, str]]
    """The files, by name."""
    reread: Reread


class Live:
    """Whoever begins something takes `desk` once, so that all of it rests on one version of the policies."""

    def __init__(self, desk: Desk, source: Source | None = None) -> None:
        self.desk = desk
        self._source, self._seen, self._tried = source, dict(desk.files), dict(desk.files)
        self.looks = 0
        """How often it has looked."""
        self._looked = asyncio.Event()

    async def watch(self) -> None:
        """Look for changes for ever. A failure is logged and the next look is another try."""
        while self._source:
            await self.desk.clock.sleep(LOOK)
            try:
                await self.look(self._source)
            except (StoreError, OSError, PostLater):
                log.exception("could not look at the policies")
            self.looks += 1
            self._looked.set()

    async def looked(self, times: int) -> None:
        """Wait until it has looked so often."""
        while self.looks < times:
            self._looked.clear()
            await self._looked.wait()

    async def look(self, source: Source) -> None:
        """Take changed policies over once they stay as they are for one look: files are saved one by one."""
        try:
            files = await asyncio.to_thread(source.look)
        except PolicyError as error:
            files = {"": str(error)}
        settled, self._seen = files == self._seen, dict(files)
        if not settled or files == self._tried:
            return
        try:
            await self._take_over(await asyncio.to_thread(source.reread, self.desk))
        except PolicyError as error:
            await self._refuse(files, str(error))
        self._tried = dict(files)

    async def _take_over(self, desk: Desk) -> None:
        """Work that has begun ends on the old policies, and is compared with the new ones then."""
        self.desk = desk
        await adopt(desk)
        await look_again(desk)
        log.info("policies %s are in force", desk.book.version[:8])

    async def _refuse(self, files: Mapping[str, str], reason: str) -> None:
        """The owner is told once, whichever worker finds it first."""
        lines = reason.splitlines()
        more = [f"and {len(lines) - MOST_LINES} more"] if len(lines) > MOST_LINES else []
        digest = hashlib.sha256("\n".join(f"{name}\n{files[name]}" for name in sorted(files)).encode()).hexdigest()
        log.warning("the policies can't be read: %s", reason)
        await self.desk.roles_now()
        async with self.desk.write() as tx:
            words = "\n".join([STAYS, *lines[:MOST_LINES], *more])
            await tell_owners(self.desk, tx, f"policies:{digest[:16]}", words)
