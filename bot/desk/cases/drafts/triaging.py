"""Triage: a writer says what kind of case this is, and the rules may only make that more careful."""

from contextlib import nullcontext
from dataclasses import asdict, replace
from typing import Any

from bot.checks.circles.sent_round import answered_ones, sent_round
from bot.checks.personal_data.redaction import Vault, redact
from bot.concurrency.priority import computing, finished
from bot.concurrency.slots import meanwhile
from bot.desk.parts.desk import Desk
from bot.desk.parts.fallback import with_fallback
from bot.desk.parts.view import CaseView
from bot.domain.acts import Act
from bot.domain.case import Further, Lane, Matter, Role, Triage, Who
from bot.domain.people import SYSTEM
from bot.domain.redacted import RedactedMatter
from bot.domain.reply import Usage
from bot.domain.states import CaseState, RevisionState
from bot.knowledge.came_with import came_with, lacks_its_matter, with_it
from bot.knowledge.careful import Care, careful, customers_words, quoted
from bot.knowledge.recalled import recalled
from bot.knowledge.recognition import Recognition
from bot.knowledge.triage.further.already_read import beside_a_model
from bot.knowledge.triage.further.further import Finder
from bot.knowledge.triage.thread.left_open import left_open, settles
from bot.store.case import cases, chained, posts
from bot.store.engines.database import Tx
from bot.store.engines.prepared import together
from bot.store.history import trail
from bot.store.rows.cases import CaseRow, Cause, PostKind, RevisionRow

_TWO = 2
FOR_A_MACHINE = "Part of the message is for a machine, so no model's word makes this case a lighter one."


async def triage(desk: Desk, view: CaseView, row: RevisionRow) -> CaseView | None:
    """Find and keep what kind of case this is, from its latest turn. Raises WriterBusy.

    Returns None and keeps nothing if the revision was replaced, or its case withdrawn or closed meanwhile. Facts from
    reports are left out: that an order was shipped says nothing of what the customer wants.
    """
    async with computing():
        matter, vault = redact(view.matter(desk).by_people, view.case.nonce)
    calls: list[Usage] = []
    alone = row.cause is Cause.OFFLINE or not desk.asks_a_model
    async with nullcontext() if alone else meanwhile(_parts_read(desk, matter)) as parts_are_read:
        found, by, _ = await with_fallback(desk, row, calls, lambda writer: writer.triage(matter, desk.book, calls))
        if parts_are_read and by is not desk.composer:
            (parts,) = await parts_are_read()
            found = await _held_to_the_rules(desk, view, matter, found, parts)
    found = await _with_what_is_open(desk, view, matter, found)
    found = await _with_what_they_came_with(desk, matter, found)
    async with computing():
        found = replace(found, reason=vault.restore(found.reason), further=_restored(found, vault, view, desk))
        care = careful(view.matter(desk), desk.book, desk.book.situation(found.situation), found.further).least(found)
    care = await _with_circles_before(view.matter(desk), care)
    async with desk.write(view.case.id) as tx:
        case, now = await chained.revision(tx, view.case.id, row.id, desk.book.version)
        async with together(tx):
            await trail.keep_calls(tx, view.case.id, row.id, calls, desk.clock.now(), row.asked_by)
            if now is None or now.state is not RevisionState.DRAFTING or case is None or case.state is CaseState.CLOSED:
                return None
            view = replace(view, case=case)
            return replace(view, case=await _keep_triage(desk, tx, view, care, care.triage(found), by.name))


async def _with_circles_before(matter: Matter, care: Care) -> Care:
    """At least a lead's, where a message that we sent would be stopped as a circle today; once it has an answer."""
    for place in answered_ones(matter):
        async with computing():
            found = sent_round(matter, place)
        if found and not any(found.ours in reason for reason in care.reasons):
            reason = f"We wrote {quoted(found.ours)}, though they had written {quoted(found.theirs)}."
            return care.least(Triage("", "", lane=Lane.DELICATE, approver=Role.LEAD)).because(reason)
    return care


def _speaks_to_a_machine(desk: Desk, view: CaseView) -> bool:
    matter = view.matter(desk)
    readings = (customers_words(matter), customers_words(matter.as_written))
    return any(desk.book.ears.addressed.found(words) for words in readings)


async def _parts_read(desk: Desk, matter: RedactedMatter) -> Finder | None:
    """Read the message by the rules while a model is asked, which takes longer."""
    async with computing():
        return await finished(_rules(desk).parts_steps(matter))


async def _held_to_the_rules(
    desk: Desk, view: CaseView, matter: RedactedMatter, found: Triage, parts: Finder | None
) -> Triage:
    """Add further matters that the rules are sure of and the model can have missed.

    In a message with words for a machine, the rules set the least care.
    """
    async with computing():
        if _speaks_to_a_machine(desk, view):
            found = _more_careful(desk, found, await finished(_rules(desk).triage_steps(matter)))
        named = {found.situation, *(f.situation for f in found.further)}
        beside = await finished(_rules(desk).beside_steps(matter, named, found.situation, parts))
        known, treated = {s.id: s for s in desk.book.situations}, desk.book.ears.of_treatment
        beside = beside_a_model(found, beside, known, treated)
    return replace(found, further=(*found.further, *beside))


def _rules(desk: Desk) -> Recognition:
    return recalled(desk.book, desk.options.memory)


def _restored(found: Triage, vault: Vault, view: CaseView, desk: Desk) -> tuple[Further, ...]:
    """The further matters in the customer's own words, and those of earlier messages that are still unanswered."""
    new = tuple(replace(f, words=vault.restore(f.words)) for f in found.further)
    named = {found.situation, *(f.situation for f in new)}
    open_ = () if _answered(view) else view.matter(desk).further
    return (*(f for f in open_ if f.situation not in named), *new)


async def _with_what_is_open(desk: Desk, view: CaseView, matter: RedactedMatter, found: Triage) -> Triage:
    """Add the matter of the message before, if it is unanswered and both messages read as one are still about it, it
    told of trouble and the new one tells of none, or a person said that it is about that.

    A new message that fits no kind by itself counts as part of that matter, with the care of an unknown kind.
    """
    kind, fallback = view.case.situation, desk.book.fallback
    customers = [t for t in matter.turns if t.who is Who.CUSTOMER]
    known = {found.situation, *(f.situation for f in found.further)}
    one_turn = len(customers) < _TWO or view.case.triaged_turn == view.turns[-1].id
    if kind is None or kind in known or one_turn or _answered(view):
        return found
    before, newest = customers[-2].text, customers[-1].text
    open_ = left_open(before, newest) or view.filed_by is not None
    if settles(newest) or not (open_ or kind in await _read_as_one(desk, matter, before, newest)):
        return found
    if found.situation != fallback:
        return replace(found, further=(*found.further, Further(kind, before))) if open_ or kind != fallback else found
    least = desk.book.situation(fallback)
    return replace(found, situation=kind, lane=least.lane, approver=least.approver)


async def _with_what_they_came_with(desk: Desk, matter: RedactedMatter, found: Triage) -> Triage:
    """Add what an earlier message was about, where this one only complains of us or threatens."""
    if not lacks_its_matter(found, desk.book):
        return found
    async with computing():
        first = came_with(matter, desk.book, _rules(desk).triage)
    return with_it(found, first, desk.book) if first else found


async def _read_as_one(desk: Desk, matter: RedactedMatter, before: str, newest: str) -> frozenset[str]:
    """What both messages are about by the rules."""
    async with computing():
        joined = await finished(_rules(desk).triage_steps(matter.about(f"{before}\n\n{newest}")))
    return frozenset((joined.situation, *(f.situation for f in joined.further)))


def _answered(view: CaseView) -> bool:
    """Whether we wrote, or a reply was approved, since the message that was triaged last."""
    since = next((t for t in view.turns if t.id == view.case.triaged_turn), None)
    wrote = any(since and t.who is Who.US and t.id > since.id for t in view.turns)
    return wrote or any(since and d.act in (Act.APPROVE, Act.DELIVER) and d.at >= since.at for d in view.decisions)


def _more_careful(desk: Desk, found: Triage, rules: Triage) -> Triage:
    """The rules' triage, if it asks for more care. A model may have obeyed the words that were meant for it."""
    told, least = desk.book.situation(found.situation), desk.book.situation(rules.situation)
    more = (least.lane.rank, least.approver.rank) > (told.lane.rank, told.approver.rank)
    if not more:
        return found
    return Triage(rules.situation, f"{FOR_A_MACHINE} {rules.reason}", rules.signals, further=rules.further)


async def _keep_triage(desk: Desk, tx: Tx, view: CaseView, care: Care, found: Triage, by: str) -> CaseRow:
    """Keep the triage with the care it needs, which never falls below that of earlier messages. Returns the case."""
    case, situation = view.case, care.situation
    lane = max(care.lane, case.lane or care.lane, key=lambda lane: lane.rank)
    approver = max(care.approver, case.approver or care.approver, key=lambda role: role.rank)
    person_only = lane is Lane.PERSON_ONLY
    kept: dict[str, Any] = {
        "situation": situation.id,
        "lane": lane,
        "approver": approver,
        "triage_reason": found.reason,
        "triaged_by": by,
        "triaged_turn": view.turns[-1].id,
        "further": [asdict(f) for f in found.further] or None,
        "state": CaseState.PERSON_ONLY if person_only and case.state is CaseState.OPEN else case.state,
    }
    await cases.change(tx, case.id, **kept)
    told = {"situation": situation.id, "lane": str(lane)}
    told |= {"further": ", ".join(f.situation for f in found.further)} if found.further else {}
    await trail.note(tx, case.id, SYSTEM, "triaged", desk.clock.now(), **told)
    if person_only and case.lane is not Lane.PERSON_ONLY:
        await _call_owner(desk, tx, case, view.turns[-1].id)
    await posts.refresh(tx, case.id, (PostKind.CASE,))
    return replace(case, **kept)


async def _call_owner(desk: Desk, tx: Tx, case: CaseRow, turn: int) -> None:
    """Call the owners in the thread, each time a message brings the case into the person-only lane."""
    body = {"text": "A person answers this one; no reply is drafted.", "ask": list(desk.roles.holders(Role.OWNER))}
    about = {"case_id": case.id, "kind": PostKind.NOTICE, "channel": case.channel}
    await posts.add(tx, key=f"{case.id}:call:{turn}", body=body, **about)
