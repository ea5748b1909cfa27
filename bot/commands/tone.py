"""`levelhead tone`: what the checks find in any text of your own, with the words at fault; no case is needed."""

import argparse
import asyncio
from pathlib import Path
from typing import Any

from bot import logs
from bot.commands.desks.one_case import require_known, terminal_desk
from bot.commands.review import reviewed_text_at
from bot.commands.terminal.given_texts import given_text
from bot.commands.terminal.outcome import print_outcome
from bot.desk.reviews.work import checked_reply
from bot.errors import LevelheadError
from bot.knowledge.schema.clauses import ANY_MARKETPLACE

_MISSING = "Give your text: levelhead tone 'Hello, ...', a file's name, or - for standard input."


def add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("text", nargs="?", help="your text; a file's name, or - for standard input")
    parser.add_argument("--message", metavar="TEXT", help="the customer's message that it answers")
    parser.add_argument("--marketplace", metavar="NAME", default=ANY_MARKETPLACE, help="such as amazon.com")
    parser.add_argument("--policies", type=Path, metavar="DIR", help="the folder of policies")
    parser.add_argument("--json", action="store_true", help="one JSON object")


def main(options: argparse.Namespace) -> int:
    logs.install("ERROR")
    given = given_text(options.text, _MISSING)
    if not given.strip():
        raise LevelheadError(f"There is no text here. {_MISSING}")
    text = checked_reply(given)
    outcome = asyncio.run(reviewed(text, options.message, options.marketplace, options.policies))
    print_outcome(outcome, options.json)
    return 0


async def reviewed(text: str, message: str | None, marketplace: str, policies: Path | None) -> dict[str, Any]:
    """What came of it, with the keys of `levelhead draft --json`. Raises LevelheadError for an unknown marketplace."""
    async with terminal_desk(policies) as desk:
        require_known(desk, marketplace)
        return await reviewed_text_at(desk, text, message, marketplace)
