"""After an order is forgotten, no column of any table of PostgreSQL, the queue's too, holds its number or its words."""

import json
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from psycopg import sql

from bot.desk.cases.forgetting import forget
from bot.workspace import Message
from tests.dialogues.conftest import SUPPORT, Team
from tests.trust.people import at_work, case_id

ORDER, WORD, NAME = "112-9083475-1203948", "blunderbuss", "Quillfeather"
MESSAGE = f"Hello, do you ship the {WORD} lamp of order {ORDER} to Hawaii? Margarethe {NAME}"
TABLES = (
    "SELECT quote_ident(table_schema), quote_ident(table_name) FROM information_schema.tables "
    "WHERE table_schema NOT IN ('pg_catalog', 'information_schema')"
)


def _held(url: str) -> Iterator[str]:
    """Each table and column that holds one of them."""
    with psycopg.connect(url, autocommit=True) as database:
        for schema, table in database.execute(TABLES).fetchall():
            every = sql.SQL("SELECT to_jsonb(one) FROM {}.{} AS one").format(sql.SQL(schema), sql.SQL(table))
            for (row,) in database.execute(every):
                for column, value in row.items():
                    said = json.dumps(value, ensure_ascii=False)
                    yield from (f"{table}.{column}" for words in (ORDER, WORD, NAME) if words in said)


async def _everything(team: Team) -> Message:
    """All that is written about the order, in its case and outside it."""
    case = await team.draft(MESSAGE)
    await team.say("ana", case, f"revise: mention the {WORD} of {ORDER}")
    await team.say("ana", case, f"customer: It is order {ORDER}, the {WORD}.")
    await team.say("ana", case, f"reply: You should have read it, {NAME}. CALM DOWN about {ORDER}.")
    await team.say("ana", case, f"Hello again, the {WORD} of {ORDER} has still not come to us here in Hawaii, {NAME}.")
    await team.press("ana", case, "Hand it to somebody")
    await team.fill("ana", {"To whom?": "ben", "Why?": f"The {WORD} of {ORDER}."})
    for words in (f"/tone You should have read it, order {ORDER}.", f"/ask where is {ORDER}?", f"/desk {ORDER}"):
        await team.ana.command(SUPPORT, words)
        await team.settled()
    await team.ana.open_home()
    await team.settled()
    return case


@pytest.mark.deep
@pytest.mark.parametrize("named", ["by its order", pytest.param("by its case", marks=pytest.mark.deep)])
async def test_what_is_forgotten_is_in_no_column_of_any_table(postgres_url: str, tmp_path: Path, named: str) -> None:
    async with at_work(tmp_path, database_url=postgres_url) as team:
        case = await _everything(team)
        assert {held.partition(".")[0] for held in _held(postgres_url)} >= {"turns", "reviews", "questions", "homes"}
        await forget(team.bot.desk, ORDER if named == "by its order" else case_id(case))
        await team.settled()
        assert set(_held(postgres_url)) == set()
