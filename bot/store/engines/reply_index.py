"""Rebuilding SQLite's index of approved replies: what was deleted stays in its segments until then."""

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

PAGES = 500
"""Pages merged in one transaction, so that nobody waits long for the write lock."""
_MERGE = text("INSERT INTO reply_words (reply_words, rank) VALUES ('merge', :pages)")
_CHANGES = text("SELECT total_changes()")
_LEAST = 2
"""From so many changes on, FTS5 did merge something."""


async def merged(tx: AsyncConnection, pages: int) -> bool:
    """Merge so many pages; a negative number begins. Returns whether there was any.

    See www.sqlite.org/fts5.html, merge.
    """
    before = int(await tx.scalar(_CHANGES))
    await tx.execute(_MERGE, {"pages": pages})
    return int(await tx.scalar(_CHANGES)) - before >= _LEAST
