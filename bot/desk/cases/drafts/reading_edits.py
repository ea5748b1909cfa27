"""A teammate's edit that had no review: the writer looks for circles in it before it is kept."""

from dataclasses import dataclass

from bot.checks.personal_data.redaction import redact, redact_text
from bot.concurrency.priority import computing
from bot.desk.parts.circles import UNSEEN, circles_seen
from bot.desk.parts.desk import Desk
from bot.desk.parts.view import CaseView
from bot.desk.report.spending import within_budget
from bot.domain.acts import Act
from bot.domain.languages import other
from bot.domain.reply import Finding, Usage
from bot.errors import WriterBusy
from bot.store.rows.cases import ActRow
from bot.writers.protocol import CaseReply


@dataclass(frozen=True, slots=True)
class Held:
    """What the writer found in a text, and the calls that took."""

    seen: tuple[Finding, ...] = ()
    calls: tuple[Usage, ...] = ()


def unread(desk: Desk, row: ActRow) -> bool:
    """Whether this act brings a text that no model has compared with the case."""
    words = row.payload or {}
    return desk.writer is not desk.composer and row.act is Act.EDIT and "text" in words and not words.get("review")


def in_two_languages(desk: Desk, view: CaseView, text: str) -> bool:
    """Whether the text or the reply is in another language. Then it is kept first and checked afterwards."""
    return bool(view.language(desk) or other(desk.options.tongue(text)))


async def held(desk: Desk, view: CaseView, row: ActRow) -> Held:
    """Circles in an edited text; empty where two languages are involved, as it is checked after it is kept."""
    text, calls = str((row.payload or {})["text"]).strip(), list[Usage]()
    if in_two_languages(desk, view, text):
        return Held()
    return Held(await circles_in(desk, view, text, calls), tuple(calls))


async def circles_in(desk: Desk, view: CaseView, text: str, calls: list[Usage]) -> tuple[Finding, ...]:
    """Circles that the writer sees in an English text.

    A busy writer isn't waited for: a note says that only rules looked.
    """
    desk = await within_budget(desk)
    async with computing():
        matter, vault = redact(view.matter(desk), view.case.nonce)
        reply = CaseReply(redact_text(text, vault), matter, desk.book.ears.addressed)
    try:
        return await circles_seen(desk, desk.writer, reply, text, vault, (), calls)
    except WriterBusy:
        return (UNSEEN,)
