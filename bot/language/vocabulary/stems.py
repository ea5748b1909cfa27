"""The stem of a word and the dictionary form of a verb, so that `returned`, `returning` and `return` are one."""

import re
from functools import lru_cache
from typing import Any

import snowballstemmer

from bot.language.vocabulary.lexicon import IRREGULAR, SAME_AFTER_HAVE, VERBS

_ALIKE = {
    "neighbour": "neighbor",
    "photograph": "photo",
    "pic": "photo",
    "pictur": "photo",
    "imag": "photo",
    "packag": "parcel",
    "packet": "parcel",
    "shipment": "parcel",
    "shelv": "shelf",
    "halv": "half",
    "knive": "knife",
}


_PRESENT = {"has": "have", "does": "do", "goes": "go"}

_DOUBLED = re.compile(r"[aeiou]([bdgmnprt])\1$")
"""The end of `scrubb` and `trimm`, where the ending has doubled the last letter."""

_UNDOUBLED = re.compile(r"[^aeiou]{1,3}[aeiou][bdgklmnprtv]")
"""A short syllable whose last letter `-ing` and `-ed` would have doubled."""


@lru_cache(maxsize=1)
def _stemmer() -> Any:
    return snowballstemmer.stemmer("english")


@lru_cache(maxsize=5_000)
def stem(word: str) -> str:
    """The stem of a word in lower case.

    Synonyms for photo and parcel, and British and American spellings, share one.
    """
    lower = _plain(word)
    if not lower.isalpha():
        return lower
    found: str = _stemmer().stemWord(lower)
    return _ALIKE.get(found, found)


@lru_cache(maxsize=5_000)
def lemma(word: str) -> str:
    """The dictionary form of a known verb (`sent` is `send`), else the word without its ending."""
    lower = _plain(word)
    if lower in IRREGULAR:
        return IRREGULAR[lower]
    if lower in _PRESENT:
        return _PRESENT[lower]
    if lower in VERBS:
        return lower
    forms = _bare_forms(lower)
    return next((form for form in forms if form in VERBS), _unknown(forms, lower))


def participle(verb: str) -> str:
    """`Taken`, `unplugged`, `tried` of the plain form of a verb in lower case."""
    irregular = [past for past, plain in IRREGULAR.items() if plain == verb]
    if verb in SAME_AFTER_HAVE or irregular:
        return next(
            (past for past in (verb, *irregular) if past in SAME_AFTER_HAVE), irregular[-1] if irregular else verb
        )
    if verb.endswith("e"):
        return f"{verb}d"
    if re.search(r"[^aeiou]y$", verb):
        return f"{verb[:-1]}ied"
    doubles = _UNDOUBLED.fullmatch(verb.removeprefix("un").removeprefix("re"))
    return f"{verb}{verb[-1]}ed" if doubles else f"{verb}ed"


def _unknown(forms: list[str], word: str) -> str:
    """The stem of a verb in no table: `scrubbed` is scrub; `hoping`, with a single letter, is hope."""
    base = forms[0]
    if base == word:
        return base
    if _DOUBLED.search(base):
        return base[:-1]
    if _IN_ATE.search(base) and f"{base}e" in forms:
        return f"{base}e"
    return f"{base}e" if f"{base}e" in forms and _UNDOUBLED.fullmatch(base) else base


_IN_ATE = re.compile(r"[a-z]{2,}[^aeiou]at$")
"""The end of `calibrat`: the verb is to calibrate."""


def _plain(word: str) -> str:
    lower = word.lower().replace("\u2019", "'").removesuffix("'s")
    return lower.replace("-", "") if lower.replace("-", "").isalpha() else lower


def _bare_forms(word: str) -> list[str]:
    """The words that this one, if in no table, may be a form of, likeliest first."""
    for ending, put in (("ies", "y"), ("ied", "y"), ("ing", ""), ("ed", ""), ("es", ""), ("s", "")):
        if word.endswith(ending) and len(word) >= len(ending) + 2:
            base = word[: -len(ending)] + put
            doubled = [base[:-1]] if len(base) > 2 and base[-1] == base[-2] else []
            with_s = [f"{base}e"] if ending in ("ing", "ed", "es") else []
            return [word, base, *with_s, *doubled] if ending == "s" and word in VERBS else [base, *with_s, *doubled]
    return [word]
