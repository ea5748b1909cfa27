"""The composition root: settings -> parts -> a running desk. Real parts are chosen here and nowhere else."""

import asyncio
from collections.abc import AsyncIterator, Awaitable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

from bot.desk.advance import advance, started, sweep
from bot.desk.desk import Desk, Options
from bot.desk.ports import Announcer, Directory
from bot.domain.clock import Clock, SystemClock
from bot.embedding import load as load_embedding
from bot.errors import StoreError
from bot.folders import POLICY_SUFFIXES, PROMPT_SUFFIXES, read_texts, save_text
from bot.knowledge.book import Book, read_book
from bot.knowledge.prompts import Prompts
from bot.runner.in_process import Runner
from bot.runner.queue import Queue, Worker
from bot.runner.wake import RowWake
from bot.settings import Settings
from bot.slack.announcer import SlackAnnouncer
from bot.slack.connection import Connection, Identity, WebClient, build_app, identify, web_client
from bot.slack.directory import SlackDirectory
from bot.store.database import open_database
from bot.store.work import Ref
from bot.writers.claude_settings import ClaudeSettings
from bot.writers.composer import Composer
from bot.writers.protocol import Writer

ATTEMPT = 1.5
"""How many times the longest call to Slack an attempt to post may take, its writes and clocks that differ included."""


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
        database=open_database(settings.database_url),
        wake=_wake(settings, clock),
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
            remind_requester=timedelta(hours=settings.levelhead_remind_requester_hours),
            remind_lead=timedelta(hours=settings.levelhead_remind_lead_hours),
            keep=timedelta(days=settings.levelhead_keep_days) if settings.levelhead_keep_days else None,
            save_policy=partial(save_text, settings.levelhead_policies),
            approve_examples=approve_examples,
            attempt=timedelta(seconds=ATTEMPT * settings.levelhead_slack_seconds),
            embed=load_embedding() if settings.levelhead_embedding else None,
        ),
    )


def _wake(settings: Settings, clock: Clock) -> Queue | RowWake:
    if settings.on_postgres:
        return Queue(settings.database_url, settings.levelhead_dead_after_seconds)
    return RowWake(clock)


@asynccontextmanager
async def running(desk: Desk) -> AsyncIterator[Runner | Worker]:
    """The desk at work: tables up to date, the runner advancing what is due; closed at the end.

    Raises StoreError for a database that others have to migrate.
    """
    try:
        with desk.database.place.alone():
            await _up_to_date(desk)
            async with _at_work(desk) as runner:
                yield runner
    finally:
        await _close(desk)


@asynccontextmanager
async def _at_work(desk: Desk) -> AsyncIterator[Runner | Worker]:
    await started(desk)
    runner = _runner(desk)
    desk.wake.on_commit(runner.ring)
    task = asyncio.create_task(runner.run(), name="runner")
    try:
        yield runner
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def _up_to_date(desk: Desk) -> None:
    if desk.database.place.migrates:
        await desk.database.migrate()
        return
    found, wanted = await desk.database.version()
    if found != wanted:
        raise StoreError(
            f"The database ({desk.database.place.name}) is at schema {found}, and this version wants {wanted}. "
            "Run `levelhead migrate` once, then start again."
        )


def _runner(desk: Desk) -> Runner | Worker:
    """One process's own, or one worker of many."""

    def do(ref: Ref) -> Awaitable[datetime | None]:
        return advance(desk, ref)

    def look() -> Awaitable[None]:
        return sweep(desk)

    if isinstance(desk.wake, Queue):
        return Worker(desk.wake, desk.database, do, look)
    return Runner(desk.database, desk.clock, do, look)


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
    runner: Runner | Worker
    revoked: asyncio.Event
    """Set when Slack ends the installation; nothing can be done then."""


@dataclass(frozen=True, slots=True)
class _Parts:
    """A desk that speaks through Slack, before anything runs."""

    desk: Desk
    client: WebClient
    identity: Identity
    revoked: asyncio.Event


async def _parts(settings: Settings, clock: Clock | None, approve_examples: bool) -> _Parts:
    if settings.slack_bot_token is None:
        raise ValueError("checked by the caller: missing_for_slack")
    clock, revoked = clock or SystemClock(), asyncio.Event()
    token, patience = settings.slack_bot_token.get_secret_value(), settings.levelhead_slack_seconds
    client = web_client(token, settings.slack_api_url, patience)
    identity = await identify(client)
    directory = SlackDirectory(client, identity.team, clock)
    desk = make_desk(settings, SlackAnnouncer(client, revoked), directory, clock, approve_examples)
    return _Parts(desk, client, identity, revoked)


@asynccontextmanager
async def connected(
    settings: Settings, clock: Clock | None = None, approve_examples: bool = False
) -> AsyncIterator[Connected]:
    """The bot, connected over Socket Mode. Raises SettingsError where a token is refused."""
    if settings.slack_app_token is None:
        raise ValueError("checked by the caller: missing_for_slack")
    parts = await _parts(settings, clock, approve_examples)
    async with running(parts.desk) as runner:
        app = build_app(parts.client, parts.desk, parts.identity, parts.revoked)
        connection = Connection(app, settings.slack_app_token.get_secret_value())
        await connection.open()
        try:
            yield Connected(parts.desk, runner, parts.revoked)
        finally:
            await connection.close()


@asynccontextmanager
async def working(settings: Settings, clock: Clock | None = None) -> AsyncIterator[Connected]:
    """A worker beside others: it speaks to Slack and hears nothing from it. Raises SettingsError as `connected`."""
    parts = await _parts(settings, clock, approve_examples=False)
    async with running(parts.desk) as runner:
        yield Connected(parts.desk, runner, parts.revoked)
