"""How well faults of tone and forbidden content are found: `python benchmarks/tone.py [--misses]`.

Our own drafts are in tests/checks/tone_drafts.yaml; the shared drafts and real support turns are found beside the
repository or through LEVELHEAD_SHARED, and left out where they are absent.
"""

import argparse
import json
import os
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import yaml
from rich.console import Console
from rich.table import Table

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from bot.checks.marketplace import check_marketplace  # noqa: E402
from bot.checks.tone import check_tone  # noqa: E402
from bot.domain.reply import Finding, verdict  # noqa: E402
from bot.knowledge.book import Book  # noqa: E402
from bot.loading.sources import read_policies  # noqa: E402  # the path is set above

SHARED = Path(os.environ.get("LEVELHEAD_SHARED", ROOT.parent / "shared"))
TODAY = date(2026, 6, 1)
OTHERS = {"circular", "unsupported_promise"}
"""Rules of other checks: drafts that expect them are measured without them."""


@dataclass
class Score:
    """What came of a set of drafts. `rules` holds quotes found and quotes expected."""

    drafts: int = 0
    right: int = 0
    fine: int = 0
    alarms: int = 0
    rules: dict[str, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0]))
    misses: list[str] = field(default_factory=list)

    def row(self) -> tuple[str, ...]:
        found, of = (sum(pair[i] for pair in self.rules.values()) for i in (0, 1))
        return f"{self.right}/{self.drafts}", f"{found}/{of}", f"{self.alarms}/{self.fine}"


def findings(book: Book, text: str, message: str | None) -> tuple[Finding, ...]:
    """What the checks of wording find on whichever marketplace."""
    return (*check_tone(text, book.style, message), *check_marketplace(text, book.message_rules, "any", TODAY))


def score(book: Book, drafts: Iterable[dict[str, Any]]) -> Score:
    """The drafts without those whose verdict rests on another check."""
    total = Score()
    for draft in drafts:
        expected = [f for f in draft["expect"]["findings"] if f["rule"] not in OTHERS]
        found = findings(book, draft["draft"], draft.get("context"))
        if len(expected) == len(draft["expect"]["findings"]):
            judge(total, draft, found)
        for wanted in expected:
            hit = any(f.rule == wanted["rule"] and overlap(draft["draft"], f.quote, wanted["quote"]) for f in found)
            total.rules[wanted["rule"]][0] += hit
            total.rules[wanted["rule"]][1] += 1
            if not hit:
                total.misses.append(f"{draft['id']}: {wanted['rule']} “{wanted['quote']}”")
    return total


def judge(total: Score, draft: dict[str, Any], found: tuple[Finding, ...]) -> None:
    """Count the verdict, and whether a fine draft is flagged."""
    wanted = draft["expect"]["verdict"]
    total.drafts += 1
    total.right += verdict(found) == wanted
    total.fine += wanted == "ok"
    if wanted == "ok" and found:
        total.alarms += 1
        total.misses += [f"{draft['id']}: false alarm {f.rule} “{f.quote}”" for f in found]


def by_rule(scores: dict[str, Score]) -> Table:
    """The quotes that were found of each rule, over our own sets, those written to measure and the shared ones."""
    kinds = {name: name.split(",")[0] if name.startswith("own") or name == "shared" else "measured" for name in scores}
    found: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
    for name, result in scores.items():
        for rule, (hits, of) in result.rules.items():
            found[rule, kinds[name]][0] += hits
            found[rule, kinds[name]][1] += of
    columns = list(dict.fromkeys(kinds.values()))
    table = Table("rule", *columns)
    for rule in sorted({rule for rule, _ in found}):
        table.add_row(rule, *("{}/{}".format(*found[rule, kind]) for kind in columns))
    return table


def overlap(text: str, one: str, other: str) -> bool:
    """Whether two quotes share a character of the text."""
    a, b = text.find(one), text.find(other)
    return bool(one) and a < b + len(other) and b < a + len(one)


def real_turns() -> list[str]:
    """What support staff wrote to real customers, each turn once."""
    path = SHARED / "data" / "abcd" / "conversations.jsonl"
    if not path.exists():
        return []
    talks = (json.loads(line) for line in path.read_text("utf-8").splitlines())
    return list(dict.fromkeys(t["text"] for talk in talks for t in talk["turns"] if t["role"] == "agent"))


def sets() -> dict[str, list[dict[str, Any]]]:
    """The sets of drafts by name."""
    own = _drafts(ROOT / "tests" / "checks" / "tone_drafts.yaml")
    named = {f"own, set {n}": [d for d in own if d["set"] == n] for n in sorted({d["set"] for d in own})}
    fresh = {path.stem: _drafts(path) for path in sorted((ROOT / "benchmarks" / "own").glob("*tone_*.yaml"))}
    shared = SHARED / "cases" / "tone.yaml"
    return named | fresh | ({"shared": _drafts(shared)} if shared.exists() else {})


def _drafts(path: Path) -> list[dict[str, Any]]:
    drafts: list[dict[str, Any]] = yaml.safe_load(path.read_text("utf-8"))["drafts"]
    return drafts


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--misses", action="store_true", help="print what was missed and what was a false alarm")
    wanted, console = options.parse_args(), Console()
    book = read_policies(ROOT / "policies").book
    scores = {name: score(book, drafts) for name, drafts in sets().items()}
    table = Table("drafts", "verdicts", "quotes", "fine ones flagged")
    for name, result in scores.items():
        table.add_row(name, *result.row())
    console.print(table)
    console.print(by_rule(scores))
    turns = real_turns()
    heard = [{f.rule for f in findings(book, turn, None)} for turn in turns]
    flagged = Counter(rule for rules in heard for rule in rules)
    console.print(f"{sum(map(bool, heard))} of {len(turns)} real support turns are flagged")
    for rule, count in flagged.most_common():
        console.print(f"{rule} in {count} of {len(turns)} real support turns ({count / len(turns):.1%})")
    if wanted.misses:
        for result in scores.values():
            for miss in result.misses:
                console.print(miss, markup=False)


if __name__ == "__main__":
    main()
