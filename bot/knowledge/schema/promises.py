"""What a sentence promises, by likeness to examples of sentences that promise something, or nothing."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from pydantic import Field

from bot.knowledge.schema.clauses import Strict
from bot.knowledge.words.memory import Forgetful, Latest, Learned, Memory
from bot.knowledge.words.regression import Regression
from bot.knowledge.words.traits import traits
from bot.language.vocabulary.content import content


class Promised(StrEnum):
    """What a sentence is an example of; a closed list.

    FAVOUR: something extra, or a charge dropped. EXCEPTION: a return outside the rules. SERVICE: faster, at an hour,
    carried inside. OUTCOME: what isn't ours to say. YOU_PAY: a cost for the customer. HURDLE: a form, proof or step to
    come first.
    """

    NONE = "none"
    REFUND = "refund"
    FAVOUR = "favour"
    REPLACEMENT = "replacement"
    LABEL = "label"
    EXCEPTION = "exception"
    CANCELLATION = "cancellation"
    ADDRESS_CHANGE = "address_change"
    SERVICE = "service"
    OUTCOME = "outcome"
    YOU_PAY = "you_pay"
    HURDLE = "hurdle"


_PROMISED = {str(promised): promised for promised in Promised}


class PromiseFile(Strict):
    """Sentences of replies that promise the same thing, or nothing."""

    promise: Promised
    example: bool = Field(default=False, strict=True)
    """Marks the sentences that ship with Levelhead; leave it out of your own."""
    sentences: str = Field(min_length=1)
    """One a line."""


@dataclass(frozen=True)
class Promises:
    """Judges sentences by likeness to examples. Learns once a process, when first asked, in a second."""

    examples: tuple[tuple[Promised, str], ...] = ()

    def likelihoods(self, sentence: str) -> dict[Promised, float]:
        """How likely the sentence promises each thing; empty where there are no examples to compare with."""
        found = self._ear.likelihoods(traits(sentence)) if self._tells_apart else {}
        return {_PROMISED[name]: share for name, share in found.items()}

    def nearest(self, sentence: str, promised: Promised) -> str:
        """The example of that promise with the most words in common, to be shown beside the sentence."""
        said = set(content(sentence))
        alike = ((len(said & words) / (len(said | words) or 1), line) for line, words in self._words[promised])
        return max(alike, default=(0.0, ""))[1]

    def learn(self, memory: Memory) -> None:
        """Learn now, or recall what was learned from the same sentences, so that nobody waits for it later."""
        if self._tells_apart:
            _ear(self, memory)

    @cached_property
    def _tells_apart(self) -> bool:
        kinds = {promised for promised, _ in self.examples}
        return Promised.NONE in kinds and len(kinds) > 1

    @cached_property
    def _ear(self) -> Regression:
        return _ear(self, Forgetful())

    @cached_property
    def _words(self) -> dict[Promised, list[tuple[str, set[str]]]]:
        found: dict[Promised, list[tuple[str, set[str]]]] = {promised: [] for promised in Promised}
        for promised, line in self.examples:
            found[promised].append((line, set(content(line))))
        return found


_EARS: Latest[Promises, Regression] = Latest()


def _ear(promises: Promises, memory: Memory) -> Regression:
    def recalled() -> Regression:
        return Regression(learned=memory.recall(_named(promises), lambda: _learn(promises)))

    return _EARS.of(promises, recalled)


def _learn(promises: Promises) -> Learned:
    return Regression((str(promised), traits(line)) for promised, line in promises.examples).learned


def _named(promises: Promises) -> str:
    return "\n".join(("promises by traits", *(f"{promised} {line}" for promised, line in promises.examples)))
