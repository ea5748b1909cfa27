"""A translation checked sentence by sentence against the English that passed the checks.

Pure; it reads no other language. What is the same in every language is compared directly: numbers, identifiers,
companies, currencies. The rest is compared in English, with what another reader translates back.
"""

import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date

from bot.checks.commitments import commitments_in
from bot.checks.sourced.parties import COMPANY
from bot.domain.languages import ENGLISH, name_of
from bot.domain.reply import Finding, Severity
from bot.domain.translation import Pair, Translation
from bot.language.figures.figures import Kind, figures, identifiers, spelled_out
from bot.language.segmentation.sentences import sentences
from bot.language.vocabulary.content import gist

RULE = "translation"
_DAY = re.compile(
    r"(?<!\d)\d{1,4}(?:\.\s?|[/-])\d{1,2}(?:\.\s?|[/-])\d{2,4}(?!\d)|(?<![\d.])\d{1,2}\.\s?\d{1,2}\.(?!\d)"
)
"""A day in digits: 2026-11-30, 11/30/2026, 30.11.2026, 30.11."""
_GROUP = r"[.,'\u2019\u00a0\u202f ]"
_NUMBER = re.compile(rf"\d{{1,3}}(?:{_GROUP}\d{{3}})+(?!\d)(?:[.,]\d{{1,2}}(?!\d))?|\d+(?:[.,]\d{{1,2}}(?!\d))?")
_CURRENCIES = {
    "dollars": re.compile(r"\$|\busd\b|d[oó]l+ar|долл|ドル|美元|달러", re.I),
    "euros": re.compile(r"€|\beur(?:os?)?\b|евро|ユーロ|欧元|유로", re.I),
    "pounds": re.compile(r"£|\bgbp\b|\bpounds?\b|pfund|libras?|livres? st|sterlin|фунт|ポンド|英镑", re.I),
}
_DENIES = re.compile(r"\b(?:not|no|never|nothing|none|nobody|neither|nor|without|cannot|unable)\b|n['\u2019]t\b", re.I)
_NEAR = (frozenset(("da", "no", "sv")), frozenset(("es", "pt")), frozenset(("cs", "sk")), frozenset(("hr", "sl")))
"""Languages that may be mistaken for each other."""
_MONTHS = 12
"""Up to this value a number may be a month."""
_SHORT, _LONGER = 30, 6.0
"""Characters, and how many times longer one language may be: Chinese needs a quarter of English."""
_ALIKE, _ENOUGH_WORDS = 0.25, 3
"""The least share of words that the back translation must have in common, for sentences of so many words."""


def check_translation(
    whole: Translation, today: date, told: str | None, back: Sequence[str] | None = None
) -> tuple[Finding, ...]:
    """Where the translation differs from the English.

    `told`: the language it seems to be in. `back`: each sentence translated back; None if the English was itself made
    from it.
    """
    found = [f for pair in whole.pairs for check in _IN_BOTH for f in check(pair, today)]
    if told and not _is(told, whole.language):
        reason = (
            f"This is not {name_of(whole.language)}, but {name_of(told)}: have it drafted again, or write it by hand."
        )
        found.append(_stop(whole.pairs[0], reason))
    if back is not None:
        found += [f for pair, read in zip(whole.pairs, back, strict=True) for f in _read_back(pair, read, today)]
        found += _promises(whole, " ".join(back))
    return tuple(found)


def in_another(language: str, wanted: str | None) -> Iterator[Finding]:
    """A person's reply in another language than the customer's."""
    if not _is(language, wanted or ENGLISH):
        reason = f"This is in {name_of(language)}, and the customer is answered in {name_of(wanted or ENGLISH)}."
        yield Finding(RULE, Severity.WARN, "", reason)


def _is(told: str, language: str) -> bool:
    return told == language or any(told in near and language in near for near in _NEAR)


def _stop(pair: Pair, reason: str, severity: Severity = Severity.STOP) -> Finding:
    return Finding(RULE, severity, pair.theirs, reason, against=pair.english)


def _numbers(pair: Pair, today: date) -> Iterator[Finding]:
    """Numbers in digits must be the same, except spelled-out ones and months."""
    ours, theirs = Counter(numbers(pair.english)), Counter(numbers(pair.theirs))
    found = figures(pair.english, today)
    months = {float(date.fromordinal(int(f.value)).month) for f in found if f.kind is Kind.DATE}
    spelled = {f.value for f in spelled_out(pair.english)} | {1.0}
    dated = {n for day in _DAY.findall(pair.english) for n in numbers(day)} & months
    lost = [n for n in ours - theirs if n not in dated]
    added = [n for n in theirs - ours if n not in months | spelled]
    if lost:
        yield _stop(pair, f"The English has {_listed(lost)}, and the translation hasn't.")
    if added:
        yield _stop(pair, f"The translation has {_listed(added)}, and the English hasn't.")


def numbers(text: str) -> Iterator[float]:
    """The numbers of a text as values, with any separators; no identifiers."""
    for _, name in identifiers(text):
        text = text.replace(name, " ")
    for day in _DAY.findall(text):
        text = text.replace(day, " ")
        yield from map(float, re.findall(r"\d+", day))
    for found in _NUMBER.findall(text):
        yield _value(found)


def _value(digits: str) -> float:
    whole, decimals = digits, ""
    if parted := re.fullmatch(r"(.*\d)[.,](\d{1,2})", digits):
        whole, decimals = parted.groups()
    return float(f"{re.sub(_GROUP, '', whole)}.{decimals or 0}")


def _names(pair: Pair, today: date) -> Iterator[Finding]:
    """Identifiers and companies must be the same."""
    for what, of in (("number", _identifiers), ("company", _companies)):
        ours, theirs = of(pair.english), of(pair.theirs)
        if ours != theirs:
            named = ", ".join(sorted(ours ^ theirs))
            yield _stop(pair, f"The {what} {named} stands in one of the two languages only.")


def _identifiers(text: str) -> set[str]:
    return {name for _, name in identifiers(text)}


def _companies(text: str) -> set[str]:
    return {m[0] for m in COMPANY.finditer(text)}


def _currencies(pair: Pair, today: date) -> Iterator[Finding]:
    if any(f.kind is Kind.AMOUNT for f in figures(pair.english, today)) or re.search(r"[$€£]", pair.theirs):
        ours, theirs = _money(pair.english), _money(pair.theirs)
        if ours != theirs:
            yield _stop(pair, "The amount is in another currency than in the English, or in none.")


def _money(text: str) -> set[str]:
    return {name for name, sign in _CURRENCIES.items() if sign.search(text)}


_IN_BOTH: tuple[Callable[[Pair, date], Iterable[Finding]], ...] = (_numbers, _names, _currencies)


def _read_back(pair: Pair, read: str, today: date) -> Iterator[Finding]:
    """One sentence's back translation compared with its English."""
    if len(sentences(read)) > len(sentences(pair.english)):
        yield _stop(pair, f"The translation says more than the English; it reads: “{read}”")
    ours, theirs = _figures(pair.english, today), _figures(read, today)
    if ours != theirs:
        yield _stop(pair, f"A figure, a day or a span of time differs; the translation reads: “{read}”")
    elif not _alike(pair.english, read):
        yield _stop(pair, f"The translation says something else; it reads: “{read}”")
    elif bool(_DENIES.search(pair.english)) != bool(_DENIES.search(read)):
        yield _stop(pair, f"One of the two denies what the other says; the translation reads: “{read}”", Severity.WARN)


def _figures(text: str, today: date) -> set[tuple[str, float]]:
    found = figures(text, today)
    inside = [(f.start, f.start + len(f.text)) for f in found]
    counted = (f for f in spelled_out(text) if not any(a <= f.start < b for a, b in inside))
    values = (f for f in (*found, *counted) if not math.isnan(f.value) and (f.kind is not Kind.NUMBER or f.value > 1))
    return {(str(f.kind), round(f.value, 2)) for f in values}


def _alike(english: str, read: str) -> bool:
    ours, theirs = gist(english), gist(read)
    return len(ours) < _ENOUGH_WORDS or len(ours & theirs) >= _ALIKE * max(len(ours), len(theirs))


def _promises(whole: Translation, read: str) -> Iterator[Finding]:
    """The back translation must make the same kinds of promises as the English."""
    ours = {c.kind for c in commitments_in(whole.english)}
    theirs = {c.kind: c.quote for c in commitments_in(read)}
    first = whole.pairs[0]
    for kind, quote in theirs.items():
        if kind not in ours:
            words = f"The translation promises what the English doesn't ({kind.replace('_', ' ')}); it reads: “{quote}”"
            yield Finding(RULE, Severity.STOP, "", words)
    for kind in sorted(ours - set(theirs)):
        words = f"The promise ({kind.replace('_', ' ')}) can't be read out of the translation: read it with care."
        yield Finding(RULE, Severity.WARN, "", words, against=first.english if len(whole.pairs) == 1 else None)


def heard_true(whole: Translation) -> bool:
    """Whether the English can be the translation of somebody's words: same numbers, similar length."""
    numbers_of = (Counter(numbers(whole.text)), Counter(numbers(whole.english)))
    lost = [n for n in numbers_of[0] - numbers_of[1] if n > _MONTHS]
    same = _identifiers(whole.text) == _identifiers(whole.english)
    longer = max(len(whole.english), 1) / max(len(whole.text), 1)
    return same and not lost and (len(whole.text) < _SHORT or 1 / _LONGER <= longer <= _LONGER)


def _listed(numbers: Iterable[float]) -> str:
    return ", ".join(f"{n:g}" for n in numbers)


def failed(language: str, why: str) -> Finding:
    """There is no translation that could be checked."""
    reason = f"The reply is not in {name_of(language)} yet. {why}"
    return Finding(RULE, Severity.STOP, "", reason)
