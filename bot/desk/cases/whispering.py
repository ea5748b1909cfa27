"""What only one person is told. Slack keeps no trace of it, so what broke off is said again where it can be found."""

from typing import Any

from bot.desk.parts.attempts import CLOCKS_DIFFER, change, look_later, move, pause, put_off, take
from bot.desk.parts.desk import Desk
from bot.desk.parts.notes import AskWhy, Private, Whisper
from bot.desk.parts.ports import PostLater, PostRefused, PostUnsure
from bot.desk.parts.view import CaseView
from bot.domain.states import PostState
from bot.store.rows import PostRow

AGAIN = "You may have seen this before; I was cut off while I said it."


async def whisper(desk: Desk, view: CaseView, post: PostRow) -> None:
    """Say it where only this person sees it; where that can't be, in a direct message."""
    taken = await take(desk, view, post)
    if taken is None:
        return
    if not post.body or _answered(taken, post.body):
        await change(desk, post, state=PostState.ORPHANED)
        return
    try:
        await _say(desk, taken, post, post.body)
    except PostLater as later:
        await put_off(desk, post, later, PostState.PENDING)
    except PostUnsure:
        await pause(desk, post)
    except PostRefused as refusal:
        if post.body.get("direct"):
            await change(desk, post, state=PostState.ORPHANED, error=refusal.code, body=None)
        else:
            await change(desk, post, state=PostState.PENDING, due_at=None, body=post.body | {"direct": True})
    else:
        await change(desk, post, state=PostState.POSTED, due_at=None, body=None)


async def _say(desk: Desk, view: CaseView, post: PostRow, body: dict[str, Any]) -> None:
    words = _words(view.case.id, body)
    if body.get("direct"):
        await desk.announcer.tell(words, str(post.recipient), post.key)
        return
    root = view.root
    thread = root.ts if root and root.state is PostState.POSTED and not root.remove else None
    await desk.announcer.whisper(words, str(post.recipient), post.channel, thread)


def _words(case_id: str, body: dict[str, Any]) -> Private:
    if "why" in body:
        return AskWhy(body["why"], _text(case_id, body))
    quotes = tuple((name, said) for name, said in body.get("quotes", ()))
    return Whisper(_text(case_id, body), tuple(body.get("ask", ())), body.get("given_back", ""), quotes)


def _answered(view: CaseView, body: dict[str, Any]) -> bool:
    """Whether it asks for a reason that was given meanwhile."""
    return any(r.id == body.get("why") and (r.mistake or r.reason) for r in view.reasons)


def _text(case_id: str, body: dict[str, Any]) -> str:
    """Away from its thread it names the case."""
    text = str(body["text"])
    named = text if case_id in text or not body.get("direct") else f"Case {case_id}: {text}"
    return f"{AGAIN} {named}" if body.get("again") else named


async def look_for_whisper(desk: Desk, view: CaseView, post: PostRow) -> None:
    """An attempt broke off. A direct message is looked for; anything else is said again in one, as a repetition."""
    body = post.body or {}
    if not body.get("direct"):
        again = body | {"direct": True, "again": True} if body else None
        await move(desk, post, state=PostState.PENDING, due_at=None, body=again)
        return
    try:
        ts = await desk.announcer.find_told(post.key, str(post.recipient), view.case.opened_at - CLOCKS_DIFFER)
    except PostLater as later:
        await put_off(desk, post, later, PostState.SENDING)
    except PostUnsure:
        await look_later(desk, post)
    except PostRefused:
        await move(desk, post, state=PostState.UNCERTAIN, due_at=None)
    else:
        found = {"state": PostState.POSTED, "body": None} if ts else {"state": PostState.PENDING}
        await move(desk, post, due_at=None, **found)
