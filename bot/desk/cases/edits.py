"""A text that a teammate makes the draft without a review: the writer holds it against the case before it is kept."""

from dataclasses import dataclass

from bot.checks.personal_data.personal import redact, redact_text
from bot.desk.parts.circles import UNSEEN, circles_seen
from bot.desk.parts.desk import Desk
from bot.desk.parts.view import CaseView
from bot.desk.report.spending import within_budget
from bot.domain.acts import Act
from bot.domain.reply import Finding, Usage
from bot.errors import WriterBusy
from bot.store.rows import ActRow
from bot.turns import computing
from bot.writers.protocol import CaseReply


@dataclass(frozen=True, slots=True)
class Held:
    """What the writer saw in a text, and the calls it took."""

    seen: tuple[Finding, ...] = ()
    calls: tuple[Usage, ...] = ()


def unread(desk: Desk, row: ActRow) -> bool:
    """Whether this act brings words that no model has held against the case."""
    words = row.payload or {}
    return desk.writer is not desk.composer and row.act is Act.EDIT and "text" in words and not words.get("review")


async def held(desk: Desk, view: CaseView, row: ActRow) -> Held:
    """Circles in the text of an edit. A busy writer isn't waited for: a note says that only the rules looked."""
    desk, calls = await within_budget(desk), list[Usage]()
    text = str((row.payload or {})["text"]).strip()
    async with computing():
        matter, vault = redact(view.matter(desk), view.case.nonce)
        reply = CaseReply(redact_text(text, vault), matter, desk.book.ears.addressed)
    try:
        seen = await circles_seen(desk, desk.writer, reply, text, vault, (), calls)
    except WriterBusy:
        seen = (UNSEEN,)
    return Held(seen, tuple(calls))
