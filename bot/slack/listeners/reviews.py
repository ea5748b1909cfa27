"""The buttons under a private review: make it the next draft, change it, share it, or let it be."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncRespond
from slack_sdk.web.async_client import AsyncWebClient

from bot.desk.parts.notes import ReviewNote
from bot.desk.reviews.kept import from_body
from bot.desk.reviews.showing import review_note
from bot.desk.reviews.work import leave, share, take, use
from bot.slack.actions import Action, any_of
from bot.slack.listener_context import ListenerContext
from bot.slack.private import GONE, answer_press
from bot.slack.views import review
from bot.slack.views.fields import About, marketplaces
from bot.slack.views.judging import review_form, tone_form
from bot.slack.windows import open_window

Body = dict[str, Any]
Left = dict[str, Any]
"""What becomes of the private message, as an answer to Slack."""


def register(app: AsyncApp, listener: ListenerContext) -> None:
    """Listen to the buttons of reviews."""

    async def pressed(ack: AsyncAck, body: Body, action: dict[str, Any], respond: AsyncRespond) -> None:
        await answer_press(ack, respond, PRESSED[Action(action["action_id"])](listener, body, action["value"]))

    app.action(any_of(PRESSED))(pressed)

    @app.action(str(Action.REVIEW_AGAIN))
    async def again(ack: AsyncAck, body: Body, action: dict[str, Any], client: AsyncWebClient) -> None:
        await ack()
        await _again(listener, client, body, action["value"])


async def _use(listener: ListenerContext, body: Body, review_id: str) -> Left:
    row = await take(listener.desk, review_id, body["user"]["id"])
    await use(listener.desk, review_id, row.person, row.text, "button")
    return GONE


async def _rewrite(listener: ListenerContext, body: Body, review_id: str) -> Left:
    row = await take(listener.desk, review_id, body["user"]["id"])
    await use(listener.desk, review_id, row.person, from_body(row).rewrite or row.text, "button")
    return GONE


async def _again(listener: ListenerContext, client: AsyncWebClient, body: Body, review_id: str) -> None:
    """Open the form again. The review stays, as the form may be closed."""
    row = await take(listener.desk, review_id, body["user"]["id"])
    about = About(row.channel, row.case_id, thread_ts=row.thread_ts)
    places = marketplaces(listener.desk.book)
    tone = tone_form(about, places, row.text, row.message or "", row.marketplace)
    form = review_form(about, row.text) if row.case_id else tone
    await open_window(listener, client, body["trigger_id"], form)


async def _share(listener: ListenerContext, body: Body, review_id: str) -> Left:
    row = await share(listener.desk, review_id, body["user"]["id"])
    return _still_usable(review_note(row), body) if row.case_id else GONE


def _still_usable(note: ReviewNote, body: Body) -> Left:
    """Once shared, a review of a case's reply can still be made the next draft."""
    direct = not body["container"].get("is_ephemeral")
    blocks = review.review_blocks(replace(note, shared=True), direct)
    return {"replace_original": True, "text": review.summary(note), "blocks": blocks}


async def _drop(listener: ListenerContext, body: Body, review_id: str) -> Left:
    """Remove the message, and nothing else."""
    await leave(listener.desk, review_id)
    return GONE


PRESSED: dict[Action, Callable[[ListenerContext, Body, str], Awaitable[Left]]] = {
    Action.REVIEW_USE: _use,
    Action.REVIEW_REWRITE: _rewrite,
    Action.REVIEW_SHARE: _share,
    Action.REVIEW_DROP: _drop,
}
