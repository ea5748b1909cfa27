"""What kinds of case a team meets: how each is recognised, who handles it, and how a reply to it is built."""

from pydantic import Field

from bot.domain.case import Fulfilment, Lane, Role
from bot.domain.reply import CommitmentKind
from bot.knowledge.clauses import Id, Strict


class FactToCheck(Strict):
    """A fact of the case that a person makes sure of: its key, and the question that asks for it."""

    key: Id
    ask: str
    required: bool = False
    """Without it the composer can't compose, and gives a brief."""


class Offer(Strict):
    """What the reply can offer: a clause, whose `say` is its wording, and when it holds."""

    clause: Id
    needs: tuple[Id, ...] = ()
    """Facts that must be known for the offer to be made; without one of them it is left out."""


class NextStep(Strict):
    """The one next step of a reply: who does what, by when. `days` counts calendar days from today."""

    owner: str
    """Who acts, as the customer reads it: 'I', 'we', 'you'."""
    action: str
    """The sentence in full, with `{by}` for the date and `{fact}` for facts."""
    days: int = Field(default=2, ge=0, le=30)
    commitment: CommitmentKind | None = None
    clause: Id | None = None


class Signals(Strict):
    """Words and patterns that speak for the situation. Patterns are regular expressions, case-insensitive."""

    words: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()
    fulfilment: Fulfilment | None = None
    """The situation fits only orders fulfilled so."""
    always: tuple[str, ...] = ()
    """Patterns that decide alone, whatever else the message says: safety, violence, law."""


class Situation(Strict):
    """One kind of case."""

    id: Id
    title: str
    applies_when: str
    """One line on when a case is of this kind; triage and search read it."""
    lane: Lane
    approver: Role
    signals: Signals = Signals()
    examples: tuple[str, ...] = ()
    facts: tuple[FactToCheck, ...] = ()
    clauses: tuple[Id, ...] = ()
    """The clauses that bear on it, most telling first."""
    acknowledge: str | None = None
    """First words of a composed reply, particular to the case: `{fact}` stands for facts."""
    offer: tuple[Offer, ...] = ()
    next_step: NextStep | None = None
    advice: tuple[str, ...] = ()
    """How to say it, for whoever writes the reply by hand."""
    never: tuple[str, ...] = ()
    """What a reply in this situation never does."""
    holding_line: str | None = None
    """PERSON_ONLY: the one neutral line that may go out before a person answers."""


class SituationFile(Strict):
    """A file of situations; `fallback` names the one for cases that fit none."""

    situations: tuple[Situation, ...] = Field(min_length=1)
    fallback: Id | None = None
