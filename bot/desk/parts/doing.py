"""An allowed act being carried out, and what its effects share: the trail, private words, messages in the thread."""

from dataclasses import dataclass
from typing import Any

from bot.desk.parts.desk import Desk
from bot.desk.parts.restored import of_these_words
from bot.desk.parts.view import CaseView
from bot.domain.reply import Finding
from bot.store.case import posts
from bot.store.engines.database import Tx
from bot.store.history import trail
from bot.store.rows.cases import ActRow, PostKind, RevisionRow


@dataclass(frozen=True, slots=True)
class Doing:
    """An allowed act, with the case and revision it is done to."""

    desk: Desk
    tx: Tx
    view: CaseView
    revision: RevisionRow
    row: ActRow
    complete: bool
    seen: tuple[Finding, ...] = ()
    """Circles that a model saw in the text of an edit."""
    lifted: tuple[Finding, ...] = ()
    """Findings of the checks that it doesn't see there."""

    @property
    def case_id(self) -> str:
        return self.view.case.id

    @property
    def words(self) -> dict[str, Any]:
        return self.row.payload or {}

    async def tell(self, text: str, ask: tuple[str, ...] = ()) -> None:
        """Tell the person who did the act, privately."""
        await queue_whisper(self.tx, self.view, self.row, text, ask)

    async def note(self, kind: str, **details: str | int | None) -> None:
        """Add a line on this act to the trail."""
        known: dict[str, str | int | None] = {"revision": self.revision.id, "surface": self.row.surface}
        await trail.note(self.tx, self.case_id, self.row.actor, kind, self.desk.clock.now(), **known | details)


async def queue_whisper(
    tx: Tx, view: CaseView, row: ActRow, text: str, ask: tuple[str, ...] = (), given_back: str = ""
) -> None:
    """Have a message to the person who did this act posted, which they alone see."""
    await posts.add(
        tx,
        case_id=view.case.id,
        revision_id=row.revision_id,
        key=f"{view.case.id}:whisper:{row.id}",
        kind=PostKind.WHISPER,
        channel=view.case.channel,
        recipient=row.actor,
        body={"text": text, "ask": list(ask), "given_back": given_back},
    )


async def queue_message(doing: Doing, kind: PostKind, body: dict[str, Any] | None = None) -> None:
    """Have a message about this revision posted in the thread."""
    await posts.add(
        doing.tx,
        case_id=doing.case_id,
        revision_id=doing.revision.id,
        key=of_these_words(f"{doing.case_id}:{kind}:{doing.row.id}", doing.revision.text_hash),
        kind=kind,
        channel=doing.view.case.channel,
        body=body,
    )
