"""HTML in a pasted listing: the text a browser would show, line by line, and its tags.

A row of a table is a line, `Material: Bamboo`: its first cell names what the others say.
"""

import re
import unicodedata
from collections.abc import Sequence
from html.parser import HTMLParser

_HTML = re.compile(
    r"<(?:/?[a-z][a-z0-9]*(?:\s[^<>]*)?/?|!--[\s\S]*?--|!doctype[^>]*)>|&(?:#\d+|#x[0-9a-f]+|[a-z]+);", re.I
)
_BLOCKS = frozenset("p br div ul ol li tr table h1 h2 h3 h4 h5 h6 hr section article header title".split())
_UNSEEN = frozenset("script style template noscript head iframe object".split())
_CELLS = frozenset("td th dt dd".split())
_ROWS = frozenset("tr dl".split())
_TABLES = frozenset("table tbody thead tfoot".split())
_HEADINGS = re.compile(
    r"(?:features?|specs?|specifications?|attributes?|propert(?:y|ies)|details?|values?|descriptions?|information|merkmale?"
    r"|eigenschaft(?:en)?|wert|angaben?|caractéristiques?|valeurs?|características?|valor(?:es)?|caratteristic[ah]e?)",
    re.I,
)
"""What heads the columns of a table says nothing of the product."""
_RULE = re.compile(r"\s*\|?(?:\s*:?-{2,}:?\s*\|?)+\s*")
_LONGEST_LABEL = 60
_VOID = frozenset("br hr img input meta link area base col embed source track wbr".split())
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?!\.?[1-9])", re.I)
BULLET = "• "


def is_html(text: str) -> bool:
    """Whether the text holds tags or entities."""
    return bool(_HTML.search(text))


def shown(text: str) -> tuple[str, tuple[str, ...]]:
    """The text as a browser shows it, with list items marked and hidden parts left out; and the tags in order."""
    if not is_html(text):
        return visible(text), ()
    reader = _Reader()
    reader.feed(text)
    reader.close()
    return visible("".join(reader.parts)), tuple(reader.tags)


def row(cells: Sequence[str], heads: bool = False) -> str:
    """A table's row as a line. `heads`: it only names the columns."""
    label, *rest = (kept := [" ".join(c.split()) for c in cells if c.strip()]) or [""]
    named = label.rstrip(" :\uff1a")
    if rest and all(map(_HEADINGS.fullmatch, kept)):
        return ""
    if not rest or heads or len(named) > _LONGEST_LABEL:
        return ", ".join(kept)
    return f"{named}: {', '.join(rest)}"


def unrolled(text: str) -> str:
    """The text with its tables as lines: cells between tabs, as copied from a page, or between upright strokes."""
    lines = text.splitlines()
    return "\n".join(_unrolled(line, lines[at + 1 : at + 2]) for at, line in enumerate(lines))


def _unrolled(line: str, following: Sequence[str]) -> str:
    if line.strip().startswith("|") and line.strip().endswith("|") and line.count("|") > 1 + 1:
        heads = any(_RULE.fullmatch(f) for f in following)
        return "" if _RULE.fullmatch(line) else row(line.strip().strip("|").split("|"), heads)
    return row(line.split("\t")) if "\t" in line.strip() else line


def visible(text: str) -> str:
    """The text without invisible characters, such as those that change the direction of writing."""
    kept = (
        c if unicodedata.category(c) not in ("Cf", "Cc", "Cs", "Co") or c in "\n\u200d" else " " * (c in "\t\r")
        for c in text
    )
    return "".join(kept)


class _Reader(HTMLParser):
    """Collects the shown text. An unclosed tag hides nothing but itself."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.tags: list[str] = []
        self._unseen: list[str] = []
        self._row: list[tuple[str, list[str]]] | None = None
        """The cells of the row being read, each with its tag."""

    def close(self) -> None:
        super().close()
        self._end_row()

    def _end_row(self) -> None:
        cells, self._row = self._row, None
        if cells:
            heads = all(tag == "th" for tag, _ in cells) and len(cells) > 1
            self.parts.append(f"\n{row([''.join(words) for _, words in cells], heads)}\n")

    def _opens(self, tag: str) -> None:
        """A row, a cell, or a block; blocks within a cell part its words."""
        if tag in _ROWS or tag in _TABLES or (tag == "dt" and self._row):
            self._end_row()
        if tag in _ROWS:
            self._row = []
        elif tag in _CELLS:
            self._row = [*(self._row or []), (tag, [])]
        elif tag in _BLOCKS and self._row:
            self._row[-1][1].append(" ")
        elif tag in _BLOCKS:
            self.parts.append(f"\n{BULLET}" if tag == "li" else "\n")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        hidden = any(k == "hidden" or (k == "style" and _HIDDEN.search(v or "")) for k, v in attrs)
        if tag not in _VOID and (self._unseen or tag in _UNSEEN or hidden):
            self._unseen.append(tag)
        else:
            self._opens(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self._unseen:
            while self._unseen.pop() != tag:
                pass
        elif not self._unseen and (tag in _ROWS or tag in _TABLES):
            self._end_row()
        elif tag in _BLOCKS and not self._unseen:
            (self._row[-1][1] if self._row else self.parts).append(" " if self._row else "\n")

    def handle_data(self, data: str) -> None:
        if self._unseen:
            return
        if self._row:
            self._row[-1][1].append(data)
        elif self._row is None or data.strip():
            self.parts.append(data)
