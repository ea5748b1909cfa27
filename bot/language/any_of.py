"""One pattern for many: whether any of them is in a text, most texts holding none.

`a|b|c` tries every branch at every place. Sorted by the letter they begin with, a word is held against few.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

_WORD_BEGINS = r"\b"
_ESCAPED = re.compile(r"\\.|\(\?P")
_REFERS = re.compile(r"\(\?P")
"""In a pattern: a named group, or a reference to one."""
_UNMOVED = re.compile(r"\\[1-9]|\(\?[^P:=!<]")
"""A reference to a group by its number, a flag: what holds one can't be taken apart."""
_PART = re.compile(r"\\.|\[(?:\\.|[^\]])+\]|.", re.DOTALL)
_GROUP = re.compile(r"(\\.|\[(?:\\.|[^\]])+\])|\((?!\?)")
"""What stands for itself, or where a group begins whose words are kept: here nobody asks for them."""


def any_of(patterns: Iterable[str]) -> re.Pattern[str]:
    """Finds, in a text in small letters, a place where one of the patterns does; they are written in small letters.

    Names of groups are those of all of them together, and none may refer to one by its number.
    """
    begins, others = defaultdict[str, list[str]](list), list[str]()
    for branch in (b for pattern in patterns for b in _branches(_GROUP.sub(lambda m: m[1] or "(?:", pattern))):
        bare = branch.removeprefix(_WORD_BEGINS)
        for opened in _opened(bare) if bare != branch and not _REFERS.search(branch) else (branch,):
            plain = opened[:1].isalpha() and opened[1:2] not in ("?", "*", "+", "{")
            (begins[opened[0]] if plain and bare != branch else others).append(opened if plain else branch)
    sorted_out = "|".join(f"{letter}(?:{'|'.join(b[1:] for b in rest)})" for letter, rest in begins.items())
    return re.compile("|".join([*([rf"\b(?:{sorted_out})"] if begins else []), *dict.fromkeys(others)]))


def in_small_letters(pattern: str) -> re.Pattern[str]:
    """The pattern for a text in small letters, whose search takes a third of one for any capitals, or less.

    It tells only whether and where; groups of the pattern may hold nothing. Raises ValueError where it has capitals.
    """
    if has_capitals(pattern):
        raise ValueError(f"Write this pattern in small letters: {pattern}")
    return re.compile(pattern) if _UNMOVED.search(pattern) else any_of((pattern,))


def may_be_sorted(pattern: str) -> bool:
    """Whether its branches may stand among others', and its letters are small."""
    return not has_capitals(pattern) and not _REFERS.search(pattern) and not _UNMOVED.search(pattern)


def has_capitals(pattern: str) -> bool:
    bare = _ESCAPED.sub("", pattern)
    return bare != bare.lower()


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
