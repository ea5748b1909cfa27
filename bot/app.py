"""The composition root: settings -> parts -> a running desk. Real parts are chosen here and nowhere else.

Slack's, Claude's and procrastinate's libraries take a second to import, so they are imported where they are chosen:
commands in a terminal need none of them.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from bot.adapters.charts import load as load_charts
from bot.adapters.embedding import load as load_embedding
from bot.adapters.language_detection import tell as tongue_of
from bot.concurrency.shutdown import TimeLeft
from bot.desk.parts.desk import Desk, Options
from bot.desk.parts.gauge import Gauge, Ungauged
from bot.desk.parts.limits import Limits
from bot.desk.parts.ports import Announcer, Carrier, Directory
from bot.desk.parts.telling import Teller
from bot.desk.policies.live import Live
from bot.domain.clock import Clock, SystemClock
from bot.knowledge.book import Book
from bot.knowledge.words.memory import Memory
from bot.loading.folders import PolicyFolder, save_text
from bot.loading.sources import live_source, read_budget, read_policies, read_prompts, require_marketplace
from bot.loading.training import FirstAside
from bot.runner.wake import RowWake, Wake
from bot.settings import Settings
from bot.store.engines.database import open_database
from bot.writers.composer.writer import Composer
from bot.writers.protocol import Writer

if TYPE_CHECKING:
    from bot.runner.in_process import Runner
    from bot.runner.worker import Worker
    from bot.slack.client import WebClient
    from bot.slack.limits import SlackLimits
    from bot.slack.tokens import Identity
    from bot.writers.claude.writer import Claude

ATTEMPT = 1.5
"""How long an attempt to post may take, in time-outs of a call to Slack: with its writes and differing clocks."""


def _attempt(settings: Settings) -> timedelta:
    return timedelta(seconds=ATTEMPT * settings.levelhead_slack_seconds)


def make_claude(settings: Settings, book: Book, limits: Limits | None = None) -> "Claude":
    """With `limits` it keeps to pauses shared by all workers. Raises PolicyError for unusable prompts."""
    if settings.anthropic_api_key is None:
        raise ValueError("checked by the caller: anthropic_api_key")
    from bot.writers.claude.settings import ClaudeSettings
    from bot.writers.claude.writer import Claude

    wanted = ClaudeSettings(
        api_key=settings.anthropic_api_key.get_secret_value(),
        base_url=settings.anthropic_base_url,
        draft_model=settings.levelhead_draft_model,
        triage_model=settings.levelhead_triage_model,
        effort=settings.levelhead_effort,
        deadline_seconds=settings.levelhead_deadline_seconds,
        ask_deadline_seconds=settings.levelhead_ask_seconds,
        ask_rounds=settings.levelhead_ask_rounds,
    )
    return Claude(wanted, read_prompts(settings, book), limits)


def make_writer(settings: Settings, book: Book, composer: Writer, limits: Limits | None = None) -> Writer:
    """Claude if there is a key, else the composer; `limits` as in `make_claude`."""
    return composer if settings.anthropic_api_key is None else make_claude(settings, book, limits)


def make_desk(
    settings: Settings,
    announcer: Announcer,
    directory: Directory,
    clock: Clock | None = None,
    approve_examples: bool = False,
    limits: Limits | None = None,
    gauge: Gauge | None = None,
    trial: bool = False,
) -> Desk:
    """The parts, put together; nothing runs yet. `limits` bring the database of a bot that works beside others.

    `trial`: these settings name a copy of the policies, and somebody waits for the start.
    """
    policies, clock = read_policies(settings.levelhead_policies, settings.levelhead_prompts), clock or SystemClock()
    memory = FirstAside(policies.files, settings.levelhead_cache, at_once=trial)
    composer = Composer(memory=memory)
    require_marketplace(settings, policies.book)
    database = limits.database if limits else open_database(settings.database_url, settings.encryption_keys)
    gauge = gauge or Ungauged()
    database.on_noted(Teller(gauge))
    return Desk(
        database=database,
        wake=make_wake(settings, clock),
        clock=clock,
        book=policies.book,
        files=policies.files,
        writer=make_writer(settings, policies.book, composer, limits),
        composer=composer,
        announcer=announcer,
        directory=directory,
        gauge=gauge,
        options=_options(settings, memory, approve_examples, trial),
    )


def _options(settings: Settings, memory: Memory, approve_examples: bool, trial: bool) -> Options:
    return Options(
        connected_by=settings.levelhead_connected_by,
        marketplace=settings.levelhead_marketplace,
        support_channels=settings.levelhead_support_channels,
        offer_offline_after=settings.levelhead_offer_offline_after_seconds,
        clause_tokens=settings.levelhead_clause_tokens,
        found_tokens=settings.levelhead_found_tokens,
        in_flight=settings.levelhead_in_flight,
        zone=settings.zone,
        remind_requester=timedelta(hours=settings.levelhead_remind_requester_hours),
        remind_lead=timedelta(hours=settings.levelhead_remind_lead_hours),
        keep=timedelta(days=settings.levelhead_keep_days) if settings.levelhead_keep_days else None,
        save_policy=partial(save_text, settings.levelhead_policies),
        policy_files=PolicyFolder(settings.levelhead_policies, settings.levelhead_prompts),
        trial=str(settings.levelhead_policies) if trial else None,
        memory=memory,
        budget=read_budget(settings),
        digest=settings.levelhead_digest,
        propose_after=settings.levelhead_propose_after,
        approve_examples=approve_examples,
        draw=load_charts(),
        tongue=tongue_of,
        attempt=_attempt(settings),
        embed=load_embedding() if settings.levelhead_embedding else None,
    )


def make_wake(settings: Settings, clock: Clock) -> Wake:
    """For SQLite the rows themselves, for PostgreSQL procrastinate's jobs."""
    if not settings.on_postgres:
        return RowWake(clock)
    from bot.runner.queue import Queue

    return Queue(settings.database_url, clock, settings.levelhead_dead_after_seconds)


@dataclass(frozen=True, slots=True)
class Connected:
    """A bot connected to its workspace."""

    live: Live
    runner: "Runner | Worker"
    revoked: asyncio.Event
    """Set when Slack ends the installation."""
    ready: Callable[[], Awaitable[dict[str, bool]]]
    """What must be true for the bot to work, by name."""

    @property
    def desk(self) -> Desk:
        """The desk with the policies as they are now."""
        return self.live.desk


@dataclass(frozen=True, slots=True)
class _Parts:
    """A desk that posts to Slack, before anything runs."""

    live: Live
    client: "WebClient"
    identity: "Identity"
    revoked: asyncio.Event
    limits: "SlackLimits"


def _carrier(settings: Settings, clock: Clock) -> Carrier | None:
    """The webhook, if one is set; else people copy replies."""
    if settings.levelhead_webhook_url is None or settings.levelhead_webhook_secret is None:
        return None
    from bot.adapters.webhook import Webhook

    return Webhook(settings.levelhead_webhook_url, settings.levelhead_webhook_secret.get_secret_value(), clock)


async def _parts(
    settings: Settings, clock: Clock | None, approve_examples: bool, gauge: Gauge | None, trial: bool = False
) -> _Parts:
    if settings.slack_bot_token is None:
        raise ValueError("checked by the caller: missing_for_slack")
    from bot.slack.announcer import SlackAnnouncer
    from bot.slack.client import web_client
    from bot.slack.directory import SlackDirectory
    from bot.slack.downloads import SlackDownloads
    from bot.slack.limits import SlackLimits
    from bot.slack.pictures import SlackPictures
    from bot.slack.tokens import identify_in_turn

    clock, revoked = clock or SystemClock(), asyncio.Event()
    token, patience = settings.slack_bot_token.get_secret_value(), settings.levelhead_slack_seconds
    client = web_client(token, settings.slack_api_url, patience)
    limits = Limits(open_database(settings.database_url, settings.encryption_keys), clock)
    of_slack = SlackLimits(limits, settings.levelhead_pace_slack)
    try:
        identity = await identify_in_turn(client, of_slack)
    except BaseException:
        await limits.database.close()
        raise
    directory = SlackDirectory(client, identity.team, clock, of_slack)
    announcer = SlackAnnouncer(client, revoked, of_slack, clock, _attempt(settings))
    desk = make_desk(settings, announcer, directory, clock, approve_examples, limits, gauge, trial)
    carrier = _carrier(settings, clock)
    downloads = SlackDownloads(settings.slack_bot_token.get_secret_value(), settings.slack_api_url)
    pictures = SlackPictures(client, of_slack)
    desk = replace(desk, downloads=downloads, pictures=pictures, carrier=carrier)
    return _Parts(Live(desk, live_source(settings)), client, identity, revoked, of_slack)


@asynccontextmanager
async def connected(
    settings: Settings,
    clock: Clock | None = None,
    approve_examples: bool = False,
    gauge: Gauge | None = None,
    trial: bool = False,
    left: TimeLeft | None = None,
) -> AsyncIterator[Connected]:
    """The bot, connected over Socket Mode; `trial` as in `make_desk`. Raises SettingsError for a refused token.

    `left` is the time to close it again.
    """
    if settings.slack_app_token is None:
        raise ValueError("checked by the caller: missing_for_slack")
    from bot.lifecycle import ready, running
    from bot.slack.client import kept_open
    from bot.slack.connection import Connection, build_app

    parts, stop = await _parts(settings, clock, approve_examples, gauge, trial), settings.levelhead_stop_seconds
    async with kept_open(parts.client), running(parts.live, stop, left or TimeLeft()) as work:
        app = build_app(parts.client, parts.live, parts.identity, parts.revoked, parts.limits)
        token, desk = settings.slack_app_token.get_secret_value(), parts.live.desk
        connection = Connection(app, token, desk.gauge, parts.identity, desk.clock, parts.limits)

        async def hears_and_works() -> dict[str, bool]:
            return {"socket": await connection.is_open(), **await ready(parts.live.desk, work)}

        try:
            await connection.open()
            yield Connected(parts.live, work.runner, parts.revoked, hears_and_works)
        finally:
            await connection.close()


@asynccontextmanager
async def working(
    settings: Settings, clock: Clock | None = None, gauge: Gauge | None = None, left: TimeLeft | None = None
) -> AsyncIterator[Connected]:
    """A worker beside others: it posts to Slack, but receives nothing from it. Otherwise as `connected`."""
    from bot.lifecycle import ready, running
    from bot.slack.client import kept_open

    parts, stop = await _parts(settings, clock, False, gauge), settings.levelhead_stop_seconds
    async with kept_open(parts.client), running(parts.live, stop, left or TimeLeft()) as work:
        yield Connected(parts.live, work.runner, parts.revoked, partial(ready, parts.live.desk, work))
