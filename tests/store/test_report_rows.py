"""What the report, the editions, the examples and the announcements ask of the store, on both databases."""

from dataclasses import replace
from datetime import timedelta

from bot.domain.acts import Act
from bot.domain.case import Lane
from bot.domain.costs import Tokens
from bot.domain.mistakes import Mistake
from bot.domain.reply import Usage
from bot.domain.states import PostState
from bot.store.case import cases, reasons, revisions, steps
from bot.store.company import replies
from bot.store.engines.database import Database
from bot.store.history import costs, editions, reporting, trail
from bot.store.history.costs import Meter
from bot.store.history.reporting import Span
from bot.store.rows.cases import Cause
from bot.store.team import announcements
from bot.store.team.announcements import AnnouncementKind
from tests.store.written_cases import FILES, NOW, written_case

DAY = timedelta(days=1)
SPAN, LATER = Span(NOW - DAY, NOW + DAY), Span(NOW + DAY, NOW + 2 * DAY)


async def test_corrections_count_for_what_the_bot_wrote_and_only_while_they_stand(database: Database) -> None:
    async with database.write() as tx:
        ours, theirs = await written_case(tx, "C-1", "A draft."), await written_case(tx, "C-2", "My words.", "U2")
        for case_id, revision_id in (("C-1", ours), ("C-2", theirs)):
            about = {"revision_id": revision_id, "actor": "U3", "at": NOW}
            await reasons.keep(tx, case_id, act=Act.REJECT, mistake=Mistake.TONE, **about)
            await reasons.keep(tx, case_id, act=Act.EDIT, before=revision_id, after="x", reason="long", **about)
            kept = await reasons.keep(tx, case_id, act=Act.MOVE_LANE, before="routine", after="delicate", **about)
    async with database.read() as tx:
        found = await reporting.corrected(tx, SPAN)
        row = await reasons.get(tx, kept)
        assert await reporting.corrected(tx, LATER) == [] and row and row[0] == "C-2"
    assert sorted((c.act, c.mistake, c.words) for c in found) == [
        (Act.EDIT, None, True),
        (Act.MOVE_LANE, None, False),
        (Act.MOVE_LANE, None, False),
        (Act.REJECT, Mistake.TONE, False),
    ]
    async with database.write() as tx:
        await reasons.void(tx, ours, Act.REJECT, NOW)
        assert Act.REJECT not in {c.act for c in await reporting.corrected(tx, SPAN)}


async def test_what_happened_is_read_by_time_with_its_cases_decisions_and_turns(database: Database) -> None:
    async with database.write() as tx:
        revision = await revisions.get(tx, await written_case(tx, "C-1", "A draft."))
        assert revision
        await revisions.decided(tx, revision, "U2", Act.APPROVE, "v1", NOW + DAY * 3)
        await reporting.keep_unanswered(tx, "Q-1", "Do we ship to Guam?", NOW)
        await reporting.keep_unanswered(tx, "Q-1", "Do we ship to Guam?", NOW)
    async with database.read() as tx:
        [line] = await reporting.happened(tx, SPAN, "drafted")
        assert line.details["clauses"] == "a.one" and line.at == NOW
        assert (await reporting.seen(tx, SPAN))["C-1"].lane is Lane.ROUTINE
        assert [d.act for d in await reporting.decided(tx, SPAN)] == [Act.APPROVE]
        assert [f.cause for f in await reporting.following(tx, SPAN)] == [Cause.OPENED]
        assert [w.case_id for w in await reporting.customers_wrote(tx, SPAN)] == ["C-1"]
        assert await reporting.not_answered(tx, SPAN) == [(NOW, "Do we ship to Guam?")]
        assert await reporting.seen(tx, LATER) == {} and await reporting.not_answered(tx, LATER) == []


async def test_costs_are_added_up_by_model_and_given_call_by_call(database: Database) -> None:
    used = Usage("draft", "sonnet", "h", "end_turn", 10, 20, 30, 40)
    async with database.write() as tx:
        revision_id = await written_case(tx, "C-1", "A draft.")
        await trail.keep_calls(tx, "C-1", revision_id, [used, used], NOW, "U1")
        await trail.keep_calls(tx, None, None, [used], NOW - 40 * DAY)
    async with database.read() as tx:
        assert await costs.used_since(tx, NOW) == {"sonnet": Tokens(20, 40, 60, 80)}
        found = [call async for call in costs.calls(tx, SPAN)]
    assert [(c.person, c.revision_id, c.tokens) for c in found] == [("U1", revision_id, Tokens(10, 20, 30, 40))] * 2


async def test_what_was_used_is_the_same_whether_all_is_added_up_or_what_is_new(database: Database) -> None:
    """At any hour, also where a clock is set back, and in another month."""
    meter, used = Meter(), Usage("draft", "sonnet", "h", "end_turn", 1, 2, 3, 4)
    for hours in (0.1, 0.5, 1.2, 2.5, 2.6, 30, 29, 31, 24 * 40):
        now, since = NOW + timedelta(hours=hours), NOW if hours < 24 * 30 else NOW + 35 * DAY
        async with database.write() as tx:
            await trail.keep_calls(tx, None, None, [used], now)
            await trail.keep_calls(tx, None, None, [replace(used, model="haiku")], now - timedelta(minutes=50))
        async with database.read() as tx:
            assert await meter.used(tx, since, now) == await costs.used_since(tx, since)


async def test_what_is_settled_is_not_read_again(database: Database) -> None:
    meter, used = Meter(), Usage("draft", "sonnet", "h", "end_turn", 1, 0, 0, 0)
    async with database.write() as tx:
        await trail.keep_calls(tx, None, None, [used], NOW)
        assert await meter.used(tx, NOW, NOW + DAY) == {"sonnet": Tokens(1)}
        await trail.keep_calls(tx, None, None, [used], NOW)  # which never comes so late
        assert await meter.used(tx, NOW, NOW + DAY) == {"sonnet": Tokens(1)}


async def test_the_version_in_force_is_the_last_adopted_whatever_a_clock_says(database: Database) -> None:
    async with database.write() as tx:
        assert await editions.in_force(tx) is None
        await editions.adopt(tx, "v1", FILES, NOW)
        await editions.adopt(tx, "v2", {}, NOW - DAY)
        assert await editions.in_force(tx) == "v2"
        await editions.adopt(tx, "v1", FILES, NOW - DAY)
        assert await editions.in_force(tx) == "v1" and await trail.snapshot(tx, "v1") == FILES
        assert [e.version for e in await editions.known(tx)] == ["v1", "v2"]


async def test_precedents_are_approved_replies_of_other_cases_of_the_situation(database: Database) -> None:
    async with database.write() as tx:
        for case_id in ("C-1", "C-2", "C-3"):
            revision_id = await written_case(tx, case_id, "A draft.")
            await replies.keep(tx, case_id, revision_id, f"Words of {case_id}", NOW)
        await cases.change(tx, "C-3", situation="another")
        found = await replies.precedents(tx, "s", "C-1")
    assert [(p.case_id, p.text, p.policy_version) for p in found] == [("C-2", "Words of C-2", "v1")]


async def test_an_announcement_is_kept_once_and_moved_by_one_worker(database: Database) -> None:
    async with database.write() as tx:
        for again in (True, False):
            assert await announcements.add(tx, "k", AnnouncementKind.WORDS, "U1", {"text": "Hi"}, NOW) is again
    async with database.write() as tx:
        row = await announcements.get(tx, "k")
        assert row and await announcements.unfinished(tx) == ["k"]
        assert await announcements.move(tx, row, PostState.SENDING, due_at=NOW)
        assert not await announcements.move(tx, row, PostState.SENDING, due_at=NOW)
        taken = await announcements.get(tx, "k")
        assert taken and await announcements.move(tx, taken, PostState.POSTED, due_at=None)
        assert await announcements.unfinished(tx) == []


async def test_a_process_begins_once(database: Database) -> None:
    async with database.write() as tx:
        await written_case(tx, "C-1", "A draft.")
        assert await steps.start(tx, "C-1", "trace", ["one", "two"], "U1", NOW)
        assert not await steps.start(tx, "C-1", "trace", ["one", "two"], "U1", NOW)
