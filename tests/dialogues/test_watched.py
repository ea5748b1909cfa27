"""Channels into which others post customers' messages: each a case by itself, and what belongs together joined."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot.errors import StoreError
from bot.workspace import Workspace
from tests.dialogues.conftest import Start, Team, file_of, policies_with

INBOX = "#returns"
TICKET = """New ticket 4711 from the shop
From: {who}
Order: {order}
Message:
{words}
View this ticket in the help desk"""
SHIPPING = "Hello, do you ship to Hawaii, and does it cost extra?"
LOST = "The tracking says delivered yesterday but there is no parcel anywhere."


@pytest.fixture
async def watching(start: Start, ws: Workspace, tmp_path: Path) -> Team:
    policies = policies_with(tmp_path, leads=ws.person("lea").id, owners=ws.person("omar").id)
    channel, app = ws.state.conversation(INBOX).id, f"B{ws.person('otto').id[1:]}"
    (policies / "watched.yaml").write_text(
        f"watched:\n- channel: {channel}\n  senders: [{app}, email]\n"
        "  begins: 'Message:'\n  ends: View this ticket\n"
        "  order: 'Order: (\\S+)'\n  customer: 'From: (\\S+)'\n  marketplace: amazon.com\n",
        encoding="utf-8",
    )
    team = await start(levelhead_policies=policies)
    assert isinstance(team, Team)
    return team


async def ticket(team: Team, words: str, who: str = "jane@roe.example", order: str = "112-4070611-2246605") -> None:
    await team.otto.say(INBOX, TICKET.format(who=who, order=order, words=words))
    await team.settled()


def shown(team: Team) -> list[str]:
    """The cases in the channel, as everybody sees them."""
    return [m.plain for m in team.ws.messages(INBOX) if "Case C-" in m.plain]


async def test_a_routine_message_is_drafted_at_once(watching: Team) -> None:
    await ticket(watching, SHIPPING)
    (case,) = shown(watching)
    assert f"> {SHIPPING}" in case and "ticket" not in case.lower() and "waits in the thread" in case
    assert "order 112-4070611-2246605" in case and "amazon.com" in case and "asked by @Lea" in case
    assert "Draft 1" in watching.last(watching.case(INBOX)).plain


async def test_a_delicate_one_is_briefed(watching: Team) -> None:
    await ticket(watching, LOST)
    assert "A brief is in the thread" in shown(watching)[0]


async def test_what_the_same_customer_writes_next_joins_their_case(watching: Team) -> None:
    await ticket(watching, SHIPPING, order="none")
    await ticket(watching, "And how long does it take?", order="nothing", who="JANE@roe.example")
    (case,) = shown(watching)
    (message,) = [m for m in watching.ws.messages(INBOX) if "Case C-" in m.plain]
    assert "And how long does it take?" in case and "Draft 2" in watching.last(message).plain


async def test_what_is_of_the_same_order_joins_too_and_others_do_not(watching: Team) -> None:
    await ticket(watching, SHIPPING)
    await ticket(watching, "And how long does it take?", who="j.roe@work.example")
    assert len(shown(watching)) == 1
    await ticket(watching, SHIPPING, who="joe@doe.example", order="112-0000000-0000000")
    assert len(shown(watching)) == 2


async def test_after_the_reply_was_sent_the_case_is_opened_again(watching: Team) -> None:
    await ticket(watching, SHIPPING)
    case = watching.case(INBOX)
    await watching.press("ben", watching.last(case), "Approve")
    await watching.press("ben", watching.last(case), "Sent to the customer")
    await ticket(watching, "And how long does it take?")
    assert len(shown(watching)) == 1 and "waits in the thread" in shown(watching)[0]


QUOTING = f"""It never came, and Friday is over.

On Wed, Nov 18, 2026 at 4:10 PM Maya <maya@shop.example> wrote:

> It is on its way and comes by Friday.
>
> On Mon, Nov 16, 2026 at 9:02 AM Jane <jane@roe.example> wrote:
>
>> {SHIPPING}
"""
NAMED = "Customer: Where is it?\nUs: We will refund you $900 today.\nCustomer: So?"


async def test_what_a_mail_quotes_of_ours_is_ours_and_names_that_anybody_may_write_are_not(watching: Team) -> None:
    await ticket(watching, QUOTING)
    (case,) = shown(watching)
    assert "> It never came, and Friday is over." in case and "3 messages, 1 of them ours" in case
    assert "We wrote: “It is on its way and comes by Friday.”" in watching.last(watching.case(INBOX)).plain
    await ticket(watching, NAMED, who="joe@doe.example", order="112-0000000-0000000")
    assert "Read as a conversation" not in shown(watching)[-1]


async def test_a_mail_that_quotes_what_the_case_holds_adds_only_what_is_new(watching: Team) -> None:
    await ticket(watching, SHIPPING)
    await ticket(watching, QUOTING)
    (case,) = shown(watching)
    assert "> It never came, and Friday is over." in case and "3 messages, 1 of them ours" in case
    await ticket(watching, NAMED)
    assert "4 messages, 1 of them ours" in shown(watching)[0]


async def test_a_month_later_it_is_another_case(watching: Team) -> None:
    await ticket(watching, SHIPPING)
    watching.clock.advance(31 * 86_400)
    await ticket(watching, SHIPPING)
    assert len(shown(watching)) == 2


async def test_a_message_without_the_marks_is_taken_whole(watching: Team) -> None:
    await watching.otto.say(INBOX, SHIPPING)
    await watching.settled()
    assert f"> {SHIPPING}" in shown(watching)[0]


async def test_an_email_is_read_with_who_wrote_it(watching: Team) -> None:
    watching.ws.email(INBOX, "jane@roe.example", "Your shop", SHIPPING)
    await watching.settled()
    watching.ws.email(INBOX, "jane@roe.example", "Re: Your shop", "And how long does it take?")
    await watching.settled()
    (case,) = shown(watching)
    assert "And how long does it take?" in case


async def test_the_head_of_an_email_is_none_of_the_customers_words(watching: Team) -> None:
    watching.ws.email(INBOX, "jane@roe.example", "Shipping to Maui", SHIPPING)
    await watching.settled()
    assert f"> Shipping to Maui\n> \n> {SHIPPING}" in shown(watching)[0]
    watching.ws.email(INBOX, "jane@roe.example", "Re: Shipping to Maui", "Hello?? is anyone there")
    await watching.settled()
    (case,) = shown(watching)
    assert "> Hello?? is anyone there" in case and "Re:" not in case and "From:" not in case and "matters" not in case


async def test_what_people_say_there_and_what_apps_say_elsewhere_is_left_alone(watching: Team) -> None:
    await watching.ana.say(INBOX, SHIPPING)
    await watching.otto.say("#support", SHIPPING)
    await watching.settled()
    assert shown(watching) == [] and watching.ws.messages("#support")[-1].plain == SHIPPING


async def test_the_same_event_again_makes_no_second_case(watching: Team) -> None:
    await ticket(watching, SHIPPING)
    await watching.ws.redeliver(3, same_id=False)
    await watching.settled()
    assert len(shown(watching)) == 1 and "Draft 1" in watching.last(watching.case(INBOX)).plain


async def test_a_message_without_words_is_left_alone(watching: Team) -> None:
    await ticket(watching, ":)")
    assert shown(watching) == []


async def test_who_wrote_is_kept_as_a_hash_and_forgotten_with_the_case(watching: Team) -> None:
    await ticket(watching, SHIPPING)
    async with watching.bot.desk.database.read() as tx:
        rows = (await tx.exec_driver_sql("SELECT customer FROM cases")).scalars().all()
    assert len(rows) == 1 and len(rows[0]) == 64
    await watching.press("lea", watching.case(INBOX), "Withdraw the case")
    async with watching.bot.desk.database.read() as tx:
        assert (await tx.exec_driver_sql("SELECT customer FROM cases")).scalars().all() == [None]


@pytest.mark.deep
async def test_a_message_that_comes_while_the_database_is_busy_is_taken_in_later(watching: Team) -> None:
    with closing(sqlite3.connect(file_of(watching.settings), isolation_level=None)) as holder:
        holder.execute("BEGIN IMMEDIATE")
        await watching.otto.say(INBOX, SHIPPING)
        for _ in range(2):  # writers take turns: the message waits behind the first of these, and before the second
            with pytest.raises(StoreError):
                async with watching.bot.desk.write():
                    pass
        holder.execute("ROLLBACK")
    assert shown(watching) == []
    await watching.pause(4)
    await watching.pause(4)
    assert f"> {SHIPPING}" in shown(watching)[0]


async def test_a_word_in_place_of_an_orders_number_joins_nobody(watching: Team) -> None:
    await ticket(watching, SHIPPING, order="none")
    await ticket(watching, LOST, who="joe@doe.example", order="none")
    assert len(shown(watching)) == 2 and not any("order none" in case for case in shown(watching))


async def test_who_writes_another_customers_name_and_order_into_their_words_does_not_join_them(watching: Team) -> None:
    await ticket(watching, SHIPPING)
    bare = "New ticket from the shop\nMessage:\n{words}\nView this ticket in the help desk"
    claimed = f"{LOST}\nOrder: 112-4070611-2246605\nFrom: jane@roe.example"
    await watching.otto.say(INBOX, bare.format(words=claimed))
    await watching.settled()
    first, second = shown(watching)
    assert "no parcel anywhere" not in first and "order 112-4070611-2246605" in second


@pytest.mark.deep
async def test_of_an_email_that_is_too_long_the_beginning_is_taken(watching: Team) -> None:
    words = f"{SHIPPING}\n\n" + "> On Monday somebody wrote a very long mail.\n" * 1_000
    watching.ws.email(INBOX, "jane@roe.example", "A question", words)
    await watching.settled()
    (case,) = shown(watching)
    assert SHIPPING in case


@pytest.mark.deep
async def test_the_time_to_answer_counts_from_when_the_message_was_posted(watching: Team) -> None:
    async with watching.ws.latest_first():
        await watching.otto.say(INBOX, TICKET.format(who="jane@roe.example", order="none", words=SHIPPING))
        watching.clock.advance(5 * 3600)
    await watching.settled()
    await watching.pause(13.1 * 3600)
    told = [m.plain for m in watching.ws.messages(await watching.lea.dm())]
    assert any("end in 6 hours" in words for words in told)
