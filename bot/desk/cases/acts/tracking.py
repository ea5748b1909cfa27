"""Acts on the processes of a case: starting one, ticking its steps."""

from bot.desk.parts.doing import Doing, queue_message
from bot.store.case import posts, steps
from bot.store.due import inbox
from bot.store.rows.cases import PostKind

GONE = "This process is no longer in the policies, so it can't be started. Look for it in policies/ under its new name."


async def start(doing: Doing) -> None:
    """Start a process and show its steps in the thread; if it was started before, only tell the person so."""
    process = doing.desk.book.process(str(doing.words.get("process")))
    if process is None:
        await doing.tell(GONE)
        await doing.note("no such process")
        return
    now, named = doing.desk.clock.now(), [s.id for s in process.steps]
    if not await steps.start(doing.tx, doing.case_id, process.id, named, doing.row.actor, now):
        await doing.tell(f"“{process.title}” was started in this case already: its steps are in the thread.")
        await doing.note("process started before", process=process.id)
        return
    await queue_message(doing, PostKind.PROCESS, {"process": process.id})
    await doing.note("process started", process=process.id)


async def tick(doing: Doing) -> None:
    """Keep which steps are ticked. An act kept by an older version has no `shown`."""
    words = doing.words
    process, done, shown = str(words.get("process")), list(words.get("done", ())), await _ticked_before(doing)
    await steps.tick(doing.tx, doing.case_id, process, done, shown, doing.row.actor, doing.desk.clock.now())
    await posts.refresh(doing.tx, doing.case_id, (PostKind.PROCESS,))
    await doing.note("steps ticked", process=process, done=len(done))


async def _ticked_before(doing: Doing) -> list[str] | None:
    """Which steps were ticked on the person's screen: as shown, or as they left it where the message lags behind.

    One click changes one step. A larger difference from what they left means another device, so `shown` counts.
    """
    words, last = doing.words, await inbox.before(doing.tx, doing.row) or {}
    shown: list[str] | None = words.get("shown")
    same = all(last.get(name) == words.get(name) for name in ("process", "shown"))
    one = len(set(last.get("done", ())) ^ set(words.get("done", ()))) == 1
    return list(last["done"]) if shown is not None and same and one else shown
