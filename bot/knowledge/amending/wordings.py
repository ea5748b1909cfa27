"""The wordings that replies are composed from, where each is in the files, and which of them a sentence is. Pure."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

from bot.knowledge.schema.sheets import Path, read_sheet
from bot.knowledge.words.wording import sentences

LONGEST = 600
"""Longer sentences aren't compared; no wording is as long."""
_KEPT = 512
"""So many files' wordings are cached: more than a team has, or the cache would never serve."""
_GAP = re.compile(r"\{(\w+)\}")
_OF_SITUATIONS = ("acknowledge", "meanwhile", "tells")


@dataclass(frozen=True, slots=True)
class Wording:
    """A text of a clause or a situation, at `path` of `file`. `owner`: `clause returns.window`."""

    file: str
    path: Path
    owner: str
    text: str


@dataclass(frozen=True, slots=True)
class Recognised:
    """The wording of a sentence, with what the case filled into its gaps."""

    wording: Wording
    sentence: str
    filled: Mapping[str, str]


def wordings(files: Mapping[str, str]) -> Iterator[Wording]:
    """Every wording in these files, which must be valid."""
    for name in sorted(files):
        yield from _of_file(name, files[name])


@lru_cache(maxsize=_KEPT)
def _of_file(name: str, text: str) -> tuple[Wording, ...]:
    data = read_sheet(name, text).data
    return tuple(_within(name, data)) if isinstance(data, dict) else ()


def _within(name: str, data: Mapping[str, Any]) -> Iterator[Wording]:
    for i, clause in enumerate(data.get("clauses") or () if "policy" in data else ()):
        if isinstance(clause.get("say"), str):
            yield Wording(name, ("clauses", i, "say"), f"clause {clause['id']}", clause["say"])
    cases = data.get("situations")
    for i, case in enumerate(cases if isinstance(cases, list) else ()):
        for path, text in _of_situation(case, ("situations", i)):
            yield Wording(name, path, f"situation {case['id']}", text)


def _of_situation(case: Mapping[str, Any], at: Path) -> Iterator[tuple[Path, str]]:
    for key in _OF_SITUATIONS:
        there = case.get(key)
        if isinstance(there, str):
            yield (*at, key), there
        elif isinstance(there, list):
            yield from (((*at, key, i), text) for i, text in enumerate(there) if isinstance(text, str))
    if isinstance(case.get("next_step"), dict):
        yield from _of_step(case["next_step"], (*at, "next_step"))


def _of_step(step: Mapping[str, Any], at: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(step.get("action"), str):
        yield (*at, "action"), step["action"]
    for i, other in enumerate(step.get("instead") or ()):
        yield from _of_step(other, (*at, "instead", i))


class Recogniser:
    """Finds the wording of a sentence. The files are read when it is first used."""

    def __init__(self, found: Iterable[Wording]) -> None:
        self._found = found

    @cached_property
    def _known(self) -> list[tuple[Wording, str, re.Pattern[str]]]:
        return [(w, s, _pattern(s)) for w in self._found for s in sentences(w.text)]

    def recognised(self, sentence: str) -> Recognised | None:
        """The sentence's wording; None where the policies have none, or more than one place has it."""
        words = " ".join(sentence.split())
        if len(words) > LONGEST:
            return None
        hits = [(w, s, match) for w, s, pattern in self._known if (match := pattern.fullmatch(words))]
        if len({(w.file, w.path) for w, _, _ in hits}) != 1:
            return None
        wording, template, match = hits[0]
        return Recognised(wording, template, match.groupdict())


def _pattern(sentence: str) -> re.Pattern[str]:
    named: set[str] = set()

    def gap(name: str) -> str:
        known = name in named
        named.add(name)
        return f"(?P={name})" if known else f"(?P<{name}>.+?)"

    parts = _GAP.split(sentence)
    return re.compile("".join(gap(part) if i % 2 else re.escape(part) for i, part in enumerate(parts)))


def with_gaps(sentence: str, filled: Mapping[str, str]) -> str:
    """A person's sentence as a wording: values of the case become gaps again."""
    for name, value in sorted(filled.items(), key=lambda item: -len(item[1])):
        sentence = re.sub(rf"(?<!\w){re.escape(value)}(?!\w)", f"{{{name}}}", sentence)
    return sentence
