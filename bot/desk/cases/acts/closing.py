"""The end of a case: closed, opened again, or withdrawn with all its words."""

from bot.desk.cases.forgetting import forget_words
from bot.desk.parts.doing import Doing
from bot.domain.acts import Act
from bot.domain.case import Lane
from bot.domain.states import CaseState, PostState
from bot.store.case import cases, posts, revisions
from bot.store.due.work import Ref
from bot.store.rows.cases import PostKind, WorkKind

NOT_SENT = " Its reply was still on its way to the customer, and isn't sent any more."


async def close(doing: Doing) -> None:
    """Close the case: its answer clock stops, and a draft still in progress waits until the case is opened again."""
    now = doing.desk.clock.now()
    await revisions.decided(doing.tx, doing.revision, doing.row.actor, Act.CLOSE, doing.revision.policy_version, now)
    await cases.change(doing.tx, doing.case_id, state=CaseState.CLOSED)
    await doing.note("closed")


async def reopen(doing: Doing) -> None:
    """Open the case again, as if it had not been closed."""
    now = doing.desk.clock.now()
    for closing in (d for d in doing.view.decisions if d.act is Act.CLOSE):
        await revisions.void(doing.tx, closing.revision_id, Act.CLOSE, now)
    await _open(doing)
    await doing.desk.wake.after(doing.tx, Ref(WorkKind.REVISION, doing.revision.id))
    await doing.note("opened again")


async def open_again(doing: Doing) -> None:
    """Open a case that was closed when its reply was sent."""
    if doing.view.case.state is CaseState.CLOSED:
        await _open(doing)


async def _open(doing: Doing) -> None:
    person_only = doing.view.case.lane is Lane.PERSON_ONLY
    await cases.change(doing.tx, doing.case_id, state=CaseState.PERSON_ONLY if person_only else CaseState.OPEN)


async def withdraw(doing: Doing) -> None:
    """Remove our messages and everybody's words; what people wrote in Slack themselves stays."""
    await posts.remove_all(doing.tx, doing.case_id)
    await forget_words(doing.desk, doing.tx, doing.case_id)
    await doing.note("withdrawn")
    gone = f"Case {doing.case_id} is withdrawn: my messages and the customer's words are removed."
    stays = "What people wrote in its thread themselves stays until they delete it."
    await doing.tell(f"{gone} {stays}{NOT_SENT if _was_on_its_way(doing) else ''}")


def _was_on_its_way(doing: Doing) -> bool:
    return any(p.kind is PostKind.DELIVERY and p.state is PostState.PENDING for p in doing.view.posts)
