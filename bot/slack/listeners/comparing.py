"""`/compare`, its form, and what is asked for in a comparison's thread."""

import re
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.desk.company.comparisons.added_texts import is_pasted
from bot.desk.company.comparisons.comparing import DEFAULT_MARKETPLACE, Given
from bot.desk.company.comparisons.work import EXPORTS, Asked, ask_change, ask_comparison
from bot.errors import LevelheadError
from bot.slack.actions import COMMAND_COMPARE, Action, Form, any_of
from bot.slack.listener_context import ListenerContext
from bot.slack.listeners import key_of
from bot.slack.private import telling
from bot.slack.text import in_words, literal
from bot.slack.views.comparing import OUR_FIELDS, THEIR_FIELDS, change_form, compare_form
from bot.slack.views.fields import About, Filled, marketplaces
from bot.slack.windows import open_window, require_member_in_time

_REVISE = re.compile(r"\s*revise\s*:\s*(.*)", re.IGNORECASE | re.DOTALL)
_EXPORT = {Action.COMPARE_MARKDOWN: "export markdown", Action.COMPARE_CSV: "export csv"}
LONGEST_SKU = 60


def register(app: AsyncApp, listener: ListenerContext) -> None:
    """Listen to the command, the forms and the buttons; words in the thread come from the listener of messages."""
    _comparisons(app, listener)
    _changes(app, listener)
    _exports(app, listener)


def _comparisons(app: AsyncApp, listener: ListenerContext) -> None:
    """The command, and the form that it opens."""

    @app.command(COMMAND_COMPARE)
    async def command(ack: AsyncAck, command: dict[str, Any], client: AsyncWebClient) -> None:
        await ack()
        await require_member_in_time(listener, command["user_id"])
        sku = literal(command.get("text") or "").strip()[:LONGEST_SKU]
        about = About(command["channel_id"])
        await open_window(
            listener, client, command["trigger_id"], compare_form(about, marketplaces(listener.desk.book), sku)
        )

    @app.view(str(Form.COMPARE))
    async def submitted(ack: AsyncAck, body: dict[str, Any], view: dict[str, Any]) -> None:
        filled, about = Filled(view["state"]["values"]), About.read(view["private_metadata"])
        try:
            await ask_comparison(listener.desk, _asked(body, about), _given(filled))
        except LevelheadError as error:
            await ack(response_action="errors", errors={"sku": in_words(error)[:2000]})
            return
        await ack()


def _changes(app: AsyncApp, listener: ListenerContext) -> None:
    """The button under a comparison, and the form that it opens."""

    @app.action(str(Action.COMPARE_CHANGE))
    async def opened(ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], client: AsyncWebClient) -> None:
        await ack()
        await require_member_in_time(listener, body["user"]["id"])
        about = About(body["channel"]["id"], parked_id=action["value"])
        await open_window(listener, client, body["trigger_id"], change_form(about))

    @app.view(str(Form.COMPARE_CHANGE))
    async def wished(ack: AsyncAck, body: dict[str, Any], view: dict[str, Any]) -> None:
        filled, about = Filled(view["state"]["values"]), About.read(view["private_metadata"])
        try:
            await ask_change(listener.desk, _asked(body, about), str(about.parked_id), filled.text("wish"))
        except LevelheadError as error:
            await ack(response_action="errors", errors={"wish": in_words(error)[:2000]})
            return
        await ack()


def _exports(app: AsyncApp, listener: ListenerContext) -> None:
    """The buttons that give a comparison as a file."""

    async def exported(ack: AsyncAck, body: dict[str, Any], action: dict[str, Any]) -> None:
        channel, user = body["channel"]["id"], body["user"]["id"]
        asked = Asked(f"trigger:{body['trigger_id']}", channel, user)
        await _ask(listener, asked, action["value"], _EXPORT[Action(action["action_id"])], None)
        await ack()

    app.action(any_of(_EXPORT))(exported)


async def wished_in_thread(
    listener: ListenerContext, event: dict[str, Any], root_id: str, words: str, mentioned: bool
) -> None:
    """`revise: ...`, `theirs 2: ...`, `export csv`, or a mention; anything else is people talking."""
    revise = _REVISE.match(words)
    wish = revise[1] if revise else words if mentioned or words.lower() in EXPORTS or is_pasted(words) else None
    if wish is None:
        return
    channel, user = event["channel"], event["user"]
    asked = Asked(f"message:{channel}:{event['ts']}", channel, user)
    await _ask(listener, asked, root_id, wish.strip(), event["thread_ts"])


async def _ask(listener: ListenerContext, asked: Asked, root_id: str, wish: str, thread_ts: str | None) -> None:
    async with telling(listener, asked.person, asked.channel, thread_ts, asked.key):
        await ask_change(listener.desk, asked, root_id, wish)


def _asked(body: dict[str, Any], about: About) -> Asked:
    return Asked(key_of(body), about.channel, body["user"]["id"])


def _given(filled: Filled) -> Given:
    theirs = tuple(filled.joined(names) for names in THEIR_FIELDS)
    place = filled.text("marketplace") or DEFAULT_MARKETPLACE
    return Given(filled.joined(OUR_FIELDS), filled.text("sku"), theirs, place)
