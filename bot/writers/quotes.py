"""Quotes count only where they are in the text; findings into redacted words and back. Pure."""

import re
from collections.abc import Iterable
from dataclasses import replace

from bot.checks.personal_data.redaction import Vault, redact_text
from bot.domain.reply import Finding
from bot.writers.protocol import RedactedFinding

_SAME = str.maketrans(
    {"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"', "\u2010": "-", "\u2011": "-", "\u2013": "-"}
)
_LONGEST_REASON = 300
_AROUND = " \t\r\n'\"\u2018\u2019\u201c\u201d\u2026"


def standing(quote: str, text: str) -> str | None:
    """The words of the text that the quote repeats, as they are there; None if they aren't.

    Case, white space and the form of quotation marks don't matter. A part of a word is no quote.
    """
    plain, places = _plain(text)
    wanted = _plain(quote.strip(_AROUND).removesuffix("..."))[0].strip()
    if not any(c.isalnum() for c in wanted):
        return None
    at = plain.find(wanted)
    while at >= 0:
        end = at + len(wanted)
        if not _inside_a_word(plain, at) and not _inside_a_word(plain, end):
            return text[places[at] : places[end - 1] + 1]
        at = plain.find(wanted, at + 1)
    return None


def in_one_line(words: str) -> str:
    """A model's reason as one short line."""
    line = " ".join(words.split())
    return line if len(line) <= _LONGEST_REASON else f"{line[:_LONGEST_REASON].rsplit(' ', 1)[0]}\u2026"


def hidden(findings: Iterable[Finding], vault: Vault) -> tuple[RedactedFinding, ...]:
    """The findings, redacted. `vault` holds what was redacted in their text."""
    return tuple(
        RedactedFinding(
            replace(
                f,
                quote=_without(f.quote, vault),
                reason=_without(f.reason, vault),
                replacement=f.replacement and _without(f.replacement, vault),
                against=f.against and _without(f.against, vault),
            )
        )
        for f in findings
    )


def restored(findings: Iterable[Finding], text: str, vault: Vault) -> tuple[Finding, ...]:
    """A writer's findings with personal data, about `text`.

    A quote that can't be found in it is left out, as two spellings of a number may have one placeholder.
    """
    return tuple(
        replace(
            f,
            quote=_found(vault.restore(f.quote), text),
            reason=vault.restore(f.reason),
            replacement=f.replacement and vault.restore(f.replacement),
            against=f.against and vault.restore(f.against),
        )
        for f in findings
    )


def _found(quote: str, text: str) -> str:
    return quote if quote in text else standing(quote, text) or ""


def _without(words: str, vault: Vault) -> str:
    """Data that is personal only beside other words is known from the vault."""
    text: str = redact_text(words, vault)
    for placeholder, value in vault.values.items():
        if value not in vault.values:
            text = re.sub(rf"(?<!\w){re.escape(value)}(?!\w)", placeholder, text)
    return text


def _plain(text: str) -> tuple[str, list[int]]:
    """The text in lower case with single spaces, and each character's place in the original."""
    plain: list[str] = []
    places: list[int] = []
    for place, char in enumerate(text.translate(_SAME)):
        small = " " if char.isspace() else char.lower()
        if small == " " and plain[-1:] == [" "]:
            continue
        plain.append(small if len(small) == 1 else char)
        places.append(place)
    return "".join(plain), places


def _inside_a_word(text: str, at: int) -> bool:
    return 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum()
