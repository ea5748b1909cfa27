"""Forgetting by an order's number: every case of it, however the number is written and whoever wrote it."""

from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Any

import pytest
from pydantic import SecretStr

from bot.app import make_desk
from bot.desk.cases.forgetting import forget
from bot.desk.incoming.opening import Request, open_case
from bot.desk.parts.desk import Desk
from bot.desk.parts.view import load
from bot.domain.acts import Act
from bot.errors import LevelheadError
from bot.settings import Settings
from bot.store.case import cases, reasons, revisions
from bot.store.tables.sealing import new_key
from tests.desk.cases import taught
from tests.desk.slow_slack import Slow

ORDER = "112-5391166-8803432"
ASKED = Request("k", "T", "C", "U", "Where is my parcel?")


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.deep)])
async def sealed(request: pytest.FixtureRequest, slow: Slow) -> AsyncIterator[tuple[Desk, Desk]]:
    """One database, without keys and with one."""
    sqlite = request.param == "sqlite"
    url = f"sqlite:///{request.getfixturevalue('sqlite_file')}" if sqlite else request.getfixturevalue("postgres_url")
    anybody: Any = slow
    plain = Settings(_env_file=None).model_copy(update={"database_url": url})  # type: ignore[call-arg]
    keyed = plain.model_copy(update={"levelhead_encryption_keys": SecretStr(new_key())})
    desks = [taught(make_desk(settings, anybody, anybody, slow.clock)) for settings in (plain, keyed)]
    yield desks[0], desks[1]
    for made in desks:
        await made.database.close()


async def opened(desk: Desk, key: str, message: str = ASKED.message, order: str | None = None) -> str:
    case = await open_case(desk, replace(ASKED, key=key, message=message, order_id=order))
    assert case
    return case


@pytest.mark.parametrize("wanted", [ORDER, "11253911668803432", "112 5391166 8803432"])
async def test_every_spelling_of_an_order_finds_every_case_of_it(desk: Desk, wanted: str) -> None:
    of_order = {
        await opened(desk, "dashes", f"Where is order {ORDER}?"),
        await opened(desk, "spaces", "Where is order 112 5391166 8803432?"),
        await opened(desk, "none", "Where is order 11253911668803432?"),
        await opened(desk, "form", order="112 5391166 8803432"),
    }
    other = await opened(desk, "other", "Where is order 112-5391166-8803433?")
    assert set(await forget(desk, wanted)) == of_order
    async with desk.database.read() as tx:
        assert not await cases.is_forgotten(tx, other)


async def test_an_order_of_a_shop_is_found_with_and_without_its_sign(desk: Desk) -> None:
    signed, named = await opened(desk, "a", "Where is #1042?"), await opened(desk, "b", "Where is order 1042?")
    typed, given = await opened(desk, "c", order="#1042"), await opened(desk, "e")
    async with desk.write() as tx:
        await cases.add_facts(tx, given, [("order_id", "1042")], "U", desk.clock.now())
    await opened(desk, "d", "I paid 1042 dollars for #10421.")
    assert set(await forget(desk, "1042")) == {signed, named, typed, given}


async def test_a_number_of_another_form_is_found_in_what_a_customer_wrote(desk: Desk) -> None:
    case = await opened(desk, "a", "Where is my order 200012345678901?")
    with pytest.raises(LevelheadError, match="No case or order"):
        await forget(desk, "20001234567890")
    assert await forget(desk, "200012345678901") == (case,)


async def test_what_we_wrote_of_an_order_counts_as_what_the_customer_did(desk: Desk) -> None:
    replied, wished, why = [await opened(desk, key) for key in "abc"]
    about = {"revision_id": f"{why}.1", "actor": "U", "act": Act.MOVE_LANE, "at": desk.clock.now()}
    async with desk.write() as tx:
        await revisions.change(tx, f"{replied}.1", text=f"We looked into order {ORDER} today.")
        await revisions.change(tx, f"{wished}.1", instruction=f"name {ORDER}")
        await reasons.keep(tx, why, **about, reason=f"the same buyer as {ORDER}")
    assert set(await forget(desk, ORDER)) == {replied, wished, why}


async def test_an_order_is_forgotten_in_encrypted_words_and_in_plain_ones_from_before(
    sealed: tuple[Desk, Desk],
) -> None:
    plain, desk = sealed
    before, other = await opened(plain, "plain", f"Where is {ORDER}?"), await opened(plain, "not", "And 112-5391166?")
    told, spaces, of_form, english, given, replied, wished, why = [
        await opened(desk, "told", f"Where is order {ORDER}?"),
        await opened(desk, "spaces", "Where is order 112 5391166 8803432?"),
        await opened(desk, "form", order="11253911668803432"),
        *[await opened(desk, key) for key in ("english", "given", "replied", "wished", "why")],
    ]
    another = await opened(desk, "another", "Where is order 112-5391166-8803433?")
    async with desk.database.read() as tx:
        (turn,) = (await load(tx, english)).turns
    about = {"revision_id": f"{why}.1", "actor": "U", "act": Act.MOVE_LANE, "at": desk.clock.now()}
    async with desk.write() as tx:
        await cases.translated(tx, english, turn.id, f"Where is {ORDER}?")
        await cases.add_facts(tx, given, [("order_id", ORDER)], "U", desk.clock.now())
        await revisions.change(tx, f"{replied}.1", text=f"We looked into order {ORDER} today.")
        await revisions.change(tx, f"{wished}.1", instruction=f"name {ORDER}")
        await reasons.keep(tx, why, **about, reason=f"the same buyer as {ORDER}")
    of_order = {before, told, spaces, of_form, english, given, replied, wished, why}
    assert set(await forget(desk, "112 5391166 8803432")) == of_order
    async with desk.database.read() as tx:
        assert [turn for case in of_order for turn in (await load(tx, case)).turns] == []
        assert not await cases.is_forgotten(tx, other, another)
