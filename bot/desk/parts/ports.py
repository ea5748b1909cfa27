"""What the desk needs of the outside: somebody to say things, and somebody who knows who is who."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import BinaryIO, Protocol

from bot.desk.parts.notes import Note, Private
from bot.domain.people import Actor
from bot.domain.team_desk import NoDesk, TeamDesk


class PostLater(Exception):
    """Not now: busy or out of reach. Nothing was posted; try again after `seconds`."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"again in {seconds} s")
        self.seconds = seconds


class PostRefused(Exception):
    """Never, as things are. `code` is the reason in the words of the other side, `remedy` a sentence for people."""

    def __init__(self, code: str, remedy: str) -> None:
        super().__init__(code)
        self.code, self.remedy = code, remedy


class PostUnsure(Exception):
    """The connection broke: it may or may not have been posted."""


class PostGone(Exception):
    """The message to change isn't there any more."""


class PostStays(PostGone):
    """The message may not be taken out by us: it isn't this app's, or deleting isn't allowed there."""


class Announcer(Protocol):
    """Every verb raises PostLater, PostRefused or PostUnsure; update and remove also PostGone, remove PostStays."""

    async def post(self, note: Note, channel: str, thread_ts: str | None, key: str) -> str: ...

    async def update(self, note: Note, channel: str, ts: str) -> None: ...

    async def remove(self, channel: str, ts: str) -> None: ...

    async def find(self, key: str, channel: str, thread_ts: str | None, since: datetime) -> str | None: ...

    async def whisper(self, whisper: Private, person: str, channel: str, thread_ts: str | None) -> None: ...

    async def tell(self, whisper: Private, person: str, key: str, thread_ts: str | None = None) -> None:
        """In a direct message, or in a thread among them."""
        ...

    async def find_told(self, key: str, person: str, since: datetime, thread_ts: str | None = None) -> str | None: ...

    async def looking(self, channel: str, thread_ts: str) -> None:
        """Show in a thread that an answer is being looked up; it goes with the answer."""
        ...

    async def link(self, channel: str, ts: str) -> str:
        """An address that opens this message for whoever may see it."""
        ...

    async def home(self, found: TeamDesk | NoDesk, person: str) -> None:
        """Show somebody the team's desk in their home."""
        ...

    async def seed(self, channel: str, ts: str, emoji: Sequence[str]) -> None: ...


class Downloads(Protocol):
    """Fetches what people dropped. Raises LevelheadError with what to do, PostLater when it may go through soon."""

    async def fetch(self, url: str, to: BinaryIO) -> None: ...


@dataclass(frozen=True, slots=True)
class Parcel:
    """An approved reply on its way to the customer: the text and the ids of its case, and nothing more."""

    case_id: str
    revision_id: str
    order_id: str | None
    text: str


class Carrier(Protocol):
    """Takes an approved reply out of the house. Raises PostLater, PostRefused or PostUnsure."""

    async def carry(self, parcel: Parcel, name: str) -> None:
        """`name` is the same each time one parcel is tried."""
        ...


class Pictures(Protocol):
    """Takes a picture in, to be shown in a message. Raises PostLater, PostRefused or PostUnsure."""

    async def upload(self, png: bytes, title: str, words: str) -> str:
        """Gives its id. `words` say the same to whoever can't see it."""
        ...


class PolicyFiles(Protocol):
    """The files of the policies as they are on the disk. Both verbs raise PolicyError with what to do."""

    def texts(self) -> dict[str, str]: ...

    def replace(self, before: Mapping[str, str], after: Mapping[str, str]) -> None:
        """Write the files of `after`; nothing where one of them isn't as it is in `before`, or is new and there."""
        ...


class Directory(Protocol):
    """Who is who. Somebody it can't find is not `known`. Raises PostLater while it may not ask."""

    async def actor(self, person: str) -> Actor: ...

    async def members(self, group: str) -> frozenset[str]:
        """Who belongs to a user group; nobody where there is none of this id. Raises PostLater as `actor`."""
        ...

    async def ours_alone(self, channel: str) -> bool:
        """Whether nobody of another company reads a channel. Raises PostLater as `actor`."""
        ...
