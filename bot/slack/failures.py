"""What a person is told when a listener fails: a sentence, and what they typed."""

import json
import logging
import secrets
from typing import Any

from slack_bolt.async_app import AsyncBoltContext
from slack_bolt.response import BoltResponse
from slack_sdk.errors import SlackApiError

from bot.errors import LevelheadError, StoreError
from bot.slack.answering import Answer
from bot.slack.limits import limited, slow_down, wait_asked
from bot.slack.listener_context import ListenerContext
from bot.slack.listeners import commands
from bot.slack.private import tell, tell_at_once, tell_directly
from bot.slack.refusals import code
from bot.slack.text import in_words, literal
from bot.slack.windows import TOO_LATE

log = logging.getLogger(__name__)


async def failed(
    listener: ListenerContext, error: Exception, body: dict[str, Any], context: AsyncBoltContext
) -> BoltResponse:
    """Tell the person in a sentence, and give back what they typed.

    An event isn't acknowledged: Slack sends it again.
    """
    words = sentence(error)
    if "event_id" in body:
        return BoltResponse(status=500, body="")
    if isinstance(context.ack, Answer) and context.ack.given:
        await _tell(listener, context, words)
        return BoltResponse(status=200, body="")
    if "command" in body:
        answer = {"text": commands.kept(words, literal(body.get("text") or "").strip())}
        return BoltResponse(status=200, body=json.dumps(answer))
    if body.get("type") == "view_submission":
        field = next(iter(body["view"]["state"]["values"]))
        errors = {"response_action": "errors", "errors": {field: words}}
        return BoltResponse(status=200, body=json.dumps(errors))
    await _tell(listener, context, words)
    return BoltResponse(status=200, body="")


def sentence(error: Exception) -> str:
    """What to tell a person of it; an unknown error is logged whole under a reference."""
    if isinstance(error, LevelheadError):
        return in_words(error)
    if isinstance(error, SlackApiError) and code(error) in TOO_LATE:
        return "Slack opens a window only within three seconds, and this took longer. Please try again."
    if isinstance(error, SlackApiError) and limited(error):
        return slow_down(wait_asked(error))
    reference = secrets.token_hex(4)
    log.error("reference %s", reference, exc_info=error)
    return f"Something went wrong here, and nothing was changed. Please try again. Reference: {reference}."


async def _tell(listener: ListenerContext, context: AsyncBoltContext, words: str) -> None:
    user, channel = context.user_id, context.channel_id
    if not (user and context.client):
        return
    try:
        await (tell(listener, user, channel, words) if channel else tell_directly(listener, user, words))
    except StoreError:
        await tell_at_once(context.client, user, channel, words)
