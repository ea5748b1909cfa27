"""assistant.threads.*: what an app is doing, shown in a thread until it answers there."""

from typing import Annotated

from pydantic import Field

from ...errors import SlackError
from ..limits import Tier
from .registry import Arguments, Call, FromJson, Json, Method


class Status(Arguments):
    channel_id: str
    thread_ts: str
    status: str
    loading_messages: Annotated[list[str] | None, FromJson] = Field(default=None, max_length=10)


def set_status(call: Call, args: Status) -> Json:
    where = call.joined(args.channel_id)
    root = call.state.stored[where.id].get(args.thread_ts)
    if root is None or not root.is_root:
        raise SlackError("invalid_thread_ts")
    call.state.set_status(where.id, args.thread_ts, args.status)
    return {}


METHODS = {"assistant.threads.setStatus": Method(Status, set_status, "chat:write", Tier.FOUR)}
