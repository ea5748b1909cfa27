"""What a listing states about a product, statement by statement: the attribute, its value, and the quote."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.domain.listing import Listing
from bot.knowledge.schema.listing_rules import Attribute, AttributeKind, Dimension
from bot.listings.stated.labels import labelled
from bot.listings.stated.measure import Measure
from bot.listings.stated.mention import NO, YES, Mention, is_unnamed
from bot.listings.stated.phrases import Text, find, phrase
from bot.listings.stated.self_named import IN_THE_BOX, self_named
from bot.listings.stated.units import as_volume, measures
from bot.listings.tongues import is_small

_NEXT_WORD = re.compile(r"[ -]([^\W\d_]+)")
_OF_SEVERAL = frozenset("set pack bundle kit".split())
_TOLD_ALREADY = 0.6
"""If other mentions cover this share of a label's value, the label adds nothing."""
_CLOSE = re.compile(r"[)\]]")
_SAYS_NO = re.compile(r"(?:\s*[:：]\s*|\s+[-–—]\s+)(?:no|none|not|false|nein|non|aucun|nee|✗|✘|✕|❌)(?!\w)", re.I)
"""What a table or label answers of a feature: `Dishwasher safe: No`."""
_NEAR = 4
"""How many words may stand between a quantity and the word that names it."""
_AGAIN = re.compile(r"\s*(?:[(\[]|/|=|≈)\s*(?:approx\.?|about|ca\.?|~)?\s*", re.I)
"""What stands between a quantity and its repetition in another unit."""


def mentions(listing: Listing, attributes: Sequence[Attribute]) -> list[Mention]:
    """Every statement in order: of the known attributes, and of those that the listing labels itself."""
    text = Text(listing.text, listing.language)
    found = [
        *_explained(list(_quantities(text, attributes))),
        *_choices(text, attributes),
        *_features(text, attributes),
    ]
    found += self_named(text, attributes, found)
    unnamed = {a.id for a in attributes if is_unnamed(a)}
    known = [m for m in found if m.attribute not in unnamed]
    labels = [m for m in labelled(text, attributes) if not _has(known, m)]
    found = [m for m in found if m.attribute not in unnamed or not any(_inside(m, label) for label in labels)]
    return sorted((*found, *labels), key=lambda m: m.start)


def _has(found: Sequence[Mention], label: Mention) -> bool:
    """Whether a label was read already: by its name, or because most of its value is quantities or box contents."""
    name = label.quote.removesuffix(label.value)
    inside = [m for m in found if _inside(m, label)]
    if any(m.quote in (label.quote if m.attribute == label.attribute else name) for m in inside):
        return True
    begin = label.start + len(name)
    whole = [m for m in inside if m.measure or m.attribute.startswith(IN_THE_BOX)]
    told = {at for m in whole for at in range(m.start, m.start + len(m.quote))}
    held = sum(begin <= at < begin + len(label.value) for at in told)
    return held >= _TOLD_ALREADY * len(label.value)


def _inside(mention: Mention, label: Mention) -> bool:
    return label.start <= mention.start < label.start + len(label.quote)


def _explained(found: list[Mention]) -> Iterator[Mention]:
    """Without quantities that no word names, if the same quantity stands elsewhere with its word."""
    named = [m for m in found if m.named]
    for mention in found:
        same = (n for n in named if n.measure and mention.measure and n.measure.same(mention.measure))
        if mention.named or not any(n.attribute != mention.attribute for n in same):
            yield mention


def _quantities(text: Text, attributes: Sequence[Attribute]) -> Iterator[Mention]:
    kinds = [a for a in attributes if a.kind is AttributeKind.QUANTITY]
    last: Mention | None = None
    fluid = _holds_fluids(text, kinds)
    for measure in measures(text.text):
        found = _converted(text, measure, last) or _quantity(text, measure, kinds, fluid)
        last = found or last
        if found:
            yield found


def _holds_fluids(text: Text, kinds: Sequence[Attribute]) -> bool:
    """Whether the title names a thing that holds fluids: a bottle does, a bottle brush doesn't."""
    end = text.text.find("\n") if "\n" in text.text else len(text.text)
    forms = [phrase(form, text.language) for a in kinds for form in a.holders]
    return any(_heads(text, stop) for form in forms for _, stop in find(text, form, 0, end))


def _heads(text: Text, stop: int) -> bool:
    """Whether the word is the head of its phrase: no further noun follows that it only describes."""
    following = _NEXT_WORD.match(text.text, stop)
    return following is None or is_small(following[1].lower(), text.language) or following[1].lower() in _OF_SEVERAL


def _quantity(text: Text, measure: Measure, kinds: Sequence[Attribute], fluid: bool) -> Mention | None:
    cued = _nearest(text, measure, *_around(text, measure), kinds)
    if cued is None:
        usual = as_volume(measure) if fluid else measure
        attribute = next((a for a in kinds if a.usual and a.dimension is usual.dimension), None)
        cued = (attribute, usual, measure.start, measure.end) if attribute else None
        if cued is None:
            return None
        named = not (cued[0].before or cued[0].after or is_unnamed(cued[0]) or measure.beside)
    else:
        named = True
    attribute, told, at, stop = cued
    place = min(at, measure.start)
    quote = text.text[place : max(stop, measure.end)].strip()
    return Mention(attribute.id, attribute.title, told.said, quote, place, text.sentence(place), told, named=named)


def _converted(text: Text, measure: Measure, last: Mention | None) -> Mention | None:
    """The repetition of the last quantity in another unit, 34 cm (13.4 in): it has the same attribute."""
    if last is None or last.measure is None or last.measure.dimension is not measure.dimension:
        return None
    between = text.text[last.measure.end : measure.start]
    if not _AGAIN.fullmatch(between) or last.measure.text.split()[-1:] == measure.text.split()[-1:]:
        return None
    start = last.measure.start
    closed = any(c in between for c in "([") and text.text[measure.end : measure.end + 1] in (")", "]")
    quote = text.text[start : measure.end + closed]
    return replace(last, value=measure.said, quote=quote, start=start, measure=measure, again=True)


def _around(text: Text, measure: Measure) -> tuple[int, int]:
    """The clause around a quantity. Brackets before its word belong to it: 34 cm (13.4 in) high."""
    begin, end = text.clause(measure.start, measure.end)
    whole = text.text
    if whole[:begin].endswith(("(", "[")):
        begin = text.clause(max(begin - 2, 0), max(begin - 1, 1))[0]
    if not whole[measure.end : end].strip() and whole[end : end + 1] in ("(", "["):
        close = _CLOSE.search(whole, end, end + 60)
        if close and close.end() < len(whole):
            end = text.clause(close.end(), close.end() + 1)[1]
    return begin, end


def _nearest(
    text: Text, measure: Measure, begin: int, end: int, kinds: Sequence[Attribute]
) -> tuple[Attribute, Measure, int, int] | None:
    """The attribute whose word stands nearest, with the ends of the quote; None if no word names one."""
    best: tuple[float, Attribute, Measure, int, int] | None = None
    for attribute in kinds:
        fitting = _fitting(measure, attribute)
        for start, stop, distance in _cues(text, measure, begin, end, attribute) if fitting else ():
            if fitting and (best is None or distance < best[0]):
                best = (distance, attribute, fitting, start, stop)
    return best[1:] if best else None


def _fitting(measure: Measure, attribute: Attribute) -> Measure | None:
    if attribute.dimension is measure.dimension:
        return measure
    fluid = as_volume(measure)
    return fluid if attribute.dimension is Dimension.VOLUME and fluid is not measure else None


def _cues(text: Text, measure: Measure, begin: int, end: int, attribute: Attribute) -> Iterator[tuple[int, int, float]]:
    """Where the attribute's words are in the clause, and how many words away; the less usual side counts more."""
    for side, forms in (("before", attribute.before), ("after", attribute.after)):
        for start, stop in (span for form in forms for span in find(text, phrase(form, text.language), begin, end)):
            if stop <= measure.start:
                away = text.between(stop, measure.start) + (1.5 if side == "after" else 0)
            elif start >= measure.end:
                away = text.between(measure.end, start) + (1.5 if side == "before" else 0)
            else:
                continue
            if away <= _NEAR:
                yield start, stop, away - 0.1 * form_length(start, stop)


def form_length(start: int, stop: int) -> float:
    """A bonus below one word's distance: of two phrases that fit, the longer one says more."""
    return min(stop - start, 9) / 10


def _choices(text: Text, attributes: Sequence[Attribute]) -> Iterator[Mention]:
    """Values named by words. Of two that overlap, the longer: stainless steel isn't also steel."""
    for attribute in (a for a in attributes if a.values):
        spans = [
            (start, stop, value)
            for value, forms in attribute.values.items()
            for form in forms
            for start, stop in find(text, phrase(form, text.language))
        ]
        for start, stop, value in _longest(spans):
            if not text.denied(start):
                quote = text.text[start:stop]
                yield Mention(attribute.id, attribute.title, value, quote, start, text.sentence(start))


def _longest(spans: Sequence[tuple[int, int, str]]) -> Iterator[tuple[int, int, str]]:
    for start, stop, value in spans:
        if not any(s <= start and stop <= e and (s, e) != (start, stop) for s, e, _ in spans):
            yield start, stop, value


def _features(text: Text, attributes: Sequence[Attribute]) -> Iterator[Mention]:
    for attribute in (a for a in attributes if a.kind is AttributeKind.FEATURE):
        spans = [(*span, NO) for form in attribute.denied for span in find(text, phrase(form, text.language))]
        if not speaks_of(text, attribute):
            spans = []
        taken = [(a, b) for a, b, _ in spans]
        for form in attribute.heard:
            wanted = phrase(form, text.language)
            for start, stop in find(text, wanted, gap=2):
                if not any(a < stop and start < b for a, b in taken):
                    denied = text.denied(start, stop, wanted.words) or _SAYS_NO.match(text.text, stop)
                    spans.append((start, stop, NO if denied else YES))
        for start, stop, value in dict.fromkeys(_longest(spans)):
            begin = text.denial(start) if value == NO else start
            answer = _SAYS_NO.match(text.text, stop)
            quote = text.text[begin : answer.end() if answer else stop]
            yield Mention(attribute.id, attribute.title, value, quote, begin, text.sentence(start))


def speaks_of(text: Text, attribute: Attribute, gap: int = 2) -> bool:
    """Whether the text is about the attribute at all.

    `hand wash only` says nothing about a dishwasher if a blanket is sold. Up to `gap` other words may stand between
    those of a phrase.
    """
    forms = (*attribute.asked, *attribute.heard)
    return any(next(find(text, phrase(form, text.language), gap=gap), None) for form in forms)
