"""Hears the policies' alarms in a customer's words, how heated they are, and words for a machine."""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.domain.case import Lane
from bot.knowledge.schema.alarms import Alarm, AlarmFile
from bot.knowledge.schema.languages import Glossary, LanguageFile
from bot.knowledge.schema.phrases import Hit, Phrases, Word
from bot.knowledge.triage.circles.another_day import told_another_day
from bot.knowledge.triage.circles.done_before import told_to_do_what_was_done
from bot.knowledge.triage.circles.given_before import asked_for_what_was_given
from bot.knowledge.triage.circles.laps import lap
from bot.knowledge.triage.circles.said_both import told_two_things
from bot.knowledge.triage.hearing.denial import asked_whether, denied, only_asked, overlap
from bot.knowledge.triage.hearing.temper import Heat, Thermometer
from bot.knowledge.triage.hearing.things import is_the_writers, names_a_thing, without_asides
from bot.knowledge.triage.injection.instructions import Addressed
from bot.knowledge.triage.injection.voices import Voices
from bot.knowledge.words.wording import sentences

_FIGURATIVE = "figurative "
_NEEDED = "needed "
_REMEMBERED = 64
"""Texts cached: a message, its sentences and its parts."""
_ENOUGH = 0.999
"""Signs with this weight raise an alarm: one, up to rounding."""
_NEAR = 0.449
"""With this weight a situation is suspected, so that likeness may name it."""

_TELLING = 0.399
"""One of those signs must weigh this much: everyday words, such as night or school, don't add up to one."""


@dataclass(frozen=True, slots=True)
class Heard:
    """An alarm, and the customer's words that raised it."""

    alarm: Alarm
    quote: str


@dataclass(frozen=True, slots=True)
class _Phrase:
    """What a phrase is listed for: an alarm, or a sign of it with a weight."""

    alarm: Alarm
    weight: float
    deniable: bool


def _listed(alarms: Iterable[Alarm]) -> Iterator[tuple[str, _Phrase]]:
    """An alarm's own phrases and its signs, by name."""
    for alarm in alarms:
        yield alarm.id, _Phrase(alarm, 1.0, alarm.deniable)
        for i, sign in enumerate(alarm.signs):
            yield _sign(alarm, i), _Phrase(alarm, sign.weight, alarm.deniable or sign.deniable)


def _phrases(alarms: Sequence[Alarm]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """All phrases by name: listed ones, figurative ones, and those that signs need."""
    yield from ((a.id, a.heard) for a in alarms)
    yield from ((_sign(a, i), sign.heard) for a in alarms for i, sign in enumerate(a.signs))
    yield from ((_FIGURATIVE + a.id, a.figurative) for a in alarms if a.figurative)
    yield from ((_NEEDED + a.id, a.needs) for a in alarms if a.needs)


def _sign(alarm: Alarm, number: int) -> str:
    return f"{alarm.id} sign {number}"


class AlarmDetector:
    """Everything a team's alarm file listens for."""

    def __init__(
        self,
        file: AlarmFile,
        languages: LanguageFile | None = None,
        customers: Iterable[str] = (),
        asked: Iterable[tuple[str, ...]] = (),
    ) -> None:
        """`customers` are examples of what customers write, `asked` the phrases that conditions will ask for."""
        self.file = file
        self.glossary = Glossary(languages or LanguageFile())
        self.thermometer = Thermometer(file.temper, file.classes, self.glossary)
        self.addressed = Addressed(
            file.to_the_bot,
            file.classes,
            self.glossary,
            Voices((*customers, *file.for_us), file.for_machines),
            self._is_grave,
            file.perhaps_to_the_bot,
        )
        self.watched = frozenset(a.situation for a in file.alarms if a.signs and a.situation)
        """Situations with alarm signs."""
        self.of_treatment = frozenset(
            a.situation for a in file.alarms if a.situation and (a.asked_again or a.each_to_the_other)
        )
        """Situations about how the customer was treated, not about what."""
        self.of_things = self.watched - {a.situation for a in file.alarms if a.needs}
        """Watched situations that are aimed at nobody, so that one sentence can tell."""
        self._listed = dict(_listed(file.alarms))
        self._phrases = Phrases(file.classes, dict(_phrases(file.alarms)))
        self._counted = lru_cache(maxsize=_REMEMBERED)(self._count)
        self.heard = lru_cache(maxsize=_REMEMBERED)(self._heard)
        """Each alarm in a text once, with the words that raise it, the most careful first."""
        self._asked: dict[tuple[str, ...], str] = {}
        self._announce(asked)

    def _announce(self, asked: Iterable[tuple[str, ...]]) -> None:
        """All that is asked for is looked for together, which takes little longer than one of them."""
        self._asked |= {phrases: f"{n}" for n, phrases in enumerate(dict.fromkeys(asked), len(self._asked))}
        self._answers = Phrases(self.file.classes, {name: phrases for phrases, name in self._asked.items()})
        self._said = lru_cache(maxsize=_REMEMBERED)(self._say)

    def said(self, phrases: tuple[str, ...], text: str) -> Sequence[Hit]:
        """Where one of the phrases stands in the text, over the alarms' word classes; places are the glossary's."""
        if phrases not in self._asked:
            self._announce([phrases])
        return self._said(text).get(self._asked[phrases], ())

    def _say(self, text: str) -> dict[str, list[Hit]]:
        found: dict[str, list[Hit]] = defaultdict(list)
        for hit in self._answers.found(self.glossary.words(text)):
            found[hit.name].append(hit)
        return dict(found)

    def _heard(self, text: str) -> tuple[Heard, ...]:
        found: dict[str, Heard] = {}
        weights: dict[str, float] = defaultdict(float)
        words = self.glossary.words(text)
        for hit in sorted(self._counted(words).values(), key=lambda h: -self._listed[h.name].weight):
            alarm = self._listed[hit.name].alarm
            weights[alarm.id] += self._listed[hit.name].weight
            quote = text[words[hit.first].start : words[hit.last].end]
            found.setdefault(alarm.id, Heard(alarm, quote))
        raised = [h for id, h in found.items() if weights[id] >= _ENOUGH]
        raised += self._told_by_structure(text, words, {h.alarm.id for h in raised})
        return tuple(sorted(raised, key=lambda h: (-h.alarm.lane.rank, -h.alarm.approver.rank)))

    def heard_by_us(self, text: str) -> tuple[Heard, ...]:
        """As `heard`, without what is only in orders to a machine.

        Danger to people counts anywhere, a threat if one sentence tells it. Milder alarms count outside orders, or
        inside if their own words don't sound like one; a threat that is only hinted at doesn't.
        """
        heard, ours = self.heard(text), self.addressed.without_orders(text)
        if ours == text:
            return heard
        told = {h.alarm.id for h in self.heard(ours)}
        told |= {h.alarm.id for s in sentences(text) for h in self.heard(s) if h.alarm.lane is not Lane.DELICATE}
        return tuple(h for h in heard if h.alarm.id in told or self._counts_in_orders(h))

    def _counts_in_orders(self, heard: Heard) -> bool:
        gentle = heard.alarm.lane is Lane.DELICATE and not self.addressed.sounds_so(heard.quote)
        return gentle or heard.alarm.lane is Lane.PERSON_ONLY

    def temper(self, text: str) -> Heat:
        """How heated a message is, without orders to a machine, except sentences with an oath, insult or threat.

        A sentence in another language than the rest is read by itself.
        """
        ours = self.addressed.without_orders(text)
        single = map(self.thermometer.heat, sentences(text))
        hot = [heat for heat in single if heat.heaviest >= self.file.temper.hostile_from]
        return max([self.thermometer.heat(ours), *hot], key=lambda heat: heat.score)

    def is_heated(self, text: str) -> bool:
        """Whether it is hostile."""
        return self.temper(text).score >= self.file.temper.hostile_from

    def _is_grave(self, sentence: str) -> bool:
        """Whether danger, a threat or temper is in it."""
        heat = self.thermometer.heat(sentence)
        alarmed = any(h.alarm.lane.rank > Lane.DELICATE.rank for h in self.heard(sentence))
        return alarmed or (bool(heat.quotes) and heat.score >= self.file.temper.hostile_from)

    def _told_by_structure(self, text: str, words: tuple[Word, ...], heard: Container[str]) -> Iterator[Heard]:
        """Alarms for being sent to and fro, asked again for what was given, or put off from day to day."""
        for alarm in (a for a in self.file.alarms if a.id not in heard):
            quote = _sent_round(alarm, text, words) or _asked_again(alarm, text) or _put_off(alarm, text)
            if quote:
                yield Heard(alarm, quote)

    def signs(self, text: str) -> tuple[str, ...]:
        """Names of the signs in the text, enough for an alarm or not."""
        return tuple(n for n in self._counted(self.glossary.words(text)) if n != self._listed[n].alarm.id)

    def suspected(self, text: str, least: float = _NEAR) -> frozenset[str]:
        """Situations whose alarm signs in the text have this weight, one of them telling.

        The default is nearly an alarm.
        """
        weights: dict[str, list[float]] = defaultdict(list)
        for name in self._counted(self.glossary.words(text)):
            weights[self._listed[name].alarm.situation or ""].append(self._listed[name].weight)
        telling = min(least, _TELLING)
        return frozenset(id for id, of in weights.items() if sum(of) >= least and max(of) >= telling)

    def _count(self, words: tuple[Word, ...]) -> dict[str, Hit]:
        """The first hit of each phrase that is meant as it stands, by name."""
        words = without_asides(words)
        hits = list(self._phrases.found(words))
        others = [h for h in hits if h.name.startswith(_FIGURATIVE)]
        given = {h.name for h in hits if h.name.startswith(_NEEDED)}
        found: dict[str, Hit] = {}
        for hit in (h for h in hits if h.name in self._listed and self._counts(h, given)):
            if hit.name not in found and self._is_meant(hit, others, words):
                found[hit.name] = hit
        return found

    def _counts(self, hit: Hit, given: set[str]) -> bool:
        """Whether what its alarm's signs need is in the message; the alarm's own phrases need nothing."""
        alarm = self._listed[hit.name].alarm
        return hit.name == alarm.id or not alarm.needs or _NEEDED + alarm.id in given

    def _is_meant(self, hit: Hit, others: list[Hit], words: tuple[Word, ...]) -> bool:
        phrase = self._listed[hit.name]
        if any(o.name == _FIGURATIVE + phrase.alarm.id and overlap(o, hit) for o in others):
            return False
        if phrase.weight < 1.0 and self._names_another(hit, phrase, words):
            return False
        if phrase.alarm.asked and asked_whether(hit, words):
            return False
        return not phrase.deniable or not (denied(hit, words) or only_asked(hit, words))

    def _names_another(self, hit: Hit, phrase: _Phrase, words: tuple[Word, ...]) -> bool:
        """Whether a sign only names a thing, or somebody who can't be its target."""
        here, *after = map(self._phrases.classes_of, (w.text for w in words[hit.first : hit.first + 2]))
        if phrase.alarm.needs and is_the_writers(hit, words, here):
            return True
        return names_a_thing(hit, words, here, after[0] if after else frozenset())


def _sent_round(alarm: Alarm, text: str, words: tuple[Word, ...]) -> str:
    found = lap(words) if alarm.each_to_the_other else None
    return text[words[found.first].start : words[found.last].end] if found else ""


def _asked_again(alarm: Alarm, text: str) -> str:
    if not alarm.asked_again:
        return ""
    found = asked_for_what_was_given(text) or told_to_do_what_was_done(text) or told_two_things(text)
    return text[found.start : found.end] if found else ""


def _put_off(alarm: Alarm, text: str) -> str:
    found = told_another_day(text) if alarm.another_day else None
    return text[found.start : found.end] if found else ""
