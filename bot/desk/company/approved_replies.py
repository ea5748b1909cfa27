"""Approved replies: kept when one is approved, linked where they are cited."""

from dataclasses import replace
from datetime import datetime

from bot.checks.personal_data.anonymous import anonymous
from bot.desk.parts.desk import Desk
from bot.desk.parts.ports import PostGone, PostLater, PostRefused, PostUnsure
from bot.desk.parts.view import CaseView
from bot.domain.answer import Answer
from bot.domain.reply import SourceKind
from bot.store.case import posts
from bot.store.company import replies
from bot.store.engines.database import Tx
from bot.store.rows.cases import RevisionRow


async def keep_reply(desk: Desk, tx: Tx, view: CaseView, revision: RevisionRow, at: datetime) -> None:
    """Keep an approved reply to be found, in English and without the customer's data."""
    english = view.written(revision).text or revision.text
    if english:
        words = anonymous(english, view.matter(desk), view.case.nonce)
        await replies.keep(tx, view.case.id, revision.id, words, at)


def cases_cited(found: Answer) -> tuple[str, ...]:
    """The cases whose approved replies an answer cites."""
    cited = (c.source.id for p in found.passages for c in p.citations if c.source.kind is SourceKind.REPLY)
    return tuple(dict.fromkeys(cited))


async def linked(desk: Desk, found: Answer) -> Answer:
    """The answer with a link to each case it cites, as far as Slack gives one."""
    links = [(case_id, address) for case_id in cases_cited(found) if (address := await _address(desk, case_id))]
    return replace(found, links=tuple(links))


async def _address(desk: Desk, case_id: str) -> str | None:
    async with desk.database.read() as tx:
        root = await posts.root(tx, case_id)
    try:
        return await desk.announcer.link(*root) if root else None
    except (PostGone, PostLater, PostRefused, PostUnsure):
        return None
