"""`levelhead try`: the bot in a Slack on your own machine, with a page in the browser."""

import argparse
import asyncio
import errno
import json
import shutil
import tempfile
import webbrowser
from contextlib import AsyncExitStack
from os import strerror
from pathlib import Path

from pydantic import SecretStr

from bot import logs
from bot.app import connected
from bot.commands.service.stopping import stopped
from bot.commands.terminal.console import Console
from bot.commands.terminal.patience import starting
from bot.commands.try_shop import copies, messages, stock_up
from bot.errors import LevelheadError
from bot.knowledge.book import Book
from bot.loading.sources import read_policies
from bot.settings import PROJECT, Settings, read_settings
from bot.workspace import Sample, Workspace

PORT = 8137
SHOWN = 6
WELCOME = (
    "Paste a customer's message, or a whole conversation, after /draft, or pick one below. In a direct message with "
    "Levelhead you can ask what the company knows, or drop a report. For /compare, take the listings in "
    "examples/shop/listings."
)
STAYS = "Everything stays on this machine."
LEAVES = "Claude writes: it is sent what it has to read, with personal data masked. Nothing reaches Slack."


def add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--port", type=_port, default=PORT, help=f"port of the page (default {PORT})")
    parser.add_argument("--no-browser", action="store_true", help="only print the address")
    parser.add_argument("--policies", type=Path, help="a folder of policies (default: that of the settings)")


def _port(given: str) -> int:
    """Raises ArgumentTypeError for what is no port."""
    if not (given.isascii() and given.isdigit() and int(given) <= 65535):
        raise argparse.ArgumentTypeError(f"{given!r} is no port; write a number up to 65535, or 0 for a free one")
    return int(given)


def main(options: argparse.Namespace) -> int:
    overrides = {"levelhead_policies": options.policies} if options.policies else {}
    settings = read_settings(**overrides)
    logs.install("WARNING")
    asyncio.run(work(settings, options.port, not options.no_browser))
    return 0


async def work(settings: Settings, port: int, browser: bool) -> None:
    """Serve the page until stopped. Cases and copies of the policies are in a folder that is removed at the end."""
    book = read_policies(settings.levelhead_policies).book
    workspace = Workspace(samples=samples(book), welcome=welcome(settings))
    if not await start(workspace, port):
        print(f"Port {port} is taken, so the page is on a free one.")
    try:
        with tempfile.TemporaryDirectory(prefix="levelhead-") as name:
            folder = Path(name)
            here = on_copies(local(settings, workspace, folder), folder)
            async with AsyncExitStack() as stack:
                with starting():
                    bot = await stack.enter_async_context(connected(here, approve_examples=True, trial=True))
                    await stock_up(bot.desk)
                reports = copies(folder, bot.desk.today)
                greet(workspace.page_url, bot.desk.writer.name, reports, here.levelhead_policies, browser)
                await stopped()
    finally:
        await workspace.stop()


def welcome(settings: Settings) -> str:
    """What to do first, and what leaves this machine."""
    return f"{WELCOME} {LEAVES if settings.anthropic_api_key else STAYS}"


def on_copies(settings: Settings, folder: Path) -> Settings:
    """The settings for copies of policies and prompts in this folder: a trial changes no file of the team's."""
    theirs = {"levelhead_policies": settings.levelhead_policies, "levelhead_prompts": settings.levelhead_prompts}
    ours = {name: folder / name.removeprefix("levelhead_") for name in theirs}
    for name, path in theirs.items():
        if path.is_dir():
            shutil.copytree(path, ours[name])
    return settings.model_copy(update=ours)


async def start(workspace: Workspace, port: int) -> bool:
    """On this port, or on a free one where it is taken; False then. Raises LevelheadError where it can't be had."""
    try:
        await workspace.start(port)
    except OSError as error:
        await workspace.stop()
        if error.errno != errno.EADDRINUSE:
            why = strerror(error.errno or 0)
            raise LevelheadError(f"Port {port}: {why}. Take another with --port, or 0 for a free one.") from error
        await workspace.start(0)
        return False
    return True


def local(settings: Settings, workspace: Workspace, folder: Path) -> Settings:
    """The settings for the local workspace."""
    manifest = json.loads((PROJECT / "manifest.json").read_text(encoding="utf-8"))
    app = workspace.install(manifest)
    changes = {
        "slack_bot_token": SecretStr(app.bot_token),
        "slack_app_token": SecretStr(app.app_token),
        "slack_api_url": workspace.api_url,
        "database_url": f"sqlite:///{folder / 'try.db'}",
        "levelhead_connected_by": workspace.person("omar").id,
        "levelhead_support_channels": frozenset(),
        "levelhead_stop_seconds": 0,
    }
    return settings.model_copy(update=changes)


def samples(book: Book) -> list[Sample]:
    """Messages to try: the example shop's for its own policies, else examples from the policies."""
    if book.example:
        return messages()
    return [Sample(s.title, s.examples[0]) for s in book.situations if s.examples][:SHOWN]


def greet(url: str, writer: str, reports: Path, policies: Path, browser: bool) -> None:
    """Say where it is, and open it."""
    console = Console()
    console.print(f"\n[bold]Levelhead[/bold] is at [link={url}]{url}[/link]  (stop with Ctrl-C)")
    console.print(f"Drafts are written by {writer}.", style="dim")
    console.print(f"Reports to drop into a direct message with it, as Omar: {reports}", style="dim", soft_wrap=True)
    console.print(f"Its policies are a copy, to be edited as you like: {policies}", style="dim", soft_wrap=True)
    if browser:
        webbrowser.open(url)
