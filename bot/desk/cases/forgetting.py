"""Forgetting: a customer's words are removed for good; the line of the trail that says so stays."""

from datetime import timedelta

from bot.checks.personal_data.numbers.identifiers import ORDER_ID
from bot.checks.personal_data.numbers.orders import OrderNumber, order_number
from bot.desk.parts.desk import Desk
from bot.domain.people import SYSTEM
from bot.errors import LevelheadError
from bot.store.case import cases, posts, reasons, revisions
from bot.store.company import replies
from bot.store.due import inbox, work
from bot.store.due.work import Ref
from bot.store.engines.database import Tx
from bot.store.history import trail
from bot.store.rows.cases import WorkKind
from bot.store.team import questions, reviews, team_desk

_WITH_WORDS = (cases, revisions, replies, inbox, reviews, questions, reasons, posts)
"""Modules of the store whose tables hold words of customers."""
MOST_AT_ONCE = 100
_CASE = "C-"
"""How ids of cases begin."""


async def forget_words(desk: Desk, tx: Tx, case_id: str) -> None:
    """Remove every word of the customer and about them from the store, and what was still to be done with them.

    All that people searched for on the team's desk is removed too, as it may be about this customer.
    """
    await work.forget(tx, case_id)
    await desk.wake.forget(tx, case_id)
    for module in _WITH_WORDS:
        await module.forget_words(tx, case_id)
    for person in await team_desk.forget_searches(tx):
        await desk.wake.after(tx, Ref(WorkKind.HOME, person))


async def forget(desk: Desk, wanted: str) -> tuple[str, ...]:
    """Forget a case, or every case of an order. Returns their ids. Raises LevelheadError when there is none."""
    async with desk.database.read() as tx:
        found = await _named(tx, wanted.strip())
        numbers = await _numbers(tx, found, wanted.strip())
    if not found:
        await desk.database.scrub()  # one that was cut off before it had forgotten them already
        raise LevelheadError(f"No case or order {wanted!r} is kept here. A case's id stands under its message: C-...")
    for case_id in found:
        async with desk.write(case_id) as tx:
            await posts.remove_all(tx, case_id)
            await forget_words(desk, tx, case_id)
            await trail.note(tx, case_id, "operator", "forgotten", desk.clock.now())
            await desk.wake_case(tx, case_id)
    async with desk.write() as tx:
        for number in numbers:
            await questions.forget_naming(tx, number.stands_in)
            await reviews.forget_naming(tx, number.stands_in)
    await desk.database.scrub()
    return found


async def _numbers(tx: Tx, found: tuple[str, ...], wanted: str) -> tuple[OrderNumber, ...]:
    """The order's number that was given, and those that stand in the cases' messages."""
    said = [turn["text"] for case_id in found for turn in await cases.TURNS.all(tx, of_case=case_id)]
    given = [] if wanted.upper().startswith(_CASE) else [wanted]
    numbers = (*given, *(number for words in said for number in ORDER_ID.findall(words)))
    return tuple(filter(None, map(order_number, dict.fromkeys(numbers))))


async def _named(tx: Tx, wanted: str) -> tuple[str, ...]:
    """The case with this id, or the cases opened for an order or naming it, however its number is written."""
    found, number = await cases.named(tx, wanted), order_number(wanted)
    if number and not wanted.upper().startswith(_CASE):
        found += await cases.of_order(tx, number.part, number.is_it)
        found += await cases.naming(tx, number.part, number.stands_in)
    return tuple(dict.fromkeys(found))


async def forget_old(desk: Desk) -> None:
    """Forget cases kept longer than the settings allow. Messages in Slack are left to Slack's retention."""
    if (keep := desk.options.keep) is None:
        return
    async with desk.database.read() as tx:
        old = await cases.untouched_since(tx, desk.clock.now() - keep, MOST_AT_ONCE)
    forgotten = [case_id for case_id, channel in old if await _forget_old(desk, keep, case_id, channel)]
    if forgotten:
        await desk.database.scrub()


async def _forget_old(desk: Desk, keep: timedelta, case_id: str, channel: str) -> bool:
    """False where the customer wrote meanwhile.

    The channel is held too, as new messages are taken in under its name.
    """
    async with desk.write(case_id, channel) as tx:
        if not await cases.is_untouched(tx, case_id, desk.clock.now() - keep):
            return False
        await forget_words(desk, tx, case_id)
        days = keep // timedelta(days=1)
        await trail.note(tx, case_id, SYSTEM, "kept long enough", desk.clock.now(), days=days)
    return True
