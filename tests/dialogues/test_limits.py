"""Slack and Claude limit the bot: it waits, says so, and loses nothing. On SQLite, and with two workers on PostgreSQL."""

import re
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from bot.app import connected
from bot.store.history import trail
from bot.workspace import Message, Workspace
from tests.dialogues.conftest import SUPPORT, Team, settings_for
from tests.fakes.claude import Fails, FakeClaude, Reply
from tests.manual_clock import ManualClock

QUESTION = "Hello, do you ship to Hawaii, and does it cost extra?"
POST = "chat.postMessage"
_SOONER = text(
    "UPDATE procrastinate_jobs SET scheduled_at = scheduled_at - make_interval(secs => :seconds)"
    " WHERE status = 'todo' AND scheduled_at IS NOT NULL"
)
_LOOK = text("""SELECT pg_notify('procrastinate_any_queue_v1', '{"type": "job_inserted", "job_id": 0}')""")


class Crew(Team):
    """A team whose bot may be several workers. The database's own clock is moved along with ours."""

    async def pause(self, seconds: float) -> None:
        self.clock.advance(seconds)
        if self.settings.on_postgres:
            async with self.bot.desk.database.write() as tx:
                await tx.execute(_SOONER, {"seconds": seconds})
                await tx.execute(_LOOK)
        self.bot.runner.ring()
        await self.settled()

    async def until_done(self, done: Callable[[], bool], step: float = 1, most: int = 60) -> None:
        """Let time pass in steps of so many seconds until it is done; at most so many of them."""
        for _ in range(most):
            if done():
                return
            await self.pause(step)
        assert done()

    async def ask(self, number: int) -> None:
        """So many cases in one channel at once."""
        for i in range(number):
            await self.ana.command(SUPPORT, f"/draft {QUESTION} It is question {i}.")
        await self.settled()

    def cases(self) -> list[Message]:
        return [m for m in self.ws.messages(SUPPORT) if "Case C-" in m.plain]

    def limited(self) -> list[str]:
        """The methods that Slack said were called too often."""
        return [call.method for call in self.ws.calls if call.answer.get("error") == "ratelimited"]

    def posted(self) -> int:
        return sum(call.method == POST and call.args["channel"][0] == "C" for call in self.ws.calls)

    def drafts(self) -> list[Message]:
        return [m for case in self.cases() for m in self.thread(case) if re.search(r"\bDraft \d", m.plain)]

    def drafted_once(self, number: int) -> bool:
        """Whether so many different questions each have one case with one draft."""
        asked = {m.plain.partition("It is question ")[2].partition(".")[0] for m in self.cases()}
        threads = [self.thread(case) for case in self.cases()]
        return len(asked) == len(threads) == len(self.drafts()) == number and all(len(t) == 1 for t in threads)


in_one_process = pytest.mark.parametrize("hire", ["sqlite"], indirect=True)
"""For what doesn't depend on who else works."""
with_others = pytest.mark.parametrize(
    "hire", [pytest.param("sqlite", marks=pytest.mark.deep), "postgres"], indirect=True
)
"""For what several workers have to keep to together."""
by_any = pytest.mark.parametrize("hire", ["sqlite", pytest.param("postgres", marks=pytest.mark.deep)], indirect=True)
Hire = Callable[..., Awaitable[Crew]]


@pytest.fixture
async def hire(
    request: pytest.FixtureRequest, clock: ManualClock, tmp_path: Path, sqlite_file: Path
) -> AsyncIterator[Hire]:
    """Start a workspace with or without rate limits, and the bot in it."""
    many = request.param == "postgres"
    base = {"database_url": request.getfixturevalue("postgres_url")} if many else {}
    async with AsyncExitStack() as stack:

        async def _hire(rate_limits: bool = True, **changes: Any) -> Crew:
            ws = Workspace(clock=clock, rate_limits=rate_limits)
            await ws.start()
            stack.push_async_callback(ws.stop)
            settings = settings_for(ws, tmp_path, **{"levelhead_pace_slack": rate_limits} | base | changes)
            bot = await stack.enter_async_context(connected(settings, clock, approve_examples=True))
            if many:
                await stack.enter_async_context(connected(settings, clock, approve_examples=True))
            return Crew(ws, bot, clock, settings)

        yield _hire


@by_any
async def test_many_cases_in_one_channel_stay_within_slacks_rates(hire: Hire) -> None:
    crew = await hire()
    await crew.ask(6)
    assert len(crew.cases()) < 6, "Slack takes no more at once"
    await crew.until_done(lambda: crew.drafted_once(6))
    assert crew.limited() == [], "its limits were kept without being told"


@pytest.mark.deep
@with_others
async def test_cases_that_wait_for_slack_come_before_one_asked_for_later(hire: Hire) -> None:
    """Also where that comes just when Slack takes more, which those that wait may see a second later."""
    crew = await hire()
    await crew.ask(5)
    waiting = 5 - len(crew.cases())
    crew.clock.advance(1)
    await crew.ana.command(SUPPORT, f"/draft {QUESTION} It came later.")
    await crew.settled()
    await crew.until_done(lambda: len(crew.cases()) == 6)
    assert waiting and "It came later" in crew.cases()[-1].plain and crew.limited() == []


@by_any
async def test_a_storm_of_429_delays_and_never_drops(hire: Hire) -> None:
    crew = await hire(levelhead_pace_slack=False)
    await crew.ask(8)
    assert POST in crew.limited()
    await crew.until_done(lambda: crew.drafted_once(8), step=2)


@pytest.mark.deep
@with_others
async def test_what_slack_refuses_one_worker_none_asks_for(hire: Hire) -> None:
    crew = await hire()
    crew.ws.fail(POST, "ratelimited", retry_after=30)
    await crew.ask(1)
    await crew.ask(4)
    await crew.pause(29)
    assert crew.posted() == 1, "one was refused, and the others know"
    await crew.pause(1)
    assert len(crew.cases()) == 1, "and afterwards they come one by one"
    await crew.until_done(lambda: len(crew.cases()) == 5)
    assert crew.limited() == [POST]


@in_one_process
async def test_the_requester_of_a_case_that_slack_does_not_take_is_told_privately(hire: Hire) -> None:
    crew = await hire()
    crew.ws.fail(POST, "ratelimited", retry_after=300)
    await crew.ask(1)
    told = crew.told("ana")
    assert "Slack takes no more messages here" in told and "is kept" in told and "09:05 (UTC)" in told
    await crew.pause(301)
    await crew.until_done(lambda: crew.drafted_once(1))
    assert len(crew.ana.ephemerals(SUPPORT)) == 1


@in_one_process
async def test_the_case_says_that_its_draft_waits_for_slack_until_it_is_posted(hire: Hire) -> None:
    crew = await hire()
    case = await crew.draft(QUESTION)
    crew.ws.fail(POST, "ratelimited", retry_after=300)
    await crew.say("ben", case, "revise: shorter")
    shown = crew.case().plain
    assert "Waiting for Slack" in shown and "since" in shown and "not before" in shown
    await crew.pause(301)
    assert "Draft 2" in crew.last(case).plain
    await crew.until_done(lambda: "A draft waits" in crew.case().plain)


@in_one_process
async def test_a_decision_waits_while_slack_does_not_say_who_somebody_is(hire: Hire) -> None:
    crew = await hire()
    case = await crew.draft(QUESTION)
    crew.ws.fail("users.info", "ratelimited", retry_after=30)
    await crew.press("ben", crew.last(case), "Approve")
    assert "Approved" not in crew.case().plain and not crew.told("ben")
    await crew.pause(31)
    await crew.until_done(lambda: "Approved" in crew.case().plain)


@pytest.mark.deep
@in_one_process
async def test_a_review_that_slack_will_not_take_is_not_given_up(hire: Hire) -> None:
    crew = await hire()
    crew.ws.fail("chat.postEphemeral", "ratelimited", times=8, retry_after=10)
    await crew.ana.command(SUPPORT, "/tone You should have read the page before you ordered.")
    await crew.settled()
    for _ in range(8):
        await crew.pause(61)
    assert "You should have" in crew.told("ana")


async def _with_claude(hire: Hire, claude: FakeClaude) -> Crew:
    return await hire(rate_limits=False, **claude.settings)


@pytest.mark.deep
@by_any
async def test_a_storm_of_529_and_429_delays_drafts_and_fails_none(hire: Hire) -> None:
    async with FakeClaude(situation="shipping_policy_question") as claude:
        crew = await _with_claude(hire, claude)
        claude.will(*[Fails(529)] * 8, to="triage").will(*[Fails(429, retry_after=20)] * 8, to="draft")
        await crew.ask(5)
        await crew.until_done(lambda: len(crew.drafts()) == 5, step=20)
        assert all(len(claude.asked(what)) == 8 + 5 for what in ("triage", "draft")), "each is written once"
        assert all("Draft 1" in m.plain and "Written by Claude" in m.plain for m in crew.drafts())


@pytest.mark.deep
@with_others
async def test_during_a_pause_of_claude_no_worker_asks_it(hire: Hire) -> None:
    async with FakeClaude(situation="shipping_policy_question") as claude:
        crew = await _with_claude(hire, claude)
        claude.will(Fails(429, retry_after=300))
        await crew.ask(1)
        await crew.ask(5)
        await crew.pause(290)
        assert len(claude.requests) == 1
        await crew.until_done(lambda: len(crew.drafts()) == 6, step=10)
        assert len(crew.cases()) == 6


@in_one_process
async def test_the_case_says_that_it_waits_for_claude_and_offers_the_offline_draft(hire: Hire) -> None:
    async with FakeClaude(situation="shipping_policy_question") as claude:
        crew = await _with_claude(hire, claude)
        claude.will(Fails(529, retry_after=600))
        case = await crew.draft(QUESTION)
        assert "Waiting for Claude" in crew.case().plain and "since" in crew.case().plain
        await crew.pause(31)
        await crew.press("ana", crew.last(case), "Use the offline draft")
        assert "no model wrote this" in crew.last(case).plain and "Draft 2" in crew.last(case).plain
        assert "Waiting for" not in crew.case().plain
        await crew.pause(600)
        assert "Draft 2" in crew.last(case).plain and len(claude.requests) == 1


@in_one_process
async def test_a_wait_for_claude_ends_with_its_draft_and_leaves_a_line_in_the_trail(hire: Hire) -> None:
    async with FakeClaude(situation="shipping_policy_question") as claude:
        crew = await _with_claude(hire, claude)
        claude.will(Fails(529, retry_after=25), to="draft")
        case = await crew.draft(QUESTION)
        assert "Waiting for Claude" in crew.case().plain
        await crew.pause(26)
        assert "Written by Claude" in crew.last(case).plain and "Waiting for" not in crew.case().plain
        async with crew.bot.desk.database.read() as tx:
            kinds = [e.event.kind for e in await trail.of_case(tx, case.plain.partition("Case ")[2].split()[0])]
        assert kinds.count("waits for its writer") == 1 and kinds.count("drafted") == 1


@in_one_process
@pytest.mark.parametrize("purpose", ["read", "repair"])
async def test_what_claude_wrote_is_not_written_again_when_only_the_rest_has_to_wait(hire: Hire, purpose: str) -> None:
    async with FakeClaude(situation="shipping_policy_question") as claude:
        crew = await _with_claude(hire, claude)
        claude.will(
            Reply([("Yes, we refund you $50 at once, and we ship to Hawaii.", ["shipping.alaska_hawaii"])]), to="draft"
        )
        claude.will(Fails(429, retry_after=20), to=purpose)
        case = await crew.draft(QUESTION)
        assert crew.thread(case) == [] and len(claude.asked(purpose)) == 1
        await crew.pause(21)
        assert "Draft 1" in crew.last(case).plain and "second time" not in crew.last(case).plain
        assert len(claude.asked("draft")) == 1 and len(claude.asked(purpose)) == 2


@pytest.mark.deep
@in_one_process
async def test_a_spend_limit_is_not_waited_for_as_a_limit_of_rate(hire: Hire) -> None:
    async with FakeClaude(situation="shipping_policy_question") as claude:
        crew = await _with_claude(hire, claude)
        claude.will(*[Fails(429, code="enforced_spend_limit_reached")] * 9)
        case = await crew.draft(QUESTION)
        assert "Waiting for" not in crew.case().plain
        assert "reached its spend limit" in crew.last(case).plain and "Draft 1" in crew.last(case).plain


@pytest.mark.deep
@by_any
async def test_the_sweep_takes_nobody_their_turn(hire: Hire) -> None:
    crew = await hire()
    crew.ws.fail("chat.postEphemeral", "ratelimited", retry_after=90)
    for i in range(12):
        await crew.ana.command(SUPPORT, f"/tone You should have read page {i} before you ordered.")
    await crew.settled()
    await crew.pause(61)
    await crew.pause(31)
    assert len(crew.ana.ephemerals(SUPPORT)) >= 2, "their turns come after 90 s, not a minute later"
