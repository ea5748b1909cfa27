"""Changing one value or adding one entry in a YAML file; comments, order and layout of the rest stay. Pure."""

import copy
import textwrap
from collections.abc import Sequence
from datetime import date
from typing import Any

import yaml

from bot.errors import PolicyError
from bot.knowledge.schema.sheets import Path, read_sheet

WIDTH = 120
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
UNFIT = "{file}: this can't be changed by itself; please edit the file by hand"


def with_value(file: str, text: str, path: Path, new: str | date) -> str:
    """Replace the text at `path`. Raises PolicyError where that can't be done without changing anything else."""
    node = _at(_root(text), path)
    if not isinstance(node, yaml.ScalarNode):
        raise PolicyError(UNFIT.format(file=file))
    start, end = node.start_mark.index, _end(text, node)
    line = text.rfind("\n", 0, start) + 1
    indent = len(text[line:start]) - len(text[line:start].lstrip(" ")) + 2
    words = written(new, indent, start - line, _in_braces(_root(text), path))
    return _held(file, text, text[:start] + words + text[end:], _set(_data(text), path, new))


def with_key(file: str, text: str, path: Path, key: str, value: str | date) -> str:
    """Add a key to the mapping at `path`. Raises PolicyError as `with_value`."""
    owner = _block(file, text, path)
    column = int(owner.value[0][0].start_mark.column)
    made = _after(text, _end(text, owner), _lines({key: value}, column, True))
    return _held(file, text, made, _set(_data(text), (*path, key), value))


def with_entry(file: str, text: str, path: Path, key: str, entry: Any) -> str:
    """Add an entry to the list or mapping at `key` of the mapping at `path`; the key is added if it is missing.

    `entry` is an item for a list; for a mapping, a mapping with one key. Raises PolicyError as `with_value`.
    """
    owner = _block(file, text, path)
    column = int(owner.value[0][0].start_mark.column)
    there = next((value for name, value in owner.value if name.value == key), None)
    data = _data(text)
    if isinstance(there, yaml.ScalarNode) and there.value:
        made = _as_list(text, there, column, entry)
    elif isinstance(there, yaml.CollectionNode) and there.flow_style:
        made = _in_flow(text, there, entry)
    else:
        indent = int(there.start_mark.column) if isinstance(there, yaml.CollectionNode) else column + 2
        lines = _lines(entry, indent, isinstance(entry, dict) and not _is_list(there, entry, key))
        lines = lines if there is not None else [f"{' ' * column}{key}:", *lines]
        made = _after(text, _end(text, there if there is not None else owner), lines)
    return _held(file, text, made, _add(data, path, key, entry))


def written(value: str | date, indent: int, used: int, in_braces: bool = False) -> str:
    """A text as YAML: on the line if it fits after `used` characters, else folded at `indent`."""
    one = _in_one_line(value, in_braces)
    if in_braces or used + len(one) <= WIDTH:
        return one
    lines = textwrap.wrap(str(value), WIDTH - indent, break_long_words=False, break_on_hyphens=False)
    return "\n".join([">-", *(" " * indent + line for line in lines)])


def _in_one_line(value: str | date, in_braces: bool) -> str:
    """A comma needs quotes only inside braces."""
    if in_braces:
        return str(yaml.safe_dump([value], default_flow_style=True, allow_unicode=True, width=10**9)).strip()[1:-1]
    return str(yaml.safe_dump(value, allow_unicode=True, width=10**9)).removesuffix("...\n").strip()


def _block(file: str, text: str, path: Path) -> yaml.MappingNode:
    owner = _at(_root(text), path)
    if not isinstance(owner, yaml.MappingNode) or owner.flow_style or not owner.value:
        raise PolicyError(UNFIT.format(file=file))
    return owner


def _is_list(there: yaml.Node | None, entry: Any, key: str) -> bool:
    """Whether a mapping is to be one item of a list, rather than keys of a mapping."""
    return isinstance(there, yaml.SequenceNode) if there is not None else len(entry) > 1 or key == "clauses"


def _lines(entry: Any, indent: int, as_keys: bool) -> list[str]:
    """A block entry: `- words`, `- key: ...` or, as keys of a mapping, `key: words`."""
    if isinstance(entry, str):
        return [" " * indent + "- " + written(entry, indent + 2, indent + 2)]
    lines: list[str] = []
    inner = indent if as_keys else indent + 2
    for key, value in entry.items():
        named = yaml.safe_dump([key], default_flow_style=True, allow_unicode=True).strip()[1:-1]
        if isinstance(value, list):
            lines += [f"{' ' * inner}{named}:", *(line for v in value for line in _lines(v, inner + 2, False))]
        else:
            lines.append(f"{' ' * inner}{named}: {written(value, inner + 2, inner + len(named) + 2)}")
    if not as_keys:
        lines[0] = " " * indent + "- " + lines[0].lstrip(" ")
    return lines


def _as_list(text: str, there: yaml.ScalarNode, column: int, entry: Any) -> str:
    """One text becomes a list of two."""
    start, end = int(there.start_mark.index), _end(text, there)
    lines = [line for value in (there.value, entry) for line in _lines(value, column + 2, False)]
    return text[:start].rstrip(" ") + "\n" + "\n".join(lines) + text[end:]


def _in_flow(text: str, there: yaml.CollectionNode, entry: Any) -> str:
    last = int(there.end_mark.index) - 1
    one = yaml.safe_dump([entry], default_flow_style=True, allow_unicode=True, width=10**9).strip()[1:-1]
    one = one.strip("{}") if isinstance(there, yaml.MappingNode) else one
    return text[:last].rstrip() + (", " if there.value else "") + one + text[last:]


def _after(text: str, at: int, lines: Sequence[str]) -> str:
    """Insert the lines after the line with `at`, so that a comment at its end stays there."""
    end = text.find("\n", at)
    head, tail = (text, "") if end < 0 else (text[:end], text[end:])
    return head + "\n" + "\n".join(lines) + (tail or "\n")


def _root(text: str) -> yaml.Node | None:
    return yaml.compose(text, Loader=_LOADER)


def _data(text: str) -> Any:
    return copy.deepcopy(read_sheet("", text).data)


def _at(node: yaml.Node | None, path: Path) -> yaml.Node | None:
    for part in path:
        if isinstance(part, int):
            items = node.value if isinstance(node, yaml.SequenceNode) else []
            node = items[part] if part < len(items) else None
        else:
            pairs = node.value if isinstance(node, yaml.MappingNode) else []
            node = next((value for key, value in pairs if key.value == part), None)
    return node


def _in_braces(root: yaml.Node | None, path: Path) -> bool:
    around = (_at(root, path[:i]) for i in range(len(path)))
    return any(isinstance(node, yaml.CollectionNode) and bool(node.flow_style) for node in around)


def _end(text: str, node: yaml.Node) -> int:
    """The end of a node's last value, without white space."""
    while isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        node = last[1] if isinstance(last, tuple) else last
    return len(text[: int(node.end_mark.index)].rstrip())


def _set(data: Any, path: Path, new: Any) -> Any:
    if not path:
        return new
    data[path[0]] = _set(data[path[0]], path[1:], new) if len(path) > 1 else new
    return data


def _add(data: Any, path: Path, key: str, entry: Any) -> Any:
    owner = data
    for part in path:
        owner = owner[part]
    there = owner.get(key)
    if isinstance(entry, dict) and (isinstance(there, dict) or (there is None and not _is_list(None, entry, key))):
        owner[key] = {**(there or {}), **entry}
    else:
        owner[key] = [*([there] if isinstance(there, str) else there or []), entry]
    return data


def _held(file: str, before: str, after: str, expected: Any) -> str:
    """The new text, once it reads as the old one with only the expected difference."""
    sheet = read_sheet(file, after)
    if sheet.problems or sheet.data != expected or after == before:
        raise PolicyError(UNFIT.format(file=file))
    return after
