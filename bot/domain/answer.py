"""What a teammate is told of what the company knows: sentences with their sources, and tables."""

from dataclasses import dataclass

from bot.domain.reply import Passage


@dataclass(frozen=True, slots=True)
class Sheet:
    """Rows that were looked up; every cell is words. `report` is where they stand, with its age."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    report: str
    more: int = 0
    """Rows that were left out."""


@dataclass(frozen=True, slots=True)
class Answer:
    """`known` is False where nothing was found; `by` says who or what answered, as people read it."""

    passages: tuple[Passage, ...]
    sheets: tuple[Sheet, ...] = ()
    by: str = ""
    known: bool = True
    links: tuple[tuple[str, str], ...] = ()
    """(case, address of its thread) for each case that is cited and can be opened."""

    @property
    def text(self) -> str:
        return "".join(p.text for p in self.passages)
