"""Grounding and promises, measured: `python benchmarks/grounding.py [--show]`.

Our own sentences and replies (benchmarks/own), and where the shared folder is at hand the public evidence set, the
known cases and the known texts. Every set of ours has been read by now. At its first measurement, before anything was
read, of the promises `last` 22 were found, 3 missed and 1 false, with vouching right in 48 of 50; of the replies
`held_out` 26 of 31 were right, and `last` 29 of 30.
"""

import argparse
import json
import os
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from bot.checks.commitments import commitments_in, unvouched  # noqa: E402
from bot.checks.sourced.grounding import check_grounding  # noqa: E402
from bot.checks.sourced.overstated.beyond import beyond  # noqa: E402  # the path is set above
from bot.checks.sourced.promises.promises import check_outcomes, check_promises  # noqa: E402
from bot.checks.sourced.sources import sources  # noqa: E402
from bot.domain.case import Fact, Fulfilment, Matter, Turn, Who  # noqa: E402
from bot.domain.reply import (  # noqa: E402
    Citation,
    CommitmentKind,
    Draft,
    Finding,
    Passage,
    Severity,
    SourceKind,
    SourceRef,
)  # fmt: skip
from bot.evaluation.dataset import Dataset, KnownCase, read_dataset  # noqa: E402
from bot.knowledge.book import Book  # noqa: E402
from bot.knowledge.files import read_book  # noqa: E402
from bot.loading.folders import POLICY_SUFFIXES, read_texts  # noqa: E402

TODAY = date(2026, 11, 24)
PROMISED = {
    CommitmentKind.REFUND_FULL: "We refund the full price of your order.",
    CommitmentKind.REFUND_PARTIAL: "We refund half of the price.",
    CommitmentKind.REPLACEMENT: "We are sending you a replacement today.",
    CommitmentKind.RETURN_LABEL: "I am sending you a prepaid return label.",
    CommitmentKind.TRACE: "I have opened a trace with the carrier.",
    CommitmentKind.CALL_BACK: "I will write to you tomorrow.",
    CommitmentKind.ESCALATION: "I have passed this on to my lead.",
}
"""One promise of each kind, as a teammate would write it in any case."""


def stops(draft: Draft, matter: Matter, book: Book, situation: str | None, by_person: bool) -> list[Finding]:
    held = sources(draft, matter, book, situation, by_person)
    found = [*check_outcomes(draft.text, held), *check_promises(draft.text, held), *check_grounding(draft.text, held)]
    return [f for f in found if f.severity is Severity.STOP]


def own_promises(show: bool) -> Iterator[str]:
    sets = yaml.safe_load((ROOT / "benchmarks/own/promises.yaml").read_text(encoding="utf-8"))
    for name, rows in sets.items():
        hit = missed = false = vouched = 0
        for row in rows:
            made = {str(c.kind) for c in commitments_in(row["text"])}
            wanted, sure = set(row["makes"]), bool(unvouched(row["text"]))
            hit, missed, false = hit + len(made & wanted), missed + len(wanted - made), false + len(made - wanted)
            vouched += sure == bool(row.get("vouches"))
            if show and (made != wanted or sure != bool(row.get("vouches"))):
                print(f"  {row['text']} -> {sorted(made)}, not {sorted(wanted)}")
        yield f"promises, {name}: {hit} found, {missed} missed, {false} false; vouching right in {vouched}/{len(rows)}"


def own_replies(book: Book, show: bool) -> Iterator[str]:
    sets = yaml.safe_load((ROOT / "benchmarks/own/grounding.yaml").read_text(encoding="utf-8"))
    for name, cases in sets.items():
        right = missed = false = 0
        for case, reply in ((c, r) for c in cases for r in c["replies"]):
            facts = tuple(Fact(k, str(v)) for k, v in case["facts"].items())
            turn = Turn(Who.CUSTOMER, "Please help me with my order.")
            matter = Matter((turn,), TODAY, facts, "amazon.com", Fulfilment.SELLER)
            cited = tuple(_cite(book, id) for id in case.get("cites", ()))
            found = stops(Draft((Passage(reply["text"], cited),)), matter, book, case["situation"], not cited)
            right += bool(found) == bool(reply["stops"])
            missed, false = missed + (not found and bool(reply["stops"])), false + bool(found and not reply["stops"])
            if show and bool(found) != bool(reply["stops"]):
                print(f"  {reply['text']} -> {[f.rule for f in found]}, not {reply['stops']}")
        yield f"replies, {name}: {right} right, {missed} missed, {false} stopped that are fine"


def _cite(book: Book, id: str) -> Citation:
    return Citation(SourceRef(SourceKind.CLAUSE, id, book.version), book.clauses[id].title)


def evidence(file: Path) -> Iterator[str]:
    rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    for source in sorted({r["source"] for r in rows}):
        scores: dict[str, list[int]] = {"supported": [], "unsupported": []}
        for row in (r for r in rows if r["source"] == source):
            scores[row["label"]].append(beyond(row["claim"], row["evidence"], TODAY).count)
        wins = sum((a > b) + 0.5 * (a == b) for a in scores["unsupported"] for b in scores["supported"])
        yield f"evidence, {source}: AUC {wins / (len(scores['unsupported']) * len(scores['supported'])):.2f}"


def cases(dataset: Dataset, book: Book, show: bool) -> Iterator[str]:
    """One promise of each kind in each case, by a person: stopped exactly where the case doesn't allow it."""
    right, missed, false = 0, [], []
    for known in dataset.cases:
        allowed = known.expected.allowed
        if allowed is None or known.expected.lane == "person_only":
            continue
        for kind, words in PROMISED.items():
            found = stops(Draft((Passage(words),)), _matter(known), book, known.expected.situation, True)
            ours = kind in (CommitmentKind.CALL_BACK, CommitmentKind.ESCALATION)
            if bool(found) == (not ours and str(kind) not in allowed):
                right += 1
            else:
                (false if found else missed).append(f"{known.id}: {kind}")
    if show:
        print(*(f"  missed {m}" for m in missed), *(f"  false {f}" for f in false), sep="\n")
    yield f"cases, a promise of each kind: {right} right, {len(missed)} let through, {len(false)} stopped"


def _matter(known: KnownCase) -> Matter:
    case = known.case
    turns = (*(Turn(t.who, t.text) for t in case.context), Turn(Who.CUSTOMER, case.message))
    facts = tuple(Fact(k, v) for k, v in case.known)
    return Matter(turns, case.today or TODAY, facts, case.marketplace, case.fulfilment, case.order_id)


def texts(dataset: Dataset) -> Iterator[str]:
    wanted = found = false = 0
    for text in dataset.texts:
        quotes = [f.quote for f in text.expect.findings if f.rule == "unsupported_promise"]
        got = [f.quote for f in check_outcomes(text.draft)]
        wanted += len(quotes)
        found += sum(any(q in g or g in q for g in got) for q in quotes)
        false += bool(got) and not quotes
    yield f"texts without a case: {found} of {wanted} unsupported promises found, {false} texts with a false one"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", action="store_true", help="print what went wrong")
    show = parser.parse_args().show
    shared = Path(os.environ.get("LEVELHEAD_SHARED", ROOT.parent / "shared"))
    book = read_book(read_texts(ROOT / "policies", POLICY_SUFFIXES))
    lines: list[Iterator[Any]] = [own_promises(show), own_replies(book, show)]
    if (shared / "data/grounding/grounding.jsonl").is_file():
        lines.append(evidence(shared / "data/grounding/grounding.jsonl"))
    for name in ("cases", "tone"):
        if (file := shared / "cases" / f"{name}.yaml").is_file():
            dataset = read_dataset(name, {file.name: file.read_text(encoding="utf-8")})
            lines.append(cases(dataset, book, show) if dataset.cases else texts(dataset))
    for line in (line for part in lines for line in part):
        print(line)


if __name__ == "__main__":
    main()
