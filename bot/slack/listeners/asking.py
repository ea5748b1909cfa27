"""Questions of what the company knows: `/ask`, a direct message to the bot, and sharing an answer."""

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncRespond

from bot.desk.company.questions.work import Question, ask, share
from bot.errors import LevelheadError
from bot.slack.actions import COMMAND_ASK, Action
from bot.slack.listener_context import ListenerContext
from bot.slack.listeners.commands import kept
from bot.slack.private import GONE, answer_press, telling
from bot.slack.text import in_words, literal, typed


def register(app: AsyncApp, listener: ListenerContext) -> None:
    """Listen to the command and the button; direct messages come from the listener of messages."""

    @app.command(COMMAND_ASK)
    async def command(ack: AsyncAck, command: dict[str, Any]) -> None:
        text = literal(command.get("text") or "").strip()
        asked = Question(f"trigger:{command['trigger_id']}", command["channel_id"], command["user_id"], text)
        try:
            await ask(listener.desk, asked)
            await ack()
        except LevelheadError as error:
            await ack(text=kept(in_words(error), text))

    @app.action(str(Action.ANSWER_SHARE))
    async def pressed(ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], respond: AsyncRespond) -> None:
        await answer_press(ack, respond, _share(listener, action["value"], body["user"]["id"]))


async def _share(listener: ListenerContext, question_id: str, person: str) -> dict[str, Any]:
    await share(listener.desk, question_id, person)
    return GONE


async def asked_directly(listener: ListenerContext, event: dict[str, Any]) -> None:
    """A direct message to the bot is a question; its answer stands in its thread, and a question there too."""
    channel, user, thread_ts = event["channel"], event["user"], event.get("thread_ts") or event["ts"]
    text = typed(event.get("blocks"), event.get("text", ""))
    key = f"message:{channel}:{event['ts']}"
    async with telling(listener, user, channel, thread_ts, key):
        await ask(listener.desk, Question(key, channel, user, text, thread_ts))
