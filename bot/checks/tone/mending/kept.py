"""What a sentence with a fault holds besides it: the fact that the customer needs, and a fault of another kind."""

import re
from collections.abc import Callable, Iterator

from bot.checks.tone.fine.ordinary import states
from bot.checks.tone.mending.asides import stands_alone, without_the_middle
from bot.checks.tone.mending.mending import acts, carries_matter, instructs
from bot.language.grammar.statements import Actor, Mood, statements
from bot.language.segmentation.spans import Span

_FOLLOWS = (
    r",?\s+which (?:is|was) (?:exactly |precisely |of course |also )?(?:why|how)\s+|[,;]?\s+so(?! that\b| \w+"
    r" that\b)\s+"
)
_SUBJECT = r"(?=(?:it|the|a|an|our|we|i|you|your|this|that|there|as|no|these|those|they)\b)"
_JOINT = re.compile(
    rf"(?P<so>{_FOLLOWS}|:\s+|\s+means? (?:that )?(?=the\b|it\b))|[,;]?\s+(?:and|but|yet)(?: now|"
    rf" then)?\s+{_SUBJECT}|;\s+|\s[\u2013\u2014-]\s+"
    r"|,?\s+(?:because|since|although|though)\s+(?=you|your|one\b|the\b)|,\s+(?=which\b|as you\b|as (?:i|we)\b"
    r"|(?:the|its|our) [\w-]+ (?:is|are|was|were|has|no longer|can't|won't|doesn't)\b)",
    re.I,
)
_FIRST = re.compile(r"\W*(?:because|since|as|after|now that|thanks to|due to) you(?:r|rs)?\b[^,]*(?P<so>,\s+)", re.I)
"""The fault goes ahead, and what came of it follows."""
_COMMA = re.compile(
    r",\s+|(?<=\w)\s+(?=had you\b|(?:as|like) (?:i|we)(?:'ve| have)? (?:\w+ )?"
    r"(?:explained|said|told|wrote|written|mentioned|stated|pointed|asked)\b)",
    re.I,
)
"""Also before what is held against them without one: `the pump would run | had you read it | as I explained`."""
_LINKED = re.compile(r"^\s*(?:(?:and|but|or|so|yet)\s+)?", re.I)
_POINTS = re.compile(r"\W*(?:it|they|this|that|these|those|he|she)\b", re.I)
_THEIRS = re.compile(r"\byou(?:rself|'\w+)?\b|^\W*your\b", re.I)
_LEAST = 3
"""Words of a piece that tells something."""


def _pieces(sentence: str) -> Iterator[tuple[str, bool]]:
    """What stands between the joints, and whether it is named as what follows from the rest."""
    at, follows = 0, False
    first = _FIRST.match(sentence)
    if first:
        yield sentence[: first.start("so")], False
        at, follows = first.end(), True
    for joint in _JOINT.finditer(sentence, at):
        yield sentence[at : joint.start()], follows
        at, follows = joint.end(), bool(joint["so"])
    yield sentence[at:], follows


def fact_beside(quote: str, fine: Callable[[str], bool]) -> str | None:
    """The facts of a faulty sentence as sentences: `You broke the hinge, so the lid comes off` -> `The lid comes off.`

    None where there is none, or where another fact, a figure, a day or a step would be lost.
    """
    around = without_the_middle(quote)
    if around and fine(around):
        return around
    kept: list[str] = []
    for piece, follows in _pieces(quote):
        said = _as_sentence(piece)
        if _tells(said, follows) and fine(said):
            kept.append(said)
        elif carries_matter(piece) or acts(piece) or instructs(piece):
            return None
    return " ".join(kept) or None


def clauses(sentence: str) -> Iterator[Span]:
    """The clauses of a sentence, also those between mere commas, where there is more than one."""
    found = [c for piece, _ in _pieces(sentence) for c in _COMMA.split(piece)]
    at = 0
    for clause in found if len(found) > 1 else ():
        start = sentence.index(clause, at)
        at = start + len(clause)
        words = _LINKED.sub("", clause)
        if len(words.split()) >= _LEAST:
            yield at - len(words), at


def _as_sentence(piece: str) -> str:
    plain = piece.strip().rstrip(" .!,;:")
    return f"{plain[:1].upper()}{plain[1:]}."


def _tells(said: str, follows: bool) -> bool:
    """Whether it states how a thing is; what `it` stands for is clear only where it names what follows."""
    if _THEIRS.search(said) or (_POINTS.match(said) and not follows):
        return False
    return states(said) or (stands_alone(said) and _without_a_reader(said))


def _without_a_reader(said: str) -> bool:
    return all(s.actor is not Actor.READER and s.mood is not Mood.QUESTION for s in statements(said))
