"""What an app may answer outside the Web API: the payload of an ack, and posts to a response url."""

from dataclasses import dataclass
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

from ..blocks.surfaces import validated
from ..errors import SlackError
from ..model import Message
from ..state import State
from ..triggers import Lent, ResponseUrl
from .posting import Posting

Json = dict[str, Any]


class Answer(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)
    text: str | None = None
    blocks: Any = None
    response_type: Literal["ephemeral", "in_channel"] = "ephemeral"
    replace_original: bool = False
    delete_original: bool = False
    thread_ts: str | None = None
    unfurl_links: bool = True
    unfurl_media: bool = True


class ViewAnswer(BaseModel):
    """The ack of a view_submission."""

    model_config = ConfigDict(extra="forbid", strict=True)
    response_action: Literal["errors", "update", "clear", "push"]
    errors: dict[str, str] | None = None
    view: dict[str, Any] | None = None


@dataclass(frozen=True)
class Responses:
    state: State
    posting: Posting
    lent: Lent

    def to_url(self, name: str, payload: Any) -> None:
        url = self.lent.use(name)
        self.answer(url, payload)

    def answer(self, url: ResponseUrl, payload: Any) -> Message | None:
        """Post, replace or delete, as an answer asks; ephemeral unless it says otherwise."""
        answer: Answer = validated(Answer, payload, "invalid_payload")
        if answer.delete_original:
            self.posting.remove(_original(url))
            return None
        content = self.posting.content(answer.text, answer.blocks)
        if answer.replace_original and url.message is not None:
            self.posting.replace(_original(url), content)
            return url.message
        where = self.state.conversations[url.channel]
        if answer.response_type == "ephemeral":
            return self.posting.whisper(where, url.user, content, answer.thread_ts)
        unfurl = {"unfurl_links": answer.unfurl_links, "unfurl_media": answer.unfurl_media}
        return self.posting.post(where, content, answer.thread_ts, **unfurl)


def _original(url: ResponseUrl) -> Message:
    if url.message is None or url.message.deleted:
        raise SlackError("message_not_found")
    return url.message
