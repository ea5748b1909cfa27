"""Processes in a case: which to start, starting one, ticking its steps."""

from bot.desk.parts.case_notes import ProcessNote, ToDo, ToStart
from bot.desk.parts.desk import Desk
from bot.desk.parts.doing import Doing, queue_message
from bot.desk.parts.view import CaseView
from bot.domain.reply import Commitment
from bot.knowledge.schema.processes import Process
from bot.store.case import posts, steps
from bot.store.due import inbox
from bot.store.rows.cases import PostKind, StepRow

MOST_NAMED = 2
GONE = "This process is no longer in the policies, so it can't be started. Look for it in policies/ under its new name."


def to_start(desk: Desk, view: CaseView, promised: tuple[Commitment, ...]) -> tuple[ToStart, ...]:
    """The processes the teammate should start, at most MOST_NAMED; those that keep the reply's promises come first."""
    case, started = view.case, {s.process for s in view.steps}
    kinds = [c.kind for c in promised]
    about = (case.situation or "", *(f["situation"] for f in case.further or ()))
    fit = (desk.book.processes_for(id, kinds, case.fulfilment, case.marketplace) for id in about)
    found = list(dict.fromkeys(p for of_one in fit for p in of_one))
    return tuple(ToStart(p.id, p.title, p.when, p.id in started) for p in found[:MOST_NAMED])


async def start(doing: Doing) -> None:
    """Start a process and show its steps in the thread; if it was started before, only tell the person so."""
    process = doing.desk.book.process(str(doing.words.get("process")))
    if process is None:
        await doing.tell(GONE)
        await doing.note("no such process")
        return
    now, named = doing.desk.clock.now(), [s.id for s in process.steps]
    if not await steps.start(doing.tx, doing.case_id, process.id, named, doing.row.actor, now):
        await doing.tell(f"“{process.title}” was started in this case already: its steps are in the thread.")
        await doing.note("process started before", process=process.id)
        return
    await queue_message(doing, PostKind.PROCESS, {"process": process.id})
    await doing.note("process started", process=process.id)


async def tick(doing: Doing) -> None:
    """Keep which steps are ticked. An act kept by an older version has no `shown`."""
    words = doing.words
    process, done, shown = str(words.get("process")), list(words.get("done", ())), await _ticked_before(doing)
    await steps.tick(doing.tx, doing.case_id, process, done, shown, doing.row.actor, doing.desk.clock.now())
    await posts.refresh(doing.tx, doing.case_id, (PostKind.PROCESS,))
    await doing.note("steps ticked", process=process, done=len(done))


async def _ticked_before(doing: Doing) -> list[str] | None:
    """Which steps were ticked on the person's screen: as shown, or as they left it where the message lags behind.

    One click changes one step. A larger difference from what they left means another device, so `shown` counts.
    """
    words, last = doing.words, await inbox.before(doing.tx, doing.row) or {}
    shown: list[str] | None = words.get("shown")
    same = all(last.get(name) == words.get(name) for name in ("process", "shown"))
    one = len(set(last.get("done", ())) ^ set(words.get("done", ()))) == 1
    return list(last["done"]) if shown is not None and same and one else shown


def process_note(desk: Desk, view: CaseView, name: str) -> ProcessNote | None:
    """The process as it stands in this case; None where it was never started."""
    mine = [s for s in view.steps if s.process == name]
    process = desk.book.process(name)
    if not mine:
        return None
    return ProcessNote(
        case_id=view.case.id,
        process=name,
        title=process.title if process else name,
        started_by=mine[0].started_by,
        steps=_steps(desk, process, mine),
        links=process.links if process else (),
    )


def _steps(desk: Desk, process: Process | None, rows: list[StepRow]) -> tuple[ToDo, ...]:
    """The steps in the order of the policies. A step that the policies no longer have is left out."""
    done, started = {r.step: r.done_by for r in rows}, rows[0].started_at.astimezone(desk.options.zone).date()
    known = process.steps if process else ()
    return tuple(ToDo(s.id, s.title, s.do, s.owner, s.by(started), s.link, done[s.id]) for s in known if s.id in done)
