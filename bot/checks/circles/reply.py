"""A reply as the circle guard reads it: its statements beside the ledger."""

from dataclasses import dataclass

from bot.domain.case import Matter
from bot.domain.ledger import Ledger
from bot.domain.reply import Passage
from bot.language.statements import Actor, Mood, Statement, statements


@dataclass(frozen=True, slots=True)
class Reply:
    """What is checked: the text, its statements, and what the case remembers."""

    text: str
    passages: tuple[Passage, ...]
    said: tuple[Statement, ...]
    ledger: Ledger
    matter: Matter

    @classmethod
    def of(cls, passages: tuple[Passage, ...], ledger: Ledger, matter: Matter) -> "Reply":
        text = "".join(p.text for p in passages)
        return cls(text, passages, statements(text), ledger, matter)

    @property
    def requests(self) -> tuple[Statement, ...]:
        """What the reply asks the customer to do, unless it depends on something or was said not to be needed."""
        asked = (s for s in self.said if s.mood is Mood.REQUEST and s.actor is Actor.READER and not s.negated)
        return tuple(s for s in asked if not self._depends(s))

    def _depends(self, request: Statement) -> bool:
        """Whether the same sentence holds a condition: `if you have not looked yet`."""
        return any(s.sentence == request.sentence and s.mood is Mood.CONDITION for s in self.said)
