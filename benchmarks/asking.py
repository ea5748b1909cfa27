"""How well questions of teammates are answered without a model, over the reports and policies of the example shop.

    python benchmarks/asking.py [-v]

Each file of `benchmarks/own/questions_*.yaml` was written before it was measured on; its first figures are in
docs/records.md. `-v` prints every answer.
"""

import asyncio
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import yaml

from bot.app import make_desk
from bot.commands.desks.nobody import Nobody
from bot.commands.try_shop import stock_up
from bot.desk.company.questions.without_model import answer
from bot.desk.parts.desk import Desk
from bot.domain.answer import Answer
from bot.domain.clock import FixedClock
from bot.settings import Settings

OWN = Path(__file__).parent / "own"
TODAY = datetime(2026, 11, 26, 12, tzinfo=UTC)
"""The shop's days count back from here, and so do `last month` and `this month` in the questions."""


async def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        nobody: Any = Nobody()
        settings = Settings(_env_file=None).model_copy(update={"database_url": f"sqlite:///{folder}/team.db"})
        desk = make_desk(settings, nobody, nobody, FixedClock(TODAY))
        await desk.database.migrate()
        await stock_up(desk)
        for path in sorted(OWN.glob("questions_*.yaml")):
            await _measured(desk, path)
        await desk.database.close()


async def _measured(desk: Desk, path: Path) -> None:
    asked = yaml.safe_load(path.read_text(encoding="utf-8"))  # noqa: ASYNC240  # nothing else runs
    wrong: list[str] = []
    for one in asked:
        found = await answer(desk, one["ask"])
        fault = faults(one, found)
        wrong += [f"  {one['ask']}: {'; '.join(fault)}"] if fault else []
        if "-v" in sys.argv:
            print(f"\n> {one['ask']}", *_told(found), sep="\n")
    print(f"{path.name}: {len(asked) - len(wrong)} of {len(asked)} answered right", *wrong, sep="\n")


def faults(one: dict[str, Any], found: Answer) -> list[str]:
    """What is missing in an answer, or stands there and shouldn't."""
    table = [cell for sheet in found.sheets for row in sheet.rows for cell in row]
    held = lambda words: any(words in c if len(words) > 3 else words == c for c in (*table, found.text))  # noqa: E731
    cited = {c.source.id for p in found.passages for c in p.citations}
    told = [f"no row has {w}" for w in one.get("rows", ()) if not held(w)]
    told += [f"a row has {w}" for w in one.get("besides", ()) if held(w)]
    wanted = set(one.get("cites", ()))
    told += [f"none of {sorted(wanted)} is cited, but {sorted(cited)}"] if wanted and not wanted & cited else []
    told += [f"nothing says {w}" for w in one.get("says", ()) if w.lower() not in found.text.lower()]
    told += ["something is found"] if one.get("unknown") and found.known else []
    return told


def _told(found: Answer) -> list[str]:
    sheets = [f"  {s.title}: " + " / ".join(" | ".join(row) for row in s.rows) for s in found.sheets]
    return [*sheets, *(f"  {p.text.strip()[:300]} {[c.source.id for c in p.citations]}" for p in found.passages)]


if __name__ == "__main__":
    asyncio.run(main())
