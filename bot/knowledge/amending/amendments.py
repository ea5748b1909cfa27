"""A proposed change, applied to the files as they are now: their new texts and the diff. Pure."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from difflib import unified_diff
from typing import Any

import yaml

from bot.domain.proposals import Aim, Amendment
from bot.errors import PolicyError
from bot.knowledge.amending.places import with_entry, with_key, with_value
from bot.knowledge.amending.wordings import wordings
from bot.knowledge.guidance import TEAM, placed, with_line
from bot.knowledge.proposing import slug
from bot.knowledge.schema.sheets import Path, read_sheet
from bot.knowledge.schema.style import ToneRule

ADDED = "added.yaml"
"""The file in the folder of policies for clauses accepted here."""
CHANGED = "The files have changed since: {what} isn't there as it was. Nothing was written; it will be proposed anew."
TO_FILL = "(the rule, in whole sentences)"
OTHERWISE, LEFT_OUT = "The team says this in other words", "The team leaves this out"
_RULE = ToneRule.WORDY
_WORD = re.compile(r"[\w'-]+")


def amended(files: Mapping[str, str], amendment: Amendment) -> dict[str, str]:
    """The changed files. Raises PolicyError where they are no longer as the proposal assumed."""
    match amendment.aim:
        case Aim.WORDING:
            return _wording(files, amendment)
        case Aim.STYLE:
            return _style(files, amendment)
        case Aim.CONFIRM:
            return _confirm(files, amendment)
        case Aim.CLAUSE:
            return _clause(files, amendment)
        case Aim.PROMPT:
            return {TEAM: with_line(files, amendment.new)}
        case Aim.TELLS | Aim.ADVICE:
            name, path, _ = _owner(files, amendment)
            return {name: with_entry(name, files[name], path, str(amendment.aim), _line(amendment.new))}


def diff(files: Mapping[str, str], changed: Mapping[str, str], folder: str = "policies") -> str:
    """A unified diff with two lines of context."""
    lines: list[str] = []
    for name in sorted(changed):
        here = placed(name, folder)
        before, after = (text.splitlines() for text in (files.get(name, ""), changed[name]))
        lines += unified_diff(before, after, here if name in files else "/dev/null", here, n=2, lineterm="")
    return "\n".join(lines)


def _line(words: str) -> str:
    return " ".join(words.split())


def _wording(files: Mapping[str, str], change: Amendment) -> dict[str, str]:
    there = [w for w in wordings(files) if w.owner == change.about and _line(w.text) == change.old]
    if len(there) != 1:
        raise PolicyError(CHANGED.format(what=f"the wording of the {change.about}"))
    place = there[0]
    return {place.file: with_value(place.file, files[place.file], place.path, _line(change.new))}


def _style(files: Mapping[str, str], change: Amendment) -> dict[str, str]:
    for name, data in _sheets(files, "style"):
        for i, rule in enumerate(data.get("rules") or ()):
            if rule.get("rule") == _RULE:
                if change.old in (rule.get("swaps") or {}):
                    raise PolicyError(CHANGED.format(what=f"the rule “{_RULE}” of {name}"))
                sign = {"why": OTHERWISE if change.new else LEFT_OUT, "heard": [" ".join(_WORD.findall(change.old))]}
                text = with_entry(name, files[name], ("rules", i), "signs", sign)
                return {name: with_entry(name, text, ("rules", i), "swaps", {change.old: _line(change.new)})}
    raise PolicyError(f"No house style has the rule “{_RULE}”, which would hold this; add it to policies/style.yaml.")


def _confirm(files: Mapping[str, str], change: Amendment) -> dict[str, str]:
    name, path, clause = _owner(files, change)
    if clause.get("status") == "confirm":
        raise PolicyError(CHANGED.format(what=f"the status of the {change.about}"))
    if "status" in clause:
        return {name: with_value(name, files[name], (*path, "status"), "confirm")}
    return {name: with_key(name, files[name], path, "status", "confirm")}


def _clause(files: Mapping[str, str], change: Amendment) -> dict[str, str]:
    """Add a clause, and name it in the situation that it answers."""
    title = change.old or "A new rule"
    entry = {"id": _free(files, slug(change.id or title)), "title": title, "text": _line(change.new) or TO_FILL}
    entry |= {"status": "confirm"}
    made: dict[str, str] = {}
    if ADDED in files:
        made[ADDED] = with_entry(ADDED, files[ADDED], (), "clauses", entry)
    else:
        policy = {"policy": "added", "title": "Added from what people corrected", "clauses": [entry]}
        made[ADDED] = yaml.safe_dump(policy, sort_keys=False, allow_unicode=True, width=118)
    if change.id:
        name, path, _ = _owner(files, change)
        made[name] = with_entry(name, files[name], path, "clauses", entry["id"])
    return made


def _free(files: Mapping[str, str], name: str) -> str:
    taken = {c.get("id") for _, data in _sheets(files, "policy") for c in data.get("clauses") or ()}
    names = (f"added.{name}", *(f"added.{name}_{n}" for n in range(2, 1000)))
    return next(id for id in names if id not in taken)


def _owner(files: Mapping[str, str], change: Amendment) -> tuple[str, Path, Mapping[str, Any]]:
    """The clause or situation to change: its file, its path there, and its values."""
    kind, key = ("policy", "clauses") if change.about.startswith("clause ") else ("situations", "situations")
    for name, data in _sheets(files, kind):
        entries = data.get(key)
        for i, entry in enumerate(entries if isinstance(entries, list) else ()):
            if entry.get("id") == change.id:
                return name, (key, i), entry
    raise PolicyError(CHANGED.format(what=f"the {change.about}"))


def _sheets(files: Mapping[str, str], key: str) -> Iterator[tuple[str, dict[str, Any]]]:
    for name in sorted(files):
        data = read_sheet(name, files[name]).data
        if isinstance(data, dict) and key in data:
            yield name, data


def filled(amendment: Amendment, words: str) -> Amendment:
    """The amendment with a lead's own words."""
    return replace(amendment, new=_line(words))
