"""Texts pasted into a comparison's thread: more of a listing, or another competitor's."""

import re
from dataclasses import replace

from bot.desk.company.comparisons.comparing import Given
from bot.errors import LevelheadError
from bot.listings.reading import LONGEST, MOST_THEIRS

ADDED = "{whose}: {count:,} characters added"
_PASTED = re.compile(r"\s*(?P<whose>ours|theirs\s*(?P<n>\d{1,2}))\s*[:：]\s*(?P<text>\S.*)", re.I | re.S)
_ADDED = re.compile(r"(?:ours|theirs \d): [\d,]+ characters added")


def is_pasted(words: str) -> bool:
    """Whether a message in the thread adds to a listing, such as `theirs 2: ...`."""
    return _PASTED.match(words) is not None


def is_added(wish: str | None) -> bool:
    """Whether a kept wish stands for such a text; `with_pasted` makes it."""
    return wish is not None and _ADDED.fullmatch(wish) is not None


def with_pasted(given: Given, words: str) -> tuple[Given, str]:
    """What to compare from now on, and the wish that stands for the text. Raises LevelheadError with what to do."""
    found = _PASTED.match(words)
    if found is None:
        raise LevelheadError("Begin with whose listing it is: `theirs 2: ...` or `ours: ...`.")
    text, number = found["text"].strip(), int(found["n"] or 0)
    if found["n"] and not 1 <= number <= min(len(given.theirs) + 1, MOST_THEIRS):
        least = min(len(given.theirs) + 1, MOST_THEIRS)
        raise LevelheadError(
            f"There is no competitor {number}: the highest that you can write is `theirs {least}: ...`."
        )
    whose = f"theirs {number}" if number else "ours"
    before = [given.ours, *given.theirs, *([""] if number > len(given.theirs) else [])]
    before[number] = f"{before[number]}\n{text}".strip()
    if len(before[number]) > LONGEST:
        raise LevelheadError(f"{whose} would be longer than {LONGEST:,} characters. Paste what is still missing only.")
    return replace(given, ours=before[0], theirs=tuple(before[1:])), ADDED.format(whose=whose, count=len(text))
