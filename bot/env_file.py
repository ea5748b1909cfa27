"""The lines of `.env`, with their numbers. What stands in a line that can't be read is never repeated."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from difflib import get_close_matches
from io import StringIO
from pathlib import Path
from typing import NamedTuple

from dotenv.parser import parse_stream

FILE = ".env"
OUR_PREFIX = "LEVELHEAD_"
_ALIKE, _SURELY_ALIKE = 0.6, 0.8
"""How alike a name must be to a setting to be taken for it: one that begins as ours do, and any other."""


class Entry(NamedTuple):
    """`name` is in capitals, and None in a line that can't be read; `value` as it is written there."""

    line: int
    name: str | None
    value: str
    words: frozenset[str]
    """All words of the line, in capitals."""


def entries(text: str) -> tuple[Entry, ...]:
    """Every line but remarks and empty ones."""
    return tuple(_entries(text))


def _entries(text: str) -> Iterator[Entry]:
    for binding in parse_stream(StringIO(text)):
        written = binding.original.string
        line = binding.original.line + written[: len(written) - len(written.lstrip())].count("\n")
        key, value = (binding.key or "").upper(), binding.value or ""
        words = frozenset((*re.findall(r"\w+", written.upper()), re.sub(r"\W+", "_", key).strip("_")))
        if binding.error or (key and (binding.value is None or "\n" in value or not key.isidentifier())):
            yield Entry(line, None, "", words)
        elif key:
            yield Entry(line, key, value, words)


def lost(found: Collection[Entry], settings: Collection[str]) -> Iterator[str]:
    """What must be mended: settings in lines that can't be read."""
    for entry in found:
        if entry.name is None and (meant := sorted(entry.words & set(settings))):
            how = "a value in quotes needs both of them in the same line"
            yield f"{FILE}, line {entry.line}: this can't be read. Write {meant[0]}=value; {how}."


def idle(found: Collection[Entry], settings: Collection[str], environment: Mapping[str, str]) -> Iterator[str]:
    """What does nothing: names that look like a setting and are none, lines that can't be read, all but the last of a
    setting's lines."""
    for entry in found:
        if entry.name is None and not entry.words & set(settings):
            yield f"{FILE}, line {entry.line}: this can't be read, so it does nothing. Write NAME=value."
    given = {e.name for e in found if e.name and e.value} | {n.upper() for n, value in environment.items() if value}
    places = [(e.name, f" ({FILE}, line {e.line})") for e in found if e.name and e.value]
    places += [(name.upper(), "") for name, value in sorted(environment.items()) if value]
    for name, where in dict.fromkeys(places):
        if name not in settings and (said := _meant(name, settings, given)) is not None:
            yield f"{name}{where} is no setting, so it does nothing; {said}"
    yield from _repeated(found, settings)


def _meant(name: str, settings: Collection[str], given: Collection[str]) -> str | None:
    """What to do about a name that is no setting; None where it is somebody else's."""
    if name.startswith(OUR_PREFIX):
        short = {setting.removeprefix(OUR_PREFIX): setting for setting in settings}
        near = get_close_matches(name.removeprefix(OUR_PREFIX), short, 1, _ALIKE)
        return f"is it {short[near[0]]}?" if near else ".env.sample has all that there are"
    near = [one for one in get_close_matches(name, settings, 1, _SURELY_ALIKE) if one not in given]
    return f"is it {near[0]}?" if near else None


def _repeated(found: Collection[Entry], settings: Collection[str]) -> Iterator[str]:
    by_name = defaultdict[str, list[Entry]](list)
    for entry in found:
        if entry.name in settings and entry.name:
            by_name[entry.name].append(entry)
    for name, them in by_name.items():
        if len({entry.value for entry in them}) > 1:
            lines, last = " and ".join(str(entry.line) for entry in them), them[-1]
            empty = "" if last.value else ", and it is empty"
            yield f"{name} stands in several lines of {FILE} ({lines}); line {last.line} counts{empty}"


def read_entries(path: Path = Path(FILE)) -> tuple[Entry, ...]:
    """No entry where there is no file. Raises OSError, UnicodeDecodeError."""
    return entries(path.read_text(encoding="utf-8")) if path.is_file() else ()
