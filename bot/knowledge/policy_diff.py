"""Comparing versions of the policies, clause by clause. Pure."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Any

import yaml

from bot.knowledge.schema.clauses import ANY_MARKETPLACE

Clauses = Mapping[str, Mapping[str, Any]]
"""Every clause by id with its keys, including those given by its policy."""
ABOUT_THE_RULE = frozenset({"source", "verified_on", "status", "applies_when"})
"""Keys that replies don't rest on: source, verification, and what search reads."""
_IS_POLICY = re.compile(r"^policy\s*:", re.MULTILINE)
_FROM_POLICY = ("marketplace", "fulfilment")
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""By libyaml if present, ten times as fast."""


def clauses_in(files: Mapping[str, str]) -> Clauses:
    """The clauses of files that were valid when kept; today's code may ask for more."""
    found: dict[str, Mapping[str, Any]] = {}
    for name in sorted(files):
        if _IS_POLICY.search(files[name]):
            policy = yaml.load(files[name], _LOADER)
            given = {"marketplace": ANY_MARKETPLACE} | {key: policy[key] for key in _FROM_POLICY if key in policy}
            found |= {clause["id"]: given | clause for clause in policy.get("clauses") or ()}
    return found


def changed(before: Clauses, after: Clauses) -> frozenset[str]:
    """Clauses of `before` that are gone, or say or allow something else: nothing may rest on them."""
    return frozenset(id for id, clause in before.items() if id not in after or _bears(clause) != _bears(after[id]))


@dataclass(frozen=True, slots=True)
class Difference:
    """What happened to a clause: the differing keys with their words before and after."""

    clause: str
    added: bool = False
    gone: bool = False
    keys: tuple[tuple[str, str, str], ...] = ()


def differences(before: Clauses, after: Clauses) -> tuple[Difference, ...]:
    """By clause id, without those that stayed the same."""
    found = []
    for id in sorted(before.keys() | after.keys()):
        if id not in before or id not in after:
            found.append(Difference(id, added=id in after, gone=id in before))
        elif keys := _keys(before[id], after[id]):
            found.append(Difference(id, keys=keys))
    return tuple(found)


def _keys(before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[tuple[str, str, str], ...]:
    named = dict.fromkeys((*before, *after))
    return tuple((k, _said(before.get(k)), _said(after.get(k))) for k in named if before.get(k) != after.get(k))


def _said(value: Any) -> str:
    """The value on one line."""
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return " ".join(str(value).split()) if value is not None else ""


class Change(StrEnum):
    """What happened to a run of words."""

    SAME = "same"
    GONE = "gone"
    NEW = "new"


def words_changed(before: str, after: str) -> tuple[tuple[Change, str], ...]:
    """The words of both texts in order, each run kept, removed or added."""
    old, new = before.split(), after.split()
    runs: list[tuple[Change, str]] = []
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            runs.append((Change.SAME, " ".join(old[a:b])))
            continue
        runs += [(Change.GONE, " ".join(old[a:b]))] if b > a else []
        runs += [(Change.NEW, " ".join(new[c:d]))] if d > c else []
    return tuple(runs)


def _bears(clause: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in clause.items() if key not in ABOUT_THE_RULE}
