"""Another draft, as somebody asks for it: changed by a wish, from a brief after all, offline, or on new policies."""

from bot.desk.parts.doing import Doing, queue_whisper
from bot.desk.parts.new_revision import ask_for_revision
from bot.knowledge.replies.wishes import not_understood, points
from bot.store.rows.cases import Cause
from bot.writers.composer.revising import offer_names

ASK_CHANGE = "What should change? Reply here with `revise:` and your wish, or press Change the draft."


async def revise(doing: Doing) -> None:
    wish = str(doing.words.get("instruction", "")).strip()
    if not wish:
        await doing.tell(ASK_CHANGE)
        await doing.note("asked what to change")
    elif why := _beyond_us(doing, wish):
        back = "" if doing.row.surface == "thread" else wish
        await queue_whisper(doing.tx, doing.view, doing.row, f"Nothing was changed. {why}", given_back=back)
        await doing.note("wish not understood")
    else:
        await new_revision(doing, Cause.REVISE, wish)


def _beyond_us(doing: Doing, wish: str) -> str | None:
    """Why no point of a wish is understood where no model writes: said at once, and not below the same draft again."""
    asked = points(wish)
    if doing.desk.asks_a_model or any(point.wish for point in asked):
        return None
    situation = doing.desk.book.situation(doing.view.case.situation or doing.desk.book.fallback)
    held = doing.desk.book.held(doing.view.matter(doing.desk))
    return not_understood(asked[0].words, offer_names(situation, held.values()))


async def new_revision(doing: Doing, cause: Cause, instruction: str | None = None) -> None:
    """Have another revision written, as this act asks."""
    await ask_for_revision(doing.desk, doing.tx, doing.case_id, doing.row.actor, cause, doing.row.surface, instruction)


async def draft_anyway(doing: Doing) -> None:
    await new_revision(doing, Cause.ANYWAY)


async def draft_offline(doing: Doing) -> None:
    await new_revision(doing, Cause.OFFLINE, doing.revision.instruction)


async def redraft(doing: Doing) -> None:
    """Draft again from the policies in force, without the old words, as those may state the old policies."""
    await new_revision(doing, Cause.POLICIES)
