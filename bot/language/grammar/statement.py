"""A statement: who does what in a clause, and how it is meant."""

from dataclasses import dataclass
from enum import StrEnum


class Actor(StrEnum):
    """Who acts. WRITER and READER are those of the text; NOBODY: a thing acts, or nobody is named."""

    WRITER = "writer"
    READER = "reader"
    THIRD_PARTY = "third_party"
    NOBODY = "nobody"


class Mood(StrEnum):
    """How a statement is meant.

    REQUEST: the actor is asked, told or obliged to do it. CONDITION: if, once, unless.
    """

    DONE = "done"
    DOING = "doing"
    PLANNED = "planned"
    REQUEST = "request"
    CONDITION = "condition"
    POSSIBLE = "possible"
    REFUSED = "refused"
    QUESTION = "question"
    STATED = "stated"


@dataclass(frozen=True, slots=True)
class Statement:
    """One clause of a sentence; `start` and `end` place `text` in the whole. `verb` and `words` are stems.

    `sentence`: the number of its sentence, from 0. `passive`: the subject suffers the act. `patient`: whom the act is
    done to, where it is a person. `quoted`: it stands between quotation marks, so somebody else may have said it.
    """

    text: str
    start: int
    end: int
    sentence: int
    actor: Actor
    verb: str
    words: tuple[str, ...]
    mood: Mood
    negated: bool = False
    passive: bool = False
    patient: Actor = Actor.NOBODY
    quoted: bool = False

    def moved(self, by: int, sentence: int) -> "Statement":
        """The statement, this many characters further on and in the sentence of this number. Faster than `replace`."""
        if not by and sentence == self.sentence:
            return self
        return Statement(
            self.text, self.start + by, self.end + by, sentence, self.actor, self.verb, self.words, self.mood,
            self.negated, self.passive, self.patient, self.quoted,
        )  # fmt: skip
