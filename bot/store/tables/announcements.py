"""Tables of what belongs to no case: announcements, unanswered questions, proposals."""

from sqlalchemy import JSON, Column, Integer, String, Table

from bot.store.tables.schema import Moment, metadata
from bot.store.tables.sealing import SealedJSON, SealedText

announcements = Table(
    "announcements",
    metadata,
    Column("key", String, primary_key=True),
    Column("kind", String, nullable=False),
    Column("recipient", String, nullable=False),
    Column("body", SealedJSON("announcements.body"), nullable=False),
    Column("state", String, nullable=False),
    Column("due_at", Moment),
    Column("error", String),
    Column("at", Moment, nullable=False),
)
unanswered = Table(
    "unanswered",
    metadata,
    Column("id", String, primary_key=True),
    Column("text", SealedText("unanswered.text"), nullable=False),
    Column("at", Moment, nullable=False, index=True),
)
proposals = Table(
    "proposals",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("key", String, nullable=False, index=True),
    Column("amendment", SealedJSON("proposals.amendment"), nullable=False),
    Column("why", SealedText("proposals.why"), nullable=False),
    Column("cases", JSON, nullable=False),
    Column("at", Moment, nullable=False),
    Column("state", String, nullable=False),
    Column("decided_by", String),
    Column("decided_at", Moment),
    Column("reason", SealedText("proposals.reason")),
)
