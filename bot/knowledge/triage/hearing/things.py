"""Words of danger that only name a thing or one of the customer's own people, or are in an aside."""

from itertools import groupby
from typing import Final

from bot.knowledge.schema.phrases import Hit, Word

_PARTS: Final = frozenset(("{body}", "{limbs}", "{bone}"))
_THINGS: Final = frozenset(
    """
    bag bags balm band bath bathtub blender board boards bracelet brush cap chain chair cover cream cushion cup door
    dryer file freezer glove gloves lamp light liner lotion mask masks massager mat mirror mixer mold pack pads pad
    paint paints panel pillow press pump puppet puppets rail rest rests ring rings roller rub saw scrub seat shower
    soak soap spa spacer spacers stool strap straps towel towels truck warmer warmers wash wrap wraps
    """.split()
)
"""What has its name from a part of the body. Other words behind one tell what happens to it: `the leg came off`."""
_KINDS_OF_THING: Final = frozenset(("{thing}", "{part}", "{powered}", "{belonging}", "{property}"))
_DETERMINERS: Final = frozenset(
    "the a an this that these those no any another one two three four your ur new of".split()
)
_OF_WRITER: Final = frozenset(("my", "our"))
_SOMEBODY: Final = frozenset(("{target}", "{family}"))
_WEAPONS: Final = frozenset(("{weapon}", "{harm}", "{harmed}"))
_KNOWING: Final = frozenset((("i", "know"), ("we", "know"), ("you", "know"), ("i", "guess"), ("you", "see")))
_CONCEDES: Final = frozenset(("still", "but", "yet", "though", "however", "only"))
_NOTHING: Final = "-"


def names_a_thing(hit: Hit, words: tuple[Word, ...], classes: frozenset[str], behind: frozenset[str]) -> bool:
    """Whether a part of the body only tells the kind of thing: `the foot bath`, `a neck pillow`.

    `classes` are those of its word, `behind` those of the next, which must tell of no event.
    """
    if hit.first != hit.last or not classes & _PARTS or hit.first == 0 or hit.last + 1 >= len(words):
        return False
    before, at, after = words[hit.first - 1 : hit.last + 2]
    compound = before.text in _DETERMINERS and before.clause == at.clause == after.clause
    return compound and after.text in _THINGS and not behind - _KINDS_OF_THING


def is_the_writers(hit: Hit, words: tuple[Word, ...], classes: frozenset[str]) -> bool:
    """Whether it is somebody of the customer's own: `my boss`; `my bat` is still a weapon. `classes`: its word's."""
    return (
        bool(classes & _SOMEBODY)
        and not classes & _WEAPONS
        and hit.first == hit.last
        and hit.first > 0
        and words[hit.first - 1].text in _OF_WRITER
    )


def without_asides(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """The words without an aside that concedes a fact: `they ship it, I know, still ...`."""
    if not any(w.text in ("know", "guess", "see") for w in words):
        return words
    found = list(words)
    clauses = [list(of) for _, of in groupby(range(len(words)), key=lambda i: (words[i].sentence, words[i].clause))]
    for before, aside, after in zip(clauses, clauses[1:], clauses[2:], strict=False):
        same = words[before[0]].sentence == words[after[0]].sentence
        said = tuple(words[i].text for i in aside)
        if same and said in _KNOWING and words[after[0]].text in _CONCEDES:
            for i in aside:
                found[i] = words[i]._replace(text=_NOTHING)
    return tuple(found)
