"""Which steps of the ledger are the customer's own doing, so that a teammate is shown them."""

import re
from collections.abc import Iterable

from bot.domain.case import Who
from bot.domain.ledger import Entry, EntryKind
from bot.language.grammar.statements import Actor
from bot.language.patterns.alternatives import either, word_of
from bot.language.segmentation.sentences import sentences
from bot.language.segmentation.tokens import straight
from bot.language.vocabulary.content import stem_set
from bot.ledger.abroad import done_abroad
from bot.ledger.actions import GIVABLE, actions_of
from bot.ledger.given import HANDED
from bot.ledger.kinds import SEEN_TO
from bot.ledger.promised import BEEN_TOLD
from bot.ledger.results import BY_HAND
from bot.ledger.turns import said_in

_NO_STEP = stem_set(
    "buy order purchase write decide pick click realize think know say tell lose hope regret miss pay get receive"
)
"""What everybody has done who writes to a shop."""
_WENT_ON = re.compile(
    either(
        r"\b(?:have|has|ha[ds]|'ve|'s) (?:\w+ )?been \w+ing\b",
        r"\b(?:while|when|as) (?:i|we) (?:was|were) (?:\w+ )?\w+ing\b",
    ),
    re.IGNORECASE,
)
_IS_AT_IT = re.compile(
    r"^\W*(?:so |and |but |now )?(?:i'?m|i am|we'?re|we are) (?!not\b)(?:\w+ ){0,2}?\w+ing\b", re.IGNORECASE
)
"""`I'm asking for the screw`, `I'm telling my lawyer`: what they want or will do."""
_LIGHT = stem_set("do make perform run take")
"""The noun beside it says what was done: `the reset was done`."""
_GOES_ON = SEEN_TO | {"contact", "ask", "wait", "search", "try"}
"""What is a step also where it goes on: who has been typing or sitting somewhere tells how they live with it."""
AGAIN = re.compile(
    r"\b" + either("already", "again", "twice", word_of(r"two three four five several many \d+") + " times") + r"\b",
    re.IGNORECASE,
)
_REPEATED = re.compile(
    r"\b" + either("already", "twice", word_of(r"two three four five several many \d+") + " times") + r"\b",
    re.IGNORECASE,
)
"""With it what no class of steps holds is one too: `rethreaded three times`."""
_NOT_DONE = re.compile(
    r"\b(?:gave|given|give) up\b|\bsince (?:i|we) (?:\w+ )?(?:opened|unpacked|got|received|used|started|have)\b"
    r"|^\W*been using\b"
    # what we or a shop's packer did: `charged me twice`, `nicely packed too`
    r"|^\W*(?:(?:and|but|then|you|u|they) )*(?:charged|billed|debited|sent|shipped|gave|left|kept|refunded) (?:me|us)\b"
    r"|^\W*(?:and |but |then )?(?:got )?(?:charged|billed|debited) (?:for|twice|both|again)\b"
    # what became of the goods by itself
    r"|^\W*melted\b|\bmelted (?:into|together|in|to a)\b"
    # the rest of `found out my aunt has one`
    r"|^\W*out (?:my|that|the|we|i)\b"
    r"|^\W*(?:\w+ )?(?:nicely|well|poorly|badly|beautifully|carefully|loosely) (?:packed|packaged|wrapped|boxed)\b"
    r"|^when (?:i|we) (?:opened|unpacked|got|received|saw|tried)\b",
    re.IGNORECASE,
)
_BY_MISTAKE = re.compile(r"\b(?:by (?:mistake|accident)|accidentally|mistakenly)\b", re.IGNORECASE)
_ORDERED = re.compile(
    r"\bplaced (?:it|them|(?:my|the|an|this|our) order)\b(?! (?:\w+ )?"
    + word_of("in on under over against at into onto near next back behind between inside outside flat")
    + r"\b)",
    re.IGNORECASE,
)
"""`Placed it an hour ago`: no step."""
_ASKED_FOR = re.compile(r"\basked(?: (?:for|if|whether|why|when|how|what)\b|$)", re.IGNORECASE)
"""What they wanted, unless they did so again."""
OTHER_PART = re.compile(r"\W*(?:an? |the )?(?:new|different|another|other|fresh) (?:\w+ ?){1,3}$", re.IGNORECASE)
"""`New bulb, different socket`: a step told without a verb."""
_IN_VAIN = re.compile(r"\b(?:same|still|nothing|no (?:luck|change|better|difference))\b", re.IGNORECASE)
_AS_TOLD = re.compile(
    r"\b(?:(?:as|like) (?:you|your|the|in|per|told|advised|asked|instructed)|per your|following)\b", re.IGNORECASE
)
_DONE_SO = re.compile(
    r"^\W*(?:all |both |already )?done\b(?! (?:nothing|none)\b)"
    r"|[,;:.] ?(?:did|tried) (?:that|it|this|so)\b|\b(?:steps?|instructions?|tips?) [^.!?]{0,40}\bdone\b",
    re.IGNORECASE,
)
_BEGUN = word_of("began begun started opened requested registered initiated created filed submitted made did done")
_RETURNED = re.compile(
    either(
        r"\breturned\b",
        r"\bback\b(?! (?:in|inside|together|up|on|from)\b)",
        rf"\b{_BEGUN}\b[^.!?;,]{{0,20}}\b(?:return|rma)\b",
        rf"\b(?:return|rma)\b[^.!?;,]{{0,20}}\b{_BEGUN}\b",
        r"\b(?:dropped|handed) (?:\w+ ){0,3}?(?:off|over|in|at|to) ?",
        r"\b(?:picked|collected)\b[^.!?;,]{0,12}\bby\b",
        r"\b(?:posted|mailed|shipped) (?:it|them|that|those|both)\b(?! (?:to (?:my|our|his|her|a)|on (?:my"
        r"|our|insta|facebook)))",
    ),
    re.IGNORECASE,
)
_OTHER_GOODS = re.compile(
    r"\b(?:before|last (?:time|month|year)|another|other|things|always|usually|in the past|first one|previous"
    r"|replacement)\b",
    re.IGNORECASE,
)
_HAD_ME = re.compile(r"\b(?:had|made) (?:me|us) \w", re.IGNORECASE)
_OURS_TO_CHANGE = stem_set(
    "order price address ticket claim case status date day time slot appointment delivery account card payment color"
    " colour name plan subscription description listing page policy rule label invoice contract"
)
"""What a shop changes or closes itself."""
_AS_IT_CAME = re.compile(
    either(
        r"\bby (?:you|your|amazon|the (?:seller|shop|store|factory|carrier|courier|driver))\b",
        r"\b(?:wrong(?:ly)?|badly|poorly|incorrectly|upside down|backwards?|at the factory|on arrival)\b",
        r"\bwhen (?:it|they|i|we) (?:came|arrived|got|opened|received|unpacked)\b",
    ),
    re.IGNORECASE,
)
"""How others did it, or how it was on the first day."""


class Told:
    """A turn, and how many steps it tells without saying who took them."""

    def __init__(self, text: str, entries: Iterable[Entry]) -> None:
        self.in_vain = bool(_IN_VAIN.search(text))
        self._as_it_came = [s for s in sentences(text) if _AS_IT_CAME.search(s)]
        self.unnamed = len({e.quote for e in entries if e.kind is EntryKind.DONE and is_step(e) and _unnamed(e)})

    def came_so(self, step: Entry) -> bool:
        """Whether its sentence tells how others did it, or how it was on the first day."""
        return any(step.quote in said for said in self._as_it_came)


def did(said: str, entries: Iterable[Entry], turn: Told) -> bool:
    """Whether a passage tells of a step of theirs, or of something handed over by more than naming it."""
    read = tuple(entries)
    steps = [e for e in read if e.kind is EntryKind.DONE and is_step(e)]
    handed = any(e.things & HANDED for e in read if e.kind is EntryKind.GIVEN)
    if not steps and not handed:
        return False
    mine = any(x.s.actor is Actor.WRITER and x.s.verb not in _NO_STEP for x in said_in(said))
    taken = any(by_nobody(e, turn) or _collected(e) for e in steps) or _without_a_clause(said, read)
    return taken or (mine and (handed or any(_may_be_theirs(e) for e in steps)))


def is_step(done: Entry) -> bool:
    """No purchase, wish or state that goes on, and nothing that they were only told to do."""
    words = straight(done.quote)
    if (
        (done.verb in _NO_STEP and not done.by_other)
        or BEEN_TOLD.search(words)
        or _ORDERED.search(words)
        or (_ASKED_FOR.search(words) and not AGAIN.search(words))
    ):
        return False
    if _NOT_DONE.search(words) or _BY_MISTAKE.search(words) or (not done.actions and not _REPEATED.search(words)):
        return False
    if _IS_AT_IT.search(words):
        return bool(done.actions & {"wait", "search"})
    return not _WENT_ON.search(words) or bool(done.actions & _GOES_ON)


def returned(done: Entry) -> bool:
    """Whether it tells that these goods are on their way back, or that their return is begun."""
    if "return" not in done.actions or done.things & GIVABLE or _OTHER_GOODS.search(done.quote):
        return False
    return bool(_RETURNED.search(done.quote)) or (done.by_other and done.actions == {"return"})


def by_nobody(step: Entry, turn: Told) -> bool:
    """`The filter was changed twice`, `pump cleaned, hose swapped`: whoever writes so of what they try has done it.

    One such step alone may tell how the thing came: it must be told as repeated, as advised or as in vain.
    """
    tried = turn.unnamed > 1 or turn.in_vain or AGAIN.search(step.quote) or _AS_TOLD.search(step.quote)
    return bool(tried) and _unnamed(step) and not turn.came_so(step)


def _unnamed(step: Entry) -> bool:
    """A step with the thing of which nobody says who took it, and that no shop takes."""
    said = [x for x in said_in(step.quote) if not (step.verb and x.s.actor is not Actor.NOBODY) and not x.denied]
    acts = actions_of(step.verb) if step.verb and step.verb not in _LIGHT else step.actions
    by_hand = step.actions & acts & (BY_HAND | {"print", "fill"}) or returned(step)
    if not said or not by_hand:
        return False
    return not any(_OURS_TO_CHANGE & set(x.s.words[:2]) for x in said)


def _may_be_theirs(step: Entry) -> bool:
    """Whether its own words name nobody else and no thing as what acts: `your bot says case closed` tells no step."""
    said = said_in(step.quote)
    return not (actors := [x.s.actor for x in said]) or Actor.WRITER in actors or Actor.THIRD_PARTY in actors


def _collected(step: Entry) -> bool:
    """`The parcel was picked up by your courier`: they have handed it over."""
    return step.by_other and returned(step)


def _without_a_clause(said: str, entries: tuple[Entry, ...]) -> bool:
    """`New bulb, different socket, same thing`, or in another language: nobody is said to do it, and they did."""
    parts = [e for e in entries if e.kind is EntryKind.DONE and not e.verb and OTHER_PART.match(e.quote)]
    swapped = len(parts) > 1 or bool(parts and _IN_VAIN.search(said))
    told = any(e.kind is EntryKind.DONE and not e.verb and _HAD_ME.search(e.quote) for e in entries)
    return swapped or told or bool(_DONE_SO.search(said)) or any(done_abroad(said, 0, Who.CUSTOMER))
