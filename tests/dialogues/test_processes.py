"""A case names the process to start; started, its steps are ticked off in the thread, also after the reply was sent."""

import pytest

from tests.dialogues.conftest import SUPPORT, Team

MISSING = "UPS says my parcel was delivered on Monday but it never came. I looked everywhere and asked my neighbors."


async def begun(team: Team) -> tuple[object, object]:
    case = await team.draft(MISSING)
    await team.press("ben", team.last(case), "Start")
    return case, team.last(case)


async def test_a_brief_names_the_process_to_start(team: Team) -> None:
    case = await team.draft(MISSING)
    assert "To start:* Open a carrier trace" in team.last(case).plain


async def test_started_its_steps_stand_in_the_thread_with_who_and_when(team: Team) -> None:
    _, process = await begun(team)
    assert "4 of 4 to do" in process.plain
    assert "Open the trace as the sender" in process.plain
    boxes = next(b for b in process.blocks if b["type"] == "actions")["elements"][0]["options"]
    assert boxes[0]["description"]["text"].startswith("a teammate, by ")
    assert boxes[-1]["description"]["text"].startswith("a lead, by ")


async def test_a_ticked_step_says_who_did_it_and_an_unticked_one_is_open_again(team: Team) -> None:
    case, process = await begun(team)
    assert await team.ana.press(process, "tick_steps", ["gather", "open"]) is None
    await team.settled()
    assert "2 of 4 to do" in team.last(case).plain and "2 done by @Ana Ruiz" in team.last(case).plain
    assert await team.ben.press(team.last(case), "tick_steps", ["gather"]) is None
    await team.settled()
    assert "3 of 4 to do" in team.last(case).plain and "1 done by @Ana Ruiz" in team.last(case).plain


@pytest.mark.deep
async def test_a_tick_that_a_colleague_cannot_see_yet_is_not_taken_back_by_theirs(team: Team) -> None:
    case, process = await begun(team)
    team.ws.fail("chat.update", "ratelimited", retry_after=60)
    assert await team.ana.press(process, "tick_steps", ["gather"]) is None
    await team.settled()
    assert "4 of 4 to do" in team.last(case).plain
    assert await team.ben.press(process, "tick_steps", ["open"]) is None
    await team.pause(61)
    shown = team.last(case).plain
    assert "2 of 4 to do" in shown and "1 done by @Ana Ruiz" in shown and "1 done by @Ben" in shown


async def test_a_tick_taken_away_before_the_message_shows_it_counts_as_open(team: Team) -> None:
    case, process = await begun(team)
    team.ws.fail("chat.update", "ratelimited", retry_after=60)
    for ticked in (["gather"], []):
        assert await team.ana.press(process, "tick_steps", ticked) is None
        await team.settled()
    await team.pause(61)
    assert "4 of 4 to do" in team.last(case).plain


async def test_started_twice_it_is_there_once_and_the_second_is_told(team: Team) -> None:
    case, _ = await begun(team)
    brief = team.thread(case)[0]
    assert "Started: Open a carrier trace" in brief.plain
    await team.press("ana", brief, "Draft one anyway")
    assert not [m for m in team.thread(case) if "To start:* Open a carrier trace" in m.plain]
    assert len([m for m in team.thread(case) if "of 4 to do" in m.plain]) == 1


async def test_a_guest_starts_and_ticks_nothing(team: Team) -> None:
    case, process = await begun(team)
    assert await team.gil.press(process, "tick_steps", ["gather"]) is None
    await team.settled()
    assert "Guests can't" in team.told("gil", SUPPORT)
    assert "4 of 4 to do" in team.last(case).plain


async def test_steps_go_on_after_the_reply_was_sent(team: Team) -> None:
    case, process = await begun(team)
    brief = team.thread(case)[0]
    await team.press("ana", brief, "Draft one anyway")
    await team.press("omar", team.last(case), "Approve")
    await team.press("ana", team.last(case), "Sent to the customer")
    assert await team.ana.press(process, "tick_steps", ["gather", "open", "ask_again", "decide"]) is None
    await team.settled()
    assert "all done" in next(m.plain for m in team.thread(case) if "Open a carrier trace* ·" in m.plain)


@pytest.mark.deep
async def test_a_withdrawn_case_has_no_process_left(team: Team) -> None:
    case, _ = await begun(team)
    await team.press("ana", case, "Withdraw the case")
    assert not [m for m in team.thread(case) if "carrier trace" in m.plain]


async def test_where_somebody_may_be_hurt_whoever_answers_is_due_on_the_day_the_customer_is_told(team: Team) -> None:
    case = await team.draft("The plug of the lamp sparked this morning and my hand tingles. What should I do?")
    assert "will answer you personally today" in team.last(case).plain
    await team.press("ben", team.last(case), "Start")
    boxes = next(b for b in team.last(case).blocks if b["type"] == "actions")["elements"][0]["options"]
    due = [box["description"]["text"].partition(", by ")[2] for box in boxes]
    assert due[-1] == due[0], "the owner answers today, too"
    assert "answer nothing but what the brief allows" in team.last(case).plain
