"""conversations.* and reactions.add."""

from typing import Annotated

from pydantic import Field

from ... import emoji
from ...errors import SlackError
from ...model import Conversation, Message
from ..limits import Tier
from .registry import Arguments, Call, Json, Method, direct

HISTORY_SCOPES = {"channel": "channels:history", "group": "groups:history", "im": "im:history"}
READ_SCOPES = {"channel": "channels:read", "group": "groups:read", "im": "im:read"}
TYPES = {"public_channel": "channel", "private_channel": "group", "im": "im"}
MOST_REACTIONS = 23
Limit = Annotated[int, Field(ge=1, le=999)]


class Info(Arguments):
    channel: str
    include_num_members: bool = False


class Listing(Arguments):
    types: str = "public_channel"
    exclude_archived: bool = False
    limit: Limit = 100
    cursor: str = ""


class Open(Arguments):
    users: str
    return_im: bool = False


class History(Arguments):
    channel: str
    oldest: str = "0"
    latest: str = "9999999999.999999"
    inclusive: bool = False
    include_all_metadata: bool = False
    limit: Limit = 100
    cursor: str = ""


class Replies(History):
    ts: str


class React(Arguments):
    channel: str
    name: str
    timestamp: str


def info(call: Call, args: Info) -> Json:
    where = call.channel(args.channel)
    if where.kind != "im":
        call.needs(READ_SCOPES[where.kind])
    described = _described(call, where)
    return {"channel": described | ({"num_members": len(where.members)} if args.include_num_members else {})}


def listing(call: Call, args: Listing) -> Json:
    names = args.types.split(",")
    if unknown := set(names) - TYPES.keys():
        raise SlackError("invalid_types", f"unknown types {sorted(unknown)}")
    kinds = [TYPES[name] for name in names]
    for kind in kinds:
        call.needs(READ_SCOPES[kind])
    found = [where for where in call.state.conversations.values() if where.kind in kinds]
    seen = [where for where in found if where.kind == "channel" or call.bot in where.members]
    kept = [where for where in seen if not (args.exclude_archived and where.is_archived)]
    start = _cursor(args.cursor)
    rest = str(start + args.limit) if len(kept) > start + args.limit else ""
    page = [_described(call, where) for where in kept[start : start + args.limit]]
    return {"channels": page, "response_metadata": {"next_cursor": rest}}


def _cursor(cursor: str) -> int:
    if cursor and not cursor.isdigit():
        raise SlackError("invalid_cursor")
    return int(cursor or 0)


def _described(call: Call, where: Conversation) -> Json:
    if where.kind == "im":
        return {"id": where.id, "is_im": True, "user": where.user, "is_archived": False}
    return {
        "id": where.id,
        "name": where.name,
        "is_channel": where.kind == "channel",
        "is_group": where.kind == "group",
        "is_im": False,
        "is_private": where.kind == "group",
        "is_archived": where.is_archived,
        "is_member": call.bot in where.members,
        "is_shared": where.is_ext_shared,
        "is_ext_shared": where.is_ext_shared,
        "is_general": False,
        "topic": {"value": where.topic, "creator": "", "last_set": 0},
    }


def open_direct(call: Call, args: Open) -> Json:
    users = args.users.split(",")
    if len(users) != 1:
        raise SlackError("invalid_arguments", "this workspace opens conversations with one person only")
    known = any(where.user == users[0] for where in call.state.conversations.values())
    where = direct(call, users[0])
    channel = _described(call, where) if args.return_im else {"id": where.id}
    return {"channel": channel} | ({"no_op": True, "already_open": True} if known else {})


def history(call: Call, args: History) -> Json:
    where = _readable(call, args.channel)
    found = [message for message in call.state.messages(where.id) if _within(message, args)]
    return _page(call, found[::-1], args)


def replies(call: Call, args: Replies) -> Json:
    where = _readable(call, args.channel)
    root = call.state.stored[where.id].get(args.ts)
    if root is None or root.deleted:
        raise SlackError("thread_not_found")
    found = [message for message in call.state.messages(where.id, root.thread_ts or root.ts) if _within(message, args)]
    return _page(call, [root, *found], args)


def _page(call: Call, found: list[Message], args: History) -> Json:
    start = _cursor(args.cursor)
    end = start + args.limit
    bodies = [_with_thread(call, message, args) for message in found[start:end]]
    page: Json = {"messages": bodies, "has_more": len(found) > end}
    return page | ({"response_metadata": {"next_cursor": str(end)}} if page["has_more"] else {})


def _readable(call: Call, channel: str) -> Conversation:
    where = call.joined(channel)
    call.needs(HISTORY_SCOPES[where.kind])
    return where


def _within(message: Message, args: History) -> bool:
    ts, oldest, latest = float(message.ts), float(args.oldest), float(args.latest)
    return oldest <= ts <= latest if args.inclusive else oldest < ts < latest


def _with_thread(call: Call, message: Message, args: History) -> Json:
    body = call.events.body(message, metadata=args.include_all_metadata)
    if message.reactions:
        counted = [{"name": name, "users": list(who), "count": len(who)} for name, who in message.reactions.items()]
        body["reactions"] = counted
    answers = call.state.messages(message.channel, message.ts)
    if answers:
        body |= {"reply_count": len(answers), "latest_reply": answers[-1].ts}
    return body


def react(call: Call, args: React) -> Json:
    where = call.joined(args.channel)
    if where.is_archived:
        raise SlackError("is_archived")
    message = call.state.message(where.id, args.timestamp)
    name = emoji.canonical(args.name)
    if call.bot in message.reactions.get(name, []):
        raise SlackError("already_reacted")
    if name not in message.reactions and len(message.reactions) >= MOST_REACTIONS:
        raise SlackError("too_many_reactions")
    message.reactions.setdefault(name, []).append(call.bot)
    call.events.reacted("reaction_added", message, call.bot, name)
    call.state.changed()
    return {}


METHODS = {
    "conversations.info": Method(Info, info, tier=Tier.THREE),
    "conversations.list": Method(Listing, listing, tier=Tier.TWO),
    "conversations.open": Method(Open, open_direct, "im:write", Tier.THREE),
    "conversations.history": Method(History, history, tier=Tier.THREE),
    "conversations.replies": Method(Replies, replies, tier=Tier.THREE),
    "reactions.add": Method(React, react, "reactions:write", Tier.THREE),
}
