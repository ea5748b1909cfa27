"""Clauses that can go from a sentence: `..., as you evidently changed your mind`, `As I said twice, ...`."""

import re
from collections.abc import Iterator

from bot.checks.leaving_out import HANDLING
from bot.language.grammar.statements import Actor, Mood, statements
from bot.language.segmentation.spans import Span
from bot.language.vocabulary.stems import stem

_COMMA = re.compile(r",\s+")
_JOINT = re.compile(r"(?:but|and|so|yet)\s+", re.I)
_CONDITION = re.compile(
    r"\W*(?:if|unless|when|whenever|once|had|should|were|until|till|after|before|where|while|as soon as|as long as"
    r"|provided|in case)\b",
    re.I,
)
"""A clause that begins so says when the rest holds."""
_OPENS_A_CLAUSE = re.compile(
    r"\W*(?:as|which|who|whom|whose|that|because|since|though|although|whereas|than|so|but|and|or|how|what|to|if|unless"
    r"|when|once|had|until|while|like|unlike|despite|contrary)\b",
    re.I,
)
_LEADS_IN = re.compile(
    r"\W*(?:as(?! (?:soon|long|far|for|if)\b)|like|since|despite|contrary|unlike|needless"
    r"|for the (?:\w+ )?(?:last|\w+th) time"
    r"|it goes without|no offen[cs]e|with all due"
    r"|frankly|honestly|last time (?:i|we)|in case (?:you|it|this|that) \w+n't"
    r"|for your information|once (?:more|again)|surely|obviously)\b",
    re.I,
)
"""How a clause begins that only leads in; another may name what is needed: `You lost the bag, look again`."""
_ADDS = re.compile(
    r"\W*(?:as|which|so|because|since|how|what|but|and|or|though|although|not|unlike|like|believe|you|i|we|it|that"
    r"|this|of course|again|obviously|apparently|evidently|clearly|surely|naturally|no doubt)\b",
    re.I,
)
"""How a clause begins that adds a remark; a bare noun may be one more thing in a row."""
_DOES = (
    r"(?:need|require|take|cost|hold|run|last|shrink|rust|burn|melt|open|close|shut|fit|float|sink|weigh|work|come|go"
    r"|leave|ship|arrive|charge|use|contain|include|cover|lie|sit|stand|hang|lock|unlock|turn|start|stop|fade|stretch"
    r"|break|crack|bend|dry|heat|cool|boil|dissolve|absorb|give|show|explain|belong|attach|slide|swell|expand"
    r"|scratch|stain|bleed|leak|drain|spin|blink|beep|glow|reach|measure|begin|end|expire|apply|depend|match|support"
    r"|rise|grow|smell|taste|stay|move|carry|block"
    r"|connect|pair|filter|pump|freeze|thaw|harden|soften|bind|hide)"
)
_SO = r"(?:(?:only|also|always|never|usually|still|now) )?"
_OF_A_THING = re.compile(
    r"\W*(?!(?:i|we|you|he|she|they|some(?:one|body)|any(?:one|body)|every(?:one|body)|no(?:body| one)|who|people"
    r"|customers|buyers)\b)(?:(?:the|a|an|your|our|its|this|that|these|those|both|all|no|most|each|every)\s+)?"
    rf"(?:[\w-]+ ){{0,3}}(?:[\w-]+ {_SO}(?:{_DOES}e?s|dries)|[\w-]+s {_SO}(?:{_DOES}|dry))\b(?!-)",
    re.I,
)
"""`Wool shrinks in the dryer`, `the lamp needs a bulb`: what a thing does; many such verbs are nouns elsewhere."""
_MISSED = re.compile(
    r"\b(?:(?:know|knew|known|seen?|saw|noticed?|reali[sz]ed?|underst(?:and|ood)|learn(?:ed|t)?|missed|overlooked|read"
    r"|told you|tells? you|say|says|said|states?|shows?|shown|written|obvious|clear|plain|aware|mention(?:s|ed)?"
    r"|explained|gets?|grasp(?:ed)?|remember(?:ed)?|accept(?:ed)?|escaped (?:you|your notice)|forgot(?:ten)?)(?:"
    r" \w+ly| there| in \w+| by now| twice| \w+ times| before| already| again)?,? that"
    r"|(?:would|'d) (?:have )?(?:known?|seen?|noticed?|reali[sz]ed?)(?! what| how| who| why| where| when| if| that|"
    r" in| on| at| from| by| under| had))"
    r"\s+(?P<fact>\S.*)$",
    re.I | re.S,
)
_MIDDLE = re.compile(
    r",\s+(?:as|which|who|like|if|had) (?:you|your|i|we|any(?:one|body)|every(?:one|body)|any|every)\b[^,.;!?]*,\s+"
    r"(?!and\b|or\b|but\b|so\b|you\b|i\b|we\b)",
    re.I,
)
"""A clause about people between two commas, in the middle of what is said of a thing."""
_STEP = re.compile(
    r"\b(?:says|said|states?|tells you|told you|asks you|asked you|reminds you)(?: \w+ly| there| in \w+)? to"
    r" (?P<step>(?P<does>[a-z]+) [^,;:!?]{1,120})[.!]*\W*$",
    re.I,
)
"""`The manual, which says to rinse the filter first`."""
_SAID = re.compile(r"\b(?:told|tells?|says?|said|states?|shows?|shown|written|mention\w*|explained)\b", re.I)
_BOTH_KNOW = re.compile(r"\b(?:we|both of us)(?: both| all| two)?(?: already)? know\b|\bwe both\b", re.I)
"""What is held against them is no fact: `we both know that the box was full`."""
_MORE = re.compile(
    r",\s+(?:as|which|but|so|and|isn't|doesn't|don't|aren't|wasn't|right|if|had|unless)\b.*$", re.I | re.S
)
"""What follows the fact in the same breath."""
_A_NAME = 2
"""Words of a clause that may be no more than a name that is called."""
_LEAST = 3
"""Words of a sentence that stands alone."""


def asides(words: str) -> Iterator[tuple[Span, str]]:
    """Each clause that commas set apart, with the sentence that is left without it; the longest sentence first."""
    found = [*_trailing(words), *_opening(words)]
    yield from sorted(found, key=lambda f: -len(f[1]))


def _trailing(words: str) -> Iterator[tuple[Span, str]]:
    for comma in _COMMA.finditer(words):
        aside, rest = words[comma.end() :], words[: comma.start()]
        short = len(aside.split()) <= _A_NAME
        if (short or _ADDS.match(aside)) and not _CONDITION.match(aside) and stands_alone(rest):
            yield (comma.end(), len(words)), rest + "."


def _opening(words: str) -> Iterator[tuple[Span, str]]:
    comma = _COMMA.search(words)
    if comma is None or not _LEADS_IN.match(words):
        return
    joint = _JOINT.match(words, comma.end())
    rest = words[joint.end() if joint else comma.end() :]
    if stands_alone(rest):
        yield (0, comma.start()), rest[:1].upper() + rest[1:]


def stands_alone(rest: str) -> bool:
    """Whether it is a sentence: somebody or something does or is something, on no condition."""
    if _OPENS_A_CLAUSE.match(rest):
        return False
    said = statements(rest) if len(rest.split()) >= _LEAST else ()
    told = bool(said) and all(s.mood is not Mood.CONDITION for s in said) and _answers(rest)
    return told or (not said and bool(_OF_A_THING.match(rest)))


def _answers(rest: str) -> bool:
    """Whether it tells of a thing, of what we do, or of a step."""
    return any(s.actor is not Actor.READER or s.mood in (Mood.REQUEST, Mood.POSSIBLE) for s in statements(rest))


def without_the_middle(words: str) -> str | None:
    """The sentence around a clause between commas: `The lid, as you'd know had you looked, is in the box.`"""
    found = _MIDDLE.search(words)
    rest = f"{words[: found.start()]} {words[found.end() :]}" if found else ""
    return rest if found and stands_alone(rest) else None


def fact_told(words: str, only_if_said: bool = False) -> str | None:
    """What the customer is said to have missed, as a sentence: `you can't have missed that the lamp has no plug`.

    `only_if_said` takes no more than what stands somewhere or was told: what is only said to be plain is no fact.
    """
    if step := _STEP.search(words):
        return f"Please {step['step'].rstrip(' .!?')}." if stem(step["does"]) in HANDLING else None
    found = _MISSED.search(words)
    if found is None or _BOTH_KNOW.search(words) or (only_if_said and not _SAID.search(found[0])):
        return None
    fact = _MORE.sub("", found["fact"]).rstrip(" .!?")
    return f"{fact[:1].upper()}{fact[1:]}." if stands_alone(fact) else None
