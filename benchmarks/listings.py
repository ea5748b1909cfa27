"""How well listings are read without a model: the attributes that a reader finds in them, with their values.

    python benchmarks/listings.py

Each file of `benchmarks/own/listings_*.yaml` was written before it was measured on; its first figures are in
docs/listings.md.
"""

import sys
from pathlib import Path

import yaml

from bot.domain.listing import State
from bot.knowledge.files import read_book
from bot.listings.reading import read_listing
from bot.listings.stated.table import rows, said_of
from bot.listings.stated.units import measures
from bot.loading.folders import POLICY_SUFFIXES, read_texts

HERE = Path(__file__).parent
POLICIES = HERE.parent / "policies"


def main() -> None:
    attributes = read_book(read_texts(POLICIES, POLICY_SUFFIXES)).listings.attributes
    for path in sorted((HERE / "own").glob("listings_*.yaml")):
        right, wanted, wrong, told = 0, 0, 0, []
        for number, one in enumerate(yaml.safe_load(path.read_text(encoding="utf-8"))["listings"], 1):
            listing = read_listing("ours", one["text"])
            found = {r.attribute: r.cells[0] for r in rows([said_of(listing, attributes)], attributes)}
            for name, value in one["states"].items():
                cell, wanted = found.pop(name, None), wanted + 1
                good = cell is not None and _same(str(value), cell.state, cell.value)
                right += good
                told += [] if good else [f"  {number} {name}: wanted {value}, found {cell.said if cell else 'nothing'}"]
            extra = {n: c for n, c in found.items() if not n.startswith("label:")}
            wrong += len(extra)
            told += [f"  {number} {n}: found {c.said}, which nobody wanted" for n, c in extra.items()]
        print(f"{path.name}: {right} of {wanted} found with the right value, {wrong} found besides")
        if "-v" in sys.argv:
            print("\n".join(told))


def _same(wanted: str, state: State, value: str) -> bool:
    if wanted == "!":
        return state is State.CONTRADICTORY
    measured = measures(wanted)
    said = value.split(", ") if not measured else [value]
    alike = measured and any(m.same(measured[0]) for m in measures(value))
    return state is State.STATED and bool(alike or wanted in [*said, value])


if __name__ == "__main__":
    main()
