"""For operators: a log line and counters for each line of the trail, once it is committed."""

import logging
from collections.abc import Mapping

from bot import logs
from bot.desk.parts.gauge import Count, Gauge, Timing
from bot.domain.people import is_member
from bot.domain.reply import Usage
from bot.domain.trail import Event
from bot.store.engines.noted import Noted

log = logging.getLogger(__name__)
SHOWN = frozenset(
    "revision state situation lane surface cause why verdict writer post code act before after to days role "
    "count".split()
)
"""Details that are ids of ours, states and numbers. Hashes and people stay in the trail."""
DECISIONS = frozenset(
    {"approved", "rejected", "escalated", "sent", "released", "lane moved", "kind set", "decision recorded"}
)
POSTS = {"posted": "posted", "post refused": "refused", "post uncertain": "uncertain"}


class Teller:
    """Logs and counts what a transaction noted."""

    def __init__(self, gauge: Gauge) -> None:
        self._gauge = gauge

    def __call__(self, noted: Noted) -> None:
        if isinstance(noted, Usage):
            self._called(noted)
        elif isinstance(noted, Event):
            self._happened(noted)

    def _happened(self, noted: Event) -> None:
        shown = {name: value for name, value in noted.details.items() if name in SHOWN and not is_member(str(value))}
        log.info(noted.kind, extra=logs.fields(case=noted.case_id, line=noted.number, **shown))
        self._count(noted, {name: str(value) for name, value in noted.details.items()})

    def _called(self, call: Usage) -> None:
        about = {"purpose": call.purpose, "model": call.model}
        log.info("asked a model", extra=logs.fields(**about, outcome=call.outcome, request=call.request_id))
        self._gauge.count(Count.CALLS, 1, **about, outcome=call.outcome)
        self._gauge.time(Timing.MODEL, call.seconds, **about)
        for kind in ("input", "output", "cache_read", "cache_write"):
            self._gauge.count(Count.TOKENS, getattr(call, f"{kind}_tokens"), **about, kind=kind)

    def _count(self, event: Event, details: Mapping[str, str]) -> None:
        if event.kind == "opened":
            self._gauge.count(Count.CASES, surface=details["surface"])
        elif event.kind == "drafted":
            self._gauge.count(Count.DRAFTS, writer=details["writer"], verdict=details["verdict"])
        elif event.kind in DECISIONS:
            self._gauge.count(Count.DECISIONS, decision=event.kind)
        elif event.kind in POSTS:
            self._gauge.count(Count.POSTS, outcome=POSTS[event.kind])
        elif event.kind == "circle stopped":
            self._gauge.count(Count.CIRCLES)
