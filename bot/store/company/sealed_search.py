"""Searching sealed words. No index can read them, so the latest rows are decrypted and read here."""

import asyncio
import re
from collections import Counter
from collections.abc import AsyncIterator, Callable, Sequence
from math import log
from typing import Any

from sqlalchemy import ColumnElement, Select, select
from sqlalchemy.sql.elements import TextClause

from bot.concurrency.priority import give_way
from bot.language.vocabulary.stems import stem
from bot.store.company.replies import LOOKED_THROUGH
from bot.store.engines.database import Tx
from bot.store.tables.cases import approved_replies, cases, facts, turns

MOST_OPENED = 5_000
"""How many messages are decrypted for one search."""
_AT_ONCE = 50
_WORD = re.compile(r"[^\W_]+")


async def cases_saying(
    tx: Tx, holds: Callable[[str], bool], most: int, where: TextClause | ColumnElement[bool] | None = None
) -> list[str]:
    """Cases with a message that `holds` accepts, the newest first; only the latest messages are read."""
    query = select(cases.c.id, turns.c.text).join(turns, turns.c.case_id == cases.c.id)
    query = query if where is None else query.where(where)
    newest = query.order_by(cases.c.opened_at.desc(), turns.c.id.desc()).limit(MOST_OPENED)
    found: dict[str, None] = {}
    async for case_id, words in _opened(tx, newest):
        if holds(words):
            found[case_id] = None
            if len(found) == most:
                break
    return list(found)


async def cases_told(tx: Tx, key: str, values: frozenset[str]) -> list[str]:
    """Cases with a fact of this key that has one of these values."""
    query = select(facts.c.case_id, facts.c.value).where(facts.c.key == key)
    newest = query.order_by(facts.c.id.desc()).limit(MOST_OPENED)
    return [case_id async for case_id, value in _opened(tx, newest) if value in values]


async def replies_saying(tx: Tx, asked: Sequence[str], every: bool, most: int) -> list[int]:
    """Of the latest replies, those with all or any of these words; best first, then newest."""
    query = select(approved_replies.c.id, approved_replies.c.text).order_by(approved_replies.c.id.desc())
    wanted = frozenset(map(stem, asked))
    held: dict[int, frozenset[str]] = {}
    async for reply_id, words in _opened(tx, query.limit(LOOKED_THROUGH)):
        held[reply_id] = _held(wanted, words)
    found = {i: words for i, words in held.items() if (words == wanted if every else words)}
    rare = Counter(word for words in found.values() for word in words)
    weight = {word: log(1 + len(held) / count) for word, count in rare.items()}
    return sorted(found, key=lambda i: (-sum(weight[word] for word in found[i]), -i))[:most]


def _held(wanted: frozenset[str], words: str) -> frozenset[str]:
    """Those of these stems that begin a word of the text."""
    stems = {stem(word) for word in _WORD.findall(words.lower())}
    return frozenset(w for w in wanted if w in stems or any(s.startswith(w) for s in stems))


async def _opened(tx: Tx, query: Select[Any, Any]) -> AsyncIterator[tuple[Any, str]]:
    """The rows decrypted, a few at a time, so that work somebody waits for goes first."""
    async with tx.stream(query) as rows:
        count = 0
        async for row in rows:
            count += 1
            if count % _AT_ONCE == 0:
                await give_way()
                await asyncio.sleep(0)
            yield row[0], row[1]
