"""Messages to one person.

Slack keeps no trace of an ephemeral one, so after a crash it is repeated as a direct message.
"""

from typing import Any

from bot.desk.cases.messages.in_vain import in_vain, unsaid
from bot.desk.cases.reminders.answer_clock import is_reminder, reminder_words
from bot.desk.parts.attempts import CLOCKS_DIFFER, change, lasting, move, pause, put_off, take
from bot.desk.parts.desk import Desk
from bot.desk.parts.notes import AskWhy, Private, Whisper
from bot.desk.parts.ports import PostLater, PostRefused, PostUnsure
from bot.desk.parts.view import CaseView
from bot.domain.case import Role
from bot.domain.states import PostState
from bot.store.case import posts
from bot.store.engines.database import Tx
from bot.store.rows.cases import PostKind, PostRow

AGAIN = "You may have seen this before; I was cut off while I said it."


async def whisper(desk: Desk, view: CaseView, post: PostRow) -> None:
    """Post it so that only this person sees it; where that fails, as a direct message."""
    taken = await take(desk, view, post)
    if taken is None:
        return
    attempt = taken.attempt(post)
    if not attempt.body or _answered(taken, attempt.body) or in_vain(desk, taken, attempt):
        await move(desk, attempt, **unsaid(desk, taken, attempt), body=None)
        return
    try:
        with lasting(attempt.due_at):
            await _say(desk, taken, attempt, _as_it_stands(desk, taken, attempt, attempt.body))
    except PostLater as later:
        await put_off(desk, attempt, later, PostState.PENDING)
    except PostUnsure:
        await pause(desk, attempt)
    except PostRefused as refusal:
        if attempt.body.get("or_thread"):
            await _in_the_thread(desk, attempt, refusal)
        elif attempt.body.get("direct") and attempt.body.get("or_leads"):
            await _to_leads(desk, attempt, refusal)
        elif attempt.body.get("direct"):
            await move(desk, attempt, state=PostState.ORPHANED, error=refusal.code, body=None)
        else:
            await _directly(desk, attempt)
    else:
        await change(desk, post, state=PostState.POSTED, due_at=None, body=None)


def _as_it_stands(desk: Desk, view: CaseView, post: PostRow, body: dict[str, Any]) -> dict[str, Any]:
    """The content, with a reminder's words computed anew for the time that is left."""
    return body | {"text": reminder_words(desk, view)} if is_reminder(view, post) else body


async def _in_the_thread(desk: Desk, post: PostRow, refusal: PostRefused) -> None:
    """A reminder's person takes no direct message, or has left: call them and the leads in the thread."""
    async with desk.write(post.case_id) as tx:
        if not (said := await _given_up(tx, post, refusal)):
            return
        called = dict.fromkeys((str(post.recipient), *desk.roles.holders(Role.LEAD)))
        body = {"text": said["text"], "ask": list(called), "apart": True}
        about = {"case_id": post.case_id, "channel": post.channel, "key": f"{post.key}:thread"}
        await posts.add(tx, **about, kind=PostKind.NOTICE, body=body)


async def _to_leads(desk: Desk, post: PostRow, refusal: PostRefused) -> None:
    """Whoever asked takes no direct message, or has left: the leads hear what went wrong, else nobody would."""
    async with desk.write(post.case_id) as tx:
        said = await _given_up(tx, post, refusal)
        for lead in desk.roles.members(Role.LEAD) if said else ():
            about = {"case_id": post.case_id, "channel": post.channel, "recipient": lead}
            body = {"text": said["text"], "direct": True}
            await posts.add(tx, **about, key=f"{post.key}:{lead}", kind=PostKind.WHISPER, body=body)


async def _given_up(tx: Tx, post: PostRow, refusal: PostRefused) -> dict[str, Any]:
    """Leave it unsaid. Returns its content, empty where that was forgotten, or another attempt was made meanwhile."""
    current = await posts.get(tx, post.id)
    gone = {"state": PostState.ORPHANED, "due_at": None, "error": refusal.code, "body": None}
    return (current.body or {}) if await posts.move(tx, post, **gone) and current else {}


async def _directly(desk: Desk, post: PostRow, **more: bool) -> None:
    """Have it posted as a direct message, unless its words were forgotten meanwhile."""
    async with desk.write(post.case_id) as tx:
        current = await posts.get(tx, post.id)
        body = current.body | {"direct": True} | more if current and current.body else None
        await posts.move(tx, post, state=PostState.PENDING, due_at=None, body=body)


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
    """Whether it asks for a reason that has been given meanwhile."""
    return any(r.id == body.get("why") and (r.mistake or r.reason) for r in view.reasons)


def _text(case_id: str, body: dict[str, Any]) -> str:
    """The words. Outside the thread they name the case; after a crash they say that they may be a repetition."""
    text = str(body["text"])
    named = text if case_id in text or not body.get("direct") else f"Case {case_id}: {text}"
    return f"{AGAIN} {named}" if body.get("again") else named


async def look_for_whisper(desk: Desk, view: CaseView, post: PostRow) -> None:
    """After an attempt that broke off: look for a direct message; repeat anything else as a direct message."""
    if not (post.body or {}).get("direct"):
        await _directly(desk, post, again=True)
        return
    try:
        ts = await desk.announcer.find_told(post.key, str(post.recipient), view.case.opened_at - CLOCKS_DIFFER)
    except PostLater as later:
        await put_off(desk, post, later, PostState.SENDING)
    except PostUnsure:
        await pause(desk, post)
    except PostRefused:
        await move(desk, post, state=PostState.UNCERTAIN, due_at=None)
    else:
        found = {"state": PostState.POSTED, "body": None} if ts else {"state": PostState.PENDING}
        await move(desk, post, due_at=None, **found)
