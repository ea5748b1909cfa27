"""How people say that goods have come, as a part of patterns."""

from typing import Final

CAME: Final = (
    r"(?:came|arrived|got here|(?:showed|turned) up|(?:was|were|been|got) delivered|(?:reached|got to) (?:me|us))"
)
