"""Which policy applies, on the public ABCD set: `python benchmarks/search.py [--embedding] [FOLDER]`.

Each of the 55 policies is indexed as its titles and its instructions (the buttons to press are left out: they are the
same from policy to policy), each request asks for its policy.
"""

import argparse
import json
import os
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from bot.adapters.embedding import load  # noqa: E402  # the path is set above
from bot.knowledge.words.search import Ranking  # noqa: E402

TOPS = (1, 3, 5)
FOLDS = 5


def rows(file: Path) -> Iterator[dict[str, object]]:
    for line in file.read_text(encoding="utf-8").splitlines():
        yield json.loads(line)


def policies(folder: Path) -> dict[str, str]:
    texts: dict[str, str] = {}
    for row in rows(folder / "policies.jsonl"):
        name = f"{row['flow']}/{row['subflow']}"
        texts.setdefault(name, f"{row['flow_title']} {row['subflow_title']}.")
        if row["kind"] == "instruction":
            texts[name] += f"\n{row['text']}"
    return texts


def tops(ranking: Ranking, asked: list[dict[str, object]]) -> dict[int, float]:
    found = dict.fromkeys(TOPS, 0)
    for row in asked:
        ranked = ranking.ranked(str(row["customer_message"]))
        for top in TOPS:
            found[top] += bool(set(ranked[:top]) & set(row["gold"]))  # type: ignore[call-overload]
    return {top: 100 * n / len(asked) for top, n in found.items()}


def no_policy_applies(texts: Mapping[str, str], asked: list[dict[str, object]]) -> float:
    """AUC of the best score, between requests whose policy is there and those whose policy was taken away."""
    present, absent = [], []
    names = sorted(texts)
    for fold in range(FOLDS):
        away = set(names[fold::FOLDS])
        ranking = Ranking({name: text for name, text in texts.items() if name not in away})
        for row in asked:
            best = max(ranking.scores(str(row["customer_message"])).values())
            gold = set(row["gold"])  # type: ignore[call-overload]
            (absent if gold <= away else present).append(best)
    wins = sum((a > b) + 0.5 * (a == b) for a in present for b in absent)
    return wins / (len(present) * len(absent))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    shared = Path(os.environ.get("LEVELHEAD_SHARED", ROOT.parent / "shared"))
    parser.add_argument("folder", nargs="?", type=Path, default=shared / "data" / "abcd")
    parser.add_argument("--embedding", action="store_true", help="with the model of the extra `embedding`")
    options = parser.parse_args()
    if not options.folder.is_dir():
        sys.exit(f"{options.folder} isn't here; name the folder of the ABCD set.")
    texts, asked = policies(options.folder), list(rows(options.folder / "retrieval.jsonl"))
    ranking = Ranking(texts, load() if options.embedding else None)
    start = time.perf_counter()
    found = tops(ranking, asked)
    each = 1000 * (time.perf_counter() - start) / len(asked)
    print(f"{len(texts)} policies, {len(asked)} requests, {each:.1f} ms each")
    print("  ".join(f"top {top}: {share:.1f} %" for top, share in found.items()))
    print(f"no policy applies: AUC {no_policy_applies(texts, asked):.2f} (the policy taken away, {FOLDS} folds)")


if __name__ == "__main__":
    main()
