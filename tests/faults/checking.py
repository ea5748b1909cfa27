"""What must hold once everybody is done: nothing lost, nothing twice, nothing left, in Slack and in the database."""

import asyncio
from collections import Counter, defaultdict
from collections.abc import AsyncIterator, Iterator, Sequence

from sqlalchemy import func, select

from bot.desk.parts.view import CaseView, load
from bot.domain.acts import Act
from bot.domain.states import PostState
from bot.store.engines.database import Tx
from bot.store.history import trail
from bot.store.rows.cases import PostKind
from bot.store.tables.cases import cases, turns
from bot.workspace import Message
from tests.faults.persons import TROUBLE, Person, Way
from tests.faults.trial import SUPPORT, Trial
from tests.trails import first_break

ENDED = (PostState.POSTED, PostState.ORPHANED)


async def problems(trial: Trial, people: Sequence[Person]) -> list[str]:
    """Each as a sentence; none is what a test wants."""
    found = list(_in_slack(trial, people))
    async with trial.database.read() as tx:
        kept = await tx.scalar(select(func.count()).select_from(cases))
        if kept != len(people):
            found.append(f"{len(people)} requests became {kept} cases")
        for person in people:
            found += [f"{person.text} {problem}" async for problem in _kept(trial, tx, person)]
    return found


async def see_through(trial: Trial, people: Sequence[Person]) -> None:
    """All of them at once; where somebody waits in vain, the failure says how things stand."""
    try:
        await asyncio.gather(*(person.see_through() for person in people))
    except TimeoutError:
        raise AssertionError("\n".join([*await problems(trial, people), *trial.programs.outputs()])) from None


def _in_slack(trial: Trial, people: Sequence[Person]) -> Iterator[str]:
    posted = defaultdict(list)
    for message in _ever_posted(trial):
        posted[_key(message)].append(f"{message.channel} {message.ts} {message.plain[:80]!r}")
    yield from (f"{key} was posted {len(p)} times: {p}" for key, p in posted.items() if key and len(p) > 1)
    texts = Counter(text for m in trial.ws.messages(SUPPORT) for text in [m.plain] if "Case C-" in text)
    for person in people:
        shown = sum(times for text, times in texts.items() if person.text in text)
        if shown != 1:
            yield f"{person.text} is shown {shown} times in the channel"


def _ever_posted(trial: Trial) -> Iterator[Message]:
    for messages in trial.ws.state.stored.values():
        yield from (m for m in messages.values() if m.bot)


def _key(message: Message) -> str | None:
    return (message.metadata or {}).get("event_payload", {}).get("key")


async def _kept(trial: Trial, tx: Tx, person: Person) -> AsyncIterator[str]:
    case_id = await tx.scalar(select(turns.c.case_id).where(turns.c.text == person.text))
    if case_id is None:
        yield "is not kept"
        return
    view = await load(tx, case_id)
    for problem in (*_ended(trial, view), *_decided(view, person)):
        yield f"({case_id}): {problem}"
    if broken := first_break(await trail.of_case(tx, case_id)):
        yield f"({case_id}): its trail is broken at line {broken}"


def _ended(trial: Trial, view: CaseView) -> Iterator[str]:
    """Nothing waits any more, and what is kept as posted stands in Slack."""
    if view.acts:
        yield f"acts are not decided on: {[act.act for act in view.acts]}"
    there = {m.ts for m in _ever_posted(trial) if not m.deleted}
    for post in view.posts:
        if post.state not in ENDED or post.refresh or post.remove:
            yield f"{post.key} is left {post.state}, refresh {post.refresh}, remove {post.remove}"
        elif post.kind is not PostKind.WHISPER and (post.state is PostState.POSTED) != (post.ts in there):
            yield f"{post.key} is {post.state} and {'stands' if post.ts in there else 'does not stand'} in Slack"
    if view.root and view.root.ts:
        yield from _whispered(trial, view)


def _whispered(trial: Trial, view: CaseView) -> Iterator[str]:
    asked = [p for p in view.posts if p.kind is PostKind.WHISPER]
    case = trial.ws.state.message(view.case.channel, str(view.root and view.root.ts))
    told = [words for who in ("ana", "ben", "omar") for words in trial.told(who, case) if TROUBLE not in words]
    again = sum("may have seen this" in words for words in told)
    if len(told) - again > len(asked) or len(told) < len(asked):
        yield f"of {len(asked)} private words {len(told)} were said, {again} of them as a repetition"


def _decided(view: CaseView, person: Person) -> Iterator[str]:
    acts = Counter(decision.act for decision in view.decisions)
    if acts != {Act.APPROVE: 1, Act.DELIVER: 1}:
        yield f"it was decided {dict(acts)}"
    again = person.way is Way.REVISES  # whoever was not heard says it again, and may have been heard after all
    if len(view.revisions) != person.way.drafts and not (again and len(view.revisions) > person.way.drafts):
        yield f"it has {len(view.revisions)} revisions"
