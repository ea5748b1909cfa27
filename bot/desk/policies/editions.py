"""Versions of the policies: kept when they come into force, and compared with those in force."""

from dataclasses import replace
from datetime import datetime

from bot.desk.parts.desk import Desk
from bot.desk.policies.changes import HELD, PolicyChange, note_policies
from bot.desk.policies.rollout import ALIVE
from bot.domain.people import SYSTEM
from bot.domain.reply import Citation, Passage, SourceKind
from bot.knowledge.policy_diff import changed, clauses_in
from bot.store.due import workers
from bot.store.engines.database import Tx
from bot.store.history import editions, trail


async def adopt(desk: Desk, worker: str) -> str:
    """Put this worker's policies in force, and keep them by the hash of their content.

    A version that was in force before counts as outdated: it comes back only once every worker has it. Returns the
    version that is in force.
    """
    async with desk.write(HELD) as tx:
        was, version, now = await editions.in_force(tx), desk.book.version, desk.clock.now()
        await workers.note(tx, worker, version, was or version, now)
        if was == version:
            return version
        if was and await editions.was_in_force(tx, version) and not await _have_all(tx, version, now):
            return was
        await editions.adopt(tx, version, desk.files, now)
        await workers.note(tx, worker, version, version, now)
        await note_policies(tx, SYSTEM, PolicyChange.IN_FORCE, now, was, version)
        return version


async def _have_all(tx: Tx, version: str, now: datetime) -> bool:
    return all(row.folder == version for row in await workers.there(tx, now - ALIVE))


async def overtaken(tx: Tx, version: str) -> bool:
    """Whether this version was in force and another is now."""
    return await editions.in_force(tx) != version and await editions.was_in_force(tx, version)


async def changed_since(desk: Desk, tx: Tx, version: str) -> frozenset[str]:
    """The clauses that changed since that version.

    Empty where it isn't kept, or other policies than ours are in force.
    """
    known = desk.clauses_since.changed
    if version not in known:
        ours = await editions.in_force(tx) == desk.book.version
        known[version] = (await differing_since(desk, tx, version) if ours else None) or frozenset()
    return known[version]


async def differing_since(desk: Desk, tx: Tx, version: str) -> frozenset[str] | None:
    """The clauses of that version that differ in ours; None where it isn't kept."""
    if version == desk.book.version:
        return frozenset()
    known = desk.clauses_since.differing
    if version not in known:
        files = await trail.snapshot(tx, version)
        known[version] = changed(clauses_in(files), clauses_in(desk.files)) if files else None
    return known[version]


async def renewed(desk: Desk, tx: Tx, passages: tuple[Passage, ...], version: str | None) -> tuple[Passage, ...]:
    """The passages as citing the policies in force, without their citations of clauses that changed."""
    if version is None or version == desk.book.version:
        return passages
    gone = await changed_since(desk, tx, version)
    return tuple(replace(p, citations=_renewed(p.citations, gone, desk.book.version)) for p in passages)


def _renewed(citations: tuple[Citation, ...], gone: frozenset[str], version: str) -> tuple[Citation, ...]:
    return tuple(
        replace(c, source=replace(c.source, version=version)) if c.source.kind is SourceKind.CLAUSE else c
        for c in citations
        if c.source.kind is not SourceKind.CLAUSE or c.source.id not in gone
    )
