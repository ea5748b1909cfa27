"""What the desk needs from outside: posting messages, who people are, files, pictures, delivering replies."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import BinaryIO, Protocol

from bot.desk.parts.notes import Note, Private
from bot.domain.people import Actor
from bot.domain.team_desk import NoDesk, TeamDesk


class PostLater(Exception):
    """Busy or out of reach, so nothing was done. Try again after `seconds`."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"again in {seconds} s")
        self.seconds = seconds


class PostRefused(Exception):
    """Refused for good. `code` is the other side's reason, `remedy` a sentence that says what to do."""

    def __init__(self, code: str, remedy: str) -> None:
        super().__init__(code)
        self.code, self.remedy = code, remedy


class PostUnsure(Exception):
    """The connection broke off: it may or may not have been done."""


class PostGone(Exception):
    """The message to change no longer exists."""


class PostStays(PostGone):
    """We may not remove the message: it isn't this app's, or deleting isn't allowed there."""


class Announcer(Protocol):
    """Posts messages. Methods raise PostLater, PostRefused or PostUnsure.

    update and remove also raise PostGone, remove PostStays. `key` names a message, so that `find` and `find_told` can
    look for it after a crash.
    """

    async def post(self, note: Note, channel: str, thread_ts: str | None, key: str) -> str: ...

    async def update(self, note: Note, channel: str, ts: str) -> None: ...

    async def remove(self, channel: str, ts: str) -> None: ...

    async def find(self, key: str, channel: str, thread_ts: str | None, since: datetime) -> str | None: ...

    async def whisper(self, whisper: Private, person: str, channel: str, thread_ts: str | None) -> None: ...

    async def tell(self, whisper: Private, person: str, key: str, thread_ts: str | None = None) -> None:
        """Post a direct message, or in a thread of the direct messages."""
        ...

    async def find_told(self, key: str, person: str, since: datetime, thread_ts: str | None = None) -> str | None: ...

    async def looking(self, channel: str, thread_ts: str) -> None:
        """Show in a thread that an answer is being looked up, until it is there."""
        ...

    async def link(self, channel: str, ts: str) -> str:
        """An address that opens this message for whoever may see it."""
        ...

    async def home(self, found: TeamDesk | NoDesk, person: str) -> None:
        """Show the team's desk in somebody's app home."""
        ...

    async def seed(self, channel: str, ts: str, emoji: Sequence[str]) -> None: ...


class Downloads(Protocol):
    """Fetches files from Slack. Raises LevelheadError with what to do, PostLater where it may work soon."""

    async def fetch(self, url: str, to: BinaryIO) -> None: ...


@dataclass(frozen=True, slots=True)
class Parcel:
    """An approved reply to be delivered: its text and ids, and nothing more."""

    case_id: str
    revision_id: str
    order_id: str | None
    text: str


class Carrier(Protocol):
    """Delivers an approved reply to the customer. Raises PostLater, PostRefused or PostUnsure."""

    async def carry(self, parcel: Parcel, name: str) -> None:
        """Deliver the parcel. `name` is the same at each attempt, so that the receiver takes it once."""
        ...


class Pictures(Protocol):
    """Uploads pictures to be shown in messages. Raises PostLater, PostRefused or PostUnsure."""

    async def upload(self, png: bytes, title: str, words: str) -> str:
        """Returns the picture's id. `words` are its alternative text."""
        ...


class PolicyFiles(Protocol):
    """The policy files on disk. Both methods raise PolicyError with what to do."""

    def texts(self) -> dict[str, str]: ...

    def replace(self, before: Mapping[str, str], after: Mapping[str, str]) -> None:
        """Write the files of `after`.

        Nothing is written if a file differs from `before`, or a new one already exists.
        """
        ...


class Directory(Protocol):
    """Who people are. Somebody it can't find is not `known`. Raises PostLater where it can't ask now."""

    async def actor(self, person: str) -> Actor: ...

    async def members(self, group: str) -> frozenset[str]:
        """The members of a user group; nobody where there is no such group. Raises PostLater."""
        ...

    async def ours_alone(self, channel: str) -> bool:
        """Whether only our own workspace reads a channel. Raises PostLater."""
        ...
