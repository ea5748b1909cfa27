"""What rules hear in Claude's draft is read again by Claude: matters of opinion may be lifted, promises never."""

from tests.dialogues.conftest import SUPPORT, Start, Team
from tests.fakes.claude import Answers, Fails, FakeClaude, Reply
from tests.fakes.claude_usual import data, judged

SITUATION, CLAUSE = "shipping_policy_question", "shipping.alaska_hawaii"
WAXED = "Do you ship skis to Hawaii? I waxed the skis already and they still stick. jo@example.com"
CIRCLES = "Hello, we ship to Hawaii. Please wax the skis. I will write by November 27."
STRAIGHT = "Hello, we ship to Hawaii. I will write to you by November 27 about the skis."
BLAMES = "Hello, we ship to Hawaii. You should have read the page first. I will write by November 27."
REFUNDS = "Hello, we ship to Hawaii. We refund you in full. I will write by November 27."
HEARD = "It can be read as the customer's fault"


def _none_holds(*ids: str) -> Answers:
    return Answers({"judgements": [judged(id, holds=False) for id in ids or ("D1",)]})


async def test_a_circle_that_only_the_rules_see_stops_nothing_and_is_told(start: Start) -> None:
    async with FakeClaude(situation=SITUATION) as claude:
        team: Team = await start(**claude.settings)
        claude.will(Reply([(CIRCLES, [CLAUSE])]), to="draft").will(_none_holds(), to="confirm")
        draft = team.last(await team.draft(WAXED))
        assert "Please wax the skis" in draft.plain and "Approve" in draft.labels
        assert "Claude read both again and sees none here" in draft.plain
        assert not claude.asked("repair") and data(claude.asked("confirm")[0])["findings"][0]["fault"] == "circular"
        assert "jo@example.com" not in str(claude.requests) and claude.refused == []


async def test_one_that_claude_sees_too_is_mended(start: Start) -> None:
    async with FakeClaude(situation=SITUATION) as claude:
        team: Team = await start(**claude.settings)
        claude.will(Reply([(CIRCLES, [CLAUSE])]), to="draft").will(Reply([(STRAIGHT, [CLAUSE])]), to="repair")
        draft = team.last(await team.draft(WAXED))
        assert "Please wax" not in draft.plain and len(claude.asked("confirm")) == 1 and claude.asked("repair")


async def test_where_claude_cannot_be_asked_the_rules_stand(start: Start) -> None:
    async with FakeClaude(situation=SITUATION) as claude:
        team: Team = await start(**claude.settings)
        claude.will(Reply([(CIRCLES, [CLAUSE])]), to="draft").will(Reply([(CIRCLES, [CLAUSE])]), to="repair")
        claude.will(*[Fails(400)] * 2, to="confirm")
        case = await team.draft(WAXED)
        draft = next(m for m in team.thread(case) if "Draft 1" in m.plain)
        assert "The customer did this already" in draft.plain and "Approve" not in draft.labels


async def test_a_tone_that_only_the_rules_hear_is_not_shown(start: Start) -> None:
    async with FakeClaude(situation=SITUATION) as claude:
        team: Team = await start(**claude.settings)
        claude.will(Reply([(BLAMES, [CLAUSE])]), to="draft")
        assert HEARD in team.last(await team.draft(WAXED)).plain
        faults = {f["fault"]: f["id"] for f in data(claude.asked("confirm")[0])["findings"]}
        claude.will(Reply([(BLAMES, [CLAUSE])]), to="draft").will(_none_holds(*faults.values()), to="confirm")
        again = await team.draft(f"{WAXED} Thanks.")
        assert "blame" in faults and HEARD not in team.last(again).plain


async def test_a_promise_is_nobodys_to_lift(start: Start) -> None:
    async with FakeClaude(situation=SITUATION) as claude:
        team: Team = await start(**claude.settings)
        claude.will(Reply([(REFUNDS, [CLAUSE])]), to="draft").will(Reply([(REFUNDS, [CLAUSE])]), to="repair")
        case = await team.draft(WAXED)
        asked = [f["fault"] for body in claude.asked("confirm") for f in data(body)["findings"]]
        draft = next(m for m in team.thread(case) if "Draft 1" in m.plain)
        assert "unsupported_promise" not in asked and "Approve" not in draft.labels


async def test_what_only_the_rules_hear_in_a_teammates_words_is_not_shown(start: Start) -> None:
    async with FakeClaude(situation=SITUATION) as claude:
        team: Team = await start(**claude.settings)
        claude.will(_none_holds(), to="confirm")
        await team.ana.command(SUPPORT, "/tone You should have read the page first.")
        await team.settled()
        assert HEARD not in team.ana.ephemerals(SUPPORT)[-1].plain
        await team.ana.command(SUPPORT, "/tone You should have read that page first.")
        await team.settled()
        assert HEARD in team.ana.ephemerals(SUPPORT)[-1].plain


async def test_a_teammates_reply_is_not_stopped_by_it_either_nor_as_the_next_draft(start: Start) -> None:
    async with FakeClaude(situation=SITUATION) as claude:
        team: Team = await start(**claude.settings)
        case = await team.draft(WAXED)
        claude.will(_none_holds("D1", "D2", "D3"), to="confirm")
        await team.say("ana", case, f"reply: {CIRCLES}")
        mine = next(m for m in team.thread(case) if "Draft 2" in m.plain)
        assert (
            "Claude read both again and sees none here" in mine.plain
            and "Please wax the skis" in mine.plain
            and "Approve" in mine.labels
        )


async def test_nor_is_an_edit(start: Start) -> None:
    async with FakeClaude(situation=SITUATION) as claude:
        team: Team = await start(**claude.settings)
        case = await team.draft(WAXED)
        claude.will(_none_holds("D1", "D2", "D3"), to="confirm")
        await team.press("ben", team.last(case), "Edit")
        await team.fill("ben", {"The reply": CIRCLES})
        edited = team.last(case)
        assert "Draft 2" in edited.plain and "Approve" in edited.labels
        assert "Claude read both again and sees none here" in edited.plain
