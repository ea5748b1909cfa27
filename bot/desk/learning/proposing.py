"""Looking for repeated corrections and proposing changes: once a day, and while a lead looks at their home."""

import asyncio
import logging
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.desk.learning import repeated
from bot.desk.learning.everywhere import everywhere
from bot.desk.learning.of_the_team import of_the_team_alone
from bot.desk.learning.repeated import Repeated
from bot.desk.parts.desk import Desk
from bot.desk.parts.links import links_of
from bot.desk.report.reporting import unanswerable
from bot.domain.people import SYSTEM
from bot.domain.proposals import Cited, Proposal, ProposalState
from bot.errors import PolicyError
from bot.knowledge.amending.amendments import amended
from bot.knowledge.amending.wordings import Recogniser, wordings
from bot.knowledge.files import read_book
from bot.store.due import inbox
from bot.store.engines.database import Tx
from bot.store.history import reporting, trail
from bot.store.history.reporting import Span
from bot.store.team import proposals
from bot.store.team.proposals import Correction

log = logging.getLogger(__name__)
LOOK_BACK = timedelta(days=90)
SELDOM = timedelta(minutes=2)
"""At least so long between two looks on one day."""
MOST_OPEN = 20
"""At most so many proposals wait for a decision."""
_DECIDED = (ProposalState.ACCEPTED, ProposalState.DECLINED)


async def propose_when_due(desk: Desk) -> None:
    """The first look of each day, unless the settings want no proposals."""
    if not desk.options.propose_after:
        return
    async with desk.write() as tx:
        first = await inbox.first_time(tx, f"proposals:{desk.today}", desk.clock.now())
    if first:
        await propose(desk)


async def propose_when_corrected(desk: Desk) -> bool:
    """Look again if somebody corrected something since, but not often. Returns whether anything was found."""
    if not desk.options.propose_after:
        return False
    now = desk.clock.now()
    async with desk.database.read() as tx:
        corrected = f"proposals:{await proposals.last_corrected(tx, now - LOOK_BACK)}"
        if await inbox.is_noted(tx, corrected):
            return False
    async with desk.write() as tx:
        seldom = f"proposals at {now.timestamp() // SELDOM.total_seconds():.0f}"
        if not (await inbox.first_time(tx, seldom, now) and await inbox.first_time(tx, corrected, now)):
            return False
    return bool(await propose(desk))


@dataclass(frozen=True, slots=True)
class _Read:
    """The rows for one look."""

    corrections: list[Correction]
    gaps: repeated.Gaps
    before: list[Proposal]
    asked: list[tuple[datetime, str]]

    def since(self, key: str) -> datetime | None:
        return max(
            (p.decided_at for p in self.before if p.key == key and p.state in _DECIDED and p.decided_at), default=None
        )

    @property
    def explained(self) -> set[str]:
        """Cases whose corrections are already part of a proposal, open or accepted."""
        stand = (p for p in self.before if p.state in (ProposalState.OPEN, ProposalState.ACCEPTED))
        return {c.case_id for p in stand for c in p.cases}


async def propose(desk: Desk) -> tuple[Proposal, ...]:
    """Propose what repeats and isn't proposed yet. Returns the new proposals."""
    now = desk.clock.now()
    span = Span(now - LOOK_BACK, now + timedelta(seconds=1))
    async with desk.database.read() as tx:
        gaps, asked = await _gaps(desk, tx, span), await reporting.not_answered(tx, span)
        read = _Read(await proposals.corrections(tx, span.since), gaps, await proposals.every(tx), asked)
    await _close_outdated(desk, read.before)
    there = {p.key for p in read.before if p.state is ProposalState.OPEN}
    found = [f for f in await asyncio.to_thread(_found, desk, read) if f.key not in there]
    kept: list[Proposal] = []
    for one in found[: max(0, MOST_OPEN - len(there))]:
        fit = await of_the_team_alone(desk, one)
        enough = not one.cases or len(fit.cases) >= desk.options.propose_after
        if enough and await asyncio.to_thread(_holds, desk, fit) and (new := await _keep(desk, fit)):
            kept.append(new)
    return tuple(kept)


def _found(desk: Desk, read: _Read) -> list[Repeated]:
    """Slow: called in a thread."""
    least, since, book = desk.options.propose_after, read.since, desk.book
    changed = list(repeated.made(read.corrections, Recogniser(wordings(desk.files))))
    edited = [
        *repeated.rewritten(changed, least, since),
        *repeated.phrased(changed, least, since, desk.composer.name),
        *repeated.added(changed, book, least, since, desk.asks_a_model),
    ]
    explained = _cases(edited) | read.explained
    others = [c for c in read.corrections if c.case_id not in explained]
    blamed = [*repeated.blamed(others, book, least, since)]
    general = _general(desk, read, changed, explained | _cases(blamed))
    gaps = repeated.without_clause(read.gaps, book, least, since)
    found = [*edited, *blamed, *general, *gaps, *repeated.asked(read.asked, least, since)]
    return [f for f in found if repeated.allowed(f, book)]


def _general(desk: Desk, read: _Read, changed: list[repeated.Made], explained: set[str]) -> Iterator[Repeated]:
    """Proposals for the prompt of every draft; only where a model writes."""
    if desk.asks_a_model:
        wrote = [c for c in read.corrections if c.writer != desk.composer.name]
        made = [m for m in changed if m.writer != desk.composer.name]
        yield from everywhere(wrote, made, explained, desk.options.propose_after, read.since)


def _cases(found: Iterable[Repeated]) -> set[str]:
    return {case for f in found for case in f.cases}


async def _gaps(desk: Desk, tx: Tx, span: Span) -> repeated.Gaps:
    """By situation, the cases for whose first draft the policies had no clause that answers."""
    lacks, gaps, looked = unanswerable(desk.book, desk.today), defaultdict[str, dict[str, datetime]](dict), set[str]()
    async for line, case in reporting.drafted(tx, span):
        if "clauses" in line.details and line.case_id not in looked:
            looked.add(line.case_id)
            if lacks(case, set(str(line.details["clauses"] or "").split(","))):
                gaps[case.situation or "" if case else ""][line.case_id] = line.at
    return gaps


def _holds(desk: Desk, found: Repeated) -> bool:
    """Whether the policies could be read with this change."""
    if found.amendment.to_write:
        return True
    try:
        read_book({**desk.files, **amended(desk.files, found.amendment)})
    except PolicyError as error:
        log.info("not proposed, as the policies would not hold together: %s", str(error).splitlines()[0])
        return False
    return True


async def _keep(desk: Desk, found: Repeated) -> Proposal | None:
    """Keep it; None where another worker proposed it meanwhile."""
    links = await links_of(desk, found.cases)
    cited = tuple(Cited(case, links.get(case)) for case in found.cases)
    now = desk.clock.now()
    async with desk.write("proposals") as tx:
        if any(p.key == found.key for p in await proposals.every(tx, ProposalState.OPEN)):
            return None
        proposal = Proposal(await proposals.next_number(tx), found.key, found.amendment, found.why, cited, now)
        await proposals.add(tx, proposal)
        about = found.amendment.about or None
        await trail.note(tx, proposal.trail, SYSTEM, "proposed", now, aim=str(found.amendment.aim), about=about)
    return proposal


async def _close_outdated(desk: Desk, before: Iterable[Proposal]) -> None:
    """Close open proposals that changes of the files have overtaken."""
    for proposal in before:
        if proposal.state is not ProposalState.OPEN or proposal.amendment.to_write:
            continue
        try:
            await asyncio.to_thread(amended, desk.files, proposal.amendment)
        except PolicyError:
            async with desk.write("proposals") as tx:
                await proposals.decide(tx, proposal.number, ProposalState.OUTDATED, decided_at=desk.clock.now())
                await trail.note(tx, proposal.trail, SYSTEM, "outdated", desk.clock.now())
