"""A database as a released version left it, with its data, and whether that is there after an upgrade.

`released/<revision>.sql` holds what came with a revision, in plain SQL; a new revision needs a file of its own,
`.postgres.sql` where it is PostgreSQL's alone.
"""

from datetime import UTC, datetime
from pathlib import Path

from slack_sdk.web.async_client import AsyncWebClient
from sqlalchemy import select

from bot.desk.auditing import verify
from bot.desk.parts.view import load
from bot.settings import Settings
from bot.slack.announcer import EVENT_TYPE
from bot.store.company.searching import products_like, replies_like
from bot.store.engines.database import Database, open_database
from bot.store.engines.migrating import upgrade
from bot.store.history import trail
from bot.store.tables.cases import acts
from tests.trails import first_break

FOLDER = Path(__file__).parent / "released"


async def in_slack(settings: Settings) -> dict[str, str]:
    """What the older version had said already. Gives what stands for it in the data."""
    assert settings.slack_bot_token
    client = AsyncWebClient(settings.slack_bot_token.get_secret_value(), settings.slack_api_url)

    async def say(key: str, thread: str | None = None) -> str:
        metadata = {"event_type": EVENT_TYPE, "event_payload": {"key": key}}
        answer = await client.chat_postMessage(channel="C0SUPPORT01", text=key, thread_ts=thread, metadata=metadata)
        return str(answer["ts"])

    await say("C-SEND22:case")
    root = await say("C-WAIT22:case")
    draft = await say("C-WAIT22.1:revision", root)
    return {"$ROOT": root, "$DRAFT": draft, "$NOW": f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S.%f}"}


async def as_released(revision: str, url: str, known: dict[str, str]) -> None:
    """The database as it was at this revision, with the data of all revisions until then."""
    database = open_database(url)
    async with database.place.writer.connect() as connection:
        await connection.run_sync(upgrade, revision)
        await connection.commit()
        if on_postgres := connection.dialect.name == "postgresql":
            await connection.exec_driver_sql("SET TIME ZONE 'UTC'")
        for file in sorted(FOLDER.glob("*.sql")):
            meant = on_postgres or not file.name.endswith(".postgres.sql")
            for statement in _statements(file, known) if meant and file.name[: len(revision)] <= revision else ():
                await connection.exec_driver_sql(statement)
        await connection.commit()
    assert (await database.version())[0] == revision
    await database.close()


def _statements(file: Path, known: dict[str, str]) -> list[str]:
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    words = "".join(line for line in lines if not line.startswith("--"))
    for sign, value in known.items():
        words = words.replace(sign, value)
    return [statement for statement in words.split(";\n") if statement.strip()]


async def check_kept(database: Database, revision: str) -> None:
    async with database.read() as tx:
        links = await trail.of_case(tx, "C-SENT22")
        used = await trail.usage(tx)
        products = [found.value.title for found in await products_like(tx, "brass lamp")]
        replied = [found.case_id for found in await replies_like(tx, "shipping to Hawaii")]
        ticked = [(s.process, s.done_by) for s in (await load(tx, "C-SENT22")).steps]
        audit = await verify(tx, {})
        refused = list((await tx.execute(select(acts.c.reason).where(acts.c.case_id == "C-GONE22"))).scalars())
    assert first_break(links) is None and [link.event.kind for link in links][-1] == "sent"
    assert used["draft"]["input_tokens"] == 1000 and ("rules" in used) == (revision >= "0003")
    assert audit.harms == () and audit.anchors >= (revision >= "0018")
    assert refused == ([None] if revision >= "0027" else []), "of a forgotten case"
    assert bool(products) == bool(ticked) == (revision >= "0007")
    assert ("C-SENT22" in replied) == (revision >= "0009")
