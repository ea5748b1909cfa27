"""Verbs without an auxiliary: `I asked`, `the driver left it`, `tracking says`, `please send`, `already searched`."""

from functools import lru_cache
from itertools import pairwise

from bot.language.grammar.parties import OFFICES, OUTSIDERS
from bot.language.grammar.statement import Mood
from bot.language.grammar.verb_groups import Group, ing_form, is_adverb, known_verb, past_form, skip_adverbs
from bot.language.segmentation.tokens import Token
from bot.language.vocabulary import lexicon as lex
from bot.language.vocabulary.stems import lemma

_POLITE = ("please", "kindly")
_OBJECTS = frozenset("you it this that these those her one none both there".split())
_REPORTING = frozenset(
    "think say know believe hope see mean understand guess assume suppose hear claim suggest recommend propose".split()
)
"""Verbs after which a clause may begin without `that`: `we suggest you ask`."""
_DETACHED = frozenset(
    "attach enclose include upload send deliver mark receive refund charge provide leave cancel".split()
)
"""Done to a thing if nothing follows: `photos attached`, `parcel delivered to the wrong house`."""
_NO_COMMAND = frozenset(
    "want need hope mean like love appreciate believe understand wish owe seem think thank be".split()
)
_DESCRIBING = frozenset("damaged broken used missing closed sealed expected signed lost stuck faulty delayed".split())
_SUCH = frozenset(
    "come comes came arrive arrives look looks seem seems feel feels felt appear appears stay stays remain".split()
)
"""Behind these it says how something is: `it came opened`."""
_LISTED = 12
"""Most words from one verb of a list to the `or` before its last."""
_OPENING = 3
"""Words from what makes a clause depend on another to its verb: `once you've`."""
_SHOWING = frozenset("say show keep state".split())
_NO_VERBS = lex.SUBORDINATORS - {"provided"}
"""`provided` is a verb in `We provided it`; at the beginning of a clause it sets a condition."""
_NEVER_AFTER_PRONOUNS = lex.DETERMINERS | lex.PREPOSITIONS | lex.MARKS | lex.JOINERS | lex.OBJECTS | _NO_VERBS


@lru_cache(maxsize=2048)
def never_a_verb(word: str) -> bool:
    """Whether the word can't be a clause's verb, whatever is around it. True for half of all words."""
    if word in ("to", "let", "need") or word in lex.AUXILIARIES or (ing_form(word) and lemma(word) in lex.VERBS):
        return False
    if not word[0].isalpha() or is_adverb(word):
        return True
    plain = known_verb(word) or (word not in lex.STOP_WORDS and not word.endswith("ing"))
    forms = plain or past_form(word) or (word.endswith("s") and lemma(word) in lex.VERBS)
    return word in _NEVER_AFTER_PRONOUNS and not forms


def unaided(ts: list[Token], i: int, before: Group | None) -> Group | None:
    """The verb at `i`, if the word there is one."""
    word = ts[i].word
    if not word[0].isalpha() or word in lex.AUXILIARIES or is_adverb(word) or _in_compound(ts, i):
        return None
    p, polite = _previous(ts, i, before)
    ahead = ts[p].word if p >= 0 else ""
    opens = not ahead or ahead in lex.MARKS or ahead in lex.JOINERS
    if ahead in lex.SUBJECTS or ahead in lex.POINTERS:
        return _after_pronoun(ts, i, p, before)
    if past_form(word) and not polite:
        return _past(ts, i, ahead, opens)
    if word.endswith("s") and not known_verb(word) and lemma(word) in lex.VERBS and not polite:
        return _present(i, word, ahead, opens)
    if opens or polite or ahead in ("if", "when"):
        return _plain(ts, i, p, polite, before)
    return None


def _in_compound(ts: list[Token], i: int) -> bool:
    """`a to-go cup`, `built-to-last`."""
    return i > 1 and ts[i - 1].word == "-" and ts[i - 2].word == "to" and ts[i - 2].end == ts[i].start - 1


def _previous(ts: list[Token], i: int, before: Group | None) -> tuple[int, bool]:
    polite, p = False, i - 1
    verb = before.main if before else -1
    while p >= 0 and (is_adverb(ts[p].word) or ts[p].word == '"') and not joins(ts, p, i, verb):
        polite = polite or ts[p].word in _POLITE
        p -= 1
    return p, polite


def joins(ts: list[Token], k: int, i: int, verb: int) -> bool:
    """Whether a `so` at `k` joins what the verb at `i` asks: `it is on Friday so send one`, not `I so want it`.

    `verb`: the place of the verb before it.
    """
    ahead = ts[k - 1].word if ts[k].word == "so" and k - 1 > verb else ""
    asks = known_verb(ts[i].word) or ts[i - 1].word in _POLITE
    return bool(ahead) and ahead not in lex.SUBJECTS | lex.AUXILIARIES | lex.MARKS and asks


def _next(ts: list[Token], i: int) -> str:
    return ts[i + 1].word if i + 1 < len(ts) else ""


def _after_pronoun(ts: list[Token], i: int, p: int, before: Group | None) -> Group | None:
    word, pronoun = ts[i].word, ts[p].word
    if word in _NEVER_AFTER_PRONOUNS:
        return None
    past = past_form(word)
    third = word.endswith("s") and lemma(word) in lex.VERBS and not known_verb(word)
    if pronoun in _OBJECTS and p and (ts[p - 1].word in lex.PREPOSITIONS or (before and before.main == p - 1)):
        says = before is not None and before.main == p - 1 and before.verb in _REPORTING
        if not says or not (past or third or known_verb(word)):
            return None
    if pronoun in lex.POINTERS and not (past or third) and not (pronoun in ("which", "that") and known_verb(word)):
        return None
    if pronoun in ("you", "it", "nothing", "everything", "who") and not (past or third or known_verb(word)):
        return None
    done = past or (word in lex.SAME_IN_PAST and pronoun in ("i", "we", "they", "he", "she"))
    return Group(i, i, lemma(word), Mood.DONE if done else Mood.STATED)


def _past(ts: list[Token], i: int, ahead: str, opens: bool) -> Group | None:
    word, after = ts[i].word, _next(ts, i)
    if not opens and (ahead in lex.DETERMINERS or ahead in lex.PREPOSITIONS or not ahead[0].isalnum()):
        return None
    if opens and word in _DESCRIBING and after[:1].isalpha() and after not in lex.DETERMINERS | lex.PREPOSITIONS:
        return None
    if not opens and (ahead in _SUCH or (past_form(ahead) and ahead not in lex.IRREGULAR)):
        return None
    verb = lemma(word)
    objectless = after not in lex.DETERMINERS | lex.OBJECTS
    passive = after == "by" or (not opens and objectless and verb in _DETACHED and ahead not in OUTSIDERS | OFFICES)
    return Group(i, i, verb, Mood.DONE, passive=passive)


def _present(i: int, word: str, ahead: str, opens: bool) -> Group | None:
    verb = lemma(word)
    if opens:
        return Group(i, i, verb, Mood.STATED) if verb in _SHOWING else None
    if ahead in lex.DETERMINERS | lex.PREPOSITIONS or not ahead[0].isalnum() or ahead in lex.SUBORDINATORS:
        return None
    if verb in lex.NOUNISH and ahead not in OUTSIDERS | OFFICES:
        return None
    return Group(i, i, verb, Mood.STATED)


def _plain(ts: list[Token], i: int, p: int, polite: bool, before: Group | None) -> Group | None:
    word, after, ahead = ts[i].word, _next(ts, i), ts[p].word if p >= 0 else ""
    if not known_verb(word) and not (polite and word not in lex.STOP_WORDS and not word.endswith("ing")):
        return None
    if after in lex.BE | lex.HAVE | {"of"} or (word in lex.NOUNISH and not polite and not _acts(after)):
        return None
    if word in _NO_COMMAND:
        return Group(i, i, word, Mood.STATED) if word not in ("thank", "be") or (word == "be" and polite) else None
    if (
        ahead in (",", "and", "or", "then", "/")
        and before is not None
        and before.base
        and not polite
        and (ahead != "," or _listed(ts, p, i, before))
    ):
        return Group(i, i, word, before.mood, before.negated, False, modal=before.modal, base=True)
    if before is not None and before.mood is Mood.DONE and not polite and _done_too(ts, i, p, before):
        return Group(i, i, word, Mood.DONE)
    if ahead in ("and", "or", "but") and not polite and before is not None and _goes_on(ts, i, before):
        return Group(i, i, word, Mood.STATED)
    return Group(i, i, word, Mood.REQUEST, base=True)


def _asked_about(ts: list[Token], group: Group) -> bool:
    """`I don't know what to do, send me another`: what stands behind the comma is none of what is asked about."""
    to = group.start if ts[group.start].word == "to" else group.start - 1
    return to > 0 and ts[to].word == "to" and ts[to - 1].word in lex.QUESTION_WORDS


def _listed(ts: list[Token], p: int, i: int, before: Group) -> bool:
    """Whether the verb at `i`, after the comma at `p`, goes on with the one before: `need not do, send or explain it`.

    Behind a negation or a question only in a list.
    """
    if not before.negated and not _asked_about(ts, before):
        return True
    if p != i - 1:
        return ts[i - 1].word == "nor"
    joiners = ("or", "nor") if before.negated else ("and",)
    for k in range(i + 1, min(i + _LISTED, len(ts) - 1)):
        if ts[k].word in lex.MARKS - {","}:
            return False
        if ts[k].word in joiners:
            last, _ = skip_adverbs(ts, k + 1)
            return last < len(ts) and known_verb(ts[last].word)
    return False


def _done_too(ts: list[Token], i: int, p: int, before: Group) -> bool:
    """Whether the verb at `i`, which has no past of its own, is told as the one before it: `cleaned it and reset it`.

    After the comma at `p` only where the list ends so too: `we sent the label, put it on the box` asks for something.
    """
    same = lex.SAME_AFTER_HAVE if _perfect(ts, before) else lex.SAME_IN_PAST
    if ts[i].word not in same or ts[p].word not in ("and", "then", ","):
        return False
    rest = [t.word for t in ts[i + 1 : i + 1 + _LISTED]]
    ends = next((n for n, word in enumerate(rest) if word in lex.MARKS - {","}), len(rest))
    if "please" in rest[:ends]:
        return False
    lasts = (after for word, after in pairwise(rest[:ends]) if word in ("and", "then"))
    last = next(lasts, None) if ts[p].word == "," else ts[i].word
    return last is not None and (past_form(last) or last in same)


def _perfect(ts: list[Token], before: Group) -> bool:
    """Whether what it goes on from has its `have`: `you've cleaned it, run it empty`; not `once you've cleaned it`."""
    ahead = {t.word for t in ts[max(0, before.start - _OPENING) : before.start]}
    return ts[before.start].word in lex.HAVE and not (before.inverted or ahead & (lex.SUBORDINATORS | {"if"}))


def _goes_on(ts: list[Token], i: int, before: Group) -> bool:
    """`Orders go by post and take six days` is no command; `the box is here, and keep it` is one."""
    return before.mood in (Mood.STATED, Mood.DOING) and i > 1 and ts[i - 2].word != "," and before.verb != "know"


_BEHIND_NOUNS = frozenset("not inside never still".split())
"""`order not shipped`, `book inside ruined`."""


def _acts(after: str) -> bool:
    """Whether what follows a word such as `order` or `call` shows that it is a verb."""
    if after in _BEHIND_NOUNS:
        return False
    if after in lex.DETERMINERS | lex.OBJECTS or is_adverb(after):
        return True
    return after in lex.PREPOSITIONS or after in ("whether", "if", "out", "up", "back", "around") or after in OUTSIDERS
