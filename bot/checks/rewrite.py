"""A text without the faults found in it; the rest stays as written."""

import re
from collections.abc import Callable, Sequence
from datetime import date

from bot.checks.leaving_out import can_go
from bot.checks.tone.mending.asides import asides
from bot.checks.tone.mending.mending import acts, carries_matter
from bot.checks.tone.reading import read
from bot.domain.reply import Finding, Severity, Verdict, verdict
from bot.knowledge.words.traits import DAYS
from bot.language.figures.figures import figures
from bot.language.grammar.parties import OUTSIDERS
from bot.language.grammar.statements import Mood, statements
from bot.language.segmentation.spans import Span

Check = Callable[[str], Sequence[Finding]]
_ANY_DAY = date(2000, 1, 3)
_ROUNDS = 3
_JOINT_BEFORE = re.compile(r"(?:\s*[,;]|\s[–—-])?\s*(?:\b(?:and|but|so|yet)\s+)?$", re.I)
_JOINT_AFTER = re.compile(r"[.!?]*\s*(?:[,;]\s*)?(?:(?:and|but|so|yet)\s+)?", re.I)
_END = re.compile(r"(?:[.!?:\n][\"')”’]*\s*|^\s*)$")
_LINE_ENDS = re.compile(r"[.!?]*[ \t]*(?=\n|$)")
_SPOKEN = re.compile(r"\b(?:I|we|you|it|that|this|sorry)\b|'", re.I)
"""Words of a sentence, which a greeting has none of."""
_LEAST_WORDS = 3


def rewritten(text: str, findings: Sequence[Finding], check: Check) -> str | None:
    """The corrected text; None if that needs a person, or nothing was found.

    `check` made the findings; the result passes it.
    """
    words, found = text, list(findings)
    for _ in range(_ROUNDS):
        faults = [f for f in found if f.severity is not Severity.NOTE]
        if not faults or any(f.replacement is None or f.quote not in words for f in faults):
            return None
        mended = _mended(words, faults)
        if mended is None:
            return None
        words, found = mended, list(check(mended))
        if verdict(tuple(found)) is Verdict.OK:
            return words if words != text and _still_answers(words, findings) else None
    return None


def _mended(text: str, faults: list[Finding]) -> str | None:
    """The text with each fault corrected; None if one can't be removed without harm to its surroundings."""
    for span, finding in sorted(_places(text, faults), key=lambda p: p[0], reverse=True):
        start, end = span
        if finding.replacement:
            said = _ended(finding.replacement, text[start:end])
            text = text[:start] + (_lowered(said) if _is_greeting(text[:start]) else said) + text[end:]
        elif _spelled(text[start:end]) and not (_stands_aside(text, span) or can_go(text, span)):
            return None
        else:
            text = _without(text, start, end)
    return re.sub(r"[ \t]{2,}", " ", text).strip()


def _places(text: str, faults: list[Finding]) -> list[tuple[Span, Finding]]:
    """Where each fault is; of overlapping ones, the larger."""
    reading, places = read(text), []
    for finding in faults:
        start = text.find(finding.quote)
        span = (start, start + len(finding.quote))
        if not finding.replacement and _spelled(finding.quote) and not _stands_aside(text, span):
            around = reading.around(span)
            span = min(span[0], around[0]), max(span[1], around[1])
        places.append((span, finding))
    kept: list[tuple[Span, Finding]] = []
    for place in sorted(places, key=lambda p: p[0][0] - p[0][1]):
        if not any(place[0][0] < end and start < place[0][1] for (start, end), _ in kept):
            kept.append(place)
    return kept


def _stands_aside(text: str, span: Span) -> bool:
    """Whether it is a clause that its sentence can do without, as the tone checks quote it."""
    start, end = read(text).around(span)
    return any((start + first, start + last) == span for (first, last), _ in asides(text[start:end]))


def _ended(replacement: str, quote: str) -> str:
    """The replacement, with the quote's full stop."""
    has_end = quote.rstrip().endswith((".", "!", "?"))
    return replacement + "." if has_end and not replacement.endswith((".", "!", "?")) else replacement


def _without(text: str, start: int, end: int) -> str:
    before, quote, after = text[:start], text[start:end], text[end:]
    if not _spelled(quote):
        return _without_mark(before, after)
    if (
        (line_ends := _LINE_ENDS.match(after))
        and before.rstrip(" \t")[-1:] not in ("", "\n", ",")
        and _END.search(before)
    ):
        return before.rstrip(" \t") + after[line_ends.end() :]
    if _END.search(before) or _is_greeting(before):
        rest = after[_JOINT_AFTER.match(after).end() :]  # type: ignore[union-attr]  # the pattern matches nothing too
        return before + (_lowered(rest) if _is_greeting(before) else rest[:1].upper() + rest[1:])
    kept = _JOINT_BEFORE.sub("", before)
    return kept + ("." if quote.rstrip().endswith((".", "!", "?")) else "") + after


def _without_mark(before: str, after: str) -> str:
    """Both sides of an emoji, with the full stop that it replaced."""
    left, right = before.rstrip(" "), after.lstrip(" ")
    ends = left[-1:].isalnum() and (right[:1].isupper() or not right.strip())
    joint = " " if right[:1].isalnum() or after[:1] == " " else ""
    return left + ("." if ends else "") + (joint if right else "") + right


def _spelled(words: str) -> bool:
    return any(c.isalnum() for c in words)


def _is_greeting(before: str) -> bool:
    """Whether a greeting precedes it on its line."""
    words = before.rsplit("\n", 1)[-1].rstrip(" \t")
    return words.endswith(",") and len(words.split()) < 5 and not _SPOKEN.search(words)


def _lowered(words: str) -> str:
    """The words in lower case as they follow a greeting; names of carriers and shops and days keep their capital."""
    first = re.match(r"[A-Z][a-z]+\b|A\b", words)
    small = first and first[0].lower() not in OUTSIDERS and first[0].lower() not in DAYS
    return words[:1].lower() + words[1:] if small else words


def _still_answers(text: str, findings: Sequence[Finding]) -> bool:
    """Whether something is left to send. Without an accusation, it must have a step or a figure."""
    accused = any(f.severity is Severity.STOP and not f.final for f in findings)
    enough = len(re.findall(r"\w+", text)) > _LEAST_WORDS and not _only_refuses(text)
    return enough and (not accused or carries_matter(text) or acts(text))


def _only_refuses(text: str) -> bool:
    """Whether what is left is only a refusal, which is worse than no rewrite."""
    said = statements(text)
    refused = [s for s in said if s.negated and s.mood in (Mood.REFUSED, Mood.STATED)]
    return bool(refused) and len(refused) == len(said) and not figures(text, _ANY_DAY)
