"""Where the thread of a case is, as far as Slack tells."""

from collections.abc import Iterable
from contextlib import suppress

from bot.desk.parts.desk import Desk
from bot.desk.parts.ports import PostGone, PostLater, PostRefused, PostUnsure
from bot.desk.parts.view import CaseView, load
from bot.errors import LevelheadError


async def thread_link(desk: Desk, view: CaseView) -> str | None:
    """None where it was removed, or Slack doesn't tell now."""
    post = view.root
    try:
        return await desk.announcer.link(post.channel, post.ts) if post and post.ts and not post.remove else None
    except (PostGone, PostLater, PostRefused, PostUnsure):
        return None


async def links_of(desk: Desk, case_ids: Iterable[str]) -> dict[str, str]:
    """By case; those that have one."""
    found: dict[str, str] = {}
    for case_id in dict.fromkeys(case_ids):
        with suppress(LevelheadError):
            async with desk.database.read() as tx:
                view = await load(tx, case_id)
            if link := await thread_link(desk, view):
                found[case_id] = link
    return found
