"""The matters in a customer's message, each with the customer's words and the clauses that answer it."""

from bot.desk.parts.case_notes import MatterFound, cited_clauses
from bot.desk.parts.desk import Desk
from bot.desk.parts.view import CaseView
from bot.desk.parts.written import cited
from bot.knowledge.replies.several import Subject, subjects
from bot.language.segmentation.shortened import shortened

_MOST_CLAUSES = 2
_MOST_WORDS = 160
"""Characters shown of the customer's words on one matter."""


def matters(desk: Desk, view: CaseView) -> tuple[MatterFound, ...]:
    """The matters in the customer's order; empty where there is only one."""
    matter = view.matter(desk)
    if not matter.further or view.case.situation is None:
        return ()
    about = (view.case.situation, *(f.situation for f in matter.further))
    raised = sorted(subjects(matter, [desk.book.situation(id) for id in about]), key=lambda s: s.begins)
    return tuple(_found(desk, view, subject) for subject in raised)


def _found(desk: Desk, view: CaseView, subject: Subject) -> MatterFound:
    held, used = desk.book.held(view.matter(desk)), _used(view)
    own = [id for id in subject.situation.own_clauses if id in held and not id.startswith("conduct.")]
    first = [id for id in own if id in used] or own or [id for id in subject.situation.own_clauses if id in held]
    shown = shortened(" ".join(subject.matter.message.split()), _MOST_WORDS)
    return MatterFound(subject.situation.title, shown, tuple((id, held[id].title) for id in first[:_MOST_CLAUSES]))


def _used(view: CaseView) -> frozenset[str]:
    """The clauses that the newest reply or brief rests on."""
    shown = view.shown()
    return frozenset(cited_clauses(cited(view.written(shown)))) if shown else frozenset()
