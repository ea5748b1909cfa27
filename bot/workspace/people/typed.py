"""What a person types, as Slack delivers it: escaped text, and rich text with the literal words."""

import re
from collections.abc import Mapping
from typing import Any

from ..blocks.plain import escape

Json = dict[str, Any]
PIECE = re.compile(
    r"(?P<link>https?://[^\s<>]+)|@(?P<at>[\w.]+(?: [A-Z][\w]+)?)|#(?P<hash>[a-z0-9-]+)|:(?P<emoji>[a-z0-9_+-]+):"
)
BROADCASTS = {"channel", "here", "everyone"}


class Typed:
    """`handles` maps what follows @ or # to an id."""

    def __init__(self, handles: Mapping[str, str], emoji: frozenset[str] = frozenset()) -> None:
        self.handles = handles
        self.emoji = emoji

    def text(self, typed: str, *, labels: bool = False) -> str:
        """Escaped mrkdwn; `labels` writes `<@U|name>` as slash commands do."""
        return "".join(self._mrkdwn(leaf, labels) for leaf in self.leaves(typed))

    def block(self, typed: str, quote: str | None, block_id: str) -> Json:
        parts: list[Json] = []
        if quote is not None:
            parts.append({"type": "rich_text_quote", "elements": self.leaves(quote)})
        for quoted, lines in _paragraphs(typed):
            kind = "rich_text_quote" if quoted else "rich_text_section"
            parts.append({"type": kind, "elements": self.leaves(lines)})
        return {"type": "rich_text", "block_id": block_id, "elements": [part for part in parts if part["elements"]]}

    def leaves(self, typed: str) -> list[Json]:
        leaves: list[Json] = []
        last = 0
        for match in PIECE.finditer(typed):
            found = self._leaf(match)
            if found is None:
                continue
            leaf, end = found
            leaves += [*_words(typed[last : match.start()]), leaf]
            last = end
        return leaves + _words(typed[last:])

    def _leaf(self, match: re.Match[str]) -> tuple[Json, int] | None:
        if match["link"]:
            return {"type": "link", "url": match["link"]}, match.end()
        if match["emoji"]:
            known = match["emoji"] in self.emoji
            return ({"type": "emoji", "name": match["emoji"]}, match.end()) if known else None
        if match["hash"]:
            channel = self.handles.get("#" + match["hash"])
            return ({"type": "channel", "channel_id": channel}, match.end()) if channel else None
        return self._person(match["at"], match.start())

    def _person(self, name: str, start: int) -> tuple[Json, int] | None:
        for candidate in (name, name.split(" ")[0], name.split(" ")[0].rstrip(".")):
            end = start + 1 + len(candidate)
            if candidate in BROADCASTS:
                return {"type": "broadcast", "range": candidate}, end
            if user := self.handles.get("@" + candidate.lower()):
                return {"type": "user", "user_id": user}, end
        return None

    def _mrkdwn(self, leaf: Json, labels: bool) -> str:
        match leaf["type"]:
            case "user":
                return f"<@{leaf['user_id']}{self._label('@', leaf['user_id']) if labels else ''}>"
            case "channel":
                return f"<#{leaf['channel_id']}{self._label('#', leaf['channel_id'])}>"
            case "broadcast":
                return f"<!{leaf['range']}>"
            case "link":
                return f"<{escape(leaf['url'])}>"
            case "emoji":
                return f":{leaf['name']}:"
        return escape(leaf["text"])

    def _label(self, sign: str, found: str) -> str:
        return next((f"|{name[1:]}" for name, value in self.handles.items() if value == found and name[0] == sign), "")


def _words(text: str) -> list[Json]:
    return [{"type": "text", "text": text}] if text else []


def _paragraphs(typed: str) -> list[tuple[bool, str]]:
    """Runs of lines that are quoted (`> `) or not."""
    runs: list[tuple[bool, list[str]]] = []
    for line in typed.split("\n"):
        quoted = line.startswith("> ")
        words = line[2:] if quoted else line
        if runs and runs[-1][0] == quoted:
            runs[-1][1].append(words)
        else:
            runs.append((quoted, [words]))
    return [(quoted, "\n".join(lines)) for quoted, lines in runs]
