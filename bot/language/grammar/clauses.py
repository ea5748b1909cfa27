"""The clauses of a sentence: each verb with its subject, its mood and where it begins."""

from dataclasses import dataclass, field, replace

from bot.language.grammar.infinitives import Added, gerund, infinitive
from bot.language.grammar.parties import actor_of
from bot.language.grammar.statement import Actor, Mood
from bot.language.grammar.unaided import joins, never_a_verb, unaided
from bot.language.grammar.verb_groups import (
    Group,
    chain,
    got_done,
    ing_form,
    is_adverb,
    known_verb,
    past_form,
    skip_adverbs,
)
from bot.language.segmentation.tokens import Token
from bot.language.vocabulary import lexicon as lex
from bot.language.vocabulary.stems import lemma

_LONG = 14
"""Most words of a subject."""
_WHOSE = frozenset("your my our his their".split())
_SAYING = frozenset("say promise claim insist explain answer reply".split())
_HARD = frozenset(". ! ? ;".split())
_WH = lex.QUESTION_WORDS | {"whom", "whose"}
_PREPOSITIONS = frozenset("after before until till since".split())
_TO_US = frozenset("please pls plz kindly asap immediately me us my our".split())
"""What tells that a plain verb asks us, and is nothing that the writer was told to do."""
_KINDLY = frozenset("please pls plz kindly".split())
"""Before `have` they tell that it is no question: `please have a word with them`."""
_WISHES = frozenset("want need hope like love appreciate believe understand wish".split())
_OF_ONESELF = _WISHES | {"know", "care", "see"}
"""Of these without a subject it is the writer who does not: `don't want to wait`."""
_ROW = 9
"""Most words of a step in a row."""
_CLAUSE_OPENERS = lex.SUBORDINATORS - {"that", "so"} | {"if"}


@dataclass(slots=True)
class Clause:
    """A verb with its subject.

    `left` is the index of its first token; `zone`, where its part of the sentence begins.
    """

    group: Group
    left: int
    zone: int
    actor: Actor
    subject: tuple[int, int] = (0, 0)
    openers: frozenset[str] = field(default_factory=frozenset)
    outer: Actor | None = None
    """Who acts in the enclosing clause: `the video you sent`."""


def clauses(ts: list[Token]) -> list[Clause]:
    """Every clause in order, in time linear in the number of tokens."""
    found: list[Clause] = []
    i = zone = 0
    while i < len(ts):
        if ts[i].word in _HARD:
            zone = i + 1
        if never_a_verb(ts[i].word):
            i += 1
            continue
        last = found[-1] if found and found[-1].zone == zone else None
        clause = _at(ts, i, zone, last)
        if clause is None:
            i += 1
            continue
        if clause is not last:
            found.append(clause)
        i = clause.group.main + 1
    return found


_PLEASE = frozenset("please pls plz kindly".split())
"""What stands before them is no subject: `to return it please use the form`."""


def _at(ts: list[Token], i: int, zone: int, last: Clause | None) -> Clause | None:
    word = ts[i].word
    if word == "to" and last:
        return _added(infinitive(ts, i, last.group, last.actor), last, i)
    if word == "let" and i + 1 < len(ts) and ts[i + 1].word in ("me", "us"):
        return _let(ts, i, zone)
    if ing_form(word) and lemma(word) in lex.VERBS:
        return _added(gerund(ts, i, last.group if last else None, last.actor if last else Actor.WRITER), last, i, zone)
    group = _aided(ts, i, last) or unaided(ts, i, last.group if last else None)
    return _clause(ts, _of_what_was_got(ts, group), zone, last) if group else None


def _of_what_was_got(ts: list[Token], group: Group) -> Group:
    """`I got told to wait` as `I was told to wait`."""
    done = got_done(ts, group.main)
    return group if done is None else replace(group, main=done, verb=lemma(ts[done].word), passive=True)


def _aided(ts: list[Token], i: int, last: Clause | None) -> Group | None:
    word = ts[i].word
    need_not = word == "need" and i + 1 < len(ts) and ts[i + 1].word == "not"
    if (word not in lex.AUXILIARIES and not need_not) or (
        word in ("may", "will") and i + 1 < len(ts) and ts[i + 1].word[0].isdigit()
    ):
        return None
    if word in ("may", "am") and i and ts[i - 1].word[0].isdigit():
        return None
    p = i - 1
    while p >= 0 and is_adverb(ts[p].word):
        p -= 1
    ahead = ts[p].word if p >= 0 else ""
    opens = not ahead or ahead in lex.MARKS | lex.JOINERS | _WH or _asks_amid(ts, i)
    if last and not opens and p == last.group.main and word in lex.HAVE | lex.DO and not _perfect(ts, i):
        return None
    if (word == "be" and opens) or (word == "have" and opens and ts[i - 1].word in _KINDLY and i):
        return Group(i, i, word, Mood.REQUEST, base=True)
    return chain(ts, i, opens)


def _asks_amid(ts: list[Token], i: int) -> bool:
    """Whether a question begins without a mark before it: `ordered the small one can you make it a medium`."""
    behind = ts[i + 1].word if i + 1 < len(ts) else ""
    return ts[i].word in ("can", "could", "would", "will") and behind in ("you", "u")


def _perfect(ts: list[Token], i: int) -> bool:
    """Whether the subject ends with a verb, as in `The refund you expected has not been issued`."""
    j, _ = skip_adverbs(ts, i + 1)
    return ts[i].word in lex.HAVE and j < len(ts) and (ts[j].word == "been" or past_form(ts[j].word))


def _let(ts: list[Token], i: int, zone: int) -> Clause | None:
    """`let me check` is a plan of the writer, `let us know` a request."""
    if i + 2 >= len(ts) or ts[i + 1].word not in ("me", "us") or not known_verb(ts[i + 2].word):
        return None
    knows = ts[i + 2].word in ("know", "have")
    mood, actor = (Mood.REQUEST, Actor.READER) if knows else (Mood.PLANNED, Actor.WRITER)
    return Clause(Group(i, i + 2, ts[i + 2].word, mood, base=True), i, zone, actor)


def _added(added: Added | None, last: Clause | None, i: int, zone: int = 0) -> Clause | None:
    if added is None:
        return None
    base = added.mood is Mood.REQUEST or added.negated or (last is not None and added.replaces)
    if added.replaces and last is not None:
        old = last.group
        last.group = Group(
            old.start, added.main, added.verb, added.mood, added.negated, added.passive, old.inverted, old.subject,
            old.modal, base,
        )  # fmt: skip
        last.actor = added.actor
        return last
    group = Group(i, added.main, added.verb, added.mood, added.negated, base=base)
    return Clause(group, i, last.zone if last else zone, added.actor)


def _clause(ts: list[Token], group: Group, zone: int, last: Clause | None) -> Clause:
    floor = last.group.main + 1 if last else zone
    start, end = group.subject or _subject(ts, group.start, floor, first=last is None)
    if group.mood is Mood.REQUEST and not group.subject and end > start and ts[group.start - 1].word in _PLEASE:
        start = end = group.start - 1
    left, openers = _left(ts, floor, min(start, group.start), last)
    left = next((k + 1 for k in range(left, group.start) if joins(ts, k, group.main, floor - 1)), left)
    actor = _actor(ts, group, (start, end), last)
    inside = last is not None and end > start and not any(t.word in lex.MARKS | lex.JOINERS for t in ts[floor:start])
    outer = (last.outer or last.actor) if last is not None and inside and floor < start else None
    return Clause(group, left, zone, actor, (start, end), openers, outer)


def _subject(ts: list[Token], i: int, floor: int, first: bool) -> tuple[int, int]:
    """Where the subject before `i` begins and ends."""
    j = i
    while j > floor and is_adverb(ts[j - 1].word) and not joins(ts, j - 1, i, floor - 1):
        j -= 1
    end = j
    while j > floor and end - j < _LONG:
        word = ts[j - 1].word
        if word in lex.MARKS or (word in lex.JOINERS and not first) or word == "like":
            break
        if word in lex.SUBORDINATORS and word not in ("that", "who", "which") and not (word == "as" and first):
            break
        j -= 1
        if (
            word in lex.SUBJECTS
            or (word == "that" and end - j > 1)
            or (end - j > 1 and _begins_to_say(ts, i, j, floor))
        ):
            break
    while j < end and ts[j].word in lex.JOINERS:
        j += 1
    if j < end - 1 and ts[j].word in ("me", "us", "him", "them", "that", "you"):
        j += 1
    return j, end


def _begins_to_say(ts: list[Token], i: int, j: int, floor: int) -> bool:
    """Whether another begins at `j` to say something: `when I asked about the lid | your colleague said`."""
    ahead = ts[j - 1].word if j > floor and ts[j].word in _WHOSE and lemma(ts[i].word) in _SAYING else ""
    noun = ahead[:1].isalpha() and not is_adverb(ahead)
    return noun and ahead not in lex.DETERMINERS | lex.PREPOSITIONS | lex.JOINERS | lex.OBJECTS | lex.SUBJECTS


def _left(ts: list[Token], floor: int, start: int, last: Clause | None) -> tuple[int, frozenset[str]]:
    """Where the clause begins, after the last mark before its subject, and the words that open it."""
    low = max(floor, start - _LONG)
    marks = [k for k in range(low, start) if ts[k].word in lex.MARKS | lex.JOINERS | _CLAUSE_OPENERS]
    openers = frozenset(ts[k].word for k in marks)
    if last is None:
        return floor, frozenset(ts[k].word for k in marks if not _within(ts, k, floor))
    if not marks:
        return start, openers
    k = marks[-1]
    if ts[k].word in _CLAUSE_OPENERS:
        return k, openers
    return k + 1, frozenset({ts[k].word}) | (openers & _CLAUSE_OPENERS if k - marks[0] < 3 else frozenset())


def _within(ts: list[Token], k: int, floor: int) -> bool:
    """Whether a preposition belongs to the noun before it: `Changes after dispatch are made by us`."""
    ahead = ts[k - 1].word if k > floor else ","
    return ts[k].word in _PREPOSITIONS and ahead[0].isalpha() and ahead not in lex.JOINERS and not is_adverb(ahead)


def _actor(ts: list[Token], group: Group, subject: tuple[int, int], last: Clause | None) -> Actor:
    words = [t.word for t in ts[subject[0] : subject[1]] if t.is_word]
    points = words == ["that"] and last is not None and last.group.main == subject[0] - 1
    if words and words[-1] in ("who", "which", "that") and subject[0] > 0 and not points:
        antecedent = [t.word for t in ts[max(0, subject[0] - 5) : subject[0] + len(words) - 1] if t.is_word]
        return actor_of(antecedent) if antecedent else Actor.NOBODY
    found = actor_of(words)
    if words:
        if group.passive and found is Actor.NOBODY:
            return _by_whom(ts, group)
        return found
    return _unnamed(ts, group, last)


def _by_whom(ts: list[Token], group: Group) -> Actor:
    rest = [t.word for t in ts[group.main + 1 : group.main + 7]]
    if "by" not in rest:
        return Actor.NOBODY
    return actor_of([w for w in rest[rest.index("by") + 1 :] if w[0].isalnum()][:4])


def _unnamed(ts: list[Token], group: Group, last: Clause | None) -> Actor:
    """Who acts if no subject is written: whoever acted before; the reader, of a command; the writer, of `got it`."""
    word = ts[group.start].word
    if group.mood is Mood.REQUEST:
        joined = last is not None and last.group.mood is Mood.REQUEST
        theirs = joined and last is not None and (last.actor is not Actor.WRITER or _in_row(ts, group))
        return last.actor if theirs and last is not None else Actor.READER
    joiner = group.start > 0 and any(t.word in lex.JOINERS | {","} for t in ts[max(0, group.start - 3) : group.start])
    suffers = group.passive and got_done(ts, group.start) is None
    if last is not None and joiner and not suffers:
        return last.outer or last.actor
    if word == "do" and group.negated and group.verb in _OF_ONESELF:
        return Actor.WRITER
    if word == "do" and (group.negated or group.base):
        group.mood = Mood.REQUEST
        return Actor.READER
    plain = past_form(word) or word in lex.HAVE | lex.MODALS | {"did", "am"} or ing_form(word)
    wishes = word in _WISHES
    return Actor.WRITER if (plain and not suffers) or wishes else Actor.NOBODY


def _in_row(ts: list[Token], group: Group) -> bool:
    """Whether it is the next step of what the writer was told: `you told me to reset it, wait and try again`."""
    rest = [t.word for t in ts[group.main + 1 : group.main + 1 + _ROW]]
    end = next((k for k, word in enumerate(rest) if word in lex.MARKS), len(rest))
    ahead = [t.word for t in ts[max(0, group.start - 2) : group.start]]
    if _TO_US & {*rest[:end], *ahead} or not ahead:
        return False
    if ahead[-1] in ("and", "or", "then"):
        return True
    behind = next((k for k, word in enumerate(rest) if word in ("and", "or")), -1)
    return ahead[-1] == "," and 0 <= behind < len(rest) - 1 and known_verb(rest[behind + 1])
