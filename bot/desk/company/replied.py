"""Approved replies as something the company knows: kept when one is approved, found by their words."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from bot.checks.personal_data.anonymous import anonymous
from bot.desk.parts.desk import Desk
from bot.desk.parts.ports import PostGone, PostLater, PostRefused, PostUnsure
from bot.desk.parts.view import CaseView
from bot.domain.answer import Answer
from bot.domain.reply import Citation, Passage, SourceKind, SourceRef
from bot.knowledge.words.search import Ranking
from bot.records.telling import day
from bot.store import posts, replies
from bot.store.database import Tx
from bot.store.replies import ApprovedReply
from bot.store.rows import RevisionRow
from bot.store.searching import replies_like

MOST_SHOWN = 2
_MOST_RANKED = 20
_REPLYING = frozenset("reply replied replies answer answered said say tell told write wrote customer customers".split())
"""Words by which replies are asked for."""
SHARE = 0.6
"""The share of a question's telling words that a reply must hold to be shown."""


async def keep_reply(desk: Desk, tx: Tx, view: CaseView, revision: RevisionRow, at: datetime) -> None:
    """Have an approved reply found from now on, without the customer's data."""
    if revision.text:
        words = anonymous(revision.text, view.matter(desk), view.case.nonce)
        await replies.keep(tx, view.case.id, revision.id, words, at)


async def replied(tx: Tx, question: str, most: int = MOST_SHOWN) -> list[ApprovedReply]:
    """The approved replies that hold most of the question's telling words, best first."""
    asked = " ".join(w for w in question.split() if w.lower() not in _REPLYING)
    found = {str(r.id): r for r in await replies_like(tx, asked, _MOST_RANKED)}
    ranking = Ranking({name: r.text for name, r in found.items()})
    return [found[n] for n in ranking.ranked(asked) if ranking.share(asked, n) >= SHARE][:most]


def passages(desk: Desk, found: Iterable[ApprovedReply]) -> Iterable[Passage]:
    """As they are told: the day, the words, and the case they stand in."""
    for reply in found:
        source = SourceRef(SourceKind.REPLY, reply.case_id, reply.revision_id)
        words = f"Approved reply of {day(reply.approved_at.astimezone(desk.options.zone).date())}:\n{reply.text}\n"
        yield Passage(words, (Citation(source, reply.text),))


async def linked(desk: Desk, found: Answer) -> Answer:
    """The answer with an address for each case it cites, as far as Slack gives one."""
    cited = dict.fromkeys(c.source.id for p in found.passages for c in p.citations if c.source.kind is SourceKind.REPLY)
    links = [(case_id, address) for case_id in cited if (address := await _address(desk, case_id))]
    return replace(found, links=tuple(links))


async def _address(desk: Desk, case_id: str) -> str | None:
    async with desk.database.read() as tx:
        root = await posts.root(tx, case_id)
    try:
        return await desk.announcer.link(*root) if root else None
    except (PostGone, PostLater, PostRefused, PostUnsure):
        return None
