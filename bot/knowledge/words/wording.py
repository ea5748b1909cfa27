"""Sentences with gaps: `{fact}` is filled from the case, and dates are written as people say them."""

import re
import string
from collections.abc import Mapping
from datetime import date
from typing import Final

from bot.language.segmentation.sentences import sentences as sentences

GIVEN: Final = frozenset({"order_id", "item", "goods", "customer_name", "today"})
"""Gaps that any case may fill, whatever its situation or clauses."""
_ISO = re.compile(r"(?<![\w-])(\d{4}-\d{2}-\d{2})(?:[ T](\d{1,2}:\d{2})(?::\d{2})?)?(?![\w-])")
_ANSWERS: Final = {"true": "yes", "false": "no"}
_MONTH_FIRST: Final = ("us", "ca")
"""Countries that write the month before the day."""


def gaps(text: str) -> tuple[str, ...]:
    """The names in braces, in order. Raises ValueError with a sentence for braces that can't be filled."""
    found: list[str] = []
    for _, name, spec, conversion in string.Formatter().parse(text):
        if name is None:
            continue
        if not name.isidentifier() or spec or conversion:
            raise ValueError(f"'{{{name}}}' can't be filled: a fact's name goes between the braces")
        found.append(name)
    return tuple(dict.fromkeys(found))


def fill(text: str, values: Mapping[str, str]) -> str | None:
    """The text with its gaps filled, or None when a value is missing."""
    if any(not values.get(name) for name in gaps(text)):
        return None
    return string.Formatter().vformat(text, (), values)


def spoken(day: date, today: date, marketplace: str) -> str:
    """`Friday, November 27`; `Friday 27 November` on marketplaces elsewhere. With the year if not this one."""
    year = "" if day.year == today.year else str(day.year)
    if _day_first(marketplace):
        return f"{day:%A} {day.day} {day:%B} {year}".rstrip()
    return f"{day:%A}, {day:%B} {day.day}" + (f", {year}" if year else "")


def _day_first(marketplace: str) -> bool:
    """By a country ending such as `amazon.co.uk`; a name without one tells no country."""
    country = marketplace.rpartition(".")[2] if "." in marketplace else ""
    return len(country) == 2 and country not in _MONTH_FIRST


def said(value: str, today: date, marketplace: str) -> str:
    """A fact's value in a sentence: an ISO date is spoken, true becomes yes, false no."""
    plain = _ANSWERS.get(value.strip().lower(), value.strip())
    return _ISO.sub(lambda m: _spoken_or(m[1], today, marketplace) + (f", {m[2]}" if m[2] else ""), plain)


def _spoken_or(day: str, today: date, marketplace: str) -> str:
    try:
        return spoken(date.fromisoformat(day), today, marketplace)
    except ValueError:
        return day


_FULL = {
    "won't": "will not",
    "can't": "cannot",
    "shan't": "shall not",
    "let's": "let us",
    "it's": "it is",
    "that's": "that is",
    "there's": "there is",
    "what's": "what is",
    "here's": "here is",
    "i'm": "I am",
}
_ENDINGS = {"n't": " not", "'re": " are", "'ve": " have", "'ll": " will"}
_CONTRACTION = re.compile(r"\b(?:\w+n't|\w+'(?:re|ve|ll)|(?:let|it|that|there|what|here)'s|i'm)\b", re.IGNORECASE)
_CASUAL = re.compile(r"^(?:hi|hey)(?: there)?\b", re.IGNORECASE)


def formal(text: str) -> str:
    """The text with contractions written out and a casual greeting made formal."""
    return _CASUAL.sub("Hello", _CONTRACTION.sub(lambda m: _written_out(m.group()), text.replace("\u2019", "'")))


_SPOKEN = {
    **{f"{who} will not": f"{who} won't" for who in ("I", "we", "you")},
    "I am": "I'm",
    "I will": "I'll",
    "we will": "we'll",
    "you will": "you'll",
    "will not": "won't",
    "cannot": "can't",
    **{f"{verb} not": f"{verb}n't" for verb in "do does did is are was were has have had could would should".split()},
}
_SPEAKS = re.compile(rf"\b(?:{'|'.join(_SPOKEN)})\b(?= [a-z])", re.IGNORECASE)
_WE_ARE = re.compile(r"\b([Ww]e) are(?= \w+ing\b)")
_WE_HAVE = re.compile(r"\b([Ww]e|I) have(?= \w{2,}(?:ed|en|ent|und)\b)")
_GREETS = re.compile(r"^(?:Hello|Dear)\b(?! (?:Sir|Madam|customer))")


def informal(text: str) -> str:
    """The text with contractions and a greeting as one speaks, where that is the same in any sentence."""
    for pattern, ending in ((_WE_ARE, r"\1're"), (_WE_HAVE, r"\1've")):
        text = pattern.sub(ending, text)
    return _GREETS.sub("Hi", _SPEAKS.sub(lambda m: _contracted(m.group()), text))


def _contracted(words: str) -> str:
    short = next(s for full, s in _SPOKEN.items() if full.lower() == words.lower())
    return short[0].upper() + short[1:] if words[0].isupper() else short


def _written_out(word: str) -> str:
    full = _FULL.get(word.lower())
    if full is None:
        ending = next(e for e in _ENDINGS if word.lower().endswith(e))
        return word[: -len(ending)] + _ENDINGS[ending]
    return full[0].upper() + full[1:] if word[0].isupper() else full
