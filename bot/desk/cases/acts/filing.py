"""What a case is about, where a person says it: the bot's guess is replaced, and a reply to that kind is written."""

from dataclasses import asdict

from bot.desk.cases.acts.correcting import keep_reason
from bot.desk.cases.acts.overruling import call_owners, still_asked_of
from bot.desk.parts.desk import Desk
from bot.desk.parts.doing import Doing
from bot.desk.parts.new_revision import ask_for_revision
from bot.desk.parts.view import CaseView
from bot.domain.acts import Act
from bot.domain.case import Further, Lane
from bot.domain.states import CaseState
from bot.knowledge.careful import Care, careful
from bot.knowledge.recalled import recalled
from bot.knowledge.schema.situations import Situation
from bot.store.case import cases, reasons
from bot.store.rows.cases import Cause

FILED = "A teammate said what it is about."
UNKNOWN_KIND = "The policies no longer have this kind of case, so nothing was changed. Choose another one."


def kinds(desk: Desk, view: CaseView) -> tuple[Situation, ...]:
    """Every kind of case, the likeliest for this one first."""
    likely = [guess.situation for guess in recalled(desk.book, desk.options.memory).ranked(view.matter(desk), 0)]
    rest = sorted((s for s in desk.book.situations if s not in likely), key=lambda s: s.title)
    return (*likely, *rest)


async def set_situation(doing: Doing) -> None:
    """Make it a case of the kind that a person names, in the lane they choose if they do, with a new revision.

    Else it keeps the care that its words call for, and the lane that somebody moved it to. The approver it needs stays
    the same or becomes higher, unless somebody of that role says so.
    """
    case, book = doing.view.case, doing.desk.book
    named = next((s for s in book.situations if s.id == doing.words["situation"]), None)
    if named is None or named.id == case.situation:
        await _left_as_it_is(doing, named)
        return
    matter = doing.view.matter(doing.desk)
    further = tuple(f for f in matter.further if f.situation != named.id)
    care = careful(matter, book, named, further)
    lane = _lane(doing, care)
    await _file(doing, named, further, care, lane)
    await doing.note("kind set", before=case.situation, after=named.id, lane=str(lane))
    if lane is Lane.PERSON_ONLY and case.lane is not lane:
        await call_owners(doing)
    await ask_for_revision(doing.desk, doing.tx, case.id, doing.row.actor, Cause.KIND, doing.row.surface)


async def _file(doing: Doing, named: Situation, further: tuple[Further, ...], care: Care, lane: Lane) -> None:
    case = doing.view.case
    state = CaseState.PERSON_ONLY if lane is Lane.PERSON_ONLY else CaseState.OPEN
    approver = {"approver": care.approver, **still_asked_of(doing, care.approver)}
    about = {"further": [asdict(f) for f in further] or None, "triage_reason": " ".join((FILED, *care.reasons))}
    await cases.change(doing.tx, case.id, situation=named.id, lane=lane, state=state, **about, **approver)
    await keep_reason(doing, before=case.lane, after=lane)
    if "lane" in doing.words:
        await _keep_move(doing, lane)


async def _left_as_it_is(doing: Doing, named: Situation | None) -> None:
    if named is None:
        await doing.tell(UNKNOWN_KIND)
    await doing.note("kind kept", after=doing.view.case.situation)


def _lane(doing: Doing, care: Care) -> Lane:
    """The lane that its person chose, or that its words call for; of a case that was moved, no lower one than then."""
    if chosen := doing.words.get("lane"):
        return Lane(chosen)
    moved = any(r.act is Act.MOVE_LANE and r.void_at is None for r in doing.view.reasons)
    theirs = doing.view.case.lane if moved else None
    return max(theirs or care.lane, care.lane, key=lambda lane: lane.rank)


async def _keep_move(doing: Doing, lane: Lane) -> None:
    """Keep that a person chose the lane, which the case then keeps whatever else it is said to be about."""
    about = {"revision_id": doing.revision.id, "actor": doing.row.actor, "act": Act.MOVE_LANE}
    at, before = doing.desk.clock.now(), doing.view.case.lane
    await reasons.keep(doing.tx, doing.case_id, before=before, after=lane, at=at, **about)
