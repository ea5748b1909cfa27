"""Steps of the customer that are told by what came of them: the lid is shut, the ring went back."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from bot.domain.case import Who
from bot.domain.ledger import Entry, EntryKind
from bot.language.grammar.statements import Actor, Mood, Statement, statements
from bot.language.segmentation.sentences import sentence_spans
from bot.language.vocabulary.content import stem_set
from bot.language.vocabulary.stems import lemma, stem
from bot.ledger.actions import Step, actions_of, classes_of, step_of
from bot.ledger.meanings import ACTIONS, IN_STATE
from bot.ledger.phrases import put_plainly
from bot.ledger.turns import Said

_STATE_CLASSES = {
    word: frozenset(name for name, words in IN_STATE.items() if word in words.split())
    for word in " ".join(IN_STATE.values()).split()
}
_OF_THEIRS = frozenset({"login"})
"""What who is in that state did: `I was logged in`."""
_OF_THINGS = frozenset(IN_STATE) - _OF_THEIRS
_MADE_FOR = re.compile(
    r"\b(?:on|onto|in|into|to|through|inside|under) (?:(?:the|its|my|our|an?|your) )?(?:\w+ )?(?P<act>\w{3,})ers?\b",
    re.IGNORECASE,
)
"""`On the charger`, `through the dryer`: a thing named by what it does."""
_SUBJECT_IT = re.compile(r"\W*(?:it|they|both)\b", re.IGNORECASE)
_PUTS = stem_set("put leave place set have keep run throw hang lay spend sit be")
_BACK = re.compile(r"\bback\b|\bon (?:its|their|the) way (?:back )?to you\b|\bin the (?:mail|post)\b", re.IGNORECASE)
_OF_A_THING = stem_set("come arrive stop quit cease keep begin fail refuse die")
"""What goods do by themselves, whatever stands beside it: `it has stopped heating`."""
_TRAVELS = stem_set("go travel head leave be")
_BE_IN = re.compile(
    r"(?:\b(?:is|are|was|were|been|it|them)|['\u2019]s|['\u2019]re) (?:at (?:its|the|their) )?"
    r"(?:\w+ ){0,2}?(?P<state>\w+)"
)
_KEPT = re.compile(
    r"\b(?:kept|left|stored|had|got|have|keep|leave|store) (?:it|them|that|(?:the|my|our|this) (?:\w+ ){0,2}?\w+)"
    r" (?:\w+ly |well |tightly |always |all )?(?P<state>\w{3,}ed|\w{3,}en|shut|hung|wound|rolled)\b",
    re.IGNORECASE,
)
"""`We left the grill covered`: they covered it."""
_OUT = re.compile(r"\b(?:went|gone|put) (?:out|off|away|in|into|onto|to)\b", re.IGNORECASE)
_LODGED = re.compile(
    r"\b(?:claim|complaint|report|request|application|ticket|form|papers?|paperwork)\b[^.!?]*?\b(?:is|are)"
    r" (?:already )?(?:in|filed|open|with them|lodged|submitted|on file|under ?way|pending)\b",
    re.IGNORECASE,
)
_BEGINS = stem_set("begin start open request register initiate create file submit")
_RETURN = re.compile(r"\b(?:return|rma)\b", re.IGNORECASE)
_LIGHT = stem_set("do make perform run")
_DID = re.compile(r"\b(?:did|done|made|performed|ran)\b", re.IGNORECASE)
_BARE = re.compile(
    r"^\W*(?!(?:the|an?|my|our|your|this|that|it|he|she|they|who|which|what|on|in|at|from|of|for|since"
    r"|\w+ing (?:\w+ )?(?:has|had|is|was))\b)[a-z]",
    re.IGNORECASE,
)
_NEW = re.compile(r"\b(?:new|fresh|different|another|other)\b", re.IGNORECASE)
_NEW_PART = re.compile(r"\W*(?:(?:an?|the) )?(?:new|fresh|different|another|other)(?: \w+){1,2}\W*$", re.IGNORECASE)
_MUCH = re.compile(r"\b(?:an?|one|two|three|four|five|several|many|full|complete|multiple|\d+)\b", re.IGNORECASE)
_NONE = re.compile(r"\b(?:no|not|never|without|need|want|waiting|please|still)\b", re.IGNORECASE)
BY_HAND = frozenset(ACTIONS) - frozenset("pay give picture contact ask return read fill print".split())
"""Steps with a thing, which nobody takes without their hands."""
_PART = re.compile(r"(?:(?!\band\b)[^,;:\u2013\u2014])+")


def by_result(said: Said, text: str, turn: int, who: Who) -> Iterator[Entry]:
    """What a clause says was done without saying that they did it."""
    s, step = said.s, said.step
    asks = text[s.end : s.end + 2].lstrip().startswith("?")
    if said.denied or asks or s.mood in (Mood.CONDITION, Mood.REQUEST, Mood.PLANNED, Mood.POSSIBLE):
        return
    light = s.actor is Actor.WRITER and s.verb in _LIGHT and _DID.search(s.text) and step.actions
    told = s.actor is Actor.NOBODY and s.mood is Mood.DONE and not s.passive
    bare = told and s.verb not in _OF_A_THING and _BARE.match(s.text)
    if light or (bare and s.words and step.actions & BY_HAND) or _handed_in(s, step):
        yield _done(s.text, step, turn, who)
    elif s.verb in _PUTS and (s.actor is Actor.WRITER or _SUBJECT_IT.match(s.text)) and (made := _made_for(s.text)):
        yield _done(s.text, step, turn, who, made)
    elif s.actor is Actor.WRITER and (kept := _KEPT.search(s.text)):
        verb = stem(lemma(kept["state"].lower()))
        yield replace(_done(s.text, step, turn, who, actions_of(verb) | _states(f"is {kept['state']}")), verb=verb)
    elif s.actor is Actor.NOBODY and s.verb in _TRAVELS and _BACK.search(s.text):
        yield _done(s.text, step, turn, who, frozenset({"return"}))
    elif s.actor is Actor.NOBODY and _LODGED.search(s.text):
        yield _done(s.text, step, turn, who, frozenset({"contact", "fill"}))
    elif s.actor is Actor.NOBODY and s.mood is Mood.DONE and _OUT.search(s.text) and step.actions & BY_HAND:
        yield _done(s.text, step, turn, who)
    elif states := _states(s.text) & (_OF_THEIRS if s.actor is Actor.WRITER else _OF_THINGS):
        yield _done(s.text, step, turn, who, states)


def _handed_in(s: Statement, step: Step) -> bool:
    """`The return was started on the 3rd`, `label printed`: what comes before the goods go back."""
    by_nobody = s.actor is Actor.NOBODY and s.mood is Mood.DONE
    begun = s.verb in _BEGINS and "return" in step.actions and bool(_RETURN.search(s.text))
    return by_nobody and (begun or (s.verb == "print" and "label" in s.text.lower()))


def _made_for(words: str) -> frozenset[str]:
    """What the thing is for that they put it on or in: a charger charges."""
    acts = (m["act"].lower() for m in _MADE_FOR.finditer(words))
    return frozenset(a for act in acts for form in (act, f"{act}e", act[:-1]) for a in classes_of(stem(form))) & BY_HAND


def _states(words: str) -> frozenset[str]:
    """The steps after which it is so."""
    told = (m["state"].lower() for m in _BE_IN.finditer(put_plainly(words)))
    return frozenset[str]().union(*(_STATE_CLASSES[word] for word in told if word in _STATE_CLASSES))


def without_verb(text: str, turn: int, who: Who) -> Iterator[Entry]:
    """`Two resets, three different cables, nothing.`"""
    spoken: defaultdict[int, list[Statement]] = defaultdict(list)
    for s in statements(text):
        spoken[s.sentence].append(s)
    for number, (start, end) in enumerate(sentence_spans(text)):
        parts = _PART.finditer(text, start, end) if not text[start:end].rstrip().endswith("?") else ()
        for part in (p for p in parts if not any(_holds(s, p) for s in spoken[number])):
            words = part[0].strip(" .!")
            step = step_of(words)
            swapped = frozenset({"swap", "insert"} if _NEW.search(words) else ())
            if not _NONE.search(words) and (
                (step.actions & BY_HAND and _MUCH.search(words)) or (swapped and step.terms)
            ):
                yield _done(words, step, turn, who, step.actions | swapped)


def _holds(s: Statement, part: re.Match[str]) -> bool:
    """Whether the part is of a clause; `I cleaned it, new filter` ends with one that has no verb."""
    over = s.start < part.end() and part.start() < s.end
    behind = s.mood is Mood.DONE and s.actor is Actor.WRITER and not s.negated and part.start() > s.start
    return over and not (behind and _NEW_PART.match(part[0]))


def _done(words: str, step: Step, turn: int, who: Who, actions: frozenset[str] = frozenset()) -> Entry:
    return Entry(EntryKind.DONE, words, turn, who, actions or step.actions, step.things, step.terms)
