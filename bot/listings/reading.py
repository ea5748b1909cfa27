"""A pasted listing read as title, bullets and description, whichever way it was copied."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from bot.domain.listing import Listing, Part
from bot.errors import LevelheadError
from bot.listings.furniture import is_furniture
from bot.listings.markup import BULLET, shown, unrolled, visible
from bot.listings.tongues import language_of

LONGEST = 40_000
"""Longest listing, in characters."""
MOST_THEIRS = 5
OURS = "ours"
_MARK = re.compile(r"^\s*(?:[•●▪◦‣∙·*–—✓✔☑➤►✅⭐★]+|-(?=\s)|\(?\d{1,2}[.)](?=\s))\s*")
_HEADS = {
    Part.TITLE: "title|product title|product name|name|item name|titel|produkttitel|titre|título|titulo|titolo|商品名"
    "|タイトル",
    Part.BULLETS: "bullets|bullet points|key features|features|about this item|highlights|product features|stichpunkte"
    "|merkmale|info zu diesem artikel|points forts|à propos de cet article|características|acerca de este producto"
    "|caratteristiche|informazioni su questo articolo|この商品について|商品の特徴",
    Part.DESCRIPTION: "description|product description|item description|details|product details|beschreibung"
    "|produktbeschreibung|description du produit|descripción|descripción del producto|descrizione"
    "|descrizione prodotto|beschrijving|商品の説明|商品説明",
}
_HEAD = {
    part: re.compile(rf"^\W{{0,3}}(?:{names})\s*(?:[:：]\s*(?P<rest>.*)|)\W{{0,3}}$", re.I)
    for part, names in _HEADS.items()
}
_WRAPPED = re.compile(r"(?<=[a-zß-ÿ,;]) *\n(?=[a-zß-ÿ])")
"""Where a sentence continues in the next line."""
Finder = Callable[[str], Iterable[str]]


def read_listing(name: str, text: str, spoken_to: Finder = lambda text: ()) -> Listing:
    """The listing. Raises LevelheadError if it is too long or has no words.

    `spoken_to` finds sentences addressed to a machine; they are left out.
    """
    if len(text) > LONGEST:
        raise LevelheadError(
            f"“{name}” is longer than {LONGEST:,} characters. Paste its title, bullets and description."
        )
    parts: dict[Part, list[str]] = {part: [] for part in Part}
    tags: list[tuple[Part, str]] = []
    for part, piece in _parts(unrolled(text)):
        words, found = shown(piece)
        words = _WRAPPED.sub(" ", words) if part is Part.DESCRIPTION else words
        tags += [(_part_of(tag) if part is Part.TITLE else part, tag) for tag in found]
        parts[part] += _lines(words)
    listing = _put_together(name, _titled(parts), tuple(tags))
    if not any(c.isalnum() for c in listing.text):
        raise LevelheadError(f"“{name}” holds no words. Paste its title, bullets and description.")
    return _without(listing, [s for s in dict.fromkeys(spoken_to(listing.text)) if s])


def _parts(text: str) -> Iterator[tuple[Part, str]]:
    """Each part with its words as pasted. What stands before any heading begins with the title."""
    part, held = Part.TITLE, list[str]()
    for line in visible(text).splitlines():
        head = _heading(line) or _heading(shown(line)[0])
        if head is None:
            held.append(line)
            continue
        yield part, "\n".join(held)
        part, held = head[0], [head[1]] if head[1] else []
    yield part, "\n".join(held)


def _part_of(tag: str) -> Part:
    """Where a tag belongs in a text pasted without headings."""
    return Part.TITLE if tag in ("h1", "title") else Part.BULLETS if tag in ("ul", "ol", "li") else Part.DESCRIPTION


def _heading(line: str) -> tuple[Part, str] | None:
    for part, pattern in _HEAD.items():
        if (found := pattern.match(line.strip().removeprefix(BULLET))) and (
            found["rest"] is not None or part is not Part.TITLE
        ):
            return part, (found["rest"] or "").strip()
    return None


def _lines(text: str) -> list[str]:
    lines = (re.sub(r"[ \t\xa0]+", " ", line).strip() for line in text.splitlines())
    return [line for line in lines if line and not is_furniture(line)]


def _titled(parts: dict[Part, list[str]]) -> dict[Part, list[str]]:
    """The first line on top is the title; marked lines are bullets; the rest is the description."""
    first, *rest = [line for line in parts[Part.TITLE] if not _heading(line)] or [""]
    marked = [line for line in (*rest, *parts[Part.DESCRIPTION]) if _MARK.match(line)]
    plain = [line for line in (*rest, *parts[Part.DESCRIPTION]) if not _MARK.match(line)]
    bullets = [*parts[Part.BULLETS], *marked]
    if _MARK.match(first) or not first:
        bullets, first = [*([first] if first else []), *bullets], ""
    return {Part.TITLE: [first], Part.BULLETS: bullets, Part.DESCRIPTION: plain}


def _put_together(name: str, parts: dict[Part, list[str]], tags: tuple[tuple[Part, str], ...]) -> Listing:
    bullets = tuple(b for line in parts[Part.BULLETS] if (b := _MARK.sub("", line).strip()))
    listing = Listing(name, parts[Part.TITLE][0], bullets, "\n".join(parts[Part.DESCRIPTION]), tags=tags)
    return replace(listing, language=language_of(listing.text))


def _without(listing: Listing, sentences: list[str]) -> Listing:
    """The listing without sentences addressed to a machine; these are kept apart, to be reported."""
    if not sentences:
        return listing

    def left(text: str) -> str:
        for sentence in sentences:
            text = text.replace(sentence, "")
        return re.sub(r"[ \t]{2,}", " ", text).strip()

    bullets = tuple(b for bullet in listing.bullets if (b := left(bullet)))
    return replace(
        listing,
        title=left(listing.title),
        bullets=bullets,
        description="\n".join(_lines(left(listing.description))),
        to_machines=tuple(sentences),
    )
