"""The boundaries between two steps of the program: every commit, and every call to Slack at three moments."""

import re
from dataclasses import dataclass
from typing import Any

from bot.workspace import Moment, Workspace
from tests.faults.programs import Program

Json = dict[str, Any]


@dataclass(frozen=True, order=True)
class Boundary:
    """`where` is `commit` or `call`; `name` says which, and when."""

    where: str
    name: str

    def __str__(self) -> str:
        return f"{self.where} {self.name}"


class Calls:
    """Looks at the calls of programs to Slack: notes their names, and kills one program at the call that is named."""

    def __init__(self, ws: Workspace) -> None:
        self._ws, self.seen = ws, dict[str, None]()
        self._kill: tuple[str, Program] | None = None
        ws.watch_calls(self._reached)

    def kill(self, name: str, program: Program) -> None:
        """At the next call of that name."""
        self._kill = name, program

    def _reached(self, method: str, args: Json, moment: Moment) -> bool:
        name = f"{moment.value} {self._named(method, args)}"
        self.seen.setdefault(name)
        if self._kill is None or self._kill[0] != name:
            return False
        self._kill[1].strike()
        self._kill = None
        return True

    def _named(self, method: str, args: Json) -> str:
        metadata = args.get("metadata") or self._metadata(args.get("channel", ""), args.get("ts", ""))
        key = re.search(r'"?key"?\W+([^"\']+)', str(metadata or ""))
        kinds = [part for part in key[1].split(":") if part.isidentifier()] if key else []
        return " ".join((method, *kinds))

    def _metadata(self, channel: str, ts: str) -> Json | None:
        message = self._ws.state.stored[channel].get(ts)
        return message.metadata if message else None
