"""Placeholders for personal data left in a text, which its reader couldn't understand."""

import re
from collections.abc import Iterator

from bot.checks.personal_data.personal_values import Kind
from bot.domain.reply import Finding, Severity

RULE = "personal.placeholder"
_KINDS = "|".join(Kind)
_LEFT = re.compile(
    rf"\[\s{{0,2}}(?:{_KINDS})\s{{0,2}}[-_ ][\w -]{{0,24}}\]|\b(?:{_KINDS})-[0-9a-f]{{6}}(?:-\d{{1,4}})?\b", re.I
)
"""In brackets, or without them and with a nonce."""
_OF_AN_EXAMPLE = re.compile(r"\[(?:figure|promise|their (?:name|address|email|phone|personal|number))\]", re.I)
"""What stands in style examples for what was taken out of them."""


def check_placeholders(text: str) -> Iterator[Finding]:
    """Stops a placeholder left after restoring: it stands for nothing the customer gave."""
    for found in dict.fromkeys(m[0] for left in (_LEFT, _OF_AN_EXAMPLE) for m in left.finditer(text)):
        yield Finding(
            RULE, Severity.STOP, found, f"{found} stands for nothing this customer gave; write it out or leave it"
        )
