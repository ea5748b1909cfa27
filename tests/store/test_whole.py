"""A case read at once is what its parts are when each is asked for by itself, sealed or not, on both databases."""

from datetime import UTC, datetime

import pytest

from bot.domain.acts import Act
from bot.domain.case import Fulfilment, Who
from bot.domain.states import CaseState, PostState
from bot.store.case import cases, posts, reasons, revisions, steps, whole
from bot.store.due import inbox
from bot.store.engines.database import Tx, open_database
from bot.store.rows.cases import CaseRow, Cause, PostKind, Row
from bot.store.tables.sealing import new_key

AT = datetime(2026, 11, 23, 9, 0, 0, 120_000, tzinfo=UTC)
WORDS = 'It\'s "broken" – 破れた,\n\tand 100% \\ lost: {"a": [null]} \x7f'


@pytest.fixture(params=["sqlite", "postgres", "sqlite sealed", "postgres sealed"])
def url(request: pytest.FixtureRequest) -> str:
    if request.param.startswith("postgres"):
        return str(request.getfixturevalue("postgres_url"))
    return f"sqlite:///{request.getfixturevalue('sqlite_file')}"


@pytest.fixture
def keys(request: pytest.FixtureRequest) -> list[str]:
    return [new_key()] if "sealed" in request.node.callspec.id else []


async def test_it_is_what_its_parts_are(url: str, keys: list[str]) -> None:
    database = open_database(url, keys)
    async with database.write() as tx:
        await _kept(tx, "C-1")
        await _kept(tx, "C-2")
    async with database.read() as tx:
        found = await whole.of_case(tx, "C-1")
        assert found == [tuple(map(kind.read, await asked.all(tx, of_case="C-1"))) for kind, asked in whole.PARTS]
    case, turns, facts, *_, ticked = found
    assert isinstance(case[0], CaseRow) and case[0].opened_at == AT and case[0].written_at is None
    assert [turn.text for turn in turns] == [WORDS, "second"] and [fact.value for fact in facts] == [WORDS]
    assert len(ticked) == 2 and all(isinstance(row, Row) for rows in found for row in rows) and all(found)
    await database.close()


async def test_there_may_be_none(url: str, keys: list[str]) -> None:
    database = open_database(url, keys)
    async with database.read() as tx:
        assert await whole.of_case(tx, "C-1") == [()] * 9
    await database.close()


async def _kept(tx: Tx, case_id: str) -> None:
    about = {"marketplace": "any", "fulfilment": Fulfilment.UNKNOWN, "order_id": None, "written_at": None}
    about |= {"further": [{"situation": "x", "words": WORDS}], "nonce": "n", "customer": None}
    people = {"team": "T", "channel": "C", "requester": "U"}
    await cases.open_case(tx, id=case_id, opened_at=AT, state=CaseState.OPEN, **people, **about)
    for words in (WORDS, "second"):
        await cases.add_turn(tx, case_id, Who.CUSTOMER, words, "U", AT)
    await cases.add_facts(tx, case_id, [("order_id", WORDS)], "U", AT)
    first = await revisions.add(tx, case_id, AT, cause=Cause.OPENED, asked_by="U", instruction=None)
    body = {"passages": [WORDS, 1.5, 10**12, None, True], "of": {"": []}}
    await revisions.change(tx, first, text=WORDS, text_hash="h", body=body)
    revision = await revisions.get(tx, await revisions.add(tx, case_id, AT, cause=Cause.REVISE, asked_by="U"))
    assert revision is not None
    await revisions.decided(tx, revision, "U", Act.APPROVE, "v", AT)
    await posts.add(tx, case_id=case_id, key=f"{case_id}:case", kind=PostKind.CASE, channel="C", due_at=AT)
    shown = {"kind": PostKind.NOTICE, "channel": "C", "body": {"text": WORDS}, "state": PostState.POSTED}
    await posts.add(tx, case_id=case_id, key=f"{case_id}:notice", **shown)
    done = {"revision_id": first, "actor": "U", "act": Act.REJECT, "at": AT}
    await inbox.add_act(tx, case_id=case_id, channel="C", surface="button", payload={"reason": WORDS}, **done)
    await reasons.keep(tx, case_id, reason=WORDS, before=None, after=first, **done)
    await steps.start(tx, case_id, "return", ("label", "refund"), "U", AT)
