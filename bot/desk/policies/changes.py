"""Changes of the policies in the trail: a chain of its own beside those of cases, verified and anchored as they are."""

from datetime import datetime
from enum import StrEnum

from bot.domain.trail import POLICIES
from bot.store.engines.database import Tx
from bot.store.history import trail

HELD = POLICIES
"""Who notes a change holds this name, as of two at once one would be lost: `desk.write(HELD)`."""


class PolicyChange(StrEnum):
    """IMPORTED: from a text, in a terminal. SAVED: from a text, in Slack. ACCEPTED: a proposed change was written.

    IN_FORCE: drafts rest on them from now on.
    """

    IMPORTED = "policies imported"
    SAVED = "policies saved"
    ACCEPTED = "proposal accepted"
    IN_FORCE = "policies in force"


async def note_policies(
    tx: Tx, who: str, change: PolicyChange, at: datetime, was: str | None, version: str, **details: str | int
) -> None:
    """Who changed which version into which. `details` holds names of files and numbers, no words of anybody."""
    await trail.note(tx, POLICIES, who, change, at, was=was, version=version, **details)
