"""What a reply claims of goods: that they are safe, fit for something, under a warranty; only a paper can say so."""

import re
from collections.abc import Iterator

from bot.checks.commitments import words as w
from bot.checks.commitments.acts import Meant, Side, SpeechAct, acts
from bot.checks.sourced.sources import Sources
from bot.domain.case import Who
from bot.domain.reply import Finding, Severity
from bot.language.segmentation.sentences import sentence_spans, sentences
from bot.language.segmentation.tokens import straight
from bot.language.vocabulary.content import gist, stem_set

RULE = "product_claim"
_REASON = (
    "Nothing of this case says so of the goods: no fact, no clause, no earlier reply. Name the maker's paper as a fact,"
    " or say that you ask."
)
_WHERE = (
    r"(?:outdoors?|outside|rain|water|oven|microwave|dishwasher|freezer|fire|flames?|bath\w*|shower|pool|sun|frost)"
)
_WHOM = (
    r"(?:bab(?:y|ies)|child(?:ren)?|kids?|toddlers?|infants?|newborns?|pets?|dogs?|cats?|animals?|birds?|fish|skin|people"
    r"|pregnan\w+)"
)
_PROOF = (
    r"(?:water|rain|weather|fire|heat|oven|shock|child|splash|storm|frost|flame|dust|leak|scratch|bullet|tamper)"
    r"[- ]?(?:proof|resistant|tight|retardant)"
    r"|(?:food|dishwasher|microwave|oven|child|baby|pet|skin|freezer|toddler)[- ](?:safe|friendly|grade)"
)
_CLAIMS = re.compile(
    rf"\b(?:{_PROOF}|non[- ]?toxic|non[- ]?flammable|hypo-?allergenic|unbreakable|shatterproof|submersible"
    r"|(?:bpa|lead|latex|nickel|gluten|nut|lactose|allergen|chemical|pfas|toxin)[- ]free"
    rf"|(?:\w+ )?safe (?:for|around|with|near|on|in|to (?:use|touch|eat|drink|wear|leave|sleep|put|plug))\b"
    rf"|(?:perfectly|completely|totally|absolutely|entirely|quite) (?:safe|harmless)|harmless"
    r"|(?:suitable|fit|made|meant|approved|certified|tested|rated|built) for (?:\w+ ){0,4}?"
    rf"(?:{_WHERE}|{_WHOM}|food|boiling|medical)"
    rf"|(?:withst[ao]nds?|survives?|stands up to|resists?) (?:\w+ ){{0,3}}?{_WHERE}"
    rf"|(?:leave|use|keep|put|run|wash|bake) it (?:\w+ )?(?:(?:in|under|near|into) (?:the )?)?{_WHERE}"
    r"|(?:meets?|passes|passed|complies with|conforms to) (?:\w+ ){0,3}?(?:standards?|regulations?|safety|tests?)"
    r"|(?:ce|ul|fcc|fda|tuv|tüv|gs|astm|rohs)[- ](?:marked|certified|approved|listed|tested|compliant)"
    r"|ip ?[0-6x][0-9x]\b"
    r"|(?:life-?time|lifelong|life-?long|unlimited|indefinite|perpetual) (?:\w+ )?(?:warranty|guarantee)"
    r"|(?:warranty|guarantee\w*) (?:for life|forever|for good))",
    re.I,
)
_FOR = re.compile(rf"\b(?:{_WHERE}|{_WHOM})\b", re.I)
_NOT_GOODS = stem_set(
    "money refund payment account data parcel package order password card information detail delivery address place"
    " distance bet side return box trash bin"
)
_HURTS = re.compile(
    r"\b(?:does|do)(?: \w+)? no harm"
    r"|(?:\b(?:not|never|cannot)|n't)(?: \w+){0,2}? (?:catch fire|explode|overheat|hurt|harm|injure|poison|burn"
    r"|scald|irritate|electrocute|shock|choke)\b",
    re.I,
)
"""Safety told by denying the harm: `it won't burn`."""
_DENIED = re.compile(r"\b(?:not|never|no|hardly)(?: \w+){0,3}? ?$|n't(?: \w+){0,3}? ?$", re.I)
_QUOTED = re.compile(r"[\"“”][^\"“”]*$")
_PAPERS = re.compile(
    r"\b(?:listing|page|label|sheet|manual|booklet|leaflet|box|papers?|maker|manufacturer|report|description|described"
    r"|declaration|rated)\b",
    re.I,
)
"""A source that the answer names."""
_NO = frozenset("no none false unknown".split())
_SETTLED = frozenset({Meant.NOW, Meant.PAST, Meant.LATER})
_OPEN = frozenset({Meant.NOT, Meant.CONDITION, Meant.ASKED})
_SAYS = frozenset("say tell know write state mention confirm ask claim show promise find read".split())


def check_goods(text: str, sources: Sources) -> Iterator[Finding]:
    """Stops a claim of which no source has the words; it warns if the claim names its paper.

    What the customer says or asks of the goods is no source.
    """
    told = gist(" ".join(_told(sources)))
    for words, claim in _claimed(text):
        if not gist(claim) <= told:
            sentence = next((s for s in sentences(text) if words in s), words)
            severity = Severity.WARN if _PAPERS.search(sentence) else Severity.STOP
            yield Finding(RULE, severity, words, _REASON)


def _claimed(text: str) -> Iterator[tuple[str, str]]:
    """What is said of goods, with the words that claim something."""
    said = acts(text)
    for i, act in enumerate(said):
        after = said[i + 1].start if i + 1 < len(said) else len(text)
        words = text[act.start : max(act.end, min(after, act.sentence[1]))]
        claim = _claim(act, words)
        if claim and not _left_open([a for a in said[:i] if a.sentence == act.sentence]):
            yield words.strip(" \n,;:"), claim
    for start, end in sentence_spans(text):
        words, read = text[start:end], any(a.sentence == (start, end) for a in said)
        if not read and not words.rstrip().endswith("?") and (claims := _stated(words)):
            yield words.strip(), _with_whom(claims[0], words)


def _claim(act: SpeechAct, words: str) -> str | None:
    """The words that claim something, if it is stated of goods."""
    if act.subject & (w.US | _NOT_GOODS):
        return None
    denies = act.meant is Meant.NOT and act.side is Side.THING
    may = act.side is Side.CUSTOMER and act.meant is Meant.MAYBE
    found = _HURTS.search(straight(words)) if denies else _stated(words) if act.meant in _SETTLED or may else None
    return _with_whom(found[0], words) if found else None


def _stated(words: str) -> re.Match[str] | None:
    """The claim, unless it is denied or only quoted: `not waterproof`, `your "leak proof" tray`."""
    found = _CLAIMS.search(words)
    before = words[: found.start()] if found else ""
    return None if _DENIED.search(before) or _QUOTED.search(before) else found


def _with_whom(claim: str, words: str) -> str:
    """With whom or what it is for: a paper on adults says nothing of babies."""
    return " ".join((claim, *(m[0] for m in _FOR.finditer(words))))


def _left_open(before: list[SpeechAct]) -> bool:
    """Whether it only hangs on what was said first: `if the maker says that ..`, `we don't know that ..`."""
    return any(set(act.verbs) & _SAYS and (act.meant in _OPEN or act.side is Side.CUSTOMER) for act in before)


def _told(sources: Sources) -> Iterator[str]:
    """What may say it: facts, and the same claim in the clauses it is about or in what we wrote before."""
    given = (f for f in sources.matter.facts if f.value.strip().lower() not in _NO)
    yield from (f"{fact.key.replace('_', ' ')} {fact.value}" for fact in given)
    written = [f"{clause.text} {clause.say or ''}" for clause in (*sources.cited, *sources.own)]
    written += [turn.text for turn in sources.matter.turns if turn.who is Who.US]
    yield from (claim for text in written for _, claim in _claimed(text))
