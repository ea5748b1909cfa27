"""Word classes: which of them a word belongs to, however it is stretched, disguised or masked."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import chain

from bot.knowledge.schema.masked import HARMS, MARKS, OATHS, is_masked, letters_left, stands_for

_LONG = re.compile(r"([a-z])\1{2,}")
_DISGUISE = str.maketrans("013457@$!", "oieastasi")
SEEN = 2_000
"""Words cached by each of a dozen lexicons; customers never stop making up new ones."""
_Table = dict[str, tuple[str, ...]]
NOTHING = frozenset[str]()
"""What most words belong to; shared, as each empty set takes 216 bytes."""


class Lexicon:
    """Which classes and entries a word belongs to, through stretching (`stuuupid`) and disguise (`d1ck`, `f**k`)."""

    def __init__(self, classes: Mapping[str, Iterable[str]]) -> None:
        listed = _tables(tuple((name, tuple(entries)) for name, entries in classes.items()))
        self._exact, self._stems, self._endings = (table.copy() for table in listed)
        self.keys: Callable[[str], frozenset[str]] = lru_cache(maxsize=SEEN)(self.read)
        """All that a word belongs to, cached."""

    def add(self, entry: str, key: str) -> None:
        """Make words like the entry belong to `key`; `burn*` takes any ending, `*ed` any beginning."""
        _list((self._exact, self._stems, self._endings), entry, key)

    def read(self, word: str) -> frozenset[str]:
        """The same, not cached here."""
        found = frozenset(key for form in _forms(word) for key in self._of(form))
        return (found | self._masked(word) if is_masked(word) else found) or NOTHING

    def _of(self, form: str) -> Iterator[str]:
        yield from self._exact.get(form, ())
        for i in range(2, len(form) + 1):
            yield from self._stems.get(form[:i], ())
            yield from self._endings.get(form[-i:], ()) if len(form) > i else ()

    def _masked(self, word: str) -> frozenset[str]:
        """Classes of fitting oaths, else of other fitting entries; else those of its letters."""
        tables = ((self._exact, False), (self._stems, True))
        fit = [keys for table, stem in tables for entry, keys in table.items() if stands_for(word, entry, stem=stem)]
        oaths = [keys for keys in fit if not OATHS.isdisjoint(keys)]
        harms = [keys for keys in fit if not HARMS.isdisjoint(keys)] if letters_left(word) > 1 else []
        found = [*oaths, *harms] if oaths else (fit if letters_left(word) > 1 else [])
        bare = word.rstrip(MARKS)
        return frozenset(chain.from_iterable(found)) or (self.keys(bare) if bare != word else frozenset())


@lru_cache(maxsize=8)
def _tables(classes: tuple[tuple[str, tuple[str, ...]], ...]) -> tuple[_Table, _Table, _Table]:
    """Classes of exact words, beginnings and endings; shared, as a dozen lexicons have the same classes."""
    tables: tuple[_Table, _Table, _Table] = {}, {}, {}
    for name, entries in classes:
        for entry in entries:
            _list(tables, entry, f"{{{name}}}")
    return tables


def _list(tables: tuple[_Table, _Table, _Table], entry: str, key: str) -> None:
    table, word = tables[1 if entry.endswith("*") else 2 if entry.startswith("*") else 0], entry.strip("*").lower()
    if key not in table.get(word, ()):
        table[word] = (*table.get(word, ()), key)


def _forms(word: str) -> set[str]:
    forms = {word, word.removesuffix("'s"), _LONG.sub(r"\1", word), _LONG.sub(r"\1\1", word)}
    if not word.isalpha() and any(c.isalpha() for c in word):
        forms |= {form.translate(_DISGUISE) for form in forms}
    return forms
