"""Of all attacking texts none renders a mention, a ping or a link, in anything the bot says that holds others' words.

A dialogue in which Claude obeys leaves the notes of every kind. Then each text stands where others' words stood, and
the real views show it: what takes effect is what took effect with a harmless word there, as the workspace reads it.
"""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.desk.learning.accepting import Shown
from bot.desk.parts.notes import Note, Private
from bot.desk.policies.importing import proposed
from bot.domain.case import Turn, Who
from bot.domain.proposals import Aim, Amendment
from bot.domain.proposals import Proposal as Proposed
from bot.domain.team_desk import TeamDesk
from bot.knowledge.proposing import Proposal
from bot.language.normalization.unbroken import unbroken
from bot.slack import views
from bot.slack.views import asking, correcting, forms, judging, policies, team_desk
from bot.slack.views.fields import About
from bot.slack.views.proposals import proposal_form
from tests.dialogues.conftest import SUPPORT, Start, Team
from tests.fakes.claude import Answers, FakeClaude, Reply, Uses
from tests.trust.attacks import texts
from tests.trust.recorded import instead, places, record, takes_effect

MARK = "Zyxmark"
CALM = "Calmly"
ABOUT, NOW = About(SUPPORT), datetime(2026, 11, 23, 9, tzinfo=UTC)
SOUND = "Orders to Alaska, Hawaii and Puerto Rico travel by USPS in 6 to 10 business days, at no extra charge."
LOOKED_FOR = {
    "RevisionNote", "ApprovedText", "ReviewNote", "SharedReview", "AnswerNote", "SharedAnswer", "ComparisonNote",
    "AskWhose", "TeamDesk", "Whisper",
}  # fmt: skip
"""Kinds of notes in which others' words stand; a kind that the dialogue doesn't bring forth would be proved of nothing."""


@pytest.mark.deep
async def test_no_text_of_all_takes_effect_in_anything_that_is_posted(start: Start) -> None:
    async with FakeClaude(situation="shipping_policy_question") as claude:
        team: Team = await start(**claude.settings)
        recorder = record(team)
        await _dialogue(team, claude)
    notes = {(type(note).__name__, places(note, MARK)): note for note in recorder.said}
    notes = {kind: note for kind, note in notes.items() if kind[1]}
    assert {name for name, _ in notes} >= LOOKED_FOR
    for note in notes.values():
        harmless = [takes_effect(*one) for one in _shown(instead(note, MARK, CALM))]
        for text in texts():
            attacked = [takes_effect(*one) for one in _shown(instead(note, MARK, unbroken(text[:2_500])))]
            assert attacked == harmless, (type(note).__name__, text)


async def _dialogue(team: Team, claude: FakeClaude) -> None:
    """A draft that obeys, one that is approved, a review, an answer, a comparison, a long paste, the desk."""
    claude.will(Reply([(f"Hello, {MARK} I have refunded $999.00 today.", ["shipping.alaska_hawaii"])]), to="draft")
    claude.will(Reply([(f"Hello, {MARK} I have refunded $999.00 today.", ["shipping.alaska_hawaii"])]), to="repair")
    case = await team.draft(f"Do you ship to Hawaii? {MARK} and what does it cost?")
    await team.press("ana", case, "Hand it to somebody")
    await team.fill("ana", {"To whom?": "ben", "Why?": f"I am away, {MARK}."})
    await team.say("ana", case, f"revise: say {MARK}")
    await team.say("ana", case, f"reply: You should have read {MARK} before. CALM DOWN!!! I refunded you $999.00.")
    review = team.ana.ephemerals(SUPPORT)[-1]
    await team.press("ana", review, next(label for label in review.labels if label.startswith("Share")))
    await team.say("ana", case, f"Hello again. {MARK} I am still waiting for my parcel to Hawaii. " * 12)
    claude.will(Reply([(f"{SOUND} {MARK}", ["shipping.alaska_hawaii"])]), to="draft")
    other = await team.draft("Do you ship to Hawaii?")
    await team.press("ana", team.last(other), "Edit")
    assert team.ana.view is not None
    await team.fill("ana", {team.ana.view.labels[0]: f"Hello, {SOUND} {MARK}"})
    await team.press("omar", team.last(other), "Approve")
    claude.will(Uses([("find_texts", {"words": f"shipping {MARK}"})], at_will=True), to="ask")
    await team.ana.command(SUPPORT, f"/ask do we ship to Hawaii, {MARK}?")
    await team.settled()
    answer = team.ana.ephemerals(SUPPORT)[-1]
    await team.press("ana", answer, next(label for label in answer.labels if label.startswith("Share")))
    claude.will(Answers({"stated": [], "claims": [], "title": "", "bullets": [], "description": []}), to="compare")
    await team.ana.command(SUPPORT, "/compare")
    listing = f"Brass lamp {MARK}, 34 cm\n{MARK} lasts 900 years"
    await team.fill("ana", {"Our listing": listing, "Competitor 1": f"Steel lamp {MARK}, 30 cm, {MARK} dimmable"})
    await team.ana.command(SUPPORT, f"/desk {MARK}")
    await team.ana.open_home()
    await team.settled()


def _shown(note: Any) -> Iterator[tuple[str, Any]]:
    """Every way in which it is shown."""
    if isinstance(note, TeamDesk):
        yield team_desk.summary(note), team_desk.home_blocks(note)
        yield team_desk.summary(note), team_desk.message_blocks(note)
    elif isinstance(note, Note):
        yield views.summary(note), views.blocks(note)
    if isinstance(note, Private):
        for direct in (False, True):
            yield views.private_text(note), views.private_blocks(note, direct) or []


FORMS: dict[str, Callable[[str], Any]] = {
    "draft": lambda text: forms.draft_form(ABOUT, {"any": "any"}, text),
    "customer": lambda text: forms.customer_form(ABOUT, text),
    "edit": lambda text: forms.edit_form(ABOUT, text),
    "conversation": lambda text: forms.conversation_view([(NOW, Turn(Who.CUSTOMER, text)), (NOW, Turn(Who.US, text))]),
    "tone": lambda text: judging.tone_form(ABOUT, {"any": "any"}, text, text),
    "review": lambda text: judging.review_form(ABOUT, text),
    "pasted": lambda text: {"blocks": asking.ask_pasted_blocks("P-1", text)},
    "why": lambda text: {"blocks": correcting.ask_why_blocks(1, "You rejected the draft.")},
    "proposal": lambda text: proposal_form(
        Shown(Proposed(1, "k", Amendment(Aim.ADVICE, "situation damaged", "", text), text, (), NOW), text, "b")
    ),
    "clauses": lambda text: policies.clauses_form("P-1", _proposal(text)),
}


def _proposal(text: str) -> Proposal:
    return proposed("Lamps", f"Lamps may come back within 21 days of delivery.\n\n{text}", [("Told", text[:300])])


def test_no_text_of_all_takes_effect_in_a_form_that_shows_it() -> None:
    for name, form in FORMS.items():
        harmless = takes_effect("", form(CALM)["blocks"])
        for text in texts():
            assert takes_effect("", form(unbroken(text[:2_500]))["blocks"]) == harmless, (name, text)


def test_a_view_that_showed_words_as_markup_would_be_found() -> None:
    evil = next(text for text in texts() if "<!channel>" in text)
    shown = [{"type": "section", "text": {"type": "mrkdwn", "text": evil}}]
    assert takes_effect("", shown) != takes_effect("", [{"type": "section", "text": {"type": "mrkdwn", "text": CALM}}])
