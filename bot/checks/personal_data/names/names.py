"""Names of people in a text: after words that introduce one, as signatures, and by given names."""

import re
from collections.abc import Iterator

from bot.checks.personal_data.names.runs import MOST, follows, is_initial, is_name, nearest, run
from bot.checks.personal_data.names.unintroduced import given
from bot.checks.personal_data.names.words import (
    ALSO_WORDS,
    ALWAYS,
    CLOSINGS,
    GREETINGS,
    NOT_NAMES,
    PEOPLE_ONLY,
    SIGNED,
    STATES,
    TITLES,
    USUALLY,
    given_names,
)
from bot.checks.personal_data.pieces import Piece, PieceKind, Pieces
from bot.language.segmentation.spans import Span
from bot.language.vocabulary.lexicon import STOP_WORDS

_JOINERS = ("and", "&", "und", "et", "y", "e", "en", "og", "och", "i")
_SPOKEN_TO = ("you", "your", "thank", "thanks", "please")
_CLOSES = CLOSINGS | {"thank"}
_GOES_ON = STOP_WORDS | {"here", "again", "speaking", "calling", "writing", "order", "ordered", "bought", "thanks"}
"""Words of a sentence that goes on after a name."""
_ADDRESSED = ("mr", "mrs", "ms")
"""Titles that tell a name in small letters too."""
_MOST_SMALL = 3
_SHORT_LINE = 8
"""Most words and marks of a line that only closes a letter."""
_CLAN = re.compile(r"(?:mc|o')[a-z]{3,}(?<!o'clock)")
"""A surname that no other word looks like: `mcrae`, `o'neill`."""
_MINE = frozenset({"my name is", "my name's", "my names"})
_AFTER_MINE = frozenset("order ordered the it its please your again".split())
"""What a sentence goes on with after `my name is tyrell okafor`."""
_OF_A_THING = frozenset("company business firm shop store brand trading product model item file app network".split())
"""`Company name Oak & Iron Works`: nobody's own."""
_MARKS = ":\"'“„(-="


def names(p: Pieces, in_emails: frozenset[str] = frozenset()) -> Iterator[Span]:
    """Spans that name a person, likeliest first; they may overlap. `in_emails`: words of the text's email addresses."""
    for i in p.spoken():
        if end := next((end for find in _FINDERS if (end := find(p, i))), None):
            yield p.span(i, end)
            yield from _second(p, end)
    yield from _signed(p)
    for i in p.spoken():
        if end := given(p, i, in_emails):
            yield p.span(i, end)


def _introduced(p: Pieces, i: int) -> int | None:
    if not p[i].is_word or p[i].lower in TITLES:
        return None
    if follows(p, i, ALWAYS, _MARKS):
        if _of_a_thing(p, i):
            return None
        return _end(p, i, run(p, i, shouted=True)) or _in_small_letters(p, i)
    if p[i - 1].lower == "im":  # the German word too, so that nothing capitalized is a name behind it
        return _known_in_small_letters(p, i)
    if follows(p, i, USUALLY, _MARKS + ","):
        return _end(p, i, run(p, i, shouted=follows(p, i, SIGNED, _MARKS))) or _known_in_small_letters(p, i)
    return None


def _of_a_thing(p: Pieces, i: int) -> bool:
    """Whether the word before is the name of a firm or of goods; a given name in it is found all the same."""
    j = nearest(p, i, _MARKS)
    j -= p[j].lower == "is"
    return p[j].lower in ("name", "name's") and p[j - 1].lower in _OF_A_THING


def _end(p: Pieces, i: int, end: int) -> int | None:
    """The end of the run; None if it is empty or a single adjective ("I'm Dutch"). A wife or son has a name."""
    adjective = end == i + 1 and p[i].lower.endswith(("ish", "ese", "ian")) and p[i].lower not in given_names()
    return None if end == i or (adjective and follows(p, i, STATES, _MARKS)) else end


def _in_small_letters(p: Pieces, i: int) -> int | None:
    """`my name is tyrell okafor`: up to three unknown words, then an end."""
    j = i
    while j < i + 3 and p[j].is_word and p[j].text.isalpha() and p[j].lower not in NOT_NAMES:
        j += 1
    stops = not p[j].is_word or p[j].lower in ("and", "i", "my", "from", "with", "but")
    stops = stops or (p[j].lower in _AFTER_MINE and follows(p, i, _MINE, _MARKS))
    return j if j > i and stops and not p[i].lower.endswith(("ed", "ing", "ly")) else _known_in_small_letters(p, i)


def _known_in_small_letters(p: Pieces, i: int) -> int | None:
    """`its marcus again`: a given name that is no other word."""
    if p[i].lower not in given_names() or p[i].lower in ALSO_WORDS | NOT_NAMES:
        return None
    return i + 1 + _is_surname(p, i + 1)


def _is_surname(p: Pieces, i: int) -> bool:
    """Whether an unknown word after a given name ends it: `its maria gonzalez here`, `this is john smith i ordered`."""
    ends = not p[i + 1].is_word or p[i + 1].lower in _GOES_ON
    letters = p[i].text.isalpha() or bool(_CLAN.fullmatch(p[i].lower))
    return letters and p[i].lower not in NOT_NAMES | _GOES_ON and ends


def _titled(p: Pieces, i: int) -> int | None:
    dotted = p[i - 1].is_one_of(".")
    title = p[i - 1 - dotted]
    if title.lower in _ADDRESSED and p[i].text.islower() and not p[i - 2 - dotted].is_number:
        return i + 1 if _may_be_a_name(p[i]) else None
    if title.lower not in TITLES or not (title.is_capital or title.lower in ("aunt", "uncle")):
        return None
    if title.lower in ("m", "st", "don", "miss", "ing") and not (dotted or is_name(p[i])):
        return None
    end = run(p, i, shouted=True)
    return end if end > i else None


def _greeted(p: Pieces, i: int) -> int | None:
    """`Dear Ms Lindqvist,`, `Hi Danny.`"""
    starts = p[i - 2].is_break or p[i - 2].is_one_of(".!?")
    if p[i - 1].lower not in GREETINGS or not starts:
        return None
    end = run(p, i)
    return end if end > i and (p[end].is_one_of(",!.:;-") or p[end].is_break) else None


def _closing(p: Pieces, i: int) -> int | None:
    """What follows `Kind regards,` up to the end of the line or sentence."""
    j = i - 1
    while p[j].is_one_of(",.!-\u2013\u2014~*_") or p[j].kind is PieceKind.BREAK:
        j -= 1
        if j < i - 5:
            return None
    if p[j].lower not in CLOSINGS or p[i].lower in TITLES:
        return None
    end = run(p, i, shouted=True)
    if end > i:
        behind = _joined(p, end)
        return end if _is_end(p, behind) or p[behind].is_one_of("|(/*_~") else None
    last_word = j < i - 1 and p[i].text.isalpha() and p[i + 1].is_break
    if last_word and p[i].lower not in NOT_NAMES:
        return i + 1
    return _small_signature(p, i) if j < i - 1 else _small_end(p, i)


def _small_signature(p: Pieces, i: int) -> int | None:
    """`cheers, callum mcrae`; `karen whitfield` in a line of its own: two or three words, none of them usual."""
    end = i
    while end < i + _MOST_SMALL and p[end].text.islower() and _may_be_a_name(p[end]):
        end += 1
    of_a_clan = end > i + 1 and bool(_CLAN.fullmatch(p[end - 1].lower))
    known = of_a_clan or p[i].lower in given_names() - ALSO_WORDS or p[i - 1].kind is PieceKind.BREAK
    return end if end > i + 1 and known and (_is_end(p, end) or p[end].is_one_of("|(/")) else None


def _small_end(p: Pieces, i: int) -> int | None:
    """`cheers callum`, `kind regards siobhan o'neill` at the end of a line, without a mark between."""
    end = _known_in_small_letters(p, i)
    return end if end and p[end].is_break else None


def _may_be_a_name(piece: Piece) -> bool:
    usual = piece.lower in NOT_NAMES or piece.lower.endswith(("ed", "ing", "ly"))
    return piece.is_word and piece.text.replace("'", "").replace("\u2019", "").replace("-", "").isalpha() and not usual


def _under_thanks(p: Pieces, i: int) -> int | None:
    """A line that is only a name, below a short one that closes: `Thanks so much!`, `Many thanks in advance`."""
    above = i - 1
    while p[above].kind is PieceKind.BREAK:
        above -= 1
    first = above
    while first > above - _SHORT_LINE and not p[first].is_break:
        first -= 1
    closes = above < i - 1 and p[first].is_break and any(p[j].lower in _CLOSES for j in range(first, above + 1))
    end = run(p, i, shouted=True) if closes and p[i].lower not in TITLES else i
    return end if end > i and p[_joined(p, end)].is_break else None


def _called(p: Pieces, i: int) -> int | None:
    """`Thandeka, you could have ...`: somebody addressed at the beginning."""
    opens = p[i - 1].is_break or p[i - 1].is_one_of(".!?")
    if not opens or not p[i + 1].is_one_of(",") or p[i + 2].lower not in _SPOKEN_TO or p[i].lower.endswith("ly"):
        return None
    return i + 1 if is_name(p[i]) else None


def _acting(p: Pieces, i: int) -> int | None:
    """`Wojciech Kaminski asked`: two words or more that may be a name, and a verb that only people do."""
    if p[i - 1].is_capital:
        return None
    end = run(p, i)
    return end if end > i + 1 and p[end].lower in PEOPLE_ONLY else None


def _on_a_label(p: Pieces, i: int) -> int | None:
    """A name alone in the line or part before or after an address, phone number or email address."""
    if not _opens(p, i) or p[i].lower in TITLES:
        return None
    end = run(p, i, shouted=True)
    if end > i and p[end].lower in _JOINERS:
        end = max(end, run(p, end + 1))
    if end < i + 2 or not _is_end(p, end):
        return None
    near = [p[j].kind for j in (i - 1, i - 2, end, end + 1, end + 2, end + 3)]
    first = i == 0 and p[end].kind is PieceKind.BREAK
    return end if first or PieceKind.HOLE in near else None


def _opens(p: Pieces, i: int) -> bool:
    return p[i - 1].is_break or p[i - 1].kind is PieceKind.HOLE or p[i - 1].is_one_of(".,:;!?>|/(-~*\"'“„")


def _is_end(p: Pieces, i: int) -> bool:
    return p[i].is_break or p[i].kind is PieceKind.HOLE or p[i].is_one_of(".,;!?)")


def _second(p: Pieces, end: int) -> Iterator[Span]:
    """`Gonzalo and Beth-Ann`."""
    if (last := _joined(p, end)) > end:
        yield p.span(end + 1, last)


def _joined(p: Pieces, end: int) -> int:
    """The index after a name that is joined to the one before `end`; `end` itself without one."""
    last = run(p, end + 1) if p[end].lower in _JOINERS else end
    return last if last > end + 1 else end


def _signed(p: Pieces) -> Iterator[Span]:
    """The last words of a letter if they are only a name; other values already found may follow."""
    first, last = _last_words(p)
    opens = _opens(p, first)
    while first < last and p[first].lower in TITLES | CLOSINGS | GREETINGS:
        first += 1
    if first == last or not opens:
        return
    known = last <= first + 2 and _known_in_small_letters(p, first) == last
    if known or (run(p, first, shouted=last - first > 1) == last and _can_sign(p, first, last)):
        yield p.span(first, last)


def _last_words(p: Pieces) -> tuple[int, int]:
    last = len(p)
    while last and (p[last - 1].kind in (PieceKind.HOLE, PieceKind.BREAK) or p[last - 1].is_one_of(".,|/-!:~*_")):
        last -= 1
    first = last
    while first > last - MOST and (p[first - 1].is_word or _is_dot_of_initial(p, first - 1)):
        first -= 1
    return first, last


def _is_dot_of_initial(p: Pieces, i: int) -> bool:
    return p[i].is_one_of(".") and is_initial(p[i - 1])


def _can_sign(p: Pieces, first: int, last: int) -> bool:
    """Not a whole text with a full stop, a sentence; nor an unknown word without a line of its own or a mark before."""
    sentence = p[last].is_one_of(".!?")
    alone = last == first + 1 and p[first].lower not in given_names()
    apart = first > 0 and (p[first - 1].is_one_of(",-\u2013\u2014~") or p[first - 1].kind is PieceKind.BREAK)
    return not (first == 0 and sentence) and (not alone or (apart and not sentence))


_FINDERS = (_introduced, _titled, _greeted, _called, _closing, _under_thanks, _acting, _on_a_label)
