"""A folder of policies with as many clauses as asked for: those that ship, and rules of single products."""

import random
import shutil
from pathlib import Path

from bot.settings import PROJECT

PER_FILE = 500
_MADE_OF = "oak teak cedar walnut linen wool cotton copper brass steel glass stone clay bamboo rattan leather".split()
_GOODS = "bench lantern planter rug kettle chair table shelf blanket lamp stool tray mirror basket vase hook".split()
_RULES = (
    (
        "Warranty of the {good}",
        "The {good}, model {n}, is covered for {months} months against faults of material. Wear of the {part} isn't.",
    ),
    (
        "Return of the {good}",
        "The {good}, model {n}, may be returned within {days} days of delivery. The buyer pays ${price} for it.",
    ),
    (
        "Spare parts of the {good}",
        "A {part} for the {good}, model {n}, is sent within {days} days from stock and costs ${price}; one is free.",
    ),
    (
        "Shipping of the {good}",
        "The {good}, model {n}, travels by freight and takes {days} days. Below ${price} a 5 percent fee is due.",
    ),
)
_PARTS = "hinge handle lid leg shade wick drawer cushion frame screw base cover strap cord plug seam".split()


def written(folder: Path, clauses: int) -> Path:
    """The example policies with so many clauses beside them. Gives their folder.

    They aren't marked as examples, so that replies can be approved.
    """
    shutil.copytree(PROJECT / "policies", folder)
    for file in folder.rglob("*.yaml"):
        file.write_text(file.read_text(encoding="utf-8").replace("example: true\n", ""), encoding="utf-8")
    dice = random.Random(clauses)
    for number, first in enumerate(range(0, clauses, PER_FILE)):
        lines = [f"policy: products_{number}", f"title: Rules of single products, part {number}"]
        lines += ["clauses:", *(_clause(dice, n) for n in range(first, min(clauses, first + PER_FILE)))]
        (folder / f"products_{number}.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


def _clause(dice: random.Random, n: int) -> str:
    title, text = dice.choice(_RULES)
    words = {
        "good": f"{dice.choice(_MADE_OF)} {dice.choice(_GOODS)}",
        "part": dice.choice(_PARTS),
        "n": f"{dice.choice('ABCDEFGH')}{n}",
        "days": dice.randrange(5, 90),
        "months": dice.choice((6, 12, 18, 24, 36)),
        "price": f"{dice.randrange(3, 90)}.{dice.randrange(10, 99)}",
    }
    said = text.format(**words).replace("'", "''")
    lines = (f"  - id: products.p{n}", f"    title: {title.format(**words)}", f"    text: '{said}'")
    return "\n".join(lines)
