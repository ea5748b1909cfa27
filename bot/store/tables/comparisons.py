"""The table of comparisons: what was given, the result, and how much of it is shown."""

from sqlalchemy import JSON, Column, Index, Integer, String, Table

from bot.store.tables.schema import Moment, metadata
from bot.store.tables.sealing import SealedJSON, SealedText

comparisons = Table(
    "comparisons",
    metadata,
    Column("id", String, primary_key=True),
    Column("root_id", String, nullable=False, index=True),
    Column("number", Integer, nullable=False),
    Column("person", String, nullable=False),
    Column("channel", String, nullable=False),
    Column("thread_ts", String),
    Column("wish", SealedText("comparisons.wish")),
    Column("given", SealedJSON("comparisons.given"), nullable=False),
    Column("state", String, nullable=False),
    Column("body", SealedJSON("comparisons.body")),
    Column("refusal", SealedText("comparisons.refusal")),
    Column("shown", JSON, nullable=False),
    Column("begun", Integer),
    Column("attempts", Integer, nullable=False),
    Column("at", Moment, nullable=False, index=True),
    Index("ix_comparisons_thread", "channel", "thread_ts"),
)
