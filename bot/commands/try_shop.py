"""The fictitious shop of `levelhead try`: its reports, dated back from today, and messages to try."""

import re
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path

from bot.desk.company.importing import Arriving, import_report
from bot.desk.parts.desk import Desk
from bot.settings import PROJECT
from bot.workspace import Sample

SHOP = PROJECT / "examples" / "shop"
_DAYS_AGO = re.compile(r"\{today-(\d+)\}")


def messages() -> list[Sample]:
    """Messages for several kinds of case; each file has a title, an empty line and the words."""
    texts = [path.read_text(encoding="utf-8").partition("\n\n") for path in sorted((SHOP / "messages").glob("*.txt"))]
    return [Sample(title.strip(), words.strip()) for title, _, words in texts]


def report(path: Path, today: date) -> bytes:
    """The report as it would have been downloaded today."""
    text = path.read_text(encoding="utf-8")
    dated = _DAYS_AGO.sub(lambda m: (today - timedelta(days=int(m[1]))).isoformat(), text)
    return dated.encode()


def copies(folder: Path, today: date) -> Path:
    """The reports as files to drop into a direct message. Returns their folder."""
    made = folder / "reports"
    made.mkdir()
    for path in sorted((SHOP / "reports").glob("*.txt")):
        (made / path.name).write_bytes(report(path, today))
    return made


async def stock_up(desk: Desk) -> None:
    """Import every report of the shop."""
    today = desk.today
    for path in sorted((SHOP / "reports").glob("*.txt")):
        arriving = Arriving(path.name, today, "levelhead try")
        await import_report(desk.database, desk.clock, BytesIO(report(path, today)), arriving)
