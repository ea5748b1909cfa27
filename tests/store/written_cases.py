"""Cases with a revision that was written."""

from datetime import UTC, datetime

from bot.domain.case import Fulfilment, Lane, Role, Who
from bot.domain.reply import text_hash
from bot.domain.states import CaseState, RevisionState
from bot.store.case import cases, revisions
from bot.store.engines.database import Tx
from bot.store.history import trail
from bot.store.rows.cases import Cause

FILES = {"a.yaml": "policy: a\ntitle: A\nclauses:\n  - {id: a.one, title: One, text: One.}\n"}
NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


async def written_case(tx: Tx, case_id: str, text: str, written_by: str | None = None) -> str:
    """A case with one draft in it. Gives the draft's id."""
    await cases.open_case(
        tx, id=case_id, team="T", channel="C", requester="U1", opened_at=NOW, state=CaseState.OPEN, written_at=NOW,
        marketplace="any", fulfilment=Fulfilment.UNKNOWN, nonce="abc", situation="s", lane=Lane.ROUTINE,
        approver=Role.TEAMMATE,
    )  # fmt: skip
    await cases.add_turn(tx, case_id, Who.CUSTOMER, "Where?", "U1", NOW)
    await trail.note(tx, case_id, "U1", "opened", NOW)
    await trail.keep_snapshot(tx, "v1", FILES, NOW)
    about = {"state": RevisionState.WAITING, "cause": Cause.OPENED, "asked_by": "U1", "written_by": written_by}
    words = {"text": text, "text_hash": text_hash(text), "policy_version": "v1", "body": {"passages": []}}
    revision_id = await revisions.add(tx, case_id, NOW, **about, **words)
    await trail.note(tx, case_id, "levelhead", "drafted", NOW, revision=revision_id, clauses="a.one", rules="tone")
    return revision_id
