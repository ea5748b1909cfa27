"""How a sentence sounds, judged by the sentences of a house style: fine ones, and those with a fault."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property, lru_cache

from pydantic import Field

from bot.knowledge.clauses import Strict
from bot.knowledge.regression import Regression
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

    def learn(self) -> None:
        """Learn now, so that nobody waits for it later."""
        self.likelihoods("")

    @cached_property
    def _tells_apart(self) -> bool:
        kinds = {manner for manner, _ in self.sentences}
        return Manner.FINE in kinds and len(kinds) > 1

    @cached_property
    def _learned(self) -> Regression:
        return _learned(self.sentences)


@lru_cache(maxsize=2)
def _learned(sentences: Sentences) -> Regression:
    return Regression((str(manner), traits(sentence)) for manner, sentence in sentences)
