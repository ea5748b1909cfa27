"""What a customer calls the thing they write about, read only where their words say it plainly: "I ordered a lamp"."""

import re

from bot.knowledge.words.search import words
from bot.language.grammar.parties import COMPANIES
from bot.language.remembered import remembered

_THING = r"((?:[a-z][a-z-]{1,14} ){0,2}?[a-z][a-z-]{2,14})"
_ENDS = (
    r"(?=[.,;!?]|\s?\(|$|\s(?:is|are|was|were|has|have|had|came|arrived|broke|never|i|we|that|which|from|in|and|but|with|for"
    r"|to|on|it|because|at|as|back|last|this|yesterday|today|two|three|\d)\b)"
)
_COUNT = (
    r"(?:\d{1,3}|two|three|four|five|six|ten)"
    r"(?! (?:different|other|separate|days?|weeks?|months?|years?|hours?|minutes?|times?)\b)"
    r"(?! ?(?:mm|cm|inch(?:es)?|ft|foot|feet|oz|lbs?|g|kg|ml|l|gallons?|volts?|watts?)\b)"
    r"(?: of (?:the|these|those|your))?(?: (?:packs?|box(?:es)?|sets?|pairs?|bags?|bottles?|cans?|rolls?) of)?"
)
"""`2`, `two of the`, `three packs of`."""
_NAMED = tuple(
    re.compile(rf"\b(?:{before}) {_THING}{_ENDS}", re.IGNORECASE)
    for before in (
        r"(?<!should )(?<!could )(?<!would )(?:i|we|i've|we've|have|just) (?:ordered|bought|purchased|received)"
        r" (?:a|an|the|my|your|this|that)",
        r"(?<!\w)(?<!\w )(?:ordered|bought|purchased) (?:a|an|the|my|your|this|that)",
        rf"(?:ordered|bought|purchased|received|paid for|order (?:of|for)) {_COUNT}",
        r"(?:to|i|we|you) return (?:the|my|your|this|that)|return of (?:the|my|your)",
        r"send back (?:the|my|your|this|that)",
        r"(?:returning|cancel|unpacked) (?:the|my|your|this|that)",
        r"where(?:'s| is| are) (?:my|the)|(?:movement|news|update|word) (?:on|of|about) (?:my|the)|my new"
        r"|about (?:my|the)|(?:take|took|remove) (?:the|my|one)(?: (?:first|second|other))?"
        r"(?= (?:\w+ ){1,3}(?:off|out of|from) )"
        r"|got (?:my|the|a|an)(?! (?:\w+ ){1,2}(?:going|working|running|done|fixed|open|shut|apart|started|together)\b)"
        r"(?! (?:time|hour|clock|date|alarm|timer|temperature) set\b)"
        r"|(?:sent|gave|shipped) (?:the|my)(?= (?:\w+ ){1,3}back\b)",
    )
)
_SUBJECT = re.compile(
    rf"(?:^|[.!?:,]\s+|\b(?:hi|hello|and|but),? )(?:the|my|our|this|your) {_THING}(?= (?:(?:that |which )?i"
    r" (?:got|bought|ordered|put)|(?:just |only |always |now |already )?(?:does|doesn't|won't|can't|isn't|stopped|keeps"
    r"|leaks?|jams?|sinks?|wobbles?|rattles?|squeaks?|drips?|flickers?|hums?|buzzes|stalls?|sticks?|tore|ripped|snapped|broke"
    r"|cracked|fell|feels|smells|makes|has (?:a|no|stopped|split|come)|came|arrived"
    r"|(?:is|was) (?:also |badly |completely |totally |already )?(?:broken|cracked|dented|missing|in|damaged|torn|bent"
    r"|smashed|shattered|scratched|chipped|ripped|stained))\b))",
    re.IGNORECASE,
)
"""What stands first and fails, or has come."""
_ON_ITS_WAY = re.compile(
    rf"\b(?:has|have|did|is|are|will|when(?:'s| is| are| will| do| does)) (?:my|the|our) {_THING}"
    r"(?= (?:(?:been|be|even|already|ever|finally|going to|supposed to|on) )*(?:ship(?:ped|ping)?|sent"
    r"|left|leave|arrived?|arriving|come|coming|here|delivered|dispatched|its way|their way|the way)\b)",
    re.IGNORECASE,
)
"""`Has my rug shipped?`"""
_CAME_INSTEAD = re.compile(
    r"\b(?:ordered|bought|purchased|wanted|expected|expecting|asked for|paid for|chose|picked)\b[^.!?]{2,60}?"
    r"[,;]? (?:(?:and|but) )?(?:i |we |you )?"
    rf"(?:got|received|was sent|were sent|sent(?: me| us)?|opened) (?:an?|the|my|some) {_THING}{_ENDS}"
    rf"|\b(?:got|received|sent(?: me| us)?) (?:an?|the|my|some) {_THING}(?= instead\b)",
    re.IGNORECASE,
)
"""What they have in place of what they ordered."""
PARTS = frozenset(
    words(
        """
        handle lid button zipper zip strap seam sole wheel leg arm hinge motor screen battery cable plug switch seat
        cover stitching fabric blade coating paint glass bulb key lock knob valve hose clasp buckle sleeve collar drawer
        gear chain brake belt fan light sound display sensor foot base top back inside outside fit quality smell noise
        packing app link page tracking map stand stuff jar content pin clip latch rod tube nozzle filter spout rim panel
        pocket lining hem insole sole lace laces lens stem dial pedal tire tyre spoke axle magnet print thread bracket
        screw bolt nut washer spring cap cork tap cord antenna port stitch
        """
    )
)
"""Parts of things: what fails so is told, not which thing it is."""
_ARRIVED = re.compile(
    rf"(?:^|[.!?,]\s+|\b(?:hi|hello),? )(?:the|my) {_THING}(?= (?:i ordered )?(?:just )?(?:arrived"
    r"|came(?! (?:apart|off|loose|undone|away|out)\b)|showed up|got here|reached (?:me|us)|turned up"
    r"|never (?:arrived|came)|hasn't (?:arrived|come))\b)",
    re.IGNORECASE,
)
NO_THING = COMPANIES | frozenset(
    words(
        """
        order package parcel box item thing product delivery shipment return refund money price label tracking number
        carrier driver courier porch door mailbox address house home card bank account message email mail text reply
        answer photo picture pic app site page website window day week month time date morning evening weekend estimate
        status update problem issue matter question case claim review policy way one part piece rest other same right
        wrong new old last first next second more extra additional large small medium big seller shop store
        company team support manual invoice receipt charge payment post office wife husband son daughter mother father
        family friend
        sister brother person manager owner lawyer attorney name reason fact condition color size warranty guarantee
        service damage end bottom side corner front left whole entire birthday wedding party anniversary trip funeral
        camp holiday what this that total amount full half deal offer listing description lobby hallway building tree
        street road gate scan depot warehouse truck van letter search investigation trace decision result information
        postage shipping cost fee hour minute least most best notification notice call reimbursement replacement label
        delay mistake difference stuff form money-back exchange coupon voucher code password wall summer state records
        baby child kid kids son boy girl toddler newborn mom mum dad grandma grandpa grandson granddaughter niece nephew
        cousin aunt uncle partner boyfriend girlfriend guest guests neighbor neighbour landlord boss doctor guy lady
        dog cat puppy kitten
        eye eyes mind heart head hands hopes
        floor floors ceiling basement kitchen bathroom bedroom yard lawn smell noise mess leak crack scratch dent hole
        stain rust mold squeak fault defect error repair video pic pics puddle water
        """
    )
)
_NO_BEGINNING = COMPANIES | frozenset(words("one same right wrong other new old last first next second"))
_BREAKS = frozenset(
    words(
        """
        is are was were has have had came arrived broke stopped that which from and but with for to on it my your the a
        an i we you he she they not no never still already just really so very been be being do does did in of or at as
        by about if when said says say saying told get got getting me us them him her please can could would will
        back instead finally eventually
        inside now off today yesterday than nobody somebody someone everybody everyone anybody anyone nothing something
        show shows showed shown tell tells told read reads state states claim claims claimed seem seems know knows think
        """
    )
)
_FAILS = frozenset(
    words(
        """
        leaks jams sinks wobbles rattles squeaks drips flickers hums buzzes stalls sticks crackles sparks shrinks hisses
        whistles peels fades smokes squeals vibrates overheats beeps clicks grinds pills sheds pulls sags bends slips
        leak jam wobble rattle squeak drip flicker hum buzz crackle spark shrink peel fade squeal beep shed sag
        leaked jammed sank wobbled rattled squeaked flickered buzzed shrank shrunk peeled faded tore ripped snapped
        split
        """
    )
)
"""How things fail in one word: behind a name it is no part of it."""
_LEAST_SLIPPED = 5
"""Letters from which a word with a slip in it is told from another one."""
_PLEASE = frozenset("please pls plz thanks thx asap also too always sometimes often constantly again".split())
"""What may stand behind a thing's name: `the TV also keeps turning off`."""


def item_in(text: str) -> str | None:
    """The thing by its name, where only one is named so; None where none is."""
    named = goods_in(text)
    return None if named is None or _many(named) else named


@remembered(32)
def goods_in(text: str) -> str | None:
    """The same, one thing or many: for wordings that fit both."""
    plain = text.replace("\u2019", "'")
    named = [n for p in (*_NAMED, _ARRIVED, _ON_ITS_WAY) for m in p.finditer(plain) if (n := _name(m[1].lower()))]
    instead = {_name((m[1] or m[2]).lower()) for m in _CAME_INSTEAD.finditer(plain)}
    named = [n for n in named if n not in instead]
    first = [n for m in _SUBJECT.finditer(plain) if (n := _name(m[1].lower())) and n.split()[-1] not in PARTS]
    found = named or first
    return found[0] if found and len(set(found)) == 1 else None


def _many(name: str) -> bool:
    """Whether its name ends in s: it may be many, which most wordings don't expect."""
    last = name.split()[-1]
    return last.endswith("s") and not last.endswith("ss")


def _name(said: str) -> str | None:
    parts = said.split()
    while parts and (parts[-1] in _PLEASE or (parts[-1] in _FAILS and len(parts) > 1)):
        parts.pop()
    if not parts or set(parts) & _BREAKS or _no_thing(parts[-1]) or parts[0] in _NO_BEGINNING:
        return None
    return None if _slipped(parts[-1]) or _slipped(parts[0]) else " ".join(parts)


def _no_thing(word: str) -> bool:
    return word in NO_THING or word.removesuffix("s") in NO_THING or word.removesuffix("es") in NO_THING


@remembered(64)
def _slipped(word: str) -> bool:
    """Whether it is `other` or the like with a letter left out or two changed about: `othr`, `secnod`."""
    long = (known for known in _NO_BEGINNING - COMPANIES if len(known) >= _LEAST_SLIPPED)
    return any(_left_out(word, known) or _changed_about(word, known) for known in long)


def _left_out(word: str, known: str) -> bool:
    return len(word) == len(known) - 1 and any(known[:i] + known[i + 1 :] == word for i in range(len(known)))


def _changed_about(word: str, known: str) -> bool:
    pairs = (known[:i] + known[i + 1] + known[i] + known[i + 2 :] for i in range(len(known) - 1))
    return word != known and word in pairs
