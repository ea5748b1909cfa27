"""Messages that an integration or an email address posts into a watched channel."""

import logging
from typing import Any

from bot.desk.incoming.customer_edits import message_changed
from bot.desk.incoming.watching import Posted, take, watch_for
from bot.errors import LevelheadError, StoreError
from bot.slack.listener_context import ListenerContext
from bot.slack.posted import sender, typed_in, words
from bot.slack.text import said_at

log = logging.getLogger(__name__)
_POSTS = (None, "bot_message", "file_share")


async def watched(listener: ListenerContext, event: dict[str, Any]) -> bool:
    """Take in a customer's message. False where the channel or sender isn't watched."""
    if event.get("subtype") not in _POSTS or event.get("thread_ts") or event.get("user") == listener.bot_user:
        return False
    by = sender(event)
    watch = watch_for(listener.desk, event["channel"], by)
    if watch is None:
        return False
    source = f"{event['channel']}:{event['ts']}"
    try:
        about = (listener.team, event["channel"], by, words(event), said_at(event["ts"]))
        posted = Posted(f"message:{source}", *about, source)
        await take(listener.desk, posted, watch)
    except StoreError:
        raise
    except LevelheadError as error:
        log.warning("a message of a watched channel was left alone: %s", error)
    return True


async def changed(listener: ListenerContext, event: dict[str, Any]) -> None:
    """Tell the case of an edited message. Unfurled links and our own updates are no edits."""
    now, before, channel = event["message"], event.get("previous_message") or {}, event["channel"]
    if now.get("user") == listener.bot_user or (before and now.get("edited") == before.get("edited")):
        return
    watch = watch_for(listener.desk, channel, sender(now))
    said, known = (watch.part(words(m)).text if watch else typed_in(m) for m in (now, before))
    if said != known:
        await message_changed(listener.desk, f"{channel}:{now['ts']}", said)
