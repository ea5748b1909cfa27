"""Acts by which a person overrules the bot: release a stopped draft, move the lane, record a decision."""

from bot.desk.cases.acts.correcting import keep_correction, keep_reason
from bot.desk.parts.doing import Doing, queue_message
from bot.desk.parts.new_revision import ask_for_revision
from bot.desk.parts.standing import approver
from bot.domain.case import Lane, LeadDecision, Role
from bot.domain.reply import Severity
from bot.domain.states import CaseState, RevisionState
from bot.store.case import cases, revisions
from bot.store.rows.cases import Cause, PostKind

DECISION = "lead_decision"
AMOUNT = "refund_amount"
STILL = "The amount on record is still {amount}. If that is wrong now, record the decision once more with its amount."


async def release(doing: Doing) -> None:
    """Let a draft be approved although a check stopped it. The findings and the reason stay with it."""
    stops = [f.rule for f in doing.view.written(doing.revision).findings if f.severity is Severity.STOP]
    await revisions.move(doing.tx, doing.revision.id, RevisionState.WAITING)
    await keep_reason(doing, before=", ".join(dict.fromkeys(stops)), after="released")
    await doing.note("released", text=doing.revision.text_hash, stops=len(stops))


async def move_lane(doing: Doing) -> None:
    """Move the case to another lane with a new revision. The approver it needs stays the same or becomes higher."""
    case, lane = doing.view.case, Lane(doing.words["lane"])
    if lane is case.lane:
        await doing.note("lane kept", after=str(lane))
        return
    person_only = lane is Lane.PERSON_ONLY
    state = CaseState.PERSON_ONLY if person_only else CaseState.OPEN
    await cases.change(doing.tx, case.id, lane=lane, state=state, **still_asked_of(doing))
    await keep_correction(doing, before=case.lane, after=lane)
    await doing.note("lane moved", before=str(case.lane), after=str(lane))
    if person_only:
        await call_owners(doing)
    await ask_for_revision(doing.desk, doing.tx, case.id, doing.row.actor, Cause.LANE, doing.row.surface)


def still_asked_of(doing: Doing, least: Role = Role.TEAMMATE) -> dict[str, Role]:
    """The approver required so far, or `least` where that is higher; nothing where somebody of that role does it."""
    role = approver(doing.desk, doing.view.case, None)
    if doing.desk.roles.of(doing.row.actor).covers(role):
        return {}
    return {"approver": max(role, least, key=lambda role: role.rank)}


async def call_owners(doing: Doing) -> None:
    """Call the owners in the thread: a person answers."""
    body = {
        "text": "A person answers this one; no reply is drafted.",
        "ask": list(doing.desk.roles.holders(Role.OWNER)),
    }
    await queue_message(doing, PostKind.NOTICE, body)


async def record_decision(doing: Doing) -> None:
    """Keep the decision as a fact of the case, on which a reply may rest."""
    given = {key: value for key in (DECISION, AMOUNT) if (value := str(doing.words.get(key, "")).strip())}
    await keep_decision(doing, given)
    if AMOUNT not in given and (before := doing.view.fact(AMOUNT)):
        await doing.tell(STILL.format(amount=before))
    await ask_for_revision(doing.desk, doing.tx, doing.case_id, doing.row.actor, Cause.FACTS, doing.row.surface)


async def keep_decision(doing: Doing, given: dict[str, str]) -> None:
    """Keep a decision with its reason, by somebody who may take it."""
    await cases.add_facts(doing.tx, doing.case_id, list(given.items()), doing.row.actor, doing.desk.clock.now())
    await keep_reason(doing, before=doing.view.fact(DECISION), after=given.get(DECISION))
    await doing.note("decision recorded", decision=_of_the_list(given.get(DECISION)))


def _of_the_list(decision: str | None) -> str | None:
    """The decision as the trail may hold it: a value of the closed list, never a person's own words."""
    return decision if decision is None or decision in set(LeadDecision) else "in their own words"
