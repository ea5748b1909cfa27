"""How well tone is heard in a form that no example has: `python benchmarks/tone_means.py [--folds 6]`.

Whole files of policies/tone/means are left out, all examples but these are learned, and their sentences are judged.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import yaml
from rich.console import Console
from rich.table import Table

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from bot.checks.tone import check_tone  # noqa: E402
from bot.knowledge.schema.manners import Manner, MannerFile, Sentences  # noqa: E402
from bot.knowledge.schema.style import Style  # noqa: E402
from bot.loading.sources import read_policies  # noqa: E402

_FEWEST = 3
"""Words of a sentence that is judged by likeness."""


def means() -> list[MannerFile]:
    """The files of single means."""
    files = sorted((ROOT / "policies" / "tone" / "means").glob("*.yaml"))
    return [MannerFile.model_validate(yaml.safe_load(file.read_text("utf-8"))) for file in files]


def said(files: list[MannerFile]) -> Iterator[tuple[Manner, str]]:
    """The sentences that are long enough, each with its manner."""
    for file in files:
        for manner, text in file.spoken():
            yield from ((manner, s) for line in text.splitlines() if len((s := line.strip()).split()) >= _FEWEST)


def without(style: Style, left_out: Sentences) -> Style:
    """The style without these sentences."""
    gone = {sentence for _, sentence in left_out}
    kept = {
        manner: "\n".join(line for line in text.splitlines() if line.strip() not in gone)
        for manner, text in style.sentences.items()
    }
    return style.model_copy(update={"sentences": kept})


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--folds", type=int, default=6, help="parts that the means are dealt to")
    folds, style, files = options.parse_args().folds, read_policies(ROOT / "policies").book.style, means()
    of: Counter[Manner] = Counter()
    flagged: Counter[Manner] = Counter()
    right: Counter[Manner] = Counter()
    for n in range(folds):
        left_out = tuple(said(files[n::folds]))
        rest = without(style, left_out)
        for manner, sentence in left_out:
            rules = {str(f.rule) for f in check_tone(sentence, rest, None)}
            of[manner] += 1
            flagged[manner] += bool(rules)
            right[manner] += str(Manner.BLAME if manner is Manner.ACCUSATION else manner) in rules
    table = Table("manner", "sentences", "flagged", "by its rule")
    for manner in of:
        table.add_row(
            manner, str(of[manner]), f"{flagged[manner] / of[manner]:.0%}", f"{right[manner] / of[manner]:.0%}"
        )
    Console().print(table)


if __name__ == "__main__":
    main()
