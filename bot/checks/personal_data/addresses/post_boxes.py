"""Where a text names a post box, a rural route or an address of the forces: what stands in the place of a street."""

from bot.checks.personal_data.addresses.street_words import BOXES, MILITARY, STATES
from bot.checks.personal_data.pieces import Pieces

_WITH_BOX = ("psc", "cmr", "unit", "rr")
_ALONE = ("psc", "cmr", "rr")


def box_at(p: Pieces, i: int) -> tuple[int, bool] | None:
    """The index behind `P.O. Box 4471`, `Postfach 12`, `PSC 0725, Box 6031`; and whether it is sure."""
    word = p[i].lower.replace(".", "")
    if word in BOXES and (p[i].is_capital or word in ("postbox", "pobox")) and p[i + 1].is_number:
        return i + 2, True
    if word in ("po", "gpo") or (word == "p" and p[i + 1].is_one_of(".")):
        box = next((j for j in range(i + 1, i + 5) if p[j].lower == "box"), None)
        return (box + 2, True) if box and p[box + 1].is_number else None
    return _with_box(p, i) if word in _WITH_BOX and p[i + 1].is_number else None


def _with_box(p: Pieces, i: int) -> tuple[int, bool] | None:
    box = i + 2 + p[i + 2].is_one_of(",")
    if p[box].lower == "box" and p[box + 1].is_number:
        return box + 2, True
    return (i + 2, False) if p[i].lower in _ALONE else None


def forces_at(p: Pieces, i: int) -> int | None:
    """The index behind `APO AE`: what stands for place and state in an address of the forces; `an APO` names none."""
    if p[i].lower not in MILITARY or not (p[i + 1].text in STATES or p[i + 1].is_number):
        return None
    return i + 1 + (p[i + 1].text in STATES)
