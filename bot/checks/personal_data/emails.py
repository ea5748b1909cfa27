"""Email addresses in a text, in any spelling."""

import re
from collections.abc import Iterator

from bot.language.segmentation.spans import Span

_LOCAL = r"(?<![\w.%+'-])[\w.%+'-]*\w"
_LABEL = r"[\w-]{1,63}"
_TLD = r"(?:com|net|org|info|biz|edu|io|co|uk|us|de|fr|es|it|nl|be|at|ch|pl|pt|se|ca|au|in|jp|mx|br|eu|me)"
_SIGN = r"(?:@|%40|&#64;|&#x40;|&commat;)"
"""As it stands in text, in an address of the web, and in HTML."""
_AT = (
    r"\s?(?:@|[\[({<]\s?(?:at|ät|@|a|(?:at|e-?mail) sign|arroba|arobase|chiocciola)\s?[\])}>]"
    r"|(?:[^\w\s]|_)(?:at|@)(?:[^\w\s]|_)|\sät\s)\s?"
)
_DOT = (
    r"\s?(?:\.|[\[({<]\s?(?:dot|punkt|punto|point|\.)\s?[\])}>]"
    r"|(?:[^\w\s]|_)(?:dot|punkt|punto|point)(?:[^\w\s]|_)|\sdot\s)\s?"
)
_BRACKETED = r"\s?[\[({<]\s?(?:dot|punkt|punto|point|\.)\s?[\])}>]\s?"
_MAIL = r"(?:gmail|googlemail|yahoo|hotmail|outlook|live|icloud|aol|proton|protonmail|gmx|web|msn)"
_FORMS = tuple(
    re.compile(pattern, re.I)
    for pattern in (
        rf"{_LOCAL}{_SIGN}\s?(?:{_LABEL}\.){{1,8}}[^\W\d_][\w-]{{1,62}}",
        rf"{_LOCAL}(?:{_BRACKETED}\w{{1,64}}){{0,3}}{_AT}{_LABEL}(?:{_DOT}{_LABEL}){{0,4}}{_DOT}{_TLD}\b",
        rf"{_LOCAL}(?:\s(?:dot|underscore|dash|hyphen|plus)\s\w{{1,64}}){{0,4}}\sat\s{_LABEL}(?:\sdot\s{_LABEL}){{0,4}}\sdot\s{_TLD}\b",
        rf"{_LOCAL}\sat\s{_MAIL}[.,][a-z]{{2,3}}\b",
        rf"{_LOCAL}\sat\s{_LABEL}\s(?:period|full stop)\s(?:com|net|org)\b",
        rf"{_LOCAL}{_SIGN}{_LABEL},(?:com|net|org|co\.uk|de|fr)\b",
        rf"{_LOCAL}{_SIGN}{_MAIL}(?:com)?(?![\w.-]*\w)",
        rf"{_LOCAL}\s@{_MAIL}\.[a-z]{{2,3}}\b",
        r"(?<![\w.%+'-])(?=\w+[\d_.])[\w.%+'-]*\w\sat\s(?:gmail|googlemail|yahoo|hotmail|outlook|icloud|proton(?:mail)?)\b",
        r"(?<!\w)\w(?:\s[\w.]){1,40}\s@(?:\s[\w-]){2,40}\s?\.(?:\s?\w){2,4}(?!\w)",
        rf"(?<![\w.%+'-])(?=\w+[\d_.])[\w.%+'-]*\w\s(?-i:AT)\s{_LABEL}(?:\.{_LABEL}){{0,2}}\.{_TLD}\b",
    )
)
_MAY_BE = re.compile(
    rf"{_SIGN}|[\[({{<]\s?(?:[aä]t|a[\])}}>]|e-?mail sign|arroba|arobase|chiocciola)"
    rf"|(?:[^\w\s]|_)at(?:[^\w\s]|_)|\sät\s|\sdot\s|\sat\s{_MAIL}|\s(?:period|full stop)\s(?:com|net|org)|\s(?-i:AT)\s",
    re.I,
)


def may_hold_email(text: str) -> bool:
    """Whether the text has something that every spelling needs; most texts don't."""
    return _MAY_BE.search(text) is not None


def emails(text: str) -> Iterator[Span]:
    """Spans that are an email address; they may overlap."""
    return (m.span() for form in _FORMS for m in form.finditer(text))
