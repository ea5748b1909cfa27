"""States move as the domain says they do: a file of a test's own refuses any other move, whoever makes it."""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path

from bot.domain.states import CASE_MOVES, POST_MOVES, REVISION_MOVES

_TRIGGER = """
CREATE TRIGGER held_moves_of_{table} BEFORE UPDATE OF state ON {table}
WHEN OLD.state IS NOT NEW.state AND OLD.state || ' ' || NEW.state NOT IN ({moves})
BEGIN SELECT RAISE(ABORT, '{table}: a move that bot.domain.states does not have'); END
"""


_MOVES = {"cases": CASE_MOVES, "revisions": REVISION_MOVES, "posts": POST_MOVES}


def hold_moves(file: Path) -> None:
    """From now on."""
    with closing(sqlite3.connect(file)) as connection:
        for table, moves in _MOVES.items():
            connection.execute(_TRIGGER.format(table=table, moves=", ".join(_spelled(moves))))


def let_move(file: Path) -> None:
    """No more, for a test that puts things where it wants them."""
    with closing(sqlite3.connect(file)) as connection:
        for table in _MOVES:
            connection.execute(f"DROP TRIGGER held_moves_of_{table}")


def _spelled(moves: Mapping[str, frozenset[str]]) -> Iterator[str]:
    return (f"'{was} {to}'" for was, after in moves.items() for to in after)
