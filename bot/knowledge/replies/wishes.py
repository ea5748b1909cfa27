"""What a teammate asks to be changed in a reply, read without a model: the few wishes that need no understanding."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from bot.domain.commitments import TERMS, CommitmentKind
from bot.domain.phrases import with_article
from bot.knowledge.schema.problems import listed

_NAMED = {name: kind for kind, terms in TERMS.items() for name in terms.names}
_SPLIT = re.compile(r"\s*(?:[;\n]+|[.!](?=\s|$)|,(?:\s*and\b)?|\band\b|\bthen\b)\s*", re.IGNORECASE)
_QUOTED = re.compile(r"[\"“]([^\"”]+)[\"”]")
_QUOTE = "\x00"
_QUALIFIES = re.compile(r"(?:but|only|except|unless|if|not|though|at most|as long as|provided)\b", re.IGNORECASE)
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
_FRIENDLY = _whole(
    rf"{_IT}(?:(?:friendl|warm|kind|nic)(?:ier|er|y)"
    r"|(?:more )?(?:friendly|warm|kind|nice|casual|personal|human|natural)"
    r"|(?:less|not so|not as|too) (?:formal|stiff|robotic|cold|distant|official|bureaucratic))(?: in tone)?"
)
_DECLINE = _whole(
    r"(?:(?:do not|don't|no need to|stop|never|without|not)"
    r" (?:offer|promis|giv|propos|mention|includ|add)(?:e|ing|ise)?"
    r"|no|without|not|remove|drop|leave out|take out|cut)"
    r" (?:(?:any|the|a|an|him|her|them|our|another|offer of(?: an?| the)?) )*(?P<what>.+?)(?: offer)?(?: here| yet)?"
)
_SAY = _whole(r"(?:say|tell (?:him|her|them|the customer)|write|add|mention|include)(?: that)?:? (?P<what>.+)")
_MENTION = _whole(
    r"(?:mention|include|use|add|give|state|name|put in|tell)(?: (?:him|her|them|the customer))?"
    r" (?:(?:the|our|his|her|their|its) )+(?P<what>.+?)(?: (?:to )?(?:him|her|them|the customer))?(?: too| as well)?"
)
_BEGINS = re.compile(r"(?:i|we|our|your|you|it|the|this|that|please)(?:'\w+)? ", re.IGNORECASE)
_OF_OTHERS = re.compile(r"\b(?:he|she|they|him|her|them|his|their|customer)\b", re.IGNORECASE)
"""A sentence with one of these speaks of the customer, not to them."""
_TELLS = re.compile(
    r"(?:he|she|they|it|we|i|you|this|that|the customer)(?:'\w+)? "
    r"|(?:the|her|his|their) [\w -]{2,30}? (?:is|are|was|were|has|have|says?|shows?|came|arrived|left) ",
    re.IGNORECASE,
)
"""So begins what is told and not wished."""
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


@dataclass(frozen=True, slots=True)
class Friendly:
    """Contractions, and a greeting as one speaks."""


@dataclass(frozen=True, slots=True)
class Decline:
    """Without what offers this."""

    kind: CommitmentKind


@dataclass(frozen=True, slots=True)
class Say:
    """With this sentence, as it is."""

    sentence: str


@dataclass(frozen=True, slots=True)
class Mention:
    """With the known fact of this name."""

    name: str


Wish = Shorten | Formal | Friendly | Remove | Decline | Add | Say | Mention


@dataclass(frozen=True, slots=True)
class Point:
    """One point of an instruction, as it is written. `wish` is None where it needs understanding."""

    words: str
    wish: Wish | None = None


def points(instruction: str) -> tuple[Point, ...]:
    """Every point of an instruction; at least one. What qualifies a point belongs to it: `a refund, but only half`."""
    quoted = _QUOTED.findall(instruction)
    marked = _QUOTED.sub(_QUOTE, instruction.replace("\u2019", "'"))
    found: list[Point] = []
    for words in (p for p in _SPLIT.split(marked) if p and p.lower() not in _COURTESY):
        last, said, left = found[-1] if found else None, _restored(words, quoted), quoted[words.count(_QUOTE) :]
        wish = _wish(words, quoted)
        quoted = left
        if wish or last is None:
            found.append(Point(said, wish))
        elif isinstance(last.wish, Remove) and _QUOTE not in words:
            found[-1] = Point(f"{last.words} {words}", Remove(f"{last.wish.words} {words}"))
        elif _QUALIFIES.match(words):
            found[-1] = Point(f"{last.words}, {said}")
        else:
            found.append(Point(said))
    return tuple(found) or (Point(instruction.strip()),)


def sentences_asked_for(instruction: str) -> frozenset[str]:
    """What the reply is to say as it is: `say we ship on Monday`."""
    return frozenset(p.wish.sentence for p in points(instruction) if isinstance(p.wish, Say))


def _restored(words: str, quoted: list[str]) -> str:
    """The point with the next quotation, which is still to be read."""
    return words.replace(_QUOTE, f"“{quoted[0]}”", 1).replace(_QUOTE, "…") if quoted else words.replace(_QUOTE, "…")


def _wish(point: str, quoted: list[str]) -> Wish | None:
    for pattern, wish in ((_SHORTER, Shorten()), (_FORMAL, Formal()), (_FRIENDLY, Friendly())):
        if pattern.fullmatch(point):
            return wish
    return _about_an_offer(point) or _about_a_sentence(point, quoted)


def _about_an_offer(point: str) -> Wish | None:
    for pattern, wish in ((_DECLINE, Decline), (_ADD, Add)):
        if (found := pattern.fullmatch(point)) and (kind := _NAMED.get(found["what"].lower())):
            return wish(kind)
    return None


def _about_a_sentence(point: str, quoted: list[str]) -> Wish | None:
    said, removed, named = _SAY.fullmatch(point), _REMOVE.fullmatch(point), _MENTION.fullmatch(point)
    if removed:
        return Remove(quoted.pop(0) if _QUOTE in point else removed["what"])
    if said and said["what"] == _QUOTE:
        return Say(_as_sentence(quoted.pop(0)))
    if _QUOTE in point:
        return None
    if named and not re.search(r"\b(?:is|are|was|were|will|has|have|can)\b", named["what"]):
        return Mention(named["what"])
    ours = said and _BEGINS.match(said["what"]) and not _OF_OTHERS.search(said["what"])
    return Say(_as_sentence(said["what"])) if said and ours else None


def _as_sentence(words: str) -> str:
    """With a capital and a full stop."""
    words = words.strip()
    return words[:1].upper() + words[1:] + ("" if words[-1:] in ".!?" else ".")


_TO_TELL = "What the case should know goes in with Add facts; what a lead decides, with Record a decision. "


_DONE_ELSEWHERE = tuple(
    (re.compile(asks, re.IGNORECASE), way)
    for asks, way in (
        (
            r"\d{3}-\d{7}-\d{7}|\bmarketplace\b",
            "*Correct the case*, in the case's menu, sets its order and marketplace.",
        ),
        (
            r"^\W*(?:approved?|reject(?:ed)?|lgtm|send it|release it)\W*$",
            "A reaction or a button under the draft decides.",
        ),
        (
            r"^(?:hand|assign|give|pass) (?:it|this)(?: over| on)? to\b",
            "`hand over: @name why` gives the case to somebody.",
        ),
        (r"^(?!(?:can|could|would|will) (?:you|we)\b)[^.!]*\?$", "`/ask` answers questions."),
    )
)
"""What isn't a wish for the reply, and who sees to it."""


def not_understood(point: str, offers: Iterable[str]) -> str:
    """What to tell somebody whose wish has a point that needs understanding; `offers` can be made in their case."""
    for asks, way in _DONE_ELSEWHERE:
        if asks.search(point):
            return f"“{point}” is no change of the reply. {way}"
    told = _TO_TELL if _TELLS.match(point) else ""
    named = listed(map(with_article, offers))
    offer = f"`offer {named}`, " if named else ""
    return (
        f"Without Claude I can't carry out “{point}”. {told}I understand `shorter`, `friendlier`, `more formal`, "
        f"`remove` with words of the sentence, `don't offer a refund`, {offer}`mention` with a fact of the case, and "
        f'`add "a sentence of yours"`. Or edit the text.'
    )
