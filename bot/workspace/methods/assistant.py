"""assistant.threads.*: what an app is doing, shown in a thread until it answers there."""

import json
from typing import Any

from pydantic import Field, field_validator

from ..errors import SlackError
from ..limits import Tier
from .registry import Arguments, Call, Json, Method


class Status(Arguments):
    channel_id: str
    thread_ts: str
    status: str
    loading_messages: list[str] | None = Field(default=None, max_length=10)

    @field_validator("loading_messages", mode="before")
    @classmethod
    def _decoded(cls, value: Any) -> Any:
        return json.loads(value) if isinstance(value, str) else value


def set_status(call: Call, args: Status) -> Json:
    where = call.joined(args.channel_id)
    root = call.state.stored[where.id].get(args.thread_ts)
    if root is None or not root.is_root:
        raise SlackError("invalid_thread_ts")
    call.state.set_status(where.id, args.thread_ts, args.status)
    return {}


METHODS = {"assistant.threads.setStatus": Method(Status, set_status, "chat:write", Tier.FOUR)}
