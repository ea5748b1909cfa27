"""The single points of a message that tells several in one breath: each is answered, or left out knowingly. Pure."""

import re
from collections.abc import Iterator

from bot.knowledge.triage.parts.parts import parts
from bot.language.grammar.statement import Mood, Statement
from bot.language.grammar.statements import Actor, statements
from bot.language.matter.trouble import Trouble, troubles_in
from bot.language.remembered import remembered

MOST = 8
"""Points that are listed."""
_LEAST = 3
"""Fewer are seen at a glance."""
_JOINT = re.compile(
    r"(?:\s*[,;]\s*(?:(?:and|but|plus|also)\s+)*|\s+(?:and|but|plus)\s+(?:also\s+)?)(?=(?:the|my|our|your|its?|it's|they"
    r"|he|she|i|i've|i'm|we|you|nobody|no one|no-one|there|there's|this|that|these|those|both|half|some|all|one|two"
    r"|three|four|five|six|another|an?|no)\b)",
    re.I,
)
"""Where a sentence may go on with a subject of its own."""
_DEPENDS = re.compile(r"\W*(?:when|if|since|because|as|after|before|although|though|while|once|until|even|so)\b", re.I)
_PLEASED = re.compile(
    r"\b(?:thanks?|love(?:ly|d)?|great|fine|perfect(?:ly)?|happy|beautiful(?:ly)?|good|nice(?:ly)?|pretty|excellent|well)\b",
    re.I,
)
_PLAIN_VERB = re.compile(
    r"^\W*(?:the|my|our|your|its?|that|one|another|nobody|no one)\b(?: [\w'-]+){0,3}? [a-z]+(?<!s)s"
    r"(?: (?:fine|well|great|like|from|at|out|off|on|too|only|when|after|the|an?)\b|(?<=smells|tastes) of\b"
    r"|(?<=smells|tastes|sounds) (?:burn|bad|weird|strange|odd|off|funny)\w*)"
    r"|^\W*(?:(?:also|and|but|plus),? )*(?:the|my|our|your|its?|one|another)\b"
    r"(?! (?:two|three|four|five|six|other)\b)(?: [\w'-]+){0,3}?"
    r" (?!hers|ours|theirs|always|besides|sometimes)[a-z]{2,}(?<!s)s(?: (?:and|or) [a-z]{2,}s)?"
    r"(?: (?:badly|constantly|all the time|a lot|now))?\W*$",
    re.I,
)
"""A thing and what it does, in a verb that may as well be a noun: `the kettle leaks from the handle`."""
_OF_ALL = re.compile(r"^\W*(?:this|that)(?:'s| is| was)\b", re.I)
"""Says something of all that was told, and is no point of its own."""
_LISTED = re.compile(r"\s*[,;]\s*(?:(?:and|but|plus|also)\s+)*|\s+(?:and|but|plus)\s+(?:also\s+)?", re.I)
_SAME = re.compile(r"^\W*(?:(?:and|but|so|then) )*(?:it|they|this|that|these|those)\b", re.I)
_FITS_NOT = re.compile(
    r"(?:n't|nt|\bnot|\bwon't|\bnever|\bno way to) (?:even |really |properly )?"
    r"(?:fit|match|close|click|snap|go|attach|lock|screw|plug|connect|line up|hold)\b",
    re.I,
)
_WHERE = re.compile(r"\W*(?:(?:and|but|also|so) )*where", re.I)
"""`Where's the infuser?` complains that it isn't there."""
_WE_HAVE = re.compile(
    r"^\W*(?:(?:and|but|also) )*(?:you|u)(?:'ve)? (?:already )?(?:have|got|know) (?:all )?(?:my|our)\b", re.I
)
"""What they gave us, which is shown as given."""
_WISHES = frozenset("want need like wish love hope".split())
_ASKED = (Mood.QUESTION, Mood.REQUEST, Mood.CONDITION)


def points(message: str) -> tuple[str, ...]:
    """What a sentence that runs on tells of the goods, the delivery or us, point by point in the customer's words.

    None where no sentence tells three: what has a sentence of its own is seen.
    """
    each = ([_bare(piece) for piece in _pieces(part.text) if _tells(piece)] for part in parts(message))
    return tuple(dict.fromkeys(point for found in each if len(found) >= _LEAST for point in found))[:MOST]


@remembered(16)
def complaints(message: str) -> tuple[str, ...]:
    """All that a message complains of, in one sentence or several, in the customer's words.

    What only says more of the point before it is none: `it came off again`.
    """
    found: dict[str, frozenset[Trouble]] = {}
    pieces = (piece for part in parts(message) for whole in _pieces(part.text) for piece in _apart(whole))
    for piece in pieces:
        kinds = trouble_of(piece) if _complains(piece) else frozenset()
        more = _SAME.match(piece) and any(kinds <= _with_its_use(before, piece) for before in found.values())
        if kinds and not more:
            found.setdefault(_bare(piece), kinds)
    return tuple(found)[:MOST]


def _with_its_use(told: frozenset[Trouble], piece: str) -> frozenset[Trouble]:
    """What is wrong for the thing doesn't fit it: `the jug is from a different model, it doesn't fit`."""
    return told | {Trouble.FAULTY} if Trouble.OTHER in told and _FITS_NOT.search(piece) else told


def several_complaints(message: str) -> tuple[str, ...]:
    """The same where there are several: a single one is what the whole case is about."""
    told = complaints(message)
    return told if len(told) > 1 else ()


def _apart(piece: str) -> Iterator[str]:
    """Cut where each side tells of trouble of another kind, `shade torn, bulb missing`, or where only what follows a
    `but` tells of any."""
    at = 0
    for joint in _LISTED.finditer(piece) if troubles_in(piece) else ():
        before, after = troubles_in(piece[at : joint.start()]), troubles_in(piece[joint.end() :])
        if after and before.isdisjoint(after) and (before or "but" in joint[0].lower()):
            yield piece[at : joint.start()]
            at = joint.end()
    yield piece[at:]


def trouble_of(piece: str) -> frozenset[Trouble]:
    """The kinds of trouble in it; a thing that does what it shouldn't is faulty: `the screen flickers`."""
    if found := troubles_in(piece):
        return found
    return frozenset({Trouble.FAULTY} if not statements(piece) and _PLAIN_VERB.match(piece) else ())


def _complains(piece: str) -> bool:
    if Trouble.MISSING in troubles_in(piece) and _WHERE.match(piece):
        return True
    moods = {s.mood for s in statements(piece)}
    asked = "?" in piece or bool(moods and moods <= set(_ASKED))
    return not asked and (not _PLEASED.search(piece) or bool(troubles_in(piece)))


def _bare(piece: str) -> str:
    return piece.strip(" ,;.!?")


def _pieces(sentence: str) -> Iterator[str]:
    """Cut where both sides say something and neither hangs on the other."""
    at = 0
    for joint in _JOINT.finditer(sentence):
        before = sentence[at : joint.start()]
        if not _DEPENDS.match(before) and _says(before) and _says(sentence[joint.end() :]):
            yield before
            at = joint.end()
    yield sentence[at:]


def _says(piece: str) -> bool:
    return bool(statements(piece) or _PLAIN_VERB.match(piece) or troubles_in(piece))


def _tells(piece: str) -> bool:
    said = statements(piece)
    if "?" in piece or _OF_ALL.match(piece) or _WE_HAVE.match(piece) or _only_pleased(piece, said):
        return False
    return any(map(_is_told, said)) or (not said and bool(_PLAIN_VERB.match(piece)))


def _only_pleased(piece: str, said: tuple[Statement, ...]) -> bool:
    return bool(_PLEASED.search(piece)) and not any(s.negated for s in said)


def _is_told(said: Statement) -> bool:
    """Whether it is no wish, no question and nothing that they only did themselves: those are shown elsewhere."""
    if said.mood in _ASKED or (said.actor is Actor.WRITER and said.verb in _WISHES):
        return False
    does = said.verb != "be" and (said.negated or said.mood is Mood.PLANNED)
    return said.actor is not Actor.WRITER or does
