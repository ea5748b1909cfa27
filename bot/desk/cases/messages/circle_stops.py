"""Where a reply would send the customer in circles, a lead is called, once for each revision."""

from collections.abc import Iterable

from bot.desk.parts.circles import CIRCULAR
from bot.desk.parts.desk import Desk
from bot.domain.case import Role
from bot.domain.people import SYSTEM
from bot.domain.reply import Finding, Severity
from bot.store.case import posts
from bot.store.engines.database import Tx
from bot.store.history import trail
from bot.store.rows.cases import CaseRow, PostKind

WORDS = (
    "This reply would send the customer in circles, so it is stopped: the finding above shows both passages and what "
    "is owed. Please decide how we go on."
)


async def call_lead(desk: Desk, tx: Tx, case: CaseRow, revision_id: str, findings: Iterable[Finding]) -> None:
    """Call the leads in the thread if the circle guard stops this revision."""
    if not any(f.rule in CIRCULAR and f.severity is Severity.STOP for f in findings):
        return
    await posts.add(
        tx,
        case_id=case.id,
        revision_id=revision_id,
        key=f"{revision_id}:circle",
        kind=PostKind.NOTICE,
        channel=case.channel,
        body={"text": WORDS, "ask": list(desk.roles.holders(Role.LEAD))},
    )
    await trail.note(tx, case.id, SYSTEM, "circle stopped", desk.clock.now(), revision=revision_id)
