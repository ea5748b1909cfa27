"""`levelhead migrate` that kills itself when it is about to note that a revision is reached.

python -m tests.upgrades.killed_at 0008
"""

import os
import signal
import sys
from typing import Any

from sqlalchemy import event
from sqlalchemy.engine import Connection, Engine

import bot.__main__


def kill_at(revision: str) -> None:
    """Everything of that revision is in the transaction then, and nothing of it is committed."""

    @event.listens_for(Engine, "before_cursor_execute")
    def _reached(_connection: Connection, _cursor: Any, statement: str, *_: Any) -> None:
        if statement.startswith("UPDATE alembic_version") and f"version_num='{revision}'" in statement:
            os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    kill_at(sys.argv[1])
    bot.__main__.main(["migrate"])
