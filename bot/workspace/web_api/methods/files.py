"""files.*: an app uploads a file in three steps, and Slack takes it in by and by."""

from typing import Annotated

from pydantic import Field

from ...errors import SlackError
from ...model import Upload
from ..limits import Tier
from .registry import Arguments, Call, FromJson, Json, Method

MOST_ALT_TEXT = 1_000
MOST_BYTES = 2**30


class Begin(Arguments):
    filename: str = Field(min_length=1)
    length: int = Field(gt=0)
    alt_txt: str | None = None
    snippet_type: str | None = None


class Completed(Arguments):
    id: str
    title: str | None = None


class Complete(Arguments):
    """To be shown by messages that name it; sharing it into a channel by itself isn't known here."""

    files: Annotated[list[Completed], FromJson] = Field(min_length=1)


class Info(Arguments):
    file: str


def begin(call: Call, args: Begin) -> Json:
    if len(args.alt_txt or "") > MOST_ALT_TEXT:
        raise SlackError("alt_txt_too_large")
    if args.length > MOST_BYTES:
        raise SlackError("file_upload_size_restricted")
    made = Upload(call.state.new_id("F"), args.filename, args.length, args.alt_txt or "")
    call.state.uploads[made.id] = made
    return {"upload_url": f"{call.state.upload_url}{made.ticket}", "file_id": made.id}


def complete(call: Call, args: Complete) -> Json:
    found = [_sent(call, file.id) for file in args.files]
    for upload, file in zip(found, args.files, strict=True):
        upload.complete, upload.title = True, file.title or upload.name
    return {"files": [{"id": upload.id, "title": upload.title} for upload in found]}


def info(call: Call, args: Info) -> Json:
    """The first look finds a file that isn't taken in yet: its kind isn't known."""
    upload = call.state.uploads.get(args.file)
    if upload is None or not upload.complete:
        raise SlackError("file_not_found")
    kind, upload.taken_in = upload.kind if upload.taken_in else "", True
    about = {"id": upload.id, "name": upload.name, "title": upload.title, "mimetype": kind, "size": upload.length}
    return {"file": about | {"alt_txt": upload.alt_text, "user": call.bot, "mode": "hosted"}}


def _sent(call: Call, id: str) -> Upload:
    upload = call.state.uploads.get(id)
    if upload is None or upload.data is None or upload.complete:
        raise SlackError("file_not_found")
    return upload


METHODS = {
    "files.getUploadURLExternal": Method(Begin, begin, "files:write", Tier.FOUR),
    "files.completeUploadExternal": Method(Complete, complete, "files:write", Tier.FOUR),
    "files.info": Method(Info, info, "files:read", Tier.FOUR),
}
