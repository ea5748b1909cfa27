"""Our text brought within a marketplace's rules, only by leaving words out."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain

from bot.checks.forbidden_forms import emoticons, links
from bot.checks.personal_data.emails import emails
from bot.checks.personal_data.numbers.phone import phones
from bot.domain.listing import Part
from bot.knowledge.schema.listing_rules import ListingKind, ListingRule
from bot.listings.limits import heard
from bot.listings.tongues import is_small, words_of

Span = tuple[int, int]
_ENDS = re.compile(r"(?<=[.!?])\s+|\n")
_BETWEEN = re.compile(r"[,;|][^,;|]*|^[^,;|]+")
_LEAST, _MOST_OF_IT = 3, 0.6
_LOOSE = re.compile(r"\s+([,.;:!?])|(?<=[(\[])\s+|\s+(?=[)\]])")


def cleaned(text: str, part: Part, rules: Sequence[ListingRule], language: str) -> str:
    """The text without what the rules forbid in this part. A sentence about it is removed whole, if others remain."""
    ours = [r for r in rules if part in r.parts]
    sentences = [s for s in _ENDS.split(text) if s.strip()]
    telling = [r for r in ours if r.kind in (ListingKind.WORDS, ListingKind.CONTACT)]
    faulty = [s for s in sentences if any(any(True for _ in _spans(s, r, language)) for r in telling)]
    if part is not Part.TITLE and len(faulty) < len(sentences):
        text = " ".join(s.strip() for s in sentences if s not in faulty)
    whole = text
    for rule in ours:
        text = _without(text, _spans(text, rule, language))
    text = _tidy(text)
    if part is not Part.TITLE and len(faulty) == len(sentences) > 0 and not _enough(text, whole, language):
        return ""
    return text[:1].upper() + text[1:] if any(r.kind is ListingKind.OPENING for r in ours) else text


def _spans(text: str, rule: ListingRule, language: str) -> Iterable[Span]:
    match rule.kind:
        case ListingKind.WORDS:
            return heard(text, rule, language)
        case ListingKind.FORBIDDEN:
            return ((i, i + 1) for i, c in enumerate(text) if c in rule.characters)
        case ListingKind.EMOJI:
            return emoticons(text)
        case ListingKind.CONTACT:
            return chain(links(text, ()), emails(text), phones(text))
        case ListingKind.REPEATS:
            return _again(text, rule.most or 0, language)
    return ()


def _again(text: str, most: int, language: str) -> Iterable[Span]:
    """The parts between commas that repeat a word too often; in the first part, the word alone."""
    counts, every = Counter[str](), words_of(text, language)
    starts = [w.start for w in every]
    for part in _BETWEEN.finditer(text):
        words = every[bisect_left(starts, part.start()) : bisect_left(starts, part.end())]
        told = Counter(w.word for w in words if not is_small(w.word, language))
        if part.start() and any(counts[w] + n > most for w, n in told.items()):
            yield part.span()
            continue
        for word in words:
            counts[word.word] += word.word in told
            if counts[word.word] > most:
                yield word.start, word.end


def _without(text: str, spans: Iterable[Span]) -> str:
    taken = sorted(set(spans))
    kept, at = [], 0
    for start, end in taken:
        if start >= at:
            kept.append(text[at:start])
        at = max(at, end)
    return "".join((*kept, text[at:])) if taken else text


def _enough(text: str, whole: str, language: str) -> bool:
    """Whether what is left of a sentence still says something."""
    left, had = (sum(not is_small(w.word, language) for w in words_of(t, language)) for t in (text, whole))
    return left >= _LEAST and left >= _MOST_OF_IT * had


def _tidy(text: str) -> str:
    text = re.sub(r"[ \t]{2,}", " ", _LOOSE.sub(lambda m: m[1] or "", text))
    text = re.sub(r"(?:,\s*){2,}", ", ", text)
    return re.sub(r"^[\s,;:–—-]+|[\s,;:–—-]+$", "", text)


def shortened(text: str, most: int, size: int | None = None) -> str:
    """The beginning of the text that fits, cut at a comma, a dash or else a word. `size` bytes count where given."""
    if len(text) <= most and (size is None or len(text.encode()) <= size):
        return text
    best, text = "", text[: most + 1]
    for end in (m.start() for m in re.finditer(r"\s*[,;|]|\s[-–—]\s|\s|$", text)):
        if end <= most and (size is None or len(text[:end].encode()) <= size):
            whole = bool(re.match(r"\s*[,;|]|\s[-–—]\s|$", text[end:]))
            best = text[:end] if whole or end - len(best) > most // 3 else best
    return best.rstrip(" ,;|-–—")
