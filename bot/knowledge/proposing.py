"""Clauses proposed from a text: a policy page, Markdown, or instructions for an assistant.

Nothing is saved or trusted here: a person confirms each clause, and each begins with `status: confirm`. Pure.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from bot.knowledge.schema.clauses import Payer
from bot.knowledge.words.wording import sentences

if TYPE_CHECKING:
    from markdown_it.token import Token

_TITLE_WORDS = 8
_SHORTEST, _SHORTEST_WHOLE = 4, 2
"""The fewest words of a rule: in any line, and in a whole sentence or list item. Less is a heading or a stray line."""
_LONGEST_ID = 40
_PLAIN_HEADING = re.compile(r"^(?:\d+[.)]\s+|[IVX]+\.\s+)?(?P<title>[^.!?:;]{3,80}?):?$")
_WINDOW = re.compile(
    r"\bwithin (?:the first )?(\d{1,3}) (?:calendar )?days\b|\b(\d{1,3})[- ]day (?:return )?window\b"
    r"|(?:^|\bhave (?:up to )?)(\d{1,3}) (?:calendar )?days (?:from|after|of) (?:delivery|receipt|arrival|purchase)\b",
    re.I,
)
_CAP = re.compile(r"\b(?:up to|no more than|at most|maximum of) (\d{1,2}|100) ?(?:%|percent)", re.I)
_PAYS = re.compile(
    r"\b(?P<who>customers?|buyers?|we|seller|company|the shop|our store)\b[^.;]{0,40}\b(?:pays?|covers?|bears?)\b", re.I
)
_TO_ASSISTANT = re.compile(
    r"^(?:you are|you're|your (?:role|tone|job|name|task)|act as|behave|pretend|respond|reply|answer|greet|write|sound"
    r"|speak|use (?:a|an|the|simple|plain|short|friendly)|keep (?:your|the|responses?|replies|answers|it)"
    r"|be (?:\w+,? ?){1,3}|(?:always|never|do not|don't) (?:be|say|use|mention you|reveal|respond|reply|write|sound"
    r"|apologi[sz]e|make up))\b",
    re.I,
)
_MACHINE = re.compile(
    r"\b(?:tools?|tool calls?|functions?|prompts?|instructions|conversation|databases?|api|assistant)\b", re.I
)
"""Words about how an assistant works, in sentences addressed to one."""
_YOU = re.compile(r"\byou(?:r|rself)?\b", re.I)
_DEPENDS = re.compile(r"\b(?:unless|except|if|when|where|only|otherwise|provided|depending)\b", re.I)
_JOIN = frozenset("of for to in on at by with from and or but if when unless that which as".split())
"""Words before which a title may end."""
_BULLET = re.compile(r"^([ \t]*)[•●○◦▪■‣·–—][ \t]+", re.M)
"""What word processors put before an item of a list, where Markdown has a hyphen."""
_BOUND = re.compile(
    r"\b(?:not?|never|only|except\w*|exclu\w*|unless|if|when|where|for|of|follow\w*|condition\w*|require\w*|includ\w*"
    r"|as|are|is|be|must|may|can(?:not|'t)?|don't|won't)\b",
    re.I,
)
"""Words by which a line that opens a list says something of its items."""
_SUBORDINATE = re.compile(r"\b(?:that|which|who|whose|if|unless|when|where|because)\b", re.I)
_AHEAD = re.compile(r"^(?:if|when|where|once|unless)\b[^,]*,\s*", re.I)
_FINITE = re.compile(
    r"\b(?:is|are|must|may|can(?:not|'t)?|will|won't|shall|should|has|have|does|do|don't|doesn't|isn't|aren't|needs?)\b"
    r"|^(?:the |all )?(?:we|you|customers?|buyers?) \w+",
    re.I,
)
UNTITLED = "Rule"
"""The title where the words give none; a person names the rule while confirming it."""
_ENDS = (".", "!", "?", ";")


@dataclass(frozen=True, slots=True)
class Proposed:
    """A clause to be saved. `said_in` is the heading above it."""

    id: str
    title: str
    text: str
    said_in: str
    window_days: int | None = None
    cap_percent: int | None = None
    payer: Payer | None = None

    def entry(self, source: str) -> dict[str, Any]:
        """The clause as YAML data, still to be confirmed at its source."""
        found = {"window_days": self.window_days, "cap_percent": self.cap_percent, "payer": self.payer}
        known = {
            key: str(value) if isinstance(value, Payer) else value for key, value in found.items() if value is not None
        }
        return {"id": self.id, "title": self.title, "text": self.text, **known, "source": source, "status": "confirm"}


@dataclass(frozen=True, slots=True)
class Proposal:
    """What was found in a text. `manners` are about style, not policy."""

    clauses: tuple[Proposed, ...]
    manners: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Piece:
    heading: str
    text: str
    first: bool = False
    """The first below its heading, whose title it takes."""
    in_list: bool = False

    @property
    def states(self) -> bool:
        """Whether it is long enough for a rule, such as `Bulbs are excluded.`"""
        whole = self.in_list or self.text.endswith(_ENDS)
        return len(self.text.split()) >= (_SHORTEST_WHOLE if whole else _SHORTEST)


def propose(text: str, policy: str) -> Proposal:
    """A clause for each paragraph or list item with a rule. `policy` is the first part of their ids."""
    pieces = [piece for piece in _pieces(text) if piece.states]
    manners = tuple(p.text for p in pieces if _for_an_assistant(p.text))
    rules = [p for p in pieces if not _for_an_assistant(p.text)]
    return Proposal(tuple(_named((_clause(p) for p in rules), policy)), manners)


def stated(rules: Iterable[tuple[str, str]], policy: str) -> tuple[Proposed, ...]:
    """A clause for each (title, words) that a reader found."""
    titled = ((title if _says_something(title) else UNTITLED, words) for title, words in rules)
    found = (replace(_clause(_Piece(title, words)), title=title, id=slug(title), text=words) for title, words in titled)
    return tuple(_named(found, policy))


def _for_an_assistant(text: str) -> bool:
    return bool(_TO_ASSISTANT.match(text) or (_YOU.search(text) and _MACHINE.search(text)))


def slug(words: str) -> str:
    """Words as part of an id: lower case letters, digits and underscores."""
    plain = re.sub(r"[^a-z0-9]+", "_", words.lower()).strip("_")
    short = plain[:_LONGEST_ID].rsplit("_", 1)[0] if len(plain) > _LONGEST_ID else plain
    return short if short[:1].isalpha() else f"c_{short}" if short else "clause"


def _clause(piece: _Piece) -> Proposed:
    title, text = _title(piece)
    title = title if _says_something(title) else UNTITLED
    window, cap = _WINDOW.search(text), _CAP.search(text)
    return Proposed(
        id=slug(title),
        title=title,
        text=text,
        said_in=piece.heading,
        window_days=int(window[1] or window[2] or window[3]) if window and len(_WINDOW.findall(text)) == 1 else None,
        cap_percent=int(cap[1]) if cap and len(_CAP.findall(text)) == 1 else None,
        payer=_payer(text),
    )


def _payer(text: str) -> Payer | None:
    """Who pays, only if the text says nothing else about it, as that often depends."""
    who = {m["who"].lower() for m in _PAYS.finditer(text)}
    if len(who) != 1 or _DEPENDS.search(text):
        return None
    return Payer.BUYER if who.pop().startswith(("customer", "buyer")) else Payer.SELLER


def _title(piece: _Piece) -> tuple[str, str]:
    """From words before a colon, such as 'Window: ...'; else from the heading and the first words."""
    lead, colon, rest = piece.text.partition(":")
    if colon and len(lead.split()) <= _TITLE_WORDS and len(rest.split()) >= _SHORTEST and "." not in lead:
        return _capital(lead.strip("* ")), piece.text if ";" in rest else rest.strip()
    words = _first_words((sentences(piece.text) or (piece.text,))[0])
    return (piece.heading if piece.first and piece.heading else _capital(words)), piece.text


def _says_something(title: str) -> bool:
    return any(c.isalnum() for c in title)


def _first_words(sentence: str) -> str:
    """The sentence, or its beginning up to a mark or a little word."""
    words = sentence.split()
    if len(words) <= _TITLE_WORDS:
        return sentence.rstrip(".,;:!")
    marks = [i for i in range(_SHORTEST, _TITLE_WORDS + 1) if words[i - 1].endswith((",", ";", ":"))]
    joined = [i for i in range(_SHORTEST + 1, _TITLE_WORDS) if words[i].lower() in _JOIN]
    end = (marks or joined or [_TITLE_WORDS])[0]
    return " ".join(words[:end]).rstrip(".,;:")


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _named(clauses: Iterator[Proposed], policy: str) -> Iterator[Proposed]:
    """Each with a unique id."""
    used: dict[str, int] = {}
    for clause in clauses:
        used[clause.id] = used.get(clause.id, 0) + 1
        count = used[clause.id]
        yield replace(clause, id=f"{policy}.{clause.id}" + (f"_{count}" if count > 1 else ""))


def _pieces(text: str) -> Iterator[_Piece]:
    """Rules with their headings. A line that ends with a colon belongs to the list below it, or is its heading."""
    heading, first = "", True
    opening, items = "", list[str]()
    for words, is_heading, in_list in (*_lines(text), ("", True, False)):
        if opening and in_list:
            items.append(words)
            continue
        if opening:
            yield from _listed(heading, first, opening, items)
            opening, items, first = "", [], False
        if is_heading:
            heading, first = _capital(words.strip(": ")), True
        elif words.endswith(":"):
            opening = words
        else:
            yield _Piece(heading, words, first, in_list)
            first = False


def _listed(heading: str, first: bool, opening: str, items: list[str]) -> Iterator[_Piece]:
    """One rule of the line and its list; or one of each item, where the line only names what they are about."""
    if len(items) > 1 and _names_only(opening) and all(map(_whole, items)):
        title = _capital(opening.strip(": "))
        yield from (_Piece(title, words, not n, in_list=True) for n, words in enumerate(items))
    else:
        inner = (f" {words.rstrip('.;,')};" for words in items)
        yield _Piece(heading, f"{opening}{''.join(inner)}".rstrip(":;") + ".", first)


def _names_only(opening: str) -> bool:
    return len(opening.split()) <= _TITLE_WORDS and not _BOUND.search(opening)


def _whole(item: str) -> bool:
    """Whether it says who does or must do what, without the line above it."""
    return bool(_FINITE.search(_SUBORDINATE.split(_AHEAD.sub("", item), maxsplit=1)[0]))


def _lines(text: str) -> Iterator[tuple[str, bool, bool]]:
    """(words, is heading, is in a list) of paragraphs, list items and headings."""
    from markdown_it import MarkdownIt  # 2 MB that a bot needs when somebody brings policies as text

    opened = ""
    for token in MarkdownIt("commonmark").parse(_BULLET.sub(r"\1- ", text.replace("\r\n", "\n"))):
        if token.type in ("heading_open", "paragraph_open"):
            opened = token.type
        elif token.type == "inline" and opened == "heading_open":
            yield " ".join(_words(token)), True, False
        elif token.type == "inline":
            yield from ((words, is_heading, token.level > 1) for words, is_heading in _paragraph(_words(token)))


def _paragraph(lines: list[str]) -> Iterator[tuple[str, bool]]:
    """One text, or one for each line that is a whole sentence. A short first line is a heading."""
    heading = _PLAIN_HEADING.match(lines[0]) if lines else None
    if heading and len(lines) > 1 and len(lines[0].split()) <= _TITLE_WORDS:
        yield heading["title"], True
        lines = lines[1:]
    whole = len(lines) > 1 and all(line.endswith(_ENDS) for line in lines)
    for words in lines if whole else [" ".join(lines)]:
        if words:
            yield words, False


def _words(token: "Token") -> list[str]:
    """The lines of a paragraph without its markup."""
    parts = ["\n" if t.type in ("softbreak", "hardbreak") else t.content for t in token.children or ()]
    return [words for line in "".join(parts).split("\n") if (words := " ".join(line.split()))]
