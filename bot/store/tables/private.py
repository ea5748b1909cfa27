"""Tables of what one person asked for or sent and sees alone: reviews, questions, reports, parked texts."""

from sqlalchemy import Column, Date, ForeignKey, Integer, String, Table

from bot.store.tables.schema import Moment, metadata
from bot.store.tables.sealing import SealedJSON, SealedName, SealedText

reviews = Table(
    "reviews",
    metadata,
    Column("id", String, primary_key=True),
    Column("team", String, nullable=False),
    Column("person", String, nullable=False),
    Column("channel", String, nullable=False),
    Column("thread_ts", String),
    Column("case_id", String, ForeignKey("cases.id"), index=True),
    Column("text", SealedText("reviews.text"), nullable=False),
    Column("message", SealedText("reviews.message")),
    Column("marketplace", String, nullable=False),
    Column("state", String, nullable=False),
    Column("body", SealedJSON("reviews.body")),
    Column("attempts", Integer, nullable=False),
    Column("at", Moment, nullable=False, index=True),
)
drops = Table(
    "drops",
    metadata,
    Column("id", String, primary_key=True),
    Column("person", String, nullable=False),
    Column("name", SealedName("drops.name"), nullable=False),
    Column("url", SealedText("drops.url"), nullable=False),
    Column("made_on", Date, nullable=False),
    Column("state", String, nullable=False),
    Column("told", SealedText("drops.told")),
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
    Column("text", SealedText("questions.text"), nullable=False),
    Column("state", String, nullable=False),
    Column("body", SealedJSON("questions.body")),
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
    Column("payload", SealedJSON("parked.payload"), nullable=False),
    Column("at", Moment, nullable=False),
)
homes = Table(
    "homes",
    metadata,
    Column("person", String, primary_key=True),
    Column("sight", SealedJSON("homes.sight"), nullable=False),
    Column("opened_at", Moment),
    Column("shown", String),
)
