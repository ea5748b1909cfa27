"""What a marketplace forbids in messages to buyers: dated rules, each of a kind that a check can find."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property

from pydantic import Field

from bot.domain.reply import Severity
from bot.knowledge.schema.clauses import ANY_MARKETPLACE, Day, Id, InForce, Standing, Strict
from bot.knowledge.schema.phrases import Phrases

NEUTRAL, UNLESS = "neutral ", "unless "


class MessageKind(StrEnum):
    """What a check can find in a message; a closed list. The finding's rule has the same name."""

    LINK = "link"
    CONTACT_DETAILS = "contact_details"
    REVIEW_REQUEST = "review_request"
    REVIEW_MENTION = "review_mention"
    INCENTIVE = "incentive"
    EMOJI = "emoji"
    MARKETING = "marketing"
    FORMATTING = "formatting"
    CANCEL_REQUEST = "cancel_request"
    SUBJECT_TAG = "subject_tag"
    OPT_OUT = "opt_out"


class MessageRule(Strict, InForce):
    """One rule. On its marketplace it replaces the rule of the same kind for `any`."""

    id: Id
    kind: MessageKind
    why: str = Field(min_length=1)
    """For the writer: what is forbidden, and what to do instead."""
    severity: Severity = Severity.STOP
    permitted: bool = Field(default=False, strict=True)
    """True: allowed on this marketplace, whatever holds for `any`."""
    allow: tuple[str, ...] = ()
    """For links: allowed domains, with their subdomains. For contact details: allowed addresses and numbers."""
    most: int | None = Field(default=None, ge=0, strict=True)
    """For formatting: line breaks in a row. For neutral requests for a review: how many a message may have."""
    heard: tuple[str, ...] = ()
    """Phrases over word classes; left out, those of the rule for `any`."""
    neutral: tuple[str, ...] = ()
    """Phrases that count only above `most`."""
    unless: tuple[str, ...] = ()
    """Phrases that share a word with a forbidden one and mean something else."""
    effective: Day | None = None
    """The first day on which the rule holds."""
    expires: Day | None = None
    """The last day on which the rule holds."""
    source: str | None = None
    """Where the rule can be read."""
    verified_on: Day | None = None
    status: Standing = Standing.CONFIRMED


class MessageFile(Strict):
    """The rules of one marketplace, or of `any`."""

    messages: str = Field(min_length=1)
    """The marketplace: `amazon.com`, `ebay`...; the rules of `any` hold everywhere."""
    title: str = Field(min_length=1)
    example: bool = Field(default=False, strict=True)
    """Marks the rules that ship with Levelhead; leave it out of your own."""
    answer_hours: int | None = Field(default=None, ge=1, le=720, strict=True)
    """Hours the marketplace gives for an answer, weekends included."""
    rules: tuple[MessageRule, ...] = Field(min_length=1)
    classes: dict[Id, tuple[str, ...]] = Field(default_factory=dict)
    """Word classes for phrases, in this file and the others."""


@dataclass(frozen=True, slots=True)
class RuleInForce:
    """A rule in force, and the id of the rule whose words it uses: its own or that of `any`."""

    rule: MessageRule
    words: str


@dataclass(frozen=True)
class MessageRules:
    """The rules of every marketplace."""

    files: tuple[MessageFile, ...] = ()

    def holding(self, marketplace: str, today: date) -> tuple[RuleInForce, ...]:
        """One rule of each kind, the marketplace's own before that of `any`; without what is permitted."""
        general, own = (self._of(place, today) for place in (ANY_MARKETPLACE, marketplace))
        held = [RuleInForce(rule, _words(rule, general)) for rule in (general | own).values() if not rule.permitted]
        return tuple(sorted(held, key=lambda h: list(MessageKind).index(h.rule.kind)))

    def answer_hours(self, marketplace: str) -> int | None:
        """The hours for an answer; the fewest of any where the marketplace isn't known."""
        named = [f.answer_hours for f in self.files if f.answer_hours and f.messages == marketplace]
        given = [f.answer_hours for f in self.files if f.answer_hours]
        return min(named or (given if marketplace == ANY_MARKETPLACE else []), default=None)

    def to_confirm(self) -> tuple[MessageRule, ...]:
        """Rules from a second-hand source, which somebody still has to read at the source."""
        return tuple(r for f in self.files for r in f.rules if r.status is Standing.CONFIRM)

    @cached_property
    def phrases(self) -> Phrases:
        """Every phrase, under its rule's id."""
        rules = [rule for file in self.files for rule in file.rules]
        named: dict[str, tuple[str, ...]] = {r.id: r.heard for r in rules}
        named |= {NEUTRAL + r.id: r.neutral for r in rules} | {UNLESS + r.id: r.unless for r in rules}
        return Phrases(self.classes, named)

    @cached_property
    def classes(self) -> Mapping[str, tuple[str, ...]]:
        """The word classes of all files together."""
        return {name: words for file in self.files for name, words in file.classes.items()}

    def _of(self, marketplace: str, today: date) -> dict[MessageKind, MessageRule]:
        files = (f for f in self.files if f.messages == marketplace)
        return {rule.kind: rule for file in files for rule in file.rules if rule.in_force(today)}


def _words(rule: MessageRule, general: Mapping[MessageKind, MessageRule]) -> str:
    has_own = rule.heard or rule.neutral or rule.kind not in general
    return rule.id if has_own else general[rule.kind].id
