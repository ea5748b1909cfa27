"""How a sentence sounds, by likeness to examples in the house style: fine ones, and those with a fault."""

from collections.abc import Set
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from pydantic import Field

from bot.knowledge.schema.clauses import Strict
from bot.knowledge.schema.word_classes import Lexicon
from bot.knowledge.words.memory import Forgetful, Latest, Learned, Memory
from bot.knowledge.words.regression import Regression
from bot.knowledge.words.sound import sound, usual_words


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


_MANNERS = {str(manner): manner for manner in Manner}


class MannerFile(Strict):
    """Sentences of replies that sound alike."""

    manner: Manner
    example: bool = Field(default=False, strict=True)
    """Marks the sentences that ship with Levelhead; leave it out of your own."""
    sentences: str = Field(min_length=1)
    """One a line."""
    beside: str = ""
    """Courteous sentences with similar words, one a line: these are fine."""

    def spoken(self) -> tuple[tuple[Manner, str], ...]:
        """The sentences of each manner in the file."""
        return (self.manner, self.sentences), (Manner.FINE, self.beside)


Sentences = tuple[tuple[Manner, str], ...]
Classes = tuple[tuple[str, tuple[str, ...]], ...]
"""Word classes by name."""
_LEAST = 3
"""A trait counts if this many sentences have it; with two, memory grows by half and no more is found."""


@dataclass(frozen=True)
class Manners:
    """Judges sentences by likeness to examples. Learns once a process, when first asked, in seconds."""

    sentences: Sentences = ()
    classes: Classes = ()

    def likelihoods(self, sentence: str, told: Set[str] = frozenset()) -> dict[Manner, float]:
        """How likely the sentence is of each manner; empty where there is nothing to compare fine ones with.

        `told`: stems of the message being answered; repeating its words is nothing unusual.
        """
        found = self._ear.likelihoods(sentence, told) if self._tells_apart else {}
        return {_MANNERS[name]: share for name, share in found.items()}

    def learn(self, memory: Memory) -> None:
        """Learn now, or recall what was learned from the same sentences, so that nobody waits for it later."""
        if self._tells_apart:
            _ear(self, memory)

    @cached_property
    def _tells_apart(self) -> bool:
        kinds = {manner for manner, _ in self.sentences}
        return Manner.FINE in kinds and len(kinds) > 1

    @cached_property
    def _ear(self) -> "_Ear":
        return _ear(self, Forgetful())


class _Ear:
    """Judges by what was learned."""

    def __init__(self, classes: Classes, learned: Learned) -> None:
        self._lexicon = Lexicon(dict(classes))
        self._usual: dict[str, int] = learned["usual"]
        self._regression = Regression(learned=learned)

    def likelihoods(self, sentence: str, told: Set[str]) -> dict[str, float]:
        return self._regression.likelihoods(sound(sentence, self._lexicon.keys, self._usual, told=told))


_EARS: Latest[Manners, _Ear] = Latest()


def _ear(manners: Manners, memory: Memory) -> _Ear:
    return _EARS.of(manners, lambda: _Ear(manners.classes, memory.recall(_named(manners), lambda: _learn(manners))))


def _learn(manners: Manners) -> Learned:
    lexicon = Lexicon(dict(manners.classes))
    usual = usual_words(sentence for manner, sentence in manners.sentences if manner is Manner.FINE)
    heard = (
        (str(manner), sound(sentence, lexicon.keys, usual, own=manner is Manner.FINE))
        for manner, sentence in manners.sentences
    )
    return Regression(heard, least=_LEAST).learned | {"usual": usual}


def _named(manners: Manners) -> str:
    said = (f"{manner} {sentence}" for manner, sentence in manners.sentences)
    return "\n".join(("manners by sound", *said, *(f"{name}: {' '.join(words)}" for name, words in manners.classes)))
