"""Our word that we write again by a day: whoever answers the case is reminded of it on that day."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from bot.checks.commitments import commitments_in
from bot.checks.personal_data.anonymous import anonymous
from bot.desk.parts.desk import Desk
from bot.desk.parts.restored import maybe_said
from bot.desk.parts.view import CaseView
from bot.domain.acts import Act
from bot.domain.commitments import CommitmentKind
from bot.domain.states import RevisionState
from bot.language.figures import Kind, figures
from bot.language.sentences import sentences
from bot.store import posts, trail
from bot.store.rows import PostKind, PostRow, RevisionRow

MORNING = time(9)
"""When the team is reminded, by its own clock."""
_WORD = ":word"
_SOONEST = timedelta(hours=1)
"""After it was sent, where the day is the same."""
_HANGS_ON = re.compile(r"\W*(?:if|in case|unless|once|when|should you|as soon as)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Word:
    """What we wrote, when to remind of it, and the key that keeps it from being told twice."""

    sentence: str
    day: date
    at: datetime
    key: str


def next_word_at(desk: Desk, view: CaseView) -> datetime | None:
    """When somebody is to be reminded; None where nothing is owed, or somebody was."""
    word = _word(desk, view)
    return word.at if word else None


def due_word(desk: Desk, view: CaseView) -> Word | None:
    """What is to be told now."""
    word = _word(desk, view)
    return word if word and word.at <= desk.clock.now() else None


async def remind_of_word(desk: Desk, view: CaseView, word: Word) -> None:
    """In a direct message to whoever answers the case; without personal data, as forgetting doesn't reach it."""
    now = desk.clock.now()
    sentence = anonymous(word.sentence, view.matter(desk), view.case.nonce)
    words = f"Case {view.case.id}: we wrote to the customer “{sentence}” Nothing was sent since."
    body = {"text": f"{words} Press *Add facts* or *Write again* below the reply in its thread.", "direct": True}
    async with desk.write(view.case.id) as tx:
        said = await maybe_said(desk, tx, word.at)
        about = {"case_id": view.case.id, "key": word.key, "channel": view.case.channel} | said
        await posts.add(tx, **about, kind=PostKind.WHISPER, recipient=view.case.answers, body=body)
        await trail.note(tx, view.case.id, "levelhead", "reminded of our word", now, day=word.day.isoformat())


def word_was_kept(view: CaseView, post: PostRow) -> bool:
    """Whether this reminds of a word that something came after."""
    last = view.newest
    owed = last is not None and last.state is RevisionState.DELIVERED and post.key == _key(last)
    return post.key.endswith(_WORD) and not owed


def _key(revision: RevisionRow) -> str:
    return f"{revision.id}{_WORD}"


def _word(desk: Desk, view: CaseView) -> Word | None:
    """Of the reply that was sent last, where nothing came after it: the first day by which we write again."""
    revision = view.newest
    if revision is None or revision.state is not RevisionState.DELIVERED or view.undelivered(revision):
        return None
    sent = max((d.at for d in view.decisions if d.revision_id == revision.id and d.act is Act.DELIVER), default=None)
    key = _key(revision)
    if sent is None or any(post.key == key for post in view.posts):
        return None
    sent_on = sent.astimezone(desk.options.zone).date()
    found = min(_days(view, revision, sent_on), default=None)
    if found is None:
        return None
    day, sentence = found
    morning = datetime.combine(day, MORNING, desk.options.zone)
    return Word(sentence, day, max(morning, sent + _SOONEST), key)


def _owed(sentence: str) -> bool:
    """Whether we said that we write; what hangs on the customer's writing first isn't owed."""
    promised = any(made.kind is CommitmentKind.CALL_BACK for made in commitments_in(sentence))
    return promised and not _HANGS_ON.match(sentence)


def _days(view: CaseView, revision: RevisionRow, sent_on: date) -> Iterator[tuple[date, str]]:
    """The days that the reply names for our next word, each with its sentence, in English where that is known."""
    for sentence in sentences(view.written(revision).text or revision.text or ""):
        if _owed(sentence):
            for figure in figures(sentence, sent_on):
                if figure.kind is Kind.DATE and figure.value >= sent_on.toordinal():
                    yield date.fromordinal(int(figure.value)), sentence
