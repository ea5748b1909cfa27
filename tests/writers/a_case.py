"""A small team with few policies, and a case of theirs."""

from datetime import date
from functools import cache
from pathlib import Path

from bot.checks.personal_data.redaction import redact
from bot.domain.case import Fact, Matter, Turn, Who
from bot.domain.redacted import RedactedMatter
from bot.knowledge.book import Book
from bot.knowledge.files import read_book
from bot.knowledge.prompts import Prompts
from bot.knowledge.selection import select
from bot.writers.protocol import Assignment

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 5, 12)
FILES = {
    "returns.yaml": """
policy: returns
title: Returns
clauses:
  - id: returns.window
    title: 30-day window
    text: Most items may be returned within 30 days of delivery.
    say: Your order can be returned until {window_closes}.
    facts: [window_closes]
    allows: [return_label]
  - id: returns.fault
    title: Our fault
    text: Where the item arrived damaged, the seller pays for the return.
    say: We will pay for the return.
    allows: [refund_full, return_label]
    source: https://example.com/returns
    verified_on: 2026-05-01
    status: confirm
""",
    "situations.yaml": """
fallback: other
situations:
  - id: other
    title: Something else
    applies_when: the message fits nothing else
    lane: delicate
    approver: lead
  - id: damaged
    title: Damaged on arrival
    applies_when: the item arrived broken
    lane: routine
    approver: teammate
    signals: {words: [broken, damaged, cracked]}
    examples: [The lamp arrived broken.]
    facts:
      - {key: photo, ask: 'Did the customer send a photo?'}
    clauses: [returns.fault]
    acknowledge: I am sorry that your order arrived damaged.
    offer:
      - {clause: returns.fault}
    next_step: {owner: we, action: 'We will write to you by {by}.', days: 2, clause: returns.fault}
    advice: [Name the item.]
  - id: danger
    title: Danger to people
    applies_when: somebody was hurt
    lane: person_only
    approver: owner
    signals: {always: ['\\bhurt\\b']}
    examples: [I was hurt by the lamp.]
    holding_line: A person will write to you today.
""",
    "approvals.yaml": """
reactions:
  approve: [white_check_mark]
  revise: [pencil2]
  reject: [x]
  escalate: [sos]
""",
}


@cache
def book() -> Book:
    """Two clauses, three situations."""
    return read_book(FILES)


@cache
def prompts() -> Prompts:
    """The prompts that ship."""
    return Prompts.read({p.name: p.read_text() for p in (ROOT / "prompts").iterdir()})


def matter(*said: str, facts: tuple[Fact, ...] = (), today: date = TODAY) -> RedactedMatter:
    """A redacted matter in which the customer said these things."""
    turns = tuple(Turn(Who.CUSTOMER, words) for words in said or ("The lamp arrived broken.",))
    return redact(Matter(turns, today, facts, order_id="123-4567890-1234567"), "a1b2c3")[0]


def work(about: RedactedMatter | None = None, situation: str = "damaged") -> Assignment:
    """A reply to write."""
    about = about or matter()
    found = book().situation(situation)
    return Assignment(about, found, select(book(), about, found, 100_000), book().version)
