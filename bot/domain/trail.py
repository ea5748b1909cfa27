"""The audit trail: an append-only chain per case, each line bound to the one before by hash. No customer words."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

GENESIS = "0" * 64
POLICIES = "policies"
"""The chain of changes to the policies; every other is a case's, by its id."""


@dataclass(frozen=True, slots=True)
class Event:
    """Who did what, when. `details` holds ids, states and hashes of texts, never a text."""

    case_id: str
    number: int
    at: datetime
    actor: str
    kind: str
    details: Mapping[str, str | int | None]


@dataclass(frozen=True, slots=True)
class Link:
    """An event in its chain."""

    event: Event
    previous: str
    hash: str


class Harm(StrEnum):
    """What is wrong with a line of a chain."""

    MISSING = "is missing"
    CHANGED = "was changed"
    MOVED = "does not follow the line before it"


@dataclass(frozen=True, slots=True)
class Break:
    """The first line of a chain that does not hold."""

    number: int
    harm: Harm


def link(event: Event, previous: str) -> Link:
    """The event bound to the hash of the line before it."""
    at = event.at.astimezone(UTC).isoformat()
    body = [event.case_id, event.number, at, event.actor, event.kind, dict(event.details), previous]
    return Link(event, previous, hash_of(body))


def hash_of(body: list[object]) -> str:
    """The SHA-256 of this JSON, in one form whatever wrote it."""
    line = json.dumps(body, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(line.encode()).hexdigest()


def broken(entry: Link, before: Link | None) -> Break | None:
    """What is wrong with this line after `before`, which is None for the first line."""
    expected = before.event.number + 1 if before else 1
    if entry.event.number != expected:
        return Break(expected, Harm.MISSING)
    if link(entry.event, entry.previous).hash != entry.hash:
        return Break(expected, Harm.CHANGED)
    return None if entry.previous == (before.hash if before else GENESIS) else Break(expected, Harm.MOVED)
