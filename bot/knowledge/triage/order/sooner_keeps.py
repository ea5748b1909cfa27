"""Whether a customer would sooner not send the goods back, or asks whether they must.

How to begin a return is no answer to that.
"""

import re
from typing import Final

from bot.knowledge.triage.order.will_not_return import AT_WHOSE_COST, speaks_of_a_return, wants_to_return
from bot.language.patterns.worded import may_hold, words_of
from bot.language.remembered import remembered
from bot.language.segmentation.sentences import sentence_spans
from bot.language.segmentation.tokens import straight

_WORDS: Final = words_of("return returning back")
"""One of these stands in it."""
_TELLING: Final = 3
"""Fewer words tell of nothing."""
_THING: Final = r"(?: (?!back\b|and\b|or\b|but\b|to\b|if\b|for\b|before\b)[\w'$-]+){0,7}?"
_SEND: Final = r"(?:send|ship|mail|post|bring|take|carry|haul|lug|drag|pack|box|drive)"
_SENDING: Final = (
    r"(?:sending|shipping|mailing|posting|bringing|taking|carrying|hauling|lugging|dragging|packing|boxing|driving)"
)
_PACKED: Final = rf"(?:(?:roll|wrap|pack|box|take|fold|tape|crate){_THING} (?:up|apart|down) and )?"
_BACK: Final = rf"{_PACKED}(?:return(?:ing)?\b|go back\b|{_SEND}{_THING} back\b|{_SENDING}{_THING} back\b)"
_A_RETURN: Final = r"(?:(?:go|going) through (?:with )?)?(?:a|the|any|another) (?:whole |full )?return\b(?! label)"
_ADVERBS: Final = r"(?:really |actually |seriously |honestly |even |still |now |just )*"
_MUST: Final = (
    rf"(?:(?:do|does|will|would) (?:i|we) {_ADVERBS}(?:have|need) to|must (?:i|we)"
    rf"|(?:am|are) (?:i|we) {_ADVERBS}(?:expected|supposed|required|obliged|meant) to"
    rf"|do(?:es)? (?:it|they|this|that) {_ADVERBS}have to(?= go back\b)"
    rf"|(?:is it|will it be) {_ADVERBS}(?:necessary|needed|required|mandatory) (?:to|that (?:i|we))) {_ADVERBS}"
)
_ASKED_HOW: Final = re.compile(r"\b(?:when|where|how|what|which)\b[^,;.!?]*$", re.IGNORECASE)
_NEED_NOT: Final = r"(?:don't|do not|shouldn't|should not|won't|needn't) (?:really |even )?(?:have to |need to )?"
_LOTH: Final = (
    r"(?:(?:don't|do not) (?:really )?(?:fancy|relish|feel like|see (?:why|the point)"
    r"|want (?:to bother|the (?:hassle|bother|trouble)))"
    r"|(?:'d| would) (?:rather|prefer) not|(?:don't|do not) make (?:me|us)|hate to|reluctant to)"
)
_RATHER: Final = (
    r"(?:rather than|instead of|sooner than|(?:rather|sooner)\b[^.!?;]{3,60}? than"
    r"|prefer\b[^.!?;]{3,60}? (?:over|to)|without|avoid|skip|way (?:a)?round|no need (?:for|to)"
    r"|(?:does|do|would|is|did)(?:n't| not) (?:involve|mean|require|need)"
    r"|(?:save|spare) (?:me|us|us both|everyone)(?: the (?:trouble|hassle|bother) of)?)"
)
_SENSELESS: Final = (
    r"(?:mak\w+ (?:no|little) sense|(?:isn't|not) worth|nightmare|pain|hassle|waste|silly|ridiculous|absurd|crazy"
    r"|wasteful|overkill|pointless|excessive|daft|out of proportion|over the top)"
)
_GOES_ON: Final = r"(?:(?! (?:but|and|so|because|was|were|took|had)\b)[^.!?;,])"
_FORMS: Final = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b{_MUST}{_BACK}",
        rf"\b(?:is|are|was|will) (?:a|the) return {_ADVERBS}(?:be )?(?:necessary|needed|required|the only)\b",
        rf"\b(?:hope|hoping|hopefully|surely|assume|trust|tell me|say)\b[^.!?;]{{0,12}}? (?:i|we) {_NEED_NOT}{_BACK}",
        rf"{_LOTH}\b[^.!?;,]{{0,30}}? (?:{_BACK}|{_A_RETURN})",
        rf"\b{_RATHER}(?: (?:me|us|my|our|you))?(?: having)?(?: to)? (?:{_BACK}|{_A_RETURN})",
        rf"\b{_SENSELESS}\b{_GOES_ON}{{0,25}}? (?:{_BACK}|{_A_RETURN})",
        rf"\b(?:returning|{_SENDING}{_THING} back)\b{_GOES_ON}{{0,45}}? {_SENSELESS}\b",
    )
)
_BESIDE_IT: Final = re.compile(
    r"\b(?:(?:the|its|original|empty) (?:box|carton|packag\w+|wrapping)|packag\w+|manual|charger|gift|accessor\w+"
    r"|everything|both|all (?:of|the|two|three|four|five|six))\b",
    re.IGNORECASE,
)
"""What goes in a parcel that goes back: they ask about a return."""
_COST: Final = re.compile(rf"[$\u00a3\u20ac]\d|\b(?:{AT_WHOSE_COST}|charged|bucks|dollars)\b", re.IGNORECASE)
"""At whose cost it goes back: they ask about a return too."""
_HOW: Final = re.compile(
    r"\b(?:until|till|unless|before|first|by|within|in|at|via|using|with|as well|too|or (?:only|just) (?:the|one)"
    r"|myself|ourselves|unopened|assembled|drop\w*|collect\w*|pick\w*|courier|to (?:get|have|receive))\b",
    re.IGNORECASE,
)
"""How or by when it goes back: so do they."""


@remembered(128)
def sooner_keeps(text: str) -> str | None:
    """The sentence that says so; None where none does, or something in the text is to go back."""
    told = _unwilling(text)
    return told[0].strip() if told else None


def without_unwilling(text: str) -> str:
    """The text without such sentences, where others tell what it is about: their words are those of a return."""
    told = _unwilling(text)
    left = " ".join(text[a:b] for a, b in sentence_spans(text) if text[a:b] not in told) if told else text
    return left if len(left.split()) >= _TELLING else text


@remembered(128)
def _unwilling(text: str) -> tuple[str, ...]:
    if not may_hold(text, _WORDS) or speaks_of_a_return(text):
        return ()
    told = [text[a:b] for a, b in sentence_spans(text)]
    unwilling = tuple(said for said in told if _says_so(straight(said)))
    if any(wants_to_return(said) for said in told if said not in unwilling):
        return ()
    return unwilling


def _says_so(said: str) -> bool:
    found = next(filter(None, (form.search(said) for form in _FORMS)), None)
    if found is None or _ASKED_HOW.search(said[: found.start()]) or _COST.search(said, found.start()):
        return False
    return not _BESIDE_IT.search(found[0]) and not _HOW.search(said, found.end())
