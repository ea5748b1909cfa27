"""Replies of teammates to cases, as `levelhead review` judges them: `python benchmarks/replies.py [--show]`.

Each set was written before the rules were looked at again: `circling_*` go in circles, `unsupported_*` hold one thing
that no source gives, `good_*` are fine. The situation is given, so what is measured is the checks alone.
"""

import argparse
import json
import os
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from bot.checks.review import review_words  # noqa: E402  # the path is set above
from bot.domain.case import Fact, Fulfilment, Matter, Turn, Who  # noqa: E402
from bot.domain.reply import Finding, Severity  # noqa: E402
from bot.knowledge.book import Book  # noqa: E402
from bot.knowledge.files import read_book  # noqa: E402
from bot.loading.folders import POLICY_SUFFIXES, read_texts  # noqa: E402

TODAY = date(2026, 11, 24)
STOPPING = {1: "circular", 2: "circular", 4: "circular", 9: "third_party_failure", 11: "circular"}
WARNING = {
    3: "repeated",
    5: "policy_heavy",
    6: "no_next_step",
    7: "all_on_customer",
    8: "unanswered",
    10: "many_messages",
}
GROUNDS = frozenset(
    "unsupported_promise amount percentage number date party identifier payer window cap polarity approver"
    " condition".split()
)


def items(name: str) -> list[dict[str, Any]]:
    """The replies of one set."""
    found = yaml.safe_load((ROOT / f"benchmarks/own/{name}.yaml").read_text(encoding="utf-8"))
    return [{"today": found.get("today", TODAY)} | item for item in found["items"]]


def matter_of(item: dict[str, Any]) -> Matter:
    """The case of a reply."""
    said = item.get("said") or [*item.get("context", ()), {"customer": item["message"]}]
    turns = tuple(Turn(Who(who), text) for turn in said for who, text in turn.items())
    facts = tuple(Fact(key, str(value)) for key, value in item.get("facts", {}).items())
    where, by = item.get("marketplace", "amazon.com"), Fulfilment(item.get("fulfilment", "seller"))
    return Matter(turns, item.get("today", TODAY), facts, where, by)


def findings(item: dict[str, Any], book: Book) -> tuple[Finding, ...]:
    """What all checks together find in a reply."""
    return review_words(item["reply"], matter_of(item), book, item.get("situation", "other")).findings


def stopping(found: tuple[Finding, ...]) -> list[Finding]:
    return [f for f in found if f.severity is Severity.STOP]


def circling(name: str, book: Book, show: bool) -> Iterator[str]:
    stopped, wanted, false, fine = Counter[int](), Counter[int](), 0, 0
    for item in items(name):
        found, signal = findings(item, book), item["signal"]
        hits = [f for f in stopping(found) if f.rule in STOPPING.values()]
        told = {f.rule for f in found if f.severity is Severity.WARN} if signal in WARNING else {f.rule for f in hits}
        missed = signal > 0 and (WARNING | STOPPING)[signal] not in told
        wanted[signal] += signal > 0
        stopped[signal] += signal > 0 and not missed
        fine, false = fine + (signal == 0), false + (signal == 0 and bool(hits))
        if show and (missed or (hits and not signal)):
            print(
                f"  {signal}: {item['said'][-1]} / {item['reply']}\n     {[(f.rule, f.quote, f.against) for f in hits]}"
            )
    by_signal = ", ".join(f"signal {s}: {stopped[s]}/{n}" for s, n in sorted(wanted.items()) if n)
    yield f"{name}: {sum(stopped.values())} of {sum(wanted.values())} stopped ({by_signal}); fine: {false}/{fine}"


def unsupported(name: str, book: Book, show: bool) -> Iterator[str]:
    stopped, told, wanted = Counter[str](), Counter[str](), Counter[str]()
    for item in items(name):
        found, fault = findings(item, book), item["fault"]
        near = [f for f in found if f.rule in GROUNDS and f.severity is not Severity.NOTE and _meets(f, item)]
        wanted[fault] += 1
        stopped[fault] += bool(stopping(tuple(near)))
        told[fault] += bool(near)
        if show and not stopping(tuple(near)):
            print(f"  {fault}: {item['reply']}\n     {[(f.rule, f.severity.value, f.quote) for f in found]}")
    for fault, n in wanted.items():
        yield f"{name}, {fault}: {stopped[fault]} of {n} stopped, {told[fault]} told"
    yield f"{name}: {sum(stopped.values())} of {sum(wanted.values())} stopped, {sum(told.values())} told"


def _meets(finding: Finding, item: dict[str, Any]) -> bool:
    """Whether the finding is about the words in question."""
    start = item["reply"].find(item["words"])
    at = item["reply"].find(finding.quote) if finding.quote else -1
    return at >= 0 and at < start + len(item["words"]) and start < at + len(finding.quote)


def good(name: str, book: Book, show: bool) -> Iterator[str]:
    stopped, warned, rules, every = 0, 0, Counter[str](), items(name)
    for item in every:
        found = findings(item, book)
        hits = stopping(found)
        stopped += bool(hits)
        warned += any(f.severity is Severity.WARN for f in found) and not hits
        rules.update({f.rule for f in hits})
        if show and any(f.severity is not Severity.NOTE for f in found):
            told = [(f.rule, f.severity.value, f.quote, f.reason) for f in found if f.severity is not Severity.NOTE]
            print(f"  {item['situation']}: {item['reply']}\n     {told}")
    yield f"{name}: {stopped} of {len(every)} stopped {dict(rules)}, {warned} more warned"


def abcd(book: Book, show: bool) -> Iterator[str]:
    """Real support turns, of no case of ours: promises and figures have nothing to be held against there."""
    file = Path(os.environ.get("LEVELHEAD_SHARED", ROOT.parent / "shared")) / "data/abcd/conversations.jsonl"
    if not file.is_file():
        yield f"abcd: left out, {file} is absent"
        return
    stopped, turns, rules = 0, 0, Counter[str]()
    for row in map(json.loads, file.read_text(encoding="utf-8").splitlines()):
        said: list[Turn] = []
        for turn in row["turns"]:
            who = {"customer": Who.CUSTOMER, "agent": Who.US}.get(turn["role"], Who.TEAMMATE)
            if who is Who.US and said:
                hits = stopping(review_words(turn["text"], Matter(tuple(said), TODAY), book, None).findings)
                turns, stopped = turns + 1, stopped + bool(hits)
                rules.update({str(f.rule) for f in hits})
                if show and hits:
                    print(f"  {turn['text']}\n     {[(f.rule, f.quote) for f in hits]}")
            said.append(Turn(who, turn["text"]))
    yield f"abcd, all checks: {stopped} of {turns} support turns stopped ({100 * stopped / turns:.1f} %) {dict(rules)}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", action="store_true", help="print what went wrong")
    parser.add_argument("--set", default="", help="one set, such as circling_first")
    options = parser.parse_args()
    book = read_book(read_texts(ROOT / "policies", POLICY_SUFFIXES))
    parts = {"circling": circling, "unsupported": unsupported, "good": good}
    for file in sorted((ROOT / "benchmarks/own").glob("*_*.yaml")):
        part = parts.get(file.stem.split("_")[0])
        if part and options.set in ("", file.stem):
            for line in part(file.stem, book, options.show):
                print(line)
    for line in abcd(book, options.show) if options.set in ("", "abcd") else ():
        print(line)


if __name__ == "__main__":
    main()
