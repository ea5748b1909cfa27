"""Names that nothing introduces: by lists of given names and surnames, and by the words of email addresses."""

from unicodedata import combining, normalize

from bot.checks.personal_data.names.runs import bare, is_name, run
from bot.checks.personal_data.names.words import (
    ALSO_WORDS,
    NOT_NAMES,
    TITLES,
    given_names,
    rare_names,
    surnames,
)
from bot.checks.personal_data.pieces import Pieces

_ARTICLES = frozenset({"the", "an", "this", "these", "those", "any", "each", "every"})
"""No `a` and no `that`: `a Kevin wants a photo`, `mention that Ana answers`."""
_MAKES = _ARTICLES | {"my", "our", "your"}
"""Before an unknown name these stand with goods: `my Kitchen Braun`."""
_LONG = 5
"""Fewest letters of a name that is told alone in small letters."""


def given(p: Pieces, i: int, in_emails: frozenset[str]) -> int | None:
    """The end of a name that begins with a given name, or with a word that an email address has too."""
    if not is_name(p[i]):
        return _listed_in_small_letters(p, i)
    first = bare(p[i]).split("-")[0]
    if not _is_given(first) and first not in in_emails:
        return run(p, i) if _before_a_surname(p, i) else None
    end = i + 1 if p[i].lower.endswith("'s") else run(p, i)
    return None if end == i + 1 and (first in ALSO_WORDS or _of_a_product(p, i)) else end


def _is_given(word: str) -> bool:
    """Whether it is a given name, with its accents or without."""
    return word in given_names() or (not word.isascii() and _plain(word) in given_names())


def _plain(word: str) -> str:
    return "".join(c for c in normalize("NFKD", word) if not combining(c))


def _before_a_surname(p: Pieces, i: int) -> bool:
    """`for Ottoline Braithwaite and`: amid a sentence an unknown word before a surname."""
    amid = p[i - 1].is_word and p[i - 1].text.islower() and p[i - 1].lower not in _MAKES
    amid = amid and p[i].lower not in TITLES
    return amid and is_name(p[i + 1]) and not p[i].lower.endswith("'s") and bare(p[i + 1]) in surnames()


def _of_a_product(p: Pieces, i: int) -> bool:
    """`The Ethan chair`: people have no article."""
    return p[i - 1].lower in _ARTICLES and not p[i].lower.endswith("'s")


def _listed_in_small_letters(p: Pieces, i: int) -> int | None:
    """`sent to priscilla vandermeer at work`, `and i think gwendolyn saw it`: names that are no other word."""
    word = p[i].lower
    if not p[i].text.islower() or not word.isalpha() or word in ALSO_WORDS | NOT_NAMES:
        return None
    if p[i + 1].text.islower() and p[i + 1].lower in surnames() and _is_given(word):
        return i + 2
    return i + 1 if len(word) >= _LONG and word in rare_names() else None
