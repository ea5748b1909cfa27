"""The buttons under a private review: make it the next draft, change it, share it, or let it be."""

from collections.abc import Awaitable, Callable
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncRespond
from slack_sdk.web.async_client import AsyncWebClient

from bot.desk.reviewed import from_body
from bot.desk.reviewing import share, take, use
from bot.errors import LevelheadError
from bot.slack.actions import Action
from bot.slack.listeners import Ears
from bot.slack.views.fields import About
from bot.slack.views.judging import review_form, tone_form

Body = dict[str, Any]


def register(app: AsyncApp, ears: Ears) -> None:
    """Listen to the buttons of reviews."""

    async def pressed(
        ack: AsyncAck, body: Body, action: dict[str, Any], respond: AsyncRespond, client: AsyncWebClient
    ) -> None:
        try:
            await PRESSED[Action(action["action_id"])](ears, client, body, action["value"])
        except LevelheadError as error:
            await ack()
            await respond(str(error), replace_original=False)
            return
        await ack()
        await respond(delete_original=True)

    for name in PRESSED:
        app.action(str(name))(pressed)


async def _use(ears: Ears, client: AsyncWebClient, body: Body, review_id: str) -> None:
    row = await take(ears.desk, review_id, body["user"]["id"])
    await use(ears.desk, review_id, row.person, row.text, "button")


async def _rewrite(ears: Ears, client: AsyncWebClient, body: Body, review_id: str) -> None:
    row = await take(ears.desk, review_id, body["user"]["id"])
    await use(ears.desk, review_id, row.person, from_body(row).rewrite or row.text, "button")


async def _again(ears: Ears, client: AsyncWebClient, body: Body, review_id: str) -> None:
    row = await take(ears.desk, review_id, body["user"]["id"])
    about = About(row.channel, row.case_id)
    form = (
        review_form(about, row.text) if row.case_id else tone_form(about, row.text, row.message or "", row.marketplace)
    )
    await client.views_open(trigger_id=body["trigger_id"], view=form)


async def _share(ears: Ears, client: AsyncWebClient, body: Body, review_id: str) -> None:
    await share(ears.desk, review_id, body["user"]["id"])


async def _drop(ears: Ears, client: AsyncWebClient, body: Body, review_id: str) -> None:
    """Nothing but the message goes."""


PRESSED: dict[Action, Callable[[Ears, AsyncWebClient, Body, str], Awaitable[None]]] = {
    Action.REVIEW_USE: _use,
    Action.REVIEW_REWRITE: _rewrite,
    Action.REVIEW_AGAIN: _again,
    Action.REVIEW_SHARE: _share,
    Action.REVIEW_DROP: _drop,
}
