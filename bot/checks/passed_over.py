"""Further matters of a customer's message that a reply doesn't answer, whoever wrote it."""

import re
from collections.abc import Iterator

from bot.checks.circles.taking_up import taken_up
from bot.checks.their_words import without_theirs
from bot.domain.case import Further, Matter
from bot.domain.reply import Draft, Finding, Severity, SourceKind
from bot.knowledge.book import Book
from bot.knowledge.replies.points import points, several_complaints, trouble_of
from bot.knowledge.replies.several import subjects
from bot.knowledge.schema.situations import Situation
from bot.knowledge.triage.order.item import goods_in
from bot.knowledge.triage.parts.parts import parts
from bot.knowledge.words.wording import gaps
from bot.language.matter.trouble import Trouble, troubles_in

RULE = "unanswered"
_OF_ANY_ORDER = "my order, parcel, package, box"
"""Words that don't tell one matter from another."""
_NO_WORD = "The reply has no word of what they also say here: answer each, or leave it out knowingly."
_ONLY_QUOTED = "The reply only quotes what they also say here: answer each, or leave it out knowingly."
_SHARED = "conduct."
"""Clauses with this prefix belong to no matter."""


def check_passed_over(draft: Draft, matter: Matter, book: Book) -> Iterator[Finding]:
    """A warning for each further matter of which the reply has no word, clause or opening."""
    for further in matter.further:
        situation = book.situation(further.situation)
        if not _answers(draft, situation) and not _taken_up(draft, further, matter):
            reason = f"This part of the message is about “{situation.title}”, and the reply doesn't take it up."
            yield Finding(RULE, Severity.WARN, "", reason, against=further.words)


def check_points(draft: Draft, matter: Matter, for_us: str) -> Iterator[Finding]:
    """A note on further points and complaints of a long sentence that the reply doesn't mention.

    `for_us` is the text read. Merely quoting a point doesn't answer it.
    """
    text = without_theirs(draft.text, matter.message)
    told = points(for_us) or several_complaints(for_us)
    left = [p for p in _left(told, text, goods_in(for_us) or "") if not any(p in f.words for f in matter.further)]
    quoted = [p for p in left if _plain(p) in _plain(draft.text)]
    absent = [p for p in left if p not in quoted]
    for reason, points_left in ((_NO_WORD, absent), (_ONLY_QUOTED, quoted)):
        if points_left:
            yield Finding(RULE, Severity.NOTE, "", reason, against="; ".join(points_left))


def _plain(text: str) -> str:
    return " ".join(text.lower().split())


def _left(told: tuple[str, ...], text: str, goods: str) -> list[str]:
    """Points without a word of their own in the reply, nor of a kind the reply names without singling out another.

    The name of what they bought counts as a word of the point only if the reply also names its kind.
    """
    kinds = troubles_in(text)
    apart = {p: goods if kinds and not trouble_of(p) & kinds else "" for p in told}
    named = [p for p in told if _has_word(text, p, (*told, apart[p]))]
    singled = frozenset[Trouble]().union(*map(trouble_of, named))
    in_general = kinds - singled
    return [p for p in told if p not in named and not (trouble_of(p) & in_general)]


def _has_word(text: str, point: str, told: tuple[str, ...]) -> bool:
    return taken_up(point, text, (*(other for other in told if other != point), _OF_ANY_ORDER))


def judged_here(finding: Finding, draft: Draft, matter: Matter, book: Book, situation: str | None) -> bool:
    """Whether a finding of an unanswered passage is about a further matter, or about the first, which is answered."""
    if finding.rule != RULE or not matter.further:
        return False
    quote = " ".join((finding.against or "").split())
    if any(quote and quote in " ".join(f.words.split()) for f in matter.further):
        return True
    return (
        situation is not None and _one_question(matter, book, situation) and _answers(draft, book.situation(situation))
    )


def _one_question(matter: Matter, book: Book, situation: str) -> bool:
    """Whether the first matter asks one thing; of two, one may be what no situation was recognised for."""
    about = [book.situation(id) for id in (situation, *(f.situation for f in matter.further))]
    return sum(p.asks for p in parts(subjects(matter, about)[0].matter.message)) <= 1


def _answers(draft: Draft, situation: Situation) -> bool:
    """Whether it cites a clause of the situation's own, or has its opening words."""
    cited = {c.source.id for c in draft.citations if c.source.kind is SourceKind.CLAUSE}
    if any(id in cited for id in situation.own_clauses if not id.startswith(_SHARED)):
        return True
    openings = (*situation.also, *situation.acknowledge, *situation.meanwhile)
    return any(_stands(wording, draft.text) for wording in openings)


def _taken_up(draft: Draft, further: Further, matter: Matter) -> bool:
    return taken_up(further.words, draft.text, (matter.message.replace(further.words, " "), _OF_ANY_ORDER))


def _stands(wording: str, text: str) -> bool:
    """Whether the wording is in the text, with anything in its gaps."""
    pattern = re.escape(wording)
    for gap in gaps(wording):
        pattern = pattern.replace(re.escape(f"{{{gap}}}"), r"[^.!?]{1,80}")
    return re.search(pattern, text) is not None
