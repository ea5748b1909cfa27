"""With Claude configured: a fake that speaks the real wire format stands behind the unmodified SDK."""

import asyncio
import re

import pytest

from tests.dialogues.conftest import SUPPORT, Start, Team
from tests.fakes.claude import Answers, Fails, FakeClaude, Reply, Stalls

QUESTION = "Hello, do you ship to Hawaii? Write me at jo@example.com or 202-555-0143."
CARD = re.compile(r"4111 ?1111|(?<![\w-])4111(?![\w-])")
"""Whole or its beginning as a word: random ids may hold four of its digits."""
TEXT = "Yes, we ship to Hawaii at no extra charge."


async def test_claude_drafts_with_citations_and_sees_no_email_or_phone(start: Start) -> None:
    async with FakeClaude(situation="shipping_policy_question") as claude:
        team: Team = await start(**claude.settings)
        case = await team.draft(QUESTION)
        draft = team.last(case)
        assert "Written by Claude" in draft.plain
        sent = str(claude.requests)
        assert "jo@example.com" not in sent and "555-0143" not in sent and "Hawaii" in sent


async def test_when_claude_fails_on_its_side_the_composer_drafts_and_says_why(start: Start) -> None:
    async with FakeClaude(situation="shipping_policy_question") as claude:
        team: Team = await start(**claude.settings)
        claude.will(*[Fails(500, retry_after=0.01)] * 20)
        case = await team.draft(QUESTION)
        draft = team.last(case)
        assert "no model wrote this" in draft.plain and "Claude" in draft.plain
        assert "Approve" in draft.labels


async def test_a_draft_that_cites_nothing_does_not_count(start: Start) -> None:
    async with FakeClaude(situation="shipping_policy_question") as claude:
        team: Team = await start(**claude.settings)
        claude.will(
            Answers({"situation": "shipping_policy_question", "short_explanation": "asks", "quotes": []}),
            Reply([(TEXT, [])]),
        )
        case = await team.draft(QUESTION)
        assert "no model wrote this" in team.last(case).plain


async def test_after_thirty_seconds_without_claude_the_offline_draft_is_on_offer(start: Start) -> None:
    async with FakeClaude(situation="shipping_policy_question") as claude:
        team: Team = await start(**claude.settings)
        claude.will(Stalls())
        await team.ana.command(SUPPORT, f"/draft {QUESTION}")
        await asyncio.wait_for(claude.stalled.wait(), 60)
        offer = await team.until("Use the offline draft", after=31)
        await team.ana.press(offer, "Use the offline draft")
        draft = await team.until("no model wrote this")
        assert "Draft 2" in draft.plain
        claude.release()
        await team.settled()
        assert "Draft 2" in [m for m in team.thread(team.case()) if "Approve" in m.labels][-1].plain


async def test_while_claude_says_nothing_the_channel_shows_the_case_as_being_drafted(start: Start) -> None:
    async with FakeClaude(situation="shipping_policy_question") as claude:
        team: Team = await start(**claude.settings)
        claude.will(Stalls())
        await team.ana.command(SUPPORT, f"/draft {QUESTION}")
        await team.until_shown()
        assert "Drafting a reply" in team.case().plain and "Hawaii" in team.case().plain
        claude.release()
        await team.settled()
        assert "Drafting" not in team.case().plain and "Draft 1" in team.last(team.case()).plain


async def test_no_word_of_the_model_takes_effect(start: Start) -> None:
    async with FakeClaude(situation="shipping_policy_question") as claude:
        team: Team = await start(**claude.settings)
        words = "Yes <!channel> <@U0BENOKAF02>, we ship to Hawaii: *see* <https://evil.example|here> & https://evil.example."
        claude.will(Reply([(words, ["shipping.alaska_hawaii"])]), to="draft")
        case = await team.draft(QUESTION)
        thread = team.thread(case)
        assert any("Yes <!channel> <@U0BENOKAF02>, we ship to Hawaii" in message.plain for message in thread)
        for message in (case, *thread):
            assert not message.mentions & {"channel", "U0BENOKAF02"} and not message.unfurls


async def test_card_numbers_never_leave_for_the_model_and_stay_for_the_team(start: Start) -> None:
    async with FakeClaude(situation="shipping_policy_question") as claude:
        team: Team = await start(**claude.settings)
        case = await team.draft("Do you ship to Hawaii? You may charge my card 4111 1111 1111 1111 for it.")
        assert "4111 1111" in case.plain
        assert claude.requests and not CARD.search(str(claude.requests))


COLD = "Hello, your lamp is one of many. Other buyers manage to wait. Kind regards, Ana"
BETTER = "Hello, I understand that you have waited long for your lamp, and I am sorry. Kind regards, Ana"


def _sounds(quote: str, rule: str, accuses: bool = False, rewrite: str = "") -> Answers:
    heard = {
        "quote": quote,
        "rule": rule,
        "accusation": accuses,
        "short_explanation": "It belittles.",
        "replacement": "",
    }
    return Answers({"findings": [heard], "rewrite": rewrite})


async def test_claude_says_how_a_teammates_words_sound_and_offers_better_ones(start: Start) -> None:
    async with FakeClaude() as claude:
        team: Team = await start(**claude.settings)
        claude.will(_sounds("your lamp is one of many", "cold", rewrite=BETTER), to="tone")
        await team.ana.command(SUPPORT, f"/tone {COLD} Mail me at ana@example.com.")
        await team.settled()
        review = team.ana.ephemerals(SUPPORT)[-1].plain
        assert "It belittles." in review and "waited long for your lamp" in review
        assert claude.requests and "ana@example.com" not in str(claude.requests)


async def test_a_version_by_claude_that_fails_the_checks_is_not_offered(start: Start) -> None:
    async with FakeClaude() as claude:
        team: Team = await start(**claude.settings)
        worse = "Hello, you should have read the page. CALM DOWN!!! Kind regards, Ana"
        claude.will(_sounds("your lamp is one of many", "cold", rewrite=worse), to="tone")
        await team.ana.command(SUPPORT, f"/tone {COLD}")
        await team.settled()
        review = team.ana.ephemerals(SUPPORT)[-1].plain
        assert "It belittles." in review and "CALM DOWN" not in review


@pytest.mark.deep
async def test_what_claude_stops_in_a_reply_still_stops_it_as_a_draft(start: Start) -> None:
    async with FakeClaude(situation="shipping_policy_question") as claude:
        team: Team = await start(**claude.settings)
        case = await team.draft(QUESTION)
        claude.will(_sounds("Other buyers manage to wait.", "blame", accuses=True), to="tone")
        await team.ana.say(SUPPORT, f"reply: {COLD}", thread_ts=case.ts)
        await team.settled()
        await team.ana.press(team.ana.ephemerals(SUPPORT)[-1], "Make mine the next draft")
        await team.settled()
        draft = team.last(case)
        assert "Draft 2" in draft.plain and "It belittles." in draft.plain
        assert "Approve" not in draft.labels


async def test_a_reply_is_reviewed_without_claude_when_it_cant_be_asked(start: Start) -> None:
    async with FakeClaude() as claude:
        team: Team = await start(**claude.settings)
        claude.will(*[Fails(529, retry_after=0.01)] * 20)
        await team.ana.command(SUPPORT, "/tone You should have read the page before you ordered.")
        await team.settled()
        review = team.ana.ephemerals(SUPPORT)[-1].plain
        assert "You should have" in review and "couldn't be asked how this sounds" in review
