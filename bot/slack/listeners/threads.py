"""What is written in threads: wishes for a draft, the customer's next message, or talk that is left alone."""

import asyncio
import re
from typing import Any

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.concurrency.priority import elsewhere
from bot.desk.company.comparisons.work import comparison_of_thread
from bot.desk.incoming.acting import Did, act
from bot.desk.incoming.opening import Request, checked_message
from bot.desk.incoming.parking import WHOSE, ToAsk, ask, was_taken
from bot.desk.incoming.unrecorded import case_of_thread
from bot.desk.reviews.work import Asked, ask_review
from bot.domain.acts import Act
from bot.errors import LevelheadError
from bot.slack.listener_context import ListenerContext
from bot.slack.listeners.asking import asked_directly
from bot.slack.listeners.comparing import wished_in_thread
from bot.slack.listeners.shortcuts import draft_from
from bot.slack.private import tell, telling
from bot.slack.text import in_words, quoted, said_at, typed
from bot.slack.thread_words import REPLY, looks_pasted, read_reply, unread
from bot.slack.windows import at_once

OUTSIDE = "Only members of our own workspace can have a reply drafted."
THREAD = "conversations.replies"


def _from_elsewhere(listener: ListenerContext, event: dict[str, Any]) -> bool:
    """Whether its writer belongs to another company, in a channel shared with them."""
    named = (event.get(key) for key in ("user_team", "source_team", "team"))
    return next(filter(None, named), listener.team) != listener.team


def _source(event: dict[str, Any], name: Act) -> str | None:
    """The message, where its words are the customer's."""
    return f"{event['channel']}:{event['ts']}" if name is Act.CUSTOMER_WROTE else None


def _key(event: dict[str, Any]) -> str:
    """The same key for a message, whichever event reports it."""
    return f"message:{event['channel']}:{event['ts']}"


async def tell_once(listener: ListenerContext, event: dict[str, Any], words: str) -> None:
    """Answer a message where it is, to its writer alone, once."""
    await tell(listener, event["user"], event["channel"], words, event.get("thread_ts"), _key(event))


async def _case_of(listener: ListenerContext, event: dict[str, Any]) -> str | None:
    """The case of this thread. Raises StoreError where it may be a case not recorded yet: Slack will send it again."""
    ours = event.get("parent_user_id") == listener.bot_user
    return await case_of_thread(listener.desk, event["channel"], event["thread_ts"], ours)


async def heard(listener: ListenerContext, client: AsyncWebClient, event: dict[str, Any]) -> None:
    """A reply in a thread. A mention comes as two events; both have the same key."""
    channel, blocks = event["channel"], event.get("blocks")
    case_id = await _case_of(listener, event)
    text = typed(blocks, event.get("text", ""))
    mentioned = f"<@{listener.bot_user}" in event.get("text", "")
    words = text.replace(f"@{listener.bot_user}", "").strip()
    if case_id is None:
        if root_id := await comparison_of_thread(listener.desk, channel, event["thread_ts"]):
            await wished_in_thread(listener, event, root_id, words, mentioned)
        elif event.get("channel_type") == "im":
            await asked_directly(listener, event)
        elif mentioned and _from_elsewhere(listener, event):
            await tell_once(listener, event, OUTSIDE)
        elif mentioned:
            await _draft_thread(listener, client, event, words)
        return
    if own := REPLY.match(words):
        await _review(listener, event, case_id, own[1])
        return
    found = read_reply(words, blocks, mentioned)
    if found is not None:
        await _did(listener, event, case_id, *found)
    elif looks_pasted(words):
        await _ask(listener, event, case_id, words)
    elif said := unread(words):
        await tell_once(listener, event, said)


async def bot_wrote(listener: ListenerContext, event: dict[str, Any]) -> None:
    """Another app wrote in a case's thread: it acts as the app, whoever it writes for, and is refused."""
    case_id = await _case_of(listener, event)
    words = typed(event.get("blocks"), event.get("text", ""))
    found = (Act.EDIT, {"text": own[1]}) if (own := REPLY.match(words)) else read_reply(words, None, False)
    if case_id and found:
        name, payload = found
        key, channel = _key(event), event["channel"]
        did = Did(key, channel, event["bot_id"], name, "thread", case_id=case_id, payload=dict(payload))
        await act(listener.desk, did)


async def _did(
    listener: ListenerContext, event: dict[str, Any], case_id: str, name: Act, payload: dict[str, str]
) -> None:
    channel, user = event["channel"], event["user"]
    if name is Act.CUSTOMER_WROTE:
        try:
            payload = {
                "text": checked_message(payload["text"], goes_on=True),
                "written_at": said_at(event["ts"]).isoformat(),
            }
        except LevelheadError as error:
            await tell_once(listener, event, in_words(error))
            return
    about, source = (_key(event), channel, user, name, "thread"), _source(event, name)
    await act(listener.desk, Did(*about, case_id=case_id, payload=payload, source=source))


async def _review(listener: ListenerContext, event: dict[str, Any], case_id: str, words: str) -> None:
    channel, user, thread_ts = event["channel"], event["user"], event["thread_ts"]
    asked = Asked(_key(event), listener.team, channel, user, words, thread_ts, case_id)
    async with telling(listener, user, channel, thread_ts, asked.key):
        await ask_review(listener.desk, asked)


async def _ask(listener: ListenerContext, event: dict[str, Any], case_id: str, words: str) -> None:
    channel, thread_ts = event["channel"], event["thread_ts"]
    source = f"{channel}:{event['ts']}"
    await ask(
        listener.desk, ToAsk(_key(event), event["user"], channel, words, WHOSE, thread_ts, case_id, source=source)
    )


async def _draft_thread(listener: ListenerContext, client: AsyncWebClient, event: dict[str, Any], words: str) -> None:
    """Draft from a thread, once: a mention comes as two events, and Slack may allow one reading a minute."""
    key = _key(event)
    reading = listener.reading.setdefault(key, asyncio.Lock())
    with elsewhere():
        await reading.acquire()
    try:
        if not await was_taken(listener.desk, key):
            await _draft_first(listener, client, event, words)
    finally:
        reading.release()


async def _draft_first(listener: ListenerContext, client: AsyncWebClient, event: dict[str, Any], words: str) -> None:
    said, channel, user, key = event["ts"], event["channel"], event["user"], _key(event)
    text = quoted(event.get("blocks")) or re.sub(r"^\s*draft\b[\s:]*", "", words, flags=re.IGNORECASE)
    async with telling(listener, user, channel, event["thread_ts"], key):
        if not text:
            said, text = event["thread_ts"], await _first_of_thread(listener, client, event)
        about = (key, listener.team, channel, user, text)
        source = f"{channel}:{said}"
        await draft_from(listener, Request(*about, surface="mention", written_at=said_at(said), source=source))


async def _first_of_thread(listener: ListenerContext, client: AsyncWebClient, event: dict[str, Any]) -> str:
    """The thread's first message; empty where it can't be read. Raises LevelheadError."""
    try:
        async with at_once(listener, THREAD):
            answer = await client.conversations_replies(channel=event["channel"], ts=event["thread_ts"], limit=1)
        root = answer["messages"][0]
    except (SlackApiError, IndexError):
        return ""
    return typed(root.get("blocks"), root.get("text", ""))
