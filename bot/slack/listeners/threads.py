"""What people write in threads: wishes for the draft, the customer's next message, or talk that is left alone."""

import asyncio
import re
from difflib import get_close_matches
from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.concurrency.priority import elsewhere
from bot.desk.cases.incoming.acting import Did, act
from bot.desk.cases.incoming.deletions import message_deleted
from bot.desk.cases.incoming.opening import Request, checked_message
from bot.desk.cases.incoming.parking import WHOSE, ToAsk, ask, was_taken
from bot.desk.cases.incoming.unrecorded import case_of_thread
from bot.desk.company.comparisons.work import comparison_of_thread
from bot.desk.reviews.work import Asked, ask_review
from bot.domain.acts import Act
from bot.errors import LevelheadError
from bot.slack.listeners import Ears
from bot.slack.listeners.asking import asked_directly
from bot.slack.listeners.comparing import wished_in_thread
from bot.slack.listeners.drops import dropped
from bot.slack.listeners.shortcuts import REPLY, draft_from
from bot.slack.listeners.watched import changed, watched
from bot.slack.private import tell, telling
from bot.slack.text import Block, in_words, quoted, said_at, typed
from bot.slack.windows import at_once

_REVISE = re.compile(r"\s*revise\s*:\s*(.*)", re.IGNORECASE | re.DOTALL)
_CUSTOMER = re.compile(r"\s*customer\s*:\s*(.*)", re.IGNORECASE | re.DOTALL)
_LANGUAGE = re.compile(r"\s*language\s*:\s*(.*)", re.IGNORECASE)
_HAND_OVER = re.compile(r"\s*hand over\s*:\s*(?:to\s+)?@(\w+)\s*(.*)", re.IGNORECASE | re.DOTALL)
_BEGINS = re.compile(r"\s*(\w+(?: \w+)?)\s*[:;]")
_READ_HERE = ("customer", "revise", "reply", "language", "hand over")
_ALIKE = 0.8
"""The share of letters that a typing error leaves in place."""
_GREETING = re.compile(r"\s*(hi|hello|hey|dear|good (morning|day|afternoon|evening)|to whom)\b", re.IGNORECASE)
_ORDER = re.compile(r"\b\d{3}-\d{7}-\d{7}\b|\border\b", re.IGNORECASE)
UNREAD = "I couldn't read this, so nothing was done. "
_HOW = {
    "hand over": "Write `hand over: @name why`, and mention that person.",
    "language": "Write `language: de`, alone.",
}
"""How to write each keyword of the thread that needs more than a text."""
OUTSIDE = "Only members of our own workspace can have a reply drafted."
TOP_LEVEL = "Paste the customer's message after /draft, or mention me in the thread of their message."
THREAD = "conversations.replies"
LONG, VERY_LONG = 120, 400
"""From so many characters a text may be, or most likely is, a pasted message."""


def looks_pasted(text: str) -> bool:
    """Whether this reads like a customer's message rather than talk among teammates."""
    signs = bool(_GREETING.match(text)) + bool(_ORDER.search(text)) + ("\n" in text.strip())
    return len(text) >= VERY_LONG or (len(text) >= LONG and signs > 0)


def register(app: AsyncApp, ears: Ears) -> None:
    """Listen to messages in channels and threads."""

    @app.event("message")
    async def message(event: dict[str, Any], body: dict[str, Any], client: AsyncWebClient) -> None:
        if await watched(ears, event):
            return
        if gone := _deleted(event):
            await message_deleted(ears.desk, f"event:{body['event_id']}", event["channel"], gone)
        elif event.get("subtype") == "message_changed":
            await changed(ears, event)
        elif event.get("subtype") == "file_share" and event.get("channel_type") == "im" and not event.get("bot_id"):
            await dropped(ears, event)
        elif _by_a_person(event) and event.get("thread_ts"):
            await heard(ears, client, event)
        elif _by_a_person(event) and event.get("channel_type") == "im":
            await asked_directly(ears, event)
        elif event.get("bot_id") and event.get("thread_ts"):
            await _bot_wrote(ears, event)

    @app.event("app_mention")
    async def mention(event: dict[str, Any], client: AsyncWebClient) -> None:
        if _by_a_person(event) and event.get("thread_ts"):
            await heard(ears, client, event)
        elif _by_a_person(event):
            await _tell(ears, event, TOP_LEVEL)


def _deleted(event: dict[str, Any]) -> str | None:
    """The ts of the deleted message; one with replies leaves a tombstone."""
    if event.get("subtype") == "message_deleted":
        return str(event["deleted_ts"])
    changed = event.get("message", {})
    tombstone = event.get("subtype") == "message_changed" and changed.get("subtype") == "tombstone"
    return str(changed["ts"]) if tombstone else None


def _by_a_person(event: dict[str, Any]) -> bool:
    return (
        event.get("subtype") in (None, "thread_broadcast", "file_share") and not event.get("bot_id") and "user" in event
    )


def _from_elsewhere(ears: Ears, event: dict[str, Any]) -> bool:
    """Whether its writer belongs to another company, in a channel shared with them."""
    named = (event.get(key) for key in ("user_team", "source_team", "team"))
    return next(filter(None, named), ears.team) != ears.team


def _source(event: dict[str, Any], name: Act) -> str | None:
    """The message, where its words are the customer's."""
    return f"{event['channel']}:{event['ts']}" if name is Act.CUSTOMER_WROTE else None


def _key(event: dict[str, Any]) -> str:
    """The same key for a message, whichever event reports it."""
    return f"message:{event['channel']}:{event['ts']}"


async def _tell(ears: Ears, event: dict[str, Any], words: str) -> None:
    """Answer a message where it is, to its writer alone, once."""
    await tell(ears, event["user"], event["channel"], words, event.get("thread_ts"), _key(event))


async def _case_of(ears: Ears, event: dict[str, Any]) -> str | None:
    """The case of this thread. Raises StoreError where it may be a case not recorded yet: Slack will send it again."""
    ours = event.get("parent_user_id") == ears.bot_user
    return await case_of_thread(ears.desk, event["channel"], event["thread_ts"], ours)


async def heard(ears: Ears, client: AsyncWebClient, event: dict[str, Any]) -> None:
    """A reply in a thread. A mention comes as two events; both have the same key."""
    channel, blocks = event["channel"], event.get("blocks")
    case_id = await _case_of(ears, event)
    text = typed(blocks, event.get("text", ""))
    mentioned = f"<@{ears.bot_user}" in event.get("text", "")
    words = text.replace(f"@{ears.bot_user}", "").strip()
    if case_id is None:
        if root_id := await comparison_of_thread(ears.desk, channel, event["thread_ts"]):
            await wished_in_thread(ears, event, root_id, words, mentioned)
        elif event.get("channel_type") == "im":
            await asked_directly(ears, event)
        elif mentioned and _from_elsewhere(ears, event):
            await _tell(ears, event, OUTSIDE)
        elif mentioned:
            await _draft_thread(ears, client, event, words)
        return
    if own := REPLY.match(words):
        await _review(ears, event, case_id, own[1])
        return
    found = read_reply(words, blocks, mentioned)
    if found is not None:
        await _did(ears, event, case_id, *found)
    elif looks_pasted(words):
        await _ask(ears, event, case_id, words)
    elif said := unread(words):
        await _tell(ears, event, said)


def unread(words: str) -> str | None:
    """What to write instead, where a message begins with something like a keyword, so that nothing is silently lost."""
    begins = _BEGINS.match(words)
    near = get_close_matches(begins[1].lower(), _READ_HERE, n=1, cutoff=_ALIKE) if begins else ()
    if not begins or not near:
        return None
    right = begins[1].lower() == near[0] and begins[0].endswith(":")
    way = _HOW.get(near[0]) if right else None
    return UNREAD + (way or f"Did you mean `{near[0]}:`? Please write it again that way.")


def read_reply(words: str, blocks: list[Block] | None, mentioned: bool) -> tuple[Act, dict[str, str]] | None:
    """What a reply in a case's thread asks for; None where people talk among themselves."""
    if customer := _CUSTOMER.match(words):
        return Act.CUSTOMER_WROTE, {"text": customer[1]}
    if revise := _REVISE.match(words):
        return Act.REVISE, {"instruction": revise[1]}
    if language := _LANGUAGE.fullmatch(words):
        return Act.SET_LANGUAGE, {"language": language[1]}
    if handed := _HAND_OVER.match(words):
        return Act.HAND_OVER, {"to": handed[1], "reason": handed[2].strip()}
    if quote := quoted(blocks):
        return Act.CUSTOMER_WROTE, {"text": quote}
    return (Act.REVISE, {"instruction": words}) if mentioned else None


async def _bot_wrote(ears: Ears, event: dict[str, Any]) -> None:
    """Another app wrote in a case's thread: it acts as the app, whoever it writes for, and is refused."""
    case_id = await _case_of(ears, event)
    words = typed(event.get("blocks"), event.get("text", ""))
    found = (Act.EDIT, {"text": own[1]}) if (own := REPLY.match(words)) else read_reply(words, None, False)
    if case_id and found:
        name, payload = found
        key, channel = _key(event), event["channel"]
        did = Did(key, channel, event["bot_id"], name, "thread", case_id=case_id, payload=dict(payload))
        await act(ears.desk, did)


async def _did(ears: Ears, event: dict[str, Any], case_id: str, name: Act, payload: dict[str, str]) -> None:
    channel, user = event["channel"], event["user"]
    if name is Act.CUSTOMER_WROTE:
        try:
            payload = {"text": checked_message(payload["text"]), "written_at": said_at(event["ts"]).isoformat()}
        except LevelheadError as error:
            await _tell(ears, event, in_words(error))
            return
    about, source = (_key(event), channel, user, name, "thread"), _source(event, name)
    await act(ears.desk, Did(*about, case_id=case_id, payload=payload, source=source))


async def _review(ears: Ears, event: dict[str, Any], case_id: str, words: str) -> None:
    channel, user, thread_ts = event["channel"], event["user"], event["thread_ts"]
    asked = Asked(_key(event), ears.team, channel, user, words, thread_ts, case_id)
    async with telling(ears, user, channel, thread_ts, asked.key):
        await ask_review(ears.desk, asked)


async def _ask(ears: Ears, event: dict[str, Any], case_id: str, words: str) -> None:
    channel, thread_ts = event["channel"], event["thread_ts"]
    source = f"{channel}:{event['ts']}"
    await ask(ears.desk, ToAsk(_key(event), event["user"], channel, words, WHOSE, thread_ts, case_id, source=source))


async def _draft_thread(ears: Ears, client: AsyncWebClient, event: dict[str, Any], words: str) -> None:
    """Draft from a thread, once: a mention comes as two events, and Slack may allow one reading a minute."""
    key = _key(event)
    reading = ears.reading.setdefault(key, asyncio.Lock())
    with elsewhere():
        await reading.acquire()
    try:
        if not await was_taken(ears.desk, key):
            await _draft_first(ears, client, event, words)
    finally:
        reading.release()


async def _draft_first(ears: Ears, client: AsyncWebClient, event: dict[str, Any], words: str) -> None:
    said, channel, user, key = event["ts"], event["channel"], event["user"], _key(event)
    text = quoted(event.get("blocks")) or re.sub(r"^\s*draft\b[\s:]*", "", words, flags=re.IGNORECASE)
    async with telling(ears, user, channel, event["thread_ts"], key):
        if not text:
            said, text = event["thread_ts"], await _first_of_thread(ears, client, event)
        about = (key, ears.team, channel, user, text)
        source = f"{channel}:{said}"
        await draft_from(ears, Request(*about, surface="mention", written_at=said_at(said), source=source))


async def _first_of_thread(ears: Ears, client: AsyncWebClient, event: dict[str, Any]) -> str:
    """The thread's first message; empty where it can't be read. Raises LevelheadError."""
    try:
        async with at_once(ears, THREAD):
            answer = await client.conversations_replies(channel=event["channel"], ts=event["thread_ts"], limit=1)
        root = answer["messages"][0]
    except (SlackApiError, IndexError):
        return ""
    return typed(root.get("blocks"), root.get("text", ""))
