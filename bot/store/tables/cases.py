"""The tables of cases and of work on them. A migration makes them; a test compares the two."""

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
    or_,
    select,
    text,
)

from bot.domain.acts import Act
from bot.domain.states import CaseState, PostState, RevisionState
from bot.store.rows.cases import ActState
from bot.store.tables.schema import Moment, is_in, metadata, of_case, some
from bot.store.tables.sealing import SealedJSON, SealedName, SealedText

OPEN_CASE = is_in(CaseState.OPEN, CaseState.PERSON_ONLY)
KEPT_CASE = text(f"state != '{CaseState.FORGOTTEN}'")
DRAFTING, WAITING = is_in(RevisionState.DRAFTING), is_in(RevisionState.WAITING)
DELIVERED = is_in(RevisionState.DELIVERED)
PENDING_ACT, UNPLACED_ACT = is_in(ActState.PENDING), is_in(ActState.UNPLACED)
OPEN_POST, STUCK_POST = is_in(PostState.PENDING, PostState.SENDING), is_in(PostState.UNCERTAIN, PostState.REFUSED)
TO_REFRESH, TO_REMOVE, FAILED = text("refresh"), text("remove"), text("error IS NOT NULL")
RESTS = text("rests_until IS NOT NULL")
QUEUE = ("marketplace", "lane", "unanswered_since", "id", "draft", "requester", "assignee", "opened_at")
"""`unanswered_since` and `draft`, the state of the newest revision, are kept by the database, with triggers."""

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
    Column("triage_reason", SealedText("cases.triage_reason")),
    Column("triaged_by", String),
    Column("triaged_turn", Integer),
    Column("assignee", String),
    Column("customer", String),
    Column("language", String),
    Column("further", SealedJSON("cases.further")),
    Column("message_hash", String),
    Column("unanswered_since", Moment),
    Column("draft", String),
    some("ix_cases_queue", OPEN_CASE, *QUEUE),
    some("ix_cases_open", OPEN_CASE, "opened_at"),
    some("ix_cases_kept", KEPT_CASE, "opened_at"),
    some("ix_cases_order_id", text("order_id IS NOT NULL"), "order_id"),
    some("ix_cases_customer", text("customer IS NOT NULL"), "customer"),
    some("ix_cases_message_hash", text("message_hash IS NOT NULL"), "message_hash"),
)
turns = Table(
    "turns",
    metadata,
    Column("id", Integer, primary_key=True),
    of_case(),
    Column("who", String, nullable=False),
    Column("text", SealedText("turns.text"), nullable=False),
    Column("author", String, nullable=False),
    Column("at", Moment, nullable=False),
    Column("written_at", Moment),
    Column("english", SealedText("turns.english")),
)
facts = Table(
    "facts",
    metadata,
    Column("id", Integer, primary_key=True),
    of_case(),
    Column("key", String, nullable=False),
    Column("value", SealedText("facts.value"), nullable=False),
    Column("author", String, nullable=False),
    Column("at", Moment, nullable=False),
    Column("source", String),
)
revisions = Table(
    "revisions",
    metadata,
    Column("id", String, primary_key=True),
    of_case(),
    Column("number", Integer, nullable=False),
    Column("state", String, nullable=False),
    Column("cause", String, nullable=False),
    Column("asked_by", String, nullable=False),
    Column("instruction", SealedText("revisions.instruction")),
    Column("written_by", String),
    Column("writer", String),
    Column("text", SealedText("revisions.text")),
    Column("text_hash", String),
    Column("body", SealedJSON("revisions.body")),
    Column("policy_version", String, ForeignKey("snapshots.version")),
    Column("created_at", Moment, nullable=False),
    Column("waiting_since", Moment),
    Column("waiting_until", Moment),
    Column("begun", SealedJSON("revisions.begun")),
    UniqueConstraint("case_id", "number"),
    some("ix_revisions_drafting", DRAFTING, "id"),
    some("ix_revisions_waiting", WAITING, "id"),
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
    Column("payload", SealedJSON("acts.payload")),
    Column("state", String, nullable=False),
    Column("reason", SealedText("acts.reason")),
    Column("at", Moment, nullable=False),
    Index("ix_acts_place", "channel", "ts"),
    some("ix_acts_pending", PENDING_ACT, "case_id"),
)
decisions = Table(
    "decisions",
    metadata,
    Column("id", Integer, primary_key=True),
    of_case(),
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
    of_case(),
    Column("revision_id", String, ForeignKey("revisions.id")),
    Column("actor", String, nullable=False),
    Column("act", String, nullable=False),
    Column("before", SealedName("reasons.before")),
    Column("after", SealedName("reasons.after")),
    Column("reason", SealedText("reasons.reason")),
    Column("at", Moment, nullable=False, index=True),
    Column("mistake", String),
    Column("void_at", Moment),
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
approved_replies = Table(
    "approved_replies",
    metadata,
    Column("id", Integer, primary_key=True),
    of_case(),
    Column("revision_id", String, ForeignKey("revisions.id"), nullable=False, unique=True),
    Column("text", SealedText("approved_replies.text"), nullable=False),
    Column("approved_at", Moment, nullable=False),
)
posts = Table(
    "posts",
    metadata,
    Column("id", Integer, primary_key=True),
    of_case(),
    Column("revision_id", String, ForeignKey("revisions.id")),
    Column("key", String, nullable=False, unique=True),
    Column("kind", String, nullable=False),
    Column("channel", String, nullable=False),
    Column("ts", String),
    Column("recipient", String),
    Column("body", SealedJSON("posts.body")),
    Column("state", String, nullable=False),
    Column("refresh", Boolean, nullable=False),
    Column("remove", Boolean, nullable=False),
    Column("due_at", Moment),
    Column("error", String),
    Column("waiting_since", Moment),
    Index("ix_posts_place", "channel", "ts"),
    some("ix_posts_open", OPEN_POST, "channel", "case_id"),
    some("ix_posts_refresh", TO_REFRESH, "case_id"),
    some("ix_posts_remove", TO_REMOVE, "case_id"),
    some("ix_posts_error", FAILED, "channel", "case_id"),
    some("ix_posts_stuck", STUCK_POST, "state", "case_id"),
)
ON_ITS_WAY = (posts.c.key == decisions.c.revision_id + ":delivery", posts.c.state != PostState.POSTED)
ARRIVED = or_(decisions.c.act != Act.DELIVER, ~select(posts.c.id).where(*ON_ITS_WAY).correlate(decisions).exists())
"""A decision, unless it sent a reply whose delivery isn't done."""
seen = Table(
    "seen",
    metadata,
    Column("key", String, primary_key=True),
    Column("at", Moment, nullable=False, index=True),
)
work = Table(
    "work",
    metadata,
    Column("kind", String, primary_key=True),
    Column("id", String, primary_key=True),
    Column("due_at", Moment),
    Column("wakes", Integer, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("error", Text),
    Column("rests_until", Moment),
    Index("ix_work_due_at", "due_at", "rests_until"),
    some("ix_work_rests_until", RESTS, "rests_until"),
    some("ix_work_error", FAILED, "kind", "id"),
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
workers = Table(
    "workers",
    metadata,
    Column("name", String, primary_key=True),
    Column("folder", String, nullable=False),
    Column("works_by", String, nullable=False),
    Column("at", Moment, nullable=False),
)
