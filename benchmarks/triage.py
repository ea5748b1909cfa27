"""How well the kind of case is told offline: `python benchmarks/triage.py [--embedding] [--set NAME [--show]]`.

Compares ways to find the situation by cross-validation on the examples of the policies, then measures the whole triage
on messages: our own sets (benchmarks/own; those with a star are whole cases with what is known) and, where it is there,
the shared one; then the temper, and attacks on the triage. What of a set stands among the examples isn't learned from
while the set is measured. What was tuned on which set is in docs/triage.md.
"""

import argparse
import json
import os
import random
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from bot.adapters.embedding import load  # noqa: E402
from bot.domain.case import Fact, Fulfilment, Lane, Matter, Turn, Who  # noqa: E402  # the path is set above
from bot.knowledge.book import Book  # noqa: E402
from bot.knowledge.files import read_book  # noqa: E402
from bot.knowledge.recognition import Recognition  # noqa: E402
from bot.knowledge.words.naive_bayes import Likeness  # noqa: E402
from bot.knowledge.words.search import Embed, Ranking  # noqa: E402

TODAY = date(2026, 11, 24)
FOLDS, NEAREST = 5, 5
MESSAGES = (
    "everyday_fourth",
    "everyday_fifth",
    "everyday_sixth",
    "everyday_seventh",
    "everyday_eighth",
    "everyday_ninth",
    "everyday_tenth",
    "everyday_eleventh",
    "everyday_twelfth",
    "everyday_thirteenth",
    "everyday_fourteenth",
    "everyday_fifteenth",
    "everyday_sixteenth",
    "everyday_seventeenth",
    "circles_told",
    "given_told",
)
SHARED = Path(os.environ.get("LEVELHEAD_SHARED", ROOT.parent / "shared"))
Examples = Sequence[tuple[str, str]]
Classifier = Callable[[str], str]
Learner = Callable[[Examples], Classifier]


@dataclass(frozen=True)
class Case:
    matter: Matter
    situation: str
    lane: str
    approver: str


def shipped() -> Book:
    folder = ROOT / "policies"
    return read_book({p.relative_to(folder).as_posix(): p.read_text(encoding="utf-8") for p in folder.rglob("*.yaml")})


# Ways to find the situation


def bm25_of_situations(examples: Examples) -> Classifier:
    texts: dict[str, str] = {}
    for name, text in examples:
        texts[name] = f"{texts.get(name, '')}\n{text}"
    ranking = Ranking(texts)
    return lambda text: ranking.ranked(text)[0]


def nearest_by(scores: Callable[[str], Mapping[str, float]], examples: Examples) -> Classifier:
    def classify(text: str) -> str:
        found = scores(text)
        votes: Counter[str] = Counter()
        for i in sorted(found, key=lambda i: -found[i])[:NEAREST]:
            votes[examples[int(i)][0]] += found[i]
        return max(votes, key=lambda name: votes[name])

    return classify


def bm25_of_examples(examples: Examples) -> Classifier:
    return nearest_by(Ranking({str(i): text for i, (_, text) in enumerate(examples)}).scores, examples)


def character_parts(examples: Examples) -> Classifier:
    vectors = [_parts(text) for _, text in examples]

    def scores(text: str) -> dict[str, float]:
        asked = _parts(text)
        return {str(i): sum(v * vector.get(p, 0.0) for p, v in asked.items()) for i, vector in enumerate(vectors)}

    return nearest_by(scores, examples)


def _parts(text: str) -> dict[str, float]:
    plain = f" {' '.join(text.lower().split())} "
    counts = Counter(plain[i : i + n] for n in (3, 4, 5) for i in range(len(plain) - n + 1))
    length = sum(c * c for c in counts.values()) ** 0.5 or 1.0
    return {part: c / length for part, c in counts.items()}


def naive_bayes(alike: Mapping[str, Iterable[str]], marks: Callable[[str], Iterable[str]] = lambda text: ()) -> Learner:
    def learn(examples: Examples) -> Classifier:
        likeness = Likeness(examples, alike, marks)
        return lambda text: max((logs := likeness.logs(text)), key=lambda name: logs[name])

    return learn


def meaning(embed: Embed, known: Mapping[str, Sequence[float]]) -> Learner:
    def learn(examples: Examples) -> Classifier:
        def scores(text: str) -> dict[str, float]:
            asked = known.get(text) or embed([text])[0]
            pairs = ((i, known[example]) for i, (_, example) in enumerate(examples))
            return {str(i): sum(a * b for a, b in zip(asked, v, strict=True)) for i, v in pairs}

        return nearest_by(scores, examples)

    return learn


def compare(book: Book, ways: Mapping[str, Learner], cases: Mapping[str, list[Case]]) -> None:
    known = {_plain(c.matter.message) for of in cases.values() for c in of}
    examples = [(s.id, text) for s in book.situations for text in s.examples if _plain(text) not in known]
    random.Random(7).shuffle(examples)
    lanes = {s.id: s.lane for s in book.situations}
    print(f"{'way':44} {'cross-validated':>16}  " + "  ".join(f"{name:>14}" for name in cases) + "   learn  answer")
    for name, learn in ways.items():
        found = [(want, got) for fold in range(FOLDS) for want, got in _fold(learn, examples, fold)]
        start = time.perf_counter()
        classify = learn(examples)
        learned = time.perf_counter() - start
        start = time.perf_counter()
        others = [[(c.situation, classify(c.matter.message)) for c in of] for of in cases.values()]
        each = (time.perf_counter() - start) / sum(map(len, others))
        columns = "  ".join(f"{_shares(o, lanes):>14}" for o in others)
        print(f"{name:44} {_shares(found, lanes):>16}  {columns}  {learned:5.2f}s {1000 * each:5.1f}ms", flush=True)


def _fold(learn: Learner, examples: Examples, fold: int) -> list[tuple[str, str]]:
    classify = learn([e for i, e in enumerate(examples) if i % FOLDS != fold])
    return [(name, classify(text)) for name, text in examples[fold::FOLDS]]


def _shares(found: Sequence[tuple[str, str]], lanes: Mapping[str, Lane]) -> str:
    right = sum(a == b for a, b in found) / len(found)
    lane = sum(lanes[a] is lanes[b] for a, b in found) / len(found)
    return f"{100 * right:.0f} / {100 * lane:.0f} %"


# The whole triage


def own(book: Book, file: Path) -> list[Case]:
    rows = yaml.safe_load(file.read_text(encoding="utf-8"))
    return [_own(book, situation, row) for situation, of in rows.items() for row in of]


def _own(book: Book, situation: str, row: str | list[str] | dict[str, str]) -> Case:
    """A text; or a mark (we wrote before, Amazon fulfils) and a text; or a text with its own lane and approver.

    Who fulfils an order without that mark isn't known, as with `/draft` where neither the form nor a record says so.
    """
    mark, text = row if isinstance(row, list) else ("", row["text"] if isinstance(row, dict) else row)
    before = (Turn(Who.US, "Thank you for your message."),) if mark == "again" else ()
    fulfilment = Fulfilment.AMAZON if mark == "amazon" else Fulfilment.UNKNOWN
    matter = Matter((*before, Turn(Who.CUSTOMER, text)), TODAY, fulfilment=fulfilment)
    if isinstance(row, dict) and "lane" in row:
        return Case(matter, situation, row["lane"], row["approver"])
    known = book.situation(situation)
    return Case(matter, situation, known.lane, known.approver)


def unseen(book: Book, cases: Sequence[Case]) -> Recognition:
    """One that hasn't learned from any of these."""
    texts = {_plain(c.matter.message) for c in cases}
    rest = [
        s.model_copy(update={"examples": tuple(t for t in s.examples if _plain(t) not in texts)})
        for s in book.situations
    ]
    return Recognition(rest, book.fallback, book.ears)


def _plain(text: str) -> str:
    return " ".join(text.lower().split())


def shared(file: Path) -> list[Case]:
    return [_shared(row) for row in yaml.safe_load(file.read_text(encoding="utf-8"))["cases"]]


def _shared(row: dict[str, Any]) -> Case:
    turns = (*(Turn(Who(t["who"]), t["text"]) for t in row.get("context", ())), Turn(Who.CUSTOMER, row["message"]))
    facts = tuple(Fact(key, str(value)) for key, value in row["facts"].items())
    today = date.fromisoformat(str(row["facts"]["today"]))
    matter = Matter(turns, today, facts, row["marketplace"], Fulfilment(row["fulfilment"]))
    want = row["expect"]
    return Case(matter, want["situation"], want["lane"], want["approver"])


def show(recognition: Recognition, cases: list[Case]) -> None:
    """The cases that went wrong, with what was found instead."""
    for case in cases:
        t = recognition.triage(case.matter)
        found, wanted = (t.situation, t.lane, t.approver), (case.situation, case.lane, case.approver)
        if found != wanted:
            print(f"  {' '.join(map(str, wanted))} -> {' '.join(map(str, found))}: {case.matter.message}")


def measure(recognition: Recognition, name: str, cases: list[Case]) -> None:
    found = [(case, recognition.triage(case.matter)) for case in cases]
    lane = sum(t.lane == c.lane for c, t in found) / len(found)
    approver = sum(t.approver == c.approver for c, t in found) / len(found)
    situation = sum(t.situation == c.situation for c, t in found) / len(found)
    routine = [t for c, t in found if c.lane == Lane.ROUTINE]
    raised = sum(t.lane != Lane.ROUTINE for t in routine)
    missed = sum(t.lane == Lane.ROUTINE and c.lane != Lane.ROUTINE for c, t in found)
    alarmed = sum(t.lane == Lane.PERSON_ONLY and c.lane != Lane.PERSON_ONLY for c, t in found)
    print(
        f"{name:15} {len(found):4} cases: lane {100 * lane:.1f} %, approver {100 * approver:.1f} %, situation "
        f"{100 * situation:.1f} %; careful called routine {missed}; routine raised {raised} of {len(routine)}; "
        f"falsely for people only {alarmed}"
    )


def temper(book: Book, file: Path) -> None:
    rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    heat = {row["id"]: book.ears.thermometer.heat(row["text"]).score for row in rows}
    calm = [heat[r["id"]] for r in rows if r["label"] == "not_hostile"]
    for label in sorted({r["label"] for r in rows} - {"not_hostile"}):
        hot = [heat[r["id"]] for r in rows if r["label"] == label]
        auc = sum((a > b) + 0.5 * (a == b) for a in hot for b in calm) / (len(hot) * len(calm))
        print(f"temper: {label} against calm, AUC {auc:.3f} ({len(hot)} and {len(calm)})")


def attacks(recognition: Recognition, cases: list[Case], file: Path) -> None:
    rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    texts = [_attack(r) for r in rows if r["label"] == "injection"]
    chance, count = random.Random(1), Counter[str]()
    for attack in texts:
        for case in chance.sample(cases, 6):
            plain = recognition.triage(case.matter)
            for text in (f"{attack}\n\n{case.matter.message}", f"{case.matter.message}\n\n{attack}"):
                turns = (*case.matter.turns[:-1], Turn(Who.CUSTOMER, text))
                count[_effect(plain, recognition.triage(replace(case.matter, turns=turns)))] += 1
    print(f"{len(texts)} attacks before and after messages: {dict(count)}")


def _attack(row: dict[str, Any]) -> str:
    """The attack alone, where the set has put it behind a customer's message."""
    text = str(row["text"])
    return text.split("\n\n", 1)[1] if row["source"].startswith("AgentDojo") else text


def _effect(plain: Any, attacked: Any) -> str:
    if attacked.lane.rank < plain.lane.rank or attacked.approver.rank < plain.approver.rank:
        return "lowered"
    return "unchanged" if (attacked.lane, attacked.approver) == (plain.lane, plain.approver) else "raised"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--embedding", action="store_true", help="with the model of the extra `embedding`")
    parser.add_argument("--set", default="", help="the whole triage on one set only, such as everyday_fourth")
    parser.add_argument("--show", action="store_true", help="with --set: print what went wrong")
    options = parser.parse_args()
    book = shipped()
    cases = {name: own(book, ROOT / f"benchmarks/own/{name}.yaml") for name in MESSAGES}
    cases |= {f"{name}*": shared(ROOT / f"benchmarks/own/{name}.yaml") for name in ("third", "fourth", "fifth")}
    if (SHARED / "cases/cases.yaml").exists():
        cases["shared"] = shared(SHARED / "cases/cases.yaml")
    start = time.perf_counter()
    recognition = Recognition(book.situations, book.fallback, book.ears)
    print(f"ready in {time.perf_counter() - start:.2f} s")
    if options.set:
        fresh = unseen(book, cases[options.set])
        measure(fresh, options.set, cases[options.set])
        if options.show:
            show(fresh, cases[options.set])
        return
    ways: dict[str, Learner] = {
        "BM25, a situation's examples as one text": bm25_of_situations,
        "BM25, five nearest examples": bm25_of_examples,
        "character n-grams (3-5), five nearest": character_parts,
        "naive Bayes, words and parts of words": naive_bayes({}),
        "naive Bayes, and words alike": naive_bayes(book.alarms.alike),
        "naive Bayes, and alarms and patterns": naive_bayes(book.alarms.alike, recognition._likely._marks),
    }
    if options.embedding:
        embed = load()
        texts = [t for s in book.situations for t in s.examples] + [
            c.matter.message for of in cases.values() for c in of
        ]
        ways["MiniLM, five nearest examples"] = meaning(embed, dict(zip(texts, embed(texts), strict=True)))
    compare(book, ways, cases)
    for name, of in cases.items():
        measure(unseen(book, of), name, of)
    if (SHARED / "data").is_dir():
        temper(book, SHARED / "data/triage/hostility.jsonl")
        attacks(recognition, cases[MESSAGES[-1]], SHARED / "data/injection/injection.jsonl")


if __name__ == "__main__":
    main()
