"""Members of the user groups that are named as leads or owners, as Slack says, remembered for a minute."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from bot.desk.parts.ports import Directory
from bot.domain.clock import Clock
from bot.domain.people import is_group

KEEP = timedelta(minutes=1)


class Groups:
    """Empty until `renew` is called."""

    def __init__(self) -> None:
        self.members: dict[str, frozenset[str]] = {}
        self._asked: datetime | None = None

    async def renew(self, directory: Directory, clock: Clock, named: Iterable[str]) -> None:
        """Ask Slack for the groups among `named`, if that was a minute ago. Raises PostLater as the directory does."""
        if self._asked and clock.now() - self._asked < KEEP:
            return
        for name in sorted(filter(is_group, named)):
            self.members[name] = await directory.members(name)
        self._asked = clock.now()
