"""How long it takes to take reports in and to find products in them: `python benchmarks/records.py [--rows N]`.

Made-up listings and orders, with titles from a vocabulary as wide as a real catalogue's. Each figure is the median of
runs on this machine; SQLite in a new folder, and PostgreSQL where TEST_DATABASE_URL names one.
"""

import argparse
import asyncio
import os
import platform
import random
import statistics
import tempfile
import time
from collections.abc import Awaitable, Callable
from datetime import date
from io import BytesIO
from pathlib import Path

from bot.desk.company.finding import replies_holding
from bot.desk.company.importing import Arriving, import_report
from bot.desk.company.questions.items import items_of
from bot.domain.clock import SystemClock
from bot.store.case import cases
from bot.store.company import records
from bot.store.company.searching import products_like
from bot.store.engines.database import Database, open_database
from bot.store.tables.cases import approved_replies, revisions

QUESTIONS = ("SKU-000123", "B000000456", "blue bottle", "w17 w45 shelf", "oak", "violet w99 lamp")
KINDS = ("oak", "shelf", "lamp", "rug", "bottle", "blue", "green", "kettle", "mug", "chair", "table", "frame", "vase")


def listings(rows: int) -> bytes:
    """Two common words and three of thousands in each title, as catalogues have."""
    chance = random.Random(1)
    lines = ["item-name\titem-description\tseller-sku\tprice\tquantity\tasin1\tfulfillment-channel\tstatus"]
    for n in range(rows):
        rare = " ".join(f"w{chance.randrange(20_000)}" for _ in range(3))
        title = f"{' '.join(chance.sample(KINDS, 2))} {rare}"
        lines.append(f"{title}\tA {title} for the home.\tSKU-{n:06d}\t19.99\t{n % 50}\tB0{n:08d}\tDEFAULT\tActive")
    return "\n".join(lines).encode()


def orders(rows: int) -> bytes:
    """One item each."""
    lines = ["amazon-order-id\tpurchase-date\tproduct-name\tsku\tasin\tquantity\tcurrency\titem-price"]
    lines += [f"111-{n:07d}-{n:07d}\t2026-11-02T08:00:00Z\tThing\tSKU-{n:06d}\t\t1\tUSD\t19.99" for n in range(rows)]
    return "\n".join(lines).encode()


async def measured(database: Database, rows: int) -> list[tuple[str, str]]:
    """(what, how long) for one database."""
    await database.migrate()
    clock, found = SystemClock(), list[tuple[str, str]]()
    for name, made in (("listings", listings(rows)), ("orders", orders(rows))):
        for time_round in ("first", "again"):
            began = time.perf_counter()
            await import_report(
                database, clock, BytesIO(made), Arriving(f"{name}.txt", date(2026, 11, 12), "benchmark")
            )
            seconds = time.perf_counter() - began
            found.append((f"{rows:,} {name}, {time_round}", f"{seconds:.1f} s, {rows / seconds:,.0f} rows/s"))
    async with database.read() as tx:
        for question in QUESTIONS:
            found.append((f"search “{question}”", await _median(lambda q=question: products_like(tx, q))))
        found.append(("order by its number", await _median(lambda: records.order(tx, "111-0000456-0000456"))))
        for words in (("blue", "bottle"), ("oak", "shelf", "w17"), ("botlte", "blue")):
            what = f"items meant by “{' '.join(words)}”"
            found.append((what, await _median(lambda w=words: items_of(tx, w))))
    await with_replies(database, rows)
    async with database.read() as tx:
        for question in QUESTIONS[2:]:
            found.append((f"replies, search “{question}”", await _median(lambda q=question: replies_holding(tx, q))))
    return found


async def with_replies(database: Database, rows: int) -> None:
    """As many approved replies, three sentences each, of one case."""
    chance, now = random.Random(2), SystemClock().now()
    async with database.write() as tx:
        await cases.open_case(
            tx, id="C-1", team="T", channel="C", requester="U", opened_at=now, state="open", marketplace="any",
            fulfilment="unknown", written_at=now, nonce="abc",
        )  # fmt: skip
        for first in range(0, rows, 1000):
            ids = [f"C-1.{n}" for n in range(first, min(first + 1000, rows))]
            about = {"case_id": "C-1", "state": "approved", "cause": "opened", "asked_by": "U", "created_at": now}
            await tx.execute(revisions.insert(), [about | {"id": i, "number": first + n} for n, i in enumerate(ids)])
            kept = [{"case_id": "C-1", "revision_id": i, "text": reply(chance), "approved_at": now} for i in ids]
            await tx.execute(approved_replies.insert(), kept)


def reply(chance: random.Random) -> str:
    """Three sentences with two rare words."""
    about, rare = " ".join(chance.sample(KINDS, 3)), [f"w{chance.randrange(20_000)}" for _ in range(2)]
    return f"Dear [name], the {about} {rare[0]} leaves us today. It takes {rare[1]} days. Write to us if it is late."


async def _median(run: Callable[[], Awaitable[object]], times: int = 9) -> str:
    taken = []
    for _ in range(times):
        began = time.perf_counter()
        await run()
        taken.append(time.perf_counter() - began)
    return f"{statistics.median(taken) * 1000:.1f} ms"


async def main() -> None:
    """Print a table for each database."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=100_000)
    rows = parser.parse_args().rows
    print(f"{platform.processor() or platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}")
    with tempfile.TemporaryDirectory() as folder:
        places = {"SQLite": f"sqlite:///{Path(folder) / 'team.db'}"}
        if given := os.environ.get("TEST_DATABASE_URL"):
            places["PostgreSQL"] = given
        for name, url in places.items():
            database = open_database(url)
            print(f"\n| {name} | |\n|---|---|")
            for what, how_long in await measured(database, rows):
                print(f"| {what} | {how_long} |")
            await database.close()


if __name__ == "__main__":
    asyncio.run(main())
