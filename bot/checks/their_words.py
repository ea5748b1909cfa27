"""The customer's own words in a reply: quoted words say nothing about our tone."""

import re

_SAID = r"(?:wrote|write|said|say|asked|ask|told (?:me|us)|mentioned|mention|noted|put it|described it|called it)"
_QUOTED = re.compile(
    rf"(?:\b(?:you|they|he|she)(?:'ve| have|'d| had)?(?: \w+ly| also| even)? {_SAID}"
    r"|\byour (?:message|words|question|note|email|e-mail|review|complaint)(?: \w+){0,4})\W{1,4}?"
    r"[\"\u201c](?P<said>[^\"\u201d\n]{1,500})[\"\u201d]",
    re.I,
)
_LINE = re.compile(r"^[ \t]*>[^\n]*$", re.M)
"""A quoted line of the answered message, as in email."""


_WHOLE = re.compile(r"[.!?]*(?=\s*(?:$|\n|[A-Z]))")


def without_theirs(text: str, message: str | None = None) -> str:
    """The text with blanks for what it quotes of the customer; positions stay.

    If their `message` is known, only its words count; a text that is nothing but a quote counts as ours.
    """
    quoted = [(_quoted(m), m["said"]) for m in _QUOTED.finditer(text)]
    quoted += [(m.span(), m[0]) for m in _LINE.finditer(text)]
    found = text
    for (start, end), said in quoted:
        if message is None or _plain(said) in _plain(message):
            found = found[:start] + " " * (end - start) + found[end:]
    return found if found.strip() else text


def is_theirs(quote: str, text: str, message: str) -> bool:
    """Whether these words occur in the text only where it quotes the customer's message."""
    return bool(quote) and quote in text and quote not in without_theirs(text, message)


def _plain(words: str) -> str:
    return " ".join(re.findall(r"\w+", words.lower()))


def _quoted(found: re.Match[str]) -> tuple[int, int]:
    """The span of the quote, with its `you wrote` if the sentence has nothing else."""
    ends = _WHOLE.match(found.string, found.end())
    begins = found.start() == 0 or found.string[: found.start()].rstrip(" ")[-1:] in "\n.!?"
    return (found.start(), ends.end()) if ends and begins else found.span("said")
