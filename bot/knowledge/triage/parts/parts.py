"""Splitting a message into parts that may be about different things, and signs that a part begins a new matter."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from bot.knowledge.triage.order.item import NO_THING
from bot.knowledge.triage.parts.bare_parts import ORDER as ORDER
from bot.knowledge.triage.parts.bare_parts import opens_only, tells_nothing, wants_no_answer
from bot.knowledge.words.wording import sentences
from bot.language.goods.not_there import put_as_missing, tells_missing
from bot.language.grammar.parties import COMPANIES
from bot.language.grammar.statements import Actor, Mood, statements
from bot.language.matter.trouble import only_tells_missing, troubles_in
from bot.language.remembered import remembered
from bot.language.vocabulary.content import gist, stem_set

_OPENS = (
    r"(?:please|where|when|how|what|which|who"
    r"|(?:can|could|will|would|do|does|did|is|are|has|have|may|should) (?:i|you|we|it|he|she|they|there|the|this|that"
    r"|these|those|my|your|our|a|an|any|somebody|someone))\b"
)
_ASKS = rf"(?:{_OPENS}|(?:i|we)(?:'d| would| want| need| also)\b)"
_JOINT = re.compile(
    rf"(?:[,;]?\s+|\s*[;\u2013\u2014]\s*|\s+-+\s+)(?=(?:(?:and|but|also|plus|then|oh|btw)\b[\s,]+){{1,2}}{_ASKS}"
    r"|(?:and|but|plus)\s+also\s+(?:my|the|our|on|in|for|an?|one|two)\b)",
    re.I,
)
"""Where a sentence continues with a question: `it is broken, and do you ship to Canada?`"""
_QUESTION = re.compile(_OPENS, re.I)
_SHORTLY = re.compile(r"\b(?:where|how|when|what)'?s (?:it|that|the|this|my)\b", re.I)
_WONDERS = re.compile(
    r"\b(?:ask|know|wonder|wondering|tell me|find out|check)\b (?:if|whether|how|where|when|what|which|about)\b", re.I
)
_MARK = re.compile(r"(?:(?P<before>^|\S)\s*+|(?<=\s))(?<!\S)\(?(?P<label>[a-h1-9])[.)](?=\s)", re.I)
"""`a)` or `2.`, and what is before it."""
_OPENS_LIST = frozenset(":;,.!?\u2013\u2014-")
_LOWER = re.compile(
    r"(?:(?<=[a-z0-9)][?!])|(?<=[a-z]{3}\.)(?<!etc\.)(?<!approx\.)(?<!incl\.)(?<!max\.)(?<!min\.)(?<!\binc\.)(?<!\bltd\.)"
    r"|(?<=[a-z]\)\.))\s+(?=[a-z])"
)
"""Where a sentence begins in a text without capitals."""
_PLACE = re.compile(
    r"(?<=[a-z] )(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:January|February|March|April|May|June|July|August"
    r"|September|October|November|December|Christmas|I)\b)[A-Z][a-z]{3,}"
)
"""A name within a sentence, such as a town."""
_SEVERAL = re.compile(
    r"\b(?:two|three|four|several|a few|a couple of|some|[2-5]) (?:\w+ )?"
    r"(?:questions|things|points|issues|matters|requests|topics|problems)\b(?: please)?\W*$",
    re.I,
)
"""Announces several things."""
_NUMBER = re.compile(r"^\(?\d[.)]\s*$|(?:^|(?<=\s))[-*\u2022]\s*$")
"""A list number, which ends the sentence before its own."""
_FURTHER = re.compile(
    r"^\W*(?:(?:oh|and|but|so|then|well)\b[\s,]+)*"
    r"(?:\(?[\da-h][.):]\s|also\b|besides\b|on top of (?:that|this|it|all that|all this|everything)\b"
    r"|(?:i|we)(?:'d| would)? also (?:like|love|need|want) to (?:know|ask|hear|find out)\b"
    r"|(?:(?:quite|entirely|completely|totally) )?(?:apart|aside) from\b|other than\b|separately\b|unrelated\b"
    r"|in addition\b|additionally\b|furthermore\b|moreover\b|by the way\b|btw\b|plus\b|next\b|meanwhile\b"
    r"|on (?:another|a different|a separate) \w+"
    r"|(?:an|the )?other\b[\w\s]{0,12}\b(?:thing|question|point|matter|issue|topic)"
    r"|(?:one|a|my) (?:\w+ )?(?:more|other|further|second|last|final|quick|different) (?:\w+ )?"
    r"(?:thing|question|point|matter|issue|request)"
    r"|(?:first|second|third|last|final)(?:ly)?\b(?! time)|while i\b|since i\b|to top it off\b|p\.? ?s\b)"
    r"|^\W*oh,? (?:and|also)\b|^\W*(?:i|we)(?:'d)? also\b|^\W*(?:could|can|would|do|will) (?:i|we|you) also\b"
    r"|^\W*(?:i|we)\b[^.?!]* (?:as well|too)\W*$",
    re.I,
)
"""A part that begins so adds something."""
_AND = re.compile(r"^\W*(?:and|but|oh|so|then|well)\b", re.I)
_AND_THE = re.compile(r"\W*and (?:the|my|our|its)\b", re.I)
_MARKS = " ,:;.)-\u2013\u2014"
_COMES = stem_set("buy order get receive arrive come deliver have own love like want purchase pick collect unpack")
_OTHER = re.compile(
    r"\b(?:order|one|parcel|box|delivery) before\b(?= \w|,)"
    r"|\b(?:from|in|with|of) (?:the|that) same (?:order|parcel|package|box|delivery|shipment)\b"
    r"|\b(?:order|parcel|package|box|carton|crate|delivery|shipment) (?:number )?(?:two|three|[23bc])\b"
    r"|(?<!two )(?<!three )(?<!any )(?<!all )\b(?:other|second|third|separate|earlier|previous|different)\b"
    r"(?! (?:hand|time|day|week|month|year|night|one of"
    r"|people|person|store|shop|seller|customer|company|neighbor)\w*\b)(?= \w+)",
    re.I,
)
_THING = re.compile(
    r"\b(?=(?:the|my|our|a|an|your|ur|two|three|four|five|six|seven|eight|nine|ten|some|one of the"
    r"|(?:today|yesterday|morning|evening|week|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)'s)\s+((?:[a-z][a-z'-]+\s?){1,3}))",
    re.I,
)
_BACK = re.compile(
    r"\b(?:it|them|they|one|ones|mine|replacements?|another(?=\W*$)"
    r"|(?!that (?:the|my|our|an?|your)\b)(?:this|that|these|those)\b(?! (?:day|week|weekend|time|month|year)s?\b))\b",
    re.I,
)
_THEIRS = re.compile(r"\W*(?:(?:and|but|as|because|since) )?(?:mine|ours|(?:my|our|the) old ones?)\b", re.IGNORECASE)
_ANOTHER_OF_IT = re.compile(
    r"(?:(?:brand|new|free|fresh|good|working|proper|intact|whole) )*(?:ones?|replacements?)\b", re.I
)
"""Names no thing: `a new one`, `a free replacement`."""
_HAD = re.compile(
    r"^(\W*(?:the|my|our|an?|this|that|your|ur) (?:[\w'-]+ ){1,4}?)(?:(?:that|which) )?(?:i|we) (?:just |only )?"
    r"(?:got|bought|ordered|received|have|had|purchased)\b(?: \w+){0,5}? "
    r"(?=(?:never|no longer|has|have|keeps?|stopped|is|are|was|were|just|will|\w+n'?t)\b)",
    re.I,
)
"""What goods are, before what they do: `the timer | I got on Monday | never rings`."""
_GENERIC = stem_set(" ".join(NO_THING)) | stem_set("first same whole set pair lot bit few couple way chance idea")
_WHO_PAYS = re.compile(
    r"\b(?:do|will|would|must|should|am|are) (?:i|we) (?:(?:have|need|supposed|going) to |also )*"
    r"(?:pay|paying|cover|charged)\b[^.!?]{0,12}\b(?:shipping|postage|label|freight)\b"
    r"|\bwho (?:pays|covers|is paying|will pay)\b"
    r"|\bis (?:the |return )?(?:shipping|postage|label) (?:free|on (?:me|you|us))\b",
    re.I,
)
_WHERE_TO = re.compile(
    r"\bto (?!me\b|you\b|us\b|do\b|send\b|return\b|get\b)[A-Z]?[a-z]+|\b(?:i|we|an?|next) order\b", re.I
)
_WISHES = stem_set("want need like wish love")
_AND_THEN = re.compile(r",? (?:and|but|plus|also)\b(?: also\b)?,? |[,;] ", re.I)
_LONGEST = 600
"""Characters of a part that are read."""
_LEAST = 3
"""Words a part needs besides its opening."""


@dataclass(frozen=True, slots=True)
class Part:
    """A sentence of a message or less. `adds`: its form says that it adds something; `line` counts from 0.

    `listed`: it is an item of a list, or one of several things announced.
    """

    text: str
    line: int
    adds: bool
    listed: bool = False

    @property
    def content(self) -> str:
        """Without the words that only add, and plainly where a part isn't there; of a very long part its beginning."""
        opening = _FURTHER.search(self.text) or _AND.search(self.text)
        bare = self.text[opening.end() :].lstrip(_MARKS) if opening else self.text
        return put_as_missing(bare if len(bare.split()) >= _LEAST else self.text)[:_LONGEST]

    @property
    def asks(self) -> bool:
        """Whether it asks or wishes something."""
        return not wants_no_answer(self.text) and (
            "?" in self.text
            or bool(_QUESTION.match(self.content) or _WONDERS.search(self.text) or _SHORTLY.search(self.text))
            or any(
                s.mood in (Mood.QUESTION, Mood.REQUEST)
                or (s.actor is Actor.WRITER and s.verb in _WISHES and not s.negated)
                for s in statements(self.text)
            )
        )


@remembered(16)
def parts(text: str) -> tuple[Part, ...]:
    """The sentences in order, split where one continues with a question."""
    found: list[Part] = []
    several = False
    for number, line in enumerate(filter(str.strip, text.splitlines())):
        numbered = False
        for sentence in _sentences(line):
            for piece in _cut(sentence):
                listed = numbered or several
                adds = listed or bool(_FURTHER.search(piece)) or _is_missing_too(piece, found)
                found.append(Part(piece, number, adds, listed))
                numbered = False
            numbered, several = bool(_NUMBER.search(sentence)), several or bool(_SEVERAL.search(sentence))
    return tuple(_with_their_order([p for p in found if re.search(r"[^\W\d]", p.text)]))


def _is_missing_too(piece: str, before: list[Part]) -> bool:
    """Whether it tells of what is missing, behind another trouble or a question."""
    told = any("?" in p.text or troubles_in(p.text) for p in before)
    return told and only_tells_missing(piece)


def _with_their_order(found: list[Part]) -> list[Part]:
    """A part that only names an order, or what we asked for and got, goes with the one before it: by itself it tells
    nothing. The first goes with the one behind, or goes where no other order is named."""
    kept: list[Part] = []
    for part in found:
        first = len(kept) == 1 and opens_only(kept[0].text)
        if first:
            several = len(set(ORDER.findall(joined(tuple(found))))) > 1
            kept = [replace(part, text=f"{kept[0].text} {part.text}") if several else part]
        elif kept and tells_nothing(part.text):
            kept[-1] = replace(kept[-1], text=f"{kept[-1].text} {part.text}")
        else:
            kept.append(part)
    return kept


def _sentences(line: str) -> Iterator[str]:
    for item in _items(line):
        for sentence in sentences(item):
            yield from _LOWER.split(sentence)


def _items(line: str) -> Iterator[str]:
    """Split where a list continues in the line, `a) ... b) ...`, but not at a number in `it's day 9. Where's it?`"""
    marks = list(_MARK.finditer(line))
    labels = [ord(m["label"].lower()) for m in marks]
    at = 0
    for i, mark in enumerate(marks):
        follows = i > 0 and labels[i - 1] + 1 == labels[i]
        goes_on = i + 1 < len(marks) and labels[i] + 1 == labels[i + 1]
        if follows or goes_on or mark["before"] in _OPENS_LIST:
            cut = mark.end("before") if mark["before"] else mark.start()
            yield line[at:cut]
            at = cut
    yield line[at:]


def _cut(sentence: str) -> Iterator[str]:
    at = 0
    for joint in _JOINT.finditer(sentence):
        if len(sentence[at : joint.start()].split()) >= _LEAST <= len(sentence[joint.end() :].split()):
            yield from _without_what_is_missing(sentence[at : joint.start()])
            at = joint.end()
    yield from _without_what_is_missing(sentence[at:])


def _without_what_is_missing(piece: str) -> Iterator[str]:
    """Split where it tells of a trouble and then of a part that isn't there: `it leaks and the cap is missing`."""
    if tells_missing(piece) and not only_tells_missing(piece):
        for joint in _AND_THEN.finditer(piece):
            told, missing = piece[: joint.start()], piece[joint.end() :]
            if only_tells_missing(missing) and not tells_missing(told) and troubles_in(told):
                yield from (told, missing)
                return
    yield piece


def joined(found: tuple[Part, ...]) -> str:
    """Their words."""
    return " ".join(p.text for p in found)


def of_another_order(part: str, rest: str) -> bool:
    """Whether it names an order that the rest doesn't, or another thing."""
    orders = set(ORDER.findall(part)) - set(ORDER.findall(rest))
    return bool(orders and ORDER.search(rest)) or bool(_OTHER.search(part))


def names_its_own(part: str, rest: str) -> bool:
    """Whether it names a thing that the rest doesn't, before it points back."""
    back = _BACK.search(part)
    said = gist(rest)
    named = (m for m in _THING.finditer(part) if back is None or m.start() < back.start())
    things = [gist(m[1].split(" to ")[0]) - _GENERIC for m in named]
    things += [gist(m[0]) for m in _PLACE.finditer(part) if m[0].lower() not in COMPANIES]
    return any(thing and not thing & said for thing in things)


def points_back(part: str) -> bool:
    """Whether it points back before it names a thing."""
    back = _BACK.search(part)
    named = next((m for m in _THING.finditer(part) if not _ANOTHER_OF_IT.match(m[1])), None)
    return back is not None and (named is None or back.start() < named.start())


def is_of_the_last(part: str) -> bool:
    """Whether it goes on about theirs of what was just named: `Mine are gone.`"""
    return _THEIRS.match(part) is not None


def asks_who_pays(part: str) -> bool:
    """Whether it only asks who pays for the way, which is the way of what the message is about."""
    return _WHO_PAYS.search(part) is not None and _WHERE_TO.search(part) is None


def goes_on_with_another(part: str, rest: str) -> bool:
    """Whether it begins with *And the* and a thing that the rest doesn't name."""
    return bool(_AND_THE.match(part)) and names_its_own(part, rest)


def fails(part: str) -> bool:
    """Whether a thing doesn't do what it should: `my code wouldn't go through`."""
    return any(s.negated and s.actor is Actor.NOBODY and s.verb not in _COMES for s in statements(part))


def tells_how_it_came(part: str) -> bool:
    """Whether it says something about a thing beyond having it (*I got the lamp on Monday*)."""
    return any(s.actor is not Actor.WRITER for s in statements(part))


def tells_of_trouble(part: str) -> bool:
    """Whether it tells more than that something was bought or came."""
    return any(s.verb not in _COMES for s in statements(_HAD.sub(r"\1", part)))
