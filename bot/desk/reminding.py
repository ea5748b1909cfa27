"""The answer clock of a marketplace, per case, and the reminders before it runs out."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.desk.desk import Desk
from bot.desk.view import CaseView
from bot.domain.answer_clock import AnswerClock
from bot.domain.case import Role, Who
from bot.domain.states import CaseState
from bot.store import posts, trail
from bot.store.rows import PostKind, TurnRow

_RUNS_IN = (CaseState.OPEN, CaseState.PERSON_ONLY)


@dataclass(frozen=True, slots=True)
class Reminder:
    """One reminder: when, whom, and the key that keeps it from being given twice."""

    at: datetime
    role: Role
    key: str


def answer_clock(desk: Desk, view: CaseView) -> AnswerClock | None:
    """The clock that runs for this case; None where none does."""
    hours, turn = desk.book.message_rules.answer_hours(view.case.marketplace), _asked(view)
    if hours is None or turn is None or view.case.state not in _RUNS_IN:
        return None
    first = turn.at <= view.case.opened_at
    started = (view.case.written_at or view.case.opened_at) if first else turn.at
    return AnswerClock(started, timedelta(hours=hours))


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
        about = {"case_id": view.case.id, "key": reminder.key, "channel": view.case.channel}
        if reminder.role is Role.TEAMMATE:
            body = {"text": _words(desk, view, clock, now), "direct": True}
            await posts.add(tx, **about, kind=PostKind.WHISPER, recipient=view.case.requester, body=body)
        else:
            body = {"text": _words(desk, view, clock, now), "ask": list(desk.roles.holders(Role.LEAD))}
            await posts.add(tx, **about, kind=PostKind.NOTICE, body=body)
        await trail.note(tx, view.case.id, "levelhead", "reminded", now, role=str(reminder.role))


def _asked(view: CaseView) -> TurnRow | None:
    return next((t for t in reversed(view.turns) if t.who is Who.CUSTOMER), None)


def _reminders(desk: Desk, view: CaseView) -> Iterator[Reminder]:
    """Those not given yet, the requester's first. One whose time was over at the start goes to the lead at once."""
    clock, turn = answer_clock(desk, view), _asked(view)
    if clock is None or turn is None:
        return
    given = {post.key for post in view.posts}
    spans = {Role.TEAMMATE: desk.options.remind_requester, Role.LEAD: desk.options.remind_lead}
    for role, span in spans.items():
        key, at = f"{view.case.id}:remind:{turn.id}:{role}", clock.before_end(span)
        too_late = role is Role.TEAMMATE and at <= turn.at
        if key not in given and not too_late:
            yield Reminder(at, role, key)


def _words(desk: Desk, view: CaseView, clock: AnswerClock, now: datetime) -> str:
    ends = clock.ends.astimezone(desk.options.zone)
    limit = f"the {clock.allowed // timedelta(hours=1)} hours to answer"
    when = f"{ends:%A, %B} {ends.day} at {ends:%H:%M} ({desk.options.zone})"
    if now >= clock.ends:
        return f"Case {view.case.id} is overdue: {limit} ended on {when}, and no reply is marked as sent."
    left = max(1, round((clock.ends - now) / timedelta(hours=1)))
    hours = "1 hour" if left == 1 else f"{left} hours"
    return f"Case {view.case.id} still waits for its reply: {limit} end in {hours}, on {when}."
