"""The answer clock of a case, by its marketplace, and the reminders before it ends."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.desk.parts.case_notes import UNAPPROVED
from bot.desk.parts.desk import Desk
from bot.desk.parts.restored import maybe_said
from bot.desk.parts.view import CaseView
from bot.domain.answer_clock import AnswerClock
from bot.domain.case import Role, Who
from bot.domain.people import SYSTEM
from bot.domain.phrases import counted
from bot.domain.states import OPEN_CASES, RevisionState
from bot.store.case import posts
from bot.store.history import trail
from bot.store.rows.cases import PostKind, PostRow, TurnRow

NOT_DELIVERED = (
    "Press Send it once more below it, or send it by hand and press I sent it by hand; or close the case in its menu."
)
APPROVED_NO_MORE = "Its approval counts no more: copy it into Write again below it, and have that approved."
ON_ITS_WAY = "It is on its way, and what listens at the webhook has not taken it yet: whoever runs that looks into it."
_MINUTES_BELOW = timedelta(minutes=90)
"""With less time left, it is told in minutes."""


@dataclass(frozen=True, slots=True)
class Reminder:
    """One reminder: when, to which role, and the key that keeps it from being sent twice."""

    at: datetime
    role: Role
    key: str


def answer_clock(desk: Desk, view: CaseView) -> AnswerClock | None:
    """The clock that runs for this case; None where none does."""
    return next((clock for _, clock in _clocks(desk, view)), None)


def due_reminder(desk: Desk, view: CaseView) -> Reminder | None:
    """The reminder to send now."""
    return next((r for r in _reminders(desk, view) if r.at <= desk.clock.now()), None)


def next_reminder(desk: Desk, view: CaseView) -> datetime | None:
    """When the next one is due."""
    return min((r.at for r in _reminders(desk, view)), default=None)


async def remind(desk: Desk, view: CaseView, reminder: Reminder) -> None:
    """Remind whoever answers the case in a direct message, the leads in the thread, even while that is held up."""
    words, now = reminder_words(desk, view), desk.clock.now()
    async with desk.write(view.case.id) as tx:
        said = await maybe_said(desk, tx, reminder.at)
        about = {"case_id": view.case.id, "key": reminder.key, "channel": view.case.channel} | said
        if reminder.role is Role.TEAMMATE:
            body = {"text": words, "direct": True, "or_thread": True}
            await posts.add(tx, **about, kind=PostKind.WHISPER, recipient=view.case.answers, body=body)
        else:
            called = desk.roles.holders(Role.LEAD) or (view.case.answers,)
            body = {"text": words, "ask": list(called), "apart": True}
            await posts.add(tx, **about, kind=PostKind.NOTICE, body=body)
        await trail.note(tx, view.case.id, SYSTEM, "reminded", now, role=str(reminder.role))


def is_reminder(view: CaseView, post: PostRow) -> bool:
    """Whether this message reminds of the answer clock."""
    return post.key.startswith(_about(view))


def reminds_in_vain(desk: Desk, view: CaseView, post: PostRow) -> bool:
    """Whether it reminds of an answer that nobody waits for any more."""
    waits = tuple(f"{_about(view)}{turn.id}:" for turn, _ in _clocks(desk, view))
    return is_reminder(view, post) and not post.key.startswith(waits)


def reminder_words(desk: Desk, view: CaseView) -> str:
    """A reminder's words as of now, as it may have waited to be posted. Empty where no clock runs."""
    clocks, now = [clock for _, clock in _clocks(desk, view)], desk.clock.now()
    if not clocks:
        return ""
    ends, limit = clocks[0].ends, f"the {clocks[0].allowed // timedelta(hours=1)} hours to answer"
    local = ends.astimezone(desk.options.zone)
    when = f"{local:%A, %B} {local.day} at {local:%H:%M} ({desk.options.zone})"
    held = _held_up(view)
    if now < ends:
        return f"Case {view.case.id} still waits for its reply: {limit} end in {_left(ends - now)}, on {when}.{held}"
    sent = "its reply has not reached the customer" if held else "no reply is marked as sent"
    late = f"Case {view.case.id} is overdue: {limit} ended on {when}, and {sent}."
    again = " The customer has written again since." if len(clocks) > 1 else ""
    return f"{late}{again}{held or f' If it was answered, {_to_end(desk, view)}.'}"


def _about(view: CaseView) -> str:
    return f"{view.case.id}:remind:"


def _clocks(desk: Desk, view: CaseView) -> list[tuple[TurnRow, AnswerClock]]:
    """A clock for the first unanswered message, and one for each that came after the last clock had ended."""
    hours, found = desk.book.message_rules.answer_hours(view.case.marketplace), list[tuple[TurnRow, AnswerClock]]()
    if hours is None or view.case.state not in OPEN_CASES:
        return []
    for turn in _unanswered(view):
        clock = AnswerClock(_written(view, turn), timedelta(hours=hours), turn.at)
        if not found or clock.started >= found[-1][1].ends:
            found.append((turn, clock))
    return found


def _unanswered(view: CaseView) -> list[TurnRow]:
    """The customer's messages after the last reply or closing, in the order they were written."""
    answered = max((d.at for d in view.answers()), default=None)
    waiting = [t for t in view.turns if t.who is Who.CUSTOMER and (answered is None or t.at > answered)]
    return sorted(waiting, key=lambda turn: _written(view, turn))


def _written(view: CaseView, turn: TurnRow) -> datetime:
    """When the customer wrote it, else when it was kept."""
    first = view.case.written_at if turn.at <= view.case.opened_at else None
    return turn.written_at or first or turn.at


def _reminders(desk: Desk, view: CaseView) -> Iterator[Reminder]:
    """Reminders not sent yet, the requester's first. Of a later message, only while its own clock runs."""
    given, span, clocks = {post.key for post in view.posts}, desk.options.remind_lead, _clocks(desk, view)
    for n, (turn, clock) in enumerate(clocks):
        times = {Role.TEAMMATE: clock.requester_at(desk.options.remind_requester, span), Role.LEAD: clock.lead_at(span)}
        for role, at in times.items():
            key = f"{_about(view)}{turn.id}:{role}"
            if at and key not in given and (n == 0 or desk.clock.now() < clock.ends):
                yield Reminder(at, role, key)


def _left(left: timedelta) -> str:
    if left < _MINUTES_BELOW:
        return counted(max(1, left // timedelta(minutes=1)), "minute")
    return counted(round(left / timedelta(hours=1)), "hour")


def _held_up(view: CaseView) -> str:
    """What to do where the reply was sent but its delivery failed or waits; empty elsewhere."""
    newest = view.newest
    if newest is None or newest.state is not RevisionState.DELIVERED or view.arrived(newest.id):
        return ""
    way = view.delivery(newest.id)
    if way and view.undelivered(newest):
        return f" It was not delivered. {APPROVED_NO_MORE if way.error == UNAPPROVED else NOT_DELIVERED}"
    return f" {ON_ITS_WAY}"


def _to_end(desk: Desk, view: CaseView) -> str:
    """How to mark the case as answered. With a carrier the button would send the reply, so it isn't named."""
    copied = desk.carrier is None and view.newest is not None and view.newest.state is RevisionState.APPROVED
    return f"{'press Sent to the customer, or ' if copied else ''}close the case in its menu"
