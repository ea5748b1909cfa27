"""What a customer wants, in their own words: a question, a wish, or a remedy that is named without a verb."""

import re
from collections.abc import Iterator

from bot.language.grammar.statements import Actor, Mood, Statement, statements
from bot.language.segmentation.tokens import straight
from bot.language.vocabulary.content import stem_set
from bot.ledger.contacts import NTH
from bot.ledger.given import points_at
from bot.ledger.pieces import from_clause, is_long
from bot.ledger.promised import told_by_us
from bot.ledger.turns import said_in

_WANTS = stem_set("want need expect demand wish insist require request")
_THANKS = stem_set("thank praise compliment commend")
_BURDENS = stem_set(
    "ship send return pay wait accept take drive bring print pack mail fill keep sign call carry drag haul lug lift"
    " post disassemble box wrap photograph film chase repeat explain argue upload scan start"
)
"""What a customer may be asked to do, and won't."""
_WOULD = (
    "would like", "'d like", "would love", "would rather", "'d rather", "would sooner", "'d sooner", "would prefer",
    "'d prefer", "looking for", "need to know", "need to hear",
    "want to", "wants to", "wanna", "wish to",
)  # fmt: skip
_SETTLES = re.compile(
    r"\b(?:i|we)(?:'d| would| could| can|'ll| will) (?:also |happily |gladly |even )?"
    r"(?:take|accept|settle for|keep|live with|be (?:happy|fine|ok|okay|good|content) with)\b[^.!?]*"
    r"(?:\d|\b(?:refund|discount|credit|off|back|part|half|money|new|another|replacement)\b)",
    re.IGNORECASE,
)
"""What they would be content with: `I would take 20% off and keep it`."""
_RATHER = re.compile(r"\b(?:rather|sooner|prefer)\b", re.IGNORECASE)
_REMEDY = re.compile(
    r"\b(?:please|refund|replacement|exchange|reimbursement|discount|credit|(?:a|the) (?:new|different|fresh|working)"
    r" \w+|either\b.+\bor)\b|\b(?:money|cash|[$\u00a3\u20ac]\d[\d.,]*|payment) back\b",
    re.IGNORECASE,
)
_CALLS = re.compile(
    r"\W*(?:(?:hell?o|hey|hi|anyone|anybody|somebody|really|seriously|well|huh|eh|ok|yes|no|there)\b\W*)+", re.I
)
"""`Hello? Anyone?`"""
_RETORT = re.compile(
    r"\W*(?:(?:but|well|um|uh|er|yes|no|sorry|what)\W+)*(?:i|we) (?:already |just |all )?"
    r"(?:did|have|had|was|were|am|do)(?:n['\u2019]?t)?(?: (?:that|this|it|so|all of it|already))*\W*\?\W*",
    re.IGNORECASE,
)
"""`I did?`, to whoever asks again."""
_SO = re.compile(r"\bso\s+$", re.IGNORECASE)
"""`The party is on Sunday so send one`: what stands before it is why."""
_PLEASE = re.compile(r"(?:(?:and|but|so|also|then) )*(?:please|pls|plz|kindly)\b", re.IGNORECASE)
_ASIDE = re.compile(r",\s*(?:please|pls|plz)\s*,", re.IGNORECASE)
"""`Only the hinge, please, or say where to buy it.`"""
_THREATENS = re.compile(r"\W*(?:expect|await|prepare for|brace yourself|be ready for)\b", re.IGNORECASE)
"""`Expect a letter from my solicitor`."""
_GOODS = re.compile(r"contact(?:$| (?:lens(?:es)?|paper|cement|sheets?|grill)\b)", re.IGNORECASE)
"""`Contact lens solution` is no order to contact somebody."""
_DID_IT = re.compile(
    r"[,;:.\s-]*(?:(?:and|but|well|yes|i|we|already|also) )*"
    r"(?:did (?:that|it|this|so|both|all)|done|tried (?:that|it|this)|been there)\b(?! if| when)",
    re.IGNORECASE,
)
"""Behind what they were told: `reset it, did that`."""
_RELATIVE = re.compile(r"(?:which|who|that)(?:'s| is| was| are| has)\b", re.IGNORECASE)
"""`The party, which is on Sunday`: it asks nothing; a question ends with its mark anyway."""
_ASKS_NOTHING = re.compile(
    r"(?:today|yesterday|tomorrow|now|here|still|again|only) (?:is|was|are|were)\b"
    r"|(?:have|has|had) (?!(?:i|you|we|they|he|she|it)\b)"
    r"|(?:(?:only|just|still|barely|also|have) )*had (?:it|them|this)"
    r" (?:for|since|only|just|about|less|an?|one|two|three|\d+|the)\b",
    re.IGNORECASE,
)
"""An adverb before its verb, or `and have the slip`, where no question mark stands."""
_NOT_WISHED = re.compile(
    rf"^\W*(?:no|still no|not|never|without|regarding|re|about|thanks|thank|(?:the |my |now )?{NTH} \w+"
    r"|(?:the |my |your )?refund (?:shows?|says?|went|pending|status|landed))\b",
    re.IGNORECASE,
)
"""`Third replacement and the third one with a crack`: they have had it."""

_TELLS = re.compile(
    r"(?:been|being)\b|costs? (?:me|us)\b"
    r"|(?:refund|credit|return|charge)(?: (?:just|only|has|have|now|finally|already))*"
    r" (?:\w+ed|came|went|gone|come|got)\b",
    re.IGNORECASE,
)
"""A participle, a price, a thing that did something: `and been sick`, `cost me 8 pounds`, `refund just landed`."""
_SCOFFS = re.compile(
    r"\W*(?:(?:so|and|but|seriously|oh|wow|really)\W+)*"
    r"(?:(?:are|r) (?:you|u|ye) (?:\w+ )?(?:kidding|joking|serious|for real|having)"
    r"|is (?:this|that|it) (?:\w+ )?a (?:joke|wind-?up)|(?:you|u)(?:'re| are)? kidding)"
    r"(?: (?:me|us|a laugh|right now|or what))*\W*",
    re.IGNORECASE,
)
"""`Are you kidding me`: no question that wants an answer."""
_IF = re.compile(r"\b(?:if|unless)\b", re.IGNORECASE)
_GAVE = frozenset({"give", "contact"})
_PIECE_ENDS = re.compile(
    r"[,;:.!?]+(?:\s|$)|\s(?:[-\u2013\u2014]+|(?:so|and|but|because|instead of)(?=\s))\s?", re.IGNORECASE
)
_KIND = r"(?:(?:an?|the|my|our|full|whole|complete|some|all|new|quick) )*"
_ASKED = (
    r"(?:i|we|i'?d|we'?d|would|please|pls|plz|kindly|just|only|simply|rather|better|preferably|now|then|or|to|can|could"
    r"|you|want|wants|like|prefer|have|get|give|return|send|refund|take|me|us|back|at least|either)"
)
_NAMED = (
    r"(?:(?:money|cash|payment)\b(?: back)?|[$\u00a3\u20ac]\d[\d.,]* back\b"
    r"|refund(?! (?:policy|form|label|status|number|request)s?\b)"
    r"|replacement|exchange|reimbursement|store credit|(?:new|different|another|working) (?:ones?|pair|set))\b"
)
_FAILS = (
    r"(?!['\u2019]s\b)"
    r"(?! (?:you (?:sent|shipped|gave|made)|they (?:sent|shipped)|which|(?:i|we) (?:got|have|received)|shows?|says?"
    r"|never|not (?:come|arrived|yet|been)|has|hasn't|hasnt|have|was|wasn't|is|isn't|came|did|didn't|denied"
    r"|refused|yet|from (?:the|a|my) (?:store|shop|market|\w+ store))\b)"
)
_REMEDY_NAMED = re.compile(rf"\W*(?P<asked>(?:{_ASKED} )*){_KIND}{_NAMED}{_FAILS}", re.IGNORECASE)
_CHOICE = re.compile(
    r"\W*(?:(?:either|the|a|my|new) )*[a-z-]+(?: [a-z-]+)? or (?:my )?(?:[$\u00a3\u20ac]\d|(?:money|cash|refund)\b)",
    re.IGNORECASE,
)
"""`The rail or $40 by Thursday`."""
_REALLY = re.compile(
    r"\b(?:please|pls|plz|kindly|rather|better|preferably|want|wants|like|prefer|give|return|refund|send|would|i'?d|we'?d"
    r"|asap|instead|at once)\b",
    re.IGNORECASE,
)
"""One of these says that what they name they wish for; without them it must be named alone."""


def wanted(said: str) -> Iterator[str]:
    """A sentence that asks or wishes; of a long one the clauses that do; else the pieces that name a remedy.

    `And I got told to ask next door??` asks nothing.
    """
    if _CALLS.fullmatch(said) or _RETORT.fullmatch(said) or _SCOFFS.fullmatch(said) or _only_gave(said):
        return
    wishes = [x.s for x in said_in(said) if _wishes(x.s, said)]
    if not wishes and said.endswith("?") and told_by_us(said):
        return
    if wishes and all(_RATHER.search(wish.text) for wish in wishes) and (pieces := [*_remedies(said)]):
        yield from pieces
        return
    if not is_long(said) and (said.endswith("?") or wishes or _bare_wish(said)):
        follows = wishes and not said.endswith("?") and _SO.search(said[: wishes[0].start])
        yield said[wishes[0].start :] if follows else said
        return
    found = [*_clauses(said, wishes)]
    found += [piece for piece in _remedies(said) if not any(piece in words or words in piece for words in found)]
    yield from sorted(found, key=said.find) if found else ([said] if said.endswith("?") or _bare_wish(said) else [])


def _only_gave(said: str) -> bool:
    """`I sent it with my first mail??`: they gave it, whatever mark stands behind."""
    told = list(said_in(said))
    mine = all(x.s.actor is Actor.WRITER and x.s.mood is Mood.DONE and not x.s.negated for x in told)
    return bool(told) and mine and said.rstrip().endswith("??") and bool(told[0].step.actions & _GAVE)


def _clauses(said: str, wishes: list[Statement]) -> Iterator[str]:
    behind = 0
    for wish in wishes:
        if wish.start >= behind:
            words = from_clause(said, wish)
            behind = wish.start + len(words)
            whole = said[wish.start :] if said.endswith("?") and behind >= len(said) - 1 else words
            yield f"{said[_condition(said, wish) : wish.start]}{whole}"


def _condition(said: str, wish: Statement) -> int:
    """Where a wish begins with what it hangs on: `if it can't come by then | please refund me`."""
    before = [s for s in statements(said) if s.end <= wish.start]
    hangs = bool(before) and before[-1].mood is Mood.CONDITION and _IF.search(said, before[-1].start, wish.start)
    return hangs.start() if hangs else wish.start


def _remedies(said: str) -> Iterator[str]:
    """`..., rather my money back than another promise`: a remedy that a piece of a sentence names, and wishes for."""
    at = 0
    for end in (*_PIECE_ENDS.finditer(said), None):
        piece = said[at : end.start() if end else len(said)].strip()
        named = _REMEDY_NAMED.match(straight(piece))
        wished = named and (_REALLY.search(piece) or not named["asked"].strip())
        if (wished or _CHOICE.match(piece)) and not _TELLS.match(piece):
            yield piece
        at = end.end() if end else at


def _wishes(s: Statement, said: str) -> bool:
    """What stands in brackets tells how something was done: `the reset (hold the button) twice`."""
    aside = (
        said[: s.start].endswith("(")
        or _TELLS.match(said, s.start)
        or points_at(s, said)
        or _told_and_done(s, said)
        or _GOODS.match(s.text)
    )
    return _wish(s) and not aside and (said.endswith("?") or not _ASKS_NOTHING.match(s.text))


def _told_and_done(s: Statement, said: str) -> bool:
    return _DID_IT.match(said, s.end) is not None and not _PLEASE.match(s.text)


def _wish(s: Statement) -> bool:
    """A question, something they ask of us, or that they say they want."""
    asked = s.mood is Mood.REQUEST and (s.actor is Actor.READER or bool(_PLEASE.match(s.text) or _ASIDE.search(s.text)))
    if asked and _THREATENS.match(s.text):
        return False
    if asked or (s.mood is Mood.QUESTION and not _RELATIVE.match(s.text)):
        return True
    if s.actor is not Actor.WRITER or s.mood is Mood.DONE:
        return False
    if s.negated or s.verb in _THANKS:
        return s.negated and _refuses(s)
    settles = _SETTLES.search(straight(s.text)) is not None
    return settles or s.verb in _WANTS or any(words in s.text.lower() for words in _WOULD)


def _refuses(s: Statement) -> bool:
    """What they don't want, or won't do: `I don't want a credit`, `I won't ship it back`."""
    burden = s.mood in (Mood.REFUSED, Mood.DOING) and s.verb in _BURDENS
    return s.verb == "want" or (burden and " wait to " not in s.text)


def _bare_wish(said: str) -> bool:
    """`Either a flat grill by then or my $74 back.`: no verb, and a remedy, a please or a choice."""
    return not statements(said) and bool(_REMEDY.search(said)) and not _NOT_WISHED.search(said)
