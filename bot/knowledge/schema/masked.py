"""Words with stars for letters, such as `f***`, `sh#t` and `a**hole`: which listed words they may be."""

import re

MARKS = "*#@$%&"
OATHS = frozenset(("{swear}", "{mild}"))
"""Word classes of oaths: only these are read from a word with one letter left."""
HARMS = frozenset({"{harm}", "{harmed}"})
"""Classes of violence, read beside an oath that the same stars may stand for."""
MASKED = (
    rf"(?<![\w*'-])(?:[A-Za-z][{MARKS}]{{3,12}}|[A-Za-z]{{2}}[{MARKS}]{{2,12}})(?![\w@*#])"
    rf"|\b[A-Za-z]{{1,3}}(?=[*#@$!]*[%&])[!{MARKS}]{{2,8}}[A-Za-z]+"
)
"""Either its end is left out, or it has signs in it that no other word has. `*` before it or `@` behind mean something
else."""
_ENDINGS = ("", "s", "es", "ed", "er", "ers", "in", "ing", "y", "ty")
_RUN = re.compile(rf"[!{re.escape(MARKS)}]+")
_SLOPPY = 3
"""With so many letters left, the number of stars need not fit."""
_NAMED = re.compile(
    r"\b(?:by|from|for|to|with|named|called|dear|mr|mrs|ms|dr|neighbou?rs?|resident|driver|agent|colleague|says|shows)"
    r"\.?\s+$",
    re.I,
)
_NAME_BESIDE = re.compile(r"\s+[A-Z]\*{2,}")
_NAME_BEFORE = re.compile(r"[A-Z]\*{2,}\s+$")


def is_masked(word: str) -> bool:
    """Whether it has stars for letters."""
    return bool(_RUN.search(word))


def letters_left(word: str) -> int:
    """How many letters a masked word still has."""
    return sum(c.isalpha() for c in word)


def stands_for(word: str, entry: str, *, stem: bool) -> bool:
    """Whether a masked word may be this one; for a stem, also with usual endings."""
    pattern = _pattern(word)
    return any(pattern.fullmatch(entry + ending) for ending in (_ENDINGS if stem else ("",)))


def is_name(text: str, start: int, end: int) -> bool:
    """Whether a masked word is a name: `signed for by F***`, `S*** B***`."""
    if not text[start].isupper() or text[start + 1].isalpha():
        return False
    before = text[max(0, start - 15) : start]
    return bool(_NAMED.search(before) or _NAME_BEFORE.search(before) or _NAME_BESIDE.match(text, end))


def _pattern(word: str) -> re.Pattern[str]:
    sloppy = letters_left(word) >= _SLOPPY and word[-1].isalpha()
    made, at = "", 0
    for run in _RUN.finditer(word):
        size = len(run[0])
        made += re.escape(word[at : run.start()]) + (f".{{{1},{size + 2}}}" if sloppy else f".{{{size}}}")
        at = run.end()
    return re.compile(made + re.escape(word[at:]))
