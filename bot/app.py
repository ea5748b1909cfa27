"""The composition root: settings -> parts -> a running desk. Real parts are chosen here and nowhere else."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from bot.desk.advance import advance, started, sweep
from bot.desk.desk import Desk, Options
from bot.desk.ports import Announcer, Directory
from bot.domain.clock import Clock, SystemClock
from bot.embedding import load as load_embedding
from bot.folders import POLICY_SUFFIXES, PROMPT_SUFFIXES, read_texts, save_text
from bot.knowledge.book import Book, read_book
from bot.knowledge.prompts import Prompts
from bot.runner.in_process import Runner
from bot.runner.wake import RowWake
from bot.settings import Settings
from bot.slack.announcer import SlackAnnouncer
from bot.slack.connection import Connection, build_app, identify, web_client
from bot.slack.directory import SlackDirectory
from bot.store.database import Database
from bot.writers.claude_settings import ClaudeSettings
from bot.writers.composer import Composer
from bot.writers.protocol import Writer


@dataclass(frozen=True, slots=True)
class Policies:
    """The policies as read, with the files they came from."""

    book: Book
    files: dict[str, str]


def read_policies(folder: Path) -> Policies:
    """Checked policies. Raises PolicyError with every problem."""
    files = read_texts(folder, POLICY_SUFFIXES)
    return Policies(read_book(files, folder=folder.name), files)


def read_prompts(settings: Settings, book: Book) -> Prompts:
    """Checked prompts. Raises PolicyError."""
    return Prompts.read(read_texts(settings.levelhead_prompts, PROMPT_SUFFIXES)).check(book)


def claude_settings(settings: Settings) -> ClaudeSettings | None:
    """How to reach Claude, or None without a key."""
    if settings.anthropic_api_key is None:
        return None
    return ClaudeSettings(
        api_key=settings.anthropic_api_key.get_secret_value(),
        base_url=settings.anthropic_base_url,
        draft_model=settings.levelhead_draft_model,
        triage_model=settings.levelhead_triage_model,
        effort=settings.levelhead_effort,
        deadline_seconds=settings.levelhead_deadline_seconds,
    )


def make_writer(settings: Settings, book: Book, composer: Writer) -> Writer:
    """Claude where there is a key, else the composer."""
    claude = claude_settings(settings)
    if claude is None:
        return composer
    from bot.writers.claude import Claude  # the SDK takes a second to load, which most commands need not pay

    return Claude(claude, read_prompts(settings, book))


def make_desk(
    settings: Settings,
    announcer: Announcer,
    directory: Directory,
    clock: Clock | None = None,
    approve_examples: bool = False,
) -> Desk:
    """The parts, put together; nothing runs yet."""
    policies, clock, composer = read_policies(settings.levelhead_policies), clock or SystemClock(), Composer()
    return Desk(
        database=Database(settings.database_path),
        wake=RowWake(clock),
        clock=clock,
        book=policies.book,
        files=policies.files,
        writer=make_writer(settings, policies.book, composer),
        composer=composer,
        announcer=announcer,
        directory=directory,
        options=Options(
            connected_by=settings.levelhead_connected_by,
            support_channels=settings.levelhead_support_channels,
            offer_offline_after=settings.levelhead_offer_offline_after_seconds,
            zone=settings.zone,
            save_policy=partial(save_text, settings.levelhead_policies),
            approve_examples=approve_examples,
            embed=load_embedding() if settings.levelhead_embedding else None,
        ),
    )


@asynccontextmanager
async def running(desk: Desk) -> AsyncIterator[Runner]:
    """The desk at work: tables migrated, the runner advancing what is due; closed at the end."""
    try:
        await desk.database.migrate()
        await started(desk)
        runner = Runner(desk.database, desk.clock, lambda ref: advance(desk, ref), lambda: sweep(desk))
        desk.wake.on_commit(runner.ring)
        task = asyncio.create_task(runner.run(), name="runner")
        try:
            yield runner
        finally:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
    finally:
        await _close(desk)


async def _close(desk: Desk) -> None:
    await close_writer(desk.writer)
    await desk.database.close()


async def close_writer(writer: Writer) -> None:
    """Let a writer's connections go, where it has any."""
    close = getattr(writer, "close", None)
    if close:
        await close()


@dataclass(frozen=True, slots=True)
class Connected:
    """A bot that is connected to its workspace."""

    desk: Desk
    runner: Runner
    revoked: asyncio.Event
    """Set when Slack ends the installation; nothing can be done then."""


@asynccontextmanager
async def connected(
    settings: Settings, clock: Clock | None = None, approve_examples: bool = False
) -> AsyncIterator[Connected]:
    """The bot, connected over Socket Mode. Raises SettingsError where a token is refused."""
    bot_token, app_token = settings.slack_bot_token, settings.slack_app_token
    if bot_token is None or app_token is None:
        raise ValueError("checked by the caller: missing_for_slack")
    clock = clock or SystemClock()
    client = web_client(bot_token.get_secret_value(), settings.slack_api_url)
    identity = await identify(client)
    directory = SlackDirectory(client, identity.team, clock)
    revoked = asyncio.Event()
    desk = make_desk(settings, SlackAnnouncer(client, revoked), directory, clock, approve_examples)
    async with running(desk) as runner:
        connection = Connection(build_app(client, desk, identity, revoked), app_token.get_secret_value())
        await connection.open()
        try:
            yield Connected(desk, runner, revoked)
        finally:
            await connection.close()
