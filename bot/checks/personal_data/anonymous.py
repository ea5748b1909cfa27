"""A reply without anything that leads to its customer: no personal data, order, parcel or reference number."""

import re

from bot.checks.personal_data.numbers.identifiers import of_one_order
from bot.checks.personal_data.personal_values import Kind
from bot.checks.personal_data.redaction import redact, redact_text
from bot.domain.case import Matter

_WORDS = {
    Kind.NAME: "[name]",
    Kind.ADDRESS: "[address]",
    Kind.EMAIL: "[email]",
    Kind.PHONE: "[phone]",
}
_OTHER, _NUMBER = "[personal]", "[number]"
_SHORTEST = 4
"""Shortest value taken out wherever it occurs. Single words aren't, as somebody may be called Will."""


def anonymous(text: str, matter: Matter, nonce: str) -> str:
    """The text with a word in brackets for each identifying value. It can't be restored."""
    _, vault = redact(matter, nonce)
    hidden: str = redact_text(text, vault)
    hidden = re.sub(rf"\[({'|'.join(Kind)})-{re.escape(nonce)}-\d+\]", lambda m: _word(m[1]), hidden, flags=re.I)
    for placeholder, words in sorted(vault.values.items(), key=lambda item: -len(item[1])):
        if len(words) >= _SHORTEST and not words.isalpha():
            hidden = _replaced(hidden, words, _word(placeholder[1:].partition("-")[0]))
    return _without_numbers(_replaced(hidden, matter.order_id, _NUMBER) if matter.order_id else hidden)


def _word(kind: str) -> str:
    return _WORDS.get(Kind(kind.upper()), _OTHER)


def _replaced(text: str, words: str, by: str) -> str:
    return re.sub(rf"(?<![\w-]){re.escape(words)}(?![\w-])", lambda _: by, text, flags=re.I)


def _without_numbers(text: str) -> str:
    parts, at = [], 0
    for start, end in sorted(of_one_order(text)):
        if start >= at:
            parts += [text[at:start], _NUMBER]
            at = end
    return "".join((*parts, text[at:]))
