"""Where a text holds a phone number: international, as in one of the regions we sell to, or announced as one."""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from phonenumbers import PhoneMetadata, PhoneNumberMatcher

from bot.checks.plain_text import Span

_TRUNK_ZERO = ("GB", "DE", "FR", "NL", "IT", "AT", "CH", "BE", "AU", "SE", "JP")
_NO_TRUNK = ("ES", "IN", "MX", "PT", "PL", "DK")
_WORD = re.compile(
    r"\b(?:call|calling|phone|telephone|tel|mobile|cell|cellphone|whatsapp|sms|fax|ring|dial|text me|reach|contact"
    r"|answering|number|telefon|handy|anrufen|numéro|teléfono|móvil)\b[^\d+(\n]{0,30}$",
    re.I,
)
_ANNOUNCED = re.compile(r"(?<![\w.+])\+?\(?\d[\d\s().\-/]{5,22}\d(?:\s?(?:x|ext\.?)\s?\d{1,6})?(?![\w-])")
_LETTERS = re.compile(r"[^\W\d_]+")
_SPACED = re.compile(r"[\t\r\n\v\f]")


def phones(text: str) -> Iterator[Span]:
    """Runs that are a phone number, likeliest first; they may overlap."""
    for words in dict.fromkeys((text, _SPACED.sub(" ", text))):
        yield from _matches(words, "US", lambda _: True)
        yield from _international(words)
        yield from (s for region in _TRUNK_ZERO for s in _matches(words, region, _begins_like_a_call))
        yield from (s for region in _NO_TRUNK for s in _matches(words, region, _set_apart))
    yield from _announced(text)


def _international(text: str) -> Iterator[Span]:
    """Numbers with a plus, of whatever plan: the matcher alone cuts `+41 (0)96 471 07 95` short."""
    for match in _ANNOUNCED.finditer(text):
        if match[0].startswith("+") and 7 <= sum(c.isdigit() for c in match[0]) <= 15:
            yield match.span()


def _matches(text: str, region: str, fits: Callable[[str], bool]) -> Iterator[Span]:
    if _most_digits(text) < _least_digits(region):
        return
    for match in PhoneNumberMatcher(text, region):
        if fits(match.raw_string) or _is_announced(text, match.start):
            yield match.start, match.end


@lru_cache(maxsize=4)
def _most_digits(text: str) -> int:
    """The digits of the longest run without a letter; the matcher reads a text slowly, and most have no such run."""
    return max(sum(c.isdigit() for c in run) for run in map(str, _LETTERS.split(text)))


@lru_cache(maxsize=64)
def _least_digits(region: str) -> int:
    """The digits of the shortest number of a region's plan."""
    plan = PhoneMetadata.metadata_for_region(region)
    lengths = plan.general_desc.possible_length if plan and plan.general_desc else ()
    return int(min((n for n in lengths if n > 0), default=0))


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
