"""Hears the alarms of the policies in a customer's words, how heated they are, and what is said to a machine."""

from dataclasses import dataclass

from bot.knowledge.alarms import Alarm, AlarmFile
from bot.knowledge.denial import denied, only_asked, overlap
from bot.knowledge.instructions import Addressed
from bot.knowledge.phrases import Hit, Phrases, Word, read_words
from bot.knowledge.temper import Thermometer

_FIGURATIVE = "figurative "


@dataclass(frozen=True, slots=True)
class Heard:
    """An alarm and the customer's words that raised it."""

    alarm: Alarm
    quote: str


class Ears:
    """All that a team's alarm file listens for."""

    def __init__(self, file: AlarmFile) -> None:
        self.file = file
        self.thermometer = Thermometer(file.temper, file.classes)
        self.addressed = Addressed(file.to_the_bot, file.classes)
        listed = {a.id: a.heard for a in file.alarms}
        figurative = {_FIGURATIVE + a.id: a.figurative for a in file.alarms if a.figurative}
        self._alarms = {a.id: a for a in file.alarms}
        self._phrases = Phrases(file.classes, {**listed, **figurative})

    def heard(self, text: str) -> tuple[Heard, ...]:
        """Each alarm in the text once, with the words that raise it, the most careful first."""
        words = read_words(text)
        hits = list(self._phrases.found(words))
        found: dict[str, Heard] = {}
        for hit in hits:
            alarm = self._alarms.get(hit.name)
            if alarm and alarm.id not in found and self._counts(alarm, hit, hits, words):
                found[alarm.id] = Heard(alarm, text[words[hit.first].start : words[hit.last].end])
        return tuple(sorted(found.values(), key=lambda h: (-h.alarm.lane.rank, -h.alarm.approver.rank)))

    def _counts(self, alarm: Alarm, hit: Hit, hits: list[Hit], words: tuple[Word, ...]) -> bool:
        if any(h.name == _FIGURATIVE + alarm.id and overlap(h, hit) for h in hits):
            return False
        return not alarm.deniable or not (denied(hit, words) or only_asked(hit, words))
