"""Blocks and mrkdwn as a person reads them: plain words, no markup."""

import re
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from typing import Any

Json = dict[str, Any]
Names = Mapping[str, str]
CONTROL = re.compile(r"<([^<>\n]+)>")


def escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def unescape(text: str) -> str:
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def control_words(body: str, names: Names) -> str:
    """What `<body>` reads as: a name, a channel, a link's words."""
    target, _, label = body.partition("|")
    if target.startswith(("@", "#")):
        return target[0] + (names.get(target[1:]) or label or target[1:])
    if target.startswith("!subteam^"):
        return "@" + (names.get(target[9:]) or label)
    if target.startswith("!"):
        return dated(target) or "@" + target[1:]
    return label or target


def plain_mrkdwn(text: str, names: Names) -> str:
    return unescape(CONTROL.sub(lambda match: control_words(match[1], names), text))


def plain_text(node: Json, names: Names) -> str:
    text = str(node["text"])
    return plain_mrkdwn(text, names) if node["type"] == "mrkdwn" else text


def plain_blocks(blocks: list[Json], names: Names) -> str:
    return "\n".join(line for block in blocks if (line := READERS[block["type"]](block, names)))


def _section(block: Json, names: Names) -> str:
    parts = [block["text"]] if "text" in block else []
    lines = [plain_text(part, names) for part in [*parts, *block.get("fields", [])]]
    if "accessory" in block:
        lines.append(_element(block["accessory"], names))
    return "\n".join(line for line in lines if line)


def _row(block: Json, names: Names) -> str:
    return " ".join(line for element in block["elements"] if (line := _element(element, names)))


def _element(element: Json, names: Names) -> str:
    if element["type"] in ("plain_text", "mrkdwn"):
        return plain_text(element, names)
    if element["type"] == "button":
        return f"[{element['text']['text']}]"
    return " ".join(f"({option['text']['text']})" for option in element.get("options", []))


def _input(block: Json, names: Names) -> str:
    lines = [block["label"]["text"], _element(block["element"], names), block.get("hint", {}).get("text", "")]
    return "\n".join(line for line in lines if line)


def _rich(block: Json, names: Names) -> str:
    return "\n".join(_rich_part(part, names) for part in block["elements"])


def _rich_part(part: Json, names: Names) -> str:
    if part["type"] == "rich_text_list":
        return "\n".join(f"- {_rich_part(item, names)}" for item in part["elements"])
    words = "".join(_leaf(leaf, names) for leaf in part["elements"])
    if part["type"] == "rich_text_quote":
        return "\n".join(f"> {line}" for line in words.split("\n"))
    return words


def _leaf(leaf: Json, names: Names) -> str:
    match leaf["type"]:
        case "user":
            return "@" + names.get(leaf["user_id"], leaf["user_id"])
        case "channel":
            return "#" + names.get(leaf["channel_id"], leaf["channel_id"])
        case "broadcast":
            return "@" + str(leaf["range"])
        case "emoji":
            return f":{leaf['name']}:"
        case "link":
            return str(leaf.get("text") or leaf["url"])
    return str(leaf["text"])


READERS: dict[str, Callable[[Json, Names], str]] = {
    "section": _section,
    "header": lambda block, names: plain_text(block["text"], names),
    "divider": lambda block, names: "",
    "context": _row,
    "actions": _row,
    "input": _input,
    "rich_text": _rich,
    "image": lambda block, names: f"[picture: {block['alt_text']}]",
    "table": lambda block, names: "\n".join(" | ".join(cell["text"] for cell in row) for row in block["rows"]),
    "markdown": lambda block, names: plain_mrkdwn(block["text"], names),
}


DATE = re.compile(r"!date\^(\d+)\^([^^]+)(?:\^[^^]*)?$")
DATE_FORMS = {
    "{date_num}": "%Y-%m-%d",
    "{date}": "%B %-d, %Y",
    "{date_short}": "%b %-d, %Y",
    "{date_long}": "%A, %B %-d, %Y",
    "{date_pretty}": "%B %-d, %Y",
    "{date_short_pretty}": "%b %-d, %Y",
    "{date_long_pretty}": "%A, %B %-d, %Y",
    "{time}": "%H:%M",
    "{time_secs}": "%H:%M:%S",
}


NEAR = {-1: "yesterday", 0: "today", 1: "tomorrow"}
"""What the pretty forms say of a day so near to the reader's."""


def dated(target: str, today: date | None = None) -> str | None:
    """`!date^seconds^form` as words, in UTC; None where it is no date or an unknown form. `today` is the reader's."""
    match = DATE.match(target)
    if match is None:
        return None
    moment = datetime.fromtimestamp(int(match[1]), UTC)
    near = NEAR.get((moment.date() - today).days) if today else None
    pretty = re.sub(r"\{date\w*_pretty\}", near, match[2]) if near else match[2]
    return re.sub(r"\{\w+\}", lambda m: moment.strftime(DATE_FORMS[m[0]]) if m[0] in DATE_FORMS else m[0], pretty)
