"""What the checks say of good drafts by a language model: `python -m benchmarks.model_drafts [--show]`.

The drafts of `own/model_drafts_*.yaml` were written to the bot's own requests, by nobody who had seen the checks, and
read by us: what is found in them is nearly always a false alarm. A stop has the draft written again, and keeps it from
approval; a warning stands above it. docs/grounding.md has the first looks.
"""

import argparse
import sys
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from benchmarks.triage import shipped
from bot.checks.review import review
from bot.domain.case import Fact, Further, Matter, Turn, Who
from bot.domain.reply import Citation, Draft, Finding, Passage, Severity, SourceKind, SourceRef
from bot.knowledge.book import Book

OWN = Path(__file__).parent / "own"
TODAY = date(2026, 11, 30)
"""The day on which they were written; they name days after it."""


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.model_drafts", description=__doc__)
    parser.add_argument("--show", action="store_true", help="print what was found")
    options, book = parser.parse_args(), shipped()
    for path in sorted(OWN.glob("model_drafts_*.yaml")):
        drafts = yaml.safe_load(path.read_text(encoding="utf-8"))["drafts"]
        found = [findings(draft, book) for draft in drafts]
        print(f"{path.stem}, {len(found)} drafts: {', '.join(counted(found))}")
        if options.show:
            shown(drafts, found)


def findings(draft: dict[str, Any], book: Book) -> tuple[Finding, ...]:
    """What is found in one of them, without Claude's second reading."""
    passages = tuple(_passage(run, book) for run in draft["reply"])
    return review(Draft(passages), matter_of(draft), book, draft["situation"])


def matter_of(draft: dict[str, Any]) -> Matter:
    """The case of a draft."""
    said = [Turn(Who(t["who"]), t["text"]) for t in draft.get("context", ())]
    facts = tuple(Fact(key, str(value)) for key, value in draft.get("facts", {}).items())
    turns = (*said, Turn(Who.CUSTOMER, draft["message"]))
    further = tuple(Further(f["situation"], f["words"]) for f in draft.get("further", ()))
    return Matter(turns, TODAY, facts, "amazon.com", order_id=draft.get("order_id"), further=further)


def _passage(run: dict[str, Any], book: Book) -> Passage:
    cited = [id for id in run.get("cites", ()) if id in book.clauses]
    return Passage(
        run["text"],
        tuple(Citation(SourceRef(SourceKind.CLAUSE, id, book.version), book.clauses[id].text) for id in cited),
    )


def counted(found: list[tuple[Finding, ...]]) -> list[str]:
    """How many have a stop, a warning, a note."""
    having = {severity: sum(any(f.severity is severity for f in one) for one in found) for severity in Severity}
    return [f"{having[s]} with a {s}" for s in (Severity.STOP, Severity.WARN, Severity.NOTE)]


def shown(drafts: list[dict[str, Any]], found: list[tuple[Finding, ...]]) -> None:
    rules = Counter((f.severity, f.rule) for one in found for f in one)
    for (severity, rule), count in sorted(rules.items()):
        print(f"  {count} {severity} {rule}")
    for draft, one in zip(drafts, found, strict=True):
        for f in one:
            print(f"  {f.severity} {f.rule} “{f.quote}” in the answer to “{draft['message'][:60]}”", file=sys.stdout)


if __name__ == "__main__":
    main()
