"""Whether a customer plainly says that Amazon packed, sent or delivered an order: their word, not a record."""

import re
from typing import Final

from bot.language.grammar.statements import Mood, Statement, statements
from bot.language.remembered import remembered

_HANDLED: Final = (
    r"(?:ship(?:s|ped)?|pack(?:s|ed|aged)?|deliver(?:s|ed)?|fulfil(?:l?s|led)?|fulfill|dispatch(?:es|ed)?|wrapp?(?:s|ed)?"
    r"|handled|sen[dt]s?)"
)
_CARRIED: Final = r"(?:br(?:ings?|ought)|left|leaves|threw|thrown|dropped|put|tossed|dumped|chucked|lost|crushed)"
_OWN: Final = (
    r"(?:drivers?|vans?|trucks?|couriers?|carriers?|warehouses?|depots?|lockers?|hubs?|logistics|flex|guy|fulfill?ment"
    r"|delivery (?:man|guy|person|driver|woman|lady|van|people|service|team|truck|station))"
)
_SAID: Final = re.compile(
    rf"\bamazon(?:'?s)? (?:own )?{_OWN}\b"
    rf"|\bamazon(?:'?s)? (?:own )?delivery\b"
    rf"|\bamazon (?:(?:who|that|which|has|have|had|already|just|itself|themselves|also|actually|must have) ){{0,2}}"
    rf"(?:{_HANDLED}|{_CARRIED})\b"
    rf"|\b(?:{_HANDLED}|{_CARRIED}) (?:\w+ ){{0,4}}(?:by|from|out of|through|via)"
    r" (?:(?:an?|the|one of the|your|their) )?amazon\b"
    r"|\bfba\b",
    re.IGNORECASE,
)
_NAMED: Final = re.compile(r"amazon|\bfba\b|\bprime\b|\bwhole foods\b", re.IGNORECASE)
_NAMES: Final = ("amazon", "fba")
"""One of these is in all words that say so."""
_MESSAGE: Final = re.compile(
    r"\b(?:e-?mails?|mails?|message|code|link|letter|refund|money|notice|notification|survey|text|reply|answer)\b", re.I
)
"""What Amazon sends without having shipped anything."""
_OTHER_WORK: Final = re.compile(
    r"(?:handled|lost) (?:\w+ ){0,3}?"
    r"(?:refund|return|claim|complaint|case|dispute|payment|request|ticket|call|chat)s?\b",
    re.I,
)
"""What Amazon handles besides goods on their way to a customer."""
_BACK: Final = re.compile(r"\b(?:back|returned|return)\b", re.IGNORECASE)
_NOUN: Final = re.compile(
    r"amazon (?:wraps|packs)\b"
    r"(?! (?:the|an?|my|our|your|their|its|it|them|this|that|these|those|everything|things|all|up)\b)",
    re.IGNORECASE,
)
"""Goods, such as *Amazon wraps*, rather than what Amazon does."""
_THROUGH: Final = re.compile(r"\b(?:through|via)\b", re.IGNORECASE)
_WRITER: Final = re.compile(r"\b(?:i|we)(?:'ve|'d| have| had| already| just| then| only)* $", re.IGNORECASE)
_SENDS: Final = re.compile(r"\bsen[dt]s?\b", re.IGNORECASE)
_SENDS_AWAY: Final = re.compile(r"amazon \w+ (?:me|us|people) (?:back|to|away|here|in)\b", re.IGNORECASE)
_DENIED: Final = re.compile(r"(?:\bnot?|n't|\bnever|\bnor|\brather than|\binstead of)\W+(?:\w+\W+){0,2}$", re.I)
_NEAR: Final = 60
"""Characters before the words that may deny them."""
_TOLD: Final = frozenset((Mood.DONE, Mood.STATED))
_WHY: Final = re.compile(r"\W*(?:and |but |so )?(?:why|how come|how can|how could)\b", re.IGNORECASE)
"""Asking why something is so says that it is."""


@remembered(64)
def says_amazon_ships(text: str) -> str | None:
    """The words that say so; None where nothing does, or where it is denied, asked or supposed."""
    if not any(word in text.lower() for word in _NAMES):
        return None
    plain = text.replace("\u2019", "'")
    found = (m for m in _SAID.finditer(plain) if _is_meant(m, plain))
    return next((text[m.start() : m.end()] for m in found), None)


def names_amazon(text: str) -> bool:
    """Whether anything of Amazon's is named, so that it may have shipped the order."""
    return bool(_NAMED.search(text))


def _is_meant(hit: re.Match[str], text: str) -> bool:
    if _DENIED.search(text[max(0, hit.start() - _NEAR) : hit.start()]) or _SENDS_AWAY.match(text, hit.start()):
        return False
    if (
        _NOUN.match(text, hit.start())
        or _OTHER_WORK.search(text, hit.start(), hit.end() + _NEAR)
        or _is_way_back(hit, text)
    ):
        return False
    around = [s for s in statements(text) if s.start <= hit.start() < s.end]
    sends = _SENDS.search(hit.group()) is not None
    return all(_tells(s) and not (sends and _MESSAGE.search(s.text)) for s in around)


def _is_way_back(hit: re.Match[str], text: str) -> bool:
    """Whether it goes back to the seller, or the customer hands something to Amazon."""
    by_writer = bool(_THROUGH.search(hit.group()) and _WRITER.search(text[max(0, hit.start() - _NEAR) : hit.start()]))
    return bool(_BACK.search(hit.group())) or by_writer


def _tells(statement: Statement) -> bool:
    return (statement.mood in _TOLD and not statement.negated) or bool(_WHY.match(statement.text))
