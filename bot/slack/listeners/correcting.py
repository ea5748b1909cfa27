"""Saying what was wrong: one button for each answer of the closed list, and a form for words."""

import re
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncRespond
from slack_sdk.web.async_client import AsyncWebClient

from bot.desk.cases.acts.correcting import say_why
from bot.domain.mistakes import Mistake
from bot.errors import LevelheadError
from bot.slack.actions import Action, Form
from bot.slack.listener_context import ListenerContext
from bot.slack.private import follow_up
from bot.slack.text import in_words
from bot.slack.views.correcting import why_form
from bot.slack.views.fields import Filled
from bot.slack.windows import open_window

_MISTAKE = re.compile(f"^{Action.MISTAKE}:")


def register(app: AsyncApp, listener: ListenerContext) -> None:
    """Listen to the buttons and the form."""

    @app.action(_MISTAKE)
    async def pressed(ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], respond: AsyncRespond) -> None:
        mistake = Mistake(action["action_id"].partition(":")[2])
        try:
            told = await say_why(listener.desk, int(action["value"]), body["user"]["id"], mistake)
        except LevelheadError as error:
            told = in_words(error)
        await ack()
        await follow_up(respond, text=told, blocks=[], replace_original=True)

    @app.action(str(Action.WHY_WORDS))
    async def opened(ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], client: AsyncWebClient) -> None:
        await ack()
        await open_window(listener, client, body["trigger_id"], why_form(int(action["value"])))

    @app.view(str(Form.WHY))
    async def submitted(ack: AsyncAck, body: dict[str, Any], view: dict[str, Any]) -> None:
        words = Filled(view["state"]["values"]).text("reason")
        try:
            await say_why(listener.desk, int(view["private_metadata"]), body["user"]["id"], None, words)
        except LevelheadError as error:
            await ack(response_action="errors", errors={"reason": in_words(error)})
            return
        await ack()
