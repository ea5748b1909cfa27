"""A teammate's edit that had no review: the writer looks for circles in it before it is kept."""

from dataclasses import dataclass

from bot.checks.personal_data.redaction import Vault, redact, redact_text
from bot.checks.review import review_words
from bot.concurrency.priority import computing
from bot.concurrency.slots import meanwhile
from bot.desk.parts.circles import UNSEEN, circles_seen
from bot.desk.parts.confirming import refuted
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
class EditFindings:
    """What the writer found in a text, and the calls that took."""

    seen: tuple[Finding, ...] = ()
    lifted: tuple[Finding, ...] = ()
    """What the checks find in it and the writer doesn't see."""
    calls: tuple[Usage, ...] = ()


def unread(desk: Desk, row: ActRow) -> bool:
    """Whether this act brings a text that no model has compared with the case."""
    words = row.payload or {}
    return desk.writer is not desk.composer and row.act is Act.EDIT and "text" in words and not words.get("review")


def in_two_languages(desk: Desk, view: CaseView, text: str) -> bool:
    """Whether the text or the reply is in another language. Then it is kept first and checked afterwards."""
    return bool(view.language(desk) or other(desk.options.tongue(text)))


async def held(desk: Desk, view: CaseView, row: ActRow) -> EditFindings:
    """Of an edited text; nothing where two languages are involved, as it is checked after it is kept."""
    text = str((row.payload or {})["text"]).strip()
    return EditFindings() if in_two_languages(desk, view, text) else await read_again(desk, view, text)


async def read_again(desk: Desk, view: CaseView, text: str) -> EditFindings:
    """What the writer finds in an English text, and which of the checks' matters of opinion it doesn't see there.

    A busy writer isn't waited for: a note says that only rules looked.
    """
    desk, calls = await within_budget(desk), list[Usage]()
    async with computing():
        matter, vault = redact(view.matter(desk), view.case.nonce)
        reply = CaseReply(redact_text(text, vault), matter, desk.book.ears.addressed)
        found = review_words(text, view.matter(desk), desk.book, view.case.situation).findings
    async with meanwhile(_circles(desk, reply, text, vault, calls)) as reading:
        lifted = await refuted(desk, desk.writer, reply, found, vault, calls)
        (seen,) = await reading()
    return EditFindings(seen, lifted, tuple(calls))


async def _circles(desk: Desk, reply: CaseReply, text: str, vault: Vault, calls: list[Usage]) -> tuple[Finding, ...]:
    try:
        return await circles_seen(desk, desk.writer, reply, text, vault, (), calls)
    except WriterBusy:
        return (UNSEEN,)
