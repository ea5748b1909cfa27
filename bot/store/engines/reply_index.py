"""SQLite's index of the words of approved replies, made one again: what was deleted stays in its parts until then."""

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

PAGES = 500
"""Merged in one transaction, so that nobody waits long for the write lock."""
_MERGE = text("INSERT INTO reply_words (reply_words, rank) VALUES ('merge', :pages)")
_CHANGES = text("SELECT total_changes()")
_LEAST = 2
"""Changes by which FTS5 says that it merged something."""


async def merged(tx: AsyncConnection, pages: int) -> bool:
    """Merge so many pages; below zero it begins. Whether there was any. See www.sqlite.org/fts5.html, merge."""
    before = int(await tx.scalar(_CHANGES))
    await tx.execute(_MERGE, {"pages": pages})
    return int(await tx.scalar(_CHANGES)) - before >= _LEAST
