"""The statements of an English text: who does what, and whether it is done, planned, asked for, possible or refused.

A shallow reading by word order and word classes: it finds the subject, the auxiliaries and the verb of each clause.
"""

from collections.abc import Iterator
from itertools import pairwise

from bot.language.grammar.clauses import Clause, clauses
from bot.language.grammar.parties import actor_of
from bot.language.grammar.statement import Actor, Mood, Statement
from bot.language.remembered import remembered
from bot.language.segmentation.sentences import sentence_spans
from bot.language.segmentation.tokens import Token, all_tokens
from bot.language.vocabulary import lexicon as lex
from bot.language.vocabulary.stems import stem

__all__ = ["Actor", "Mood", "Statement", "of_sentence", "statements"]
_WH = lex.QUESTION_WORDS
_HAS_BEEN = frozenset("have has".split())
_WHICH = frozenset("which what when".split())
_ENDS = frozenset(". ! ? ;".split())
_PERSONS = {"me": Actor.WRITER, "us": Actor.WRITER, "you": Actor.READER, "him": Actor.THIRD_PARTY}


@remembered(128)
def statements(text: str) -> tuple[Statement, ...]:
    """Every clause with a verb, in order; a passive one has its subject's person as actor, else who is named by `by`.

    Linear in the length of the text.
    """
    found, quoted = list[Statement](), False
    for number, (start, end) in enumerate(sentence_spans(text)):
        said, turns = of_sentence(text[start:end], quoted)
        found += [s.moved(start, number) for s in said]
        quoted = quoted != turns
        if text[end : end + 2].count("\n") > 1:
            quoted = False
    return tuple(found)


@remembered(256)
def of_sentence(text: str, quoted: bool) -> tuple[tuple[Statement, ...], bool]:
    """The statements of one sentence, and whether a quotation begins or ends in it. A sentence stands in several texts
    that are read: the message, its parts, what surrounds them."""
    ts = list(all_tokens(text))
    return tuple(_statements(text, ts, quoted)), bool(sum(t.word == '"' for t in ts) % 2)


def _statements(text: str, ts: list[Token], quoted: bool) -> Iterator[Statement]:
    found = clauses(ts)
    before: Mood | None = None
    marks = [quoted]
    for t in ts:
        marks.append(marks[-1] != (t.word == '"'))
    for n, clause in enumerate(found):
        stop = found[n + 1].left if n + 1 < len(found) else len(ts)
        stop = max(stop, clause.group.main + 1)
        stop = next((k for k in range(clause.group.main + 1, stop) if ts[k].word in _ENDS), stop)
        mood = _mood(ts, clause, before)
        yield _statement(text, ts, clause, stop, mood, marks[clause.group.main])
        before = mood


def _statement(text: str, ts: list[Token], clause: Clause, stop: int, mood: Mood, quoted: bool) -> Statement:
    group = clause.group
    start = ts[clause.left].start
    end = _end(ts, clause, stop)
    inner = [t.word for t in ts[group.main + 1 : stop]]
    patient = actor_of([t.word for t in ts[slice(*clause.subject)]]) if group.passive else _patient(inner)
    keeps = group.passive or group.verb == "be" or mood is Mood.QUESTION
    named = [t.word for t in ts[slice(*clause.subject)]] if keeps or clause.actor is Actor.NOBODY else []
    words = tuple(stem(w) for w in (*named, *inner) if w[0].isalnum() and w not in lex.STOP_WORDS)
    refused = group.negated and mood in (Mood.PLANNED, Mood.POSSIBLE)
    negated = (group.negated and not (mood is Mood.REQUEST and group.inverted)) or _denied(inner, named)
    return Statement(
        text[start:end], start, end, 0, clause.actor, stem(group.verb), words, Mood.REFUSED if refused else mood,
        negated, group.passive, patient, quoted,
    )  # fmt: skip


def _end(ts: list[Token], clause: Clause, stop: int) -> int:
    last = stop - 1
    while last > clause.group.main and (not ts[last].is_word or ts[last].word in lex.JOINERS):
        last -= 1
    return ts[last].end


def _denied(inner: list[str], named: list[str]) -> bool:
    """Whether an object denies it: `received no answer`, `nobody weighed it`."""
    first = next((w for w in inner if w not in lex.ADVERBS), "")
    return first in lex.NOTHING or bool(named and named[0] in lex.NOTHING)


def _patient(inner: list[str]) -> Actor:
    first = next((w for w in inner if w not in lex.ADVERBS), "")
    return _PERSONS.get(first, Actor.THIRD_PARTY if first == "them" else Actor.NOBODY)


def _mood(ts: list[Token], clause: Clause, before: Mood | None) -> Mood:
    group, openers = clause.group, clause.openers
    mood = group.mood
    conditional = _conditional(ts, clause, before)
    if conditional and mood is not Mood.REQUEST:
        return Mood.CONDITION
    asked = group.inverted and clause.actor is Actor.READER and group.modal in ("can", "could", "will", "would", "'d")
    if asked and mood in (Mood.POSSIBLE, Mood.PLANNED, Mood.REFUSED):
        return Mood.REQUEST
    if group.modal in lex.MUST and mood is Mood.STATED and not (group.inverted and clause.actor is not Actor.READER):
        return _bound(ts, clause)
    told = _begins_so(ts, clause) and not _asks(ts, clause)
    if "whether" in openers or (group.inverted and not told and mood is not Mood.REQUEST):
        return Mood.QUESTION
    if mood is Mood.REQUEST or not _asks(ts, clause):
        return mood
    opened = ts[clause.zone].word in _WH or clause.actor is Actor.READER
    return Mood.QUESTION if opened else mood


def _begins_so(ts: list[Token], clause: Clause) -> bool:
    """`There is a crack`, `here are the photos`, `it smells and has a hair on it`: no question without its mark."""
    group = clause.group
    before = ts[group.start - 1].word if group.start else ""
    has = group.verb == "have" and before in lex.JOINERS and clause.actor is not Actor.READER
    return before in ("there", "here", "nor", "neither") or has or _the_same(ts, group.start)


def _the_same(ts: list[Token], verb: int) -> bool:
    """`The sleeves are too long and so is the hem`."""
    return verb > 1 and ts[verb - 1].word == "so" and ts[verb - 2].word in ("and", ",")


def _bound(ts: list[Token], clause: Clause) -> Mood:
    """`You should read it` asks for something; `you should have read it` says how things were."""
    if any(t.word == "have" for t in ts[clause.group.start : clause.group.main]):
        return Mood.STATED
    if clause.actor is Actor.READER:
        return Mood.REQUEST
    return Mood.PLANNED if clause.actor is Actor.WRITER and clause.group.modal == "must" else Mood.STATED


def _conditional(ts: list[Token], clause: Clause, before: Mood | None) -> bool:
    group, openers = clause.group, clause.openers
    which = group.start > 0 and ts[group.start - 1].word in _WH
    if group.inverted and ts[group.start].word == "should" and not which and not _asks(ts, clause):
        return True
    if openers & {"if", "unless", "once", "provided", "assuming"} and clause.subject[0] <= group.start:
        return True
    perfect = ts[group.start].word in _HAS_BEEN
    if openers & {"when", "whenever", "until", "before", "after", "till"} and not (
        _asks_when(ts, clause) or _when_will(ts, clause)
    ):
        return group.mood is not Mood.DONE or perfect
    return before is Mood.CONDITION and openers == {"and"}


def _when_will(ts: list[Token], clause: Clause) -> bool:
    """`And when will the right one get here`, also without its mark."""
    group = clause.group
    return group.inverted and group.start > 0 and ts[group.start - 1].word == "when"


def _asks_when(ts: list[Token], clause: Clause) -> bool:
    """Whether the time is what is asked: `Until which day it can be returned`."""
    words = [t.word for t in ts[max(clause.left - 1, 0) : clause.group.start]]
    return any(one in ("until", "before", "after", "till") and other in _WHICH for one, other in pairwise(words))


def _asks(ts: list[Token], clause: Clause) -> bool:
    main = clause.group.main
    end = next((t.word for t in ts[main : main + 200] if t.word in _ENDS), None)
    return end == "?"
