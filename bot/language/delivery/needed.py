"""The day by which the writer needs something: `by Friday for a wedding`, `the party is on Saturday`."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from bot.language.figures.named_days import WORDED, days_named
from bot.language.goods.came import CAME
from bot.language.goods.harm import came_harmed
from bot.language.grammar.statement import Mood
from bot.language.grammar.statements import statements
from bot.language.patterns.alternatives import either, word_of
from bot.language.segmentation.sentences import sentence_spans
from bot.language.vocabulary.content import stem_set

_BY = re.compile(
    r"\b(?:by|before|for|until after|no later than|not later than|in time for|on time for)\W+(?:\w+\W+){0,2}$", re.I
)
_NEEDS = re.compile(
    either(
        r"\b"
        + word_of("needs? needed wants? must requires? hop(?:e|ing) please possible chance having arrives?")
        + r"\b",
        r"\b(?:ha(?:s|ve) to|got to|gotta|in time|on time|get it|be here)\b",
        r"\b(?:can|could|would|will) (?:you|it|they|i|we|this|that|the \w+)\b",
        r"\bdo(?:es)? (?:you|it|they|this|that|(?:the |standard |express )?\w+) (?:\w+ )?"
        r"(?:get|arrive|come|reach|deliver|make)\b",
        # if we don't have the cot by then, unless it's here
        r"\bif (?:i|we|she|he|they|it|this|(?:the|my|our) \w+(?: \w+)?) (?:(?:do|does|is|are)(?:n'?t| not)"
        r"|can'?t|won'?t|cannot) (?:be )?(?:have|get|receive|here|there|come|arrive|with (?:me|us))\b",
        r"\bunless (?:it|they|this|(?:the|my|our) \w+(?: \w+)?)(?: is|'s|'re| are)? (?:here|there|with (?:me|us)|comes?"
        r"|arrives?|gets? here)\b",
    ),
    re.I,
)
_KIN = word_of(
    "wife husband partner mom mum mother dad father son daughter sister brother gran grandma grandpa nan aunt uncle"
    " niece nephew cousin friend boss girlfriend boyfriend"
)
_EVENT = re.compile(
    r"\b"
    + either(
        word_of(
            "party wedding birthday b-?day anniversary ceremony graduation baptism christening funeral memorial shower"
        ),
        word_of(
            "recital concert performance premiere gala prom ball reunion festival fair market tournament match race"
            " nativity"
        ),
        word_of(
            "marathon exam class(?:es)? semester trip flight cruise vacation holidays? camp camping journey honeymoon"
        ),
        word_of("surgery operation guests? visitors? dinner barbecue cookout picnic opening inspection presentation"),
        word_of("interview meeting conference move-?in housewarming event"),
        r"school (?:starts?|play|fair|trip|fete|disco|assembly)",
        r"name ?day",
        word_of("confirmation communion eid hanukkah chanukah diwali easter mitzvah"),
        # her dad's 70th, my 30th, my wifes 40th
        rf"(?:'s|{_KIN}s|my|her|his|our|their) \d{{1,3}}(?:st|nd|rd|th)(?= (?:on|this|next|coming|is)\b|[,.;!?]|$)",
        r"due date",
        r"(?:baby|babies|twins|little one)(?: is| are|'s|s)? due",
        r"pay(?:ment)? run|(?:month|quarter|year)[- ]end|(?:accounts?|books|quarter|tender) clos\w+",
        r"moving day",
    )
    + r"\b",
    re.I,
)
_NO_GOODS = word_of("receipt invoice refund money answer reply label call tracking code address photo")
_GOODS = either(
    "it",
    "them",
    word_of("this that these those one both"),
    rf"(?:the|my|our|all|this|that|these|those) (?!{_NO_GOODS})\w+(?: \w+)?",
)
_NEXT = r"(?: (?:this|next|the))?"
_ARRIVES = either("be here", "be there", "arrive", "get here")
_THINGS = word_of("it this that they these those you")
_GET_IT_HERE = r"get (?:it|this|them) (?:here|to (?:me|us))"
_ON_IT = re.compile(
    either(
        # I need the chairs delivered on
        rf"\bneed(?:s|ed)?(?: to have| to get)?(?: {_GOODS})?(?: (?:here|back|delivered|ready|latest))?"
        r"(?: (?:on|for|this|next|the|coming))* $",
        # it must be here
        rf"\b(?:must|ha(?:s|ve) to|needs? to|gotta) (?:{_ARRIVES}|be delivered|have (?:it|them|this)|come)"
        r"(?: (?:on|this|next|the|coming))* $",
        # a gift for
        rf"\b(?:gift|present|surprise)\b[^.;!?]{{0,20}}\bfor{_NEXT} $",
        # it is for a gift on
        r"\b(?:for|is|it's) (?:a|my|our|the) (?:\w+ )?(?:gift|present|surprise)\b[^.;!?]{0,20}?"
        r" (?:on|this|next|the)(?: (?:this|next|coming))? $",
        # can I get it on
        rf"\b(?:can|could) (?:(?:i|we) (?:get|have)|{_THINGS}\b[^.;!?]{{0,20}}\b(?:{_ARRIVES}|come|{_GET_IT_HERE}))"
        rf"[^.;!?]{{0,15}}? (?:on|for|this|next|the)(?: (?:this|next|coming))? $",
        # before my in-laws come on
        rf"(?<=\w )before (?:my|our|the|his|her) (?!{word_of('order parcel package delivery refund return')}\b)[\w'-]+"
        r"(?: \w+)?"
        r" (?:comes?|arrives?|visits?|gets? here|moves? in|starts?|begins?|opens?)(?: (?:on|this|next|the|coming))* $",
        # she turns 40 on
        r"\bturns? \d+\b[^.;!?]{0,15}$",
        # I need it for my books until
        r"\bneed(?:s|ed)? (?!to\b)[^.;!?]{2,40}? until(?: the)? $",
        # it's for my mother on
        r"\b(?:it|this|they)(?: is| are|'s|'re|s)? for (?:my|our|his|her) [^.;!?,]{2,40} on(?: the)? $",
        # leaving
        r"^\W*(?:leaving|flying|travel+ing|moving)\b[^.;!?]{0,24}$",
    ),
    re.I,
)
"""The words before a day on which something is needed: `I need it on Friday`, `it must be here Tuesday`."""
_AS_A_GIFT = re.compile(r"\W*(?:'s )?(?:gift|present|surprise)\b", re.I)
_FOR = re.compile(r"\bfor $", re.I)
_OF_THAT_DAY = re.compile(r"\w+'s (?:order|delivery|parcel|package|purchase|shipment)\b", re.I)
_NEAR = timedelta(days=92)
"""A feast is further away than that to whom its gift comes late."""
_LEAVES = re.compile(
    r"\b(?:i|we|i'm|im|we're|i'll|we'll|i am|we are|he|she|they|he's|she's|they're"
    r"|(?:the|my|our|his|her) (?:kids?|children|boys?|girls?|twins|students|guests|parents|in-laws|family|wife|husband"
    r"|partner|son|daughter|mother|father|mom|mum|moms|mums|dad|sister|brother|friends?|grandma|grandparents|grandkids"
    r"|class|team))\b[^.;!?]{0,24}\b"
    + either(
        word_of("leav(?:e|es|ing) fly(?:ing)? flies travel(?:s|ing)? mov(?:e|es|ing) away hosts? hosting throwing"),
        word_of("marry(?:ing)? perform(?:ing)? start(?:s|ing)? begin(?:s|ning)? depart(?:s|ing)? visit(?:s|ing)?"),
        r"com(?:e|es|ing) (?:over|home|to (?:visit|stay)|for dinner)",
        r"out of town",
        r"on vacation",
        r"go(?:es|ing)? (?:on|to|away)",
        r"get(?:s|ting)? married",
    )
    + r"\b",
    re.I,
)
_OCCASION = re.compile(
    r"\bfor\b[^.;!?]{2,50}?\b(?:which|that)(?:'s| is| are| falls| will be| takes place)(?: already| coming up)?"
    r"(?: on)?(?: this| next| the)? $",
    re.I,
)
"""`For my sister's fiftieth, which is on`: the day of any occasion, whatever it is called."""
_WAS = re.compile(r"\b(?:was|were|had)\b|^\W*did (?:the|my|our|her|his)\b", re.I)
_BEHIND = re.compile(
    r"\b"
    + either(
        word_of("supposed said says? promised estimated? guaranteed told shows? showed claims? expected scheduled"),
        word_of("ordered bought delivered arrived came sent shipped missed since last every window except"),
        r"too late",
    )
    + r"\b",
    re.I,
)
"""Who speaks of a day so tells what was, or what somebody else named; an event's named since is its own."""
_NOT_THEN = re.compile(r"\b(?:until|till|it is|it's|today is|over)(?: now)?(?: the)? ?$", re.I)
_IF_I_ORDER = re.compile(
    r"\b(?:if|when|once) (?:i|we) (?:\w+ )?(?:order|buy|pay|place|book|get)\w*(?: (?:it|one|this|them|now|an order))?"
    r"(?: (?:by|before|on|this|next|the))* $",
    re.I,
)
"""The day of the order, not of the need."""
_NEEDED = re.compile(r"\b(?:needed|wanted)\b", re.I)
_CAME_THEN = re.compile(
    rf"(?<!n't )(?<!never )(?<!not )\b(?:{CAME}|got (?:it|them))\b"
    r"[^.;!?]{0,20}\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|today|this morning"
    r"|the \d{1,2}(?:st|nd|rd|th)|late|after|days? later|a week later)\b",
    re.I,
)
"""The day on which it came is told, or that it was late."""
_COMES = stem_set("come arrive deliver receive get reach show turn")
_ANOTHER_DAY = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|today|this morning|tonight|now|just|finally|already"
    r"|the \d{1,2}(?:st|nd|rd|th))\b",
    re.I,
)
_CLAUSE = re.compile(r"[,;:]|\b(?:and|but|so|because)\b", re.I)


@dataclass(frozen=True, slots=True)
class Needed:
    """The day, today or later, and the sentence that tells it."""

    day: date
    quote: str


def needed_by(text: str, today: date) -> Needed | None:
    """The earliest such day that the text names; None where it names none. A day without a year is the next one."""
    plain = text.replace("\u2019", "'")
    told = ((day, a, b) for a, b in sentence_spans(plain) for day in _days(plain[a:b], today))
    found = [Needed(day, text[a:b].strip()) for day, a, b in told if not _is_over(plain[a:b], plain)]
    return min(found, key=lambda n: n.day, default=None)


def needed_in(texts: Iterable[str], today: date) -> Needed | None:
    """The same of several messages, the newest first: the first that names a day counts."""
    return next((found for text in texts if (found := needed_by(text, today))), None)


def _is_over(said: str, text: str) -> bool:
    """Whether a sentence tells what was needed, of goods that came since: `I needed it for Friday. It came on Monday.`

    What came and is of no use may still be needed in time.
    """
    return bool(_NEEDED.search(said) and _CAME_THEN.search(text)) and not came_harmed(text)


def _days(said: str, today: date) -> Iterator[date]:
    for start, day in days_named(said, today):
        before = _CLAUSE.split(said[:start])[-1]
        wanted = _BY.search(before) and _NEEDS.search(said)
        if day >= today and _OCCASION.search(said[:start]):
            yield day
            continue
        if (
            _OF_THAT_DAY.match(said, start)
            or day < today
            or _WAS.search(before)
            or _IF_I_ORDER.search(before)
            or (_NOT_THEN.search(before) and not _ON_IT.search(before))
            or _BEHIND.search(_since_event(before))
        ):
            continue
        occasion = _EVENT.search(said) and not _told_as_done(said, start)
        by_then = wanted or _ON_IT.search(before) or occasion or _LEAVES.search(before)
        if by_then or (day - today <= _NEAR and _is_its_gift(said, start)):
            yield day


def _told_as_done(said: str, day: int) -> bool:
    """Whether the day is that of something done: `it came for her birthday on Friday`, `I wrote on Monday that`.

    An event named between has a day of its own, unless goods have come for it and no other day is told of that.
    """
    s = next((s for s in statements(said) if s.start <= day < s.end), None)
    if s is None or s.mood is not Mood.DONE or s.negated:
        return False
    before = said[s.start : day]
    came = s.verb in _COMES and not _ANOTHER_DAY.search(before)
    return came or _EVENT.search(before) is None


def _is_its_gift(said: str, start: int) -> bool:
    """Whether it is a gift for a feast: `a Christmas present`, `for xmas`."""
    feast = WORDED.match(said, start)
    if feast is None or feast["day"].lower() in ("today", "tonight", "tomorrow"):
        return False
    return bool(_AS_A_GIFT.match(said, feast.end()) or _FOR.search(said[:start]))


def _since_event(before: str) -> str:
    """From the last event on: `the cake stand I ordered for | her birthday on Friday`."""
    return before[max((m.start() for m in _EVENT.finditer(before)), default=0) :]
