"""What Claude hears of circles beside the rules: `python benchmarks/circles_by_claude.py SET ...`, with a key.

A SET is one of benchmarks/own, such as circling_eleventh. Costs a call of the cheaper model for each of its items.
"""

import asyncio
import sys
from collections import Counter
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.replies import STOPPING, WARNING, findings, items, matter_of, stopping  # noqa: E402  # the path is set above
from bot.app import make_writer  # noqa: E402
from bot.checks.personal_data.redaction import new_nonce, redact, redact_text  # noqa: E402
from bot.domain.reply import Usage  # noqa: E402
from bot.knowledge.book import Book  # noqa: E402
from bot.knowledge.files import read_book  # noqa: E402
from bot.loading.folders import POLICY_SUFFIXES, read_texts  # noqa: E402
from bot.settings import Settings  # noqa: E402
from bot.writers.composer.writer import Composer  # noqa: E402
from bot.writers.protocol import CaseReply, Writer  # noqa: E402


async def heard(item: dict[str, Any], writer: Writer, book: Book, calls: list[Usage]) -> set[str]:
    """The rules of what stops, where the item is one that must stop or is fine; else of all that is found."""
    matter, vault = redact(matter_of(item), new_nonce())
    reply = CaseReply(redact_text(item["reply"], vault), matter, book.ears.addressed)
    found = await writer.circles(reply, calls)
    return {f.rule for f in (found if item["signal"] in WARNING else stopping(found))}


async def measured(name: str, writer: Writer, book: Book) -> str:
    """How many of a set are found by the rules, by Claude, and by either."""
    got, circles, fine, calls = Counter[str](), 0, 0, list[Usage]()
    for item in items(name):
        rules = {f.rule for f in findings(item, book)} if item["signal"] in WARNING else set[str]()
        rules |= {f.rule for f in stopping(findings(item, book))}
        claude = await heard(item, writer, book, calls)
        if item["signal"]:
            circles, wanted = circles + 1, (WARNING | STOPPING)[item["signal"]]
            told = {"rules": wanted in rules, "claude": wanted in claude, "either": wanted in rules | claude}
            got.update(who for who, found in told.items() if found)
        else:
            fine, got["false"] = fine + 1, got["false"] + bool(claude)
    tokens = sum(c.input_tokens + c.cache_read_tokens + c.cache_write_tokens + c.output_tokens for c in calls)
    either = f"rules {got['rules']}, Claude {got['claude']}, either {got['either']} of {circles}"
    return (
        f"{name}: {either}; fine turns stopped by Claude {got['false']} of {fine}; {tokens} tokens, {len(calls)} calls"
    )


async def main() -> None:
    """A line for each set. Raises WriterError where Claude can't be asked."""
    book = read_book(read_texts(ROOT / "policies", POLICY_SUFFIXES))
    writer = make_writer(Settings(), book, Composer())
    if isinstance(writer, Composer):
        sys.exit("There is no key: set ANTHROPIC_API_KEY.")
    for name in sys.argv[1:] or ["circling_eleventh"]:
        print(await measured(name, writer, book))


if __name__ == "__main__":
    asyncio.run(main())
