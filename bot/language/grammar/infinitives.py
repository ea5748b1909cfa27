"""What a verb in `to send` or `sending` adds to the verb before it: asked to send, tried to send, need not send."""

from dataclasses import dataclass

from bot.language.grammar.parties import actor_of
from bot.language.grammar.statement import Actor, Mood
from bot.language.grammar.verb_groups import Group, got_done, ing_form, is_adverb, known_verb, past_form, skip_adverbs
from bot.language.segmentation.tokens import Token
from bot.language.vocabulary import lexicon as lex
from bot.language.vocabulary.stems import lemma

_FAR = 7
"""Most words between a verb and the infinitive that depends on it."""
_ASKING = frozenset(
    "want need like ask request tell advise require invite encourage remind urge expect instruct recommend direct"
    " oblige force push prefer refer love get".split()
)
_LETTING = frozenset("allow permit enable help let".split())
_WISHING = frozenset(
    "want like wish hope plan intend promise expect agree offer prefer decide love aim arrange".split()
)
_TRYING = frozenset("try attempt manage happen continue start begin seem appear remember proceed go".split())
_FAILING = frozenset("fail forget neglect omit".split())
_KEEN = frozenset("able willing ready happy glad pleased free welcome prepared delighted".split())
_ADVISABLE = frozenset("best necessary important advisable helpful essential better useful worth wise".split())
_WITH_ING = frozenset("try keep start begin stop consider finish avoid continue attempt mind enjoy".split())
_OF_A_THING = frozenset("is was has had says said shows showed states stated stopped".split())
_PROPOSING = frozenset("suggest recommend advise propose".split())


@dataclass(frozen=True, slots=True)
class Added:
    """A verb that depends on another. `replaces`: it stands for the other (`tried to call` is to call)."""

    main: int
    verb: str
    mood: Mood
    actor: Actor
    negated: bool
    replaces: bool
    passive: bool = False


def infinitive(ts: list[Token], i: int, before: Group, actor: Actor) -> Added | None:
    """What `to` and the verb at `i` say, given the verb before and who acts there."""
    j, late = skip_adverbs(ts, i + 1)
    if i - before.main > _FAR or j >= len(ts) or not _plain(ts[j].word):
        return None
    between = [t.word for t in ts[before.main + 1 : i]]
    negated = late or (i > 0 and ts[i - 1].word == "not")
    last = next((w for w in reversed(between) if not is_adverb(w)), "")
    read = _by_word(last, between, before, actor) or _by_verb(between, before, actor)
    if read is None:
        return None
    mood, who, denied, replaces = read
    done = _participle(ts, j) if replaces else None
    main = j if done is None else done
    return Added(main, lemma(ts[main].word), mood, who, negated or denied, replaces, done is not None)


def _participle(ts: list[Token], j: int) -> int | None:
    """The index of the participle in `it needs to be covered`."""
    k, _ = skip_adverbs(ts, j + 1)
    suffers = ts[j].word == "be" and k < len(ts) and (past_form(ts[k].word) or ts[k].word in lex.SAME_IN_PAST)
    return k if suffers else None


def _plain(word: str) -> bool:
    return known_verb(word) or (word[0].isalpha() and word not in lex.STOP_WORDS and not ing_form(word))


Read = tuple[Mood, Actor, bool, bool]


def _by_word(last: str, between: list[str], before: Group, actor: Actor) -> Read | None:
    """By the word before `to`, as in `happy to`, `no need to`, `best to`."""
    if last in _KEEN or (last == "sure" and before.verb not in ("make", "be")):
        asks = before.inverted and actor is Actor.READER
        mood = Mood.REQUEST if asks else Mood.REFUSED if before.negated else Mood.POSSIBLE
        return mood, actor, before.negated and not asks, True
    if last == "unable":
        return Mood.REFUSED, actor, True, True
    ahead = last in ("going", "about") or (before.verb == "go" and not between)
    if ahead and (before.mood is Mood.DOING or before.verb == "be"):
        return (Mood.REFUSED if before.negated else Mood.PLANNED), actor, before.negated, True
    if last == "sure" and before.mood is Mood.REQUEST:
        return Mood.REQUEST, actor, before.negated, True
    if last in ("need", "reason", "obligation") and before.verb in ("be", "have"):
        denied = "no" in between or before.negated
        if last == "reason" and before.verb == "be" and not denied:  # `twins are a good reason to be late`
            return None
        return (Mood.STATED if denied else Mood.REQUEST), Actor.READER, denied, True
    if last in _ADVISABLE or ("for" in between and last == "you" and before.verb == "be"):
        return (Mood.REQUEST, Actor.READER, before.negated, True) if before.verb == "be" else None
    return None


def _by_verb(between: list[str], before: Group, actor: Actor) -> Read | None:
    verb, patient = before.verb, _patient(between)
    if before.passive and verb in _ASKING | {"suppose", "mean"}:
        denied = before.negated and verb in ("require", "need", "oblige", "force", "expect")
        return (Mood.STATED if denied else Mood.REQUEST), actor, before.negated, True
    if before.passive and verb in _LETTING:
        return (Mood.REFUSED if before.negated else Mood.POSSIBLE), actor, before.negated, True
    if patient is not None and verb in _ASKING | _LETTING:
        return _asked(before, actor, patient)
    if between and verb not in ("be", "have", "need"):
        return None
    if verb in ("have", "need") or before.modal == "ought":
        return None if between else _obliged(before, actor)
    if verb == "be" and not between:
        return _copula(actor)
    return _by_the_doers_own(before, actor)


def _by_the_doers_own(before: Group, actor: Actor) -> Read | None:
    """Whoever wishes, tries, fails or refuses to do it is the one who does it."""
    verb = before.verb
    if verb in _WISHING:
        wished = Mood.PLANNED if actor is not Actor.READER or before.mood is Mood.DONE else Mood.POSSIBLE
        held = before.mood in (Mood.CONDITION, Mood.QUESTION) or before.inverted
        return (before.mood if held and not before.inverted else wished), actor, before.negated, True
    if verb in _TRYING or verb == "feel":
        return before.mood, actor, before.negated, True
    if verb in _FAILING:
        return before.mood, actor, not before.negated, True
    if verb in ("refuse", "decline"):
        return Mood.REFUSED, actor, not before.negated, True
    if verb == "hesitate":
        return Mood.POSSIBLE, Actor.READER, False, True
    return None


def _patient(between: list[str]) -> Actor | None:
    words = [w for w in between if not is_adverb(w) and w != "for"]
    if not words or any(w in lex.MARKS for w in words):
        return None
    return {"me": Actor.WRITER, "us": Actor.WRITER, "you": Actor.READER}.get(words[0]) or (
        Actor.THIRD_PARTY if words[0] in ("him", "them", "her") else actor_of(words)
    )


def _asked(before: Group, actor: Actor, patient: Actor) -> Read:
    """`asked you to`: a request to whom is asked; if we asked the reader in the past, a report of one."""
    if before.verb in _LETTING:
        return (Mood.REFUSED if before.negated else Mood.POSSIBLE), patient, before.negated, False
    if before.negated and before.verb in ("need", "want", "require", "expect", "ask"):
        return Mood.STATED, patient, True, False
    if before.inverted and before.verb in ("want", "like", "need", "prefer"):
        return Mood.QUESTION, patient, False, False
    told = before.mood is Mood.DONE and patient is Actor.READER and actor is Actor.WRITER
    return (Mood.STATED if told else Mood.REQUEST), patient, before.negated, False


def _obliged(before: Group, actor: Actor) -> Read:
    if before.negated:
        return Mood.STATED, actor, True, True
    if before.mood in (Mood.DONE, Mood.CONDITION) or before.inverted:
        return (Mood.QUESTION if before.inverted else before.mood), actor, False, True
    if actor is Actor.READER:
        return Mood.REQUEST, actor, False, True
    return (Mood.PLANNED if actor is Actor.WRITER else Mood.STATED), actor, False, True


def _copula(actor: Actor) -> Read | None:
    """`your next step is to call`, `my plan is to send`."""
    if actor is Actor.READER:
        return Mood.REQUEST, actor, False, True
    return (Mood.PLANNED, actor, False, True) if actor is Actor.WRITER else None


def gerund(ts: list[Token], i: int, before: Group | None, actor: Actor) -> Added | None:
    """What a verb in -ing at `i` says: thanks for it, an attempt, a proposal; None if it only describes something."""
    verb, p = lemma(ts[i].word), i - 1
    while p >= 0 and is_adverb(ts[p].word):
        p -= 1
    ahead = ts[p].word if p >= 0 else ""
    near = {t.word for t in ts[max(0, p - 4) : p]}
    if ahead == "for" and near & {"thank", "thanks", "appreciate", "grateful"}:
        return Added(i, verb, Mood.DONE, Actor.READER, False, False)
    if ahead in ("you", "your") and near & {"appreciate", "appreciated"}:
        return Added(i, verb, Mood.DONE, Actor.READER, False, False)
    if ahead == "about" and ts[p - 1].word in ("how", "what"):
        return Added(i, verb, Mood.REQUEST, Actor.READER, False, False)
    if ahead in ("after", "without"):
        return Added(i, verb, Mood.DONE, actor if before else Actor.WRITER, ahead == "without", False)
    if before is not None and p == before.main:
        return _after_verb(ts, i, verb, before, actor)
    if (p < 0 or ahead in lex.MARKS - {","}) and not _names_what_follows(ts, i):
        return Added(i, verb, Mood.DOING, Actor.WRITER, ts[i - 1].word == "not" if i else False, False)
    return None


def _names_what_follows(ts: list[Token], i: int) -> bool:
    """`Tracking says` and `shipping was late` are about a thing, and nobody tracks or ships there."""
    j, _ = skip_adverbs(ts, i + 1)
    return j < len(ts) and ts[j].word in _OF_A_THING


def _after_verb(ts: list[Token], i: int, verb: str, before: Group, actor: Actor) -> Added | None:
    if before.verb in _PROPOSING:
        return Added(i, verb, Mood.REQUEST, Actor.READER, before.negated, True)
    if before.verb == "mind" and before.inverted:
        return Added(i, verb, Mood.REQUEST, Actor.READER, False, True)
    if before.verb in _WITH_ING:
        denied = before.negated != (before.verb in ("stop", "avoid"))
        done = got_done(ts, i)
        if done is not None:
            return Added(done, lemma(ts[done].word), before.mood, actor, denied, True, passive=True)
        return Added(i, verb, before.mood, actor, denied, True)
    return None
