"""The shortcut *Add policies* and its two forms."""

import asyncio
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.desk.policies.importing import Pasted, offer, require_clauses, save
from bot.desk.policies.leading import require_lead
from bot.errors import LevelheadError
from bot.slack.actions import SHORTCUT_POLICIES, Form
from bot.slack.listener_context import ListenerContext
from bot.slack.private import tell_directly
from bot.slack.text import in_words
from bot.slack.views.fields import EDIT_FIELDS, About, Filled, View, marketplaces
from bot.slack.views.policies import GROUP, clauses_form, policies_form, reading_form
from bot.slack.windows import in_time, open_window, require_in_time, update_window

LONGEST = 2000
SHOWN_AFTER_SECONDS = 1.0
READING = "Finding the rules in your text. This form changes by itself when they are found, within a minute."
LOOKING = "Asking Slack whether you lead. The form comes here by itself."
NOT_SHOWN = "Slack takes no changes to windows now, so what was found in your text isn't shown. Paste it again later."


def register(app: AsyncApp, listener: ListenerContext) -> None:
    """Listen to the shortcut and the forms."""
    _opening(app, listener)
    _reading(app, listener)
    _saving(app, listener)


def _opening(app: AsyncApp, listener: ListenerContext) -> None:
    @app.shortcut({"type": "shortcut", "callback_id": SHORTCUT_POLICIES})
    async def opened(ack: AsyncAck, shortcut: dict[str, Any], client: AsyncWebClient) -> None:
        await ack()
        person, trigger = shortcut["user"]["id"], shortcut["trigger_id"]
        asking = asyncio.ensure_future(_refused(listener, person))
        if not await in_time(listener, asking):
            await _open_before(listener, client, trigger, asking)
        elif refused := asking.result():
            await tell_directly(listener, person, refused)
        else:
            await open_window(listener, client, trigger, policies_form(marketplaces(listener.desk.book)))


async def _refused(listener: ListenerContext, person: str) -> str | None:
    try:
        await require_lead(listener.desk, person, "shortcut")
    except LevelheadError as error:
        return in_words(error)
    return None


async def _open_before(
    listener: ListenerContext, client: AsyncWebClient, trigger: str, asking: asyncio.Future[str | None]
) -> None:
    """A window while Slack takes its time: the trigger would not last as long."""
    name = f"policies-{trigger}"[:255]
    await open_window(listener, client, trigger, reading_form(LOOKING) | {"external_id": name})
    refused = await asking
    form = reading_form(refused) if refused else policies_form(marketplaces(listener.desk.book))
    await update_window(listener, client, form, external_id=name)


def _reading(app: AsyncApp, listener: ListenerContext) -> None:
    """The text that was pasted becomes a form with the clauses found in it."""

    async def pasted(ack: AsyncAck, body: dict[str, Any], view: dict[str, Any]) -> None:
        if problem := _problem(_given(view)):
            await ack(response_action="errors", errors={EDIT_FIELDS[0]: problem})
            return
        try:
            form = (
                reading_form(READING)
                if listener.desk.asks_a_model
                else await _found_in_time(listener, body, _given(view))
            )
        except LevelheadError as error:
            await ack(response_action="errors", errors={EDIT_FIELDS[0]: in_words(error)[:LONGEST]})
            return
        await ack(response_action="update", view=form)

    async def read(body: dict[str, Any], view: dict[str, Any], client: AsyncWebClient) -> None:
        """What takes longer than Slack waits for an answer."""
        if listener.desk.asks_a_model and not _problem(_given(view)):
            form = await _read_by_model(listener, body, _given(view))
            if not await update_window(listener, client, form, view_id=view["id"]):
                await tell_directly(listener, body["user"]["id"], NOT_SHOWN)

    app.view(str(Form.POLICIES))(ack=pasted, lazy=[read])


def _saving(app: AsyncApp, listener: ListenerContext) -> None:
    """The clauses that a lead ticked."""

    @app.view(str(Form.CLAUSES))
    async def confirmed(ack: AsyncAck, body: dict[str, Any], view: dict[str, Any]) -> None:
        filled, about = Filled(view["state"]["values"]), About.read(view["private_metadata"])
        chosen = {value for name in filled.values if name.startswith(GROUP) for value in filled.ticked(name)}
        try:
            await require_in_time(listener, require_lead(listener.desk, body["user"]["id"], "form"))
            said = await save(listener.desk, body["user"]["id"], str(about.parked_id), chosen)
        except LevelheadError as error:
            await ack(response_action="errors", errors={f"{GROUP}1": in_words(error)[:LONGEST]})
            return
        await ack()
        await tell_directly(listener, body["user"]["id"], said)


def _given(view: dict[str, Any]) -> Pasted:
    filled = Filled(view["state"]["values"])
    return Pasted(filled.text("name"), filled.text("marketplace") or "any", filled.joined(EDIT_FIELDS))


def _problem(given: Pasted) -> str | None:
    try:
        require_clauses(given.name, given.text)
    except LevelheadError as error:
        return in_words(error)[:LONGEST]
    return None


async def _found(listener: ListenerContext, body: dict[str, Any], pasted: Pasted) -> View:
    found = await offer(listener.desk, body["user"]["id"], pasted)
    return clauses_form(found.parked_id, found.proposal)


async def _found_in_time(listener: ListenerContext, body: dict[str, Any], pasted: Pasted) -> View:
    await require_in_time(listener, require_lead(listener.desk, body["user"]["id"], "form"))
    return await _found(listener, body, pasted)


async def _read_by_model(listener: ListenerContext, body: dict[str, Any], pasted: Pasted) -> View:
    """Not before Slack has shown the waiting form: two updates at once may arrive in either order."""
    try:
        form, _ = await asyncio.gather(_found(listener, body, pasted), listener.desk.clock.sleep(SHOWN_AFTER_SECONDS))
    except LevelheadError as error:
        return reading_form(in_words(error))
    return form
