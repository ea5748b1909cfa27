"""A case whose channel another company may read: it is shown only where the team named that channel."""

import re

from bot.desk.cases.forgetting import forget_words
from bot.desk.parts.desk import Desk
from bot.desk.parts.view import CaseView, load
from bot.domain.people import SYSTEM
from bot.domain.states import PostState
from bot.store.case import posts
from bot.store.history import trail
from bot.store.rows.cases import PostKind, PostRow

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


async def keep_back(desk: Desk, view: CaseView, post: PostRow) -> None:
    """Forget the case, and give its text back to whoever asked, in a direct message; the channel tells them so."""
    about = {"case_id": view.case.id, "channel": post.channel, "recipient": view.case.requester}
    async with desk.write(view.case.id) as tx:
        if not await posts.move(tx, post, state=PostState.ORPHANED, due_at=None):
            return
        parts = _parts(_pasted(await load(tx, view.case.id)))
        await forget_words(desk, tx, view.case.id)
        await posts.add(tx, **about, key=f"{post.key}:kept back", kind=PostKind.WHISPER, body={"text": SEE_DIRECT})
        for number, part in enumerate(parts):
            words = NOT_SHOWN if number == 0 else f"Its text goes on ({number + 1} of {len(parts)}):"
            body = {"text": words, "given_back": part, "direct": True}
            await posts.add(tx, **about, key=f"{post.key}:kept back:{number}", kind=PostKind.WHISPER, body=body)
        await trail.note(tx, view.case.id, SYSTEM, "kept back", desk.clock.now())
        await desk.wake_case(tx, view.case.id)


def _pasted(view: CaseView) -> str:
    """What was given of it: the message, or the conversation with who said what, and what is known."""
    said = [t.text for t in view.turns] if len(view.turns) == 1 else [f"{t.who}: {t.text}" for t in view.turns]
    return "\n".join((*said, *(f"{fact.key}: {fact.value}" for fact in view.facts)))


def _parts(text: str) -> list[str]:
    """Cut between lines, else between words, where there are any."""
    return re.findall(rf"(?s).{{1,{_PART}}}(?:\n|\Z)|.{{1,{_PART}}}\s|.{{{_PART}}}", text)
