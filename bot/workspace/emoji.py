"""The reaction names the workspace knows; Slack knows many more."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from .errors import SlackError


@cache
def _data() -> dict[str, Any]:
    data: dict[str, Any] = json.loads(Path(__file__).with_name("emoji.json").read_text(encoding="utf-8"))
    return data


def canonical(name: str) -> str:
    """`thumbsup` is `+1`; a skin tone stays; an unknown name is refused."""
    base, mark, tone = name.partition("::skin-tone-")
    base = _data()["aliases"].get(base, base)
    if base not in _data()["names"] or (mark and tone not in _data()["skin_tones"]):
        raise SlackError("invalid_name")
    return str(base + mark + tone)


def character(name: str) -> str | None:
    base, _, tone = name.partition("::skin-tone-")
    found = _data()["names"].get(_data()["aliases"].get(base, base))
    return None if found is None else str(found + _data()["skin_tones"].get(tone, ""))


@cache
def picture(name: str) -> str | None:
    """Our own drawing, for the names that decide things and for machines without emoji letters."""
    file = f"{_data()['aliases'].get(name, name).replace('+', 'plus')}.svg"
    return f"/static/emoji/{file}" if (Path(__file__).parent / "page" / "static" / "emoji" / file).is_file() else None


def quick() -> list[str]:
    """The few offered first."""
    return list(_data()["quick"])


def all_names() -> list[str]:
    return list(_data()["names"])
