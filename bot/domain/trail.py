"""The event trail: an append-only chain per case, each line bound to the one before it by hash. No customer words."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

GENESIS = "0" * 64


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


def link(event: Event, previous: str) -> Link:
    """The event bound to the hash of the line before it."""
    body = [event.case_id, event.number, event.at.isoformat(), event.actor, event.kind, dict(event.details), previous]
    line = json.dumps(body, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return Link(event, previous, hashlib.sha256(line.encode()).hexdigest())


def first_break(links: Iterable[Link]) -> int | None:
    """The number of the first line that was changed, moved or taken out; None when the chain holds."""
    previous, expected = GENESIS, 1
    for entry in links:
        if entry.event.number != expected or link(entry.event, previous).hash != entry.hash:
            return expected
        previous, expected = entry.hash, expected + 1
    return None
