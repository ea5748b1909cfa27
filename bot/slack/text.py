"""Text into and out of Slack: escaping, literal rich text, reading what people typed."""

import html
import re
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any

from bot.domain.people import is_group
from bot.errors import StoreError
from bot.language.normalization.unbroken import unbroken

Block = dict[str, Any]
SECTION_LIMIT = 3000
INPUT_LIMIT = 3000
AWAY = (
    "Levelhead can't use its database just now, so nothing was changed. Try again in a minute; if it stays so, tell "
    "whoever runs Levelhead."
)
_MARKUP = re.compile(r"<(?P<sigil>[@#!]?)(?P<target>[^|>]*)(?:\|(?P<label>[^>]*))?>")


def in_words(error: Exception) -> str:
    """The error as told to people in Slack: details of the database are for operators only."""
    return AWAY if isinstance(error, StoreError) else str(error)


def escape(text: str) -> str:
    """Text safe inside mrkdwn: Slack's three characters escaped, so no mention or link takes effect."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def literal(text: str) -> str:
    """What a person typed, from Slack's escaped form: links and mentions become their words."""

    def words(match: re.Match[str]) -> str:
        label = match["label"] or match["target"]
        return match["sigil"] + label if match["sigil"] else match["target"].removeprefix("mailto:")

    return html.unescape(_MARKUP.sub(words, text))


def person(user: str) -> str:
    """A mention of a member or a user group, for our own sentences."""
    return f"<!subteam^{user}>" if is_group(user) else f"<@{user}>"


def people(users: Iterable[str]) -> str:
    """Mentions joined with 'or'."""
    return " or ".join(map(person, users))


def said_at(ts: str) -> datetime:
    """When Slack took the message with this ts."""
    return datetime.fromtimestamp(float(ts), UTC)


def when(moment: datetime) -> str:
    """A time that each reader sees in their own zone."""
    fallback = moment.strftime("%Y-%m-%d %H:%M UTC")
    return f"<!date^{int(moment.timestamp())}^{{date_short_pretty}} at {{time}}|{fallback}>"


def section(mrkdwn: str) -> Block:
    """Our own sentence. It is cut over the limit, which our sentences never reach."""
    return {"type": "section", "text": _marked(mrkdwn)}


def sections(title: str, lines: Iterable[str]) -> list[Block]:
    """Our own lines under a title, over as many sections as they need."""
    packed = [title]
    for line in lines:
        if len(packed[-1]) + len(line) < SECTION_LIMIT:
            packed[-1] += f"\n{line}"
        else:
            packed.append(line)
    return [section(words) for words in packed]


def weight(block: Any) -> int:
    """How many characters a block holds, as Slack counts them."""
    if isinstance(block, dict):
        return sum(len(v) if k == "text" and isinstance(v, str) else weight(v) for k, v in block.items())
    return sum(map(weight, block)) if isinstance(block, list) else 0


def _marked(mrkdwn: str) -> Block:
    """Only marked links are links: Slack makes none of an address in somebody's words."""
    return {"type": "mrkdwn", "text": mrkdwn[:SECTION_LIMIT], "verbatim": True}


def context(*mrkdwn: str) -> Block:
    """Small print, one element a line."""
    return {"type": "context", "elements": [_marked(words) for words in mrkdwn]}


def plain(text: str) -> dict[str, Any]:
    return {"type": "plain_text", "text": text, "emoji": False}


def run(text: str, **style: bool) -> dict[str, Any]:
    """A literal run of text."""
    return {"type": "text", "text": text} | ({"style": style} if style else {})


def rich(elements: Sequence[dict[str, Any]], kind: str = "rich_text_section") -> Block:
    """Literal runs as a block: nothing in them takes effect."""
    kept = [e for e in elements if e.get("text") or e["type"] != "text"] or [run(" ")]
    return {"type": "rich_text", "elements": [{"type": kind, "elements": kept}]}


def quote(text: str) -> Block:
    """Somebody's words, quoted as they are."""
    return rich([run(text)], "rich_text_quote")


def cut(text: str, limit: int) -> str:
    """The text, cut at a word with an ellipsis where it is longer than `limit` characters."""
    if len(text) <= limit:
        return text
    head = text[: limit - 1]
    return (head.rsplit(None, 1)[0] if " " in head[limit // 2 :] else head).rstrip(" .,;:…") + "…"


def button(label: str, action: str, value: str, style: str | None = None) -> dict[str, Any]:
    """A button; `style` is primary or danger."""
    made = {"type": "button", "text": plain(label), "action_id": action, "value": value}
    return made | ({"style": style} if style else {})


def overflow(menu: str, about: str, choices: Iterable[tuple[str, str, bool]]) -> dict[str, Any]:
    """A menu of at most five (label, action, offered); each choice's value names the action and what it is about."""
    options = [{"text": plain(label), "value": f"{action}:{about}"} for label, action, offered in choices if offered]
    return {"type": "overflow", "action_id": menu, "options": options[:5]}


def quoted(blocks: Sequence[Block] | None) -> str:
    """The text that a person put in a quote, from a message's rich-text blocks."""
    parts = [_flat(element) for element in _elements(blocks) if element.get("type") == "rich_text_quote"]
    return "\n".join(parts).strip()


def typed(blocks: Sequence[Block] | None, text: str) -> str:
    """All that a person typed, quotes included, literally; from the blocks where there are any."""
    parts = [_flat(element) for element in _elements(blocks)]
    return unbroken("\n".join(parts) if parts else literal(text)).strip()


def listed(value: Any) -> list[dict[str, Any]]:
    """The objects in a list from Slack, whatever else it may hold."""
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def _elements(blocks: Sequence[Block] | None) -> list[dict[str, Any]]:
    return [e for block in listed(blocks) if block.get("type") == "rich_text" for e in listed(block.get("elements"))]


def _flat(element: dict[str, Any]) -> str:
    if "elements" in element:
        joiner = "\n" if element.get("type") == "rich_text_list" else ""
        return joiner.join(map(_flat, listed(element["elements"])))
    kind = element.get("type")
    if kind == "user":
        return f"@{element.get('user_id', '')}"
    return str(element.get("text") or element.get("url") or element.get("unicode") or element.get("name") or "")
