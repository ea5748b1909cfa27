"""The queue is read from an index, and shows what reading each case and its answer clock gives, in the same order."""

import random
from collections import Counter
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.app import make_desk
from bot.commands.desks.nobody import Nobody
from bot.desk.cases.reminders.answer_clock import answer_clock
from bot.desk.parts.desk import Desk
from bot.desk.parts.view import CaseView, load
from bot.desk.team.queue import team_desk
from bot.domain.acts import Act
from bot.domain.case import Fulfilment, Lane, Who
from bot.domain.states import CASE_MOVES, OPEN_CASES, POST_MOVES, REVISION_MOVES, CaseState, PostState, RevisionState
from bot.domain.team_desk import PAGE, Sight, Which
from bot.knowledge.schema.message_rules import MessageRules
from bot.settings import Settings
from bot.store.case import cases, posts, revisions
from bot.store.engines.database import Tx
from bot.store.rows.cases import PostKind
from tests.manual_clock import ManualClock

COUNT, STEPS = 90, 5
MARKETPLACES = ("any", "amazon.com", "walmart.com", "etsy.com")
PEOPLE = ("ana", "ben", "cem")
SIGHTS = [Sight(which, lane) for which in Which for lane in (None, *Lane)]


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.deep)])
async def desk(request: pytest.FixtureRequest) -> AsyncIterator[Desk]:
    url = f"sqlite:///{request.getfixturevalue('sqlite_file')}" if request.param == "sqlite" else None
    settings = Settings(_env_file=None).model_copy(  # type: ignore[call-arg]
        update={"database_url": url or request.getfixturevalue("postgres_url")}
    )
    anybody: Any = Nobody()
    made = make_desk(settings, anybody, anybody, ManualClock())
    yield made
    await made.database.close()


def answering_within(desk: Desk, **hours: int | None) -> Desk:
    """The desk, where each marketplace gives so many hours for an answer."""
    files = {file.messages: file for file in desk.book.message_rules.files}
    anywhere = files["any"]
    named = (anywhere.model_copy(update={"messages": f"{name}.com", "answer_hours": n}) for name, n in hours.items())
    return replace(desk, book=replace(desk.book, message_rules=MessageRules((anywhere, *named))))


class Past:
    """What may have happened in cases, by chance, in moves that the domain has."""

    def __init__(self, desk: Desk, tx: Tx, seed: int) -> None:
        self.desk, self.tx, self.chance = desk, tx, random.Random(seed)

    def moment(self) -> Any:
        """Of two days, so coarse that some things happen at once."""
        return self.desk.clock.now() - timedelta(minutes=30 * self.chance.randrange(96))

    async def case(self, case_id: str) -> None:
        chance, opened = self.chance, self.moment()
        await cases.open_case(
            self.tx,
            id=case_id,
            team="T",
            channel="C",
            requester=chance.choice(PEOPLE),
            assignee=chance.choice((None, None, *PEOPLE)),
            opened_at=opened,
            written_at=chance.choice((None, opened - timedelta(hours=3))),
            state=CaseState.OPEN,
            marketplace=chance.choice(MARKETPLACES),
            fulfilment=Fulfilment.UNKNOWN,
            nonce="n",
            lane=chance.choice((None, *Lane)),
        )
        await cases.add_turn(self.tx, case_id, Who.CUSTOMER, "Hello", "ana", opened)
        await revisions.add_first(self.tx, case_id, opened, cause="opened", asked_by="ana")
        for _ in range(chance.randrange(STEPS)):
            await chance.choice((self.turn, self.revision, self.redraft, self.answer, self.end))(case_id)

    async def turn(self, case_id: str) -> None:
        who, at = self.chance.choice((Who.CUSTOMER, Who.CUSTOMER, Who.US)), self.moment()
        written = self.chance.choice((None, at - timedelta(hours=self.chance.randrange(9))))
        await cases.add_turn(self.tx, case_id, who, "And now?", "ana", at, written)

    async def revision(self, case_id: str) -> None:
        newest = await self._newest(case_id)
        if to := sorted(REVISION_MOVES.get(newest.state, ())):
            await revisions.move(self.tx, newest.id, RevisionState(self.chance.choice(to)))

    async def redraft(self, case_id: str) -> None:
        await revisions.add(self.tx, case_id, self.moment(), cause="revise", asked_by="ana")

    async def answer(self, case_id: str) -> None:
        act, newest = (
            self.chance.choice((Act.DELIVER, Act.DELIVER, Act.CLOSE, Act.APPROVE)),
            await self._newest(case_id),
        )
        await revisions.decided(self.tx, newest, "ben", act, None, self.moment())
        if act is Act.DELIVER and self.chance.random() < 0.6:
            about = {"key": f"{newest.id}:delivery", "kind": PostKind.DELIVERY, "channel": "outside"}
            await posts.add(self.tx, case_id=case_id, revision_id=newest.id, **about)
            for _ in range(self.chance.randrange(4)):
                await self._way(case_id)
        elif self.chance.random() < 0.4:
            await revisions.void(self.tx, newest.id, act, self.moment())

    async def _way(self, case_id: str) -> None:
        for post in (await load(self.tx, case_id)).posts:
            if to := sorted(POST_MOVES[post.state] - {PostState.ORPHANED}):
                await posts.change(self.tx, post.id, state=PostState(self.chance.choice(to)))

    async def end(self, case_id: str) -> None:
        state = (await load(self.tx, case_id)).case.state
        to = sorted(CASE_MOVES[state] - {CaseState.FORGOTTEN})
        await cases.change(self.tx, case_id, state=CaseState(self.chance.choice(to)))

    async def _newest(self, case_id: str) -> Any:
        return (await load(self.tx, case_id)).newest


async def happened(desk: Desk, seed: int) -> list[CaseView]:
    """Cases in mixed states, those that are open."""
    names = [f"C-{n:03}" for n in range(COUNT)]
    async with desk.write() as tx:
        past = Past(desk, tx, seed)
        for name in names:
            await past.case(name)
    async with desk.database.read() as tx:
        views = [await load(tx, name) for name in names]
    return [view for view in views if view.case.state in OPEN_CASES]


def sorted_by_hand(desk: Desk, views: list[CaseView], person: str, sight: Sight) -> list[str]:
    """First what a person must answer, then by the time left; without a clock last, by age."""

    def order(view: CaseView) -> tuple[Any, ...]:
        clock, case = answer_clock(desk, view), view.case
        return case.lane is not Lane.PERSON_ONLY, clock is None, clock.ends if clock else case.opened_at, case.id

    def in_sight(view: CaseView) -> bool:
        mine, newest = person in (view.case.requester, view.case.assignee), view.newest
        waits = newest is not None and newest.state is RevisionState.WAITING
        which = {Which.ALL: True, Which.MINE: mine, Which.WAITING: waits}[sight.which]
        return which and sight.lane in (None, view.case.lane)

    return [view.case.id for view in sorted(views, key=order) if in_sight(view)]


@pytest.mark.parametrize(
    "hours",
    [
        {"amazon": 24, "walmart": 30},
        *(pytest.param(h, marks=pytest.mark.deep) for h in ({"amazon": 12, "walmart": None}, {})),
    ],
    ids=str,
)
async def test_each_page_is_as_the_cases_themselves_say(desk: Desk, hours: dict[str, int | None]) -> None:
    desk = answering_within(desk, **hours)
    views, seen = await happened(desk, len(hours)), Counter[str]()
    assert len({(view.case.marketplace, view.case.lane) for view in views}) > 15
    for sight in SIGHTS:
        wanted = sorted_by_hand(desk, views, "ben", sight)
        for page in range(len(wanted) // PAGE + 2):
            found = await team_desk(desk, "ben", replace(sight, page=page))
            shown = found.sight.page
            assert [row.case_id for row in found.rows] == wanted[shown * PAGE : (shown + 1) * PAGE], (sight, page)
            assert found.found == len(wanted) and shown == min(page, max(0, (len(wanted) - 1) // PAGE))
            seen[sight.which] += len(found.rows)
    assert min(seen[which] for which in Which) > PAGE


async def test_the_numbers_are_those_of_the_cases_themselves(desk: Desk) -> None:
    desk = answering_within(desk, amazon=24, walmart=30)
    views = await happened(desk, 7)
    left = [clock.ends - desk.clock.now() for view in views if (clock := answer_clock(desk, view))]
    found, soon = await team_desk(desk, "ben", Sight()), desk.options.remind_requester
    assert found.open == len(views) and found.lanes == Counter(view.case.lane or Lane.DELICATE for view in views)
    assert found.overdue == sum(span < timedelta(0) for span in left) > 5
    assert found.soon == sum(timedelta(0) <= span < soon for span in left) > 1
