"""How well the ledger is read and circles are found: `python benchmarks/circles.py [--show PART]`.

PART is one of own, held, repeated, abcd, cases, tone. Our own replies are in benchmarks/own/circles.yaml; those
measured before anything was changed by them: benchmarks/replies.py. The shared data is found beside the
repository or through LEVELHEAD_SHARED, and left out where it is absent.
"""

import argparse
import json
import os
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any

import yaml
from rapidfuzz import fuzz
from rich.console import Console
from rich.table import Table

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from bot.checks.circles import check_circles  # noqa: E402  # the path is set above
from bot.checks.circles.similarity import shared_letters, shared_run, similarity  # noqa: E402
from bot.domain.case import Fact, Matter, Turn, Who  # noqa: E402
from bot.domain.ledger import EntryKind  # noqa: E402
from bot.domain.reply import Finding, Passage, Severity  # noqa: E402
from bot.ledger.reading import read_ledger  # noqa: E402

SHARED = Path(os.environ.get("LEVELHEAD_SHARED", ROOT.parent / "shared"))
TODAY = date(2026, 6, 1)
Row = tuple[str, str, str]
DONE_KINDS = (EntryKind.DONE, EntryKind.GIVEN)
TOLD_KINDS = (EntryKind.TOLD, EntryKind.SENT_BACK)


def found_in(reply: str, matter: Matter) -> tuple[Finding, ...]:
    """What the guard says of a reply."""
    return check_circles((Passage(reply),), read_ledger(matter), matter)


def stops(findings: Iterable[Finding]) -> list[Finding]:
    """Those that keep a reply from being approved."""
    return [f for f in findings if f.severity is Severity.STOP]


def own(part: str, show: bool) -> Iterator[Row]:
    """Replies of our own that must, or must not, stop."""
    items = yaml.safe_load((ROOT / "benchmarks/own/circles.yaml").read_text())["items"]
    right, false, beside, bad, good = 0, 0, 0, 0, 0
    for item in (i for i in items if i["set"] == part):
        facts = tuple(Fact(k, str(v)) for k, v in item.get("facts", {}).items())
        turns = tuple(Turn(Who(who), text) for said in item["said"] for who, text in said.items())
        found = stops(found_in(item["reply"], Matter(turns, TODAY, facts)))
        rules = {f.rule for f in found}
        wanted = set(item["expect"])
        bad, good = bad + bool(wanted), good + (not wanted)
        right += bool(wanted) and wanted <= rules
        false += not wanted and bool(rules)
        beside += bool(wanted) and any(item.get("against", "") in (f.against or "") for f in found)
        if show and (wanted - rules or (rules and not wanted)):
            print(f"\nwanted {sorted(wanted)}, found {[(f.rule, f.quote, f.against) for f in found]}")
            print(yaml.safe_dump(item, allow_unicode=True, sort_keys=False, width=120))
    yield f"own replies, {part}", "circles stopped", f"{right} of {bad}"
    yield "", "with the right passage beside", f"{beside} of {bad}"
    yield "", "good replies stopped", f"{false} of {good}"


def auc(scores: list[float], marks: list[bool]) -> float:
    """The chance that a marked one scores higher than an unmarked one."""
    yes = [s for s, m in zip(scores, marks, strict=True) if m]
    no = [s for s, m in zip(scores, marks, strict=True) if not m]
    wins = sum((y > n) + 0.5 * (y == n) for y in yes for n in no)
    return wins / (len(yes) * len(no)) if yes and no else float("nan")


def repetition(messages: list[str]) -> float:
    """How much a conversation repeats itself: the two most alike, and how long the runs are that any two share."""
    pairs = tuple(combinations(messages, 2))
    if not pairs:
        return 0.0
    alike, runs = max(shared_letters(a, b) for a, b in pairs), sum(shared_run(a, b) for a, b in pairs)
    return (alike + runs / len(pairs)) / 2


def repeated(show: bool) -> Iterator[Row]:
    """Whether what we measure follows what people called repetitive, beside simpler measures."""
    rows = read_lines("data/circle/rated_dialogues.jsonl")
    said = [[t["text"] for t in row["turns"] if t["role"] == "agent"] for row in rows]
    rated = [int(row["repetitive"]) for row in rows]
    ways = {
        "repetition": [repetition(turns) for turns in said],
        "greatest likeness (ours)": [_greatest(turns, similarity) for turns in said],
        "greatest likeness (rapidfuzz ratio)": [_greatest(turns, fuzz.ratio) for turns in said],
        "greatest likeness (word sets)": [_greatest(turns, _shared_words) for turns in said],
    }
    for name, scores in ways.items():
        told = [i for i, r in enumerate(rated) if r != 3]
        clear = auc([scores[i] for i in told], [rated[i] > 3 for i in told])
        sharp = auc(scores, [r == 5 for r in rated])
        every = auc(scores, [r > 3 for r in rated])
        yield f"rated dialogues ({len(rows)})", f"{name}: AUC of 4, 5 against 1, 2", f"{clear:.3f}"
        yield "", "4, 5 against 1, 2, 3; 5 against the rest", f"{every:.3f}; {sharp:.3f}"
    flagged = Counter[bool]()
    for row, r in zip(rows, rated, strict=True):
        flagged[r > 3] += any(f.rule == "repeated" for f in _last(row["turns"]))
        if show and (r > 3) != any(f.rule == "repeated" for f in _last(row["turns"])):
            print(r, [t["text"] for t in row["turns"] if t["role"] == "agent"])
    many = sum(r > 3 for r in rated)
    yield "", "flagged at some turn: repetitive, not", f"{flagged[True]}/{many}, {flagged[False]}/{len(rows) - many}"


def _greatest(turns: list[str], like: Callable[[str, str], float]) -> float:
    return max((like(t.lower(), e.lower()) for i, t in enumerate(turns) for e in turns[:i]), default=0.0)


def _shared_words(one: str, other: str) -> float:
    a, b = set(one.split()), set(other.split())
    return len(a & b) / (len(a | b) or 1)


def _last(turns: list[dict[str, str]]) -> list[Finding]:
    return [f for _, matter, reply in replies(turns) for f in found_in(reply, matter)]


def replies(turns: list[dict[str, str]]) -> Iterator[tuple[int, Matter, str]]:
    """Each support turn of a dialogue with what went before."""
    before: list[Turn] = []
    for i, turn in enumerate(turns):
        who = {"customer": Who.CUSTOMER, "agent": Who.US}.get(turn["role"], Who.TEAMMATE)
        if who is Who.US and before:
            yield i, Matter(tuple(before), TODAY), turn["text"]
        before.append(Turn(who, turn["text"]))


def abcd(show: bool) -> Iterator[Row]:
    """How often real support turns are called circles."""
    count, rules, slow, turns = 0, Counter[tuple[str, str]](), 0.0, 0
    for row in read_lines("data/abcd/conversations.jsonl"):
        for _, matter, reply in replies(row["turns"]):
            began = time.perf_counter()
            found = found_in(reply, matter)
            slow = max(slow, time.perf_counter() - began)
            turns += 1
            count += bool(stops(found))
            rules.update({(f.rule, f.severity.value) for f in found})
            if show:
                for f in stops(found):
                    print(f"{row['id']} {f.rule}: “{f.quote}” against “{f.against}” in: {reply}")
    yield "abcd, support turns", "stopped", f"{count} of {turns} ({100 * count / max(1, turns):.2f} %)"
    for (rule, severity), n in sorted(rules.items()):
        yield "", f"{rule} ({severity})", f"{n} ({100 * n / turns:.2f} %)"
    yield "", "slowest turn", f"{1000 * slow:.0f} ms"


def cases(show: bool) -> Iterator[Row]:
    """The shared cases: spans of what was done and told that are in the ledger."""
    hits: dict[str, list[bool]] = {"already_done": [], "already_told": []}
    kinds = {"already_done": DONE_KINDS, "already_told": TOLD_KINDS}
    for case in yaml.safe_load((SHARED / "cases/cases.yaml").read_text())["cases"]:
        matter = matter_of(case)
        ledger = read_ledger(matter)
        for key, spans in ((k, case["expect"].get(k) or []) for k in hits):
            for span in spans:
                words = [e for e in ledger.of(*kinds[key]) if shares(span, e.quote)]
                hits[key].append(bool(words))
                if show and not words:
                    other = [(e.kind.value, e.quote) for e in ledger.entries if shares(span, e.quote)]
                    print(f"{case['id']} {key}: {span}\n    read as {other}")
    for key, found in hits.items():
        yield "shared cases", f"{key} in the ledger", f"{sum(found)} of {len(found)}"


def shares(span: str, quote: str) -> bool:
    """Whether one holds the other, or most words of the shorter."""
    a, b = (" ".join(t.split()).lower() for t in (span, quote))
    if a in b or b in a:
        return True
    return len(set(a.split()) & set(b.split())) > 0.7 * min(len(set(a.split())), len(set(b.split())))


def matter_of(case: dict[str, Any]) -> Matter:
    """A shared case as the bot holds it."""
    turns = [Turn(Who(t["who"]), t["text"]) for t in case.get("context") or []]
    given = case.get("facts") or {}
    pairs = given.items() if isinstance(given, dict) else [(f"fact_{i}", v) for i, v in enumerate(given)]
    return Matter((*turns, Turn(Who.CUSTOMER, case["message"])), TODAY, tuple(Fact(k, str(v)) for k, v in pairs))


def tone(show: bool) -> Iterator[Row]:
    """The shared drafts: circular ones found, fine ones left alone."""
    found = wanted = false = flagged = fine = other = others = 0
    for row in yaml.safe_load((SHARED / "cases/tone.yaml").read_text())["drafts"]:
        turns = (Turn(Who.CUSTOMER, row["context"]),) if row.get("context") else ()
        all_found = found_in(row["draft"], Matter(turns, TODAY)) if turns else ()
        expects = [f["quote"] for f in row["expect"].get("findings") or [] if f["rule"] == "circular"]
        got = [f for f in all_found if f.rule == "circular"]
        hits = sum(any(shares(q, f.quote) for f in got) for q in expects)
        found, wanted = found + hits, wanted + len(expects)
        if row["expect"]["verdict"] == "ok":
            fine, false = fine + 1, false + bool(stops(all_found))
            flagged += any(f.severity is not Severity.NOTE for f in all_found)
        elif not expects:
            others, other = others + 1, other + bool(stops(all_found))
        if show and (hits < len(expects) or (stops(all_found) and not expects)):
            print(f"{row['id']}: wanted {expects}, found {[(f.rule, f.quote, f.against) for f in all_found]}\n")
    yield "shared drafts", "circular quotes found", f"{found} of {wanted}"
    yield "", "fine drafts stopped; flagged above a note", f"{false}; {flagged} of {fine}"
    yield "", "drafts with other faults stopped", f"{other} of {others}"


def read_lines(path: str) -> list[dict[str, Any]]:
    """The rows of a shared file."""
    return [json.loads(line) for line in (SHARED / path).read_text().splitlines() if line.strip()]


def main() -> None:
    """Every part, as a table."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--show", default="", help="print the failures of one part")
    arguments.add_argument("--only", default="", help="measure one part")
    args = arguments.parse_args()
    parts = {
        "own": lambda show: own("dev", show),
        "held": lambda show: own("held", show),
        "repeated": repeated,
        "abcd": abcd,
        "cases": cases,
        "tone": tone,
    }
    table = Table("set", "measure", "result")
    for name, measure in parts.items():
        if args.only in ("", name) and (name in ("own", "held") or SHARED.exists()):
            for row in measure(args.show == name):
                table.add_row(*row)
    Console(width=120).print(table)


if __name__ == "__main__":
    main()
