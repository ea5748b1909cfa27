"""How a sentence sounds, judged by the sentences of a house style: fine ones, and those with a fault."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from pydantic import Field

from bot.knowledge.schema.clauses import Strict
from bot.knowledge.words.memory import Forgetful, Learned, Memory
from bot.knowledge.words.regression import Regression
from bot.language.traits import traits


class Manner(StrEnum):
    """What a sentence is an example of; a closed list. ACCUSATION: blame that must not go out."""

    FINE = "fine"
    BLAME = "blame"
    ACCUSATION = "accusation"
    RUDE = "rude"
    SARCASTIC = "sarcastic"
    PERSONAL = "personal"
    EVASIVE = "evasive"
    CASUAL = "casual"
    OVER_APOLOGY = "over_apology"
    WORDY = "wordy"


class MannerFile(Strict):
    """Sentences of replies that sound alike."""

    manner: Manner
    example: bool = Field(default=False, strict=True)
    """Marks the sentences that ship with Levelhead; leave it out of your own."""
    sentences: str = Field(min_length=1)
    """One a line."""


Sentences = tuple[tuple[Manner, str], ...]


@dataclass(frozen=True)
class Manners:
    """Judges sentences by their likeness to examples. Learns once a process, when first asked, in seconds."""

    sentences: Sentences = ()

    def likelihoods(self, sentence: str) -> dict[Manner, float]:
        """How likely the sentence is of each manner; nothing where there is nothing to tell fine ones from."""
        found = self._learned.likelihoods(traits(sentence)) if self._tells_apart else {}
        return {Manner(name): share for name, share in found.items()}

    def learn(self, memory: Memory) -> None:
        """Learn now, so that nobody waits for it later; or recall what was learned of the same sentences."""
        if self._tells_apart:
            _learned(self.sentences, memory)

    @cached_property
    def _tells_apart(self) -> bool:
        kinds = {manner for manner, _ in self.sentences}
        return Manner.FINE in kinds and len(kinds) > 1

    @cached_property
    def _learned(self) -> Regression:
        return _learned(self.sentences, Forgetful())


_MOST = 2
_LEARNED: dict[Sentences, Regression] = {}
"""What this process learned last."""


def _learned(sentences: Sentences, memory: Memory) -> Regression:
    if sentences not in _LEARNED:
        for old in list(_LEARNED)[: 1 - _MOST]:
            _LEARNED.pop(old, None)
        _LEARNED[sentences] = Regression(learned=memory.recall(_named(sentences), lambda: _learn(sentences)))
    return _LEARNED[sentences]


def _learn(sentences: Sentences) -> Learned:
    return Regression((str(manner), traits(sentence)) for manner, sentence in sentences).learned


def _named(sentences: Sentences) -> str:
    return "\n".join(("manners", *(f"{manner} {sentence}" for manner, sentence in sentences)))
