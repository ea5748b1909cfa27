"""Proposed changes to the policies: a lead opens one in their home, and accepts or declines it."""

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.desk.learning.accepting import accept, decline, require, shown_to
from bot.errors import LevelheadError
from bot.slack.actions import Action, Form
from bot.slack.listener_context import ListenerContext
from bot.slack.private import tell_directly
from bot.slack.text import in_words
from bot.slack.views.fields import About, Filled
from bot.slack.views.proposals import ACCEPT, proposal_form
from bot.slack.windows import open_window, require_in_time

LONGEST = 2000


def register(app: AsyncApp, listener: ListenerContext) -> None:
    """Listen to the button and the form."""

    @app.action(str(Action.PROPOSAL))
    async def opened(ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], client: AsyncWebClient) -> None:
        await ack()
        try:
            view = proposal_form(await shown_to(listener.desk, body["user"]["id"], int(action["value"])))
            await open_window(listener, client, body["trigger_id"], view)
        except LevelheadError as error:
            await tell_directly(listener, body["user"]["id"], in_words(error))

    @app.view(str(Form.PROPOSAL))
    async def decided(ack: AsyncAck, body: dict[str, Any], view: dict[str, Any]) -> None:
        filled, about = Filled(view["state"]["values"]), About.read(view["private_metadata"])
        accepts = filled.text("decision") == ACCEPT
        try:
            said = await _decide(listener, body["user"]["id"], about, filled, accepts)
        except LevelheadError as error:
            at = "reason" if not accepts else "words" if "words" in filled.values else "decision"
            await ack(response_action="errors", errors={at: in_words(error)[:LONGEST]})
            return
        await ack()
        await tell_directly(listener, body["user"]["id"], said)


async def _decide(listener: ListenerContext, person: str, about: About, filled: Filled, accepts: bool) -> str:
    number = int(str(about.parked_id))
    await require_in_time(listener, require(listener.desk, person, number, "accept" if accepts else "decline"))
    if accepts:
        words = filled.text("words") if "words" in filled.values else None
        said = await accept(listener.desk, person, number, words, about.shown_hash)
    else:
        said = await decline(listener.desk, person, number, filled.text("reason"))
    return f"P-{number}: {said}"
