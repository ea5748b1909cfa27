"""The steps that our message before asked of the customer, where they say only that they took them: `did both`."""

import re

from bot.domain.case import Matter, Who
from bot.language.grammar.statements import Actor, Mood, Statement, statements
from bot.language.segmentation.tokens import straight
from bot.language.vocabulary.content import stem_set
from bot.language.vocabulary.stems import lemma, participle, stem
from bot.ledger.actions import step_of
from bot.ledger.kinds import SEEN_TO

_POINTS = re.compile(
    r"\W*(?:(?:i|we|yes|yep|have|had|i've|we've|all|both|already|also|just|well) ?)*"
    r"(?:did|done|tried|followed|completed)"
    r"(?:\W+(?:both|that|this|it|so|all|of|everything|them|these|those|as|exactly|what|you|asked|told|said|wrote"
    r"|already|twice|again|too|the|your|steps?|two|three|four|several|\d+|times|now))*\W*"
    r"(?:[,;:(\u2013-].*)?",
    re.IGNORECASE | re.DOTALL,
)
_OUR_ASKING = stem_set("let tell send write reply answer give know contact call wait see")
"""What we ask them to do for us, and not to the thing."""
_ENDS = re.compile(
    r"\s*(?:[,;:.!?(\u2013\u2014\"]|\s-\s|\b(?:and|then|to see|so|if|whether|before|until)\b).*", re.I | re.S
)
_LONGEST = 8
"""Words of a step."""
_UNFIT = re.compile(r"[\[\]<>{}*_#@|“”\"$]|https?:|\b(?:us|me|our|my)\b", re.IGNORECASE)
_VERB = re.compile(r"[a-z']+", re.IGNORECASE)


def only_points(words: str) -> bool:
    """Whether they name no step, only that they took what was asked: `I did both, twice`."""
    return _POINTS.fullmatch(straight(words)) is not None


def asked_before(matter: Matter, number: int) -> tuple[str, ...]:
    """What our last message before a turn asked them to try, as it can stand behind *you have*: `unplugged it`.

    Empty where a step of it can't be said so: `both` is both.
    """
    ours = next((t.text for t in reversed(matter.turns[:number]) if t.who is Who.US), "")
    asked = [s for s in statements(ours) if _is_step(s)]
    steps = tuple(filter(None, map(_as_done, asked)))
    return steps if len(steps) == len(asked) else ()


def _is_step(s: Statement) -> bool:
    asks = s.mood is Mood.REQUEST and s.actor is Actor.READER and not (s.negated or s.passive or s.quoted)
    return asks and s.verb not in _OUR_ASKING and bool(step_of(s.text).actions & SEEN_TO or s.verb in ("make", "check"))


def _as_done(s: Statement) -> str | None:
    """`Please unplug it for 10 minutes` as `unplugged it for 10 minutes`."""
    verb = next((w for w in _VERB.finditer(s.text) if _is_plain_form(w[0].lower(), s.verb)), None)
    if verb is None:
        return None
    rest = _ENDS.sub("", s.text[verb.end() :]).rstrip().replace("your ", "the ")
    fits = rest and len(rest.split()) <= _LONGEST and not _UNFIT.search(rest)
    return f"{participle(verb[0].lower())}{rest}" if fits else None


def _is_plain_form(word: str, verb: str) -> bool:
    return word == lemma(word) and stem(word) == verb
