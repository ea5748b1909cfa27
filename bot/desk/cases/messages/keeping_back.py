"""Cases that are kept back: another company may read their channel, or whoever asked belongs to none of ours."""

import re
from dataclasses import dataclass

from bot.desk.cases.forgetting import forget_words
from bot.desk.parts.desk import Desk
from bot.desk.parts.members import who_asked
from bot.desk.parts.readers import may_show
from bot.desk.parts.view import CaseView, load
from bot.domain.acts import Why
from bot.domain.case import Role
from bot.domain.decisions import refused_request
from bot.domain.people import SYSTEM
from bot.domain.states import PostState
from bot.store.case import posts
from bot.store.history import trail
from bot.store.rows.cases import CaseRow, PostKind, PostRow

NOT_SHOWN = (
    "People of another company may read this channel, so nothing of it was shown, and nothing is kept. Use /draft in a "
    "channel of our own, or in a direct message to me. Where they may read what customers write, whoever runs "
    "Levelhead names the channel in LEVELHEAD_SUPPORT_CHANNELS."
)
SEE_DIRECT = (
    "People of another company may read this channel, so the case isn't shown in it. Your text and what you can do are "
    "in a direct message from me."
)
_PART = 7_000
"""Characters given back in one message: escaped, still fewer than Slack takes."""


@dataclass(frozen=True, slots=True)
class KeptBack:
    """Why a case is kept back: the words above the text that is given back, and `why` for the trail.

    `see`: what the channel tells whoever asked where that text comes directly, and is to last; else it comes there.
    """

    above: str
    why: Why
    see: str = ""


async def kept_back(desk: Desk, view: CaseView) -> KeptBack | None:
    """Why a case that isn't shown yet must not be; None where it may be, or is shown. Raises PostLater.

    Until this is known no model reads a word of it.
    """
    if view.root is None or view.root.state is not PostState.PENDING:
        return None
    if not _is_watched_for(desk, view.case):
        refused = refused_request(await who_asked(desk, view.case.requester, view.case.opened_at))
        if refused:
            return KeptBack(refused.reason, refused.why)
    shown = await may_show(desk, view.root.channel)
    return None if shown else KeptBack(NOT_SHOWN, Why.OUTSIDER, SEE_DIRECT)


def _is_watched_for(desk: Desk, case: CaseRow) -> bool:
    """Whether the team named who this case is for: a customer wrote it into a watched channel."""
    here = (w for w in desk.book.watched if w.channel == case.channel)
    return any(case.requester in (w.asks, *desk.roles.members(Role.LEAD)) for w in here)


async def keep_back(desk: Desk, view: CaseView, post: PostRow, back: KeptBack) -> None:
    """Forget the case, and give its text back to whoever asked, to them alone."""
    about = {"case_id": view.case.id, "channel": post.channel, "recipient": view.case.requester}
    async with desk.write(view.case.id) as tx:
        if not await posts.move(tx, post, state=PostState.ORPHANED, due_at=None):
            return
        parts = _parts(_pasted(await load(tx, view.case.id)))
        await forget_words(desk, tx, view.case.id)
        if back.see:
            await posts.add(tx, **about, key=f"{post.key}:kept back", kind=PostKind.WHISPER, body={"text": back.see})
        for number, part in enumerate(parts):
            words = back.above if number == 0 else f"Its text goes on ({number + 1} of {len(parts)}):"
            body = {"text": words, "given_back": part, "direct": bool(back.see)}
            await posts.add(tx, **about, key=f"{post.key}:kept back:{number}", kind=PostKind.WHISPER, body=body)
        await trail.note(tx, view.case.id, SYSTEM, "kept back", desk.clock.now(), why=str(back.why))
        await desk.wake_case(tx, view.case.id)


def _pasted(view: CaseView) -> str:
    """What was given of it: the message, or the conversation with who said what, and what is known."""
    said = [t.text for t in view.turns] if len(view.turns) == 1 else [f"{t.who}: {t.text}" for t in view.turns]
    return "\n".join((*said, *(f"{fact.key}: {fact.value}" for fact in view.facts)))


def _parts(text: str) -> list[str]:
    """Cut between lines, else between words, where there are any."""
    return re.findall(rf"(?s).{{1,{_PART}}}(?:\n|\Z)|.{{1,{_PART}}}\s|.{{{_PART}}}", text)
