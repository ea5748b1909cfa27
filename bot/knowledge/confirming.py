"""What nobody has read at its source yet, and the files once somebody has. Pure."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from bot.knowledge.amending.places import with_key, with_value
from bot.knowledge.schema.clauses import Standing
from bot.knowledge.schema.sheets import Path, read_sheet


class Kind(StrEnum):
    """What a rule is for, the most used first."""

    CLAUSE = "clauses that replies rest on"
    MESSAGE = "rules on messages to buyers"
    LISTING = "rules on listings, for comparisons only"


_HELD = {"policy": (Kind.CLAUSE, "clauses"), "messages": (Kind.MESSAGE, "rules"), "listing": (Kind.LISTING, "rules")}
"""The key that each kind of file must have, and the list in it."""


@dataclass(frozen=True, slots=True)
class Unconfirmed:
    """One rule. `says` is its words and its figures; `source` is where to read it."""

    kind: Kind
    file: str
    path: Path
    id: str
    title: str
    says: str
    source: str

    def is_of(self, named: str) -> bool:
        """Whether it, its file or its source is named so."""
        return named.lower() in f"{self.id}\n{self.file}\n{self.source}".lower()


def unconfirmed(files: Mapping[str, str]) -> list[Unconfirmed]:
    """Every rule still to confirm: by kind, then those of one source together."""
    found = [one for file, text in files.items() for one in _in(file, text)]
    first = {one.source: place for place, one in reversed(list(enumerate(found)))}
    return sorted(found, key=lambda one: (list(Kind).index(one.kind), first[one.source]))


def _in(file: str, text: str) -> Iterator[Unconfirmed]:
    data: Any = read_sheet(file, text).data if Standing.CONFIRM in text else None
    for key, (kind, held) in _HELD.items() if isinstance(data, dict) else ():
        for place, entry in enumerate(data.get(held) or ()) if key in data else ():
            if isinstance(entry, dict) and entry.get("status") == Standing.CONFIRM:
                yield _one(file, kind, (held, place), entry)


def _one(file: str, kind: Kind, path: Path, entry: Mapping[str, Any]) -> Unconfirmed:
    id, source = str(entry.get("id", "")), str(entry.get("source") or "its source")
    said = " ".join(str(entry.get("text") or entry.get("why") or "").split())
    figures = ", ".join(f"{key}: {value}" for key, value in entry.items() if isinstance(value, int | float))
    says = "\n".join(filter(None, (said, figures)))
    return Unconfirmed(kind, file, path, id, str(entry.get("title") or id), says, source)


def confirmed(files: Mapping[str, str], read: Iterable[Unconfirmed], today: date) -> dict[str, str]:
    """The new texts of the files with these rules. Raises PolicyError where one can't be changed by itself."""
    changed: dict[str, str] = {}
    for one in read:
        text = changed.get(one.file, files[one.file])
        entry: Any = read_sheet(one.file, text).data[one.path[0]]
        text = with_value(one.file, text, (*one.path, "status"), str(Standing.CONFIRMED))
        if "verified_on" in entry[one.path[1]]:
            text = with_value(one.file, text, (*one.path, "verified_on"), today)
        else:
            text = with_key(one.file, text, one.path, "verified_on", today)
        changed[one.file] = text
    return changed
