"""The customer's own sentence, said back to them: a reply that holds nothing of theirs was written for anybody."""

import re

from bot.domain.commitments import CommitmentKind
from bot.knowledge.replies.own_complaint import left_beside
from bot.knowledge.replies.sentences import Part, Sentence
from bot.knowledge.words.wording import sentences
from bot.language.goods.left_out import are_many, left_out
from bot.language.grammar.statement import Mood
from bot.language.grammar.statements import statements
from bot.language.matter.trouble import Trouble, troubles_in
from bot.language.vocabulary.content import gist
from bot.ledger.given import points_at

_MOST_BESIDE = 2
"""Complaints that are quoted beside the first."""
_ANSWERED_TOO = "I am also finding out what we can do about the rest of it, and I will answer that in the same message."
_LEFT_OUT = "I am also sorry that {thing} {is_} missing."
_SENT_TOO = (
    "I am also finding out how soon {thing} can leave our warehouse, and I will answer that in the same message."
)
_FEWEST, _MOST = 3, 20
"""Words: fewer say nothing particular, more aren't read twice."""
_FEWEST_OF_TROUBLE = 2
_NEW = 2
"""Words that the reply must not hold already."""
_VERBLESS = 6
"""Words from which a message's first sentence tells something without a verb: `No power cord in the box`."""
_TO_US = re.compile(
    r"\b(?:you|your|yours|u|ur|please|pls|plz|thanks?|thx|hi|hello|hey|dear|sorry|good (?:morning|day|evening))\b",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"(?:(?:so|and|but|ok|okay|well|um) )*(?:any\w*|is|are|was|do|does|did|can|could|would|will|where|when|how|what|who"
    r"|which|why)\b",
    re.IGNORECASE,
)
"""How a question begins, also one without its mark."""
_JOINS = re.compile(r"^(?:(?:and|but|plus|also|then|so|hi|hello|hey)\b[ ,]*)+", re.IGNORECASE)
_SHOWN = re.compile(
    r"[ ,;:(\u2013\u2014-]+(?:(?:and|with|i) )?"
    r"(?:(?:an?|the|my|our|some|one|two|three|four|five|six|both|several|few|more|\d{1,2}) )*"
    r"(?:photos?|pics?|pictures?|images?|videos?)"
    r"(?: (?:is|are))? (?:attached|below|enclosed|included|uploaded|here)\b\W*$",
    re.IGNORECASE,
)
"""Where a sentence ends by saying that a picture came with it."""
_ONLY_GAVE = re.compile(
    r"\W*(?:i|we)(?:'ve| have)? (?:also |already |just )*"
    r"(?:attached|sent|send|uploaded|included|enclosed|added|put|posted)\b"
    r"[^.!?,;]{0,30}?\b(?:photos?|pics?|pictures?|images?|videos?|screenshots?)\b[^.!?,;]{0,25}[.!]*",
    re.IGNORECASE,
)
"""They are thanked for it elsewhere."""
_UNFIT = re.compile(r"[\[\]<>{}*_#@|\"“”?]|!!|https?:|www\.|\b[A-Z]{5,}\b|\b\d{6,}\b")
"""Marks of a question, a quotation, markup, an address, a number that names somebody; shouting."""


def to_say_back(message: str) -> list[str]:
    """The sentences of a customer that can stand in a reply as they are: they tell something, and not of us."""
    said = map(_without_pointing, sentences(message))
    return [s for n, s in enumerate(said) if _fits(s) and _tells(s, opens=n == 0)]


def _without_pointing(sentence: str) -> str:
    """`The lid is cracked, see the photo.` up to the comma: they are thanked for the photo elsewhere."""
    sentence = _SHOWN.sub("", sentence)
    read = statements(sentence)
    points = len(read) > 1 and points_at(read[-1], sentence)
    return sentence[: read[-1].start].rstrip(" ,;:-\u2013\u2014(") if points else sentence


def may_be_said_back(piece: str) -> bool:
    """Whether a part of a sentence can stand in a reply: whoever tells of a trouble need say no more than two words."""
    return _fits(piece, _FEWEST_OF_TROUBLE)


def bare_words(piece: str) -> str:
    """Without the words that only join it to what stands before."""
    return _SHOWN.sub("", _JOINS.sub("", piece))


def _fits(sentence: str, fewest: int = _FEWEST) -> bool:
    asks = _ASKS.match(sentence.lstrip()) or _TO_US.search(sentence) or _ONLY_GAVE.fullmatch(sentence)
    return fewest <= len(sentence.split()) <= _MOST and not asks and not _UNFIT.search(sentence)


def _tells(sentence: str, opens: bool) -> bool:
    """It asks and wants nothing; without a verb it tells by itself only where the message begins."""
    moods = {s.mood for s in statements(sentence)}
    by_itself = bool(moods) or (opens and len(sentence.split()) >= _VERBLESS)
    return by_itself and moods.isdisjoint((Mood.QUESTION, Mood.REQUEST))


def with_their_words(body: tuple[Sentence, ...], quote: str | None) -> tuple[Sentence, ...]:
    """The sentences of a reply, with the customer's after those that acknowledge, unless the reply holds it already."""
    place = next((n for n, s in enumerate(body) if s.part is not Part.ACKNOWLEDGE), len(body))
    if not quote or not place or len(gist(quote) - gist(" ".join(s.text for s in body))) < _NEW:
        return body
    said = Sentence(f"You write: {_quoted(quote)}", Part.ACKNOWLEDGE, gap=" ")
    return (*body[:place], said, *body[place:])


def with_the_rest(body: tuple[Sentence, ...], told: tuple[str, ...], quote: str | None) -> tuple[Sentence, ...]:
    """The same with what they complain of besides, in their words, and that it is answered too.

    `body` holds no words of theirs; `quote` is put into it.
    """
    left = left_beside(" ".join(s.text for s in body), told)
    whole = with_their_words(body, quote)
    place = next((n for n, s in enumerate(whole) if s.part is not Part.ACKNOWLEDGE), len(whole))
    step = max((n for n, s in enumerate(whole) if CommitmentKind.CALL_BACK in s.commitments), default=-1)
    if not left or not place or step < place:
        return whole
    thing = missing_in(left[0]) if len(left) == 1 else None
    unsaid = [c for c in left if c not in (quote or "") or len(whole) == len(body)][:_MOST_BESIDE]
    said = _named(thing) if thing else f"You also write: {' '.join(map(_quoted, unsaid))}" if unsaid else ""
    beside = (Sentence(said, Part.ACKNOWLEDGE, gap=" "),) if said else ()
    answered = Sentence(_SENT_TOO.format(thing=thing) if thing else _ANSWERED_TOO, Part.STEP, gap=" ")
    return (*whole[:place], *beside, *whole[place : step + 1], answered, *whole[step + 1 :])


def missing_in(complaint: str) -> str | None:
    """The one thing that it says isn't there, where it complains of nothing else."""
    return left_out(complaint) if troubles_in(complaint) <= {Trouble.MISSING, Trouble.LATE} else None


def _named(thing: str) -> str:
    return _LEFT_OUT.format(thing=thing, is_="are" if are_many(thing) else "is")


def _quoted(words: str) -> str:
    words = words.strip().rstrip(".,;:!")
    return f"“{words[:1].upper()}{words[1:]}.”"
