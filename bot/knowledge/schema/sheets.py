"""A YAML file as plain values with their lines."""

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import yaml

from bot.knowledge.schema.problems import Problem, nearest
from bot.language.normalization.unbroken import unbroken

Path = tuple[str | int, ...]
_PLAIN = {f"tag:yaml.org,2002:{kind}" for kind in ("str", "int", "float", "bool", "null", "timestamp", "map", "seq")}


class _Loader(yaml.SafeLoader):
    """YAML without aliases: people read these files, and each value should be where it is used."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            mark = self.get_event().start_mark  # type: ignore[no-untyped-call]  # untyped in the stubs
            raise yaml.composer.ComposerError(None, None, "an alias (*name) isn't read here: write it out", mark)
        return super().compose_node(parent, index)


@dataclass
class Sheet:
    """The values of a file, the line of each key and item, and problems in the YAML itself."""

    file: str
    data: Any = None
    lines: dict[Path, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    text: str | None = None
    """The text to read again for lines, where values and lines aren't kept."""

    def put_away(self, text: str) -> "Sheet":
        """The sheet with its text only.

        Values and lines of all policies take 7 MB, and lines are hardly ever needed.
        """
        return Sheet(self.file, problems=self.problems, text=text)

    def line(self, path: Path) -> int:
        """The line of the value at `path`, or of the nearest one around it."""
        lines = self.lines if self.text is None else _lines(self.file, self.text)
        while path and path not in lines:
            path = path[:-1]
        return lines.get(path, 1)

    def problem(self, path: Path, sentence: str) -> Problem:
        return Problem(self.file, self.line(path), sentence)


Place = tuple[Sheet, Path]


def read_sheet(file: str, text: str) -> Sheet:
    """The file's values. Broken YAML, duplicate keys and impossible dates are in `problems`. Never raises."""
    return _read_fast(file, text) or _read_with_care(file, text)


@lru_cache(maxsize=1)
def _lines(file: str, text: str) -> dict[Path, int]:
    return read_sheet(file, text).lines


def _read_fast(file: str, text: str) -> Sheet | None:
    """By libyaml if present, ten times as fast; None for a file that must be read with care."""
    loader_of = getattr(yaml, "CSafeLoader", None)
    if loader_of is None:
        return None
    sheet = Sheet(file)
    try:
        loader = loader_of(text)
        node = loader.get_single_node()
        if node is None or _wants_care(node):
            return None
        sheet.data = _value(sheet, loader, node, ())
    except (yaml.YAMLError, RecursionError, UnicodeError):
        return None
    return None if sheet.problems else sheet


def _wants_care(root: yaml.Node) -> bool:
    """Whether a value is used twice, or a bare '?' is inside braces, which libyaml accepts."""
    seen: set[int] = set()
    left = [(root, False)]
    while left:
        node, in_braces = left.pop()
        if id(node) in seen or (
            in_braces and isinstance(node, yaml.ScalarNode) and not node.style and "?" in node.value
        ):
            return True
        seen.add(id(node))
        if isinstance(node, yaml.CollectionNode):
            parts = (
                node.value if isinstance(node, yaml.SequenceNode) else [part for pair in node.value for part in pair]
            )
            left += [(part, in_braces or bool(node.flow_style)) for part in parts]
    return False


def _read_with_care(file: str, text: str) -> Sheet:
    """Reads anything, and names everything that is wrong."""
    sheet = Sheet(file)
    try:
        loader = _Loader(text)
        node = loader.get_single_node()
        sheet.data = _value(sheet, loader, node, ()) if node is not None else None
    except yaml.MarkedYAMLError as error:
        sheet.problems.append(Problem(file, _line(error), _broken(error)))
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        sheet.problems.append(Problem(file, line, "holds a character that YAML doesn't allow; take it out"))
    except RecursionError:
        sheet.problems.append(Problem(file, 1, "is nested too deeply to be read"))
    return sheet


def _line(error: yaml.MarkedYAMLError) -> int:
    mark = error.problem_mark or error.context_mark
    return mark.line + 1 if mark else 1


def _broken(error: yaml.MarkedYAMLError) -> str:
    said = (error.problem or error.context or "can't be read").strip()
    return next((remedy for words, remedy in _REMEDIES.items() if words in said), f"YAML broke here: {said}")


_REMEDIES = {
    "'\\t'": "a tab stands where YAML wants spaces; indent with spaces",
    "mapping values are not allowed": "YAML broke here: a ':' inside a text needs quotes around the text, or the "
    "indentation is off",
    "but got '?'": "YAML broke here: a text with '?' inside { } or [ ] needs quotes around it",
    "expected <block end>": "YAML broke here: this line is indented further or less than those it belongs with, or a "
    "quote before it isn't closed",
    "',' or ']'": "YAML broke here: a list that begins with [ isn't closed with ], or lacks a comma",
    "',' or '}'": "YAML broke here: what begins with { isn't closed with }, or lacks a comma",
    "unexpected end of stream": "YAML broke here: a text that begins with a quote isn't closed with one",
    "that cannot start any token": "YAML broke here: a text that begins with this character needs quotes around it",
}
"""By words in PyYAML's message; the first that occur count."""


def _value(sheet: Sheet, loader: yaml.SafeLoader, node: yaml.Node, path: Path) -> Any:
    sheet.lines.setdefault(path, node.start_mark.line + 1)
    if node.tag not in _PLAIN:
        sheet.problems.append(sheet.problem(path, f"the tag '{node.tag}' isn't read here; write a plain value"))
        return None
    if isinstance(node, yaml.MappingNode):
        return _mapping(sheet, loader, node, path)
    if isinstance(node, yaml.SequenceNode):
        return [_value(sheet, loader, item, (*path, i)) for i, item in enumerate(node.value)]
    return _scalar(sheet, loader, node, path)


def _mapping(sheet: Sheet, loader: yaml.SafeLoader, node: yaml.MappingNode, path: Path) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key_node, value_node in node.value:
        key, line = str(getattr(key_node, "value", "")), key_node.start_mark.line + 1
        if not isinstance(key_node, yaml.ScalarNode):
            sheet.problems.append(Problem(sheet.file, line, "a key must be one word"))
        elif key in found:
            first = sheet.line((*path, key))
            sheet.problems.append(Problem(sheet.file, line, f"'{key}' is here twice; it first stands on line {first}"))
        else:
            sheet.lines[(*path, key)] = line
            found[key] = _value(sheet, loader, value_node, (*path, key))
    return found


def _scalar(sheet: Sheet, loader: yaml.SafeLoader, node: yaml.Node, path: Path) -> Hashable:
    try:
        value: Hashable = loader.construct_object(node)
    except (ValueError, AttributeError, LookupError, TypeError):  # a tag that its value isn't: `!!timestamp soon`
        sheet.problems.append(sheet.problem(path, f"{_word(path)} holds '{node.value}', which isn't a date or number"))
        return None
    if isinstance(value, str) and unbroken(value) != value:
        sheet.problems.append(
            sheet.problem(path, f"{_word(path)} holds {value!r}, with a character that is none; take it out")
        )
    return value


def _word(path: Path) -> str:
    return f"'{path[-1]}'" if path else "the file"


def twice(named: Iterable[tuple[Sheet, Path, str]], kind: str) -> Iterator[Problem]:
    """Every id that occurs more than once, with its first place."""
    first: dict[str, Place] = {}
    for sheet, path, name in named:
        at = (*path, "id")
        if name in first:
            yield sheet.problem(at, f"the {kind} '{name}' is here twice; it first stands at {stands(first[name])}")
        first.setdefault(name, (sheet, at))


def stands(place: Place) -> str:
    """A place as file and line."""
    sheet, path = place
    return f"{sheet.file}:{sheet.line(path)}"


def unknown(sheet: Sheet, path: Path, name: str, known: Iterable[str], kind: str) -> Iterator[Problem]:
    """A problem if the name is none of these, with the nearest one."""
    if name not in known:
        yield sheet.problem(path, f"no {kind} is called '{name}'{nearest(name, known)}")
