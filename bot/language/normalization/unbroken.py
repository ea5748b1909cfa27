"""Text that every database keeps, without NUL and lone surrogates, and that only stands where it is shown."""

import re
from typing import Any

_BROKEN = re.compile("[\x00\ud800-\udfff]")
_MOVES = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


def unbroken(text: str) -> str:
    """The text with U+FFFD for each such character."""
    return text if text.isascii() and "\x00" not in text else _BROKEN.sub("\ufffd", text)


def motionless(text: str) -> str:
    """The text with U+FFFD for what moves a terminal instead of standing in it: all controls but tabs and line ends."""
    return _MOVES.sub("\ufffd", text.replace("\r\n", "\n"))


def unbroken_json(value: Any) -> Any:
    """The same JSON with every text in it unbroken."""
    if isinstance(value, str):
        return unbroken(value)
    if isinstance(value, dict):
        return {unbroken_json(key): unbroken_json(inner) for key, inner in value.items()}
    return [unbroken_json(inner) for inner in value] if isinstance(value, list) else value
