"""What to write instead of a fault: plainer words, ordinary type, one apology, or nothing at all."""

import re
from collections.abc import Iterator
from datetime import date
from functools import partial
from itertools import pairwise

from bot.checks.leaving_out import HANDLING
from bot.checks.tone.mending.asides import fact_told
from bot.checks.tone.phrases.dry import Dry
from bot.checks.tone.reading import Reading
from bot.checks.tone.signs.capitals import lowered
from bot.checks.tone.telling import Fault
from bot.domain.reply import Severity
from bot.knowledge.schema.style import Style, ToneRule
from bot.language.figures.figures import figures
from bot.language.grammar.statements import Actor, Mood, statements
from bot.language.segmentation.spans import Span
from bot.language.vocabulary.content import stem_set
from bot.language.vocabulary.stems import stem

_ANY_DAY = date(2000, 1, 3)
_MATTER = re.compile(
    r"\b(?:refund|replac|label|tracking|return|ship|leaves?\b|arriv|deliver|carrier|lead\b|trace|repair|instead|attach"
    r"|address|stock|exchange|warrant)\w*|\b(?:i|we)(?:'ll| will| can| have (?:asked|opened|sent|checked))\b",
    re.I,
)
_SORRY = re.compile(r"\b(?:sorry|apologi[sz]e)\b", re.I)
_APOLOGY = re.compile(r"\b(?:sorry|apolog\w*|forgiv\w*|pardon|regret\w*|asham\w*|mortif\w*|excuse|awful)\b", re.I)
"""What an apology in the place of the quote stands for."""
_FOR_WHAT = re.compile(
    r"\b(?:for|about) (?P<what>(?:the|your|our) (?!inconvenience|way\b|fact\b)(?:[\w-]+ ){0,2}?[\w-]+)"
    r"(?=\s*(?:[.,;!]|$)|\s+(?:and|that|which)\b)",
    re.I,
)
_OPENING = re.compile(
    r"(?:(?:as|like)(?: (?:i|we)(?:'ve| have|'d| had)?)?(?: \w+ly| already| just)? (?:said|told you|explained|mentioned"
    r"|stated|wrote|written)(?: (?:to you|before|earlier|already|above|twice|again|now|(?:\w+ )?times|more than once"
    r"|(?:repeated|clear|plain|previous|explicit|recent|polite)ly"
    r"|in (?:my|our) last \w+|last \w+|yesterday|on \w+day)){0,3}|in case (?:you (?:hadn't|haven't"
    r"|didn't) (?:yet )?notice[d]?"
    r"|(?:it|this|that) (?:wasn't|isn't) (?:already )?obvious)|for the (?:very |absolute )?last time|needless to say"
    r"|it goes without saying(?: that)?|since you insist|if (?:it|that) makes you (?:happy|feel better)"
    r"|if you must know|believe it or not|news ?flash|spoiler(?: alert)?|fun fact|surprise,? surprise|no"
    r" offen[cs]e(?: meant| intended)?(?:,? but)?|with all due respect(?:,? but)?"
    r"|as (?:every|any)(?:one|body) knows|for your information|let me (?:put|say|explain) (?:it|this|that) \w+:"
    r"|i can(?:'t|not) believe (?:that )?(?:i|we) (?:have|need) to (?:say|explain|write|repeat|spell out) (?:this|that"
    r"|it),? but|(?:i|we) shouldn't (?:have|need) to (?:say|explain|write|repeat) (?:this|that|it),? but"
    r"|(?:it|this|that) (?:may|might|will) (?:perhaps )?come as (?:news|a surprise|a shock) to you,? but"
    r"|just so (?:we're|we are|you're|you are) clear|let me be \w+ (?:clear|blunt)(?: about (?:this|that|it))?:?"
    r"|(?:ok(?:ay)?,? )?fine,(?= i\b| we\b)|(?:just )?to (?:reiterate|repeat(?: myself)?)(?: what (?:i|we)(?:'ve|"
    r" have)?"
    r" (?:already )?(?:\w+ )(?:you )?(?:before|above|earlier|yesterday|on \w+day|in my last \w+)?)?"
    r"|(?:i hate to break it to you|sorry to burst your bubble),? but),?\s+"
    r"(?!(?:in|on|at|to|by|of|under|already)\b)(?=\S+ \S+ \S+)",
    re.I,
)
"""What reproaches them for asking again, talks down, or warns of what follows, before what is to be said."""
_NEVER_LEFT_OUT = frozenset((ToneRule.EVASIVE, ToneRule.COLD))
_MISSED = (ToneRule.BLAME, ToneRule.RUDE, ToneRule.SARCASTIC)
"""Rules of what is said to have been missed."""
_TALKING = stem_set(
    "say tell explain repeat hope think know see read hear wonder love like understand believe trust assume guess"
    " suppose"
    " imagine admit doubt care mind laugh wish apologize write answer try be have want need make let get do put"
    " call note"
)
"""What we do when we only speak of it."""
_KNOWING = stem_set("know read see notice realize understand learn check find say tell show state mention")
_BEARING = stem_set(
    "be stop calm try think wait get keep bother complain spare save ask write call contact let give use take go leave"
    " imagine consider thank believe feel enjoy mind watch expect wake grow have make do want pay"
)
"""Verbs that tell people how to behave, or are in the fixed phrases of that."""
_WITS = stem_set("brain head eyes mind sense manners tone temper")
_TO_CHECK = re.compile(r"\bplease (?:\w+ )?(?:check|look (?:in|at|under|behind|inside|again|once))\b", re.I)
_OF_A_THING = re.compile(
    r"\b(?:the|an?|our|your|this|that|these|those|of|with|some|no|any|each|every|both)(?: \w+)? $", re.I
)
"""What stands before the name of goods: `our acacia honey`; without it the rest says nothing."""
_TWICE = re.compile(r"^(\w+) \1\b", re.I)
"""`Hey hey` in plain words."""
_PLEASE_DONT = re.compile(r"\bplease (?:do not|don't|never)\b", re.I)
_ANOTHER_TIME = re.compile(r"\bnext time\b|\bin (?:the )?future\b|\bbefore (?:you|ordering|writing|asking)\b", re.I)
"""What they are told to check then is no step of this matter."""
_ONE_BREATH = 20
_SHORT_CHAT = 12
"""Words up to which a chatty sentence is nothing but chat."""


def mended(fault: Fault, faults: tuple[Fault, ...], reading: Reading, style: Style) -> str | None:
    """The words for the place of the quote: empty to leave it out, None where only a person can mend it."""
    start, end = fault.span
    quote = reading.text[start:end]
    if fault.rule is ToneRule.SHOUTING:
        return lowered(quote, any(start == s for s, _ in reading.sentences))
    swapped = _swapped(quote, style, fault.rule)
    if swapped != quote:
        return swapped
    if fault.rule is not ToneRule.OVER_APOLOGY and (opening := _OPENING.match(quote.replace("\u2019", "'"))):
        rest = quote[opening.end() :]
        return rest[:1].upper() + rest[1:] if quote[:1].isupper() else rest
    if Dry.REGRETS_FEELING.fits(quote.replace("\u2019", "'").lower()) and not carries_matter(quote):
        return _apology(quote, style) if len(_SORRY.findall(reading.text)) <= len(_SORRY.findall(quote)) else None
    if fault.rule is ToneRule.OVER_APOLOGY and _is_first_apology(fault, faults, reading):
        return _apology(quote, style) if _APOLOGY.search(quote) else None
    if fault.rule in _MISSED and (fact := fact_told(quote, only_if_said=fault.severity is Severity.STOP)):
        return fact
    return "" if _says_nothing_else(quote, fault.rule) else None


def _apology(quote: str, style: Style) -> str:
    """The house's apology, for what the quote names: `I am sorry about the cracked lid`."""
    named = _FOR_WHAT.search(quote)
    return style.apologies.say.replace("about this", f"about {named['what']}") if named else style.apologies.say


def carries_matter(words: str) -> bool:
    """Whether a run of words holds a figure, a day or a step that the customer needs."""
    return bool(_MATTER.search(words)) or bool(figures(words, _ANY_DAY))


def long_winded(reading: Reading) -> Iterator[Span]:
    """Sentences of more words than one breath takes, with no figure, day or step in them."""
    for start, end in reading.sentences:
        words = reading.text[start:end]
        if len(words.split()) > _ONE_BREATH and not carries_matter(words):
            yield start, end


def _says_nothing_else(quote: str, rule: ToneRule) -> bool:
    if rule in _NEVER_LEFT_OUT or carries_matter(quote) or acts(quote) or _informs(quote) or instructs(quote):
        return False
    return rule is not ToneRule.CASUAL or (len(quote.split()) <= _SHORT_CHAT and not quote.rstrip().endswith("?"))


def acts(quote: str) -> bool:
    """Whether it says what we did about the matter: `I've cancelled the order, as you changed your mind again`."""
    return any(
        said.actor is Actor.WRITER
        and said.mood in (Mood.DONE, Mood.DOING)
        and not said.negated
        and stem(said.verb) not in _TALKING
        for said in statements(quote)
    )


def _informs(quote: str) -> bool:
    """Whether what the customer is told to have missed is the answer itself: `you would know it has no bulbs`."""
    said = statements(quote)
    return any(
        knower.actor is Actor.READER and stem(knower.verb) in _KNOWING and told.actor is Actor.NOBODY
        for knower, told in pairwise(said)
    )


def instructs(quote: str) -> bool:
    """Whether it tells the customer what to do with the item: `it's not that hard: turn the key left and pull`."""
    return bool(_TO_CHECK.search(quote) and not _ANOTHER_TIME.search(quote)) or any(
        said.mood is Mood.REQUEST
        and said.actor is Actor.READER
        and stem(said.verb) not in _KNOWING | _BEARING
        and (not said.negated or stem(said.verb) in HANDLING or bool(_PLEASE_DONT.search(quote)))
        and not frozenset(said.words) & _WITS
        for said in statements(quote)
    )


def _in_its_case(new: str, match: re.Match[str]) -> str:
    kept = _is_initial(match) or (not new and _OF_A_THING.search(match.string[: match.start()]))
    return match[0] if kept else _like(match[0], new)


def _is_initial(match: re.Match[str]) -> bool:
    """Whether it is the short form of a name: `R. Lopez`."""
    return len(match[0]) == 1 and match[0].isupper() and match.string[match.end() : match.end() + 1] == "."


def _swapped(quote: str, style: Style, rule: ToneRule) -> str:
    own = style.rule(rule)
    words = quote
    for old, new in (own.swaps if own else {}).items():
        words = re.sub(rf"(?<![\w'-]){re.escape(old)}(?![\w'-])", partial(_in_its_case, new), words, flags=re.I)
    if words == quote:
        return quote
    words = re.sub(r"\s{2,}", " ", re.sub(r"\s+([,.!?])", r"\1", words)).strip(" ,")
    words = _TWICE.sub(r"\1", words) + (", " if quote.endswith(", ") else "")
    return words[:1].upper() + words[1:] if quote[:1].isupper() else words


def _like(old: str, new: str) -> str:
    return new[:1].upper() + new[1:] if old[:1].isupper() else new


def _is_first_apology(fault: Fault, faults: tuple[Fault, ...], reading: Reading) -> bool:
    """Whether leaving it out would leave the reply without any apology."""
    inflated = [f for f in faults if f.rule is ToneRule.OVER_APOLOGY]
    kept = reading.text
    for other in reversed(inflated):
        kept = kept[: other.span[0]] + kept[other.span[1] :]
    return fault == inflated[0] and not _SORRY.search(kept)
