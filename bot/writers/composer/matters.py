"""An assignment as the composer takes it: what a reply is composed from, for each matter."""

from dataclasses import replace

from bot.domain.redacted import RedactedMatter
from bot.knowledge.replies.composition import Composition
from bot.knowledge.replies.sentences import pieces
from bot.knowledge.replies.several import Several, Subject, subjects
from bot.writers.composer.left_open import heeding
from bot.writers.protocol import Assignment


def for_us(work: Assignment) -> Assignment:
    """The work without words for a machine in the customer's latest message, if others are left."""
    message = work.matter.message
    ours = work.addressed.readings(message)[0] if work.addressed else message
    if not ours.strip() or ours == message:
        return work
    return replace(work, matter=RedactedMatter(work.matter.about(ours)))


def compositions(work: Assignment) -> tuple[Composition, ...]:
    """What a reply is made of, for each matter: the case's, then the further ones."""
    return tuple(_composition(work, s) for s in subjects(work.matter, work.subjects))


def whole(work: Assignment) -> Several:
    """The same in the order the customer raised them."""
    raised = sorted(subjects(work.matter, work.subjects), key=lambda s: s.begins)
    return Several(tuple(_composition(work, s) for s in raised))


def _composition(work: Assignment, subject: Subject) -> Composition:
    return heeding(_composed(work, subject))


def _composed(work: Assignment, subject: Subject) -> Composition:
    clauses = {c.id: c for c in work.clauses}
    like = tuple(s.text for example in work.examples for s in pieces(example))
    return Composition(subject.matter, subject.situation, clauses, work.version, work.addressed, like)
