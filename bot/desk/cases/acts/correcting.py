"""Why people corrected the bot: kept with what they did, or asked of that person afterwards, privately."""

from typing import NoReturn

from bot.desk.parts.desk import Desk
from bot.desk.parts.doing import Doing
from bot.domain.acts import Act, Why
from bot.domain.mistakes import Mistake
from bot.domain.states import CaseState
from bot.errors import LevelheadError
from bot.store.case import cases, posts, reasons
from bot.store.history import trail
from bot.store.rows.cases import PostKind, ReasonRow, RevisionRow

LONGEST_REASON = 1_000
LEFT_OUT = "One click is enough, and you can leave it out: what you did counts already."
GONE = "This is not kept here any more, so there is nothing to note."
_ASKED = {
    Act.REJECT: "You rejected draft {number}. What was wrong with it?",
    Act.EDIT: "You changed draft {number}. What was wrong with it?",
    Act.MOVE_LANE: "You moved case {case} to another lane. What was wrong with the one it was in?",
}


async def keep_reason(doing: Doing, before: str | None = None, after: str | None = None) -> int:
    """Keep an act with what it changed, and its reason where one was given. Returns the row's number."""
    return await reasons.keep(
        doing.tx,
        doing.case_id,
        revision_id=doing.revision.id,
        actor=doing.row.actor,
        act=doing.row.act,
        before=before,
        after=after,
        reason=str(doing.words.get("reason", "")).strip() or None,
        at=doing.desk.clock.now(),
    )


async def keep_correction(doing: Doing, before: str | None = None, after: str | None = None) -> None:
    """Keep a rejection, an edit or a changed lane; where no reason was given, ask its person for one."""
    reason_id = await keep_reason(doing, before, after)
    if doing.words.get("reason") or not _worth_asking(doing):
        return
    words = _ASKED[doing.row.act].format(number=_corrected(doing).number, case=doing.case_id)
    await posts.add(
        doing.tx,
        case_id=doing.case_id,
        revision_id=doing.revision.id,
        key=f"{doing.case_id}:why:{reason_id}",
        kind=PostKind.WHISPER,
        channel=doing.view.case.channel,
        recipient=doing.row.actor,
        body={"text": f"{words} {LEFT_OUT}", "why": reason_id},
    )


def _worth_asking(doing: Doing) -> bool:
    """False for an edit of a person's own words, and where a rejection of the same draft was asked about already."""
    if doing.row.act is not Act.EDIT:
        return True
    corrected = _corrected(doing)
    asked = (r.revision_id == corrected.id and r.act is Act.REJECT and r.void_at is None for r in doing.view.reasons)
    return corrected.written_by is None and not any(asked)


def _corrected(doing: Doing) -> RevisionRow:
    """The draft that was corrected. An edit may start from a brief that came after that draft."""
    if doing.row.act is Act.EDIT:
        return doing.view.last_text(doing.revision.number + 1) or doing.revision
    return doing.revision


async def say_why(desk: Desk, reason_id: int, person: str, mistake: Mistake | None, words: str = "") -> str:
    """Keep the reason, in place of an earlier one. Returns the answer to the person.

    Raises LevelheadError with what to do.
    """
    said = words.strip()
    if mistake is None and not said:
        raise LevelheadError("Say in a few words what was wrong, or close this.")
    if len(said) > LONGEST_REASON:
        raise LevelheadError(f"Say it in at most {LONGEST_REASON:,} characters.")
    case_id, _ = await _own(desk, reason_id, person)
    async with desk.write(case_id) as tx:
        case = await cases.get(tx, case_id)
        if case is None or case.state is CaseState.FORGOTTEN:
            raise LevelheadError(GONE)
        await reasons.change(tx, reason_id, mistake=mistake, reason=said or None)
        named = str(mistake) if mistake else "in their own words"
        await trail.note(tx, case_id, person, "reason given", desk.clock.now(), mistake=named)
        await posts.refresh(tx, case_id, (PostKind.CASE, PostKind.REVISION))
        await desk.wake_case(tx, case_id)
    return f"Noted: {mistake.label.lower() if mistake else 'in your words'}. Thank you."


async def _own(desk: Desk, reason_id: int, person: str) -> tuple[str, ReasonRow]:
    async with desk.database.read() as tx:
        found = await reasons.get(tx, reason_id)
    if found is None:
        raise LevelheadError(GONE)
    if found[1].actor != person:
        await _refused(desk, found[0], person)
    return found


async def _refused(desk: Desk, case_id: str, person: str) -> NoReturn:
    about = {"act": "say_why", "surface": "button", "why": str(Why.ROLE)}
    async with desk.write(case_id) as tx:
        await trail.note(tx, case_id, person, "refused", desk.clock.now(), **about)
    raise LevelheadError("Only whoever did it says why.")
