"""A verb with its auxiliaries, as in `has not yet been sent`."""

from dataclasses import dataclass

from bot.language.grammar.statement import Mood
from bot.language.segmentation.tokens import Token
from bot.language.vocabulary import lexicon as lex
from bot.language.vocabulary.stems import lemma

_FEW = 8
"""Most words between an auxiliary and its verb."""
_NO_ING = frozenset(
    "nothing something anything everything morning evening during king ring thing string spring bring wing wedding"
    " sibling ceiling evening building pricing packaging clothing listing".split()
)
_TO_PERSONS = frozenset(
    "tell ask send give charge bill refund offer promise direct refer transfer advise inform instruct assure".split()
)
"""What somebody gets done to them."""
_SENTENCE_ENDS = frozenset(". ! ? ;".split())
_PARTS = lex.MARKS | lex.JOINERS
_DEAD_ENDS = lex.DETERMINERS | lex.PREPOSITIONS | lex.SUBJECTS | lex.OBJECTS | lex.MARKS | lex.JOINERS


@dataclass(slots=True)
class Group:
    """`start` is its first word, `main` the verb. `subject`: where an inverted one stands, as in `have you tried`."""

    start: int
    main: int
    verb: str
    mood: Mood
    negated: bool = False
    passive: bool = False
    inverted: bool = False
    subject: tuple[int, int] | None = None
    modal: str = ""
    base: bool = False
    """Whether another plain verb can join it: `will check and write`."""


def past_form(word: str) -> bool:
    """Whether the word can be a past tense or a past participle."""
    if word in lex.IRREGULAR:
        return True
    if not word.endswith("ed") or len(word) < 4 or word in lex.NOT_PAST:
        return False
    return not word.startswith("un") or known_verb(lemma(word))


def ing_form(word: str) -> bool:
    """Whether the word can be a verb in -ing."""
    return word.endswith("ing") and len(word) > 4 and word not in _NO_ING


def known_verb(word: str) -> bool:
    """Whether the word is the plain form of a verb common in support messages."""
    return word in lex.VERBS


def skip_adverbs(ts: list[Token], i: int) -> tuple[int, bool]:
    """The next index that isn't an adverb, and whether a negation was passed."""
    negated = False
    while i < len(ts) and is_adverb(ts[i].word):
        only = i + 1 < len(ts) and ts[i].word == "not" and ts[i + 1].word == "only"
        negated = negated or (ts[i].word in lex.NEGATIONS and not only)
        i += 1
    return i, negated


def is_adverb(word: str) -> bool:
    """Whether the word may stand between a subject and its verb."""
    if word in lex.ADVERBS:
        return True
    return word.endswith("ly") and len(word) > 4 and word not in lex.NOT_ADVERBS


def chain(ts: list[Token], i: int, opens: bool) -> Group | None:
    """The group that begins with the auxiliary at `i`. `opens`: no subject stands before it."""
    word = ts[i].word
    j, negated = skip_adverbs(ts, i + 1)
    subject = _inverted(ts, j, word) if opens else None
    if subject:
        j, late = skip_adverbs(ts, subject[1])
        negated = negated or late
    seen, main = [word], i
    while j < len(ts) and j - i < _FEW + (subject[1] - subject[0] if subject else 0):
        at = ts[j].word
        if at in lex.AUXILIARIES and at not in lex.MODALS and _goes_on(ts, j, seen):
            seen.append(at)
            main = j
            j, late = skip_adverbs(ts, j + 1)
            negated = negated or late
            continue
        if _fits(seen, at):
            main = j
        break
    if opens and not subject and word in lex.HAVE | lex.MODALS and main == i:
        return None
    if subject and word in lex.DO and (main == i or _only_names(ts, subject, main)):
        subject, main, seen = None, i, [word]
    return _group(ts, i, main, seen, negated, subject)


def got_done(ts: list[Token], i: int) -> int | None:
    """Where the participle stands in `got told to wait`, `getting charged again`, given the place of `get`."""
    k, _ = skip_adverbs(ts, i + 1)
    done = lemma(ts[i].word) == "get" and k < len(ts) and past_form(ts[k].word) and lemma(ts[k].word) in _TO_PERSONS
    return k if done else None


def _only_names(ts: list[Token], subject: tuple[int, int], main: int) -> bool:
    """Whether the verb is a noun, and nothing is asked: `did the factory reset, still dead`."""
    if ts[subject[0]].word not in lex.DETERMINERS or ts[main].word not in lex.NOUNISH:
        return False
    ends = main + 1 == len(ts) or ts[main + 1].word in _PARTS
    return ends and next((t.word for t in ts[main + 1 :] if t.word in _SENTENCE_ENDS), "") in (".", "!", ";")


def _goes_on(ts: list[Token], j: int, seen: list[str]) -> bool:
    return ts[j].word not in lex.DO and not (ts[j].word in lex.HAVE and seen[-1] in lex.BE)


def _inverted(ts: list[Token], j: int, auxiliary: str) -> tuple[int, int] | None:
    """Where the subject stands in `have you`, `did the carrier`, `can your team`."""
    if j >= len(ts):
        return None
    word = ts[j].word
    if word in lex.SUBJECTS or word in ("there", "this", "that", "these", "those", "one"):
        return j, j + 1
    if word in lex.DETERMINERS:
        if j + 1 < len(ts) and ts[j + 1].word in _PARTS:  # `did both, filter changed too`
            return None
        k = j + 2
        while k < len(ts) and k < j + 5 and not _verb_like(ts[k].word):
            k += 1
        return j, min(k, len(ts))
    named = ts[j].is_word and not _fits([auxiliary], word) and word not in _DEAD_ENDS and word != "used"
    return (j, j + 1) if named else None


def _verb_like(word: str) -> bool:
    small = word in lex.PREPOSITIONS | lex.MARKS | lex.AUXILIARIES | lex.JOINERS | lex.OBJECTS
    return small or is_adverb(word) or known_verb(word) or past_form(word) or ing_form(word)


def _fits(seen: list[str], word: str) -> bool:
    """Whether the word has the form that these auxiliaries require."""
    if word == "like" and seen[-1] in ("would", "'d"):
        return True
    if not word[0].isalpha() or word in _DEAD_ENDS:
        return False
    last = seen[-1]
    if last in lex.BE:
        return ing_form(word) or past_form(word) or word in lex.SAME_IN_PAST
    if last in lex.HAVE:
        return past_form(word) or word in lex.SAME_AFTER_HAVE
    if last == "'d":
        return True
    if last in lex.DO and word.endswith("s") and not word.endswith("ss") and lemma(word) != word:
        return False  # `did all 4 steps`: none of these is a verb
    return word not in lex.AUXILIARIES or word in ("have", "do", "be")


def _group(
    ts: list[Token], start: int, main: int, seen: list[str], negated: bool, subject: tuple[int, int] | None
) -> Group:
    word, modal = ts[main].word, next((w for w in seen if w in lex.MODALS), "")
    if modal == "'d" and past_form(word) and not known_verb(word):
        modal = ""
        seen = ["had", *seen]
    helped = main != start and word not in lex.BE | lex.HAVE - {"have"}
    be = next((w for w in reversed(seen) if w in lex.BE), "")
    passive = helped and seen[-1] in lex.BE and not ing_form(word)
    if be == "'s" and passive and "been" not in seen and not negated:
        be = "was"
    mood = _mood(seen, modal, be, word, helped, passive)
    name = "be" if word in lex.BE else lemma(word)
    joins = bool(modal) or seen[0] in ("do", "does", "did", "need")
    return Group(start, main, name, mood, negated, passive, subject is not None, subject, modal, joins)


def _mood(seen: list[str], modal: str, be: str, word: str, helped: bool, passive: bool) -> Mood:
    if modal in lex.WILL:
        return Mood.PLANNED
    if modal in lex.CAN or modal in ("would", "'d"):
        return Mood.POSSIBLE
    if modal:
        return Mood.STATED
    if not helped:
        return Mood.STATED
    if seen[0] == "did":
        return Mood.DONE
    if seen[0] in lex.DO:
        return Mood.STATED
    if ing_form(word) and be:
        return Mood.DONE if be in ("was", "were") else Mood.DOING
    if passive:
        return Mood.DONE if be in ("was", "were", "been") else Mood.STATED
    return Mood.DONE if seen[0] in lex.HAVE or "had" in seen else Mood.STATED
