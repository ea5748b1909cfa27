"""How well further matters of a message are told offline: `python benchmarks/several.py [--show]`.

By set of `own/several.yaml`: messages with several matters of which all are found, and those with one that are called
several. docs/triage.md has the first looks.
"""

import argparse
import sys
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.triage import TODAY, shipped  # noqa: E402  # the path is set above
from bot.checks.personal_data.redaction import redact  # noqa: E402
from bot.domain.case import Matter, Turn, Who  # noqa: E402
from bot.knowledge.recognition import Recognition  # noqa: E402


def found(recognition: Recognition, text: str) -> list[str]:
    """The situations that a message is told to be about."""
    matter, _ = redact(Matter((Turn(Who.CUSTOMER, text),), TODAY), "a1b2c3")
    triage = recognition.triage(matter)
    return [triage.situation, *(f.situation for f in triage.further)]


def measure(recognition: Recognition, name: str, rows: list[dict[str, Any]], show: bool) -> None:
    told = [(set(row["of"]), found(recognition, row["text"]), row["text"]) for row in rows]
    several, single = [t for t in told if len(t[0]) > 1], [t for t in told if len(t[0]) == 1]
    missed = [t for t in several if not t[0] <= set(t[1])]
    falsely = [t for t in single if len(t[1]) > 1]
    all_found = f"{len(several) - len(missed)} of {len(several)} with several matters are found in full"
    print(f"{name}: {all_found}; {len(falsely)} of {len(single)} with one are called several")
    for wanted, got, text in (*missed, *falsely) if show else ():
        print(f"  {', '.join(sorted(wanted))} -> {', '.join(got)}: {text}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", action="store_true", help="print what went wrong")
    options, book = parser.parse_args(), shipped()
    recognition = Recognition(book.situations, book.fallback, book.ears)
    sets = yaml.safe_load((ROOT / "benchmarks/own/several.yaml").read_text(encoding="utf-8"))
    for name, rows in sets.items():
        measure(recognition, name, rows, options.show)


if __name__ == "__main__":
    main()
