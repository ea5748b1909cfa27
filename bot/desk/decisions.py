"""What people did, decided on and carried out: one effect per act, each in one write."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from bot.checks.review import review_edit
from bot.desk.desk import Desk
from bot.desk.intake import SYSTEM, ask_for_revision
from bot.desk.view import CaseView, load
from bot.desk.written import Written, carry_citations, from_json, to_json
from bot.domain.case import Role, Who
from bot.domain.decisions import Act, Actor, Refused, decide
from bot.domain.reply import Verdict, text_hash, verdict
from bot.domain.states import CaseState, RevisionState
from bot.store import cases, inbox, posts, revisions, trail
from bot.store.database import Tx
from bot.store.rows import ActRow, ActState, Cause, PostKind, RevisionRow

ASK_CHANGE = "What should change? Reply here with `revise:` and your wish, or press Change the draft."
_SHOWN = (PostKind.CASE, PostKind.REVISION, PostKind.APPROVAL, PostKind.OFFER_OFFLINE)


@dataclass(frozen=True, slots=True)
class Doing:
    """An act that was allowed, with what it is done to."""

    desk: Desk
    tx: Tx
    view: CaseView
    revision: RevisionRow
    row: ActRow
    complete: bool

    @property
    def case_id(self) -> str:
        return self.view.case.id

    @property
    def words(self) -> dict[str, Any]:
        return self.row.payload or {}

    async def note(self, kind: str, **details: str | int | None) -> None:
        known: dict[str, str | int | None] = {"revision": self.revision.id, "surface": self.row.surface}
        await trail.note(self.tx, self.case_id, self.row.actor, kind, self.desk.clock.now(), **known | details)


async def settle(desk: Desk, row: ActRow) -> None:
    """Decide on one act and carry it out, or tell its person why not. Run twice, it changes nothing more."""
    actor = Actor(SYSTEM) if row.actor == SYSTEM else await desk.directory.actor(row.actor)
    async with desk.write() as tx:
        view = await load(tx, str(row.case_id))
        if row.id not in {a.id for a in view.acts}:
            return
        await _settle(desk, tx, view, row, actor)
        await desk.wake_case(tx, view.case.id)


async def _settle(desk: Desk, tx: Tx, view: CaseView, row: ActRow, actor: Actor) -> None:
    revision = view.revision(row.revision_id) or view.newest
    if revision is None or view.case.state is CaseState.FORGOTTEN:
        await inbox.settle(tx, row.id, ActState.REFUSED, "the case was withdrawn")
        return
    answer = _decide(desk, view, revision, row, actor)
    if isinstance(answer, Refused):
        await _refuse(desk, tx, view, revision, row, answer)
        return
    doing = Doing(desk, tx, view, revision, row, answer.complete)
    await EFFECTS[row.act](doing)
    await inbox.settle(tx, row.id, ActState.APPLIED)
    await posts.refresh(tx, view.case.id, _SHOWN)


def _decide(desk: Desk, view: CaseView, revision: RevisionRow, row: ActRow, actor: Actor) -> Any:
    roles = desk.roles
    if actor.id == SYSTEM:
        return decide(view.standing(desk, revision), Actor("lead"), type(roles)(frozenset({"lead"})), row.act)
    shown = (row.payload or {}).get("shown_hash")
    return decide(view.standing(desk, revision, shown), actor, roles, row.act)


async def _refuse(desk: Desk, tx: Tx, view: CaseView, revision: RevisionRow, row: ActRow, answer: Refused) -> None:
    await inbox.settle(tx, row.id, ActState.REFUSED, answer.reason)
    now = desk.clock.now()
    await trail.note(tx, view.case.id, row.actor, "refused", now, act=str(row.act), revision=revision.id)
    if not (row.payload or {}).get("quiet") and row.actor != SYSTEM:
        await whisper(desk, tx, view, row, answer.reason, answer.ask)


async def whisper(desk: Desk, tx: Tx, view: CaseView, row: ActRow, text: str, ask: tuple[str, ...] = ()) -> None:
    """Tell the person of this act something that only they see."""
    await posts.add(
        tx,
        case_id=view.case.id,
        revision_id=row.revision_id,
        key=f"{view.case.id}:whisper:{row.id}",
        kind=PostKind.WHISPER,
        channel=view.case.channel,
        recipient=row.actor,
        body={"text": text, "ask": list(ask)},
    )


async def _say(doing: Doing, kind: PostKind, body: dict[str, Any] | None = None) -> None:
    await posts.add(
        doing.tx,
        case_id=doing.case_id,
        revision_id=doing.revision.id,
        key=f"{doing.case_id}:{kind}:{doing.row.id}",
        kind=kind,
        channel=doing.view.case.channel,
        body=body,
    )


async def _approve(doing: Doing) -> None:
    now, version = doing.desk.clock.now(), doing.revision.policy_version
    await revisions.decided(doing.tx, doing.revision, doing.row.actor, Act.APPROVE, version, now)
    await doing.note("approved", text=doing.revision.text_hash, policies=version)
    if doing.complete:
        await revisions.move(doing.tx, doing.revision.id, RevisionState.APPROVED)
        await _say(doing, PostKind.APPROVED_TEXT)
        await _say(doing, PostKind.APPROVAL)


async def _revise(doing: Doing) -> None:
    wish = str(doing.words.get("instruction", "")).strip()
    if not wish:
        await whisper(doing.desk, doing.tx, doing.view, doing.row, ASK_CHANGE)
        return
    await _new_revision(doing, Cause.REVISE, wish)


async def _new_revision(doing: Doing, cause: Cause, instruction: str | None = None) -> None:
    await ask_for_revision(doing.desk, doing.tx, doing.case_id, doing.row.actor, cause, instruction)


async def _reject(doing: Doing) -> None:
    now = doing.desk.clock.now()
    await revisions.decided(doing.tx, doing.revision, doing.row.actor, Act.REJECT, doing.revision.policy_version, now)
    await revisions.move(doing.tx, doing.revision.id, RevisionState.REJECTED)
    await doing.note("rejected", text=doing.revision.text_hash)


async def _escalate(doing: Doing) -> None:
    case, roles = doing.view.case, doing.desk.roles
    role = Role.OWNER if case.approver and case.approver.covers(Role.LEAD) else Role.LEAD
    await cases.change(doing.tx, case.id, approver=role)
    await doing.note("escalated", to=str(role))
    words = f"This case needs a decision: it was escalated to the {role}."
    await _say(doing, PostKind.NOTICE, {"text": words, "ask": list(roles.holders(role))})


async def _take_back(doing: Doing) -> None:
    now, revision = doing.desk.clock.now(), doing.revision
    if revision.state is RevisionState.REJECTED:
        await revisions.void(doing.tx, revision.id, Act.REJECT, now)
        await revisions.move(doing.tx, revision.id, RevisionState.WAITING)
        await doing.note("rejection taken back")
        return
    mine = {d.actor for d in doing.view.decisions if d.revision_id == revision.id and d.act is Act.APPROVE}
    only = doing.row.actor if doing.row.actor in mine else None
    await revisions.void(doing.tx, revision.id, Act.APPROVE, now, only)
    if revision.state is RevisionState.APPROVED:
        await revisions.move(doing.tx, revision.id, RevisionState.WAITING)
    await posts.remove(doing.tx, doing.case_id, (PostKind.APPROVED_TEXT, PostKind.APPROVAL), revision.id)
    await doing.note("approval taken back")


async def _deliver(doing: Doing) -> None:
    now = doing.desk.clock.now()
    await revisions.decided(doing.tx, doing.revision, doing.row.actor, Act.DELIVER, doing.revision.policy_version, now)
    await revisions.move(doing.tx, doing.revision.id, RevisionState.DELIVERED)
    await cases.change(doing.tx, doing.case_id, state=CaseState.CLOSED)
    await doing.note("sent", text=doing.revision.text_hash)


async def _edit(doing: Doing) -> None:
    text = str(doing.words["text"]).strip()
    before = doing.view.last_text(doing.revision.number + 1)
    old = from_json(before.body) if before else Written()
    passages = carry_citations(text, old.passages)
    findings = review_edit(passages, doing.view.matter(doing.desk), doing.desk.book)
    written = Written(passages, doing.view.written(doing.revision).checks, (), findings)
    revision_id = await revisions.add(
        doing.tx,
        doing.case_id,
        doing.desk.clock.now(),
        state=RevisionState.NOT_READY if verdict(findings) is Verdict.STOP else RevisionState.WAITING,
        cause=Cause.EDIT,
        asked_by=doing.row.actor,
        written_by=doing.row.actor,
        text=text,
        text_hash=text_hash(text),
        body=to_json(written),
        policy_version=doing.revision.policy_version,
    )
    await posts.remove_approval(doing.tx, doing.case_id)
    await posts.add(
        doing.tx,
        case_id=doing.case_id,
        revision_id=revision_id,
        key=f"{revision_id}:revision",
        kind=PostKind.REVISION,
        channel=doing.view.case.channel,
    )
    await doing.note("edited", new=revision_id, text=text_hash(text))


async def _add_facts(doing: Doing) -> None:
    given = [(str(key), str(value)) for key, value in doing.words.get("facts", {}).items() if str(value).strip()]
    await cases.add_facts(doing.tx, doing.case_id, given, doing.row.actor, doing.desk.clock.now())
    await doing.note("facts added", count=len(given))
    await _new_revision(doing, Cause.FACTS)


async def _customer_wrote(doing: Doing) -> None:
    text = str(doing.words["text"]).strip()
    await cases.add_turn(doing.tx, doing.case_id, Who.CUSTOMER, text, doing.row.actor, doing.desk.clock.now())
    await doing.note("customer wrote", message=text_hash(text))
    if doing.view.case.state is CaseState.CLOSED:
        await cases.change(doing.tx, doing.case_id, state=CaseState.OPEN)
    await _new_revision(doing, Cause.CUSTOMER)


async def _draft_anyway(doing: Doing) -> None:
    await _new_revision(doing, Cause.ANYWAY)


async def _draft_offline(doing: Doing) -> None:
    await _new_revision(doing, Cause.OFFLINE, doing.revision.instruction)


async def _withdraw(doing: Doing) -> None:
    for forget in (cases.forget_words, revisions.forget_words, inbox.forget_words):
        await forget(doing.tx, doing.case_id)
    await posts.remove(doing.tx, doing.case_id, tuple(PostKind))
    await doing.note("withdrawn")
    gone = f"Case {doing.case_id} is withdrawn: its messages and the customer's words are removed."
    await whisper(doing.desk, doing.tx, doing.view, doing.row, gone)


EFFECTS: dict[Act, Callable[[Doing], Awaitable[None]]] = {
    Act.APPROVE: _approve,
    Act.REVISE: _revise,
    Act.REJECT: _reject,
    Act.ESCALATE: _escalate,
    Act.TAKE_BACK: _take_back,
    Act.DELIVER: _deliver,
    Act.EDIT: _edit,
    Act.ADD_FACTS: _add_facts,
    Act.CUSTOMER_WROTE: _customer_wrote,
    Act.DRAFT_ANYWAY: _draft_anyway,
    Act.DRAFT_OFFLINE: _draft_offline,
    Act.WITHDRAW: _withdraw,
}
