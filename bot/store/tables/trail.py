"""The tables of the trail: events, anchors, snapshots of policies, calls to models.

Triggers, made by a migration, refuse to change or delete rows of the first two.
"""

from sqlalchemy import JSON, Column, Float, ForeignKey, Integer, String, Table, text

from bot.store.tables.schema import Moment, metadata, of_case, some

events = Table(
    "events",
    metadata,
    Column("case_id", String, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("at", Moment, nullable=False, index=True),
    Column("actor", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("details", JSON, nullable=False),
    Column("previous", String, nullable=False),
    Column("hash", String, nullable=False),
)
anchors = Table(
    "anchors",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("at", Moment, nullable=False),
    Column("heads", JSON, nullable=False),
    Column("previous", String, nullable=False),
    Column("hash", String, nullable=False),
)
snapshots = Table(
    "snapshots",
    metadata,
    Column("version", String, primary_key=True),
    Column("files", JSON, nullable=False),
    Column("at", Moment, nullable=False),
    Column("in_force_at", Moment),
    some("ix_snapshots_in_force", text("in_force_at IS NOT NULL"), "in_force_at", "version"),
)
model_calls = Table(
    "model_calls",
    metadata,
    Column("id", Integer, primary_key=True),
    of_case(nullable=True),
    Column("revision_id", String, ForeignKey("revisions.id")),
    Column("purpose", String, nullable=False),
    Column("model", String, nullable=False),
    Column("prompt_hash", String, nullable=False),
    Column("outcome", String, nullable=False),
    Column("input_tokens", Integer, nullable=False),
    Column("output_tokens", Integer, nullable=False),
    Column("cache_read_tokens", Integer, nullable=False),
    Column("cache_write_tokens", Integer, nullable=False),
    Column("request_id", String),
    Column("seconds", Float, nullable=False),
    Column("at", Moment, nullable=False, index=True),
    Column("person", String),
)
