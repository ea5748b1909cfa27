"""How well tone is judged by examples that hold nothing of what is judged: `python benchmarks/tone_held_out.py`.

The sets of drafts, and those of good replies, are dealt to parts. For each part all examples are learned that share
less than half of their words with any of its sentences, or three of few. `--odds` draws the curve over the odds from
which likeness tells. `--embedded` puts the faulty sentences of each draft into the middle of good replies of six to
eight sentences, of the same part, and counts how many findings with the right rule survive.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]

import replies  # noqa: E402
import tone  # noqa: E402
from tone_means import without  # noqa: E402

from bot.checks.tone import alike, check_tone  # noqa: E402
from bot.checks.tone.reading import read  # noqa: E402
from bot.domain.reply import Severity  # noqa: E402
from bot.knowledge.book import Book  # noqa: E402
from bot.language.segmentation.sentences import sentences  # noqa: E402
from bot.language.vocabulary.content import content  # noqa: E402
from bot.loading.sources import read_policies  # noqa: E402  # the path is set above

_LEAST, _ALIKE, _WITHIN = 2, 0.5, 0.75
"""Words that two sentences must share to be alike, and which part of the longer one; or one more, of the shorter."""
_LONG = (6, 8)
"""Sentences of a long reply, at least and at most."""
_LEFT_OUT = ("own, set 1", "shared")
"""The first set, by which the phrases were written, and drafts that nothing here may be fitted to."""


def sets() -> dict[str, list[dict[str, Any]]]:
    """The sets of drafts, and of good replies as drafts without a fault, by name."""
    drafts = {name: found for name, found in tone.sets().items() if name not in _LEFT_OUT}
    for path in sorted((ROOT / "benchmarks" / "own").glob("good_*.yaml")):
        drafts[path.stem] = [
            {"draft": item["reply"], "context": replies.matter_of(item).message or None}
            for item in replies.items(path.stem)
        ]
    return drafts


def near(book: Book, drafts: list[dict[str, Any]]) -> Iterator[tuple[Any, str]]:
    """The examples that are like a sentence of these drafts, or a part of one."""
    readings = [read(draft["draft"]) for draft in drafts]
    own = {frozenset(content(r.text[slice(*span)])) for r in readings for span in (*r.parts, *r.sentences)}
    holding: dict[str, list[frozenset[str]]] = {}
    for said in own:
        for word in said:
            holding.setdefault(word, []).append(said)
    for manner, sentence in book.style.model_copy().manners.sentences:
        words = frozenset(content(sentence))
        shared = Counter(said for word in words for said in holding.get(word, ()))
        if any(_alike(n, len(words), len(said)) for said, n in shared.items()):
            yield manner, sentence


def _alike(shared: int, *lengths: int) -> bool:
    most, least = max(lengths), min(lengths)
    return (shared >= _LEAST and shared >= _ALIKE * most) or (shared > _LEAST and shared >= _WITHIN * least)


def embedded(book: Book, drafts: list[dict[str, Any]], total: Counter[tuple[str, str]]) -> None:
    """Add what is found of the faults of a part in their own drafts and in long replies, by rule."""
    into = tuple(_hosts(drafts))
    for host in into:
        total["good ones, flagged", "drafts"] += 1
        total["good ones, flagged", "long"] += bool(tone.findings(book, " ".join(host), None))
    faults = [(draft, *fault) for draft in drafts if "expect" in draft for fault in _faulty(draft)]
    for n, (draft, rule, quote, said) in enumerate(faults if into else ()):
        host = into[n % len(into)]
        long = " ".join([*host[: len(host) // 2], said, *host[len(host) // 2 :]])
        total[rule, "drafts"] += 1
        total[rule, "alone"] += _found(book, draft["draft"], draft.get("context"), rule, quote)
        total[rule, "long"] += _found(book, long, None, rule, quote)


def _hosts(drafts: list[dict[str, Any]]) -> Iterator[tuple[str, ...]]:
    """Good replies joined until they have six to eight sentences."""
    said: tuple[str, ...] = ()
    for draft in drafts:
        own = sentences(draft["draft"]) if "expect" not in draft else ()
        said = said + own if len(said) + len(own) <= _LONG[1] else own
        if _LONG[0] <= len(said) <= _LONG[1]:
            yield said
            said = ()


def _faulty(draft: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """The rule, the quote and the sentences around it of each fault in a draft."""
    text = draft["draft"]
    for wanted in draft["expect"]["findings"]:
        start = text.find(wanted["quote"])
        if wanted["rule"] not in tone.OTHERS and start >= 0:
            end = start + len(wanted["quote"])
            around = [text[a:b] for a, b in read(text).sentences if a < end and start < b]
            yield wanted["rule"], wanted["quote"], " ".join(around)


def _found(book: Book, text: str, message: str | None, rule: str, quote: str) -> bool:
    found = tone.findings(book, text, message)
    return any(f.rule == rule and tone.overlap(text, f.quote, quote) for f in found)


def judge(book: Book, drafts: list[dict[str, Any]], total: Counter[str]) -> None:
    """Add what came of one set."""
    for draft in drafts:
        if "expect" in draft:
            continue
        found = check_tone(draft["draft"], book.style, draft["context"])
        total["replies"] += 1
        total["replies flagged"] += bool(found)
        total["replies stopped"] += any(f.severity is Severity.STOP for f in found)
    faulty = [draft for draft in drafts if "expect" in draft]
    result = tone.score(book, faulty)
    total.update(right=result.right, drafts=result.drafts, fine=result.fine, alarms=result.alarms)
    total.update(found=sum(n for n, _ in result.rules.values()), quotes=sum(n for _, n in result.rules.values()))
    for draft in faulty:
        quotes = [f.quote for f in tone.findings(book, draft["draft"], draft.get("context"))]
        for wanted in draft["expect"]["findings"]:
            placed = any(tone.overlap(draft["draft"], quote, wanted["quote"]) for quote in quotes)
            total["placed"] += placed and wanted["rule"] not in tone.OTHERS


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--parts", type=int, default=12, help="parts that the sets are dealt to")
    options.add_argument("--odds", type=float, nargs="*", default=[alike.CERTAIN], help="odds to draw the curve over")
    options.add_argument(
        "--sets", default="", help="count only sets whose name holds one of these, with commas between"
    )
    options.add_argument("--embedded", action="store_true", help="judge faults within long good replies")
    wanted = options.parse_args()
    book, every = read_policies(ROOT / "policies").book, sets()
    totals: dict[float, Counter[str]] = {odds: Counter() for odds in wanted.odds}
    within: Counter[tuple[str, str]] = Counter()
    for n in range(wanted.parts):
        names = list(every)[n :: wanted.parts]
        told = [name for name in names if any(part in name for part in wanted.sets.split(","))]
        if not told:
            continue
        rest = without(book.style, tuple(near(book, [draft for name in names for draft in every[name]])))
        if wanted.embedded:
            embedded(replace(book, style=rest), [draft for name in told for draft in every[name]], within)
            continue
        for odds, total in totals.items():
            alike.CERTAIN = odds
            for name in told:
                judge(replace(book, style=rest), every[name], total)
    if wanted.embedded:
        show_embedded(within)
    else:
        show(totals)


def show_embedded(total: Counter[tuple[str, str]]) -> None:
    """What is found of each rule's faults, in their own drafts and in long replies."""
    table = Table("rule", "faults", "found in their drafts", "found in long replies")
    for rule in dict.fromkeys(rule for rule, _ in total):
        table.add_row(rule, *(str(total[rule, what]) for what in ("drafts", "alone", "long")))
    Console(width=160).print(table)


def show(totals: dict[float, Counter[str]]) -> None:
    """The curve, one row for each of the odds."""
    table = Table(
        "odds", "verdicts", "quotes by rule", "by place", "fine drafts flagged", "good replies flagged", "stopped"
    )
    for odds, t in totals.items():
        pairs = (("right", "drafts"), ("found", "quotes"), ("placed", "quotes"), ("alarms", "fine"))
        shares = [f"{t[a]}/{t[b]} ({t[a] / max(1, t[b]):.1%})" for a, b in pairs]
        flagged = f"{t['replies flagged']}/{t['replies']} ({t['replies flagged'] / max(1, t['replies']):.1%})"
        table.add_row(str(odds), *shares, flagged, str(t["replies stopped"]))
    Console(width=160).print(table)


if __name__ == "__main__":
    main()
