"""A reply in two languages: English for the checks and the team, the other for the customer."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pair:
    """One sentence in both languages. `gap` is the white space before it in both."""

    english: str
    theirs: str
    gap: str = ""


@dataclass(frozen=True, slots=True)
class Translation:
    """The whole reply, sentence by sentence; `language` is the code of the customer's."""

    language: str
    pairs: tuple[Pair, ...]

    @property
    def text(self) -> str:
        """What the customer gets."""
        return "".join(p.gap + p.theirs for p in self.pairs)

    @property
    def english(self) -> str:
        """What it says, for the team."""
        return "".join(p.gap + p.english for p in self.pairs)
