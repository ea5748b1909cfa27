"""Checks the audit trail against itself, the rows of cases and its anchors; and anchors it."""

import logging
from collections import Counter
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from datetime import timedelta

from bot import logs
from bot.desk.parts.desk import Desk
from bot.domain.anchors import Anchor, Head, anchored, holds
from bot.domain.trail import POLICIES, Break, Link, broken
from bot.store.engines.database import Tx
from bot.store.history import auditing

ANCHOR_EVERY = timedelta(hours=1)
LATE = timedelta(hours=1)
"""How late a line may reach the trail: its transaction waited, or a worker's clock is slow."""
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Audit:
    """What was checked; `harms` has a sentence for each fault found."""

    cases: int
    lines: int
    anchors: int
    harms: tuple[str, ...]


async def anchor_when_due(desk: Desk) -> None:
    """Anchor the trail if the last anchor is an hour old. The anchor's hash also goes to the log."""
    async with desk.database.read() as tx:
        last = await auditing.anchored_at(tx)
    if last is None or desk.clock.now() - last >= ANCHOR_EVERY:
        await anchor(desk)


async def anchor(desk: Desk) -> Anchor | None:
    """Anchor what the trail has gained since the last anchor.

    Returns the newest anchor, None where there is no trail.
    """
    async with desk.write("anchor") as tx:
        last = await auditing.last_anchor(tx)
        heads = await auditing.heads(tx, last.at - LATE if last else None)
        known = set(last.heads) if last else set()
        new = {case: head for case, head in heads.items() if head not in known}
        if not new:
            return last
        made = anchored(last.number + 1 if last else 1, desk.clock.now(), new, last)
        await auditing.keep_anchor(tx, made)
    log.info("anchored", extra=logs.fields(anchor=made.number, hash=made.hash))
    return made


async def verify(tx: Tx, kept: Mapping[int, str]) -> Audit:
    """Check the whole trail. `kept` are hashes of anchors that were kept elsewhere, by number."""
    harms = await _gone_whole(tx)
    count, heads, kinds = Counter[str](), await _anchored_heads(tx), Counter[tuple[str, str]]()
    async for link, found in _walked(auditing.links(tx)):
        event = link.event
        count[event.case_id] += 1
        kinds[event.case_id, event.kind] += 1
        harms += [f"{event.case_id}: line {found.number} {found.harm}."] if found else []
        at_anchor = heads.pop((event.case_id, event.number), None)
        harms += _written_anew(link, at_anchor)
    harms += [f"{case}: line {line} is missing; anchor {known[0]} names it." for (case, line), known in heads.items()]
    for (case, kind), decided in (await auditing.decided(tx)).items():
        if kinds[case, kind] < decided:
            harms.append(f"{case}: {decided} times {kind}, and the trail says so {kinds[case, kind]} times.")
    anchors, wrong = await _anchors(tx, kept)
    return Audit(len(count.keys() - {POLICIES}), count.total(), anchors, (*harms, *wrong))


async def _gone_whole(tx: Tx) -> list[str]:
    """A sentence for each case that has rows and no trail, or a trail and no rows."""
    harms = [f"{case}: the trail has no line of it." for case in await auditing.without_trail(tx)]
    gone = await auditing.without_case(tx)
    return harms + [f"{case}: the trail tells of it, and the case itself is missing." for case in gone]


async def _walked(links: AsyncIterator[Link]) -> AsyncIterator[tuple[Link, Break | None]]:
    """Each line with its fault, if any. Only the first fault of a case is given, as all later hashes follow from it."""
    before: Link | None = None
    told = ""
    async for link in links:
        case = link.event.case_id
        before = before if before and before.event.case_id == case else None
        found = broken(link, before) if told != case else None
        told = case if found else told
        yield link, found
        before = link


def _written_anew(link: Link, anchor: tuple[int, Head] | None) -> list[str]:
    if anchor is None or anchor[1].hash == link.hash:
        return []
    return [f"{link.event.case_id}: line {link.event.number} is another than the one that anchor {anchor[0]} names."]


async def _anchored_heads(tx: Tx) -> dict[tuple[str, int], tuple[int, Head]]:
    """The lines that anchors name, by case and line number, each with the number of its anchor."""
    return {(h.case_id, h.number): (a.number, h) async for a in auditing.kept_anchors(tx) for h in a.heads}


async def _anchors(tx: Tx, kept: Mapping[int, str]) -> tuple[int, list[str]]:
    """The number of anchors, and a sentence for each fault in them."""
    before: Anchor | None = None
    harms, left = [], dict(kept)
    async for anchor in auditing.kept_anchors(tx):
        harms += [] if holds(anchor, before) else [f"Anchor {anchor.number} was changed, or one before it is missing."]
        if left.pop(anchor.number, anchor.hash) != anchor.hash:
            harms.append(f"Anchor {anchor.number} is another than the one that was kept.")
        before = anchor
    harms += [f"Anchor {number} was kept, and is missing here." for number in sorted(left)]
    return before.number if before else 0, harms
