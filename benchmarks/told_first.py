"""Triage of messages written before it was asked what they are about: `python benchmarks/told_first.py [--show]`.

Sets of `benchmarks/own` that are written by situation hold what is typical of each; these
are as particular as real messages. What was seen at first and what was tuned on which is in docs/triage.md.
"""

import argparse
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import yaml

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.triage import TODAY, shipped  # noqa: E402  # the path is set above
from bot.checks.personal_data.redaction import redact  # noqa: E402
from bot.domain.case import Lane, Matter, Triage, Turn, Who  # noqa: E402
from bot.knowledge.book import Book  # noqa: E402
from bot.knowledge.recognition import Recognition  # noqa: E402

SETS = ("first", "second", "third", "fourth", "fifth", "sixth")


@dataclass(frozen=True)
class Told:
    """A message, the situations and lanes that are right for it, and all it is about where that is several."""

    text: str
    situations: frozenset[str]
    lanes: frozenset[Lane]
    several: frozenset[str] = frozenset()


def read(book: Book, name: str) -> list[Told]:
    """A set. A message may be filed otherwise, in the lane of what it is filed under."""
    file = ROOT / f"benchmarks/own/told_first_{name}.yaml"
    found = []
    for row in yaml.safe_load(file.read_text(encoding="utf-8"))["messages"]:
        others, of = row.get("or", []), row.get("of", [])
        lanes = frozenset({Lane(row["lane"]), *(book.situation(id).lane for id in others)})
        found.append(Told(row["text"], frozenset({row["situation"], *others, *of}), lanes, frozenset(of)))
    return found


def triage(recognition: Recognition, told: Told) -> Triage:
    matter, _ = redact(Matter((Turn(Who.CUSTOMER, told.text),), TODAY), "a1b2c3")
    return recognition.triage(matter)


def counted(told: Told, found: Triage) -> Counter[str]:
    """What is to be added up over a set."""
    lane = found.lane or Lane.ROUTINE
    only, careful = told.lanes == {Lane.ROUTINE}, Lane.ROUTINE not in told.lanes
    return Counter(
        {
            "lane": lane in told.lanes,
            "situation": found.situation in told.situations,
            "careful": careful,
            "called routine": careful and lane is Lane.ROUTINE,
            "routine": only,
            "raised": only and lane is not Lane.ROUTINE,
            "falsely for people only": lane is Lane.PERSON_ONLY and lane not in told.lanes,
            "several": bool(told.several),
            "whole": bool(told.several) and {found.situation, *(f.situation for f in found.further)} == told.several,
        }
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", action="store_true", help="print what went wrong")
    options = parser.parse_args()
    book = shipped()
    recognition = Recognition(book.situations, book.fallback, book.ears)
    for name in SETS:
        messages = read(book, name)
        total = Counter[str]()
        for told in messages:
            found = triage(recognition, told)
            total += counted(told, found)
            if options.show and (found.situation not in told.situations or found.lane not in told.lanes):
                print(f"  {', '.join(sorted(told.situations))} -> {found.situation} ({found.lane}): {told.text}")
        lane, situation = (100 * total[key] / len(messages) for key in ("lane", "situation"))
        print(
            f"{name}: {len(messages)}, lane {lane:.1f} %, situation {situation:.1f} %; careful called routine "
            f"{total['called routine']} of {total['careful']}; routine raised {total['raised']} of {total['routine']}; "
            f"falsely for people only {total['falsely for people only']}; "
            f"several whole {total['whole']} of {total['several']}"
        )


if __name__ == "__main__":
    main()
