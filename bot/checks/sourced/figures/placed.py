"""A figure with the place, way of sending, kind of customer and act that it is said of, in a reply or in a clause."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from bot.checks.commitments.acts import Meant, Side, SpeechAct, acts
from bot.checks.sourced.figures.reckoning import same_span
from bot.checks.sourced.figures.spans import REFUNDED, act_of, vague
from bot.checks.sourced.sources import Sources
from bot.domain.case import Who
from bot.knowledge.schema.clauses import Clause
from bot.language.delivery.scopes import HOME, MAINLAND, Scopes, scopes
from bot.language.figures.figures import Figure, Kind, figures
from bot.language.segmentation.sentences import sentence_spans, sentences

RULES = {Kind.AMOUNT: "amount", Kind.PERCENT: "percentage", Kind.DAYS: "number"}
_PART = re.compile(r"[;:\u2013\u2014]\s|,\s|\s(?:and|but|or|while|whereas)\s(?!\d)")
_LEAST = re.compile(r"(?P<least>\d{1,3}) ?(?:to|or|and|-|\u2013|\u2014) ?$")
_FROM = re.compile(r"\b(?:from|at least|no sooner than|not before|a minimum of|earliest)(?: about)? $", re.I)
_NOT = re.compile(r"\b(?:not|no|never|cannot|without|unfortunately|\w+n['\u2019]t)\b", re.I)
_LEAVES = "leave"
UNKNOWN = re.compile(
    r"\b(?:to|in|into|near|from|for) (?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Jan|Feb|Mar(?:ch)?\b|Apr|May\b"
    r"|Ju[nl]|Aug|Sep|Oct|Nov|Dec|Christmas|I\b|USPS|UPS|FedEx|Amazon)[A-Z][a-z]{2,}"
)
"""A place, or a name, that may lie anywhere."""
_ORDINARY = re.compile(r"\b(?:standard|regular|normal|usual|ordinary|same|whether)\b", re.I)
_SUPPOSED = re.compile(r"\b(?:if|unless|should|in case|until|till)\b", re.I)
_EXPECTED = re.compile(r"\b(?:expect|see)\b.{0,30}\b(?:refund|money)\b[^,]*$", re.I)
_UNSAID = frozenset({Meant.NOT, Meant.PAST})
_OF_THE_THING = re.compile(r"\b(?:the|these|those|first|last|next) $", re.I)
"""`A drop of the price in the 7 days after an order`: no span of our act."""
_ADDED = re.compile(r"\b(?:extra|add(?:s|ed)?|surcharge|on top)\b", re.I)
_NOTHING_ADDED = re.compile(r"\b(?:nothing|no) (?:extra|more|surcharge)\b", re.I)
_MONEY = re.compile(r"\b(?:refund|reimburs|repaid|pa(?:y|id) back|money)", re.I)
_AWAY = re.compile(
    r"\b(?<!you )(?:lea(?:ve|ves|ving)(?! (?:you|them|us)\b)|left|dispatch\w*|warehouse"
    r"|(?:go|goes|ship|ships|shipped) out)\b",
    re.I,
)
FROM_LEAVING = re.compile(
    r"\b(?:after|once|from when|from the day|when|counted from|starting when)(?: that)? (?:it"
    r"|they|the \w+|your \w+|an? \w+|orders?|parcels?)"
    r"(?: (?:has|have|is|are))? (?:leaves?|left|ships?|shipped|sent|dispatched|go(?:es)? out|handed over)\b"
    r"(?: (?:us|here|our (?:warehouse|hands)|the warehouse|out))?",
    re.I,
)
"""From where a span of delivery is counted: `3 to 6 days after they leave us`. It leaves no sooner by it."""

_GONE = re.compile(r"\W*(?:ago|earlier|old|already|late|overdue)\b", re.I)

_LIMIT = re.compile(
    r"\b(?:within|(?:at|no|not) \w+(?: than)?|(?:more|less|longer) than|up to|over|under|a maximum of) $", re.I
)
"""Before a span that has gone by, but by which something is ruled: `at most 3 days ago`."""


@dataclass(frozen=True, slots=True)
class Given:
    """A figure of a clause, with what its sentence or title names. `least`: the other end of a span, in days."""

    clause: str
    kind: Kind
    value: float
    words: str
    named: Scopes
    act: str
    least: float | None = None

    def says(self, figure: Figure, least: float | None, ahead: str) -> bool:
        """Whether it is the same figure, or a span within it, of which ranges.py tells.

        `ahead`: the words before it, which tell a least from a most.
        """
        if self.kind is not figure.kind:
            return False
        if self.kind is not Kind.DAYS:
            return abs(self.value - figure.value) < 0.005
        if least is not None and self.least is not None:
            return self.least <= least and figure.value <= self.value
        end = self.least if self.least is not None and _FROM.search(ahead) else self.value
        return same_span(end, figure.value)


@dataclass(frozen=True, slots=True)
class Said:
    """A figure of the text. `named`: what is said to have it; `here`: whether its own sentence names the place."""

    figure: Figure
    part: str
    ahead: str
    least: float | None
    named: Scopes
    here: bool
    act: str

    @property
    def first(self) -> int:
        """Where its first number begins: the `3` in `3 to 6 days`."""
        least = _LEAST.search(self.ahead) if self.least is not None else None
        return self.figure.start - (len(self.ahead) - least.start("least")) if least else self.figure.start

    def is_said_by(self, given: Given) -> bool:
        """Whether the clause gives the same figure."""
        return given.says(self.figure, self.least, self.ahead)

    @property
    def added(self) -> bool:
        """Whether it is said to come on top of what is paid anyway."""
        return bool(_ADDED.search(self.part))


def given_by_clauses(sources: Sources) -> Iterator[Given]:
    yield from (g for c in bearing(sources) for g in _of_clause(c.id, c.title, c.text, c.say or "", sources.today))


@lru_cache(maxsize=4096)
def _of_clause(id: str, title: str, text: str, say: str, today: date) -> tuple[Given, ...]:
    whole = scopes(title)
    return tuple(g for s in (*sentences(text), *sentences(say)) for g in _of_sentence(id, s, scopes(s) or whole, today))


def _of_sentence(id: str, words: str, named: Scopes, today: date) -> Iterator[Given]:
    for f in figures(words, today):
        if f.kind in RULES and not vague(f):
            yield Given(id, f.kind, f.value, words, named, _act(f, words), _other_end(f, words))
    if _NOTHING_ADDED.search(words):
        yield Given(id, Kind.AMOUNT, 0, words, named, "")


def figures_said(text: str, sources: Sources) -> Iterator[Said]:
    asked = scopes(" ".join(t.text for t in sources.matter.turns if t.who is Who.CUSTOMER))
    before = Scopes()
    for start, end in sentence_spans(text):
        sentence = text[start:end]
        found = [f for f in figures(sentence, sources.today) if f.kind in RULES and not vague(f)]
        for figure in found if not sentence.rstrip().endswith("?") else ():
            if not gone_by(figure, sentence) and _states(figure, sentence):
                yield _said(figure, sentence, start, before, asked)
        before = _carried(sentence) or (Scopes() if UNKNOWN.search(sentence) else before)


def _carried(sentence: str) -> Scopes:
    """What the next sentence is of too; of a list of all places that are served, `all states and Canada`, nothing."""
    named = _asserted(sentence, 0, len(sentence))
    everywhere = len(named.places) > 1 and bool(named.places & {HOME, MAINLAND})
    return Scopes() if everywhere else named


def _said(figure: Figure, sentence: str, start: int, before: Scopes, asked: Scopes) -> Said:
    parts = _parts(sentence)
    at = next((n for n, (a, b) in enumerate(parts) if a <= figure.start < b), 0)
    here = next((s for a, b in (*parts[at::-1], *parts[at + 1 :]) if (s := _asserted(sentence, a, b))), Scopes())
    unknown = bool(UNKNOWN.search(sentence)) and not here.places
    named = here if here or unknown else before
    theirs = not named.places and not unknown and len(asked.places - {HOME}) == 1
    named = Scopes(asked.places, named.ways, named.customers) if theirs else named
    ahead = sentence[: figure.start]
    moved = replace(figure, start=figure.start + start)
    part, end = sentence[slice(*parts[at])], _other_end(figure, sentence)
    return Said(moved, part, ahead, end, named, bool(here.places), _act(figure, sentence))


def _asserted(sentence: str, start: int, end: int) -> Scopes:
    """What a part names, without a way of sending that is denied or set aside."""
    found = scopes(sentence[start:end])
    denied = _NOT.search(sentence[:end]) or _ORDINARY.search(sentence[start:end])
    return Scopes(found.places) if denied else found


def _act(figure: Figure, sentence: str) -> str:
    """What is done within a span, where it is a refund of ours or goods leave us; what stands before it first."""
    if figure.kind is not Kind.DAYS:
        return ""
    start, end = next((a, b) for a, b in _parts(sentence) if a <= figure.start < b)
    words, here = sentence[start:end], replace(figure, start=figure.start - start)
    ahead = words[: here.start]
    if _OF_THE_THING.search(ahead):
        return ""
    words = _without_leaving(words)
    act = act_of(here, words[: here.start + len(here.text)] if ahead.count(" ") > 2 else words)
    act = REFUNDED if _EXPECTED.search(ahead) else act
    told = {REFUNDED: _MONEY, _LEAVES: _AWAY}.get(act)
    return act if told and told.search(words) else ""


def _without_leaving(words: str) -> str:
    """With blanks for from where a span is counted."""
    return FROM_LEAVING.sub(lambda m: " " * len(m[0]), words)


def _parts(sentence: str) -> list[tuple[int, int]]:
    cuts = [m.start() for m in _PART.finditer(sentence)]
    return list(zip([0, *cuts], [*cuts, len(sentence)], strict=True))


def _other_end(figure: Figure, sentence: str) -> float | None:
    """The least of a span with two ends, in days."""
    least = _LEAST.search(sentence[: figure.start]) if figure.kind is Kind.DAYS else None
    many = re.match(r"\d+", figure.text) if least else None
    return int(least["least"]) * figure.value / int(many[0]) if least and many and int(many[0]) else None


def _states(figure: Figure, sentence: str) -> bool:
    """Whether it is promised, by us or of things: no denial, nothing past, no condition, nothing of others."""
    around = [a for a in acts(_without_leaving(sentence)) if a.start <= figure.start < a.end]
    part = next(sentence[a:b] for a, b in _parts(sentence) if a <= figure.start < b)
    return not _SUPPOSED.search(part) and not any(a.meant in _UNSAID or _of_others(a) for a in around)


def _of_others(act: SpeechAct) -> bool:
    return act.side is Side.OTHER and not act.passive and act.verb not in ("deliver", "bring")


def gone_by(figure: Figure, text: str) -> bool:
    """Whether the span is over: `2 days ago`."""
    after = _GONE.match(text, figure.start + len(figure.text))
    return after is not None and not _LIMIT.search(text[: figure.start])


def bearing(sources: Sources) -> tuple[Clause, ...]:
    every = (*sources.cited, *sources.own, *sources.in_force) if sources.by_person else (*sources.cited, *sources.own)
    return tuple({c.id: c for c in every}.values())
