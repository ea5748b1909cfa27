"""Links to the threads of cases."""

from collections.abc import Iterable
from contextlib import suppress

from bot.desk.parts.desk import Desk
from bot.desk.parts.ports import PostGone, PostLater, PostRefused, PostUnsure
from bot.desk.parts.view import CaseView, load
from bot.errors import LevelheadError


async def thread_link(desk: Desk, view: CaseView) -> str | None:
    """The address of the case's thread; None where it was removed, or Slack can't say now."""
    post = view.root
    try:
        return await desk.announcer.link(post.channel, post.ts) if post and post.ts and not post.remove else None
    except (PostGone, PostLater, PostRefused, PostUnsure):
        return None


async def links_of(desk: Desk, case_ids: Iterable[str]) -> dict[str, str]:
    """Addresses by case id, of the cases that have one."""
    found: dict[str, str] = {}
    for case_id in dict.fromkeys(case_ids):
        with suppress(LevelheadError):
            async with desk.database.read() as tx:
                view = await load(tx, case_id)
            if link := await thread_link(desk, view):
                found[case_id] = link
    return found
