"""Settling acts: each is decided on, then carried out or refused, in one write."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from typing import Any

from bot.desk.cases.acts import (
    changing,
    closing,
    deciding,
    editing,
    filing,
    handing_over,
    informing,
    overruling,
    reading_edits,
    tracking,
)
from bot.desk.cases.approvals import gone
from bot.desk.parts.desk import Desk
from bot.desk.parts.doing import Doing, queue_whisper
from bot.desk.parts.view import CaseView, load
from bot.domain.acts import Act, Refused, Standing, Why
from bot.domain.decisions import decide
from bot.domain.people import SYSTEM, Actor, is_app
from bot.domain.states import CaseState, RevisionState
from bot.store.case import cases, posts
from bot.store.due import inbox
from bot.store.engines.database import Tx
from bot.store.history import trail
from bot.store.rows.cases import ActRow, ActState, PostKind, RevisionRow

ON_THE_DRAFT = "This message is no draft, so nothing was changed. React to the draft itself, or press its button."
UNDOES_NOTHING = "Taking this reaction away changes nothing, as it had decided on nothing that still stands."
NO_MESSAGE_OF_IT = "A rejection stands, whatever becomes of the message."
_SHOWN = (PostKind.CASE, PostKind.REVISION, PostKind.APPROVAL, PostKind.OFFER_OFFLINE)
_SHOW_THE_REPLY = (PostKind.REVISION, PostKind.APPROVED_TEXT, PostKind.APPROVAL)
"""The messages on which a reaction is a decision."""


@dataclass(frozen=True, slots=True)
class _FoundOut:
    """What is found out before the transaction, as it takes calls to Slack or a model.

    `unfit`: why the act can't be carried out although its person may do it.
    """

    actor: Actor
    unfit: Refused | None
    held: reading_edits.EditFindings
    away: frozenset[str]


async def settle(desk: Desk, row: ActRow) -> None:
    """Decide on one act and carry it out, or tell its person why not. A second run changes nothing."""
    actor = Actor(SYSTEM) if row.actor == SYSTEM else await desk.directory.actor(row.actor)
    await desk.roles_now()
    unfit, away = await handing_over.refused(desk, row), await _away(desk, row)
    held = await _held(desk, row, actor) if reading_edits.unread(desk, row) else reading_edits.EditFindings()
    async with desk.write(str(row.case_id)) as tx:
        view = await load(tx, str(row.case_id))
        await trail.keep_calls(tx, view.case.id, row.revision_id, held.calls, desk.clock.now(), row.actor)
        now = next((a for a in view.acts if a.id == row.id), None)
        if now is None:
            return
        await posts.retry_refused(tx, case_id=view.case.id)
        # the act as it is now: its words may have been forgotten
        await _settle(desk, tx, view, now, _FoundOut(actor, unfit, held, away))
        forgotten = row.act is Act.WITHDRAW and await cases.is_forgotten(tx, view.case.id)
        await desk.wake_case(tx, view.case.id)
    if forgotten:
        await desk.database.scrub()


async def _away(desk: Desk, row: ActRow) -> frozenset[str]:
    """Before an approval or a delivery: who approved the draft and is no longer a member. Raises PostLater."""
    if row.act not in (Act.APPROVE, Act.DELIVER):
        return frozenset()
    async with desk.database.glance() as tx:
        view = await load(tx, str(row.case_id))
    revision = _acted_on(view, row)
    return await gone(desk, view, revision) if revision else frozenset()


async def _held(desk: Desk, row: ActRow, actor: Actor) -> reading_edits.EditFindings:
    """What a model finds in an edited text; nothing is asked where the act will be refused anyway."""
    async with desk.database.glance() as tx:
        view = await load(tx, str(row.case_id))
    revision = _acted_on(view, row)
    if revision is None or row.id not in {a.id for a in view.acts}:
        return reading_edits.EditFindings()
    refused = isinstance(_decide(desk, view, revision, row, actor), Refused)
    return reading_edits.EditFindings() if refused else await reading_edits.held(desk, view, row)


async def _settle(desk: Desk, tx: Tx, view: CaseView, row: ActRow, found: _FoundOut) -> None:
    revision = _acted_on(view, row)
    if revision is None:
        await _refused(desk, tx, row, Refused("nothing to act on"), None)
        return
    answer = _decide(desk, view, revision, row, found.actor, found.away)
    if not isinstance(answer, Refused) and found.unfit:
        answer = found.unfit
    if isinstance(answer, Refused):
        await _refuse(desk, tx, view, revision, row, answer)
        return
    doing = Doing(desk, tx, view, revision, row, answer.complete, found.held.seen, found.held.lifted)
    await EFFECTS[row.act](doing)
    await inbox.settle(tx, row.id, ActState.APPLIED, payload=row.payload if row.act is Act.TICK_STEPS else None)
    await posts.refresh(tx, view.case.id, _SHOWN)


def _acted_on(view: CaseView, row: ActRow) -> RevisionRow | None:
    """The revision the act is about. Escalating an older draft is about the newest one."""
    named = None if row.act is Act.ESCALATE else view.revision(row.revision_id)
    return named or view.newest


def _decide(
    desk: Desk, view: CaseView, revision: RevisionRow, row: ActRow, actor: Actor, away: frozenset[str] = frozenset()
) -> Any:
    roles = desk.roles
    if view.case.state is CaseState.FORGOTTEN:
        return Refused("This case was withdrawn, so nothing was changed.")
    if actor.id == SYSTEM:
        if row.act is Act.TAKE_BACK and revision.state is RevisionState.REJECTED:
            return Refused(NO_MESSAGE_OF_IT)
        return decide(view.standing(desk, revision), Actor("lead"), type(roles)(frozenset({"lead"})), row.act)
    standing = replace(view.standing(desk, revision, (row.payload or {}).get("shown_hash")), gone=away)
    answer = decide(standing, actor, roles, row.act)
    vain = _in_vain(view, row, standing) if row.surface == "reaction" else None
    return vain if vain and not isinstance(answer, Refused) else answer


def _in_vain(view: CaseView, row: ActRow, standing: Standing) -> Refused | None:
    """Why a reaction changes nothing: it is not on the draft, or removing it would undo somebody else's decision."""
    if row.act is not Act.ESCALATE and not _is_on_the_reply(view, row):
        return Refused(ON_THE_DRAFT)
    decided = {Act.APPROVE: standing.approved_by, Act.REJECT: (standing.rejected_by,)}
    undone = decided.get((row.payload or {}).get("undoes", ""), (row.actor,))
    return None if row.actor in undone else Refused(UNDOES_NOTHING, (), Why.ROLE)


def _is_on_the_reply(view: CaseView, row: ActRow) -> bool:
    """Notices and process steps belong to a revision too, but don't show it."""
    on = next((p for p in view.posts if (p.channel, p.ts) == (row.channel, row.ts)), None)
    return on is not None and on.kind in _SHOW_THE_REPLY


async def _refuse(desk: Desk, tx: Tx, view: CaseView, revision: RevisionRow, row: ActRow, answer: Refused) -> None:
    await _refused(desk, tx, row, answer, revision.id)
    nobody = answer.why is Why.DEACTIVATED or row.actor == SYSTEM or is_app(row.actor)
    if not nobody and not (row.payload or {}).get("quiet"):
        await queue_whisper(tx, view, row, answer.reason, answer.ask, _typed(row))


async def _refused(desk: Desk, tx: Tx, row: ActRow, answer: Refused, revision: str | None) -> None:
    await inbox.settle(tx, row.id, ActState.REFUSED, answer.reason)
    about = {"act": str(row.act), "surface": row.surface, "why": str(answer.why), "revision": revision}
    await trail.note(tx, str(row.case_id), row.actor, "refused", desk.clock.now(), **about)


def _typed(row: ActRow) -> str:
    """What the person typed for this act, to be given back. A message in the thread is still there, so it isn't."""
    words = (row.payload or {}) if row.surface != "thread" else {}
    facts = words.get("facts") or {}
    said = words.get("text") or words.get("instruction") or "\n".join(map(str, facts.values()))
    return str(said or words.get("reason") or "")


EFFECTS: dict[Act, Callable[[Doing], Awaitable[None]]] = {
    Act.APPROVE: deciding.approve,
    Act.REVISE: changing.revise,
    Act.REJECT: deciding.reject,
    Act.ESCALATE: deciding.escalate,
    Act.HAND_OVER: handing_over.hand_over,
    Act.TAKE_BACK: deciding.take_back,
    Act.DELIVER: deciding.deliver,
    Act.SENT_BY_HAND: deciding.sent_by_hand,
    Act.CLOSE: closing.close,
    Act.REOPEN: closing.reopen,
    Act.EDIT: editing.edit,
    Act.ADD_FACTS: informing.add_facts,
    Act.CUSTOMER_WROTE: informing.customer_wrote,
    Act.SET_LANGUAGE: informing.set_language,
    Act.DRAFT_ANYWAY: changing.draft_anyway,
    Act.DRAFT_OFFLINE: changing.draft_offline,
    Act.REDRAFT: changing.redraft,
    Act.WITHDRAW: closing.withdraw,
    Act.RELEASE: overruling.release,
    Act.MOVE_LANE: overruling.move_lane,
    Act.SET_SITUATION: filing.set_situation,
    Act.RECORD_DECISION: overruling.record_decision,
    Act.START_PROCESS: tracking.start,
    Act.TICK_STEPS: tracking.tick,
}
