"""The tables of what one person asked for or sent, and sees alone: reviews, questions, reports, texts that wait."""

from sqlalchemy import JSON, Column, Date, ForeignKey, Integer, String, Table, Text

from bot.store.schema import Moment, metadata

reviews = Table(
    "reviews",
    metadata,
    Column("id", String, primary_key=True),
    Column("team", String, nullable=False),
    Column("person", String, nullable=False),
    Column("channel", String, nullable=False),
    Column("thread_ts", String),
    Column("case_id", String, ForeignKey("cases.id"), index=True),
    Column("text", Text, nullable=False),
    Column("message", Text),
    Column("marketplace", String, nullable=False),
    Column("state", String, nullable=False),
    Column("body", JSON),
    Column("attempts", Integer, nullable=False),
    Column("at", Moment, nullable=False, index=True),
)
drops = Table(
    "drops",
    metadata,
    Column("id", String, primary_key=True),
    Column("person", String, nullable=False),
    Column("name", String, nullable=False),
    Column("url", Text, nullable=False),
    Column("made_on", Date, nullable=False),
    Column("state", String, nullable=False),
    Column("told", Text),
    Column("attempts", Integer, nullable=False),
    Column("at", Moment, nullable=False, index=True),
)
questions = Table(
    "questions",
    metadata,
    Column("id", String, primary_key=True),
    Column("person", String, nullable=False),
    Column("channel", String, nullable=False),
    Column("thread_ts", String),
    Column("text", Text, nullable=False),
    Column("state", String, nullable=False),
    Column("body", JSON),
    Column("attempts", Integer, nullable=False),
    Column("at", Moment, nullable=False, index=True),
)
parked = Table(
    "parked",
    metadata,
    Column("id", String, primary_key=True),
    Column("person", String, nullable=False),
    Column("channel", String, nullable=False),
    Column("case_id", String),
    Column("payload", JSON, nullable=False),
    Column("at", Moment, nullable=False),
)
homes = Table(
    "homes",
    metadata,
    Column("person", String, primary_key=True),
    Column("sight", JSON, nullable=False),
    Column("opened_at", Moment),
    Column("shown", String),
)
