"""How whole sets of drafts are judged, and that what the policies say is no fault."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.checks.marketplace import check_marketplace
from bot.checks.tone import check_tone
from bot.checks.tone.examples import style_remarks
from bot.domain.reply import Finding, Verdict, verdict
from tests.checks.tones import tone
from tests.knowledge.small_book import ROOT, shipped
from tests.knowledge.test_style import JULY
from tests.tables import table

DRAFTS: list[dict[str, Any]] = table(Path(__file__).parent / "tone_drafts.yaml")["drafts"]
SHARED = Path(os.environ.get("LEVELHEAD_SHARED", ROOT.parent / "shared"))


@pytest.mark.deep
def test_a_replacement_passes_the_checks_itself() -> None:
    found = [finding for draft in DRAFTS for finding in check_tone(draft["draft"], shipped().style, None)]
    replaced = [finding for finding in found if finding.replacement]
    assert replaced
    for finding in replaced:
        assert check_tone(finding.replacement, shipped().style, None) == (), finding


def test_the_shipped_style_judges_its_own_examples_as_it_says() -> None:
    assert list(style_remarks(shipped().style)) == []


def test_nothing_that_the_policies_say_to_customers_is_a_fault_of_tone() -> None:
    said = [c.say for c in shipped().clauses.values() if c.say]
    said += [words for s in shipped().situations for words in (*s.acknowledge, s.holding_line or "")]
    assert {text: found for text in said if (found := tone(text))} == {}


@pytest.mark.deep
def test_of_our_own_drafts_nearly_all_are_judged_right_and_hardly_a_fine_one_is_flagged() -> None:
    right, found, expected, alarms = figures(DRAFTS)
    assert right / len(DRAFTS) >= 0.95 and found / expected >= 0.95 and alarms <= 1


def test_the_shared_drafts_are_judged_right_apart_from_circles_and_promises() -> None:
    path = SHARED / "cases" / "tone.yaml"
    if not path.exists():
        pytest.skip(f"The shared drafts aren't at {path}.")
    others = {"circular", "unsupported_promise"}
    drafts = table(path)["drafts"]
    ours = [d for d in drafts if not others & {f["rule"] for f in d["expect"]["findings"]}]
    right, found, expected, alarms = figures(ours)
    assert right / len(ours) >= 0.85 and found / expected >= 0.8 and alarms <= 1


@pytest.mark.deep
def test_own_benchmarks_stay_found_and_their_fine_drafts_stay_fine() -> None:
    sets = sorted((ROOT / "benchmarks" / "own").glob("tone_*.yaml"))
    drafts = [d for path in sets for d in table(path)["drafts"]]
    right, found, expected, alarms = figures(drafts)
    fine = sum(d["expect"]["verdict"] == Verdict.OK for d in drafts)
    assert right / len(drafts) >= 0.88 and found / expected >= 0.8 and alarms / fine <= 0.05


def all_findings(draft: dict[str, Any]) -> tuple[Finding, ...]:
    found = check_tone(draft["draft"], shipped().style, draft["context"])
    return found + check_marketplace(draft["draft"], shipped().message_rules, "any", JULY)


def figures(drafts: list[dict[str, Any]]) -> tuple[int, int, int, int]:
    """Verdicts that are right, quotes found, quotes expected, fine drafts with any finding."""
    right = found = expected = alarms = 0
    for draft in drafts:
        findings = all_findings(draft)
        right += verdict(findings) == draft["expect"]["verdict"]
        alarms += draft["expect"]["verdict"] == Verdict.OK and bool(findings)
        hits = list(expected_hits(draft, findings))
        found, expected = found + sum(hits), expected + len(hits)
    return right, found, expected, alarms


def expected_hits(draft: dict[str, Any], findings: tuple[Finding, ...]) -> Iterator[bool]:
    for wanted in draft["expect"]["findings"]:
        start = draft["draft"].index(wanted["quote"])
        spans = ((draft["draft"].index(f.quote), len(f.quote)) for f in findings if f.rule == wanted["rule"])
        yield any(at < start + len(wanted["quote"]) and start < at + size for at, size in spans)
