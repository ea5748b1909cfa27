"""What a text does beyond being read: whom it notifies, which links it unfurls."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

Json = dict[str, Any]
MENTION = re.compile(
    r"<@([UW][A-Z0-9]+)(?:\|[^<>]*)?>|<!subteam\^(S[A-Z0-9]+)(?:\|[^<>]*)?>|<!(channel|here|everyone)(?:\|[^<>]*)?>"
)
LINK = re.compile(r"(https?://[^\s<>|)\]]+)")
MARKED = re.compile(r"<[^<>]+>")
"""All that takes effect in a verbatim text."""
MEDIA = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".mp4", ".mov")


@dataclass(frozen=True)
class Effects:
    mentions: frozenset[str]
    links: tuple[str, ...]

    def unfurled(self, links: bool, media: bool) -> list[str]:
        return [link for link in self.links if (media if link.lower().endswith(MEDIA) else links)]


def effects(text: str, blocks: list[Json]) -> Effects:
    """`text` counts even beside blocks: it is what a notification shows."""
    sources = [text, *_active_texts(blocks)]
    mentions = {name for source in sources for match in MENTION.finditer(source) for name in match.groups() if name}
    links = [link for source in sources for link in LINK.findall(source)]
    rich = list(_rich_elements(blocks))
    mentions |= {element["user_id"] for element in rich if element["type"] == "user"}
    mentions |= {element["range"] for element in rich if element["type"] == "broadcast"}
    links += [element["url"] for element in rich if element["type"] == "link"]
    return Effects(frozenset(mentions), tuple(dict.fromkeys(links)))


def _active_texts(node: Any) -> Iterator[str]:
    """Texts in which `<...>` takes effect: mrkdwn objects and markdown blocks."""
    if isinstance(node, dict):
        if node.get("type") in ("mrkdwn", "markdown"):
            yield " ".join(MARKED.findall(node["text"])) if node.get("verbatim") else node["text"]
        else:
            yield from (text for value in node.values() for text in _active_texts(value))
    elif isinstance(node, list):
        yield from (text for value in node for text in _active_texts(value))


def _rich_elements(blocks: list[Json]) -> Iterator[Json]:
    for block in blocks:
        if block["type"] == "rich_text":
            yield from _leaves(block["elements"])


def _leaves(elements: list[Json]) -> Iterator[Json]:
    for element in elements:
        if "elements" in element:
            yield from _leaves(element["elements"])
        else:
            yield element
