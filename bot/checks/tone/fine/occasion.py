"""What a text answers, and who wrote it: the same words may be a fault here and none there."""

import re
from dataclasses import dataclass

from bot.language.vocabulary.content import content

_CLAUSES = re.compile(r"[;!?\n]+|[.,:]+(?!\d)|\b(?:and|but|so)\b", re.I)
_NOT = re.compile(
    r"n't\b|\b(?:not|never|no|nobody|none|nothing|neither|nor|without|cannot|(?:did|do|does|was|is|have|has|ca"
    r"|wo)nt)\b",
    re.I,
)
_LONGEST = 6_000
"""Characters of the customer's words that are compared."""


@dataclass(frozen=True, slots=True)
class Occasion:
    """`clauses`: the stems of each clause of the customer's, and whether it denies something. `drafted`: the bot wrote
    the text."""

    message: str | None = None
    clauses: tuple[tuple[frozenset[str], bool], ...] = ()
    drafted: bool = False

    @property
    def told(self) -> frozenset[str]:
        """The stems of all that the customer has written."""
        return frozenset().union(*(stems for stems, _ in self.clauses))

    def denied(self, words: str) -> bool:
        """Whether the clause of theirs that is most like these words denies what they say, or the reverse."""
        own = frozenset(content(words))
        _, denies = max(self.clauses, key=lambda c: len(c[0] & own), default=(own, False))
        return denies is not denying(words)


NO_OCCASION = Occasion()
"""Words by themselves."""


def occasion(message: str | None, earlier: str = "", *, drafted: bool = False) -> Occasion:
    """`earlier`: what the customer wrote before the message that is answered."""
    said = f"{message or ''}\n{earlier}"[:_LONGEST].replace("\u2019", "'")
    clauses = ((frozenset(content(words)), denying(words)) for words in _CLAUSES.split(said))
    return Occasion(message, tuple(dict.fromkeys(c for c in clauses if c[0])), drafted)


def denying(words: str) -> bool:
    """Whether a clause says that something is not so."""
    return bool(_NOT.search(words.replace("\u2019", "'")))
