"""The shortcut *Add policies* and its two forms."""

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.desk.importing import offer, require_lead, save
from bot.errors import LevelheadError
from bot.slack.actions import SHORTCUT_POLICIES, Form
from bot.slack.listeners import Ears
from bot.slack.views.fields import EDIT_FIELDS, About, Filled
from bot.slack.views.importing import GROUP, clauses_form, policies_form

LONGEST = 2000


def register(app: AsyncApp, ears: Ears) -> None:
    """Listen to the shortcut and the forms."""

    @app.shortcut({"type": "shortcut", "callback_id": SHORTCUT_POLICIES})
    async def opened(ack: AsyncAck, shortcut: dict[str, Any], client: AsyncWebClient) -> None:
        await ack()
        try:
            require_lead(ears.desk, shortcut["user"]["id"])
        except LevelheadError as error:
            await _tell(client, shortcut["user"]["id"], str(error))
            return
        await client.views_open(trigger_id=shortcut["trigger_id"], view=policies_form())

    @app.view(str(Form.POLICIES))
    async def read(ack: AsyncAck, body: dict[str, Any], view: dict[str, Any]) -> None:
        filled = Filled(view["state"]["values"])
        name, place = filled.text("name"), filled.text("marketplace") or "any"
        try:
            found = await offer(ears.desk, body["user"]["id"], name, place, filled.joined(EDIT_FIELDS))
        except LevelheadError as error:
            await ack(response_action="errors", errors={EDIT_FIELDS[0]: str(error)[:LONGEST]})
            return
        await ack(response_action="update", view=clauses_form(found.parked_id, found.proposal))

    @app.view(str(Form.CLAUSES))
    async def confirmed(ack: AsyncAck, body: dict[str, Any], view: dict[str, Any], client: AsyncWebClient) -> None:
        filled, about = Filled(view["state"]["values"]), About.read(view["private_metadata"])
        chosen = {value for name in filled.values if name.startswith(GROUP) for value in filled.ticked(name)}
        try:
            said = await save(ears.desk, body["user"]["id"], str(about.parked_id), chosen)
        except LevelheadError as error:
            await ack(response_action="errors", errors={f"{GROUP}1": str(error)[:LONGEST]})
            return
        await ack()
        await _tell(client, body["user"]["id"], said)


async def _tell(client: AsyncWebClient, person: str, words: str) -> None:
    room = await client.conversations_open(users=person)
    await client.chat_postMessage(channel=room["channel"]["id"], text=words)
