"""A reply as the circle checks read it: its statements, next to the ledger."""

from dataclasses import dataclass

from bot.checks.circles.reply.asks import Ask, asks
from bot.domain.case import Matter
from bot.domain.ledger import Ledger
from bot.domain.reply import Finding, Passage, Severity, text_of
from bot.language.grammar.statements import Actor, Mood, Statement, statements


@dataclass(frozen=True, slots=True)
class Reply:
    """The text that is checked, its statements, and the case's history."""

    text: str
    passages: tuple[Passage, ...]
    said: tuple[Statement, ...]
    ledger: Ledger
    matter: Matter

    @classmethod
    def of(cls, passages: tuple[Passage, ...], ledger: Ledger, matter: Matter) -> "Reply":
        text = text_of(passages)
        return cls(text, passages, statements(text), ledger, matter)

    def found(self, rule: str, severity: Severity, words: str, reason: str, against: str | None = None) -> Finding:
        """A finding. Words are quoted only if they are verbatim in the text."""
        return Finding(rule, severity, words if words in self.text else "", reason, against=against)

    @property
    def asks(self) -> tuple[Ask, ...]:
        """What the reply asks of the customer."""
        return asks(self.text)

    @property
    def requests(self) -> tuple[Statement, ...]:
        """What the reply plainly asks the customer to do, without a condition."""
        asked = (s for s in self.said if s.mood is Mood.REQUEST and s.actor is Actor.READER and not s.negated)
        return tuple(s for s in asked if not self._depends(s.sentence))

    def excused(self, ask: Ask) -> bool:
        """Whether the ask depends on something that may not have happened: `if you have not looked yet`."""
        return ask.statement is not None and ask.statement.mood is not Mood.CONDITION and self._depends(ask.sentence)

    def _depends(self, sentence: int) -> bool:
        return any(s.sentence == sentence and s.mood is Mood.CONDITION and _open(s) for s in self.said)


def _open(s: Statement) -> bool:
    """`Before we can go on` is no condition for them."""
    return not (s.actor is Actor.WRITER or s.text.lower().startswith(("before", "as soon as", "once we", "once i")))
