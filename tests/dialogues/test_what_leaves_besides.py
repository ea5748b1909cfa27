"""What leaves in all that came later: translations, examples, watched channels, handing over, homes, digests, webhooks."""

from decimal import Decimal
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.desk.learning.proposing import propose
from bot.workspace import Workspace
from tests.dialogues.conftest import SUPPORT, Start, Team, policies_with
from tests.dialogues.test_watched import INBOX, TICKET
from tests.dialogues.working_day import CUSTOMER, found_in, readable
from tests.fakes.claude import FakeClaude
from tests.fakes.receiver import SECRET, Receiver, receiving

GERMAN = (
    "Wo bleibt mein Paket? Ich heiße Oluchi Nwankwo und warte seit drei Wochen. "
    "Schreiben Sie an oluchi.nr@example.com oder rufen Sie an: (808) 555-0147."
)
HOMES, CASES = "views.publish", {"chat.postMessage", "chat.update", "chat.postEphemeral"}
OPENED = {"views.open", "views.update"}


async def a_later_day(start: Start, ws: Workspace, folder: Path, claude: FakeClaude, receiver: Receiver) -> Team:
    """A case that becomes an example, a second one like it, a German one handed over, a watched one, a week's end."""
    policies = policies_with(folder, leads=ws.person("lea").id, owners=ws.person("omar").id)
    inbox, app = ws.state.conversation(INBOX).id, f"B{ws.person('otto').id[1:]}"
    (policies / "watched.yaml").write_text(
        f"watched:\n- channel: {inbox}\n  senders: [{app}]\n  begins: 'Message:'\n  ends: View this ticket\n"
        "  customer: 'From: (\\S+)'\n",
        encoding="utf-8",
    )
    team: Team = await start(
        levelhead_policies=policies,
        levelhead_digest=("leads",),
        levelhead_monthly_limit=Decimal(1000),
        levelhead_webhook_url=receiver.url,
        levelhead_webhook_secret=SecretStr(SECRET),
        anthropic_api_key=SecretStr(claude.key),
        anthropic_base_url=claude.url,
    )
    case = await team.draft(CUSTOMER)
    await team.press("ana", team.last(case), "Edit")
    await team.fill("ana", {"The reply": "Dear Oluchi,\n\nWe ship to Hawaii in 6 to 10 business days.\n\nBartosz"})
    await team.press("omar", team.last(case), "Approve")
    await team.press("omar", team.last(case), "Send to the customer")
    await team.draft(CUSTOMER)
    await team.press("ana", team.case(), "Hand it to somebody")
    await team.fill("ana", {"To whom?": "ben", "Why?": "I am away."})
    await team.draft(GERMAN)
    await team.otto.say(INBOX, TICKET.format(who="oluchi.nr@example.com", order="none", words=CUSTOMER))
    await team.settled()
    for who in ("lea", "ana"):
        await team.ws.person(who).open_home()
    await team.ana.command(SUPPORT, "/desk Hawaii")
    await propose(team.bot.desk)
    for _ in range(8):
        await team.pause(24 * 3600)
    return team


@pytest.mark.deep
async def test_nothing_personal_leaves_but_to_where_its_case_is_shown(
    start: Start, ws: Workspace, tmp_path: Path
) -> None:
    async with FakeClaude(situation="shipping_policy_question") as claude, receiving() as receiver:
        team = await a_later_day(start, ws, tmp_path, claude, receiver)
        calls = list(team.ws.calls)
        assert [what for what in ("draft", "translate", "english", "circles") if not claude.asked(what)] == []
        left = readable(claude.received)
    assert found_in(left) == set() and "Hawaii" in left
    for method, args, _ in calls:
        kept = {name: value for name, value in args.items() if name not in ("blocks", "view")}
        assert found_in(kept) == set(), f"{method}: not in notifications, metadata, names or arguments"
        in_its_channel = method in CASES and args["channel"] in (team.case().channel, team.case(INBOX).channel)
        seen_by_ours = method in OPENED or (method == HOMES and args["user_id"] in (team.ana.id, team.lea.id))
        assert not found_in(args) or in_its_channel or seen_by_ours, method
    for person, what in ((team.ben, "yours to answer now"), (team.lea, "Levelhead from")):
        assert any(what in m.plain for m in team.ws.messages(await person.dm())), what
    (parcel,) = receiver.taken.values()
    assert set(parcel) == {"case", "revision", "order", "text"} and parcel["text"].startswith("Dear Oluchi")
    assert found_in({**parcel, "text": ""}) == set() and not found_in(parcel["text"]) - {"given name", "neighbor"}
