"""HTML in a pasted listing: the text a browser would show, line by line, and its tags."""

import re
import unicodedata
from html.parser import HTMLParser

_HTML = re.compile(
    r"<(?:/?[a-z][a-z0-9]*(?:\s[^<>]*)?/?|!--[\s\S]*?--|!doctype[^>]*)>|&(?:#\d+|#x[0-9a-f]+|[a-z]+);", re.I
)
_BLOCKS = frozenset("p br div ul ol li tr table h1 h2 h3 h4 h5 h6 hr section article header title".split())
_UNSEEN = frozenset("script style template noscript head iframe object".split())
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

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        hidden = any(k == "hidden" or (k == "style" and _HIDDEN.search(v or "")) for k, v in attrs)
        if tag not in _VOID and (self._unseen or tag in _UNSEEN or hidden):
            self._unseen.append(tag)
        elif tag in _BLOCKS:
            self.parts.append(f"\n{BULLET}" if tag == "li" else "\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in self._unseen:
            while self._unseen.pop() != tag:
                pass
        elif tag in _BLOCKS and not self._unseen:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.parts.append(data)
