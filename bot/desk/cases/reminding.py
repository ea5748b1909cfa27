"""The answer clock of a marketplace, per case, and the reminders before it runs out."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.desk.parts.desk import Desk
from bot.desk.parts.restored import maybe_said
from bot.desk.parts.view import CaseView
from bot.domain.acts import Act
from bot.domain.answer_clock import AnswerClock
from bot.domain.case import Role, Who
from bot.domain.states import CaseState, PostState, RevisionState
from bot.store import posts, trail
from bot.store.rows import PostKind, PostRow, TurnRow

_RUNS_IN = (CaseState.OPEN, CaseState.PERSON_ONLY)
_ANSWERS = (Act.DELIVER, Act.CLOSE)


@dataclass(frozen=True, slots=True)
class Reminder:
    """One reminder: when, whom, and the key that keeps it from being given twice."""

    at: datetime
    role: Role
    key: str


def answer_clock(desk: Desk, view: CaseView) -> AnswerClock | None:
    """The clock that runs for this case; None where none does."""
    hours, turn = desk.book.message_rules.answer_hours(view.case.marketplace), _unanswered(view)
    if hours is None or turn is None or view.case.state not in _RUNS_IN:
        return None
    return AnswerClock(_written(view, turn), timedelta(hours=hours), turn.at)


def due_reminder(desk: Desk, view: CaseView) -> Reminder | None:
    """The reminder to give now."""
    return next((r for r in _reminders(desk, view) if r.at <= desk.clock.now()), None)


def next_reminder(desk: Desk, view: CaseView) -> datetime | None:
    """When the next one is due."""
    return min((r.at for r in _reminders(desk, view)), default=None)


async def remind(desk: Desk, view: CaseView, reminder: Reminder) -> None:
    """The requester in a direct message; the leads in the thread."""
    clock, now = answer_clock(desk, view), desk.clock.now()
    if clock is None:
        return
    async with desk.write(view.case.id) as tx:
        said = await maybe_said(desk, tx, reminder.at)
        about = {"case_id": view.case.id, "key": reminder.key, "channel": view.case.channel} | said
        if reminder.role is Role.TEAMMATE:
            body = {"text": _words(desk, view, clock, now), "direct": True}
            await posts.add(tx, **about, kind=PostKind.WHISPER, recipient=view.case.answers, body=body)
        else:
            body = {"text": _words(desk, view, clock, now), "ask": list(desk.roles.holders(Role.LEAD))}
            await posts.add(tx, **about, kind=PostKind.NOTICE, body=body)
        await trail.note(tx, view.case.id, "levelhead", "reminded", now, role=str(reminder.role))


def reminds_in_vain(desk: Desk, view: CaseView, post: PostRow) -> bool:
    """Whether this reminds of an answer that nobody waits for any more."""
    about, turn = f"{view.case.id}:remind:", _unanswered(view)
    waits = turn is not None and answer_clock(desk, view) is not None and post.key.startswith(f"{about}{turn.id}:")
    return post.key.startswith(about) and not waits


def unsaid(desk: Desk, view: CaseView, post: PostRow) -> dict[str, object]:
    """How to keep a message that says nothing any more. A reminder gives its key back: a case is opened again."""
    freed = {"key": f"{post.key}:vain:{post.id}"} if reminds_in_vain(desk, view, post) else {}
    return {"state": PostState.ORPHANED, **freed}


def _unanswered(view: CaseView) -> TurnRow | None:
    """The customer's first message that no reply was sent for, and that the case wasn't closed on."""
    answered = max((d.at for d in view.decisions if d.act in _ANSWERS), default=None)
    waiting = [t for t in view.turns if t.who is Who.CUSTOMER and (answered is None or t.at > answered)]
    return min(waiting, key=lambda turn: _written(view, turn), default=None)


def _written(view: CaseView, turn: TurnRow) -> datetime:
    """When the customer wrote it; when it was kept where that isn't known."""
    first = view.case.written_at if turn.at <= view.case.opened_at else None
    return turn.written_at or first or turn.at


def _reminders(desk: Desk, view: CaseView) -> Iterator[Reminder]:
    """Those not given yet, the requester's first."""
    clock, turn = answer_clock(desk, view), _unanswered(view)
    if clock is None or turn is None:
        return
    given, span = {post.key for post in view.posts}, desk.options.remind_lead
    times = {Role.TEAMMATE: clock.requester_at(desk.options.remind_requester, span), Role.LEAD: clock.lead_at(span)}
    for role, at in times.items():
        key = f"{view.case.id}:remind:{turn.id}:{role}"
        if at and key not in given:
            yield Reminder(at, role, key)


def _words(desk: Desk, view: CaseView, clock: AnswerClock, now: datetime) -> str:
    ends = clock.ends.astimezone(desk.options.zone)
    limit = f"the {clock.allowed // timedelta(hours=1)} hours to answer"
    when = f"{ends:%A, %B} {ends.day} at {ends:%H:%M} ({desk.options.zone})"
    if now >= clock.ends:
        late = f"Case {view.case.id} is overdue: {limit} ended on {when}, and no reply is marked as sent."
        return f"{late} If it was answered, {_to_end(desk, view)}."
    left = max(1, round((clock.ends - now) / timedelta(hours=1)))
    hours = "1 hour" if left == 1 else f"{left} hours"
    return f"Case {view.case.id} still waits for its reply: {limit} end in {hours}, on {when}."


def _to_end(desk: Desk, view: CaseView) -> str:
    """How to say that it was answered. Where a carrier takes the reply, its button would send it."""
    copied = desk.carrier is None and view.newest is not None and view.newest.state is RevisionState.APPROVED
    return f"{'press Sent to the customer, or ' if copied else ''}close the case in its menu"
