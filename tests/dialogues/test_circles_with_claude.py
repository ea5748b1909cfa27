"""Claude holds what is to leave against the case: a draft, a mended one, a teammate's words; and what it can't see, it doesn't stop."""

from datetime import date
from typing import Any

import pytest

from bot.desk.report.reporting import team_report
from tests.dialogues.conftest import SUPPORT, Start, Team
from tests.fakes.claude import Answers, Fails, FakeClaude, Reply

SITUATION = "shipping_policy_question"
WAXED = (
    "Do you ship skis to Hawaii? I rubbed mine with paraffin as your leaflet says, and they still stick. jo@example.com"
)
CLAUSE = "shipping.alaska_hawaii"
CIRCLES = "Hello, we ship to Hawaii. Please wax the base of the skis. I will write by November 27."
STRAIGHT = "Hello, we ship to Hawaii. I will write to you by November 27 about the skis."


def _circle(shown: str = "I rubbed mine with paraffin") -> Answers:
    found: dict[str, Any] = {
        "signal": 1,
        "short_explanation": "They waxed the skis.",
        "sentence": "S2",
        "words": "Please wax the base of the skis.",
        "passage": "M1",
        "shown": shown,
    }
    return Answers({"circles": [found]})


async def test_a_draft_that_claude_sees_going_in_circles_is_mended_and_read_again(start: Start) -> None:
    async with FakeClaude(situation=SITUATION) as claude:
        team: Team = await start(**claude.settings)
        claude.will(Reply([(CIRCLES, [CLAUSE])]), to="draft").will(Reply([(STRAIGHT, [CLAUSE])]), to="repair")
        claude.will(_circle(), to="circles")
        case = await team.draft(WAXED)
        draft = team.last(case)
        assert "wax the base" not in draft.plain and "Approve" in draft.labels
        assert len(claude.asked("circles")) == 2, "the mended one is held against the case too"
        assert "jo@example.com" not in str(claude.requests) and claude.refused == []


async def test_what_stays_circular_is_shown_beside_the_customers_words_and_a_lead_is_called(start: Start) -> None:
    async with FakeClaude(situation=SITUATION) as claude:
        team: Team = await start(**claude.settings)
        claude.will(*[Reply([(CIRCLES, [CLAUSE])])] * 2, to="draft").will(Reply([(CIRCLES, [CLAUSE])]), to="repair")
        claude.will(_circle(), _circle(), to="circles")
        case = await team.draft(WAXED)
        thread = "\n".join(m.plain for m in team.thread(case))
        draft = next(m for m in team.thread(case) if "Draft 1" in m.plain)
        assert "not ready" in draft.plain and "Approve" not in draft.labels
        assert "They waxed the skis." in draft.plain and "I rubbed mine with paraffin" in draft.plain
        assert "would send the customer in circles" in thread


async def test_a_quote_that_the_customer_never_wrote_stops_nothing(start: Start) -> None:
    async with FakeClaude(situation=SITUATION) as claude:
        team: Team = await start(**claude.settings)
        claude.will(Reply([(CIRCLES, [CLAUSE])]), to="draft")
        claude.will(_circle("I waxed them twice"), to="circles")
        assert "Approve" in team.last(await team.draft(WAXED)).labels
        assert not claude.asked("repair")


async def test_a_teammates_reply_and_an_edit_are_held_against_the_case(start: Start) -> None:
    async with FakeClaude(situation=SITUATION) as claude:
        team: Team = await start(**claude.settings)
        case = await team.draft(WAXED)
        claude.will(_circle(), to="circles")
        await team.say("ana", case, f"reply: {CIRCLES}")
        review = team.ana.ephemerals(SUPPORT)[-1]
        assert "They waxed the skis." in review.plain
        await team.press("ana", review, "Make mine the next draft")
        stopped = next(m for m in team.thread(case) if "Draft 2" in m.plain)
        assert "They waxed the skis." in stopped.plain and "Approve" not in stopped.labels
        claude.will(_circle(), to="circles")
        await team.press("ben", stopped, "Edit")
        await team.fill("ben", {"The reply": CIRCLES.replace("Hello", "Good morning")})
        edited = next(m for m in team.thread(case) if "Draft 3" in m.plain)
        assert "They waxed the skis." in edited.plain and "Approve" not in edited.labels
        found = (await team_report(team.bot.desk, date(2026, 11, 1), date(2026, 12, 31))).costs
        assert {p.name: p.calls for p in found.purposes}["circles"] == len(claude.asked("circles")) == 3


@pytest.mark.deep
async def test_an_edit_that_goes_out_in_another_language_is_held_against_the_case_too(start: Start) -> None:
    async with FakeClaude(situation=SITUATION) as claude:
        team: Team = await start(**claude.settings)
        case = await team.draft(WAXED)
        await team.say("ana", case, "language: de")
        asked = len(claude.asked("circles"))
        claude.will(_circle(), to="circles")
        await team.press("ben", team.last(case), "Edit")
        await team.fill("ben", {"The reply": CIRCLES})
        edited = next(m for m in team.thread(case) if "Draft 3" in m.plain)
        assert "They waxed the skis." in edited.plain and "Approve" not in edited.labels
        assert "would send the customer in circles" in team.last(case).plain
        assert len(claude.asked("circles")) == asked + 1


async def test_a_note_says_so_where_claude_cant_be_asked(start: Start) -> None:
    async with FakeClaude(situation=SITUATION) as claude:
        team: Team = await start(**claude.settings)
        claude.will(Reply([(CIRCLES, [CLAUSE])]), to="draft").will(*[Fails(500, retry_after=0.01)] * 9, to="circles")
        draft = team.last(await team.draft(WAXED))
        assert "only the rules looked" in draft.plain and "Approve" in draft.labels


async def test_a_first_question_costs_nothing(start: Start) -> None:
    async with FakeClaude(situation=SITUATION) as claude:
        team: Team = await start(**claude.settings)
        case = await team.draft("Do you ship skis to Hawaii?")
        assert claude.asked("draft") and not claude.asked("circles")
        await team.say("ana", case, "reply: We do.")
        assert not claude.asked("circles")
