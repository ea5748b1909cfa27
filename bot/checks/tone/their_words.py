"""The customer's own words in a reply: what is quoted of them is not how we sound."""

import re

_SAID = r"(?:wrote|write|said|say|asked|ask|told (?:me|us)|mentioned|mention|noted|put it|described it|called it)"
_QUOTED = re.compile(
    rf"(?:\b(?:you|they|he|she)(?:'ve| have|'d| had)?(?: \w+ly| also| even)? {_SAID}"
    r"|\byour (?:message|words|question|note|email|e-mail|review|complaint)(?: \w+){0,4})\W{1,4}?"
    r"[\"\u201c](?P<said>[^\"\u201d\n]{1,500})[\"\u201d]",
    re.I,
)
_LINE = re.compile(r"^[ \t]*>[^\n]*$", re.M)
"""A line of the message that is answered, as mail shows it."""


_WHOLE = re.compile(r"[.!?]*(?=\s*(?:$|\n|[A-Z]))")


def without_theirs(text: str) -> str:
    """The text with blanks for what is quoted of the customer, everything else in its place."""
    for start, end in [*map(_quoted, _QUOTED.finditer(text)), *(m.span() for m in _LINE.finditer(text))]:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _quoted(found: re.Match[str]) -> tuple[int, int]:
    """What they said; with who said it where the sentence holds nothing else."""
    ends = _WHOLE.match(found.string, found.end())
    begins = found.start() == 0 or found.string[: found.start()].rstrip(" ")[-1:] in "\n.!?"
    return (found.start(), ends.end()) if ends and begins else found.span("said")
