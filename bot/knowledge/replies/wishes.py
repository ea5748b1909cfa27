"""What a teammate asks to be changed in a reply, read without a model: the few wishes that need no understanding."""

import re
from dataclasses import dataclass

from bot.domain.commitments import TERMS, CommitmentKind

_NAMED = {name: kind for kind, terms in TERMS.items() for name in terms.names}
_SPLIT = re.compile(r"\s*(?:[;\n]+|[.!](?=\s|$)|,(?:\s*and\b)?|\band\b|\bthen\b)\s*", re.IGNORECASE)
_QUOTED = re.compile(r"[\"“]([^\"”]+)[\"”]")
_QUOTE = "\x00"
_COURTESY = ("please", "thanks", "thank you")
_PLEASE = r"(?:please |can you |could you |also )*"
_IT = (
    r"(?:(?:make|keep|write|sound) )?(?:(?:it|this|that|the (?:reply|text|draft|message)) )?"
    r"(?:be |sound )?(?:a (?:bit|little) |much |even )?"
)


def _whole(pattern: str) -> re.Pattern[str]:
    return re.compile(f"{_PLEASE}(?:{pattern})(?: please)?", re.IGNORECASE)


_SHORTER = _whole(rf"{_IT}(?:shorter|short|briefer|brief|more concise|concise)|shorten(?: it| this| the reply)?")
_FORMAL = _whole(rf"{_IT}(?:more formal|formal|less casual|less familiar)")
_REMOVE = _whole(r"(?:remove|drop|delete|leave out|take out|cut|don't mention) (?P<what>.+)")
_ADD = _whole(
    r"(?:offer|add|include|give|propose|promise|open|start)(?: (?:him|her|them|the customer|to))*"
    r" (?:(?:a|an|the|our|another|free|new|prepaid|return) )*(?P<what>.+?)(?: (?:to )?(?:him|her|them|the customer))?"
    r"(?: too| as well)?"
)


@dataclass(frozen=True, slots=True)
class Shorten:
    """Fewer sentences."""


@dataclass(frozen=True, slots=True)
class Formal:
    """No contractions, a formal greeting."""


@dataclass(frozen=True, slots=True)
class Remove:
    """Without the sentence that these words point to."""

    words: str


@dataclass(frozen=True, slots=True)
class Add:
    """With an offer of this kind."""

    kind: CommitmentKind


Wish = Shorten | Formal | Remove | Add


def wishes(instruction: str) -> tuple[Wish, ...]:
    """Every point of an instruction. Raises ValueError with the first point that is none of these, in its own words."""
    quoted = _QUOTED.findall(instruction)
    marked = _QUOTED.sub(_QUOTE, instruction.replace("\u2019", "'"))
    found: list[Wish] = []
    for point in (p for p in _SPLIT.split(marked) if p and p.lower() not in _COURTESY):
        wish, last = _wish(point, quoted), found[-1] if found else None
        if wish:
            found.append(wish)
        elif isinstance(last, Remove) and _QUOTE not in point:
            found[-1] = Remove(f"{last.words} {point}")
        else:
            raise ValueError(point.replace(_QUOTE, "…"))
    if not found:
        raise ValueError(instruction.strip())
    return tuple(found)


def _wish(point: str, quoted: list[str]) -> Wish | None:
    removed, added = _REMOVE.fullmatch(point), _ADD.fullmatch(point)
    if removed:
        return Remove(quoted.pop(0) if _QUOTE in point else removed["what"])
    if added and added["what"].lower() in _NAMED:
        return Add(_NAMED[added["what"].lower()])
    if _SHORTER.fullmatch(point):
        return Shorten()
    return Formal() if _FORMAL.fullmatch(point) else None
