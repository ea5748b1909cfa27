"""Phrases that mean one word: compounds, light verbs, and verbs whose particle says what is done."""

import re
from collections.abc import Iterator, Sequence

from bot.language.patterns.any_of import any_of
from bot.language.segmentation.tokens import Token
from bot.language.vocabulary.stems import lemma

_NO = r"no\b\.?(?! (?:longer|more|one|further|matter|doubt|other|need)\b)"
"""Short for number: the order no., but neither `the order not shipped` nor `the order no longer`."""
_COMPOUNDS = (
    (r"\bUPS\b", "courier"),
    (r"\bpost(?:al)?[ -]office\b", "courier"),
    (rf"\b(?:order|purchase|confirmation) (?:number|ids?\b|{_NO}|reference|#)", "ordernumber"),
    (rf"\btracking (?:number|ids?\b|code|{_NO}|#)|\btrack(?:ing)? ?#", "trackingnumber"),
    (r"\be-?mail(?:ing)? (?:address|id)\b", "emailaddress"),
    (r"\b(?:go|goes|went|gone|going) (?:all )?(?:through|over)\b", "search"),
    (r"\b(?:go|goes|went|gone|going) (?:round|around|up|down|over) to\b", "ask"),
    (r"\b(?:give|giving|gave|allow\w*|leav\w+)\b[^.!?;]{0,40}\b(?:days?|hours?|weeks?|time)\b", "wait"),
    (rf"\b(?:phone|mobile|cell|telephone|contact|daytime)(?: phone)? (?:number|{_NO})|\bnumber (?:\w+ ){{0,3}}?(?:to"
    r" |can |could )?(?:reach|call)\b", "phonenumber"),
    (rf"\b(?:house|building|unit|suite|apartment|apt|street|flat) (?:number|{_NO}|#)", "address"),
    (r"\b(?:see|know|show|shows|hear) (?:\w+ )?(?:what|how) [^.!?;,]{1,40}?\blooks?\b(?: like)?|\bwhat [^.!?;,]{1,40}?"
    r"\blooks? like\b", "photo"),
    (r"\bon (?:the|a|your|my|our) (?:\w+ )?scales?\b", "weigh"),
    (r"\b(?:fuse|breaker) (?:box|panel)\b|\bcircuit breakers?\b", "breaker"),
    (r"\b(?:video|sound|audio|short|brief) recording\b|\brecording of\b", "video"),
    (r"\b(?:off|without|no) (?:the )?(?:mains|power|electricity|current)\b", "is unplugged"),
    (r"\bdispos\w+ of\b", "dispose"),
    (r"\bbeen (?:all |right )?(?:round|around|through|everywhere)\b", "search"),
    (r"\b(?:visual|photographic) (?:evidence|proof)\b", "photo"),
    (r"\b(?:which|what) (?:order|purchase)\b", "ordernumber"),
    (r"\bnumber (?:on|from|at|under) the (?:underside|bottom|back|base|side|inside|sticker|plate|unit|device"
    r"|machine)\b", "serialnumber"),
    (r"\b(?:which|what) number\b(?=[^.!?]{0,40}\b(?:parcel|package|shipment|box|travel\w*)\b)", "trackingnumber"),
    (r"\b(?:went|gone|go|drove|driven|walked|been|popped|trip) (?:\w+ ){0,2}?to"
    r" (?=(?:the |my |our |their |your )?(?:\w+ )?(?:police|bank|carrier|courier|post|depot|store)\b)", "visit "),
    (rf"\b(?:item|part|article|product|batch|lot) (?:number|{_NO}|code)\b", "serialnumber"),
    (r"\bsee (?:whether|if)\b", "check"),
    (r"\b(?:give|giving|gave|allow\w*|leav\w+)\b[^.!?;]{0,30}\buntil\b", "wait"),
    (r"\b(?:test|try|testing|trying)(?: (?:it|this|that))? (?:with|using) (?:another|an? (?:different"
    r"|new|other))\b", "swap"),
    (r"\b(?:let|letting) (?=(?:it|them|the|that|this)\b)", "allow "),
    (r"\b(?:take|takes|took|taken|taking) (?:the|a|an|half a|another) (?:whole )?(?:day|morning|afternoon|week) off\b",
     "wait"),
    (r"\b(?:bear|bearing) with (?:me|us)\b|\b(?:hold|hang|holding|hanging) on\b|\bsit(?:ting)? tight\b"
     r"|\bstay(?:ed|ing)?(?: at)? (?:home|in)\b(?! (?:the|a|my|our)\b)", "wait"),
    (rf"\bmodel (?:number|{_NO}|name)", "modelnumber"),
    (rf"\bserial (?:number|{_NO})", "serialnumber"),
    (r"\b(?:zip|postal|post) ?code|\byour zip\b|\bzip(?=\W{0,3}(?:is )?\d{5}\b)", "zipcode"),
    (r"\b(?:people |family |folks |lady |man |person )?(?:next door|across the (?:hall|street|road)|upstairs"
    r"|downstairs)\b", "nextdoor"),
    (r"\b(?:every(?:body|one)|any(?:body|one)|some(?:body|one)) (?:else )?(?:in|on|from) (?:the|your|our|my) (?:house"
    r"|building|block|street|floor)\b", "nextdoor"),
    (r"\b(?:every|any)(?:one|body)(?: else)?\b", "nextdoor"),
    (r"\b(?:leasing|rental|front|lobby) (?:office|desk)\b", "reception"),
    (r"\b(?:send|sent|sending|take|took|ship|shipped|mail|mailed)\b(?=[^.!?;]{0,40}\bback\b)", "sendback"),
    (r"\bhav(?:e|ing) a (?:quick |good |close |closer )?(?:look|check)\b|\btak(?:e|ing) a (?:quick |good |close "
    r"|closer )?look\b", "look"),
    (r"\b(?:turn|turned|turning)\b(?=[^.!?;]{0,30}\bupside down\b)|\bupside down\b", "search"),
    (r"\b(?:get|got|getting|be|been) (?:in touch|hold of|onto)\b|\b(?:turn|turned|turning) to\b|\bgiv(?:e"
    r"|ing)\b(?=[^.!?;]{0,25}\ba (?:call|ring)\b)", "contact"),
    (r"\b(?:have|had|having) a (?:\w+ )?word with\b", "ask"),
    (r"\bbrand[- ]new\b", "new"),
    (r"\bkeep(?:ing)? (?:an|your) eyes? on\b|\bkeep (?=watching|tracking|monitoring)", "watch "),
    (r"\bg(?:iv(?:e|es|ing|en)|ave) (?:it|this|that|them|the \w+) (?:a |another )?(?:go|try|shot|whirl)\b", "try"),
    (r"\b(?:make|made|making) (?:\w+ly )?sure\b", "check"),
    (r"\bcheck(?:ed|ing)? with\b|\bwalk(?:ed|ing)? (?:over|down|up) to\b", "ask"),
    (r"(?<!the )\bswitch(?:ed|ing)? (?:it |them )?(?:off|on)\b|\bturn(?:ed|ing)? (?:it |them )?(?:off"
    r"|on)\b", "restart"),
    (r"\bfresh set of\b", "replace"),
    (r"\blet(?:ting)? (?:me|us) (?:know|have)\b", "give"),
    (r"\b(?:lose|lost|losing|loses) (?:all )?(?:track|sight)\b", "lose"),
)  # fmt: skip
_COMPOUND = tuple((re.compile(pattern, 0 if "UPS" in pattern else re.I), f" {word} ") for pattern, word in _COMPOUNDS)
_OF = re.compile(
    r"\b(number|id|code|address|reference) (?:of|for|on) (?:the|your|my|our|this|that) (order|purchase|parcel|package"
    r"|shipment|phone|mobile|model|serial|tracking)\b",
    re.IGNORECASE,
)
"""`The number of your order` is its order number."""
_ANY_COMPOUND = any_of([_OF.pattern, *(p.lower() if "UPS" in p else p for p, _ in _COMPOUNDS)])
"""Most words hold none, and one search is faster than all of them."""
_FAR = 5
"""Words between a verb and its particle, at most."""
_AWAY, _IN = "off out", "in into onto back"
_PARTICLES = (
    ("switch turn flip power flick toggle shut", "off on down", "restart"),
    ("take pull lift slide pop peel tear break screw strip throw get", _AWAY, "remove"),
    ("throw kick", "off", "uninstall"),
    ("put slide push snap pop screw clip click place stick drop slot", _IN, "insert"),
    ("let", "out", "loosen"),
    ("take do pull screw", "up tight tighter", "tighten"),
    ("top fill", "up", "refill"),
    ("pour tip", "out away", "empty"),
    ("throw put drop stick pop place", "mail post postbox letterbox", "sendback"),
    ("look walk go check", "round around through behind under everywhere", "search"),
    ("turn twist rotate flip", "round around over", "rotate"),
    ("throw get take", "away", "dispose"),
    ("log sign", "in on out off", "login"),
    ("set put", "up together", "assemble"),
    ("start", "over afresh again", "restart"),
    ("write note jot", "down", "record"),
    ("pull yank", "plug", "unplug"),
    ("make", "room space", "clear"),
)
_BY_PARTICLE = {
    (verb, particle): word for verbs, particles, word in _PARTICLES for verb in verbs.split()
    for particle in particles.split()
}  # fmt: skip
_SPLIT = frozenset(verb for verb, _ in _BY_PARTICLE)


def put_plainly(words: str) -> str:
    """The words with each compound as one."""
    if not _ANY_COMPOUND.search(words.lower()):
        return words
    words = _OF.sub(r"\2 \1", words)
    for pattern, instead in _COMPOUND:
        words = pattern.sub(instead, words)
    return words


def by_particle(said: Sequence[Token]) -> Iterator[str]:
    """What verbs mean with a particle a few words on: `let the strap out` is to loosen it."""
    for i, token in enumerate(said):
        verb = lemma(token.word)
        if verb in _SPLIT:
            for after in said[i + 1 : i + 2 + _FAR]:
                if not after.is_word:
                    break
                if (verb, after.word) in _BY_PARTICLE:
                    yield _BY_PARTICLE[verb, after.word]
