"""The language of a listing, told by function words, and its words' stems."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import snowballstemmer

_SMALL = {
    "en": "the a an and or of to in for with from by is are it this that your you our not no as on at be can all when "
    "made has have its per than into up out will only",
    "de": "der die das und oder von zu in für mit aus durch ist sind es dieser diese dieses ihr ihre nicht kein keine "
    "als auf an bei den dem des ein eine einen einem einer wird sich auch nur im am zum zur",
    "fr": "le la les des et ou de du à en pour avec sans par est sont il elle ce cette ces votre vos notre nos ne pas "
    "plus sur au aux un une dans qui que se son sa ses",
    "es": "el la los las y o de del a en para con sin por es son este esta estos su sus tu tus no más sobre un una al "
    "que se lo como muy también",
    "it": "il lo la i gli le e o di del della dei delle a in per con senza da è sono questo questa suo sua non più su "
    "un una al alla che si nel nella anche",
    "nl": "de het een en of van te in voor met zonder uit door is zijn deze dit uw je niet geen als op aan bij der ook "
    "alleen die dat om naar",
    "pt": "o a os as e ou de do da dos das em no na para com sem por é são este esta seu sua não mais sobre um uma que "
    "se ao também",
    "sv": "och eller av till i för med utan från är det den denna detta din ditt inte som på en ett att kan även",
}
SMALL = {name: frozenset(words.split()) for name, words in _SMALL.items()}
_STEMMERS = {
    "en": "english", "de": "german", "fr": "french", "es": "spanish", "it": "italian", "nl": "dutch",
    "pt": "portuguese", "sv": "swedish",
}  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", re.UNICODE)
_LEAST = 2
NAMES = {
    "en": "English", "de": "German", "fr": "French", "es": "Spanish", "it": "Italian", "nl": "Dutch",
    "pt": "Portuguese", "sv": "Swedish", "ja": "Japanese", "": "an unknown language",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Word:
    """A word in lower case, its stem and its position."""

    word: str
    stem: str
    start: int
    end: int


def language_of(text: str) -> str:
    """The two-letter code, or empty if it can't be told."""
    letters = [c for c in text if c.isalpha()]
    if not letters:
        return ""
    names = [unicodedata.name(c, "") for c in letters[:2000]]
    latin = sum(n.startswith("LATIN") for n in names)
    if latin * 2 < len(names):
        return "ja" if any(n.startswith(("HIRAGANA", "KATAKANA")) for n in names) else ""
    found = [w.lower() for w in _WORD.findall(text)]
    scores = {name: sum(w in small for w in found) for name, small in SMALL.items()}
    best = max(scores, key=lambda name: scores[name])
    if scores[best] < _LEAST or list(scores.values()).count(scores[best]) > 1:
        return "en" if text.isascii() and scores["en"] >= scores[best] else ""
    return best


def words_of(text: str, language: str) -> list[Word]:
    """The words of a text in order, hyphenated ones as one."""
    return [
        Word(m[0].lower(), stem(m[0], language), m.start(), m.end()) for m in _WORD.finditer(text.replace("’", "'"))
    ]


def is_small(word: str, language: str) -> bool:
    """Whether it is a function word."""
    return word in SMALL.get(language, SMALL["en"])


@lru_cache(maxsize=20_000)
def stem(word: str, language: str) -> str:
    """The stem of a word; in an unknown language the word in lower case."""
    lower = word.lower().removesuffix("'s").removesuffix("’s")
    stemmer = _stemmer(language)
    return str(stemmer.stemWord(lower)) if stemmer else lower


@lru_cache(maxsize=16)
def _stemmer(language: str) -> Any:
    name = _STEMMERS.get(language)
    return snowballstemmer.stemmer(name) if name else None
