"""The tables of what belongs to no case: words told to somebody once, and questions that nothing answered."""

from sqlalchemy import JSON, Column, String, Table, Text

from bot.store.schema import Moment, metadata

announcements = Table(
    "announcements",
    metadata,
    Column("key", String, primary_key=True),
    Column("kind", String, nullable=False),
    Column("recipient", String, nullable=False),
    Column("body", JSON, nullable=False),
    Column("state", String, nullable=False),
    Column("due_at", Moment),
    Column("error", String),
    Column("at", Moment, nullable=False),
)
unanswered = Table(
    "unanswered",
    metadata,
    Column("id", String, primary_key=True),
    Column("text", Text, nullable=False),
    Column("at", Moment, nullable=False, index=True),
)
