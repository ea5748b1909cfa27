"""Emojis in a text, by the library `emoji`: it is loaded where there may be one, as its lists take 6 MB."""

import re
from collections.abc import Iterator

_MAY_BE = re.compile("[\u00a9\u00ae\u203c\u2049\u20e3\u2100-\u33ff\U0001f000-\U0001faff]")
"""Each emoji holds one of these; dashes, curly quotes and currencies aren't among them."""


def emojis(text: str) -> Iterator[tuple[int, int]]:
    """Where each begins and ends."""
    if _MAY_BE.search(text):
        from emoji import emoji_list

        yield from ((int(one["match_start"]), int(one["match_end"])) for one in emoji_list(text))


def as_names(text: str) -> str:
    """The text with the common name of each emoji, as Slack has it, in its place."""
    if not _MAY_BE.search(text):
        return text
    from emoji import demojize

    return demojize(text, language="alias", delimiters=("", ""))
