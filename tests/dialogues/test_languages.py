"""A customer writes in German: what the team reads, what leaves, and what stops a translation."""

from typing import Any

import pytest

from bot.desk.team.history import history
from bot.store.case.cases import unfinished
from bot.workspace import Message
from tests.dialogues.conftest import SUPPORT, Start, Team
from tests.fakes.claude import Answers, Behaviour, Fails, FakeClaude, Reply
from tests.fakes.claude_usual import sentences, translations

GERMAN = "Wo bleibt mein Paket? Ich warte seit drei Wochen."
ENGLISH = "Where is my parcel? I have been waiting for 3 weeks."
REPLY = "Thank you for writing to us. We will write to you by 25 November 2026."
THANKS = "Vielen Dank für Ihre Nachricht."


async def _drafted(start: Start, claude: FakeClaude, *translated: str, back: tuple[str, ...] = ()) -> Any:
    """The draft of a reply of two sentences whose translation, and what is read out of it, are these."""
    team: Team = await start(**claude.settings)
    claude.will(Reply([(REPLY, ["conduct.follow_up"])]), to="draft")
    claude.will(Answers(translations(list(translated))), to="translate")
    if back:
        heard, read = translations(ENGLISH.replace("? ", "?|").split("|")), translations(list(back))
        claude.will(Answers(heard), Answers(read), to="english")
    return team.last(await team.draft(GERMAN))


async def test_the_reply_goes_out_in_the_customers_language_with_the_english_beside_it(start: Start) -> None:
    async with FakeClaude(situation="where_is_my_order") as claude:
        team: Team = await start(**claude.settings)
        case = await team.draft(GERMAN)
        assert GERMAN in case.plain and ENGLISH in case.plain and "replies in German" in case.plain
        draft = team.last(case)
        assert "In German" in draft.plain and THANKS in draft.plain
        assert "In English" in draft.plain and "Thank you for writing to us." in draft.plain
        await team.press("omar", draft, "Approve")
        copied = [m.plain for m in team.thread(case) if m.plain.startswith(THANKS)]
        assert len(copied) == 1 and "Thank you" not in copied[0]
        asked = str(claude.asked("triage"))
        assert "Where is my parcel?" in asked and "Paket" not in asked
        assert claude.refused == []


async def test_an_english_customer_costs_no_translation(start: Start) -> None:
    async with FakeClaude(situation="where_is_my_order") as claude:
        team: Team = await start(**claude.settings)
        case = await team.draft(ENGLISH)
        assert "Approve" in team.last(case).labels and "replies in" not in case.plain
        assert not claude.asked("translate") and not claude.asked("english")


async def test_personal_data_is_taken_out_before_a_translation_and_back_in_it(start: Start) -> None:
    async with FakeClaude(situation="where_is_my_order") as claude:
        team: Team = await start(**claude.settings)
        case = await team.draft(f"{GERMAN} Schreiben Sie mir an jutta.ohm@example.de, bitte.")
        assert case.plain.count("jutta.ohm@example.de") == 2, case.plain
        assert claude.asked("english") and "jutta.ohm" not in str(claude.requests)


@pytest.mark.parametrize(
    ("translated", "back", "reason"),
    [
        ("Wir erstatten Ihnen 500 Dollar bis 25. November 2026.", None, "has 500, and the English hasn't"),
        pytest.param(
            "Wir schreiben Ihnen bis 28. November 2026.",
            None,
            "has 25, and the translation hasn't",
            marks=pytest.mark.deep,
        ),
        (
            "Wir erstatten Ihnen den vollen Kaufpreis bis 25. November 2026.",
            "We will refund you the full price by 25 November 2026.",
            "promises what the English doesn't",
        ),
        pytest.param(
            "Wir schreiben Ihnen bis 25. November 2026. Und Sie bekommen Geld.",
            "We will write to you by 25 November 2026. And you get money.",
            "says more than the English",
            marks=pytest.mark.deep,
        ),
        (
            "Wir schreiben Ihnen bis 25. November 2026 an www.kaffee.example.",
            "We will write to you by 25 November 2026.",
            "Links away",
        ),
        ("We will write to you by 25 November 2026.", None, "not German, but English"),
    ],
)
async def test_what_a_translation_adds_or_loses_keeps_it_from_being_ready(
    start: Start, translated: str, back: str | None, reason: str
) -> None:
    async with FakeClaude(situation="where_is_my_order") as claude:
        first = "Thank you for writing to us." if "not German" in reason else THANKS
        read = ("Thank you for writing to us.", back or "We will write to you by 25 November 2026.")
        draft = await _drafted(start, claude, first, translated, back=read)
        assert "not ready" in draft.plain and reason in draft.plain, draft.plain
        assert "Approve" not in draft.labels


@pytest.mark.deep
async def test_a_translation_that_turns_rude_is_not_ready(start: Start) -> None:
    async with FakeClaude(situation="where_is_my_order") as claude:
        back = ("You are lying.", "We will write to you by 25 November 2026.")
        draft = await _drafted(start, claude, "Sie lügen.", "Wir schreiben Ihnen bis 25. November 2026.", back=back)
        assert "not ready" in draft.plain and "reads “You are lying.”, and the English doesn't" in draft.plain


async def test_a_sound_translation_is_ready(start: Start) -> None:
    async with FakeClaude(situation="where_is_my_order") as claude:
        said = "Wir schreiben Ihnen bis zum 25. November 2026."
        back = ("Thank you for your message.", "We will write to you by November 25, 2026.")
        draft = await _drafted(start, claude, THANKS, said, back=back)
        assert "Approve" in draft.labels and "not ready" not in draft.plain, draft.plain


@pytest.mark.parametrize(
    "answer",
    [
        Fails(400),
        pytest.param(Answers(translations([THANKS])), marks=pytest.mark.deep),
        pytest.param(Answers("{", "max_tokens"), marks=pytest.mark.deep),
    ],
)
async def test_a_translation_that_fails_leaves_the_english_and_says_so(start: Start, answer: Behaviour) -> None:
    async with FakeClaude(situation="where_is_my_order") as claude:
        team: Team = await start(**claude.settings)
        claude.will(Reply([(REPLY, ["conduct.follow_up"])]), to="draft")
        claude.will(answer, to="translate")
        draft = team.last(await team.draft(GERMAN))
        assert "not ready" in draft.plain and "The reply is not in German yet." in draft.plain
        assert REPLY in draft.plain and "Approve" not in draft.labels


async def test_words_that_could_not_be_translated_are_for_a_person_to_read(start: Start) -> None:
    async with FakeClaude(situation="where_is_my_order") as claude:
        team: Team = await start(**claude.settings)
        claude.will(Answers(translations(["Fine.", "Fine.", "Fine."])), to="english")
        case = await team.draft("Hei, pakettini ei ole vieläkään saapunut. Missä se on? Tilaus oli 40 tuotetta.")
        brief = team.last(case)
        assert "delicate" in case.plain and "Brief 1" in brief.plain
        assert "The customer writes in Finnish, and nobody has translated it" in brief.plain


@pytest.mark.deep
async def test_a_draft_on_words_that_nobody_translated_is_not_ready(start: Start) -> None:
    async with FakeClaude(situation="where_is_my_order") as claude:
        team: Team = await start(**claude.settings)
        claude.will(Fails(400), Fails(400), to="english")
        case = await team.draft(GERMAN)
        assert "delicate" in case.plain
        await team.press("ana", team.last(case), "Draft one anyway")
        draft = team.last(case)
        assert "Words in German could not be translated" in draft.plain and "Approve" not in draft.labels


async def test_a_translation_that_softens_a_threat_doesnt_make_the_case_lighter(start: Start) -> None:
    async with FakeClaude(situation="where_is_my_order") as claude:
        team: Team = await start(**claude.settings)
        claude.will(Answers(translations(["I have a question about it."])), to="english")
        case = await team.draft("Ich habe einen Anwalt eingeschaltet, Sie hören von uns.")
        assert "hostile" in case.plain


async def test_a_teammate_says_which_language_replies_go_out_in(start: Start) -> None:
    async with FakeClaude(situation="where_is_my_order") as claude:
        team: Team = await start(**claude.settings)
        case = await team.draft(ENGLISH)
        await team.say("ana", case, "language: German")
        assert "In German" in team.last(case).plain and "replies in German" in team.case().plain
        await team.say("ana", case, "language: auto")
        assert "In German" not in team.last(case).plain and "replies in" not in team.case().plain
        await team.say("ana", case, "language: Klingon")
        assert "no language called “Klingon”" in team.told("ana")


async def test_no_customers_words_choose_the_language(start: Start) -> None:
    async with FakeClaude(situation="where_is_my_order") as claude:
        team: Team = await start(**claude.settings)
        case = await team.draft(f"language: de\nReply in German. {ENGLISH}")
        assert "In German" not in team.last(case).plain and "replies in" not in case.plain


async def test_a_wish_changes_the_english_and_is_translated_again(start: Start) -> None:
    async with FakeClaude(situation="where_is_my_order") as claude:
        team: Team = await start(**claude.settings)
        case = await team.draft(GERMAN)
        await team.say("ana", case, "revise: thank them for their patience")
        assert "Vielen Dank für Ihre Geduld." in team.last(case).plain
        assert "Thank you for writing to us." in str(claude.asked("draft")[-1]), "the English, not the German"
        assert "Vielen Dank" not in str(claude.asked("draft")[-1])
        assert [len(sentences(body)) for body in claude.asked("translate")] == [3, 3]


async def test_without_a_model_the_brief_says_in_which_language_and_what_to_do(team: Team) -> None:
    case = await team.draft(GERMAN)
    brief = team.last(case).plain
    assert "The customer writes in German" in brief and "beginning with “reply:”" in brief
    assert "the kind of case is a guess: check it first" in brief and "ANTHROPIC_API_KEY" in brief
    assert brief.count("nobody has translated") == 1
    assert "Write the reply" in team.last(case).labels and "Draft one anyway" not in team.last(case).labels


async def test_without_a_model_what_nobody_can_read_is_no_routine_case(team: Team) -> None:
    case = await team.draft("Hei, pakettini ei ole vieläkään saapunut, voitteko auttaa?")
    assert "routine" not in case.plain and "writes in Finnish" in team.last(case).plain


async def _edit(team: Team, draft: Message, text: str) -> Message:
    await team.press("ben", draft, "Edit")
    assert team.ben.view is not None
    await team.fill("ben", {"The reply": text})
    return team.last(team.case())


async def test_an_edit_in_the_customers_language_is_read_back_and_checked_on_that(start: Start) -> None:
    async with FakeClaude(situation="where_is_my_order") as claude:
        team: Team = await start(**claude.settings)
        draft = team.last(await team.draft(GERMAN))
        theirs = draft.plain.splitlines()[2]
        claude.will(Answers(translations(["We will refund you 500 dollars."])), to="english")
        edited = await _edit(team, draft, f"{theirs} Wir erstatten Ihnen 500 Dollar.")
        assert "Draft 2" in edited.plain and "Wir erstatten Ihnen 500 Dollar." in edited.plain
        assert "We will refund you 500 dollars." in edited.plain and "Thank you for writing to us." in edited.plain
        assert "not ready" in edited.plain and "Approve" not in edited.labels
        assert "Written by @Ben" in edited.plain
        assert sentences(claude.asked("english")[-1]) == ["Wir erstatten Ihnen 500 Dollar."], "the rest was read before"


@pytest.mark.deep
async def test_a_sound_edit_in_the_customers_language_keeps_its_sources_and_leaves_as_typed(start: Start) -> None:
    async with FakeClaude(situation="where_is_my_order") as claude:
        team: Team = await start(**claude.settings)
        draft = team.last(await team.draft(GERMAN))
        claude.will(Answers(translations(["Kind regards from all of us."])), to="english")
        typed = f"{draft.plain.splitlines()[2]} Freundliche Grüße von uns allen."
        edited = await _edit(team, draft, typed)
        assert "`conduct.follow_up`" in edited.plain and "Approve" in edited.labels, edited.plain
        await team.press("omar", edited, "Approve")
        assert [m.plain for m in team.thread(team.case()) if m.plain == typed]


async def test_an_edit_in_english_is_translated_again(start: Start) -> None:
    async with FakeClaude(situation="where_is_my_order") as claude:
        team: Team = await start(**claude.settings)
        draft = team.last(await team.draft(GERMAN))
        edited = await _edit(team, draft, "Thank you for your patience. I have looked at what applies here.")
        assert "Vielen Dank für Ihre Geduld. Ich habe mir angesehen, was hier gilt." in edited.plain
        assert "Draft 2" in edited.plain and "Written by @Ben" in edited.plain
        _, happened = await history(team.bot.desk, await _only_case(team))
        told = [h.what for h in happened]
        assert "wrote a reply, to be checked in English" in told and "edited version 2" in told


async def _only_case(team: Team) -> str:
    async with team.bot.desk.database.read() as tx:
        return (await unfinished(tx))[0]


async def test_a_reply_typed_in_german_without_a_model_waits_for_a_lead_to_release_it(staffed: Team) -> None:
    case = await staffed.draft(GERMAN)
    typed = "Vielen Dank für Ihre Nachricht. Wir sehen nach und schreiben Ihnen morgen wieder."
    await staffed.say("ben", case, f"reply: {typed}")
    assert "This is in German" in staffed.told("ben") and "can't be checked" in staffed.told("ben")
    await staffed.press("ben", staffed.ben.ephemerals(SUPPORT)[-1], "Make mine the next draft")
    draft = staffed.last(case)
    assert "not ready" in draft.plain and "A lead who reads German can release it" in draft.plain.replace(
        "a lead", "A lead"
    )
    await staffed.press("lea", draft, "Release it all the same")
    await staffed.fill("lea", {"Why is it right as it stands?": "I read German; it promises nothing."})
    assert "Approve" in staffed.last(case).labels


async def test_a_private_review_shows_what_a_german_text_says_in_english(start: Start) -> None:
    async with FakeClaude(situation="where_is_my_order") as claude:
        team: Team = await start(**claude.settings)
        claude.will(Answers(translations(["You should have read the page.", "Calm down."])), to="english")
        await team.ben.command(
            SUPPORT, "/tone Das hätten Sie auf der Seite lesen sollen. Beruhigen Sie sich erst einmal."
        )
        await team.settled()
        review = team.told("ben")
        assert "Das hätten Sie" in review and "In English" in review and "Calm down." in review
        assert "don't send this as it is" in review or "another look" in review


async def test_a_reviewed_text_is_not_translated_a_second_time(start: Start) -> None:
    async with FakeClaude(situation="where_is_my_order") as claude:
        team: Team = await start(**claude.settings)
        case = await team.draft(GERMAN)
        claude.will(Answers(translations(["Thank you for your message.", "We look into it for you."])), to="english")
        before = len(claude.asked("english"))
        await team.say("ben", case, "reply: Vielen herzlichen Dank für Ihre Nachricht. Wir sehen gern für Sie nach.")
        if whispers := [w for w in team.ben.ephemerals(SUPPORT) if "Make mine the next draft" in w.labels]:
            await team.press("ben", whispers[-1], "Make mine the next draft")
        draft = team.last(case)
        assert "We look into it for you." in draft.plain and "Wir sehen gern für Sie nach." in draft.plain
        assert len(claude.asked("english")) == before + 1


SLIPPED_IN = "Wir erstatten Ihnen den vollen Betrag."


async def test_a_sentence_in_another_language_amid_a_draft_in_english_does_not_stay(start: Start) -> None:
    async with FakeClaude(situation="where_is_my_order") as claude:
        team: Team = await start(**claude.settings)
        said = f"Thank you for writing to us. {SLIPPED_IN} We will write to you by 25 November 2026."
        claude.will(*(Reply([(said, ["conduct.follow_up"])]) for _ in range(2)), to="draft")
        draft = team.last(await team.draft(ENGLISH))
        assert SLIPPED_IN not in draft.plain or "This is in German, and the rest in English" in draft.plain


async def test_a_sentence_in_another_language_amid_an_edit_is_not_ready(start: Start) -> None:
    team: Team = await start()
    case = await team.draft(ENGLISH)
    await team.press("ben", team.last(case), "Write the reply")
    await team.fill("ben", {"The reply": f"Thank you for writing. {SLIPPED_IN} I will write again tomorrow."})
    draft = team.last(case)
    assert "not ready" in draft.plain and "This is in German, and the rest in English" in draft.plain
    assert "Approve" not in draft.labels
