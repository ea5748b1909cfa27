"""The main path: a customer's message, a draft, a change, an approval, sent."""

from tests.dialogues.conftest import SUPPORT, Team

QUESTION = "Hello, do you ship to Hawaii, and does it cost extra?"


async def test_a_pasted_message_becomes_a_case_with_a_cited_draft_in_its_thread(team: Team) -> None:
    case = await team.draft(QUESTION)
    assert QUESTION in case.plain
    assert "waits in the thread" in case.plain
    draft = team.last(case)
    assert "Draft 1" in draft.plain
    assert "shipping.alaska_hawaii" in draft.plain
    assert "no model wrote this" in draft.plain
    assert {"Approve", "Change the draft", "Edit", "Customer wrote again"} <= set(draft.labels)


async def test_a_draft_is_changed_approved_and_sent(team: Team) -> None:
    case = await team.draft(QUESTION)
    await team.ben.say(SUPPORT, "revise: shorter", thread_ts=case.ts)
    await team.settled()
    first, second = team.thread(case)[0], team.last(case)
    assert "replaced by a newer one" in first.plain
    assert "Draft 2" in second.plain
    await team.ben.react(second, "white_check_mark")
    await team.settled()
    text, approval = team.thread(case)[-2:]
    assert text.plain.startswith("Hello")
    assert "Kind regards" in text.plain and "policies" not in text.plain
    assert "approved by" in approval.plain
    await team.ben.press(approval, "Sent to the customer")
    await team.settled()
    assert "This is final" in team.last(case).plain
    assert "Sent to the customer" in team.ws.messages(SUPPORT)[-1].plain
