"""`levelhead check`: what is missing or wrong, with remedies. Exit status 1 if something would not work."""

import argparse
import asyncio
import os
from collections.abc import AsyncIterator

from bot import logs
from bot.adapters import telemetry
from bot.adapters.embedding import load as load_embedding
from bot.app import make_claude
from bot.checks.tone.examples import style_remarks
from bot.commands.check_database import database_lines
from bot.commands.check_lines import Line, Mark
from bot.commands.terminal.console import Console
from bot.domain.clock import SystemClock
from bot.errors import LevelheadError, SettingsError
from bot.knowledge.book import Book
from bot.knowledge.confirming import Kind
from bot.loading.sources import read_budget, read_policies, read_prompts, require_marketplace
from bot.loading.training_cache import LearnedFolder
from bot.settings import Settings, export_standard, missing_for_slack, read_by_others, read_settings, unused
from bot.slack.client import web_client
from bot.slack.tokens import identify, prove_app_token
from bot.writers.claude.writer import require_prompts

COLOURS = {Mark.OK: "green", Mark.NOTE: "yellow", Mark.FAIL: "red"}


def add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--offline", action="store_true", help="don't ask Slack or Claude")
    parser.add_argument("--to-confirm", action="store_true", help="list what is still to confirm, with its sources")


def main(options: argparse.Namespace) -> int:
    logs.install("CRITICAL")
    return asyncio.run(report(options.offline, options.to_confirm, Console()))


async def report(offline: bool, each: bool, console: Console) -> int:
    """Print each line; 1 if any fails. `each`: list all rules to confirm."""
    failed = False
    async for line in lines(offline, each):
        failed = failed or line.mark is Mark.FAIL
        console.print(f"[{COLOURS[line.mark]}]{line.mark:<5}[/] [bold]{line.about:<10}[/]", end=" ")
        console.print(line.words, markup=False, soft_wrap=True)
    return int(failed)


async def lines(offline: bool, each: bool = False) -> AsyncIterator[Line]:
    """Everything, in the order to mend it. `each`: every rule to confirm by itself."""
    for words in filter(None, (*unused(), read_by_others())):
        yield Line(Mark.NOTE, "settings", words)
    try:
        settings = read_settings()
    except SettingsError as error:
        yield Line(Mark.FAIL, "settings", str(error))
        return
    missing = missing_for_slack(settings)
    for name, where in missing.items():
        yield Line(Mark.FAIL, "settings", f"{name} is missing: {where}")
    if not missing:
        yield Line(Mark.OK, "settings", "all there")
    for line in _telemetry():
        yield line
    if settings.levelhead_embedding:
        yield _embedding()
    for found in (_policies(settings, each), database_lines(settings)):
        async for line in found:
            yield line
    for line in _prices(settings):
        yield line
    if not offline:
        async for line in _slack(settings):
            yield line
    async for line in _claude(settings, offline):
        yield line


def _telemetry() -> list[Line]:
    export_standard()
    try:
        on = telemetry.wanted(os.environ)
    except SettingsError as error:
        return [Line(Mark.FAIL, "telemetry", str(error))]
    return [Line(Mark.OK, "telemetry", "counters and timings are exported")] if on else []


def _embedding() -> Line:
    try:
        load_embedding()
    except SettingsError as error:
        return Line(Mark.FAIL, "embedding", str(error))
    return Line(Mark.OK, "embedding", "the model of meaning is there")


def _prices(settings: Settings) -> list[Line]:
    """Empty where no model is used, unless the bot wouldn't start."""
    try:
        prices = read_budget(settings).prices
    except LevelheadError as error:
        return [Line(Mark.FAIL, "prices", str(error))]
    if settings.anthropic_api_key is None:
        return []
    if not prices.confirmed:
        source = prices.source or "their source"
        words = f"of {prices.as_of}, still to be confirmed: read them at {source}, then set `status: confirmed`"
        return [Line(Mark.NOTE, "prices", f"{settings.levelhead_prices.name}: {words}")]
    return [Line(Mark.OK, "prices", f"of {prices.as_of}")]


async def _policies(settings: Settings, each: bool) -> AsyncIterator[Line]:
    try:
        book = read_policies(settings.levelhead_policies, settings.levelhead_prompts).book
        require_marketplace(settings, book)
    except LevelheadError as error:
        yield Line(Mark.FAIL, "policies", str(error))
        return
    count = f"{len(book.clauses)} clauses, {len(book.situations)} situations, version {book.version[:8]}"
    yield Line(Mark.OK, "policies", count)
    book.learn(LearnedFolder(settings.levelhead_cache))
    for line in _remarks(book, each):
        yield line
    try:
        require_prompts(read_prompts(settings, book))
    except LevelheadError as error:
        yield Line(Mark.FAIL, "prompts", str(error))
    else:
        team = f"; {len(book.guidance)} lines of the team's own" if book.guidance else ""
        yield Line(Mark.OK, "prompts", f"all are there, with every variable and clause they name{team}")


def _remarks(book: Book, each: bool) -> list[Line]:
    today = SystemClock().now().date()
    remarks = []
    if book.example:
        words = "these are the example policies of a fictitious shop; drafts on them can't be approved in Slack"
        remarks.append(words)
    if not (book.approvals.people.leads and book.approvals.people.owners):
        remarks.append("leads and owners are not all named in approvals.yaml; whoever connects the bot stands in")
    if not book.alarms.alarms:
        remarks.append(
            "no alarms (a file with 'alarms:'): danger and threats are only told from the situations' examples"
        )
    if not book.style.rules:
        remarks.append(
            "no house style (a file with 'style:'): of tone only capitals, stacked marks and apologies are checked"
        )
    remarks += style_remarks(book.style)
    if not book.message_rules.files:
        remarks.append(
            "no marketplace rules (files with 'messages:'): links, contact details and the like are not checked"
        )
    remarks += _to_confirm(book, each)
    remarks += [f"{c.id} expired on {c.expires}: renew it or take it out" for c in book.expired(today)]
    remarks += [
        f"{o.first.id} and {o.second.id} seem to overlap and differ in {o.key}" for o in book.overlapping(today)
    ]
    return [Line(Mark.NOTE, "policies", words) for words in remarks]


def _to_confirm(book: Book, each: bool) -> list[str]:
    """Rules that nobody has read at their source yet."""
    rules: dict[Kind, list[tuple[str, str | None]]] = {
        Kind.CLAUSE: [(clause.id, clause.source) for clause in book.to_confirm()],
        Kind.MESSAGE: [(rule.id, rule.source) for rule in book.message_rules.to_confirm()],
        Kind.LISTING: [(rule.id, rule.source) for rule in book.listings.to_confirm()],
    }
    if each:
        found = (rule for held in rules.values() for rule in held)
        return [f"{id} is still to confirm at {source or 'its source'}" for id, source in found]
    counted = ", ".join(f"{len(held)} {kind}" for kind, held in rules.items() if held)
    how = "`levelhead policies confirm` goes through them, each with its source"
    return [f"still to confirm: {counted}; {how}"] if counted else []


async def _slack(settings: Settings) -> AsyncIterator[Line]:
    if settings.slack_bot_token is None or settings.slack_app_token is None:
        return
    client = web_client(settings.slack_bot_token.get_secret_value(), settings.slack_api_url)
    try:
        identity = await identify(client)
        yield Line(Mark.OK, "slack", f"connected to {identity.team_name}")
        await prove_app_token(client, settings.slack_app_token.get_secret_value())
        yield Line(Mark.OK, "slack", "the app-level token works")
    except LevelheadError as error:
        yield Line(Mark.FAIL, "slack", str(error))


async def _claude(settings: Settings, offline: bool) -> AsyncIterator[Line]:
    if settings.anthropic_api_key is None:
        yield Line(Mark.NOTE, "claude", "no ANTHROPIC_API_KEY: the offline composer writes the drafts")
        return
    if offline:
        yield Line(Mark.NOTE, "claude", "there is a key; it was not tried")
        return
    claude = make_claude(settings, read_policies(settings.levelhead_policies, settings.levelhead_prompts).book)
    try:
        await claude.probe()
        models = f"{settings.levelhead_draft_model} and {settings.levelhead_triage_model}"
        yield Line(Mark.OK, "claude", f"the key works for {models}")
    except LevelheadError as error:
        yield Line(Mark.FAIL, "claude", str(error))
    finally:
        await claude.close()
