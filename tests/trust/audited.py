"""The audit as it is run, and a database changed past its guard."""

import pytest
from sqlalchemy import text

from bot.__main__ import main
from bot.store.engines.database import Database


async def past_the_guard(database: Database, *statements: str) -> None:
    """As somebody who has the file, or an administrator of the server."""
    async with database.write() as tx:
        for table in ("events", "anchors"):
            if tx.dialect.name == "postgresql":
                await tx.execute(text(f"ALTER TABLE {table} DISABLE TRIGGER USER"))
            else:
                await tx.execute(text(f"DROP TRIGGER {table}_no_update"))
                await tx.execute(text(f"DROP TRIGGER {table}_no_delete"))
        for words in statements:
            await tx.execute(text(words))


def status(*words: str) -> int:
    with pytest.raises(SystemExit) as ended:
        main(words)
    return int(ended.value.code or 0)


def run(*words: str) -> None:
    assert status(*words) == 0


def said(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    capsys.readouterr()
    run(*words)
    return capsys.readouterr().out
