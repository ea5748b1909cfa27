"""Briefs: what a teammate needs to write a delicate reply: what is known, what to check, what we can offer. Pure."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bot.domain.case import Fulfilment, Lane, Matter, Who
from bot.domain.languages import name_of
from bot.domain.reply import Brief, Check
from bot.knowledge.careful import unread_reason
from bot.knowledge.replies.gathering import Gathered, gathered
from bot.knowledge.replies.points import points, several_complaints
from bot.knowledge.replies.several import Subject, subjects
from bot.knowledge.replies.their_life import its_check
from bot.knowledge.schema.clauses import ANY_MARKETPLACE, Clause
from bot.knowledge.schema.situations import Situation
from bot.knowledge.triage.injection.instructions import Addressed
from bot.knowledge.triage.injection.voices import whole_placeholders
from bot.knowledge.triage.parts.parts import ORDER
from bot.knowledge.words.language import reads_as_english
from bot.knowledge.words.search import Ranking
from bot.knowledge.words.wording import said, spoken
from bot.language.segmentation.shortened import shortened
from bot.ledger.reading import read_ledger
from bot.ledger.so_far import so_far
from bot.writers.in_short import how_to_say_it, offers_of, options_of
from bot.writers.protocol import Assignment
from bot.writers.to_check import checks_of_all

_MOST_OFFERS = 6
"""Clauses offered on one matter."""
_MOST_ALIKE, _ALIKE_SHARE = 3, 0.5
"""How many clauses are shown that are like the message, and how like it beside the best one."""
_FIGURES = re.compile(r"\S*\d\S*")
"""A figure that a message and a clause share tells nothing."""
_TWO = 2
_SHOWN = 200
"""Characters shown of a sentence on what happened so far."""
_HEAD = 160
"""Characters that the case's head shows of the customer's words on one of several matters."""
_LONGEST = 120
"""Characters shown of the customer's words on one matter."""
_LIKE = "No clause is named for such a case; below are those most like the message."
_NOTHING_OFFERED = "No clause in force offers anything for it, so what is offered is a lead's decision."
_UNKNOWN_PLACE = (
    "None of the clauses for it holds while nobody knows where it was bought. Give the marketplace or the order's "
    "number: “Correct the case” in the menu of its message asks for both."
)
_LANES = {
    Lane.ROUTINE: "routine",
    Lane.DELICATE: "delicate",
    Lane.HOSTILE: "hostile",
    Lane.PERSON_ONLY: "for a person only",
}
_WHO = {
    Lane.ROUTINE: "this is what a reply rests on.",
    Lane.DELICATE: "a person writes the reply, on what follows.",
    Lane.HOSTILE: "a calm person decides on the reply, on what follows.",
    Lane.PERSON_ONLY: "a person answers, and no reply is written here.",
}
_QUOTES = "“"


def brief_for(work: Assignment, lane: Lane | None = None, reason: str = "") -> Brief:
    """The brief of a case. The situations' own clauses come first and are offered.

    `lane` and `reason` are the case's; the reason is told if it raises the lane or quotes the customer.
    """
    matter, by_id = work.matter, {c.id: c for c in work.clauses}
    read = [_read(subject, by_id, work.addressed) for subject in subjects(matter, work.subjects)]
    unread = unread_by_us(matter)
    for turn in matter.turns if unread else ():
        reason = " ".join(reason.replace(unread_reason(turn.language), "").split())
    own = _why(work.situation, lane or work.situation.lane, reason)
    like = _LIKE if any(one.alike for one in read) else _nothing(read, matter)
    why = (own, several([one.subject for one in read]), unread, like)
    points = () if unread else each_point(matter, work.addressed, [one.subject.matter.message for one in read])
    said = dict.fromkeys(line for one in read for line in customer_says(one.found, one.subject.situation))
    ends = dict.fromkeys(line for one in read for line in windows(one.own, one.subject.matter))
    return Brief(
        why=" ".join(filter(None, why)),
        checks=(
            *_of_their_life(work),
            *checks_of_all([(one.subject, one.offered, one.found) for one in read], work.asks),
        ),
        offers=offers_of([one.offered for one in read], work.version),
        advice=how_to_say_it(work.subjects),
        known=(*known(matter), *points, *said, *ends),
        options=options_of(work.subjects, matter),
    )


@dataclass(frozen=True, slots=True)
class _Read:
    """One matter, its own clauses in force, and those that nothing known rules out."""

    subject: Subject
    found: Gathered
    own: list[Clause]
    offered: list[Clause]
    alike: bool
    """Whether they are only those most like the message."""


def _read(subject: Subject, by_id: Mapping[str, Clause], addressed: Addressed | None) -> _Read:
    situation = subject.situation
    named = dict.fromkeys((*situation.own_clauses, *_amazons(by_id.values(), subject.matter)))
    own = [by_id[id] for id in named if id in by_id]
    alike = [] if situation.own_clauses else nearest(by_id, subject.matter.message)
    own += [c for c in alike if c not in own]
    found = gathered(situation, own, subject.matter, addressed)
    offers = [c for c in own if c.id not in _of_steps(situation) and not _ruled_out(c, situation, found.matter)]
    offered = offers[:_MOST_OFFERS]
    return _Read(subject, found, own, offered, bool(alike))


def _open(read: Sequence[_Read], work: Assignment) -> tuple[Check, ...]:
    return checks_of_all([(one.subject, one.offered, one.found) for one in read], work.asks)


def _of_their_life(work: Assignment) -> tuple[Check, ...]:
    """Where somebody was hurt it is the case itself."""
    return () if work.situation.lane is Lane.PERSON_ONLY else its_check(work.matter)


def nearest(by_id: Mapping[str, Clause], message: str) -> list[Clause]:
    """The clauses most like the message, for a situation that names none: a team's first policies are only clauses."""
    texts = {c.id: f"{c.title} {c.title} {c.applies_when or ''} {c.text}" for c in by_id.values()}
    ranking, asked = Ranking(texts), _FIGURES.sub(" ", message)
    scores = ranking.scores(asked)
    least = max(scores.values(), default=0.0) * _ALIKE_SHARE
    return [by_id[id] for id in ranking.found(asked, _MOST_ALIKE) if scores[id] >= least]


def several(found: Sequence[Subject]) -> str:
    """What is to be answered, where there are several matters. The case's own head has the customer's words on each."""
    if len(found) < _TWO:
        return ""
    ordered = sorted(found, key=lambda subject: subject.begins)
    named = (f"“{one.situation.title}”" for one in ordered)
    count = "two" if len(found) == _TWO else str(len(found))
    return f"The message holds {count} matters, and each needs an answer: {'; '.join(named)}."


def _quoted(words: str) -> str:
    plain = " ".join(words.split())
    cut = shortened(plain, _LONGEST)
    return f"“{plain if cut == plain else whole_placeholders(cut.removesuffix('…')) + '…'}”"


def known(matter: Matter) -> tuple[str, ...]:
    """One line with what people said about the case, so that nobody asks again."""
    facts = {f.key: f.value for f in matter.by_people.facts if f.value.strip()}
    parts = [f"{_plain(key)}: {_said(value, matter)}" for key, value in facts.items()]
    if matter.order_id and "order_id" not in facts:
        parts.insert(0, f"order: {matter.order_id}")
    if matter.fulfilment is not Fulfilment.UNKNOWN:
        parts.append(f"fulfilled by {'Amazon' if matter.fulfilment is Fulfilment.AMAZON else 'us'}")
    return (f"Known already: {'; '.join(parts)}.",) if parts else ()


def customer_says(found: Gathered, situation: Situation) -> tuple[str, ...]:
    """One line with what their words are read as, unconfirmed: days and amounts that no question to check quotes.

    What is only their own words again, such as the item's name, says nothing beside the message. An order's number is
    shown as what they gave.
    """
    quoted = {fact.key for fact in situation.facts if fact.asked(found.matter)}
    unquoted = (s for key, s in found.said.items() if key not in quoted and not ORDER.fullmatch(s.value))
    said = [_read_as(s.value, " ".join(s.quote.split())) for s in unquoted if _FIGURES.search(s.value)]
    return (f"The customer says, and nobody has confirmed: {'; '.join(dict.fromkeys(said))}.",) if said else ()


def _read_as(value: str, quote: str) -> str:
    """Their words, and what they are read as."""
    return f"“{quote}”" if value == quote else f"“{quote}” ({value})"


def each_point(matter: Matter, addressed: Addressed | None, matters: Sequence[str] = ()) -> tuple[str, ...]:
    """One line with all points of a sentence that runs on, so that none is passed over.

    What they or others did is shown beside the brief and isn't repeated; nor is, where there are several `matters`, a
    point that is one by itself.
    """
    for_us = addressed.readings(matter.message)[0] if addressed else matter.message
    happened = so_far(matter, read_ledger(matter), for_us)
    beside = [said[:_SHOWN] for said in (*happened.done, *happened.others)]
    told = [p for p in points(for_us) or several_complaints(for_us) if not any(p in said for said in beside)]
    if len(matters) > 1 and all(sum(_shown(p, words) for words in matters) == 1 for p in told):
        told = [p for words in matters if len(held := [p for p in told if _shown(p, words)]) > 1 for p in held]
    return (f"They say all of this, and each needs a word: {'; '.join(map(_quoted, told))}.",) if told else ()


def _shown(point: str, words: str) -> bool:
    """Whether the case's head shows it among the words on a matter."""
    return " ".join(point.split()) in " ".join(words.split())[: _HEAD - 1]


def windows(own: Iterable[Clause], matter: Matter) -> tuple[str, ...]:
    """The last days of the windows, for each possible first day. A person decides which applies."""
    return tuple(line for clause in own if (line := _window(clause, matter)))


def unread_by_us(matter: Matter) -> str | None:
    """The customer's language and what to do, where nobody has translated their latest words."""
    turn = next((t for t in reversed(matter.turns) if t.who is Who.CUSTOMER), None)
    if turn is None or not (turn.unread or (turn.language is None and not reads_as_english(turn.text))):
        return None
    named = name_of(turn.language) if turn.language else None
    wrote = f"The customer writes in {named}" if named else "The message doesn't read as English"
    return (
        f"{wrote}, and nobody has translated it, so the kind of case is a guess: check it first. Write the reply in "
        f"{named or 'their language'} in this thread, beginning with “reply:”. Where Claude is connected "
        "(ANTHROPIC_API_KEY), such a message is translated, and a reply drafted in both languages."
    )


def _why(situation: Situation, lane: Lane, reason: str) -> str:
    """The case's own head names its kind and lane; here they stand only where they differ from the rule."""
    raised = lane.rank > situation.lane.rank
    kind = f"“{situation.title}” is {_LANES[situation.lane]} as a rule; this case is {_LANES[lane]}: {_WHO[lane]}"
    telling = reason and (raised or _QUOTES in reason)
    return (kind if raised else _WHO[lane].capitalize()) + (f" {reason}" if telling else "")


def _amazons(clauses: Iterable[Clause], matter: Matter) -> tuple[str, ...]:
    """Clauses only for orders that Amazon fulfils, if the situation doesn't name them."""
    by_amazon = matter.fulfilment is Fulfilment.AMAZON
    return tuple(c.id for c in clauses if by_amazon and c.fulfilment is Fulfilment.AMAZON)


def _of_steps(situation: Situation) -> frozenset[str]:
    """Clauses that only a composed reply's last sentence rests on: they say how we work, and offer nothing."""
    return frozenset(situation.own_clauses) - {*situation.clauses, *(o.clause for o in situation.offer)}


def _nothing(read: Sequence[_Read], matter: Matter) -> str | None:
    """Why nothing is offered, where clauses are named and none of them can be."""
    if any(one.offered for one in read) or not any(one.subject.situation.clauses for one in read):
        return None
    homeless = matter.marketplace == ANY_MARKETPLACE and not any(map(_holding, read))
    return _UNKNOWN_PLACE if homeless else _NOTHING_OFFERED


def _holding(one: _Read) -> bool:
    """Whether any clause of the matter itself is in force where it was bought."""
    return bool({c.id for c in one.own} - _of_steps(one.subject.situation))


def _ruled_out(clause: Clause, situation: Situation, matter: Matter) -> bool:
    offers = [o for o in situation.offer if o.clause == clause.id]
    wishes = {f.key for f in situation.facts if f.said and not f.listed and not matter.fact(f.key)}
    return bool(offers) and all(o.ruled_out(matter) or wishes & set(o.when) for o in offers)


def _window(clause: Clause, matter: Matter) -> str | None:
    if not clause.window_days:
        return None
    ends = {key: end for key in clause.counts_from if (end := _end(matter.fact(key), clause.window_days))}
    if not ends:
        return None
    told = (
        f"counting from “{_plain(key)}”, it ends on {spoken(end, matter.today, matter.marketplace)}"
        for key, end in ends.items()
    )
    missing = [f"“{_plain(key)}”" for key in clause.counts_from if key not in ends]
    other = f" {' and '.join(missing)}, the other clock, isn't known yet." if missing else ""
    return f"“{clause.title}”, {clause.window_days} days: {'; '.join(told)}.{other}"


def _end(value: str | None, days: int) -> date | None:
    try:
        return date.fromisoformat(value.strip()) + timedelta(days=days) if value else None
    except (ValueError, OverflowError):
        return None


def _plain(key: str) -> str:
    return key.replace("_", " ").replace(".", ", ")


def _said(value: str, matter: Matter) -> str:
    return said(value, matter.today, matter.marketplace)
