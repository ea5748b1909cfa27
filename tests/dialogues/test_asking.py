"""`/ask` and direct messages: what the company knows, for whoever asks, with its sources; to be shared with a click."""

from datetime import date

import pytest

from bot.commands.try_shop import stock_up
from bot.domain.records import FBA, FBA_RESERVED, Product, ReportKind, StockLine
from bot.store.company import records
from tests.dialogues.conftest import SUPPORT, Team

RESERVED = FBA_RESERVED["reserved_customerorders"]


@pytest.fixture
async def stocked(team: Team) -> Team:
    await stock_up(team.bot.desk)
    return team


async def ask(team: Team, person: str, question: str) -> str:
    answer = await team.ws.person(person).command(SUPPORT, f"/ask {question}")
    assert answer.ok, answer.error
    await team.settled()
    return answer.ephemeral.plain if answer.ephemeral else team.told(person)


async def test_a_question_is_answered_to_the_asker_alone_with_a_table_and_its_report(stocked: Team) -> None:
    shown = await ask(stocked, "ana", "How many blue bottles can we ship today?")
    assert "BOTTLE-BLUE | our warehouse | 118" in shown
    assert "From the listings report of" in shown
    assert "no model read the question" in shown
    assert stocked.told("ben") == "" and stocked.ws.messages(SUPPORT) == []


async def test_what_to_do_names_the_process(stocked: Team) -> None:
    shown = await ask(stocked, "ana", "what do we do when a fulfilment centre measures wrong")
    assert "Ask for a re-measurement" in shown and "process `remeasure`" in shown


async def test_the_return_window_is_told_by_the_clauses_that_are_called_so(stocked: Team) -> None:
    shown = await ask(stocked, "ana", "what is our return window?")
    assert "clause `returns.window`" in shown and "clause `shop.window`" in shown


async def test_taking_back_is_returning_and_the_days_asked_of_need_not_be_those_of_the_rule(stocked: Team) -> None:
    shown = await ask(stocked, "ana", "can we take back a rug after 40 days?")
    assert "clause `shop.window_closed`" in shown and "clause `returns.window_closed`" in shown
    assert "shipping." not in shown, "how long shipping takes is no answer"


async def test_what_nobody_knows_is_said_to_be_unknown(stocked: Team) -> None:
    assert "Nothing is known here of that" in await ask(stocked, "ana", "Who won the cup final?")


async def test_an_empty_question_says_how_to_ask(stocked: Team) -> None:
    assert "There is no question here" in await ask(stocked, "ana", "   ")


async def test_a_second_list_names_what_stands_in_it(stocked: Team) -> None:
    shown = await ask(stocked, "ana", "112-5391166-8803432")
    assert "Reason: CR-UNWANTED_ITEM" in shown and "In policy: no · Label paid by: Customer" in shown


async def test_an_answer_is_shared_with_one_click(stocked: Team) -> None:
    await ask(stocked, "ana", "112-4070611-2246605")
    private = stocked.ana.ephemerals(SUPPORT)[-1]
    await stocked.press("ana", private, "Share it here")
    shared = stocked.ws.messages(SUPPORT)[-1]
    assert "@Ana Ruiz asked:" in shared.plain and "SHELF-OAK-80" in shared.plain
    assert shared.text == "An answer was shared"


async def test_a_direct_message_is_a_question(stocked: Team) -> None:
    room = await stocked.ben.dm()
    await stocked.ben.say(room, "how many blue bottles are left?")
    await stocked.settled()
    (question,) = stocked.ws.messages(room)
    (answer,) = stocked.ws.messages(room, thread_ts=question.ts)
    assert "118" in answer.plain and "Share it here" not in answer.plain


async def test_a_question_in_the_thread_of_an_answer_is_answered_there(stocked: Team) -> None:
    room = await stocked.ben.dm()
    question = await stocked.ben.say(room, "how many blue bottles are left?")
    await stocked.settled()
    await stocked.ben.say(room, "and green bottles?", thread_ts=question.ts)
    await stocked.settled()
    thread = [m.plain for m in stocked.ws.messages(room, thread_ts=question.ts)]
    assert len(thread) == 3 and "BOTTLE-GREEN" in thread[-1] and len(stocked.ws.messages(room)) == 1


async def test_an_answer_in_a_thread_that_broke_off_is_said_there_once(stocked: Team) -> None:
    room = await stocked.ben.dm()
    stocked.ws.drop("chat.postMessage")
    question = await stocked.ben.say(room, "how many blue bottles are left?")
    await stocked.settled()
    await stocked.pause(3)
    (answer,) = stocked.ws.messages(room, thread_ts=question.ts)
    assert "118" in answer.plain


async def test_a_guest_is_told_nothing_of_the_company(stocked: Team) -> None:
    shown = await ask(stocked, "gil", "how many blue bottles are left?")
    assert "118" not in shown and "Only full members" in shown


async def test_a_member_is_answered_once_slack_tells_who_they_are(stocked: Team) -> None:
    stocked.ws.fail("users.info", "internal_error", times=2)
    await stocked.ben.command(SUPPORT, "/ask how many blue bottles are left?")
    await stocked.settled()
    assert not stocked.ben.ephemerals(SUPPORT)
    await stocked.pause(6)
    await stocked.pause(6)
    assert "118" in stocked.told("ben")


@pytest.mark.deep
async def test_words_in_a_report_take_no_effect(team: Team) -> None:
    async with team.bot.desk.database.write() as tx:
        report = await records.begin_report(tx, ReportKind.LISTINGS, "x", date(2026, 11, 1), "u", team.clock.now())
        await records.put(tx, report, [Product("EVIL-1", title="<!channel> rug <@U0ANARUIZ01> *now*")])
        await records.end_report(tx, report, 1, 0)
    await ask(team, "ana", "EVIL-1 rug")
    cells = next(b for b in team.ana.ephemerals(SUPPORT)[-1].blocks if b["type"] == "table")["rows"][1]
    assert cells[0] == {"type": "raw_text", "text": "<!channel> rug <@U0ANARUIZ01> *now*"}


@pytest.mark.deep
async def test_a_question_delivered_again_is_answered_once(stocked: Team) -> None:
    await ask(stocked, "ana", "kettle")
    before = len(stocked.ana.ephemerals(SUPPORT))
    await stocked.ws.redeliver()
    await stocked.settled()
    assert len(stocked.ana.ephemerals(SUPPORT)) == before


async def test_what_amazon_has_reserved_is_told_beside_what_is_available(team: Team) -> None:
    lines = [StockLine("LAMP-1", FBA, title="Brass lamp", available=7), StockLine("LAMP-1", RESERVED, reserved=4)]
    async with team.bot.desk.database.write() as tx:
        report = await records.begin_report(tx, ReportKind.LISTINGS, "x", date(2026, 11, 1), "u", team.clock.now())
        await records.put(tx, report, [Product("LAMP-1", title="Brass lamp"), *lines])
        await records.end_report(tx, report, 3, 0)
    shown = await ask(team, "ana", "how many brass lamps can we ship?")
    assert "LAMP-1 | FBA | 7 | not known" in shown and "On the way" not in shown
    assert "LAMP-1 | FBA, for customers' orders | – | 4" in shown, "no count is claimed of what is available there"
