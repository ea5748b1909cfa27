"""`levelhead migrate`: bring the database to this version of the code. For a platform's release step."""

import argparse
import asyncio

from bot.settings import read_settings
from bot.store.engines.database import open_database


def add_options(parser: argparse.ArgumentParser) -> None:
    """None: DATABASE_URL is a setting."""


def main(options: argparse.Namespace) -> int:
    print(asyncio.run(migrated(read_settings().database_url)))
    return 0


async def migrated(url: str) -> str:
    """Do it, however many do it at once, and say where it stands. Raises StoreError."""
    database = open_database(url)
    try:
        await database.migrate()
        found, _ = await database.version()
        return f"{database.place.name} is at schema {found}."
    finally:
        await database.close()
