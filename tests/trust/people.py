"""One channel in which everybody sits who might try to decide, and a case at each stage to try it on."""

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from sqlalchemy import select

from bot.app import connected
from bot.desk.cases.messages.delivering import OUTSIDE
from bot.desk.parts.view import load
from bot.domain.states import PostState
from bot.domain.trail import Event
from bot.store.case import posts
from bot.store.history import trail
from bot.store.rows.cases import ActState, PostKind
from bot.store.tables.cases import acts
from bot.workspace import HARBOUR_AND_PINE, Channel, Message, Person, Workspace
from tests.dialogues.conftest import Team, case_id, policies_with, settings_for
from tests.dialogues.edited_policies import CHANGED, SAID, looked
from tests.manual_clock import ManualClock
from tests.open_workspace import open_workspace

QUESTION = "Hello, do you ship to Hawaii, and does it cost extra?"
NOT_ARRIVED = "The tracking says delivered yesterday but there is no parcel anywhere. Order 112-1234567-7654321."
BURNED = "The heater caught fire and my son burned his hand."
OURS = {"ana": "requester", "ben": "teammate", "lea": "lead", "omar": "owner"}
STRANGERS = {"gil": "guest", "xia": "outsider", "otto": "bot", "dora": "deactivated", "una": "unknown"}
APP_WRITES = "otto"
"""What he writes comes from his app, which nobody can tell anything; what he presses or marks comes from him."""
UNA = Person("una", "U0UNAKNOWN9", "Una Known", "Slack doesn't answer for her")


def scene() -> Any:
    """The usual people and one more, all of them in one channel that is shared with another company."""
    people = (*HARBOUR_AND_PINE.people, UNA)
    everybody = Channel("C0SUPPORT01", "support", members=tuple(p.key for p in people), is_ext_shared=True)
    return replace(HARBOUR_AND_PINE, people=people, channels=(everybody,))


@asynccontextmanager
async def at_work(folder: Path, **changes: Any) -> AsyncIterator[Team]:
    """The bot in that channel, with Lea as lead and Omar as owner."""
    clock = ManualClock()
    ws = Workspace(clock=clock, rate_limits=False, scene=scene())
    async with open_workspace(ws):
        named = policies_with(folder, leads=ws.person("lea").id, owners=ws.person("omar").id)
        shared = {"levelhead_support_channels": frozenset({"C0SUPPORT01"})}
        settings = settings_for(ws, folder, levelhead_policies=named, **shared | changes)
        async with connected(settings, clock, approve_examples=True) as bot:
            yield Team(ws, bot, clock, settings)


async def routine(team: Team) -> Message:
    return await team.draft(QUESTION)


async def approved(team: Team) -> Message:
    case = await routine(team)
    await team.press("ben", team.last(case), "Approve")
    return case


async def undelivered(team: Team) -> Message:
    """A reply that what listens outside refused."""
    case = await approved(team)
    await team.press("ben", team.last(case), "Sent to the customer")
    name = case_id(case)
    async with team.bot.desk.write(name) as tx:
        about = {"case_id": name, "revision_id": f"{name}.1", "key": f"{name}.1:delivery"}
        await posts.add(
            tx, **about, kind=PostKind.DELIVERY, channel=OUTSIDE, state=PostState.REFUSED, error="status 400"
        )
        await posts.refresh(tx, name, (PostKind.CASE, PostKind.APPROVAL))
        await team.bot.desk.wake_case(tx, name)
    await team.settled()
    return case


async def closed(team: Team) -> Message:
    case = await routine(team)
    await team.press("ben", case, "Close the case")
    return case


async def delicate(team: Team) -> Message:
    """A brief."""
    return await team.draft(NOT_ARRIVED)


async def delicate_draft(team: Team) -> Message:
    """A reply that Ana wrote, and a lead has to approve."""
    return await _written(team, "Hello, I have opened a trace with the carrier.")


async def stopped(team: Team) -> Message:
    """A reply that a check stopped."""
    return await _written(team, "Hello, I have refunded your order of $999.00 in full today.")


async def _written(team: Team, words: str) -> Message:
    case = await delicate(team)
    await team.press("ana", team.last(case), "Write the reply")
    await team.fill("ana", {"The reply": words})
    return case


async def started(team: Team) -> Message:
    """A process of which nothing is done."""
    case = await delicate(team)
    await team.press("ana", team.last(case), "Start")
    return case


async def a_clause_changes(team: Team) -> None:
    """On which every routine draft rests."""
    file = team.settings.levelhead_policies / "house/shipping.yaml"
    said = file.read_text(encoding="utf-8")
    assert SAID in said
    file.write_text(said.replace(SAID, CHANGED), encoding="utf-8")
    await looked(team)


async def person_only(team: Team) -> Message:
    return await team.draft(BURNED)


Stage = Callable[[Team], Awaitable[Message]]


async def kept(team: Team, case: Message) -> Any:
    """All that is kept of a case but messages and acts, and what the bot shows of it."""
    async with team.bot.desk.database.read() as tx:
        view = await load(tx, case_id(case))
    rows = (view.case, view.turns, view.facts, view.revisions, view.decisions, view.reasons, view.steps)
    return rows, [(m.ts, m.plain) for m in (case, *team.thread(case)) if m.user == case.user]


async def lines(team: Team, case: Message) -> list[Event]:
    """The trail of a case."""
    async with team.bot.desk.database.read() as tx:
        return [link.event for link in await trail.of_case(tx, case_id(case))]


async def reasons_kept(team: Team) -> list[str]:
    """Why acts were refused, in full, as the rows of the acts keep it."""
    query = select(acts.c.reason).where(acts.c.state == ActState.REFUSED)
    async with team.bot.desk.database.read() as tx:
        return [str(reason) for reason in (await tx.execute(query)).scalars()]


@contextmanager
def still_here(team: Team, who: str) -> Iterator[None]:
    """Somebody deactivated is active for the moment in which they act: Slack hears of it first, and we ask later."""
    known = team.ws.person(who).person
    team.ws.state.people[known.id] = replace(known, deleted=False)
    yield
    team.ws.state.people[known.id] = known


@asynccontextmanager
async def while_ours(team: Team, who: str) -> AsyncIterator[None]:
    """Somebody is a full member meanwhile; a minute later Slack tells who they have become, and who Ana is."""
    known = team.ws.person(who).person
    full = replace(known, team_id=team.ws.state.scene.team_id, **dict.fromkeys(_NOT_FULL, False))
    team.ws.state.people[known.id] = full
    yield
    team.ws.state.people[known.id] = known
    await team.pause(61)
    assert (await team.bot.desk.directory.actor(team.ana.id)).ours


_NOT_FULL = ("is_restricted", "is_stranger", "is_bot", "deleted")
