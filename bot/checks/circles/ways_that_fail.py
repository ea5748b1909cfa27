"""Sending the customer to a page, link, line or chat of which they write that it doesn't work for them (signal 12)."""

import re
from collections.abc import Iterator
from typing import Final

from bot.checks.circles.reply.asks import asks
from bot.checks.circles.reply.reply import Reply
from bot.domain.case import Who
from bot.domain.reply import Finding, Severity
from bot.language.patterns.alternatives import either, word_of
from bot.language.remembered import remembered
from bot.language.segmentation.sentences import sentence_spans, sentences
from bot.language.segmentation.tokens import straight

_PAGES: Final = word_of("website site page webpage portal form option button link menu screen tool account checkout")
_SITES: Final = word_of("website web-site site portal webshop account checkout")
_WAYS: Final = {
    "page": re.compile(
        rf"\b(?:returns?|refunds?|orders?|invoices?|claims?|support|contact|help|cancell?ation) {_PAGES}s?\b"
        rf"|\b(?:your|our|amazon'?s?|the|my) (?:\w+ )?{_SITES}\b"
        r"|\b(?:your|amazon|the shopping) app\b|\blog(?:ged|ging)?[ -]?in\b|\bsign(?:ed|ing)?[ -]in\b",
        re.IGNORECASE,
    ),
    "tracking": re.compile(r"\btracking (?:link|page|site|number|code|id)\b", re.IGNORECASE),
    "chat": re.compile(r"\b(?:live |your |our |the )chat\b|\bchatbot\b", re.IGNORECASE),
    "phone": re.compile(r"\b(?:hotline|phone line|(?:your|our|the) (?:phone|number|line))\b", re.IGNORECASE),
    "code": re.compile(
        r"\b(?:discount|coupon|voucher|promo|gift(?: card)?) code\b|\b(?:the|your|my) code\b(?! on\b)", re.IGNORECASE
    ),
    "label": re.compile(
        r"\b(?:return|prepaid|shipping|the|your|my|a) label\b(?! (?:of|on|says)\b)|\bqr\b", re.IGNORECASE
    ),
}
"""What customers are sent to, by what it is."""
_ALSO_A_PAGE: Final = re.compile(
    r"\b(?:your orders|my orders|return or replace|online|(?:through|in|with) (?:the|your|our) (?:app|site|page))\b",
    re.IGNORECASE,
)
"""In a reply, it is the shop's."""
_DOES: Final = word_of(
    "work works worked working load loads loading open opens opening let lets allow allows accept accepts accepted"
    " apply applied applies take taken takes find show shows come respond responds answer answers connect connects"
    " scan scans eligible valid recognise recognize recognised recognized get reach available there exist exists use"
    " log sign"
)
_FAILS: Final = re.compile(
    either(
        r"\b(?:not|never|no longer|nothing|cannot|can't|unable to|\w+n't|doesnt|wont|cant|isnt|didnt)\b[^.!?]{0,25}?\b"
        + rf"{_DOES}\b",
        r"\b(?:errors?|offline|blank|expired|invalid|dead|stuck|down|bounces?d?|engaged|unreachable)\b",
        r"\b(?:gr[ae]yed(?: out)?|crash\w*|fails?|failed|refus\w*|reject\w*|freez\w*|froze\w*|broken|hangs up)\b",
        r"\b(?:cuts? (?:me|us) off|rings out|in(?:eligible|accessible)|404)\b",
    ),
    re.IGNORECASE,
)
_NEAR: Final = 45
"""Characters between the way and what tells that it fails."""
_MENDED: Final = re.compile(
    r"\b(?:new|fresh|another|different|corrected|repaired|fixed|works? (?:again|now)"
    r"|instead|attached|enclosed|below)\b",
    re.IGNORECASE,
)
"""In a reply: another one, or one that works again."""
_YOU_CAN: Final = re.compile(
    r"\byou(?:'ll| will| can| may| could)? (?:also )?(?:find|follow|use|see|start|open|check|do)\b", re.IGNORECASE
)

_WHETHER: Final = re.compile(r"\W*(?:do|did|have|has|is|are|was|were|which|what|when|where|who|how)\b", re.IGNORECASE)


def sent_to_what_fails(reply: Reply) -> Iterator[Finding]:
    """`Please start your return on the return page`, to a customer whom that page refused."""
    failing = dict(_failing(reply))
    for start, end in sentence_spans(reply.text) if failing else ():
        sentence = reply.text[start:end]
        put = " | ".join(_puts_to_them(sentence)) if not _MENDED.search(sentence) else ""
        named = {way for way in failing if _names(way, put)}
        if named:
            reason = "They write that this does not work for them. Do it for them, or say who sees to it, and by when."
            yield Finding("circular", Severity.STOP, sentence.strip(), reason, against=failing[min(named)])


def _failing(reply: Reply) -> Iterator[tuple[str, str]]:
    """Each way that fails by the customer's words, and the sentence that says so."""
    for turn in reply.matter.turns:
        yield from _failing_in(turn.text) if turn.who is Who.CUSTOMER else ()


@remembered(32)
def _failing_in(text: str) -> tuple[tuple[str, str], ...]:
    told = (said for said in sentences(text) if _FAILS.search(straight(said)))
    return tuple((way, said) for said in told for way, named in _WAYS.items() if _fails(named, straight(said)))


def _fails(named: re.Pattern[str], said: str) -> bool:
    near = (said[max(0, m.start() - _NEAR) : m.end() + _NEAR] for m in named.finditer(said))
    return any(_FAILS.search(words) for words in near)


def _names(way: str, sentence: str) -> bool:
    return bool(_WAYS[way].search(sentence) or (way == "page" and _ALSO_A_PAGE.search(sentence)))


def _puts_to_them(sentence: str) -> Iterator[str]:
    """What of it sends them somewhere; what it only asks them for doesn't."""
    put = (ask.text for ask in asks(sentence) if "give" not in ask.step.actions)
    yield from (words for words in put if not _WHETHER.match(words))
    if _YOU_CAN.search(straight(sentence)):
        yield sentence
