"""The steps that the customer took in vain to mend a thing or find a parcel, in words that can be said to them."""

import re

from bot.domain.case import Matter, Who
from bot.domain.ledger import EntryKind
from bot.knowledge.schema.situations import Situation
from bot.language.grammar.statement import Actor, Mood, Statement
from bot.language.patterns.alternatives import either, word_of
from bot.language.segmentation.sentences import sentences
from bot.language.segmentation.tokens import straight
from bot.language.vocabulary.lexicon import IRREGULAR, SAME_AFTER_HAVE
from bot.language.vocabulary.stems import lemma, participle, stem
from bot.ledger.kinds import SEEN_TO
from bot.ledger.pieces import rows_of
from bot.ledger.reading import read_ledger
from bot.ledger.taken import OTHER_PART, Told, by_nobody
from bot.ledger.turns import Said, said_in
from bot.writers.asked_before import asked_before, only_points

_TRIES = SEEN_TO - {"build", "weigh", "search"}
"""Steps by which people try to mend a thing."""
_AS_TOLD = frozenset({"try", "watch", "read"})
"""What people do who follow a manual or a video."""
_LOOKS = frozenset({"search", "ask", "wait"})
_ABOUT = frozenset({"neighbor", "outside", "carrier"})
"""Whom and where people ask and look for a parcel."""
_IN_VAIN = re.compile(
    r"\b"
    + either(
        "still",
        f"same {word_of('thing problem issue result error story fault noise smell code')}",
        "the same",
        f"no {word_of('luck change success difference improvement use avail effect result joy sign trace')}",
        f"without (?:any )?{word_of('luck success result effect')}",
        "in vain",
        "dead",
        r"no(?:thing|ne of (?:it|that|this|them)) (?:\w+ )?(?:help\w*|chang\w*|work\w*|happen\w*|there|found)",
        r"(?:not|n't|never) (?:\w+ )?(?:help\w*|change anything|fix\w*|solve\w*|make (?:a|any) difference)",
        "nowhere",
    )
    + r"\b",
    re.IGNORECASE,
)
_TRIED = re.compile(
    r"\b(?:al+re+a?dy|tried|trying|twice|(?:two|three|four|five|several|many|\d+) times)\b", re.IGNORECASE
)
_ELSEWHERE = re.compile(r"\b(?:an)?other\b|\b(?:different|two|three|four|both|several|second|new)\b", re.IGNORECASE)
_WASHES = frozenset({"clean", "dry", "wet", "heat", "cool"})
"""Who only did this may have harmed the thing by it."""
_MANY = 3
"""So many steps nobody takes but to mend it."""
TRIED = "tried"
_MOST = 3
"""Steps that are named; more read like a list."""
_LONGEST = 7
"""Words of a step."""
_NEXT = word_of(
    "and but so because as like when which who that until till while before after since exactly just per again twice"
    " already alread?y allready also too"
)
_COUNTED = either(r"\d+ times?", f"{word_of('two three four five several many')} times")
_ENDS = re.compile(
    rf"\s*(?:[,;:.!?(\u2013\u2014\"]|\s-\s|\b(?:{_NEXT}|{_COUNTED})\b).*",
    re.IGNORECASE | re.DOTALL,
)
"""A mark, or a word with which another thing begins, and all behind it."""
_FEW = 3
"""Words of a row that tells something."""
_LEFT_OVER = re.compile(r"\s+(?:to|for|with|and|the|a|an|my|of|at|from)$", re.IGNORECASE)
_DANGLES = re.compile(r"(?:^| )(?:through|into|inside|under|against|onto|over|past|behind|down)$", re.IGNORECASE)
"""It hangs on what was said before: `pushed a stick through`."""
_UNFIT = re.compile(r"[\[\]<>{}*_#@|“”\"$]|https?:|\b[A-Z]{4,}\b|\b(?i:mind|you|u|ur|them|he|she|his|her|him)\b")
_OTHERS = re.compile(r"\b(?:my|our) \w+", re.IGNORECASE)
"""Before the verb: who did it for them."""
_TURNED = {
    "i": "you", "we": "you", "me": "you", "us": "you", "my": "your", "our": "your", "mine": "yours", "ours": "yours",
    "myself": "yourself", "ourselves": "yourselves", "your": "our", "yours": "ours",
}  # fmt: skip
_WORD = re.compile(r"[A-Za-z']+")
_THING = re.compile(
    r"\W*(?:(?:and|then|also|so) )*(?P<thing>(?!this\b|that\b|which\b)[a-z'-]+(?: [a-z'-]+){0,3}?)"
    r"(?: (?:was|were|is|are|got|has been|have been|had been))?(?: (?:already|also|all|both|even|now))* ",
    re.IGNORECASE,
)
"""What stands before a verb that says what was done to it."""
_NO_FRAUD = {"swapped": "changed"}
"""Said to a customer, the word accuses them."""
_POINTED = {"it": "it", "they": "them"}
_DETERMINED = re.compile(r"(?:the|an?|my|our|your|both|all|every|each|its|his|her)\b", re.IGNORECASE)


def asks_what_was_tried(situation: Situation) -> bool:
    """Whether it is one in which people try to help themselves: a fact to check in it is `tried`."""
    return any(TRIED in (fact.key, *fact.names) for fact in situation.facts)


def tried_as_told(matter: Matter) -> str:
    """What they tried in their own words, where no step is named; empty where they tell of nothing."""
    latest = max((n for n, t in enumerate(matter.turns) if t.who is Who.CUSTOMER), default=-1)
    done = [e for e in read_ledger(matter).of(EntryKind.DONE) if e.turn == latest and e.actions & (_TRIES | _AS_TOLD)]
    rows = (row for s in sentences(matter.turns[latest].text) for row in rows_of(s, (e.quote for e in done)))
    return next((row for row in rows if len(row.split()) >= _FEW), "")


def tried(matter: Matter) -> tuple[str, ...]:
    """The steps they took in vain, as they can stand behind *you have*: `cleaned the sensor`; the newest of many."""
    theirs = [n for n, t in enumerate(matter.turns) if t.who is Who.CUSTOMER]
    steps = dict.fromkeys(step for n in theirs for step in _tried_in(matter, n))
    return tuple(steps)[-_MOST:]


def _tried_in(matter: Matter, number: int) -> tuple[str, ...]:
    """Those of one turn."""
    text = matter.turns[number].text
    done = [e for e in read_ledger(matter).of(EntryKind.DONE) if e.turn == number]
    known, turn = {e.quote for e in done}, Told(text, done)
    unnamed = {e.quote for e in done if e.actions & _TRIES and by_nobody(e, turn)}
    taken = [said for said in said_in(text) if said.s.text in unnamed or (said.s.text in known and _is_try(said))]
    asked = asked_before(matter, number) if any(only_points(x.s.text) for x in said_in(text)) else ()
    if asked and _IN_VAIN.search(straight(text)):
        taken = [said for said in said_in(text) if said in taken or only_points(said.s.text)]
    if not _to_mend_it(taken, text, bool(unnamed)):
        return ()
    parts = tuple(_with_article(e.quote) for e in done if not e.verb and OTHER_PART.match(e.quote))[:2]
    steps = (step for x in taken for step in (asked if only_points(x.s.text) else [_as_said_to_them(x.s)]))
    found = (*steps, f"tried {in_words(parts)}" if parts else None)
    return tuple(dict.fromkeys(filter(None, found)))[:_MOST]


def _to_mend_it(taken: list[Said], text: str, unnamed: bool) -> bool:
    """Who took one step, and nothing tells that it was to help, may tell how the thing broke.

    A step of which they say only that it was done counts where it is told as repeated, as advised or as in vain.
    """
    acts = frozenset[str]().union(*(said.step.actions & _TRIES for said in taken))
    if (len(taken) >= _MANY or unnamed) and not acts <= _WASHES:
        return True
    return bool(_IN_VAIN.search(straight(text))) or any(_TRIED.search(said.s.text) for said in taken)


def _with_article(part: str) -> str:
    """`a new bulb`, `new batteries`."""
    words = part.strip().lower()
    has_one = words.split()[0] in ("a", "an", "another", "other", "the") or re.search(r"[^s]s$", words)
    return words if has_one else f"a {words}"


def _is_try(said: Said) -> bool:
    """A step at the thing, or a search for it."""
    s, step = said.s, said.step
    if s.actor is not Actor.WRITER or s.mood is not Mood.DONE or s.passive or said.denied:
        return False
    elsewhere = "try" in step.actions and bool(_ELSEWHERE.search(s.text))
    return elsewhere or bool(step.actions & _TRIES or (step.actions & _LOOKS and step.things & _ABOUT))


def _as_said_to_them(s: Statement) -> str | None:
    """`I already charged it overnight` as `charged it overnight`; None where it doesn't read well to them."""
    words = list(_WORD.finditer(s.text))
    at = next((n for n, w in enumerate(words) if stem(lemma(w[0].lower())) == s.verb), None)
    if at is None:
        return None
    if s.actor is Actor.NOBODY and (thing := _THING.fullmatch(s.text[: words[at].start()])):
        return _done_to(words[at][0].lower(), thing["thing"].strip())
    ing = words[at][0].lower().endswith("ing")
    at -= ing
    verb = _participle(words[at][0].lower()) if at >= 0 else None
    rest = _ENDS.sub("", s.text[words[at].end() :]).rstrip()
    while _LEFT_OVER.search(rest):
        rest = _LEFT_OVER.sub("", rest)
    others = _OTHERS.search(s.text[: words[at].start()])
    if verb is None or others or not rest or len(rest.split()) > _LONGEST or _UNFIT.search(rest):
        return None
    if _DANGLES.search(rest):
        return None
    return _NO_FRAUD.get(verb, verb) + _WORD.sub(lambda m: _TURNED.get(m[0].lower(), m[0]), rest)


def _done_to(participle: str, thing: str) -> str | None:
    """`The filter was changed`, `pump cleaned` as `changed the filter`, `cleaned the pump`."""
    past = participle in SAME_AFTER_HAVE or participle in IRREGULAR or participle.endswith("ed")
    if not past or _UNFIT.search(thing.removeprefix("they")):
        return None
    named = f"{thing[0].lower()}{thing[1:]}" if thing[1:2].islower() else thing
    known = _POINTED.get(named) or (named if _DETERMINED.match(named) else f"the {named}")
    return f"{_NO_FRAUD.get(participle, participle)} " + _WORD.sub(lambda m: _TURNED.get(m[0].lower(), m[0]), known)


def _participle(form: str) -> str | None:
    """The participle of a past form: `took` is `taken`; None of a plain form."""
    if form in SAME_AFTER_HAVE or form.endswith("ed"):
        return form
    return participle(IRREGULAR[form]) if form in IRREGULAR else None


def in_words(steps: tuple[str, ...]) -> str:
    """`Charged it, cleaned the contacts and tried another outlet`."""
    return " and ".join(filter(None, (", ".join(steps[:-1]), steps[-1])))
