"""The processes of a case as its messages show them: those to start, and each with its steps."""

from bot.desk.parts.case_notes import ProcessNote, ToDo, ToStart
from bot.desk.parts.desk import Desk
from bot.desk.parts.view import CaseView
from bot.domain.reply import Commitment
from bot.knowledge.schema.processes import Process
from bot.store.rows.cases import StepRow

MOST_NAMED = 2


def to_start(desk: Desk, view: CaseView, promised: tuple[Commitment, ...]) -> tuple[ToStart, ...]:
    """The processes the teammate should start, at most MOST_NAMED; those that keep the reply's promises come first."""
    case, started = view.case, {s.process for s in view.steps}
    kinds = [c.kind for c in promised]
    about = (case.situation or "", *(f["situation"] for f in case.further or ()))
    fit = (desk.book.processes_for(id, kinds, case.fulfilment, case.marketplace) for id in about)
    found = list(dict.fromkeys(p for of_one in fit for p in of_one))
    return tuple(ToStart(p.id, p.title, p.when, p.id in started) for p in found[:MOST_NAMED])


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
