"""The least that is a book, and the policies that ship."""

import os
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from bot.knowledge.book import Book
from bot.knowledge.files import read_book
from bot.knowledge.recalled import recalled
from bot.knowledge.recognition import Recognition
from bot.loading.training_cache import LearnedFolder

ROOT = Path(__file__).parents[2]
POLICY = """\
policy: returns
title: Returns
clauses:
  - id: returns.window
    title: 30-day window
    text: Items may be returned within 30 days of delivery.
"""
SITUATIONS = """\
fallback: other
situations:
  - id: other
    title: Something else
    applies_when: the message fits nothing else
    lane: delicate
    approver: lead
"""
APPROVALS = """\
reactions:
  approve: [white_check_mark, "+1"]
  revise: [pencil2]
"""


def files(**changed: str) -> dict[str, str]:
    """The least book; `policy`, `situations` and `approvals` replace its files."""
    texts = {"returns.yaml": POLICY, "situations.yaml": SITUATIONS, "approvals.yaml": APPROVALS}
    names = {"policy": "returns.yaml", "situations": "situations.yaml", "approvals": "approvals.yaml"}
    return {**texts, **{names[key]: text for key, text in changed.items()}}


def shipped_files() -> Mapping[str, str]:
    """The policies of the repository by their names."""
    folder = ROOT / "policies"
    return {p.relative_to(folder).as_posix(): p.read_text(encoding="utf-8") for p in sorted(folder.rglob("*.yaml"))}


@cache
def shipped() -> Book:
    """The policies of the repository."""
    return read_book(shipped_files())


def memory() -> LearnedFolder:
    """What is learned by one process of a run, and recalled by the others."""
    return LearnedFolder(Path(os.environ["LEVELHEAD_CACHE"]))


@cache
def recognition() -> Recognition:
    """Their situations, ready to be told apart."""
    return recalled(shipped(), memory())
