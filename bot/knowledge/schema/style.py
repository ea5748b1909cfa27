"""What a house style may say: rules of tone with the signs that give a fault away, and what to write instead."""

from collections.abc import Iterable
from enum import StrEnum
from functools import cached_property

from pydantic import Field

from bot.domain.reply import Severity
from bot.knowledge.schema.clauses import Id, Strict
from bot.knowledge.schema.manners import Manner, Manners
from bot.knowledge.schema.phrases import Phrases

UNLESS, HARDSHIP, ACKNOWLEDGED = "unless ", "hardship", "acknowledged"


class ToneRule(StrEnum):
    """The faults of tone; a closed list, the one that hurts most first."""

    BLAME = "blame"
    RUDE = "rude"
    SARCASTIC = "sarcastic"
    PERSONAL = "personal"
    OVER_APOLOGY = "over_apology"
    CASUAL = "casual"
    SHOUTING = "shouting"
    COLD = "cold"
    EVASIVE = "evasive"
    WORDY = "wordy"


_MANNERS = frozenset(rule for rule in ToneRule if rule.value in {manner.value for manner in Manner})
"""Rules that a sentence breaks by how it sounds, whatever it stands beside."""


class Sign(Strict):
    """Words that give a fault away. `heard` and `unless` are phrases over word classes, within one sentence."""

    heard: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()
    """Regular expressions, with capitals told from small letters."""
    unless: tuple[str, ...] = ()
    """Phrases that share a word with one heard and give it another meaning."""
    why: str | None = Field(default=None, min_length=1)
    """Why these words work badly, where it is more particular than the rule's."""
    severity: Severity | None = None
    weight: float = Field(default=1.0, gt=0, le=1)
    """Below 1, the sign counts only together with others of its rule in the same text."""
    vague: bool = Field(default=False, strict=True)
    """Counts only in a sentence that names neither a person of ours who acts nor a day."""
    always: bool = Field(default=False, strict=True)
    """Counts also in a sentence that is like the fine ones otherwise."""


class StyleRule(Strict):
    """One fault of tone. Examples are sentences; each bad one must be found and each good one left alone."""

    rule: ToneRule
    why: str = Field(min_length=1)
    """For the writer: why the words work badly for the reader, and what to do."""
    severity: Severity = Severity.WARN
    signs: tuple[Sign, ...] = ()
    swaps: dict[str, str] = Field(default_factory=dict)
    """Words and what to write instead; empty text leaves them out."""
    bad: tuple[str, ...] = ()
    good: tuple[str, ...] = ()


class Capitals(Strict):
    """What may stand in capitals."""

    allowed: tuple[str, ...] = ()
    """Words in capitals that are names, units or sizes although they look like ordinary words."""


class Apologies(Strict):
    """How often a reply may apologise."""

    most: int = Field(default=2, ge=0, strict=True)
    """Sentences with an apology in one reply; further ones are found."""
    say: str = Field(default="I am sorry about this.", min_length=1)
    """The one apology that a rewrite puts in the place of an inflated one."""


class Acknowledging(Strict):
    """How a reply shows that the customer was heard."""

    hardship: tuple[str, ...] = ()
    """Phrases of a customer for whom more is at stake than an order; a reply to them must take it up."""
    unless: tuple[str, ...] = ()
    heard: tuple[str, ...] = ()
    """Phrases of a reply that acknowledges, whatever the matter."""
    everyday: tuple[str, ...] = ()
    """Words of every second message; to repeat them acknowledges nothing."""


class Style(Strict):
    """A house style. Without rules, only what needs no words is checked: capitals, stacked marks, counted apologies."""

    style: str = Field(default="built in", min_length=1)
    example: bool = Field(default=False, strict=True)
    """Marks the style that ships with Levelhead; leave it out of your own."""
    rules: tuple[StyleRule, ...] = ()
    capitals: Capitals = Capitals()
    apologies: Apologies = Apologies()
    acknowledging: Acknowledging = Acknowledging()
    classes: dict[Id, tuple[str, ...]] = Field(default_factory=dict)
    """Word classes that phrases name."""
    sentences: dict[Manner, str] = Field(default_factory=dict)
    """Sentences of replies by how they sound, one a line; what is like one with a fault is found."""

    def with_sentences(self, said: Iterable[tuple[Manner, str]]) -> "Style":
        """The style with these sentences as well; a text may hold several, one a line."""
        together = dict(self.sentences)
        for manner, text in said:
            together[manner] = f"{together.get(manner, '')}\n{text}"
        return self.model_copy(update={"sentences": together})

    @cached_property
    def manners(self) -> Manners:
        """Judges a sentence by its likeness to those of the style, the examples of its rules among them."""
        listed = [(manner, line.strip()) for manner, text in self.sentences.items() for line in text.splitlines()]
        listed += [(Manner.FINE, good) for rule in self.rules for good in rule.good]
        listed += [(Manner(rule.rule.value), bad) for rule in self.rules if rule.rule in _MANNERS for bad in rule.bad]
        return Manners(tuple((manner, line) for manner, line in listed if line), tuple(self.classes.items()))

    @cached_property
    def phrases(self) -> Phrases:
        """Every phrase, under the name of its sign; `unless` phrases under the same name with a prefix."""
        named: dict[str, tuple[str, ...]] = {}
        for name, sign in self.signs.items():
            named[name] = sign.heard
            named[UNLESS + name] = sign.unless
        return Phrases(self.classes, named)

    @cached_property
    def acknowledgement(self) -> Phrases:
        """The phrases of hardship in a message, and of its acknowledgement in a reply."""
        own = self.acknowledging
        lists = {HARDSHIP: own.hardship, UNLESS + HARDSHIP: own.unless, ACKNOWLEDGED: own.heard}
        return Phrases(self.classes, lists)

    @cached_property
    def signs(self) -> dict[str, Sign]:
        """Every sign by a name that tells its rule: `blame 3`."""
        return {f"{rule.rule} {i}": sign for rule in self.rules for i, sign in enumerate(rule.signs)}

    def rule(self, name: ToneRule) -> StyleRule | None:
        """The rule of that name, where the style has one."""
        return next((r for r in self.rules if r.rule is name), None)
