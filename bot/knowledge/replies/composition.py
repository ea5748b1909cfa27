"""A reply's sentences in the policies' own wording: acknowledge, offer, one next step with an owner and a date."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from enum import StrEnum
from functools import cached_property, lru_cache

from bot.domain.case import Lane, Matter, Who
from bot.domain.commitments import CommitmentKind
from bot.domain.reply import Citation, SourceKind, SourceRef, text_hash
from bot.knowledge.replies.gathering import Gathered, gathered
from bot.knowledge.replies.needed import in_time
from bot.knowledge.replies.own_complaint import told_of_another
from bot.knowledge.replies.said_before import among
from bot.knowledge.replies.sentences import Part, Sentence, laid_out, pieces
from bot.knowledge.schema.asked_facts import FINDING_OUT, FactToCheck, holds
from bot.knowledge.schema.clauses import Clause
from bot.knowledge.schema.situations import NextStep, Offer, Situation
from bot.knowledge.triage.injection.instructions import Addressed
from bot.knowledge.words.search import Index, words
from bot.knowledge.words.wording import fill, formal, gaps, said, sentences, spoken
from bot.language.matter.day_we_wrote import day_we_wrote
from bot.language.matter.finding_out import asks_after_it, finds_out

_MOST_OFFERED = 5
"""Sentences of the offer; with acknowledgement and next step, a reply has at most eight."""
_ASKED_MOST, _ASKED_LEAST, _ASKED_SHARE = 2, 0.04, 0.55
_POINTED_MOST = 3
_STILL_FINDING_OUT = "I am still finding out {what}"
_LOOKED = "I have looked into it, as I wrote."
_WAITING = "I know that you are waiting for my answer."
_WAITING_SINCE = "I know that you have been waiting for my answer since {day}."
_ANSWERED, _HEATED = "Thank you for writing again.", "I have read your new message."
"""How a later reply begins, so that its first words aren't repeated."""
_ALSO_FINDING_OUT = "I am also finding out {what}, and I will answer that in the same message."
FOLLOW_UP = "conduct.follow_up"
"""The clause on our next message, which a reply cites if the policies have it."""
_GREETING = re.compile(r"\bgood (?:day|morning|afternoon|evening)\b", re.IGNORECASE)
"""A greeting, which asks for no day."""


class Left(StrEnum):
    """Which of the customer's questions stay open; the reply says that we are finding out."""

    NOTHING = ""
    SOME = "the rest of what you ask"
    ALL = "the answer to your question"


@dataclass(frozen=True)
class Composition:
    """What a reply is composed from: a case, its situation, and the clauses in force at one version."""

    matter: Matter
    situation: Situation
    clauses: Mapping[str, Clause]
    version: str
    addressed: Addressed | None = None
    like: tuple[str, ...] = ()
    """Sentences of approved replies in similar cases, which show the preferred wordings."""
    left: Left = Left.NOTHING
    """Which of their questions no clause answers."""

    @cached_property
    def gathered(self) -> Gathered:
        """The case with everything that follows from it."""
        return gathered(self.situation, self.clauses.values(), self.matter, self.addressed)

    @property
    def known(self) -> Matter:
        """All that a wording can use."""
        return self.gathered.matter

    @cached_property
    def told(self) -> dict[str, list[str]]:
        """Each sentence that the customer has read from us, with its words."""
        return {s: words(s) for t in self.matter.turns if t.who is Who.US for s in sentences(t.text)}

    def acknowledge(self) -> tuple[Sentence, ...]:
        """The first wording whose gaps can be filled; one the team used before comes first.

        If the customer has read it, the beginning of a later reply.
        """
        first = self._acknowledge()
        again = self.told and (self.waited_for() or any(self._read(s.text) for s in first))
        return (Sentence(self._again(), Part.ACKNOWLEDGE),) if again else first

    def _again(self) -> str:
        if self.owed() or self.waited_for():
            day = day_we_wrote(self.matter.message)
            return _WAITING_SINCE.format(day=day) if day else _WAITING
        if self.situation.lane is Lane.HOSTILE:
            return _HEATED
        return _LOOKED if any(told[: len(_FINDS)] == _FINDS for told in self.told.values()) else _ANSWERED

    def waited_for(self) -> str | None:
        """Our last message's sentence that says we find something out, where they now ask what came of it."""
        ours = next((t.text for t in reversed(self.matter.turns) if t.who is Who.US), "")
        said = next(filter(finds_out, sentences(ours)), None)
        return said if said and asks_after_it(self.matter.message) else None

    def _acknowledge(self) -> tuple[Sentence, ...]:
        meanwhile = self.situation.meanwhile if self.unknown() else ()
        said_before = [words(s) for s in self.like]
        filled = [w for w in (*meanwhile, *self.situation.acknowledge) if self._fits(w)]
        preferred = [w for w in filled if said_before and among(str(self.filled(w)), said_before)]
        for wording in (*preferred, *filled):
            clause = self.clauses.get(self.situation.words_stand_on)
            return tuple(self._sentences(wording, Part.ACKNOWLEDGE, clause, ()))
        return ()

    def _fits(self, wording: str) -> bool:
        """Whether its gaps can be filled, and it gives no thing another thing's trouble."""
        said = self.filled(wording)
        named = {self._said(name) for name in gaps(wording)} if said else set()
        return said is not None and not any(told_of_another(said, name, self.matter.message) for name in named)

    def also(self) -> tuple[Sentence, ...]:
        """The first words after another matter."""
        filled = next((w for w in self.situation.also if self._fits(w)), None)
        return tuple(self._sentences(filled, Part.ACKNOWLEDGE, None, ())) if filled else self.acknowledge()

    def offers(self) -> tuple[Sentence, ...]:
        """What clauses let us offer in this case, without what the customer has read already."""
        found = [s for wording in self.situation.tells for s in self._sentences(wording, Part.OFFER, None, ())]
        found += [
            s for offer in self.standing() for s in self.offer(self.clauses[offer.clause], offer.makes, offer.say)
        ]
        fresh = [s for s in found if not self._read(s.text)]
        return tuple(fresh[:_MOST_OFFERED])

    def offer(self, clause: Clause, makes: Iterable[CommitmentKind], say: str | None = None) -> tuple[Sentence, ...]:
        """What is said for it, by itself the clause's `say`; a sentence with a gap that nothing fills is left out."""
        return tuple(self._sentences(say or clause.say or "", Part.OFFER, clause, tuple(makes)))

    def step(self, again: bool = False, beside: bool = False) -> tuple[Sentence, ...]:
        """The next step that holds: who does what by when. While the answer isn't known: finding it out.

        `again`: the reply finds out something else before it, by the same day. `beside`: it has another step.
        """
        if again and self.unknown():
            return (Sentence(_ALSO_FINDING_OUT.format(what=_and(self.unknown())), Part.STEP),)
        step = self._finding_out() or self._step(self.situation.next_step)
        if step is None or (step.alone and (beside or self._offered_again(step))):
            return ()
        by = in_time(self.matter, self.matter.today + timedelta(days=step.days))
        date = spoken(by, self.matter.today, self.matter.marketplace)
        made = (step.commitment,) if step.commitment else ()
        return tuple(self._sentences(step.action, Part.STEP, self.clauses.get(step.clause or ""), made, {"by": date}))

    @property
    def has_step(self) -> bool:
        """Whether its next step is said whatever else the reply has."""
        step = self._finding_out() or self._step(self.situation.next_step)
        return step is not None and not step.alone

    @property
    def has_own_step(self) -> bool:
        """Whether the next step is one of the situation's more particular ones."""
        return self._step(self.situation.next_step) not in (None, self.situation.next_step)

    def filled(self, text: str, more: Mapping[str, str] | None = None) -> str | None:
        """The text with facts in its gaps; None when one isn't known."""
        values = {name: self._said(name) for name in gaps(text)}
        return fill(text, {**values, **(more or {})})

    def body(self) -> tuple[Sentence, ...]:
        """The whole reply without greeting and close, laid out in paragraphs."""
        return laid_out((*self.acknowledge(), *self.offers(), *self.step()))

    def recognised(self, text: str, beside: tuple[Sentence, ...] = ()) -> tuple[Sentence, ...]:
        """The sentences of a text as they are, those in the policies' wording with what they stand on.

        `beside` are further sentences that it may hold. Contractions make no other sentence.
        """
        wordings = (*self.body(), *beside, *(s for c in self.clauses.values() for s in self.offer(c, ())))
        known = {formal(" ".join(s.text.split())): s for s in reversed(wordings)}
        return tuple(replace(known.get(formal(p.text), p), text=p.text, gap=p.gap) for p in pieces(text))

    def missing(self) -> tuple[str, ...]:
        """Required facts that nobody has given yet and that no reply can do without."""
        return tuple(f.key for f in self._open() if not f.finding_out)

    def unknown(self) -> tuple[str, ...]:
        """What we tell the customer we are finding out, each once."""
        told = (next(filter(None, map(self.filled, f.finding_out)), None) for f in self._open())
        return tuple(dict.fromkeys(what for what in (*told, self.left) if what))

    def owed(self) -> dict[str, str]:
        """What we said before that we are finding out, with our sentence: they wait, and nobody has it yet."""
        asked = ((what, set(words(what))) for what in self.unknown() if what != self.left)
        said = ((what, next((s for s, told in self.told.items() if mine <= set(told)), None)) for what, mine in asked)
        return {what: sentence for what, sentence in said if sentence}

    def _read(self, sentence: str) -> bool:
        """Whether the customer has read as much from us."""
        return among(sentence, list(self.told.values()))

    def _finding_out(self) -> NextStep | None:
        """The step of finding out what isn't known."""
        what = self.unknown()
        still = self.owed().keys() >= set(what) or (self.waited_for() and not self.situation.apart_from_orders)
        return _finds_out(what, _STILL_FINDING_OUT if still else FINDING_OUT)

    def _offered_again(self, step: NextStep) -> bool:
        """Whether a step that only leaves the door open was told before, in a reply that answers something."""
        return bool(self.offers()) and self._read(step.action)

    def _open(self) -> Iterator[FactToCheck]:
        return (
            f for f in self.situation.facts if f.required and f.asked(self.known) and self.known.fact(f.key) is None
        )

    def _said(self, name: str) -> str:
        if name == "today":
            return spoken(self.matter.today, self.matter.today, self.matter.marketplace)
        return said(self._value(name) or "", self.matter.today, self.matter.marketplace)

    def _value(self, name: str) -> str | None:
        return self.known.fact(name) or (self.matter.order_id if name == "order_id" else None)

    def _sentences(
        self,
        text: str,
        part: Part,
        clause: Clause | None,
        makes: tuple[CommitmentKind, ...],
        more: Mapping[str, str] | None = None,
    ) -> Iterator[Sentence]:
        for wording in sentences(text):
            filled = self.filled(wording, more)
            if filled:
                stands_on = (*self._clause_citation(clause), *self._fact_citations(wording))
                yield Sentence(filled, part, stands_on, makes, clause.id if clause else None)
                makes = ()

    def _clause_citation(self, clause: Clause | None) -> tuple[Citation, ...]:
        return (Citation(SourceRef(SourceKind.CLAUSE, clause.id, self.version), clause.text),) if clause else ()

    def _fact_citations(self, wording: str) -> Iterator[Citation]:
        """The facts as they were given; what only the customer says is none."""
        for name in gaps(wording):
            given = self.gathered.other.get(name)
            for key in (given.key,) if given else (name, *(f.key for f in self.gathered.reckoned.get(name, ()))):
                value = self.matter.fact(key)
                if value:
                    kind = SourceKind.RECORD if self.matter.told_by(key) else SourceKind.FACT
                    yield Citation(SourceRef(kind, key, text_hash(value)), value)

    def standing(self) -> list[Offer]:
        """The offers that hold; of those that must be asked for, the best fitting ones."""
        held = [o for o in self.situation.offer if o.clause in self.clauses and o.stands(self.known)]
        may = [o for o in held if o.asked and (o.pointed or self.left is not Left.ALL)]
        asked = self._asked(may)
        return [o for o in held if not o.asked or o.clause in asked]

    def _asked(self, offers: list[Offer]) -> set[str]:
        """The clauses that the message names or asks for itself, then those that are nearest to its words."""
        known = [self.clauses[o.clause] for o in offers]
        texts = tuple((c.id, f"{c.title} {c.applies_when or ''} {c.say or ''}") for c in known)
        scores = _index(texts).scores(_GREETING.sub("", self.matter.message))
        least = max(_ASKED_LEAST, max(scores.values(), default=0.0) * _ASKED_SHARE)
        near = [o for o in offers if o.pointed or scores[o.clause] >= least]
        near.sort(key=lambda o: (not o.pointed, -scores[o.clause]))
        most = max(_ASKED_MOST, min(sum(o.pointed for o in near), _POINTED_MOST))
        return {o.clause for o in near[:most]}

    def _step(self, step: NextStep | None) -> NextStep | None:
        if step is None:
            return None
        others = (found for other in step.instead if (found := self._step(other)))
        given = holds(step.when, self.known) and all(self.known.fact(key) for key in step.needs)
        fits = given and self.filled(step.action, {"by": "-"})
        return next(others, step if fits else None)


_FINDS = words(FINDING_OUT.format(what=""))


@lru_cache(maxsize=64)
def _index(texts: tuple[tuple[str, str], ...]) -> Index:
    return Index(dict(texts))


def _finds_out(what: tuple[str, ...], wording: str) -> NextStep | None:
    if not what:
        return None
    action = f"{wording.format(what=_and(what))}, and I will write to you by {{by}} with the answer."
    return NextStep(owner="I", action=action, days=1, commitment=CommitmentKind.CALL_BACK, clause=FOLLOW_UP)


def _and(what: tuple[str, ...]) -> str:
    return " and ".join((", ".join(what[:-1]), what[-1])) if len(what) > 1 else what[0]
