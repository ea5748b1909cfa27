"""Two teammates who bring the same message hear of each other, before two replies go out."""

from tests.dialogues.conftest import Team, case_id

MESSAGE = "Order 112-1111111-2222222. Do you ship to Hawaii, and does it cost extra?"


async def test_both_are_told_in_the_thread_of_the_second(team: Team) -> None:
    first = await team.draft(MESSAGE)
    second = await team.draft(MESSAGE.replace(" Do", "  do").rstrip("?"), person="ben")
    said = [m.plain for m in team.thread(second) if "has the same message" in m.plain]
    assert len(said) == 1 and case_id(first) in said[0] and "@Ana" in said[0] and "@Ben" in said[0]
    assert not [m for m in team.thread(first) if "same message" in m.plain]


async def test_a_closed_case_an_older_one_and_a_few_words_are_not_the_same(team: Team) -> None:
    first = await team.draft(MESSAGE)
    await team.press("ana", first, "Withdraw the case")
    later = await team.draft(MESSAGE, person="ben")
    assert "same message" not in " ".join(m.plain for m in team.thread(later))
    await team.draft("Where is it?")
    short = await team.draft("Where is it?", person="ben")
    assert "same message" not in " ".join(m.plain for m in team.thread(short))
    await team.pause(8 * 86_400)
    again = await team.draft(MESSAGE)
    assert "same message" not in " ".join(m.plain for m in team.thread(again))
