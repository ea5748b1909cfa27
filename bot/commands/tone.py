"""`levelhead tone`: what the checks find in a text of your own, in the words that make it so; no case is needed."""

import argparse
import asyncio
import json
import sys
from pathlib import Path
from typing import Any

from rich.console import Console

from bot import logs
from bot.commands.readable import show
from bot.commands.review import reviewed_text_at
from bot.commands.terminal import require_known, terminal_desk
from bot.desk.reviews.reviewing import checked_reply
from bot.errors import LevelheadError
from bot.knowledge.schema.clauses import ANY_MARKETPLACE


def add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("text", nargs="?", help="your text; a file's name, or - for standard input")
    parser.add_argument("--message", metavar="TEXT", help="the customer's message that it answers")
    parser.add_argument("--marketplace", metavar="NAME", default=ANY_MARKETPLACE, help="such as amazon.com")
    parser.add_argument("--policies", type=Path, metavar="DIR", help="the folder of policies")
    parser.add_argument("--json", action="store_true", help="one JSON object")


def main(options: argparse.Namespace) -> int:
    logs.install("ERROR")
    text = checked_reply(read_text(options.text))
    outcome = asyncio.run(reviewed(text, options.message, options.marketplace, options.policies))
    if options.json:
        print(json.dumps(outcome, ensure_ascii=False, indent=2))
    else:
        show(outcome, Console())
    return 0


def read_text(given: str | None) -> str:
    """The text from an argument, a file or standard input. Raises LevelheadError with what to do."""
    if given is None and sys.stdin.isatty():
        raise LevelheadError("Give your text: levelhead tone 'Hello, ...', a file's name, or - for standard input.")
    if given is None or given == "-":
        return sys.stdin.buffer.read().decode("utf-8", errors="replace")
    if len(given) < 250 and "\n" not in given and Path(given).is_file():
        return _read(Path(given))
    return given


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise LevelheadError(f"{path}: byte {error.start} is not UTF-8; save the file as UTF-8.") from error
    except OSError as error:
        raise LevelheadError(f"{path}: {error.strerror}.") from error


async def reviewed(text: str, message: str | None, marketplace: str, policies: Path | None) -> dict[str, Any]:
    """What came of it, with the keys of `levelhead draft --json`. Raises LevelheadError for an unknown marketplace."""
    async with terminal_desk(policies) as desk:
        require_known(desk, marketplace)
        return await reviewed_text_at(desk, text, message, marketplace)
