"""One pattern for many: whether any of them is in a text, most texts holding none.

`a|b|c` tries every branch at every place. Sorted by the letter they begin with, a word is held against few.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

_WORD_BEGINS = r"\b"
_PART = re.compile(r"\\.|\[(?:\\.|[^\]])+\]|.", re.DOTALL)
_GROUP = re.compile(r"(\\.|\[(?:\\.|[^\]])+\])|\((?!\?)")
"""What stands for itself, or where a group begins whose words are kept: here nobody asks for them."""


def any_of(patterns: Iterable[str]) -> re.Pattern[str]:
    """Finds, in a text in small letters, a place where one of the patterns does; they are written in small letters.

    None of them may name a group of its own.
    """
    begins, others = defaultdict[str, list[str]](list), list[str]()
    for branch in (b for pattern in patterns for b in _branches(_GROUP.sub(lambda m: m[1] or "(?:", pattern))):
        bare = branch.removeprefix(_WORD_BEGINS)
        for opened in _opened(bare) if bare != branch else (branch,):
            plain = opened[:1].isalpha() and opened[1:2] not in ("?", "*", "+", "{")
            (begins[opened[0]] if plain and bare != branch else others).append(opened if plain else branch)
    sorted_out = "|".join(f"{letter}(?:{'|'.join(b[1:] for b in rest)})" for letter, rest in begins.items())
    return re.compile("|".join([*([rf"\b(?:{sorted_out})"] if begins else []), *dict.fromkeys(others)]))


def _branches(pattern: str) -> Iterator[str]:
    """The alternatives that stand in no group."""
    depth, branch = 0, ""
    for part in _PART.findall(pattern):
        depth += (part == "(") - (part == ")")
        if part == "|" and not depth:
            yield branch
            branch = ""
        else:
            branch += part
    yield branch


def _opened(branch: str) -> Iterator[str]:
    """The branch, once for each alternative of the group that it begins with."""
    end = _group_end(branch)
    if not branch.startswith("(?:") or branch[end : end + 1] in ("?", "*", "+", "{"):
        yield branch
        return
    for first in _branches(branch[3 : end - 1]):
        yield from _opened(first + branch[end:])


def _group_end(branch: str) -> int:
    """Behind the group that a branch begins with."""
    depth = at = 0
    for part in _PART.findall(branch):
        depth, at = depth + (part == "(") - (part == ")"), at + len(part)
        if not depth:
            break
    return at
