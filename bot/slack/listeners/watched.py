"""Messages that an integration or an email address posts into a watched channel."""

import logging
from collections.abc import Iterator
from typing import Any

from bot.desk.cases.incoming.customer_edits import message_changed
from bot.desk.cases.incoming.watching import Posted, take, watch_for
from bot.errors import LevelheadError, StoreError
from bot.knowledge.schema.watched import EMAIL
from bot.slack.listeners import Ears
from bot.slack.text import listed, literal, said_at, typed

log = logging.getLogger(__name__)
_POSTS = (None, "bot_message", "file_share")


async def watched(ears: Ears, event: dict[str, Any]) -> bool:
    """Take in a customer's message. False where the channel or sender isn't watched."""
    if event.get("subtype") not in _POSTS or event.get("thread_ts") or event.get("user") == ears.bot_user:
        return False
    sender = _sender(event)
    watch = watch_for(ears.desk, event["channel"], sender)
    if watch is None:
        return False
    source = f"{event['channel']}:{event['ts']}"
    try:
        about = (ears.team, event["channel"], sender, _words(event), said_at(event["ts"]))
        posted = Posted(f"message:{source}", *about, source)
        await take(ears.desk, posted, watch)
    except StoreError:
        raise
    except LevelheadError as error:
        log.warning("a message of a watched channel was left alone: %s", error)
    return True


async def changed(ears: Ears, event: dict[str, Any]) -> None:
    """Tell the case of an edited message. Unfurled links and our own updates are no edits."""
    now, before, channel = event["message"], event.get("previous_message") or {}, event["channel"]
    if now.get("user") == ears.bot_user or (before and now.get("edited") == before.get("edited")):
        return
    watch = watch_for(ears.desk, channel, _sender(now))
    words, known = (watch.part(_words(m)).text if watch else typed_in(m) for m in (now, before))
    if words != known:
        await message_changed(ears.desk, f"{channel}:{now['ts']}", words)


def typed_in(message: dict[str, Any]) -> str:
    """What somebody typed."""
    return typed(message.get("blocks"), message.get("text", ""))


def _emails(event: dict[str, Any]) -> list[dict[str, Any]]:
    return [file for file in listed(event.get("files")) if file.get("filetype") == EMAIL]


def _sender(event: dict[str, Any]) -> str:
    return EMAIL if _emails(event) else str(event.get("bot_id") or event.get("user") or "")


def _words(event: dict[str, Any]) -> str:
    emails = _emails(event)
    return "\n\n".join(map(_email, emails)) if emails else _message(event)


def _message(event: dict[str, Any]) -> str:
    """The words, with those of attachments from apps."""
    return "\n".join(filter(None, (typed_in(event), *_attached(event))))


def _attached(event: dict[str, Any]) -> Iterator[str]:
    for attached in listed(event.get("attachments")):
        words = [attached.get(key) for key in ("pretext", "title", "text")]
        words += [f"{field.get('title')}: {field.get('value')}" for field in listed(attached.get("fields"))]
        yield literal("\n".join(map(str, filter(None, words))) or str(attached.get("fallback") or ""))


def _email(file: dict[str, Any]) -> str:
    """An email as a person reads it: sender, subject, words."""
    sender = next((str(one.get("address")) for one in listed(file.get("from")) if one.get("address")), "")
    head = [f"From: {sender}"] if sender else []
    head += [f"Subject: {file['subject']}"] if file.get("subject") else []
    words = str(file.get("plain_text") or file.get("preview_plain_text") or file.get("preview") or "")
    return "\n".join([*head, "", words])
