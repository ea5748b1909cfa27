"""Where a text holds a phone number: international, as in one of the regions we sell to, or announced as one."""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from phonenumbers import PhoneNumberMatcher

from bot.checks.plain_text import Span

_TRUNK_ZERO = ("GB", "DE", "FR", "NL", "IT", "AT", "CH", "BE", "AU", "SE", "JP")
_NO_TRUNK = ("ES", "IN", "MX", "PT", "PL", "DK")
_WORD = re.compile(
    r"\b(?:call|calling|phone|telephone|tel|mobile|cell|cellphone|whatsapp|sms|fax|ring|dial|text me|reach|contact"
    r"|answering|number|telefon|handy|anrufen|numéro|teléfono|móvil)\b[^\d+(\n]{0,30}$",
    re.I,
)
_ANNOUNCED = re.compile(r"(?<![\w.+])\+?\(?\d[\d\s().\-/]{5,22}\d(?:\s?(?:x|ext\.?)\s?\d{1,6})?(?![\w-])")
_NO_LETTERS = re.compile(r"[\W\d_]+")
_GROUP = re.compile(r"\d+")
_MARKS = frozenset("+(")
_LEAST = 4
"""The digits of the shortest number of all these plans."""
_SPACED = re.compile(r"[\t\r\n\v\f]")


def phones(text: str) -> Iterator[Span]:
    """Runs that are a phone number, likeliest first; they may overlap."""
    for words in dict.fromkeys((text, _SPACED.sub(" ", text))):
        if not _runs(words):
            continue
        yield from _matches(words, "US", lambda _: True)
        yield from _international(words)
        trunk_zero = _TRUNK_ZERO if _may_begin_like_a_call(words) else ()
        yield from (s for region in trunk_zero for s in _matches(words, region, _begins_like_a_call))
        yield from (s for region in _NO_TRUNK for s in _matches(words, region, _set_apart))
    yield from _announced(text)


def _international(text: str) -> Iterator[Span]:
    """Numbers with a plus, of whatever plan: the matcher alone cuts `+41 (0)96 471 07 95` short."""
    for match in _ANNOUNCED.finditer(text):
        if match[0].startswith("+") and 7 <= sum(c.isdigit() for c in match[0]) <= 15:
            yield match.span()


def _matches(text: str, region: str, fits: Callable[[str], bool]) -> Iterator[Span]:
    for match in PhoneNumberMatcher(text, region):
        if fits(match.raw_string) or _is_announced(text, match.start):
            yield match.start, match.end


@lru_cache(maxsize=4)
def _runs(text: str) -> tuple[tuple[int, str], ...]:
    """Runs without a letter, long enough for a number. The matcher reads a text slowly, and most texts have none."""
    runs = ((m.start(), m[0]) for m in _NO_LETTERS.finditer(text))
    return tuple((at, run) for at, run in runs if sum(c.isdigit() for c in run) >= _LEAST)


@lru_cache(maxsize=4)
def _may_begin_like_a_call(text: str) -> bool:
    """Whether a group of digits begins with zero, stands by a plus or a bracket, or is announced."""
    groups = ((at + g.start(), run[g.start()], run) for at, run in _runs(text) for g in _GROUP.finditer(run))
    return any(begin == "0" or not _MARKS.isdisjoint(run) or _is_announced(text, start) for start, begin, run in groups)


def _begins_like_a_call(words: str) -> bool:
    return words.lstrip("( ").startswith(("0", "+"))


def _set_apart(words: str) -> bool:
    return words.startswith("+") or len(re.findall(r"\d+", words)) > 2


def _announced(text: str) -> Iterator[Span]:
    """Numbers of no known plan, after a word such as 'call'."""
    for match in _ANNOUNCED.finditer(text):
        digits = sum(c.isdigit() for c in match[0])
        if 7 <= digits <= 17 and _is_announced(text, match.start()):
            yield match.span()


def _is_announced(text: str, start: int) -> bool:
    return bool(_WORD.search(text, max(0, start - 60), start))
