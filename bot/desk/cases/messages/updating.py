"""Bringing a message in Slack up to date, and taking it out."""

from dataclasses import replace

from bot.desk.cases.messages.showing import note_for
from bot.desk.cases.messages.untaken import OUT, leave, stays
from bot.desk.parts.attempts import change, move, pause, put_off
from bot.desk.parts.desk import Desk
from bot.desk.parts.notes import Note
from bot.desk.parts.ports import PostGone, PostLater, PostRefused, PostStays, PostUnsure
from bot.desk.parts.view import CaseView, load
from bot.domain.states import PostState
from bot.store.case import posts
from bot.store.rows.cases import PostKind, PostRow


async def refresh(desk: Desk, view: CaseView, post: PostRow) -> CaseView | None:
    """Update a message to how things stand now.

    Returns the case as read afterwards, None where Slack didn't take it.
    """
    note = note_for(desk, view, post)
    try:
        if note is not None:
            await desk.announcer.update(note, post.channel, str(post.ts))
    except PostLater as later:
        await put_off(desk, post, later, post.state)
    except PostUnsure:
        await pause(desk, post)
    except PostGone as gone:
        await move(desk, post, state=PostState.ORPHANED, refresh=False, error=str(gone))
    except PostRefused as refusal:
        await change(desk, post, refresh=False, error=refusal.code)
    else:
        return await _shown(desk, post, note)
    return None


async def _shown(desk: Desk, post: PostRow, note: Note | None) -> CaseView:
    """Mark the message as up to date, unless it would already say something else."""
    async with desk.database.write(post.case_id) as tx:
        view = await load(tx, post.case_id)
        stale = note_for(desk, view, post) != note
        await posts.change(tx, post.id, refresh=stale, due_at=None)
    return view.with_post(replace(view.attempt(post), refresh=stale, due_at=None))


async def remove(desk: Desk, view: CaseView, post: PostRow) -> None:
    """Take a message out of Slack."""
    try:
        if post.ts and post.kind is not PostKind.WHISPER:
            await desk.announcer.remove(post.channel, post.ts)
    except PostLater as later:
        await put_off(desk, post, later, post.state)
        return
    except PostUnsure:
        await pause(desk, post)
        return
    except PostRefused as refusal:
        words = f"Slack doesn't let me take a message of case {view.case.id} out ({refusal.code}). {refusal.remedy}"
        await leave(desk, view, post, refusal, words)
        return
    except PostStays as error:
        await stays(desk, view, post, str(error))
        return
    except PostGone:
        pass
    await move(desk, post, **OUT)
