"""Classes of verbs and things that mean the same step: to look around the porch is to search outside."""

import re
from dataclasses import dataclass

from bot.language.content import stem_set
from bot.language.lexicon import IRREGULAR, STOP_WORDS
from bot.language.remembered import remembered
from bot.language.stems import lemma, stem
from bot.language.tokens import straight, tokens

_ACTIONS = {
    "search": "confirm check look search examine inspect verify scour hunt comb rummage dig peek glance doublecheck",
    "ask": "ask question speak talk knock inquire enquire consult ring call",
    "contact": "contact call phone ring dial message write reach chat visit report complain open file lodge email"
    " raise",
    "wait": "wait hold await allow patient patience",
    "return": "return send ship mail post bring drop dispatch hand sendback",
    "give": "send attach upload provide share give include submit forward email supply enclose show tell confirm paste"
    " reply state specify add quote name repeat resend provide pass",
    "picture": "photograph film snap picture photo record",
    "restart": "restart reset reboot unplug replug cycle powercycle",
    "install": "install update upgrade reinstall download uninstall",
    "clean": "clean rinse wash wipe flush descale dust",
    "swap": "swap replace change exchange substitute",
    "charge": "charge recharge",
    "weigh": "weigh measure remeasure reweigh weight",
    "mend": "tighten loosen adjust align realign fasten rearrange reposition",
    "oil": "oil grease lubricate",
    "press": "hold press push keep",
    "pair": "pair connect reconnect sync link",
    "pack": "pack repack wrap box",
    "fill": "fill complete submit upload file lodge",
    "put": "leave place put set hang lay keep position move",
    "read": "read consult study browse",
    "pay": "pay buy purchase order",
    "try": "try test use assemble plug",
    "cancel": "cancel",
    "print": "print",
}
_THINGS = {
    "neighbor": "neighbor neighbour household family resident tenant concierge roommate flatmate husband wife super"
    " superintendent landlord doorman porter reception receptionist mailroom janitor caretaker nextdoor",
    "outside": "porch door doorstep garage yard mailbox surroundings area bush garden building lobby house home"
    " shed driveway hallway hall patio backyard carport entrance stairwell property bin deck",
    "carrier": "carrier courier usps fedex dhl postal driver depot mailman postman ontrac dpd evri hermes royalmail",
    "marketplace": "amazon ebay walmart etsy marketplace shopify",
    "bank": "bank paypal klarna visa mastercard card",
    "maker": "manufacturer maker brand vendor supplier factory producer workshop",
    "photo": "photo picture image screenshot video pic photograph footage clip attachment snapshot",
    "phone": "phonenumber",
    "guide": "manual leaflet booklet instruction handbook guide",
    "receipt": "receipt invoice bill proof",
    "order_number": "ordernumber",
    "tracking": "trackingnumber",
    "serial": "serial model imei batch lot sku barcode modelnumber serialnumber",
    "address": "address postcode zipcode",
    "email": "emailaddress",
    "battery": "battery batteries cell duracell duracells energizer",
    "power": "socket outlet",
    "sun": "sun sunlight sunshine daylight",
    "app": "app firmware software application program",
    "form": "form questionnaire",
    "carton": "carton box packaging",
    "size": "dimension size",
    "police": "police",
}
_COMPOUNDS = (
    (r"\bUPS\b", "courier"),
    (r"\bpost(?:al)?[ -]office\b", "courier"),
    (r"\b(?:order|purchase|confirmation) (?:number|id|no\.?|reference|#)", "ordernumber"),
    (r"\btracking (?:number|id|code|no\.?|#)|\btrack(?:ing)? ?#", "trackingnumber"),
    (r"\be-?mail(?:ing)? (?:address|id)\b", "emailaddress"),
    (r"\b(?:go|goes|went|gone|going) (?:all )?(?:through|over)\b", "search"),
    (r"\b(?:go|goes|went|gone|going) (?:round|around|up|down|over) to\b", "ask"),
    (r"\b(?:give|giving|gave|allow\w*|leav\w+)\b[^.!?;]{0,40}\b(?:days?|hours?|weeks?|time)\b", "wait"),
    (r"\b(?:phone|mobile|cell|telephone|contact|daytime)(?: phone)? (?:number|no\.?)|\bnumber (?:\w+ ){0,3}?(?:to"
    r" |can |could )?(?:reach|call)\b", "phonenumber"),
    (r"\b(?:house|building|unit|suite|apartment|apt|street|flat) (?:number|no\.?|#)", "address"),
    (r"\b(?:see|know|show|shows|hear) (?:\w+ )?(?:what|how) [^.!?;,]{1,40}?\blooks?\b(?: like)?|\bwhat [^.!?;,]{1,40}?"
    r"\blooks? like\b", "photo"),
    (r"\bon (?:the|a|your|my|our) (?:\w+ )?scales?\b", "weigh"),
    (r"\b(?:item|part|article|product|batch|lot) (?:number|no\.?|code)\b", "serialnumber"),
    (r"\bsee (?:whether|if)\b", "check"),
    (r"\b(?:give|giving|gave|allow\w*|leav\w+)\b[^.!?;]{0,30}\buntil\b", "wait"),
    (r"\b(?:test|try|testing|trying)(?: (?:it|this|that))? (?:with|using) (?:another|an? (?:different"
    r"|new|other))\b", "swap"),
    (r"\b(?:let|letting) (?=(?:it|them|the|that|this)\b)", "allow "),
    (r"\b(?:bear|bearing) with (?:me|us)\b|\b(?:hold|hang|holding|hanging) on\b|\bsit(?:ting)? tight\b", "wait"),
    (r"\bmodel (?:number|no\.?|name)", "modelnumber"),
    (r"\bserial (?:number|no\.?)", "serialnumber"),
    (r"\b(?:zip|postal|post) ?code|\byour zip\b|\bzip(?=\W{0,3}(?:is )?\d{5}\b)", "zipcode"),
    (r"\b(?:people |family |folks |lady |man |person )?(?:next door|across the (?:hall|street|road)|upstairs"
    r"|downstairs)\b", "nextdoor"),
    (r"\b(?:every(?:body|one)|any(?:body|one)|some(?:body|one)) (?:else )?(?:in|on|from) (?:the|your|our|my) (?:house"
    r"|building|block|street|floor)\b", "nextdoor"),
    (r"\b(?:every|any)(?:one|body)(?: else)?\b", "nextdoor"),
    (r"\b(?:leasing|rental|front) (?:office|desk)\b", "reception"),
    (r"\b(?:send|sent|sending|take|took|ship|shipped|mail|mailed)\b(?=[^.!?;]{0,40}\bback\b)", "sendback"),
    (r"\bhav(?:e|ing) a (?:quick |good |close |closer )?(?:look|check)\b|\btak(?:e|ing) a (?:quick |good |close "
    r"|closer )?look\b", "look"),
    (r"\b(?:turn|turned|turning)\b(?=[^.!?;]{0,30}\bupside down\b)|\bupside down\b", "search"),
    (r"\b(?:get|got|getting|be|been) (?:in touch|hold of|onto)\b|\b(?:turn|turned|turning) to\b|\bgiv(?:e"
    r"|ing)\b(?=[^.!?;]{0,25}\ba (?:call|ring)\b)", "contact"),
    (r"\b(?:have|had|having) a (?:\w+ )?word with\b", "ask"),
    (r"\bbrand[- ]new\b", "new"),
    (r"\b(?:make|made|making) (?:\w+ly )?sure\b", "check"),
    (r"\bcheck(?:ed|ing)? with\b|\bwalk(?:ed|ing)? (?:over|down|up) to\b", "ask"),
    (r"(?<!the )\bswitch(?:ed|ing)? (?:it |them )?(?:off|on)\b|\bturn(?:ed|ing)? (?:it |them )?(?:off"
    r"|on)\b", "restart"),
    (r"\bfresh set of\b", "replace"),
    (r"\blet(?:ting)? (?:me|us) (?:know|have)\b", "give"),
)  # fmt: skip
_COMPOUND = tuple((re.compile(pattern, 0 if "UPS" in pattern else re.I), f" {word} ") for pattern, word in _COMPOUNDS)
_ANY_COMPOUND = re.compile("|".join(f"(?{'i' * bool(p.flags & re.I)}:{p.pattern})" for p, _ in _COMPOUND))
"""Most words hold none, and one search is faster than all of them."""
_GENERIC = stem_set(
    "order item thing product parcel package good unit moment minute hour day week time way kind place spot something"
    " everything help possible sure able message question back out up off on one two three first next step again more"
    " anoth other new differ last please kindly hello hi thank case matter detail information info number start go"
    " get take"
    " make let have do want need be come see find know say think good great happy welcom best quick safe second once"
    " twice nearer closer left right still yet near short bit lot cours monday tuesday wednesday thursday friday"
    " saturday sunday today tomorrow yesterday morn night even afternoon januari februari march april may june juli"
    " august septemb octob novemb decemb"
)  # fmt: skip
_SMALL = STOP_WORDS - {"provided"}
_FILMS = stem_set("film photograph snap picture photo record")
_ACTION_OF: dict[str, frozenset[str]] = {
    s: frozenset(name for name, words in _ACTIONS.items() if s in stem_set(words))
    for s in stem_set(" ".join(_ACTIONS.values()))
}
_THING_OF = {s: name for name, words in _THINGS.items() for s in stem_set(words)}
GIVABLE = frozenset(
    {"photo", "order_number", "tracking", "address", "receipt", "serial", "email", "phone", "form", "size"}
)
"""Things that a customer can hand over."""
PARTIES = frozenset({"carrier", "marketplace", "bank", "maker"})
"""Whom customers are sent to."""


@dataclass(frozen=True, slots=True)
class Step:
    """What some words do, and with what. `terms` are things and the stems that tell one step from another."""

    actions: frozenset[str]
    things: frozenset[str]
    terms: frozenset[str]

    @property
    def empty(self) -> bool:
        return not self.terms


@remembered(2048)
def step_of(words: str) -> Step:
    """The step that a clause speaks of."""
    for pattern, instead in _COMPOUND if _ANY_COMPOUND.search(words) else ():
        words = pattern.sub(instead, words)
    said = [t.word for t in tokens(straight(words), 0, len(words)) if t.is_word and t.word not in _SMALL]
    actions = frozenset(name for word in said for name in _actions(word))
    stems = [stem(word) for word in said]
    things = frozenset(_THING_OF[s] for s in stems if s in _THING_OF)
    if "picture" in actions and any(stem(lemma(w)) in _FILMS for w in said):
        things |= {"photo"}
    return Step(actions, things, things | frozenset(s for w, s in zip(said, stems, strict=True) if _tells(w, s)))


def _actions(word: str) -> frozenset[str]:
    return _ACTION_OF.get(stem(lemma(word)), frozenset())


def _tells(word: str, stemmed: str) -> bool:
    """Whether the word tells one step from another: a thing without a class, or a verb without one."""
    known = stemmed in _THING_OF or _actions(word) or word in IRREGULAR
    return not known and stemmed not in _GENERIC and not word[0].isdigit() and len(word) > 2


def things_of(words: str) -> frozenset[str]:
    """The classes of the things that some words name."""
    return step_of(words).things


def actions_of(verb: str) -> frozenset[str]:
    """The classes of a verb's stem; the stem itself where it has none."""
    return _ACTION_OF.get(stem(verb), frozenset({verb}))
