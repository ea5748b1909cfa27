"""docs/policies.md says what the schema says, and its examples are valid."""

import re

import pytest

from bot.domain.commitments import CommitmentKind
from bot.knowledge.files import read_book
from bot.knowledge.schema.alarms import Alarm, AlarmFile, Sign, Temper
from bot.knowledge.schema.approvals import Approvals, LaneRule, People, Rule
from bot.knowledge.schema.asked_facts import FactToCheck
from bot.knowledge.schema.clauses import Clause, Policy, Strict
from bot.knowledge.schema.languages import LanguageFile
from bot.knowledge.schema.listing_rules import Attribute, AttributeFile, Evidence, ListingFile, ListingRule
from bot.knowledge.schema.manners import MannerFile
from bot.knowledge.schema.message_rules import MessageFile, MessageRule
from bot.knowledge.schema.processes import Process, ProcessFile, ProcessStep
from bot.knowledge.schema.promises import PromiseFile
from bot.knowledge.schema.situations import (
    Choice,
    Condition,
    ExampleFile,
    NextStep,
    Offer,
    Raise,
    Signals,
    Situation,
    SituationFile,
)
from bot.knowledge.schema.style import Acknowledging, Apologies, Capitals, Style, StyleRule
from bot.knowledge.schema.style import Sign as StyleSign
from bot.knowledge.schema.watched import Watch, WatchFile
from tests.knowledge.small_book import ROOT

PAGE = (ROOT / "docs" / "policies.md").read_text(encoding="utf-8")
MODELS: dict[str, type[Strict]] = {
    "Policy": Policy,
    "Clause": Clause,
    "Situation file": SituationFile,
    "Situation": Situation,
    "File of examples": ExampleFile,
    "Signals": Signals,
    "Condition": Condition,
    "Raise": Raise,
    "Fact to check": FactToCheck,
    "Choice": Choice,
    "Offer": Offer,
    "Next step": NextStep,
    "Alarm file": AlarmFile,
    "Alarm": Alarm,
    "Language file": LanguageFile,
    "Temper": Temper,
    "Sign": Sign,
    "Approvals": Approvals,
    "People": People,
    "Rule": Rule,
    "Rule of a lane": LaneRule,
    "House style": Style,
    "File of promises": PromiseFile,
    "Style rule": StyleRule,
    "Style sign": StyleSign,
    "Capitals": Capitals,
    "Apologies": Apologies,
    "Acknowledging": Acknowledging,
    "Message file": MessageFile,
    "File of sentences": MannerFile,
    "Message rule": MessageRule,
    "Process file": ProcessFile,
    "Process": Process,
    "Process step": ProcessStep,
    "Listing file": ListingFile,
    "Listing rule": ListingRule,
    "Attribute file": AttributeFile,
    "Attribute": Attribute,
    "Evidence": Evidence,
    "File of watched channels": WatchFile,
    "Watched channel": Watch,
}
YAML = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)


def table(heading: str) -> dict[str, str]:
    section = re.split(r"^#+ ", PAGE.split(f"\n### {heading}\n")[1], flags=re.MULTILINE)[0]
    return dict(re.findall(r"^\| `(\w+)` \| (.*) \|$", section, re.MULTILINE))


@pytest.mark.parametrize("heading", MODELS)
def test_every_key_of_the_schema_is_on_the_page_and_no_other(heading: str) -> None:
    assert list(table(heading)) == list(MODELS[heading].model_fields)


@pytest.mark.parametrize("heading", MODELS)
def test_what_the_page_calls_required_is_what_the_schema_requires(heading: str) -> None:
    fields = MODELS[heading].model_fields
    said = {key for key, text in table(heading).items() if re.search(r"\brequired\b(?! there)|at least one", text)}
    assert said == {key for key, info in fields.items() if info.is_required()}


def test_the_three_files_to_begin_with_are_a_book() -> None:
    names = ("returns.yaml", "situations.yaml", "approvals.yaml")
    assert read_book(dict(zip(names, YAML, strict=False))).clause("returns.window")


def test_the_clause_and_the_situation_shown_are_a_book() -> None:
    book = read_book({"approvals.yaml": YAML[2], "returns.yaml": YAML[3], "situations.yaml": YAML[4]})
    assert book.situation("no_longer_needed").own_clauses == ("returns.payer_buyer",)


def test_the_page_lists_every_commitment_that_a_clause_can_allow() -> None:
    row = next(line for line in PAGE.splitlines() if line.startswith("| `allows` |"))
    assert re.findall(r"`(\w+)`", row)[1:] == [str(kind) for kind in CommitmentKind]
