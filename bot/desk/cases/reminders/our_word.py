"""A reply said by when we write again: whoever answers the case is reminded on that day."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from bot.checks.commitments import commitments_in
from bot.checks.personal_data.anonymous import anonymous
from bot.desk.cases.reminders.answer_clock import answer_clock
from bot.desk.parts.desk import Desk
from bot.desk.parts.restored import maybe_said
from bot.desk.parts.view import CaseView
from bot.domain.acts import Act
from bot.domain.commitments import CommitmentKind
from bot.domain.people import SYSTEM
from bot.domain.states import RevisionState
from bot.language.figures.ahead import ends_ahead
from bot.language.figures.figures import Kind, figures
from bot.language.segmentation.sentences import sentences
from bot.store.case import posts
from bot.store.history import trail
from bot.store.rows.cases import PostKind, PostRow, RevisionRow

MORNING = time(9)
"""When the reminder comes, in the team's time zone."""
_WORD = ":word"
_SOONEST = timedelta(hours=1)
"""At least so long after the reply was sent, and before a promised time of day."""
_LATEST = timedelta(days=7)
"""After so long nobody is reminded any more."""
_HANGS_ON = re.compile(r"\W*(?:if|in case|unless|once|when|should you|as soon as)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Word:
    """A promise to write: in which reply and sentence, when to remind of it, and the key that makes it one reminder."""

    revision: RevisionRow
    sentence: str
    at: datetime
    key: str


def next_word_at(desk: Desk, view: CaseView) -> datetime | None:
    """When the next reminder is due; None where no promise is open, or its reminder was sent."""
    word = _word(desk, view)
    return word.at if word else None


def due_word(desk: Desk, view: CaseView) -> Word | None:
    """The promise to remind of now."""
    word = _word(desk, view)
    return word if word and word.at <= desk.clock.now() else None


async def remind_of_word(desk: Desk, view: CaseView, word: Word) -> None:
    """Remind whoever answers the case in a direct message, without personal data, as forgetting doesn't reach it."""
    now = desk.clock.now()
    sentence = anonymous(word.sentence, view.matter(desk), view.case.nonce)
    words = f"Case {view.case.id}: we wrote to the customer “{sentence}” {_since(desk, view, word.revision)}"
    body = {"text": words, "direct": True, "or_thread": True}
    async with desk.write(view.case.id) as tx:
        said = await maybe_said(desk, tx, word.at)
        about = {"case_id": view.case.id, "key": word.key, "channel": view.case.channel} | said
        await posts.add(tx, **about, kind=PostKind.WHISPER, recipient=view.case.answers, body=body)
        day = word.at.astimezone(desk.options.zone).date()
        await trail.note(tx, view.case.id, SYSTEM, "reminded of our word", now, day=day.isoformat())


def word_was_kept(desk: Desk, view: CaseView, post: PostRow) -> bool:
    """Whether this reminds of a promise that something was sent after."""
    of, word, _ = post.key.partition(_WORD)
    if not word:
        return False
    owed = _owed(desk, view)
    return owed is None or owed[0].id != of


def _since(desk: Desk, view: CaseView, revision: RevisionRow) -> str:
    """What the team did after that reply, and what to do now."""
    newest = view.newest
    if newest is None or newest.id == revision.id:
        return "Nothing was sent since. Press *Add facts* or *Write again* below the reply in its thread."
    if newest.state is RevisionState.APPROVED:
        button = "Send to the customer" if desk.carrier else "Sent to the customer"
        return f"Draft {newest.number} is approved and not marked as sent. Press *{button}* below it in its thread."
    return f"Draft {newest.number} in its thread was not sent yet. See to it there."


def _word(desk: Desk, view: CaseView) -> Word | None:
    """The first time by which the last sent reply says that we write again, unless its reminder was sent."""
    revision, sent = _owed(desk, view) or (None, None)
    if revision is None or sent is None:
        return None
    key = f"{revision.id}{_WORD}"
    if any(post.key == key for post in view.posts):
        return None
    local = sent.astimezone(desk.options.zone)
    written = revision.created_at.astimezone(desk.options.zone).date()
    found = min(_times(view, revision, local, written), default=None)
    if found is None or desk.clock.now() - found[0] > _LATEST:
        return None
    return Word(revision, found[1], _remind_at(found[0], local), key)


def _owed(desk: Desk, view: CaseView) -> tuple[RevisionRow, datetime] | None:
    """The reply that reached the customer last, and when.

    None once the case was closed, or while the answer clock runs: then its reminders do this.
    """
    last = max(view.answers(), key=lambda d: (d.at, d.id), default=None)
    if last is None or last.act is not Act.DELIVER or answer_clock(desk, view):
        return None
    revision = view.revision(last.revision_id)
    return (revision, last.at) if revision else None


def _remind_at(ends: datetime, sent: datetime) -> datetime:
    """In the morning of that day, or earlier for a time that ends before."""
    morning = datetime.combine(ends.date(), MORNING, ends.tzinfo)
    ends, sent = ends.astimezone(UTC), sent.astimezone(UTC)  # within a zone, an hour that comes twice counts once
    return max(min(morning, ends - _SOONEST), sent + min(_SOONEST, (ends - sent) / 2))


def _times(view: CaseView, revision: RevisionRow, sent: datetime, written: date) -> Iterator[tuple[datetime, str]]:
    """The times that the reply names for our next message, each with its sentence, in English where that is known."""
    for sentence in sentences(view.written(revision).text or revision.text or ""):
        for promised in _promised(sentence):
            ends = _ends(sentence, promised, sent, written)
            if ends and ends > sent.astimezone(UTC):
                yield ends, sentence


def _promised(sentence: str) -> list[str]:
    """The words that promise our next message. What depends on the customer is no promise."""
    if _HANGS_ON.match(sentence):
        return []
    return [made.quote for made in commitments_in(sentence) if made.kind is CommitmentKind.CALL_BACK]


def _ends(sentence: str, promised: str, sent: datetime, written: date) -> datetime | None:
    """The first future date in the sentence; without a date, the time the promise itself names."""
    dates = [int(f.value) for f in figures(sentence, sent.date()) if f.kind is Kind.DATE]
    ahead = [day for day in dates if day >= sent.date().toordinal()]
    if dates:
        return datetime.combine(date.fromordinal(min(ahead)), time.max, sent.tzinfo) if ahead else None
    return ends_ahead(promised, sent, written)
