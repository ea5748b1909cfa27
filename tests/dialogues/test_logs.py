"""What operators see: every step of a case by its ids, and at no level a word of anybody's, a token, or who it was."""

import asyncio
import io
import json
import logging
import os
from collections.abc import Callable, Iterator
from typing import Any

import psycopg
import pytest
from opentelemetry.util.re import parse_env_headers
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_slack_response import AsyncSlackResponse
from sqlalchemy import select, text

from bot import logs
from bot.adapters import telemetry
from bot.errors import LevelheadError, StoreError
from bot.store.engines.database import open_database
from bot.store.operations import status
from bot.store.tables.trail import model_calls
from tests.dialogues.conftest import SUPPORT, Start, Team
from tests.fakes.claude import Fails, FakeClaude, Reply
from tests.operations.collector import collecting

CUSTOMER = (
    "Hello, do you ship the blue-footed booby lamp to Hawaii? Order 112-1234567-1234567. "
    "Margarethe Quillfeather, 14 Gooseberry Lane, Kailua, HI 96734, margarethe@example.com, 202-555-0143."
)
AGAIN = "My grandmother's xylophone broke, and I am flabbergasted."
WISH = "mention the hippopotamus"
REPLY = "You should have read the listing, dear Zebedee."
SECRETS = (
    "booby Hawaii 112-1234567 Margarethe Quillfeather Gooseberry Kailua 96734 margarethe@example.com 555-0143 "
    "grandmother xylophone flabbergasted hippopotamus Zebedee listing xoxb- xapp- sk-ant"
).split()
Install = Callable[[str, str], io.StringIO]


@pytest.fixture
def install() -> Iterator[Install]:
    """Logs as the program has them, on a text of the test's own."""
    root, ours = logging.getLogger(), [logging.getLogger(name) for name in logs.OURS]
    before = (root.handlers[:], root.level, [logger.level for logger in ours], logging.raiseExceptions)

    def _install(level: str, form: str) -> io.StringIO:
        stream = io.StringIO()
        root.handlers = []
        logs.install(level, form, stream)
        if level == "DEBUG":
            root.setLevel(logging.DEBUG)  # so that what libraries say of it goes through as well
        return stream

    yield _install
    root.handlers, logging.raiseExceptions = before[0], before[3]
    root.setLevel(before[1])
    for logger, level in zip(ours, before[2], strict=True):
        logger.setLevel(level)


def _private(team: Team) -> list[str]:
    people = [team.ws.person(name).id for name in ("ana", "ben", "omar", "lea")]
    return [*SECRETS, *people]


@pytest.mark.parametrize(("level", "form"), [("INFO", "text"), ("DEBUG", "json")])
async def test_a_whole_case_is_told_without_a_word_of_anybody(
    start: Start, install: Install, level: str, form: str
) -> None:
    stream = install(level, form)
    async with FakeClaude(situation="shipping_policy_question") as claude:
        team: Team = await start(**claude.settings)
        claude.will(Fails(529, words=CUSTOMER), to="triage")
        case = await team.draft(CUSTOMER)
        await team.say("ana", case, f"revise: {WISH}")
        await team.say("ana", case, f"customer: {AGAIN}")
        await team.say("ana", case, f"reply: {REPLY}")
        team.ws.fail("chat.update", "internal_error")
        team.ws.drop("chat.postMessage")
        await team.react("ben", team.thread(case)[-1], "white_check_mark")
        await team.ana.command(SUPPORT, f"/tone {REPLY}")
        await team.settled()
        await team.ana.command(SUPPORT, "/draft !!!")
        await team.pause(120)
    told = stream.getvalue()
    assert not [word for word in _private(team) if word in told]
    name = case.plain.partition("Case ")[2].split()[0]
    assert name in told and "drafted" in told and "triaged" in told and "asked a model" in told
    if form == "json":
        lines = [json.loads(line) for line in told.splitlines()]
        assert {"opened", "drafted", "posted"} <= {line["message"] for line in lines if line.get("case") == name}
        assert any(line.get("event", "").startswith("Ev") or line.get("event") for line in lines)
    if level == "DEBUG":
        assert "send a message" in told and "slack_sdk" in told


@pytest.mark.parametrize("form", ["text", "json"])
def test_an_error_is_told_by_its_kind_and_place(install: Install, form: str) -> None:
    stream = install("INFO", form)
    with logs.about(case="C-1"):
        try:
            try:
                raise KeyError(CUSTOMER)
            except KeyError as error:
                raise StoreError("The disk is full.") from error
        except StoreError:
            logging.getLogger("bot.desk.cases.case").exception("could not be advanced")
    told = stream.getvalue()
    assert "StoreError: The disk is full." in told and "KeyError" in told and "test_logs.py" in told and "C-1" in told
    assert not [word for word in SECRETS if word in told]


@pytest.mark.parametrize("form", ["text", "json"])
def test_what_a_library_says_is_told_by_its_place_alone(install: Install, form: str) -> None:
    stream = install("INFO", form)
    logging.getLogger("slack_sdk.web").error("failed: %s", CUSTOMER)
    logging.getLogger("asyncio").error(f"Task exception was never retrieved: {CUSTOMER}")
    logging.getLogger("aiohttp.client").warning("%d of nothing", CUSTOMER)
    told = stream.getvalue()
    assert "slack_sdk.web" in told and "asyncio" in told and "aiohttp.client" in told
    assert not [word for word in SECRETS if word in told]


def test_a_line_that_can_not_be_written_prints_nothing_of_what_it_was_given(
    install: Install, capsys: pytest.CaptureFixture[str]
) -> None:
    install("INFO", "json")
    logging.getLogger("bot.desk").info("%d", CUSTOMER)
    assert "Hawaii" not in capsys.readouterr().err


async def test_what_postgresql_says_of_a_row_is_not_told(postgres_url: str) -> None:
    database = open_database(postgres_url)
    with pytest.raises(LevelheadError) as refused:
        async with database.write() as tx:
            await tx.execute(text("INSERT INTO turns (who, text) VALUES ('customer', :text)"), {"text": CUSTOMER})
    assert str(refused.value) == "Database error: NotNullViolation (23502)."
    cause = refused.value.__cause__
    assert isinstance(cause, Exception) and isinstance(getattr(cause, "orig", None), psycopg.Error)
    assert "booby" in str(getattr(cause, "orig", "")), "else this test proves nothing"
    await database.close()


async def test_nobody_of_the_team_is_named_by_their_id(start: Start, install: Install) -> None:
    stream = install("DEBUG", "text")
    team: Team = await start(levelhead_digest=("leads",))
    case = await team.draft(CUSTOMER)
    await team.press("ana", case, "Hand it to somebody")
    await team.fill("ana", {"To whom?": "ben", "Why?": "I am away."})
    await team.omar.open_home()
    team.ws.fail("conversations.open", "user_not_found", times=4)
    await team.omar.drop(await team.omar.dm(), "notes.txt", b"these are notes\n")
    await team.pause(8 * 86_400)
    told = stream.getvalue()
    ids = [p.id for p in team.ws.state.people.values()]
    assert "handed over" in told and "could be told of the report" in told and "was refused" in told
    assert [line for line in told.splitlines() if any(id in line for id in ids)] == []


@pytest.mark.parametrize("form", ["text", "json"])
def test_of_several_errors_at_once_each_is_told(install: Install, form: str) -> None:
    stream = install("INFO", form)
    try:
        raise ExceptionGroup(CUSTOMER, [StoreError("The disk is full."), ExceptionGroup("", [KeyError(CUSTOMER)])])
    except ExceptionGroup:
        logging.getLogger("bot.runner.queue").exception("the worker broke, starting it again")
    told = stream.getvalue()
    assert "StoreError: The disk is full." in told and "KeyError" in told
    assert not [word for word in SECRETS if word in told]


def test_a_header_that_opentelemetry_can_not_read_is_not_told(install: Install) -> None:
    stream = install("INFO", "text")
    parse_env_headers("Bearer xoxb-of-the-collector", liberal=True)
    told = stream.getvalue()
    assert "opentelemetry" in told and "xoxb-" not in told


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        ({"ok": False, "error": "channel_not_found"}, "SlackApiError: channel_not_found"),
        ({"ok": False, "error": CUSTOMER}, "SlackApiError"),
        ({"ok": False, "error": {"of": CUSTOMER}}, "SlackApiError"),
    ],
)
def test_of_a_call_that_slack_refused_its_word_is_told_and_no_other(install: Install, answer: Any, told: str) -> None:
    stream = install("INFO", "json")
    response = AsyncSlackResponse(
        client=None, http_verb="POST", api_url="", req_args={}, data=answer, headers={}, status_code=200
    )
    logging.getLogger("bot.slack").error("broke", exc_info=SlackApiError(CUSTOMER, response))
    assert json.loads(stream.getvalue())["error"][0] == told


QUOTED = "Quillfeather"
"""A word of the customer's that whoever answers for Claude or Slack says back where their codes stand."""


async def test_what_answers_for_claude_and_slack_says_no_word_in_log_counters_or_status(
    start: Start, install: Install, monkeypatch: pytest.MonkeyPatch
) -> None:
    stream = install("DEBUG", "json")
    async with FakeClaude(situation="shipping_policy_question") as claude, collecting() as collector:
        monkeypatch.setenv("OTEL_EXPORTER_OTLP_ENDPOINT", collector.url)
        gauge = telemetry.start(os.environ)
        team: Team = await start(gauge=gauge, **claude.settings)
        claude.will(Fails(400, words=QUOTED, kind=QUOTED, request_id=f"{QUOTED} {CUSTOMER}"), to="triage")
        claude.will(Reply([("Hello.", [])], stop=QUOTED), to="draft")
        case = await team.draft(CUSTOMER)
        team.ws.fail("chat.postMessage", QUOTED)
        await team.say("ana", case, "revise: shorter")
        async with team.bot.desk.database.read() as tx:
            stuck = str(await status.stuck(tx))
            kept = str((await tx.execute(select(model_calls))).all())
        await asyncio.to_thread(gauge.close)
    assert "asked a model" in stream.getvalue() and collector.total("levelhead.model.calls") > 1
    for where, told in {
        "log": stream.getvalue(),
        "counters": str(collector.raw),
        "stuck": stuck,
        "calls": kept,
    }.items():
        assert QUOTED not in told, where
