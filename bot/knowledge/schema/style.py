"""House style: rules of tone with the signs of each fault, and what to write instead."""

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
    """Faults of tone; a closed list, the most hurtful first."""

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
"""Rules that a sentence breaks by how it sounds."""


class Sign(Strict):
    """Words that show a fault. `heard` and `unless` are phrases over word classes, within one sentence."""

    heard: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()
    """Regular expressions; case matters."""
    unless: tuple[str, ...] = ()
    """Phrases that share a word with one of `heard` and mean something else."""
    why: str | None = Field(default=None, min_length=1)
    """Why these words work badly, if more particular than the rule's `why`."""
    severity: Severity | None = None
    weight: float = Field(default=1.0, gt=0, le=1)
    """Below 1, it counts only together with other signs of its rule in the text."""
    vague: bool = Field(default=False, strict=True)
    """Counts only in a sentence that names neither one of us who acts nor a day."""
    always: bool = Field(default=False, strict=True)
    """Counts even in a sentence that otherwise sounds fine."""


class StyleRule(Strict):
    """One fault of tone. Its bad examples must be found, its good ones left alone."""

    rule: ToneRule
    why: str = Field(min_length=1)
    """For the writer: why such words work badly, and what to do."""
    severity: Severity = Severity.WARN
    signs: tuple[Sign, ...] = ()
    swaps: dict[str, str] = Field(default_factory=dict)
    """Words and what to write instead; empty text removes them."""
    bad: tuple[str, ...] = ()
    good: tuple[str, ...] = ()


class Capitals(Strict):
    """What may stand in capitals."""

    allowed: tuple[str, ...] = ()
    """Words in capitals that are names, units or sizes."""


class Apologies(Strict):
    """How often a reply may apologise."""

    most: int = Field(default=2, ge=0, strict=True)
    """Sentences with an apology in one reply; more are found."""
    say: str = Field(default="I am sorry about this.", min_length=1)
    """The one apology that replaces an inflated one."""


class Acknowledging(Strict):
    """How a reply shows that it heard the customer."""

    hardship: tuple[str, ...] = ()
    """Phrases of a customer with more at stake than an order; a reply must acknowledge that."""
    unless: tuple[str, ...] = ()
    heard: tuple[str, ...] = ()
    """Phrases of a reply that acknowledges."""
    everyday: tuple[str, ...] = ()
    """Words of any message; repeating them acknowledges nothing."""


class Style(Strict):
    """A house style. Without rules, only capitals, stacked marks and counted apologies are checked."""

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
    """Example sentences by manner, one a line; what sounds like a faulty one is found."""

    def with_sentences(self, said: Iterable[tuple[Manner, str]]) -> "Style":
        """The style with more example sentences; a text may hold several, one a line."""
        together = dict(self.sentences)
        for manner, text in said:
            together[manner] = f"{together.get(manner, '')}\n{text}"
        return self.model_copy(update={"sentences": together})

    @cached_property
    def manners(self) -> Manners:
        """Judges how a sentence sounds by all examples of the style, those of its rules too."""
        listed = [(manner, line.strip()) for manner, text in self.sentences.items() for line in text.splitlines()]
        listed += [(Manner.FINE, good) for rule in self.rules for good in rule.good]
        listed += [(Manner(rule.rule.value), bad) for rule in self.rules if rule.rule in _MANNERS for bad in rule.bad]
        return Manners(tuple((manner, line) for manner, line in listed if line), tuple(self.classes.items()))

    @cached_property
    def phrases(self) -> Phrases:
        """Every phrase under its sign's name; `unless` phrases with a prefix."""
        named: dict[str, tuple[str, ...]] = {}
        for name, sign in self.signs.items():
            named[name] = sign.heard
            named[UNLESS + name] = sign.unless
        return Phrases(self.classes, named)

    @cached_property
    def acknowledgement(self) -> Phrases:
        """Phrases of hardship in a message, and of acknowledgement in a reply."""
        own = self.acknowledging
        lists = {HARDSHIP: own.hardship, UNLESS + HARDSHIP: own.unless, ACKNOWLEDGED: own.heard}
        return Phrases(self.classes, lists)

    @cached_property
    def signs(self) -> dict[str, Sign]:
        """Every sign by a name with its rule: `blame 3`."""
        return {f"{rule.rule} {i}": sign for rule in self.rules for i, sign in enumerate(rule.signs)}

    def rule(self, name: ToneRule) -> StyleRule | None:
        """The rule of that name, where the style has one."""
        return next((r for r in self.rules if r.rule is name), None)
