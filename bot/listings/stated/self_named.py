"""Features that need no policy: `scratch-resistant`, `cable not included`."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from bot.knowledge.schema.listing_rules import Attribute
from bot.listings.buyers import telling
from bot.listings.stated.mention import NO, YES, Mention
from bot.listings.stated.phrases import Text
from bot.listings.tongues import is_small, stem, words_of

HAS, IN_THE_BOX = "has:", "included:"
SELF_NAMED = (HAS, IN_THE_BOX)
"""Prefixes of the ids of such attributes."""
_HOW = {
    "en": r"(?P<what>[a-z]{3,})(?:(?P<mark>-| )(?P<how>resistant|repellent|proof|safe)|-(?P<free>free)|"
    r"(?P<one>proof))",
    "de": r"(?P<what>[a-zäöüß]{3,})(?P<mark>-?)(?P<how>fest|beständig|dicht|abweisend|frei)",
}
"""By language: what the product resists or goes without, and the ending that says so."""
_IDLE = frozenset(
    """risk worry hassle stress guilt trouble tax duty cost interest feel completely perfectly totally extremely very
    more most also fully highly kosten versandkosten gebühren steuer zoll porto sorgen einwand zweifels provisions
    """.split()
)
"""Words before such an ending that don't make a feature, as in `risk-free`."""
_AFTER = {
    "en": r"(?:(?P<also>[a-z]+) (?:and|&) )?(?P<what>[a-z]+)(?:,? (?:which|that))?(?: (?:is|are))? (?P<no>not )?"
    r"(?:included|sold separately|in the box(?!:))\b",
    "de": r"(?:(?P<also>[a-zäöüß]+) (?:und|&) )?(?P<what>[a-zäöüß]+)(?: (?:ist|sind))? (?P<no>nicht )?"
    r"(?:enthalten|im lieferumfang(?!:))\b",
}
_BEFORE = {
    "en": r"\b(?:includes?|including|comes\swith|supplied\swith|in\sthe\sbox:|what\syou\sget:)\s"
    r"(?P<list>(?:\([^)\n]*\)|[^.;\n(]){3,120})",
    "de": r"\b(?:inklusive|inkl\.|lieferumfang:|wird\smit)\s(?P<list>(?:\([^)\n]*\)|[^.;\n(]){3,120})",
}
_KNOWN = "_included"
"""Suffix of the policies' attributes that say what is in the box."""
_POINTS = frozenset("which that both everything none these those they what".split())
_ASIDE = re.compile(r"\([^)]*\)?")
_SEVERAL, _OF = frozenset("pair pairs set sets pack packs piece pieces paar".split()), ("of", "von")
_PARTS = re.compile(r"\s*(?:,|&|\band\b|\bplus\b|\bund\b)\s*")
_LONGEST_PART = 7
"""Most words of one thing in a list of what is in the box."""


def self_named(text: Text, attributes: Sequence[Attribute], taken: Iterable[Mention]) -> Iterator[Mention]:
    """The features that no known attribute covers."""
    spans = [(m.start, m.start + len(m.quote)) for m in taken]
    known = {stem(w.word, "en"): a for a in attributes for form in a.heard for w in words_of(form, "en")}
    for found in (*_hows(text), *_included(text, known)):
        if not any(found.start < end and start < found.start + len(found.quote) for start, end in spans):
            yield found


def _hows(text: Text) -> Iterator[Mention]:
    pattern = _HOW.get(text.language)
    for m in re.finditer(rf"(?<![\w-]){pattern}(?![\w-])", text.text, re.I) if pattern else ():
        what = m["what"].lower()
        if what in _IDLE or not telling(what, text.language):
            continue
        name = " ".join(filter(None, (what, *(g.lower() for g in m.groups()[2:] if g))))
        if text.language == "de":
            name = m[0].lower()
        value, start = (NO, text.denial(m.start())) if text.denied(m.start()) else (YES, m.start())
        quote = text.text[start : m.end()]
        yield Mention(f"{HAS}{name.replace(' ', '-')}", name.capitalize(), value, quote, start, text.sentence(start))


def _included(text: Text, known: Mapping[str, Attribute]) -> Iterator[Mention]:
    """What is in the box, and what is said not to be."""
    told = [*_said_after(text), *_listed(text)]
    for what, value, start, end in told:
        word = what.lower()
        known_as = known.get(stem(word, "en"))
        if word in _POINTS or not telling(word, text.language) or not word.isalpha():
            continue
        if known_as and not known_as.id.endswith(_KNOWN):
            continue
        id, title = f"{IN_THE_BOX}{word.removesuffix('s')}", f"{word.capitalize()} included"
        if known_as:
            id, title = known_as.id, known_as.title
        yield Mention(id, title, value, text.text[start:end], start, text.sentence(start))


def _said_after(text: Text) -> Iterator[tuple[str, str, int, int]]:
    pattern = _AFTER.get(text.language)
    for m in re.finditer(rf"(?<![\w-]){pattern}", text.text, re.I) if pattern else ():
        apart = bool(m["no"]) or "separately" in m[0].lower()
        for what in filter(None, (m["also"], m["what"])):
            yield what, NO if apart else YES, m.start(), m.end()


def _listed(text: Text) -> Iterator[tuple[str, str, int, int]]:
    """The head noun of each thing in a list: the last word before a comma, `and` or the end."""
    pattern = _BEFORE.get(text.language)
    for m in re.finditer(pattern, text.text, re.I) if pattern else ():
        if text.denied(m.start()):
            continue
        at = m.start("list")
        for part in _PARTS.split(m["list"]):
            start = text.text.index(part, at) if part else at
            at = start + len(part)
            head = _head(_ASIDE.sub("", part).split(), text.language)
            if head:
                yield head, YES, m.start() if start == m.start("list") else start, at


def _head(words: Sequence[str], language: str) -> str:
    """Of `one straw lid for sipping`, `lid`; empty if this isn't a short name of a thing."""
    until = next((n for n, w in enumerate(words) if n and is_small(w.lower(), language)), len(words))
    if until < len(words) - 1 and words[until] in _OF and words[until - 1].lower() in _SEVERAL:
        return _head(words[until + 1 :], language)
    return words[until - 1].strip(")”\"'") if 0 < until <= _LONGEST_PART else ""
