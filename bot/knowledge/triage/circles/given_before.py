"""A customer of whom somebody wants what they have given: "you want the photo, and I sent it on Friday".

It is told by who does what: the thing handed over is the thing that is asked for, now or once more.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from bot.language.grammar.statements import Actor, Mood, Statement, statements
from bot.language.patterns.any_of import any_of
from bot.language.remembered import remembered
from bot.language.segmentation.sentences import sentence_spans
from bot.language.segmentation.tokens import straight
from bot.language.vocabulary.content import stem_set
from bot.ledger.actions import GIVABLE, things_of
from bot.ledger.given import gives
from bot.ledger.results import BY_HAND
from bot.ledger.turns import Said, said_in

_WANTS: Final = stem_set("want need ask request require demand expect insist")
_ASKED: Final = stem_set("ask tell request require instruct order")
_HANDS_OVER: Final = stem_set(
    "give send fill upload provide name attach submit supply forward enter type key paste mention mail email enclose"
)
_HOLDS: Final = stem_set("keep hold receive get")
_HAD = re.compile(r"\b(?:had|thanked)\b", re.I)
"""`You had the receipt on Sunday`, `you thanked me for it`."""
_STANDS = re.compile(
    r"\b(?:is|are|was|were|stands?|sits?|went)\b.{0,30}?\b(?:in|under|above|below|at|on|with|out)\b.{0,30}?"
    r"\b(?:messages?|e-?mails?|mails?|subject|signature|line|letters?|ticket|thread|\d(?:st|nd|rd|th))\b",
    re.I,
)
"""`The number is in my first message`."""
_WOULD_HELP = re.compile(
    r"\b(?:you|mail|reply|answer)\b.{0,30}\b(?:would|will|might) (?:help|be useful|be helpful|speed)"
    r"|\byou(?:'d| would| will)? (?:love|like|wish|have) to (?:know|see|have|get)\b",
    re.I,
)
"""A polite wish, as it is reported."""
_FAR: Final = 40
"""Characters before it in which that is said."""
_AGAIN = re.compile(r"\b(?:again|anew|once more|another|twice|(?:second|third|fourth|fifth|2nd|3rd|4th|\dth)\b)", re.I)
_WHY = re.compile(r"\b(?:why|how (?:come|often|many times))\b", re.I)
_HOW_OFTEN = re.compile(r"\bhow (?:often|many (?:more )?times)\b", re.I)
_TIMES = re.compile(r"\b(?:three|four|five|six|ten|umpteen|countless|[3-9]|\d\d+) times\b", re.I)
"""Given so often, it was asked for so often; twice may be a slip."""
_LETTER = (
    r"(?:e-?mails?|mails?|repl(?:y|ies)|answers?|responses?|messages?|templates?|colleagues?|agents?|team|support)"
)
_DEMANDS = r"(?:(?:wants?|asks?|(?:is|are) asking|requests?|requires?|demands?|needs?)\b|(?:is|says) to\b)"
_ONE_MORE = re.compile(r"\b(?:another|a new|the same|a second|a third) (?:request|demand|question)\b", re.I)
_LETTER_WANTS = re.compile(rf"\b{_LETTER}\b.{{0,30}}?\b{_DEMANDS}|{_ONE_MORE.pattern}", re.I)
_LETTER_ASKED = re.compile(
    rf"\b{_LETTER}\b.{{0,30}}?\b(?:asked|wanted|requested|required|demanded|told me to|said to)\b", re.I
)
_HAD_GIVEN = re.compile(r"\b(?:had|i'd|we'd)\b", re.I)
"""`A photo I had already sent`: before it was asked for."""
_OTHERS = re.compile(r"\bby (?!you\b|your\b|e-?mail\b|mail\b|chat\b|phone\b)", re.I)
"""Asked by somebody else."""
_MENDED = re.compile(r"\b(?:wrong|old|another(?! request| demand)|different|incorrect|instead)\b", re.I)
"""What was given is not what is needed."""
_BEFORE = re.compile(
    r"\b(?:already|before|earlier|last|ago|twice|when|yesterday|first|on (?:the )?(?:\d|mon|tue|wed|thu|fri|sat|sun))",
    re.I,
)
_ASKED_TO = re.compile(
    r"\b(?:i'm|i am|i was|i've|we're|we are|we were|been|being) (?:\w+ )?(?:asked|told|requested)\b", re.I
)
"""`I'm being asked to fill in the form`: its verb is what is asked for."""
_STEPS: Final = BY_HAND - {"try", "opened", "wait", "put", "read", "build"} | {"picture", "fill"}
"""What a customer does for us, and not with goods every day."""
_CALLS: Final = any_of(
    p.pattern
    for p in (_AGAIN, _WHY, _HOW_OFTEN, _TIMES, _ONE_MORE, _LETTER_WANTS, _LETTER_ASKED, _ASKED_TO, _WOULD_HELP)
)
"""Some of these words are present wherever anything is wanted again, unless a verb says so."""
_SAID_BY_A_VERB: Final = any_of(sorted(_WANTS | _ASKED | {"told"}))
"""Of these begins each form of those verbs; without one there is no statement to look for, which takes a while."""
_NOT_WANTED: Final = frozenset((Mood.POSSIBLE, Mood.REFUSED))
_ASKED_SO: Final = frozenset((Mood.QUESTION, Mood.CONDITION))
_NEAR: Final = 4
"""At most so many statements between the two."""


@dataclass(frozen=True, slots=True)
class Again:
    """Where the words that tell it begin and end."""

    start: int
    end: int


@remembered(128)
def asked_for_what_was_given(text: str) -> Again | None:
    """The first thing wanted although it was given. Giving what was asked for doesn't count."""
    if not _is_called_for(text):
        return None
    said = [*_filled_in(said_in(text))]
    if once_more := next((s for s in said if _asked_once_more(text, s) or _refuses_once_more(s)), None):
        return Again(once_more.s.start, once_more.s.end)
    given = [(i, _things(s)) for i, s in enumerate(said) if _given(s)]
    for i, want in enumerate(said):
        for j, things in given:
            near = i != j and abs(i - j) <= _NEAR and things & _things(want)
            if near and ((i > j and _politely(text, want)) or _wanted_all_the_same(want, said[j], i > j)):
                return Again(min(want.s.start, said[j].s.start), max(want.s.end, said[j].s.end))
    return None


def _is_called_for(text: str) -> bool:
    """Whether anything may be wanted in it."""
    plain = straight(text).lower()
    by_a_verb = _SAID_BY_A_VERB.search(plain) is not None
    return bool(_CALLS.search(plain)) or (by_a_verb and any(map(_wants, statements(text))))


_NTH_THING = re.compile(r"\b(?:second|third|fourth) (?!time|round|go\b|try\b)[a-z]+", re.IGNORECASE)
"""`I can't cancel the second order`: it is no second time."""


def _politely(text: str, want: Said) -> bool:
    return bool(_WOULD_HELP.search(text[max(0, want.s.start - _FAR) : want.s.end]))


def _asked_once_more(text: str, said: Said) -> bool:
    """`I was asked for the photos a second time`: so they had been asked before."""
    s = said.s
    if said.denied or not _things(said) or _OTHERS.search(s.text):
        return False
    sentence = _sentence(text, s.start, s.end)
    if s.mood is Mood.QUESTION and s.actor is Actor.WRITER and "give" in said.step.actions:
        return bool(_HOW_OFTEN.search(sentence))
    if _given(said):
        return bool(_ONE_MORE.search(s.text) or _TIMES.search(s.text))
    asked = (s.passive and s.actor is Actor.WRITER and s.verb in _ASKED) or bool(_ASKED_TO.search(s.text))
    return asked and bool(_AGAIN.search(sentence))


def _refuses_once_more(said: Said) -> bool:
    """`I won't restart it a fourth time`: so they had been told to."""
    s = said.s
    mine = s.actor is Actor.WRITER and s.mood in (Mood.REFUSED, Mood.PLANNED) and (s.negated or s.mood is Mood.REFUSED)
    return mine and bool(said.step.actions & _STEPS) and bool(_AGAIN.search(_NTH_THING.sub("", s.text)))


def _sentence(text: str, start: int, end: int) -> str:
    """The sentence at these places."""
    return next((text[a:b] for a, b in sentence_spans(text) if a <= start < b), text[start:end])


def _filled_in(said: Iterator[Said]) -> Iterator[Said]:
    """`the form | I filled in`: a giver who names nothing means the thing named before."""
    before: Said | None = None
    for s in said:
        room = len(", ") if s.s.text.lower().startswith("which") else 1
        joined = before and before.s.sentence == s.s.sentence and s.s.start - before.s.end <= room
        if before and joined and s.s.verb in _HANDS_OVER and not _names(s) and s.s.actor is Actor.WRITER:
            step = replace(s.step, things=before.step.things, actions=s.step.actions | {"give"})
            s = replace(s, step=step)
        yield s
        before = s


def _names(said: Said) -> frozenset[str]:
    """The things it names; `attached` itself is none."""
    return things_of(" ".join(said.s.words))


def _things(said: Said) -> frozenset[str]:
    return said.step.things & GIVABLE


def _given(said: Said) -> bool:
    s = said.s
    done, mine = s.mood in (Mood.DONE, Mood.DOING) and not said.denied, s.actor is Actor.WRITER and not s.passive
    handed = mine and done and s.verb in _HANDS_OVER
    held = s.actor is Actor.READER and s.mood in (Mood.DONE, Mood.STATED) and s.verb in _HOLDS and not said.denied
    had = s.actor is Actor.READER and bool(_HAD.search(s.text)) and not said.denied and s.mood is not Mood.QUESTION
    stands = s.actor is Actor.NOBODY and _is_so(s.mood) and not said.denied and bool(_STANDS.search(s.text))
    return not _MENDED.search(s.text) and (handed or held or had or stands or gives(said, mine, done))


def _is_so(mood: Mood) -> bool:
    return mood in (Mood.DONE, Mood.STATED)


def _wanted_all_the_same(want: Said, given: Said, later: bool) -> bool:
    """Whoever is asked first and then gives has only complied, unless it was given before or is wanted again."""
    if not _wanted(want):
        return False
    once_more = bool(_AGAIN.search(want.s.text) or _WHY.search(want.s.text))
    past = want.s.mood is Mood.DONE
    if later:
        return once_more or not past
    before = (_HAD_GIVEN if past else _BEFORE).search(given.s.text)
    return once_more or (given.s.mood is Mood.DONE and bool(before))


def _wanted(said: Said) -> bool:
    """Somebody wants it from the customer; a question whether we need it doesn't count."""
    s = said.s
    if said.denied or s.mood in _NOT_WANTED:
        return False
    if s.mood in _ASKED_SO:
        return bool(_WHY.search(s.text)) and s.actor is not Actor.THIRD_PARTY
    if _OTHERS.search(s.text):
        return False
    if s.passive and s.actor is Actor.WRITER:
        return _wants(s)
    return _wants(s) or any(p.search(s.text) for p in (_ASKED_TO, _LETTER_WANTS, _LETTER_ASKED))


def _wants(s: Statement) -> bool:
    """Whether its verb says so."""
    if s.mood in _NOT_WANTED or s.mood in _ASKED_SO:
        return False
    asked = s.passive and s.actor is Actor.WRITER and s.verb in _ASKED
    return asked or (s.actor is Actor.READER and s.verb in _WANTS)
