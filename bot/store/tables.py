"""The tables. A migration makes them; a test holds the two against each other."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    DateTime,
    Dialect,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
    text,
)
from sqlalchemy.sql.elements import TextClause

from bot.domain.states import CaseState, PostState, RevisionState
from bot.store.rows import ActState

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_label)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class Moment(TypeDecorator[datetime]):
    """An aware time, kept in UTC whatever the database does with zones."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return None if value is None else value.astimezone(UTC)

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        return value.replace(tzinfo=UTC) if isinstance(value, datetime) and value.tzinfo is None else value


def _case(*, nullable: bool = False) -> Column[str]:
    return Column("case_id", String, ForeignKey("cases.id"), nullable=nullable, index=True)


def _is(*states: str) -> TextClause:
    return text(
        f"state = '{states[0]}'" if len(states) == 1 else f"state IN ({', '.join(map(repr, map(str, states)))})"
    )


def _some(name: str, where: TextClause, *columns: str) -> Index:
    """An index over some rows only. A query finds it by the same words in its condition."""
    return Index(name, *columns, sqlite_where=where, postgresql_where=where)


OPEN_CASE = _is(CaseState.OPEN, CaseState.PERSON_ONLY)
KEPT_CASE = text(f"state != '{CaseState.FORGOTTEN}'")
DRAFTING, WAITING = _is(RevisionState.DRAFTING), _is(RevisionState.WAITING)
PENDING_ACT = _is(ActState.PENDING)
OPEN_POST, STUCK_POST = _is(PostState.PENDING, PostState.SENDING), _is(PostState.UNCERTAIN, PostState.REFUSED)
TO_REFRESH, TO_REMOVE, FAILED = text("refresh"), text("remove"), text("error IS NOT NULL")

cases = Table(
    "cases",
    metadata,
    Column("id", String, primary_key=True),
    Column("team", String, nullable=False),
    Column("channel", String, nullable=False),
    Column("requester", String, nullable=False),
    Column("opened_at", Moment, nullable=False),
    Column("state", String, nullable=False),
    Column("marketplace", String, nullable=False),
    Column("fulfilment", String, nullable=False),
    Column("order_id", String),
    Column("written_at", Moment),
    Column("nonce", String, nullable=False),
    Column("situation", String),
    Column("lane", String),
    Column("approver", String),
    Column("triage_reason", Text),
    Column("triaged_by", String),
    Column("triaged_turn", Integer),
    _some("ix_cases_open", OPEN_CASE, "opened_at"),
    _some("ix_cases_kept", KEPT_CASE, "opened_at"),
    _some("ix_cases_order_id", text("order_id IS NOT NULL"), "order_id"),
)
turns = Table(
    "turns",
    metadata,
    Column("id", Integer, primary_key=True),
    _case(),
    Column("who", String, nullable=False),
    Column("text", Text, nullable=False),
    Column("author", String, nullable=False),
    Column("at", Moment, nullable=False),
    Column("written_at", Moment),
)
facts = Table(
    "facts",
    metadata,
    Column("id", Integer, primary_key=True),
    _case(),
    Column("key", String, nullable=False),
    Column("value", Text, nullable=False),
    Column("author", String, nullable=False),
    Column("at", Moment, nullable=False),
    Column("source", String),
)
revisions = Table(
    "revisions",
    metadata,
    Column("id", String, primary_key=True),
    _case(),
    Column("number", Integer, nullable=False),
    Column("state", String, nullable=False),
    Column("cause", String, nullable=False),
    Column("asked_by", String, nullable=False),
    Column("instruction", Text),
    Column("written_by", String),
    Column("writer", String),
    Column("text", Text),
    Column("text_hash", String),
    Column("body", JSON),
    Column("policy_version", String, ForeignKey("snapshots.version")),
    Column("created_at", Moment, nullable=False),
    Column("waiting_since", Moment),
    Column("waiting_until", Moment),
    Column("begun", JSON),
    UniqueConstraint("case_id", "number"),
    _some("ix_revisions_drafting", DRAFTING, "id"),
    _some("ix_revisions_waiting", WAITING, "id"),
)
acts = Table(
    "acts",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("case_id", String, ForeignKey("cases.id"), index=True),
    Column("revision_id", String, ForeignKey("revisions.id")),
    Column("channel", String, nullable=False),
    Column("ts", String),
    Column("actor", String, nullable=False),
    Column("act", String, nullable=False),
    Column("surface", String, nullable=False),
    Column("emoji", String),
    Column("payload", JSON),
    Column("state", String, nullable=False),
    Column("reason", Text),
    Column("at", Moment, nullable=False),
    Index("ix_acts_place", "channel", "ts"),
    _some("ix_acts_pending", PENDING_ACT, "case_id"),
)
decisions = Table(
    "decisions",
    metadata,
    Column("id", Integer, primary_key=True),
    _case(),
    Column("revision_id", String, ForeignKey("revisions.id"), nullable=False, index=True),
    Column("actor", String, nullable=False),
    Column("act", String, nullable=False),
    Column("text_hash", String, nullable=False),
    Column("policy_version", String),
    Column("at", Moment, nullable=False),
    Column("void_at", Moment),
)
reasons = Table(
    "reasons",
    metadata,
    Column("id", Integer, primary_key=True),
    _case(),
    Column("revision_id", String, ForeignKey("revisions.id")),
    Column("actor", String, nullable=False),
    Column("act", String, nullable=False),
    Column("before", String),
    Column("after", String),
    Column("reason", Text),
    Column("at", Moment, nullable=False),
)
steps = Table(
    "steps",
    metadata,
    Column("case_id", String, ForeignKey("cases.id"), primary_key=True),
    Column("process", String, primary_key=True),
    Column("step", String, primary_key=True),
    Column("started_by", String, nullable=False),
    Column("started_at", Moment, nullable=False),
    Column("done_by", String),
    Column("done_at", Moment),
)
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
posts = Table(
    "posts",
    metadata,
    Column("id", Integer, primary_key=True),
    _case(),
    Column("revision_id", String, ForeignKey("revisions.id")),
    Column("key", String, nullable=False, unique=True),
    Column("kind", String, nullable=False),
    Column("channel", String, nullable=False),
    Column("ts", String),
    Column("recipient", String),
    Column("body", JSON),
    Column("state", String, nullable=False),
    Column("refresh", Boolean, nullable=False),
    Column("remove", Boolean, nullable=False),
    Column("due_at", Moment),
    Column("error", String),
    Column("waiting_since", Moment),
    Index("ix_posts_place", "channel", "ts"),
    _some("ix_posts_open", OPEN_POST, "channel", "case_id"),
    _some("ix_posts_refresh", TO_REFRESH, "case_id"),
    _some("ix_posts_remove", TO_REMOVE, "case_id"),
    _some("ix_posts_error", FAILED, "channel", "case_id"),
    _some("ix_posts_stuck", STUCK_POST, "state", "case_id"),
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
seen = Table(
    "seen",
    metadata,
    Column("key", String, primary_key=True),
    Column("at", Moment, nullable=False, index=True),
)
events = Table(
    "events",
    metadata,
    Column("case_id", String, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("at", Moment, nullable=False),
    Column("actor", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("details", JSON, nullable=False),
    Column("previous", String, nullable=False),
    Column("hash", String, nullable=False),
)
snapshots = Table(
    "snapshots",
    metadata,
    Column("version", String, primary_key=True),
    Column("files", JSON, nullable=False),
    Column("at", Moment, nullable=False),
)
model_calls = Table(
    "model_calls",
    metadata,
    Column("id", Integer, primary_key=True),
    _case(nullable=True),
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
    Column("at", Moment, nullable=False),
)
work = Table(
    "work",
    metadata,
    Column("kind", String, primary_key=True),
    Column("id", String, primary_key=True),
    Column("due_at", Moment, index=True),
    Column("wakes", Integer, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("error", Text),
    _some("ix_work_error", FAILED, "kind", "id"),
)
limits = Table(
    "limits",
    metadata,
    Column("name", String, primary_key=True),
    Column("free_at", Moment),
    Column("turn_at", Moment),
    Column("paused_until", Moment),
    Column("refusals", Integer, nullable=False),
    Column("at", Moment, nullable=False),
)
