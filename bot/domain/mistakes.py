"""What was wrong with a draft or a lane: a closed list, for one click."""

from enum import StrEnum


class Mistake(StrEnum):
    """Why a draft was rejected or edited, or a case moved to another lane."""

    WRONG_FACT = "wrong_fact"
    WRONG_POLICY = "wrong_policy"
    PROMISES_TOO_MUCH = "promises_too_much"
    TONE = "tone"
    CIRCLES = "circles"
    TOO_LONG = "too_long"
    MISSING = "missing"
    NOT_OUR_CASE = "not_our_case"
    OTHER = "other"

    @property
    def label(self) -> str:
        """As people read and choose it."""
        return LABELS[self]


LABELS = {
    Mistake.WRONG_FACT: "Wrong fact",
    Mistake.WRONG_POLICY: "Wrong policy",
    Mistake.PROMISES_TOO_MUCH: "Promises too much",
    Mistake.TONE: "Tone",
    Mistake.CIRCLES: "Circles",
    Mistake.TOO_LONG: "Too long",
    Mistake.MISSING: "Something missing",
    Mistake.NOT_OUR_CASE: "Not our case",
    Mistake.OTHER: "Other",
}
