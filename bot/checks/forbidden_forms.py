"""Links, emojis, emoticons and styling in a text, found by form rather than by words."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from linkify_it import LinkifyIt

from bot.language.normalization.emojis import emojis
from bot.language.segmentation.spans import Span, overlaps

_TLDS = (
    "com net org info biz edu gov io co app dev shop store online site website page blog me us uk de fr es it nl ca au"
    " eu ai tv club world life today xyz link help support email cloud tech example test"
).split()
_PATH = re.compile(r"(?<![\w@.])(?:[a-z0-9-]{2,63}\.){1,4}[a-z]{2,24}/[^\s<>\"]{0,200}[^\s<>\".,;:!?)]", re.I)
_SPELLED = re.compile(r"(?<!\w)[\w-]{2,63} ?(?:\(dot\)|\[dot\]|\bdot\b) ?(?:com|net|org|shop|store|io|co)\b", re.I)
_GLUED = re.compile(r"[a-z0-9]\.(?=[A-Z][a-z]*$|(?:is|it|in|to|so|at|no|my|me|us|be|am|as|do|and|we|the)$)")
_MAY_LINK = re.compile(r"\S\.\S|:|//")
"""Any link has one of these; without one the slow search for links is skipped."""
_NOT_EMOJI = frozenset("©®™‼⁉ℹ↔↕→←↑↓✓✔")
_EMOTICON = re.compile(
    r"(?:(?<=\s)|(?<=[\w.!?,])|^)(?:[:;=8][-'^o]?[)(\]\[DPpOo/|*3]|[xX]D|<3+|\^[_.]?\^|\(-?[:;]|[oO]_[oO]|¯\\_\(ツ\)_/¯|T_T)(?=[\s.,!?]|$)"
)
_TIME_OR_RATIO = re.compile(r"\d$")
_HTML = re.compile(
    r"</?(?:b|i|u|p|a|br|hr|h[1-6]|em|strong|font|span|div|img|table|tr|td|ul|ol|li|center|style|big|small)\b[^<>]{0,200}>",
    re.I,
)
_STYLED = re.compile("[\U0001d400-\U0001d7ff\u24b6-\u24e9\uff21-\uff3a\uff41-\uff5a]{2,}")
_RULER = re.compile(r"(?:[*=~_#•★☆▬═─-]\s?){4,}")
_MARKED = re.compile(r"(?<!\w)(\*{1,3}|_{2}|~{2})(?=\S)[^*_~\n]{1,120}(?<=\S)\1(?!\w)")
_TAG = re.compile(r"[\[({<]\s*important\s*[\])}>]", re.I)


def links(text: str, allow: Iterable[str]) -> Iterator[Span]:
    """Web addresses, with or without a scheme, except those of allowed domains and their subdomains."""
    domains = tuple(d.lower().removeprefix("www.") for d in allow)
    taken: list[Span] = []
    for start, end in [
        *_matched(text),
        *(m.span() for m in _PATH.finditer(text)),
        *(m.span() for m in _SPELLED.finditer(text)),
    ]:
        if not overlaps((start, end), taken) and not _allowed(text[start:end], domains):
            taken.append((start, end))
    yield from sorted(taken)


def emoticons(text: str) -> Iterator[Span]:
    """Emojis, adjacent ones as one, and emoticons made of punctuation."""
    found: list[Span] = []
    for start, end in emojis(text):
        if text[start] in _NOT_EMOJI or text[start].isascii():
            continue
        if found and not text[found[-1][1] : start].strip():
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    found += [m.span() for m in _EMOTICON.finditer(text) if not _closes_bracket(text, m)]
    yield from sorted(found)


def styling(text: str, most_breaks: int | None) -> Iterator[Span]:
    """HTML, decorative letters, rulers, markdown, and more line breaks in a row than allowed."""
    found: list[Span] = []
    for pattern in (_HTML, _STYLED, _MARKED, _RULER):
        found += [m.span() for m in pattern.finditer(text) if not overlaps(m.span(), found)]
    if most_breaks is not None:
        breaks = re.compile(rf"(?<![ \t])(?:[ \t]*+\r?\n){{{most_breaks + 1},}}[ \t]*")
        found += [m.span() for m in breaks.finditer(text)]
    yield from sorted(found)


def subject_tags(text: str) -> Iterator[Span]:
    """`[Important]` and the like, in any case."""
    yield from (m.span() for m in _TAG.finditer(text))


@lru_cache(maxsize=1)
def _linkify() -> LinkifyIt:
    finder = LinkifyIt(options={"fuzzy_link": True, "fuzzy_email": False, "fuzzy_ip": False})
    finder.tlds(_TLDS, keep_old=True)
    return finder


def _matched(text: str) -> Iterator[Span]:
    for match in (_linkify().match(text) or ()) if _MAY_LINK.search(text) else ():
        if match.schema != "mailto:" and not (match.schema == "" and _GLUED.search(match.raw)):
            yield match.index, match.last_index


def _allowed(address: str, domains: tuple[str, ...]) -> bool:
    host = re.sub(r"^\w+://", "", address.lower()).split("/")[0].split("?")[0].split(":")[0].removeprefix("www.")
    return any(host == domain or host.endswith(f".{domain}") for domain in domains)


def _closes_bracket(text: str, match: re.Match[str]) -> bool:
    """Whether the bracket of `8)` or `:)` closes an earlier one, or the 8 is part of a number."""
    before = text[max(0, match.start() - 80) : match.start()]
    closes = match[0].endswith(")") and before.count("(") > before.count(")")
    return (
        closes
        or (match[0][0] == "8" and bool(re.search(r"[\w.]$", before)))
        or bool(_TIME_OR_RATIO.search(before) and match[0][-1] in "3/|")
    )
