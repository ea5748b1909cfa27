"""Other languages word by word: each known word is read as its English one, in place."""

import re
from collections.abc import Mapping
from functools import lru_cache

from pydantic import Field

from bot.knowledge.schema.clauses import Id, Strict
from bot.knowledge.schema.phrases import Word, read_words
from bot.knowledge.words.language import english_words, reads_as_english
from bot.knowledge.words.search import telling
from bot.language.segmentation.sentences import sentences

_MOSTLY = 0.5
"""With this share of a language's known words and few English ones, a text is taken to be in it."""
_ENOUGH = 2 / 3
"""With this share of known words, triage can read a text in another language."""
_OF_EACH = 0.5
"""The same for each of its sentences: an unread one could hold anything."""
_TELLING = 8
"""So many different known words must carry meaning."""
_REMEMBERED = 64
"""Texts cached, as one message is read several times."""
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_ELIDED = re.compile(r"^(?:l|d|j|m|t|s|n|qu|c|un|dell|nell|all|sull|dall)'", re.IGNORECASE)
"""Joined to the next word in French and Italian: l'article, dell'ordine."""


class LanguageFile(Strict):
    """By language, English words with the forms that mean them."""

    languages: dict[Id, dict[str, tuple[str, ...]]] = Field(default_factory=dict)


class Glossary:
    """Reads the words of a team's languages."""

    def __init__(self, file: LanguageFile) -> None:
        self._known = {name: _by_form(words) for name, words in file.languages.items()}
        self.words = lru_cache(maxsize=_REMEMBERED)(self._words)
        self._of = lru_cache(maxsize=_REMEMBERED)(self._language)

    def _words(self, text: str) -> tuple[Word, ...]:
        """The words of a text in place, in English where they are known."""
        found, known = read_words(text), self._of(text)
        return tuple(w._replace(text=_meant(w.text, known)) for w in found) if known else found

    def english(self, text: str) -> str:
        """The text with known foreign words replaced by English ones."""
        known = self._of(text)
        plain = text.replace("\u2019", "'")
        return _WORD.sub(lambda m: _meant(m.group().lower(), known), plain) if known else text

    def is_foreign(self, text: str) -> bool:
        """Whether a text is in a known language other than English."""
        return bool(self._of(text))

    def reads(self, text: str) -> bool:
        """Whether a text in another language is known well enough for triage.

        Most words must be known, half of each sentence, and several that carry meaning: in a short text, the unknown
        word may be the one that counts.
        """
        known = self._of(text)
        if not known or _share(text, known) < _ENOUGH or any(_share(s, known) < _OF_EACH for s in sentences(text)):
            return False
        return len(telling(" ".join(_meant(w, known) for w in _words(text) if _is_known(w, known)))) >= _TELLING

    def _language(self, text: str) -> Mapping[str, str]:
        """The words of the text's likely language; empty for English."""
        words = _words(text)
        if not self._known or not words:
            return {}
        counts = {name: sum(map(known.__contains__, words)) for name, known in self._known.items()}
        best = max(counts, key=lambda name: counts[name])
        mostly = counts[best] >= _MOSTLY * len(words) and counts[best] > 2 * english_words(words)
        return self._known[best] if mostly or not reads_as_english(text) else {}


def _words(text: str) -> list[str]:
    return [w.lower() for w in _WORD.findall(text)]


def _is_known(word: str, known: Mapping[str, str]) -> bool:
    return word in known or _meant(word, known) != word


def _share(text: str, known: Mapping[str, str]) -> float:
    words = _words(text)
    return sum(_is_known(w, known) for w in words) / len(words) if words else 1.0


def _by_form(words: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for english, forms in words.items():
        for form in forms:
            found.setdefault(form.lower(), english)
    return found


def _meant(word: str, known: Mapping[str, str]) -> str:
    return known.get(word) or known.get(_ELIDED.sub("", word)) or word
