"""What a person checks before a reply leaves, whichever writer wrote it. Pure."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from bot.domain.case import FULFILMENT_CHECKED
from bot.domain.reply import Check
from bot.knowledge.replies.gathering import Gathered
from bot.knowledge.replies.several import Subject
from bot.knowledge.replies.their_life import its_check
from bot.knowledge.schema.clauses import Clause, Standing
from bot.knowledge.schema.situations import Situation
from bot.knowledge.words.wording import said as said_as
from bot.writers.answered import answer_to
from bot.writers.as_done import in_words
from bot.writers.protocol import Assignment
from bot.writers.tried import TRIED, asks_what_was_tried, tried, tried_as_told

_PLAIN = ("yes", "no")
"""Answers that a quote makes plain, so that they aren't repeated."""
_NO_ASKS: Mapping[str, str] = {}


def to_check(
    situation: Situation,
    cited_clauses: Iterable[Clause],
    found: Gathered,
    asks: Mapping[str, str] = _NO_ASKS,
    beside: str = "",
) -> tuple[Check, ...]:
    """The facts that the situation and the cited clauses rest on and nobody has given yet, with what the customer says
    of them and what follows from others; who ships the order, where only the customer says so; then the cited clauses
    that are not confirmed themselves (their check's key is the clause's id). Each once, in that order. `asks` are the
    questions for facts that the situation itself doesn't ask for; `beside` is what they tried, told with another
    matter."""
    clauses = tuple(cited_clauses)
    questions = {f.key: (f.key in found.said and f.confirm) or f.ask for f in situation.facts}
    unlisted = {f.key for f in situation.facts if not f.asked(found.matter)}
    keys = dict.fromkeys([*questions, *(key for clause in clauses for key in clause.facts)])
    open_keys = [k for k in keys if k not in unlisted and not found.given(k)]
    asked = {key: questions.get(key) or asks.get(key) or _question(key) for key in open_keys}
    facts = [Check(key, _asked(key, question, found, beside)) for key, question in asked.items()]
    return (*facts, *_route(found, keys), *dict.fromkeys(_confirm(c) for c in clauses if c.status is Standing.CONFIRM))


def checks(work: Assignment, cited: Collection[str]) -> tuple[Check, ...]:
    """What a person checks before a reply that cites these clauses leaves: their life first, then each matter."""
    return (*its_check(work.matter), *open_facts(work, cited))


def open_facts(work: Assignment, cited: Collection[str]) -> tuple[Check, ...]:
    """What isn't known yet, for each matter."""
    clauses = [c for c in work.clauses if c.id in cited]
    return checks_of_all([(subject, clauses, known) for subject, known in work.known], work.asks)


def checks_of_all(
    matters: Sequence[tuple[Subject, Iterable[Clause], Gathered]], asks: Mapping[str, str]
) -> tuple[Check, ...]:
    """The same for each matter, marked with its situation where there are several.

    The key of a fact of another than the case's own matter begins with its situation.
    """
    found: dict[str, Check] = {}
    beside = _tried_beside([subject for subject, _, _ in matters])
    for subject, clauses, facts in matters:
        situation = subject.situation
        near = clauses if len(matters) == 1 else [c for c in clauses if c.id in situation.own_clauses]
        for check in to_check(situation, near, facts, asks, beside):
            of_a_clause = any(c.id == check.key for c in near)
            key = check.key if subject.own or of_a_clause else f"{situation.id}.{check.key}"
            question = check.question if of_a_clause or len(matters) == 1 else f"{situation.title}: {check.question}"
            found.setdefault(key, Check(key, question))
    return tuple(found.values())


def _tried_beside(subjects: Sequence[Subject]) -> str:
    """What they tried, where it is told with another matter than the only one that asks for it."""
    asking = [s for s in subjects if asks_what_was_tried(s.situation)]
    others = (s for s in subjects if s not in asking) if len(asking) == 1 else ()
    return next(filter(None, (tried_as_told(s.matter) for s in others)), "")


def _route(found: Gathered, asked: Iterable[str]) -> Iterator[Check]:
    """That Amazon ships the order is only the customer's word: nothing is promised or refused on it."""
    if found.by_amazon and FULFILMENT_CHECKED not in asked and not found.matter.fact(FULFILMENT_CHECKED):
        quote = " ".join(found.by_amazon.split())
        yield Check(FULFILMENT_CHECKED, f"Fulfilled by Amazon? Check in the order. The customer says “{quote}”.")


def _asked(key: str, question: str, found: Gathered, beside: str) -> str:
    """The question, followed by what the customer and we wrote of it, if anything."""
    ours = " ".join(found.written.get(key, "").split()).rstrip(".")
    told = (_as_told(key, found, beside), f"We wrote “{ours}”." if ours else "")
    known = " ".join(filter(None, told))
    return " ".join(filter(None, (question, known or _answered(question, found))))


def _answered(question: str, found: Gathered) -> str:
    """What they answered where we had asked them the same."""
    answer = answer_to(question, found.matter)
    return f"We asked “{answer.asked}”, and they answered “{answer.said}”." if answer else ""


def _as_told(key: str, found: Gathered, beside: str) -> str:
    """The answer that waits for confirmation."""
    if key in found.said:
        quote, value = " ".join(found.said[key].quote.split()), _day(found.said[key].value, found)
        read = "" if value.lower() in (*_PLAIN, quote.lower()) else f", which reads as {value}"
        return f"The customer says “{quote}”{read}."
    if key == TRIED and (steps := tried(found.matter)):
        return f"By their words they have {in_words(steps)}."
    if key == TRIED and (told := tried_as_told(found.matter) or beside):
        return f"The customer says “{told}”."
    if key in found.reckoned:
        clocks = " and ".join(f"“{f.key.replace('_', ' ')}”" for f in found.reckoned[key])
        return f"Counting from {clocks} it is {_day(found.matter.fact(key) or '', found)}."
    return ""


def _day(value: str, found: Gathered) -> str:
    """A date as people say it; anything else as it is."""
    return said_as(value, found.matter.today, found.matter.marketplace)


def _question(key: str) -> str:
    return f"Please check: {key.replace('_', ' ').replace('.', ', ')}."


def _confirm(clause: Clause) -> Check:
    """`levelhead check` says where the rule is; an address in each brief would crowd out what matters."""
    return Check(clause.id, f"“{clause.title}” ({clause.id}) is still to be confirmed.")
