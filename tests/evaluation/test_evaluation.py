"""Measuring: datasets read, questions asked, figures made, runs compared."""

import asyncio
import json
from dataclasses import replace
from decimal import Decimal
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from bot.commands.desks.one_case import terminal_desk
from bot.commands.evaluate import kept_as, side_by_side
from bot.domain.commitments import CommitmentKind
from bot.errors import PolicyError
from bot.evaluation.dataset import Expected, KnownCase, KnownText, read_dataset
from bot.evaluation.figures import DetectionCounts, Figures, Rate, Spent, figures
from bot.evaluation.redaction import left_standing
from bot.evaluation.report import show
from bot.evaluation.run import run
from bot.writers.composer.writer import Composer

CASES = """
cases:
  - {id: one, message: 'Do you ship to Guam?', expect: {lane: routine, approver: teammate, commitments_allowed: [escalate], personal: [Guam]}}
  - {id: two, message: 'My hand is burned. Call 555-013-4455', expect: {lane: person_only, approver: owner, personal: [555-013-4455]}}
  - {id: three, message: Nothing is expected here.}
"""
TEXTS = """
drafts:
  - {id: fine, draft: I will write to you by Friday., expect: {verdict: ok}}
  - {id: harsh, draft: 'Read the page, will you.', expect: {verdict: revise, findings: [{rule: rude, quote: Read the page}]}}
"""
ANSWER: dict[str, Any] = {
    "lane": "routine",
    "situation": "other",
    "approver": "teammate",
    "text": "We refund it all.",
    "commitments": [CommitmentKind.REFUND_FULL],
    "findings": [],
    "verdict": "ok",
}


async def draft(case: KnownCase) -> dict[str, Any]:
    if case.id == "three":
        raise RuntimeError("out of paper")
    return ANSWER


async def review(text: KnownText) -> dict[str, Any]:
    found = [{"rule": "rude", "severity": "warn", "quote": "Read the page, will you.", "reason": "it commands"}]
    return {"text": text.draft, "verdict": "revise", "findings": found if text.id == "harsh" else []}


def measured() -> Figures:
    dataset = read_dataset("mine", {"cases.yaml": CASES, "texts.yaml": TEXTS})
    reports = asyncio.run(run(dataset, draft, review, at_once=2, progress=False))
    return figures("mine", reports, "a writer", "v", 1.0, {})


@pytest.mark.deep
def test_each_question_is_counted_only_where_an_answer_is_expected() -> None:
    found = measured()
    assert found.rates["lane"] == Rate(1, 2)
    assert found.rates["not called routine"] == Rate(1, 2)
    assert found.rates["approver high enough"] == Rate(1, 2)
    assert found.rates["promises"] == Rate(0, 1)
    assert found.lanes == {("routine", "routine"): 1, ("person_only", "routine"): 1}


def test_what_a_model_would_still_read_of_personal_data_is_named() -> None:
    message = "The stool at 12 Elm Road wobbles at 1 leg. Mail jo@example.org."
    named = ["12 Elm Road", "jo@example.org"]
    one = {"id": "one", "message": message, "facts": {"customer_name": "Jo Adeyemi"}, "expect": {}}
    case = read_dataset("mine", {"cases.yaml": json.dumps({"cases": [one]})}).cases[0].case
    assert left_standing(case, named) == ()
    assert left_standing(case, ["Jo Adeyemi"]) == ()
    assert left_standing(case, [*named, "at 1 leg"]) == ("at 1 leg",)


def test_redaction_is_asked_for_where_a_case_names_what_is_personal() -> None:
    found = measured()
    assert found.rates["redacted"] == Rate(1, 2)
    assert [f.why for f in found.failures if f.question == "redacted"] == ["a model would read Guam"]


def test_a_quote_counts_when_the_rule_is_the_same_and_the_words_overlap() -> None:
    found = measured()
    assert found.rates["quotes found"] == Rate(1, 1)
    assert found.rates["verdict"] == Rate(1, 2)
    assert found.rates["no false alarm"] == Rate(1, 1)


def test_a_case_that_breaks_is_named_and_the_rest_goes_on() -> None:
    assert "out of paper" in measured().broken["three"]


def test_failures_say_what_came_instead() -> None:
    whys = {(f.entry, f.question): f.why for f in measured().failures}
    assert whys[("two", "lane")] == "routine, not person_only"
    assert whys[("one", "promises")] == "promises refund_full"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("cases:\n  - {expect: {lane: routine}}\n", "case 1: message"),
        ("cases:\n  - {message: hi, expect: {lane: quick}}\n", "case 1: lane"),
        ("drafts:\n  - {id: a, draft: b, expect: {verdict: fine}}\n", "draft 1: expect.verdict"),
        ("other: 1\n", "no file here has"),
    ],
)
def test_a_dataset_that_cannot_be_read_names_the_entry(text: str, says: str) -> None:
    with pytest.raises(PolicyError, match=says):
        read_dataset("mine", {"cases.yaml": text})


def test_other_names_of_commitments_are_understood() -> None:
    assert Expected(commitments_allowed=("prepaid_label", "none")).allowed == {"return_label"}


def test_a_failure_is_told_in_full() -> None:
    failure = next(f for f in measured().failures if (f.entry, f.question) == ("two", "lane"))
    assert (failure.given, failure.came) == ("My hand is burned. Call 555-013-4455", "We refund it all.")


def test_findings_are_counted_by_check() -> None:
    assert measured().checks == {"rude": DetectionCounts(found=1, expected=1)}


def test_a_case_that_could_not_be_run_is_said_before_the_figures() -> None:
    report = told(measured(), None)
    assert report.index("1 could not be run and are in no figure below") < report.index("How many are right")
    assert "three could not be run: RuntimeError: out of paper" in report


def test_the_report_says_what_became_better_or_worse_since_the_run_before() -> None:
    before = measured().as_data()
    before["failures"] = [{"entry": "three", "question": "lane"}, *before["failures"][1:]]
    report = told(measured(), before)
    assert "Right since the run before" in report and "three · lane" in report
    assert "Wrong since the run before" in report


def told(found: Figures, before: dict[str, Any] | None) -> str:
    out = StringIO()
    show(found, before, Console(file=out, width=200))
    return out.getvalue()


def test_what_the_model_was_asked_is_told_with_its_cost() -> None:
    used = {"calls": 2, "input_tokens": 400, "output_tokens": 50, "cache_read_tokens": 9000, "cache_write_tokens": 600}
    spent = Spent(Decimal("0.0123"), "USD", {"draft": Decimal("0.0123")}, "An estimate.")
    found = replace(measured(), model={"draft": used}, spent=spent)
    report = told(found, None)
    assert "{" not in report and "1,000" in report and "9,000" in report
    assert "0.0123 USD" in report and "An estimate." in report
    assert json.loads(json.dumps(found.as_data()))["spent"]["total"] == "0.0123"


def test_a_run_before_by_another_writer_is_named() -> None:
    before = measured().as_data() | {"writer": "another writer"}
    assert "The run before: another writer" in told(measured(), before)
    assert "The run before" not in told(measured(), measured().as_data())


async def test_without_a_model_one_case_comes_after_the_other() -> None:
    """Side by side they wait for each other's writes until the database counts as busy, and are lost for the figures."""
    async with terminal_desk() as desk:
        assert side_by_side(desk) == 1
        assert side_by_side(replace(desk, writer=Composer())) > 1


def test_runs_of_other_places_or_ways_are_not_compared() -> None:
    names = {
        kept_as(Path("a/cases.yaml"), False),
        kept_as(Path("b/cases.yaml"), False),
        kept_as(Path("a/cases.yaml"), True),
    }
    assert len(names) == 3
