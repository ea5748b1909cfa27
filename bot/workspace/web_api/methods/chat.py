"""chat.*: post, update, delete, whisper, link."""

from typing import Any, Literal

from ...errors import SlackError
from ...model import Message
from ..limits import Tier
from ..posting import MOST_TEXT
from .registry import Arguments, Call, Json, Method

MOST_UPDATE_TEXT = 4_000


class Words(Arguments):
    channel: str
    text: str | None = None
    blocks: Any = None
    metadata: Any = None
    parse: Literal["none", "full"] = "none"
    link_names: bool = False

    @property
    def names_link(self) -> bool:
        return self.link_names or self.parse == "full"


class Post(Words):
    thread_ts: str | None = None
    unfurl_links: bool = True
    unfurl_media: bool = True
    mrkdwn: bool = True


class Update(Words):
    ts: str


class Whisper(Words):
    user: str
    thread_ts: str | None = None


class Delete(Arguments):
    channel: str
    ts: str


class Permalink(Arguments):
    channel: str
    message_ts: str


def post(call: Call, args: Post) -> Json:
    where = call.writable(args.channel)
    content = call.posting.content(args.text, args.blocks, args.metadata, MOST_TEXT)
    unfurl = {"unfurl_links": args.unfurl_links, "unfurl_media": args.unfurl_media}
    message = call.posting.post(where, content, args.thread_ts, link_names=args.names_link, **unfurl)
    return {"channel": where.id, "ts": message.ts, "message": call.events.body(message)}


def update(call: Call, args: Update) -> Json:
    message = _own(call, args.channel, args.ts, "cant_update_message")
    if args.text is None and args.blocks is None:
        raise SlackError("no_text")
    content = call.posting.content(args.text, args.blocks, args.metadata, MOST_UPDATE_TEXT)
    call.posting.replace(message, content)
    message.link_names = args.names_link
    return {"channel": message.channel, "ts": message.ts, "text": message.text, "message": call.events.body(message)}


def delete(call: Call, args: Delete) -> Json:
    message = _own(call, args.channel, args.ts, "cant_delete_message")
    call.posting.remove(message)
    return {"channel": message.channel, "ts": message.ts}


def _own(call: Call, channel: str, ts: str, refusal: str) -> Message:
    where = call.joined(channel)
    message = call.state.message(where.id, ts)
    if where.is_archived:
        raise SlackError("is_archived")
    if message.user != call.bot or message.subtype is not None:
        raise SlackError(refusal)
    return message


def whisper(call: Call, args: Whisper) -> Json:
    where = call.writable(args.channel)
    if args.user not in call.state.people:
        raise SlackError("user_not_found")
    if args.user not in where.members:
        raise SlackError("user_not_in_channel")
    content = call.posting.content(args.text, args.blocks, args.metadata)
    return {"message_ts": call.posting.whisper(where, args.user, content, args.thread_ts).ts}


def permalink(call: Call, args: Permalink) -> Json:
    message = call.state.message(call.channel(args.channel).id, args.message_ts)
    link = f"https://{call.state.scene.domain}.slack.com/archives/{message.channel}/p{message.ts.replace('.', '')}"
    if not message.is_root:
        link += f"?thread_ts={message.thread_ts}&cid={message.channel}"
    return {"channel": message.channel, "permalink": link}


METHODS = {
    "chat.postMessage": Method(Post, post, "chat:write", Tier.POST),
    "chat.update": Method(Update, update, "chat:write", Tier.THREE),
    "chat.delete": Method(Delete, delete, "chat:write", Tier.THREE),
    "chat.postEphemeral": Method(Whisper, whisper, "chat:write", Tier.FOUR),
    "chat.getPermalink": Method(Permalink, permalink),
}
