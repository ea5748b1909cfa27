"""What a composed reply takes from one that a team approved: how it greets and how it closes. Pure."""

from bot.knowledge.replies.sentences import Part, pieces

NAME = "[their name]"
"""Stands in an example for its customer's name."""
_ONE_WORD = "[name]"
_MOST_WORDS = 4


def greeting(example: str, name: str | None) -> str | None:
    """The line that greets, for this customer; None where it greets somebody else, or nobody is to be named."""
    line = next((p.text for p in pieces(example) if p.part is Part.GREETING), "")
    if not _everybodys(line) or (NAME in line and not name):
        return None
    if NAME in line:
        return line.replace(NAME, str(name))
    return line if not name else None


def valediction(example: str) -> str | None:
    """`Best wishes,`: the first line of the close, without who signs it."""
    closing = next((p.text for p in pieces(example) if p.part is Part.CLOSE), "")
    line = closing.splitlines()[0].strip() if closing else ""
    return line if _everybodys(line) and NAME not in line else None


def _everybodys(line: str) -> bool:
    """Whether it is a short line that names nobody: a name that wasn't taken out has a capital."""
    first, *rest = line.removesuffix(",").replace(NAME, _ONE_WORD).split() or ("",)
    plain = all(word == _ONE_WORD or word.islower() for word in rest)
    return line.endswith(",") and first.isalpha() and plain and len(rest) < _MOST_WORDS
