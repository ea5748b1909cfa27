"""A person says what a case is about, where the bot took it for something else."""

from pathlib import Path

from bot.workspace import Message, Workspace
from tests.dialogues.conftest import Start, Team
from tests.dialogues.test_roles import by_group

MENU, ASKED = "Change its kind or lane", "Say what it is about"
UNSURE = "The hatch on the birdhouse won't sit flush, it stands out about a thumb"
QUESTION = "Hello, do you ship to Hawaii, and does it cost extra?"
FAULTY = "Faulty, or stopped working"
BROKEN, SHIPPING = "Damaged on arrival", "Question about shipping, before or apart from an order"
LAWYER = "The mug came broken. My lawyer will hear of this, I am going to sue you."


async def filed(team: Team, case: Message, who: str, kind: str) -> None:
    """Somebody says what the case is about."""
    await team.press(who, case, MENU)
    await team.fill(who, {"What is it about?": kind})


async def test_a_draft_of_another_kind_comes_with_the_clauses_for_it(team: Team) -> None:
    case = await team.draft(QUESTION)
    assert SHIPPING in team.case().plain
    await filed(team, case, "ben", BROKEN)
    assert BROKEN in team.case().plain and SHIPPING not in team.case().plain
    draft = team.last(case).plain
    assert draft.splitlines()[0] == f"*Draft 2* · {BROKEN} · routine" and "reached you damaged" in draft


async def test_the_likeliest_kinds_are_offered_first_and_the_one_it_has_is_chosen(team: Team) -> None:
    case = await team.draft(UNSURE)
    await team.press("ben", case, MENU)
    view = team.ben.view
    assert view
    element = view.inputs["What is it about?"]["element"]
    offered = [o["text"]["text"] for o in element["options"]]
    assert FAULTY in offered[:2] and len(offered) == len(team.bot.desk.book.situations)
    assert element["initial_option"]["text"]["text"] in team.case().plain


async def test_a_brief_of_no_known_kind_names_the_likeliest_and_asks(team: Team) -> None:
    case = await team.draft(UNSURE)
    brief = team.last(case)
    assert f"a little like “{FAULTY}”" in brief.plain
    await team.press("ben", brief, ASKED)
    await team.fill("ben", {"What is it about?": FAULTY})
    assert FAULTY in team.last(case).plain.splitlines()[0] and f"[{ASKED}]" not in team.last(case).plain


async def test_words_that_call_for_care_keep_doing_so(team: Team) -> None:
    case = await team.draft(LAWYER)
    before = team.case().plain
    await filed(team, case, "ben", BROKEN)
    after = team.case().plain
    assert BROKEN in after and "routine" not in after and "routine" not in before


async def test_the_lane_can_be_chosen_with_the_kind_and_stays(team: Team) -> None:
    case = await team.draft(QUESTION)
    await team.press("omar", case, MENU)
    await team.fill("omar", {"What is it about?": BROKEN, "Lane": "Delicate: a teammate writes from a brief"})
    assert team.last(case).plain.startswith(f"*Brief 2* · {BROKEN} · delicate")
    await filed(team, case, "omar", SHIPPING)
    assert "delicate" in team.case().plain


async def test_who_changes_neither_is_told_in_the_form(team: Team) -> None:
    case = await team.draft(QUESTION)
    await team.press("ben", case, MENU)
    errors = await team.ben.submit({"Why?": "No idea"})
    assert errors == {"What is it about?": "Choose another kind, or a lane."}


async def test_a_teammate_lowers_no_approver_and_a_lead_does(team: Team) -> None:
    case = await team.draft("Why are you people like this? Fix it, whatever it is.")
    assert "routine" not in team.case().plain
    await filed(team, case, "ben", SHIPPING)
    assert "needs a lead" in team.last(case).plain or "a lead" in team.last(case).plain
    await filed(team, case, "omar", BROKEN)
    await filed(team, case, "omar", SHIPPING)
    assert "routine" in team.case().plain
    await team.ben.react(team.last(case), "white_check_mark")
    await team.settled()
    assert "Approved" in team.case().plain


async def test_the_rule_of_a_lane_that_it_is_filed_out_of_still_holds(
    start: Start, ws: Workspace, tmp_path: Path
) -> None:
    team = await by_group(start, ws, tmp_path, "lanes:\n  delicate: {approvals: 2}\n")
    case = await team.draft(UNSURE)
    await filed(team, case, "ben", SHIPPING)
    assert "routine" in team.case().plain
    await team.press("lea", team.last(case), "Approve")
    assert "Approved" not in team.case().plain
    await team.press("omar", team.last(case), "Approve")
    assert "Approved" in team.case().plain


async def test_it_stays_a_matter_of_the_case_when_the_customer_writes_on(team: Team) -> None:
    case = await team.draft(QUESTION)
    await filed(team, case, "ben", BROKEN)
    assert "Said to be about this by @Ben" in team.case().plain
    await team.pause(60)
    await team.say("ana", case, "customer: And to Alaska, does that cost extra?")
    assert BROKEN in team.case().plain and "Said to be about this" not in team.case().plain


async def test_out_of_person_only_only_whoever_answers_it(team: Team) -> None:
    case = await team.draft("The kettle burned my hand badly and I am at the hospital now.")
    assert "person only" in team.case().plain
    await filed(team, case, "ben", SHIPPING)
    assert "say what it is about" in team.told("ben") and "person only" in team.case().plain


async def test_a_kind_that_the_policies_no_longer_have_is_told(team: Team) -> None:
    case = await team.draft(QUESTION)
    await team.press("ben", case, MENU)
    view = team.ben.view
    assert view
    for option in view.inputs["What is it about?"]["element"]["options"]:
        option["value"] = "gone" if option["text"]["text"] == BROKEN else option["value"]
    await team.fill("ben", {"What is it about?": BROKEN})
    assert "no longer" in team.told("ben") and SHIPPING in team.case().plain


async def test_the_trail_and_the_report_tell_of_it(team: Team) -> None:
    case = await team.draft(QUESTION)
    await team.press("ben", case, MENU)
    await team.fill("ben", {"What is it about?": BROKEN, "Why?": "He asks about a broken mug elsewhere"})
    assert "Said to be about this by" in team.case().plain
