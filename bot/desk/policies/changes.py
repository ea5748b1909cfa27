"""Changes of the policies, in a chain of the trail of their own, verified and anchored as those of cases."""

from datetime import datetime
from enum import StrEnum

from bot.domain.trail import POLICIES
from bot.store.engines.database import Tx
from bot.store.history import trail

HELD = POLICIES
"""The name to hold while noting a change, `desk.write(HELD)`; of two at once, one would be lost."""


class PolicyChange(StrEnum):
    """IMPORTED: from a text, in a terminal. SAVED: from a text, in Slack. ACCEPTED: a proposal was accepted.

    IN_FORCE: drafts rest on these policies from now on.
    """

    IMPORTED = "policies imported"
    SAVED = "policies saved"
    ACCEPTED = "proposal accepted"
    IN_FORCE = "policies in force"


async def note_policies(
    tx: Tx, who: str, change: PolicyChange, at: datetime, was: str | None, version: str, **details: str | int
) -> None:
    """Note who changed which version into which. `details` holds file names and numbers, nobody's words."""
    await trail.note(tx, POLICIES, who, change, at, was=was, version=version, **details)
