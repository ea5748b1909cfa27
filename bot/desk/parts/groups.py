"""Who belongs to the user groups that lead or own: asked of Slack, and remembered for a minute."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from bot.desk.parts.ports import Directory
from bot.domain.clock import Clock
from bot.domain.people import is_group

KEEP = timedelta(minutes=1)


class Groups:
    """Filled by `renew`; until then nobody belongs to any."""

    def __init__(self) -> None:
        self.members: dict[str, frozenset[str]] = {}
        self._asked: datetime | None = None

    async def renew(self, directory: Directory, clock: Clock, named: Iterable[str]) -> None:
        """Ask anew for the groups among the `named` once what is known is old. Raises PostLater as the directory."""
        if self._asked and clock.now() - self._asked < KEEP:
            return
        for name in sorted(filter(is_group, named)):
            self.members[name] = await directory.members(name)
        self._asked = clock.now()
