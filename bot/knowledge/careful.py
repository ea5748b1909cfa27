"""The least care a case needs, by the customer's words and what is known, whatever a writer made of it."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from bot.domain.case import Further, Lane, Matter, Role, Triage, Turn, Who
from bot.domain.languages import name_of
from bot.knowledge.book import Book
from bot.knowledge.schema.situations import Situation
from bot.knowledge.triage.circles.asked_else import asked_else
from bot.knowledge.triage.circles.not_all_of_it import not_all_of_it
from bot.knowledge.triage.circles.offer_refused import offer_refused
from bot.knowledge.triage.circles.our_words_back import our_words_back
from bot.knowledge.triage.circles.passed_round import passed_round
from bot.knowledge.triage.circles.told_twice import said_twice, told_twice
from bot.knowledge.triage.circles.we_asked_again import asked_again
from bot.knowledge.triage.circles.word_not_kept import word_not_kept
from bot.knowledge.triage.conditions import met
from bot.knowledge.triage.further.fault_told import fault_told
from bot.knowledge.triage.hearing.hearing import AlarmDetector, Heard
from bot.knowledge.triage.thread.writing import latest
from bot.knowledge.words.wording import sentences
from bot.language.segmentation.shortened import shortened

_QUOTE: Final = re.compile("“[^”]*”")
_LONGEST: Final = 80
"""Characters of a quote in a reason."""


@dataclass(frozen=True, slots=True)
class Care:
    """The least care: the situation, which an alarm may have changed, lane, approver, and why."""

    situation: Situation
    lane: Lane
    approver: Role
    reasons: tuple[str, ...] = ()
    """Sentences for people, the weightiest first; of what raises nothing only what we did ourselves."""
    signals: tuple[str, ...] = ()
    """The customer's words that need care, or are addressed to a machine."""
    beside: tuple[Further, ...] = ()
    """The matter itself, where the situation is only how the customer was treated."""

    def least(self, found: Triage) -> "Care":
        """The same, at least as careful as what was found before."""
        lane, approver = found.lane or self.lane, found.approver or self.approver
        lane = max(self.lane, lane, key=lambda lane: lane.rank)
        return replace(self, lane=lane, approver=max(self.approver, approver, key=lambda role: role.rank))

    def because(self, reason: str) -> "Care":
        """The same with one more reason."""
        return replace(self, reasons=(*self.reasons, reason))

    def triage(self, found: Triage) -> Triage:
        """A writer's triage with this care added."""
        changed = self.situation.id != found.situation
        first = () if changed else (found.reason,)
        told = _unquoted(found.reason)
        reasons = (*first, *(r for r in self.reasons if _unquoted(r) not in told))
        signals = tuple(dict.fromkeys((*self.signals, *found.signals)))
        further = {f.situation: f for f in (*self.beside, *found.further) if f.situation != self.situation.id}
        return Triage(self.situation.id, " ".join(reasons), signals, self.lane, self.approver, tuple(further.values()))


def _unquoted(reason: str) -> str:
    """The same, whatever it quotes: a name that is hidden for a writer makes a quote another one."""
    return _QUOTE.sub("“”", reason)


def careful(matter: Matter, book: Book, situation: Situation, further: Iterable[Further] = ()) -> Care:
    """The care needed in this situation and further matters; no writer may go below it.

    Translated words are also read as they were written: a translation may soften them, or obey them.
    """
    known = {s.id: s for s in book.situations}
    found = [care(matter, situation, known, book.ears)]
    if any(t.original for t in matter.turns):
        found.append(care(matter.as_written, situation, known, book.ears))
    most = max(found, key=lambda c: (c.lane.rank, c.approver.rank))
    return with_further(most, further, matter, known, book.ears)


def with_further(
    care_: Care, further: Iterable[Further], matter: Matter, known: Mapping[str, Situation], ears: AlarmDetector
) -> Care:
    """Add the care each further matter needs by its own words; the highest counts."""
    for other in (f for f in further if f.situation in known):
        theirs = care(matter.about(other.words), known[other.situation], known, ears)
        more = (theirs.lane.rank, theirs.approver.rank) > (care_.lane.rank, care_.approver.rank)
        kind = known[other.situation]
        why = (f"The message is about “{kind.title}” too, which asks for that care.", *theirs.reasons) if more else ()
        care_ = replace(
            care_,
            lane=max(care_.lane, theirs.lane, key=lambda lane: lane.rank),
            approver=max(care_.approver, theirs.approver, key=lambda role: role.rank),
            reasons=tuple(dict.fromkeys((*care_.reasons, *why))),
        )
    return care_


def care(matter: Matter, situation: Situation, known: Mapping[str, Situation], ears: AlarmDetector) -> Care:
    """As `careful`, for situations outside a book."""
    text = customers_words(matter)
    heard = ears.heard_by_us(text)
    kind = _kind(situation, heard, known)
    raises = [*_alarmed(heard), *_heated(text, ears), *_raised(kind, matter, ears), *_for_a_machine(text, ears)]
    of_ours = [*_asked_again(matter), *_not_kept(matter), *_not_settled(matter)]
    of_ours += [*_words_back(matter), *_asked_else(matter), *_refused(matter), *_passed_round(matter)]
    raises += [*_unread(matter, ears), *of_ours]
    raising = [r for r in raises if r.lane.rank > kind.lane.rank or r.approver.rank > kind.approver.rank]
    addressed = ears.addressed.found(text)
    reasons = [*_renamed(situation, kind, heard), *(r.reason for r in (*raising, *of_ours)), *_told(addressed)]
    quotes = [r.quote for r in raises if r.quote and r.lane.rank >= kind.lane.rank]
    return Care(
        situation=kind,
        lane=max((kind.lane, *(r.lane for r in raises)), key=lambda lane: lane.rank),
        approver=max((kind.approver, *(r.approver for r in raises)), key=lambda role: role.rank),
        reasons=tuple(dict.fromkeys(reasons)),
        signals=tuple(dict.fromkeys((*quotes, *addressed))),
        beside=(*_beside(situation, kind, matter, quotes), *_circle(kind, of_ours, matter, known, ears)),
    )


def _circle(
    kind: Situation, of_ours: Sequence["_Raise"], matter: Matter, known: Mapping[str, Situation], ears: AlarmDetector
) -> tuple[Further, ...]:
    """The circle that our own messages show, as a matter beside: it needs its word, and one person for it."""
    if not of_ours or kind.id in ears.of_treatment or kind.lane is Lane.PERSON_ONLY:
        return ()
    begins = next(iter(sentences(latest(matter))), latest(matter))
    return tuple(Further(id, begins) for id in sorted(ears.of_treatment & known.keys())[:1])


def _beside(situation: Situation, kind: Situation, matter: Matter, quotes: Sequence[str]) -> tuple[Further, ...]:
    """The matter that an alarm made delicate or hostile: it still needs its answer."""
    if kind.id == situation.id or kind.lane.rank <= situation.lane.rank or kind.lane is Lane.PERSON_ONLY:
        return ()
    words = latest(matter)
    rest = [s for s in sentences(words) if fault_told(s) or not any(" ".join(q.split()) in s or s in q for q in quotes)]
    return (Further(situation.id, " ".join(rest) or words),)


def customers_words(matter: Matter) -> str:
    """All that was written to us on the matter."""
    return "\n".join(t.text for t in matter.turns if t.who is not Who.US)


@dataclass(frozen=True, slots=True)
class _Raise:
    lane: Lane
    approver: Role
    reason: str
    quote: str = ""


def _kind(situation: Situation, heard: tuple[Heard, ...], known: Mapping[str, Situation]) -> Situation:
    """The situation that the weightiest alarm names, if it needs more care than the one found."""
    named = [known[id] for h in heard if (id := h.alarm.situation) in known and id]
    return max((situation, *named), key=lambda s: (s.lane.rank, s.approver.rank if s.lane is not situation.lane else 0))


def _alarmed(heard: tuple[Heard, ...]) -> Iterator[_Raise]:
    for h in heard:
        reason = f"The customer writes {quoted(h.quote)}: {h.alarm.title}."
        yield _Raise(h.alarm.lane, h.alarm.approver, reason, h.quote)


def _heated(text: str, ears: AlarmDetector) -> Iterator[_Raise]:
    if ears.is_heated(text):
        heat, temper = ears.temper(text), ears.file.temper
        quote = heat.quotes[0] if heat.quotes else ""
        words = f" ({quoted(quote)})" if quote else ""
        yield _Raise(temper.lane, temper.approver, f"The tone is hostile{words}.", quote)


def _raised(kind: Situation, matter: Matter, ears: AlarmDetector) -> Iterator[_Raise]:
    for rule in kind.raised:
        quote = met(rule, matter, ears)
        if quote is not None:
            yield _Raise(rule.lane or kind.lane, rule.approver or kind.approver, _sentence(rule.why), quote)


def _for_a_machine(text: str, ears: AlarmDetector) -> Iterator[_Raise]:
    """A message that is wholly for a machine holds no matter of a customer's: a person reads it first."""
    if ears.addressed.fills(text):
        yield _Raise(Lane.DELICATE, Role.LEAD, "All of it is addressed to a machine: a person should read it first.")


def _unread(matter: Matter, ears: AlarmDetector) -> Iterator[_Raise]:
    """What nobody here can read is not routine. Known words of it may still raise alarms."""
    for turn in matter.turns:
        if turn.who is not Who.US and _is_unread(turn, ears) and not ears.glossary.reads(turn.text):
            yield _Raise(Lane.DELICATE, Role.TEAMMATE, unread_reason(turn.language))


def unread_reason(language: str | None) -> str:
    """Why a case in this language isn't routine while nobody has translated it."""
    named = name_of(language) if language else "another language"
    return f"The customer writes {named}, which nobody has translated: a person reads it."


def _asked_again(matter: Matter) -> Iterator[_Raise]:
    """We asked the customer again for what they had given, which is a circle whether they complain or not."""
    if ours := asked_again(matter):
        yield _Raise(Lane.DELICATE, Role.LEAD, f"We asked again ({quoted(ours)}) for what they had given before.")
    elif step := told_twice(matter):
        yield _Raise(Lane.DELICATE, Role.LEAD, f"We told them the same step twice ({quoted(step)}).")
    elif again := said_twice(matter):
        yield _Raise(Lane.DELICATE, Role.LEAD, f"We gave them the same answer twice ({quoted(again)}).")


def _not_kept(matter: Matter) -> Iterator[_Raise]:
    """What we said we would send or do hasn't come: to begin anew is the next circle."""
    if found := word_not_kept(matter):
        ours, theirs = quoted(found.ours), quoted(found.theirs)
        said = f"They write {ours}, and" if found.told else f"We wrote {ours}, and they write"
        reason = f"{said} {theirs}: by their words it hasn't come, so answer that first."
        yield _Raise(Lane.DELICATE, Role.LEAD, reason)


def _not_settled(matter: Matter) -> Iterator[_Raise]:
    """What we sent came, and something else was passed over or is wrong with that too."""
    if found := not_all_of_it(matter):
        reason = f"They write {quoted(found.came)}, and {quoted(found.left)}: what we sent didn't settle all of it."
        yield _Raise(Lane.DELICATE, Role.LEAD, reason)


def _words_back(matter: Matter) -> Iterator[_Raise]:
    """They hold our own words against us: who repeats or asks on begins the next circle."""
    if ours := our_words_back(matter):
        yield _Raise(
            Lane.DELICATE, Role.LEAD, f"They quote our own words back ({quoted(ours)}): see what is wrong with them."
        )


def _asked_else(matter: Matter) -> Iterator[_Raise]:
    """They say that our answer passed over what they asked, or asks what they just said."""
    if theirs := asked_else(matter):
        reason = f"They answer us {quoted(theirs)}: read what they had written first, and answer that."
        yield _Raise(Lane.DELICATE, Role.LEAD, reason)


def _refused(matter: Matter) -> Iterator[_Raise]:
    """They refuse what we offered: who offers the same again begins a circle, and what else there is, is decided."""
    if found := offer_refused(matter):
        reason = f"We offered {quoted(found.ours)}, and they answer {quoted(found.theirs)}: don't offer it again."
        yield _Raise(Lane.DELICATE, Role.LEAD, reason)


def _passed_round(matter: Matter) -> Iterator[_Raise]:
    """They tell one of us what another one said: one person takes it over, and reads what was said."""
    if name := passed_round(matter):
        held = f"they hold to what {quoted(name)} wrote: one person takes it over and answers that"
        reason = f"Several of us wrote, and {held}."
        yield _Raise(Lane.DELICATE, Role.LEAD, reason)


def _is_unread(turn: Turn, ears: AlarmDetector) -> bool:
    """Whether it is in another language and nobody has translated it."""
    return turn.unread or (turn.original is None and ears.glossary.is_foreign(turn.text))


def _renamed(situation: Situation, kind: Situation, heard: tuple[Heard, ...]) -> Iterator[str]:
    if kind.id != situation.id:
        alarm = next(h for h in heard if h.alarm.situation == kind.id)
        yield f"The customer writes {quoted(alarm.quote)}: {alarm.alarm.title}."


def _told(addressed: tuple[str, ...]) -> Iterator[str]:
    if addressed:
        yield f"Part of the message is addressed to a machine ({quoted(addressed[0])}); it changes nothing."


def quoted(words: str) -> str:
    """The words in one line, shortened, in quotation marks."""
    return f"“{shortened(' '.join(words.split()), _LONGEST)}”"


def _sentence(why: str) -> str:
    return why[:1].upper() + why[1:].rstrip(".") + "."
