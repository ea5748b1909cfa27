"""All checks of a text before it may be approved, whoever wrote it. A check is a row of the table CHECKS."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from bot.checks.accused import only_ours_warns
from bot.checks.admissions import check_admissions
from bot.checks.assent import check_assent
from bot.checks.circles import check_circles
from bot.checks.circles.unanswered import LEFT
from bot.checks.commitments import commitments_in
from bot.checks.commitments.likely import likely_promises
from bot.checks.disguised import check_disguised
from bot.checks.marketplace import check_marketplace
from bot.checks.passed_over import check_passed_over, check_points, judged_here
from bot.checks.personal_data.placeholders import check_placeholders
from bot.checks.rewrite import rewritten
from bot.checks.sourced.citations import check_citations
from bot.checks.sourced.goods import check_goods
from bot.checks.sourced.grounding import check_grounding
from bot.checks.sourced.overstated.beyond import check_beyond
from bot.checks.sourced.promises.likely import check_likely, doubted
from bot.checks.sourced.promises.promises import check_outcomes, check_promises
from bot.checks.sourced.sources import Sources, sources
from bot.checks.their_words import is_theirs
from bot.checks.tone import check_tone
from bot.checks.too_late import check_too_late
from bot.domain.case import Matter, Who
from bot.domain.reply import Commitment, Draft, Finding, Passage, Severity, Verdict, verdict
from bot.domain.translation import Translation
from bot.knowledge.book import Book
from bot.knowledge.schema.message_rules import MessageKind
from bot.language.normalization.as_read import as_read, visible
from bot.ledger.reading import read_ledger

UNCHECKED = "unchecked"
"""The rule of the note on a text without a case."""
_UNCHECKED = (
    "Without its case I can't check promises, figures and circles. "
    "For those, write reply: and the text in the case's thread."
)


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A text as its reader sees it, with what it is checked against.

    `shown` is the text with its styled letters, `draft` the same in plain ones. `matter` has its personal data
    restored; without a case it holds only the message that is answered. `situation`: the id of the case's; None
    without a case.
    """

    draft: Draft
    matter: Matter
    book: Book
    situation: str | None = None
    by_person: bool = False
    shown: str = ""

    @property
    def of_a_case(self) -> bool:
        return self.situation is not None


def _outgoing(draft: Draft, matter: Matter, book: Book, situation: str | None, *, by_person: bool = False) -> Outgoing:
    plain = replace(draft, passages=tuple(replace(p, text=as_read(p.text)) for p in draft.passages))
    return Outgoing(plain, matter, book, situation, by_person, visible(draft.text))


Check = Callable[[Outgoing], Iterable[Finding]]


def _citations(out: Outgoing) -> Iterable[Finding]:
    return check_citations(out.draft, out.book, out.matter.facts, by_person=out.by_person) if out.of_a_case else ()


def _placeholders(out: Outgoing) -> Iterable[Finding]:
    return check_placeholders(out.draft.text)


def _disguised(out: Outgoing) -> Iterable[Finding]:
    return check_disguised(out.shown)


def _admissions(out: Outgoing) -> Iterable[Finding]:
    return check_admissions(out.draft.text, of_a_case=out.of_a_case)


def _assent(out: Outgoing) -> Iterable[Finding]:
    return check_assent(out.draft.text, as_read(out.matter.message)) if out.of_a_case else ()


def _promises(out: Outgoing) -> Iterable[Finding]:
    held = sources(out.draft, out.matter, out.book, out.situation, out.by_person) if out.of_a_case else None
    outcomes = tuple(check_outcomes(out.draft.text, held))
    yield from outcomes
    if held:
        grounded = tuple(check_grounding(out.draft.text, held))
        yield from _by_likeness(out, held, (*outcomes, *(f for f in grounded if f.rule in ("payer", "condition"))))
        yield from grounded
        yield from check_goods(out.draft.text, held)
        yield from check_beyond(out.draft, held)


def _by_likeness(out: Outgoing, held: Sources, others: tuple[Finding, ...]) -> Iterator[Finding]:
    """Findings of grammar weighed against likeness to examples, and likeness alone if nothing else stops."""
    text = out.draft.text
    likely = likely_promises(text, out.book.promises)
    by_structure = tuple(doubted(check_promises(text, held), text, likely))
    by_likeness = check_likely(text, held, out.book.promises, likely)
    found = (*by_structure, *(f for f in by_likeness if not _shares_words(f, (*by_structure, *others))))
    message = out.matter.message
    yield from (f for f in found if f.severity is Severity.STOP or not is_theirs(f.quote, text, message))


def _shares_words(one: Finding, others: Iterable[Finding]) -> bool:
    return any(one.quote in other.quote or other.quote in one.quote for other in others if other.quote)


def _marketplace(out: Outgoing) -> Iterable[Finding]:
    return check_marketplace(out.shown, out.book.message_rules, out.matter.marketplace, out.matter.today)


def _tone(out: Outgoing) -> Iterable[Finding]:
    """Faults of tone, without those in words that a marketplace forbids anyway."""
    found = tone_of(out.draft.text, out.matter, out.book, drafted=out.of_a_case and not out.by_person)
    less = any(f.severity is not Severity.STOP for f in found)
    forbidden = tuple(f.quote for f in _marketplace(out) if f.severity is Severity.STOP) if less else ()
    for one in found:
        if one.severity is Severity.STOP or not any(one.quote in quote for quote in forbidden):
            yield one


def _circles(out: Outgoing) -> Iterable[Finding]:
    if not out.matter.turns:
        return
    found = check_circles(out.draft.passages, read_ledger(out.matter), out.matter)
    yield from (f for f in found if not judged_here(f, out.draft, out.matter, out.book, out.situation))
    yield from check_passed_over(out.draft, out.matter, out.book)
    for_us = out.book.ears.addressed.readings(out.matter.message)[0]
    yield from check_points(out.draft, out.matter, for_us)
    yield from check_too_late(out.draft.text, for_us, out.matter.today)


CHECKS: tuple[Check, ...] = (
    _circles,
    _marketplace,
    _promises,
    _assent,
    _admissions,
    _tone,
    _citations,
    _placeholders,
    _disguised,
)
"""In the order in which people read the findings."""


def review(draft: Draft, matter: Matter, book: Book, situation: str | None) -> tuple[Finding, ...]:
    """What the checks find in a writer's draft for a case of this situation."""
    return joined(review_steps(draft, matter, book, situation))


def review_steps(draft: Draft, matter: Matter, book: Book, situation: str | None) -> Iterator[tuple[Finding, ...]]:
    """The same check by check, to be `joined`; together they take some milliseconds."""
    return _steps(_outgoing(draft, matter, book, situation or book.fallback))


def joined(steps: Iterable[Iterable[Finding]]) -> tuple[Finding, ...]:
    """The findings of several checks, each fault once, as the gravest of them."""
    found: dict[tuple[str, str], Finding] = {}
    for finding in (f for step in steps for f in step):
        each = finding.against or "" if finding.rule == LEFT else ""
        key = (finding.rule, finding.quote or f"{finding.reason} {each}")
        if key not in found or (finding.severity is Severity.STOP and found[key].severity is not Severity.STOP):
            found[key] = finding
    return tuple(found.values())


def review_edit(
    passages: tuple[Passage, ...], matter: Matter, book: Book, situation: str | None
) -> tuple[Finding, ...]:
    """What the checks find in a person's text; citations it kept are checked as a writer's are."""
    return _findings(_outgoing(Draft(passages), matter, book, situation or book.fallback, by_person=True))


@dataclass(frozen=True, slots=True)
class Reviewed:
    """Findings, and the corrected text; None if there is no better one.

    `heard`: findings a writer added, which the checks alone wouldn't find again.
    """

    findings: tuple[Finding, ...] = ()
    rewrite: str | None = None
    commitments: tuple[Commitment, ...] = ()
    heard: tuple[Finding, ...] = ()
    lifted: tuple[Finding, ...] = ()
    """Findings of the checks that a writer read again and doesn't see."""
    translation: Translation | None = None
    """Its English translation, if it isn't in English."""

    @property
    def verdict(self) -> Verdict:
        return verdict(self.findings)


_ALIKE_IN_ALL = frozenset(
    (MessageKind.LINK, MessageKind.CONTACT_DETAILS, MessageKind.EMOJI, MessageKind.FORMATTING, MessageKind.SUBJECT_TAG)
)


def review_theirs(text: str, matter: Matter, book: Book) -> tuple[Finding, ...]:
    """What can be checked in another language: marks, links, contact details."""
    shown = visible(text)
    found = check_marketplace(shown, book.message_rules, matter.marketplace, matter.today)
    alike = (f for f in found if f.rule in _ALIKE_IN_ALL)
    return (*alike, *check_placeholders(shown), *check_disguised(shown))


def tone_of(words: str, matter: Matter, book: Book, *, drafted: bool = False) -> tuple[Finding, ...]:
    """Faults of tone in a text, or in its English translation; of one that the bot drafted only surer ones."""
    told = "\n".join(turn.text for turn in matter.turns if turn.who is Who.CUSTOMER)
    return tuple(only_ours_warns(check_tone(words, book.style, matter.message or None, told, drafted=drafted)))


def review_words(text: str, matter: Matter, book: Book, situation: str | None) -> Reviewed:
    """What the checks find in a person's text. Without a situation it has no case, which a note says."""

    def check(words: str) -> tuple[Finding, ...]:
        return _findings(_outgoing(Draft((Passage(words),)), matter, book, situation, by_person=True))

    text = visible(text)
    findings = check(text)
    note = () if situation else (Finding(UNCHECKED, Severity.NOTE, "", _UNCHECKED),)
    return Reviewed((*findings, *note), rewritten(text, findings, check), commitments_in(as_read(text)))


def _findings(out: Outgoing) -> tuple[Finding, ...]:
    return joined(_steps(out))


def _steps(out: Outgoing) -> Iterator[tuple[Finding, ...]]:
    return (tuple(check(out)) for check in CHECKS)
