"""How much personal data is taken out: `python benchmarks/personal.py [--show KIND] [--sets NAME ...]`.

Our own messages are in benchmarks/own/personal.yaml; the shared spans and real support turns are found beside the
repository or through LEVELHEAD_SHARED, and left out where they are absent. A value counts as found when every letter
and digit of it is taken out. A redaction is false when it touches nothing that is marked.
"""

import argparse
import json
import os
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import yaml
from rich.console import Console
from rich.table import Table

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from bot.checks.personal_data.personal_values import PersonalValue, personal_values  # noqa: E402  # the path is set above

SHARED = Path(os.environ.get("LEVELHEAD_SHARED", ROOT.parent / "shared"))
KINDS = {"email": 0.95, "card": 0.95, "iban": 0.95, "id": 0.95, "ip": 0.95, "phone": 0.9, "code": 0.9}
KINDS |= {"street": 0.8, "name": 0.6}
"""What is to be taken out, with the share that is aimed at."""
KEPT = "keep"
_SHARED_KINDS = {
    "EMAIL_ADDRESS": "email",
    "CREDIT_CARD": "card",
    "IBAN_CODE": "iban",
    "US_SSN": "id",
    "US_DRIVER_LICENSE": "id",
    "IP_ADDRESS": "ip",
    "PHONE_NUMBER": "phone",
    "ZIP_CODE": "code",
    "STREET_ADDRESS": "street",
    "PERSON": "name",
    "ORDER_ID": KEPT,
}
_MARK = re.compile(r"⟨(?P<kind>\w+)\|(?P<words>[^⟩]+)⟩")


@dataclass(frozen=True, slots=True)
class Marked:
    """A text with what is marked in it: kind, start, end. Kinds that aren't measured may be taken out or stay."""

    text: str
    spans: tuple[tuple[str, int, int], ...] = ()


@dataclass
class Score:
    """What came of a set: per kind the values marked and found, and each redaction that touches none of them."""

    texts: int = 0
    marked: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    false: list[str] = field(default_factory=list)
    missed: list[tuple[str, str]] = field(default_factory=list)


def score(texts: list[Marked]) -> Score:
    """Every text read once."""
    total = Score(len(texts))
    for marked in texts:
        taken = personal_values(marked.text)
        for kind, start, end in marked.spans:
            whole = _covered(taken, marked.text, start, end)
            total.marked[kind] += 1
            total.found[kind] += whole
            if whole is (kind == KEPT):
                total.missed.append((kind, _around(marked.text, start, end)))
        for f in taken:
            if not any(f.start < end and start < f.end for _, start, end in marked.spans):
                total.false.append(f"{f.kind}: {_around(marked.text, f.start, f.end)}")
    return total


def own_sets() -> Iterator[tuple[str, list[Marked]]]:
    """Our own messages, by set."""
    written = yaml.safe_load((ROOT / "benchmarks" / "own" / "personal.yaml").read_text("utf-8"))
    yield from ((name, [read_marks(text) for text in texts]) for name, texts in written.items())


def read_marks(text: str) -> Marked:
    """`⟨kind|words⟩` in a text becomes the words, marked."""
    parts, spans, at = [], [], 0
    for mark in _MARK.finditer(text):
        parts.append(text[at : mark.start()])
        start = sum(map(len, parts))
        parts.append(mark["words"])
        spans.append((mark["kind"], start, start + len(mark["words"])))
        at = mark.end()
    return Marked("".join((*parts, text[at:])), tuple(spans))


def shared_spans() -> list[Marked]:
    """The shared rows, where they are at hand."""
    rows = _rows("pii/pii.jsonl")
    return [
        Marked(r["text"], tuple((_SHARED_KINDS.get(s["type"], s["type"]), s["start"], s["end"]) for s in r["spans"]))
        for r in rows
    ]


def support_turns() -> list[Marked]:
    """Real turns of customers and staff; nothing is marked in them, so what is taken out is to be read."""
    return [Marked(t["text"]) for r in _rows("abcd/conversations.jsonl") for t in r["turns"] if t["role"] != "action"]


def _rows(name: str) -> list[dict]:  # type: ignore[type-arg]  # rows of several shapes
    path = SHARED / "data" / name
    if not path.is_file():
        print(f"There is no {path}; that part is left out.", file=sys.stderr)
        return []
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def _covered(taken: tuple[PersonalValue, ...], text: str, start: int, end: int) -> bool:
    return all(any(f.start <= i < f.end for f in taken) for i in range(start, end) if text[i].isalnum())


def _around(text: str, start: int, end: int) -> str:
    return f"{text[max(0, start - 40) : start]}>>{text[start:end]}<<{text[end : end + 30]}".replace("\n", "⏎")


def main() -> None:
    """Print a table, and with --show what is missed or false."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--show", metavar="KIND", default="", help="print what is missed of this kind; `false`: the rest"
    )
    parser.add_argument("--sets", nargs="*", help="only these sets")
    args = parser.parse_args()
    sets = dict(own_sets()) | {"shared": shared_spans(), "support turns": support_turns()}
    scores = {name: score(texts) for name, texts in sets.items() if texts and (not args.sets or name in args.sets)}
    table = Table("what", "goal", *(f"{name} ({s.texts})" for name, s in scores.items()))
    for kind, goal in KINDS.items():
        table.add_row(kind, f"{goal:.0%}", *(_share(s, kind) for s in scores.values()))
    table.add_row("numbers of the trade lost", "", *(_share(s, KEPT) for s in scores.values()))
    table.add_row("false redactions", "", *(str(len(s.false)) for s in scores.values()))
    Console().print(table)
    for s in scores.values():
        shown = s.false if args.show == "false" else [words for kind, words in s.missed if kind == args.show]
        print(*shown, sep="\n")


def _share(score: Score, kind: str) -> str:
    marked, found = score.marked[kind], score.found[kind]
    return f"{found} of {marked} ({found / marked:.0%})" if marked else ""


if __name__ == "__main__":
    main()
