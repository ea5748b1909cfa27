"""The statements of an English text: who does what, and whether it is done, planned, asked for, possible or refused.

A shallow reading by word order: it finds the subject, the auxiliaries and the verb of each clause, and no more.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from bot.grammar.sentences import sentence_spans
from bot.grammar.stems import IRREGULAR_PAST, STOP, stem, stem_set, word_set


class Actor(StrEnum):
    """Who acts. WRITER and READER are of the text itself; NOBODY: a thing, or nobody is named."""

    WRITER = "writer"
    READER = "reader"
    THIRD_PARTY = "third_party"
    NOBODY = "nobody"


class Mood(StrEnum):
    """How a statement is meant."""

    DONE = "done"
    DOING = "doing"
    PLANNED = "planned"
    REQUEST = "request"
    CONDITION = "condition"
    POSSIBLE = "possible"
    REFUSED = "refused"
    QUESTION = "question"
    STATED = "stated"


@dataclass(frozen=True, slots=True)
class Statement:
    """One clause of a sentence; `start` and `end` place `text` in the whole. `verb` and `words` are stems.

    `passive`: the subject suffers the act. `sentence`: the number of its sentence, from 0.
    """

    text: str
    start: int
    end: int
    sentence: int
    actor: Actor
    verb: str
    words: tuple[str, ...]
    mood: Mood
    negated: bool = False
    passive: bool = False


PARTIES = word_set(
    "carrier courier driver mailman postman ups usps fedex dhl ontrac lasership amazon ebay walmart "
    "shopify paypal etsy warehouse marketplace manufacturer supplier vendor bank postal they he she "
    "somebody someone"
)
_PARTY_PAIRS = frozenset(
    {("post", "office"), ("fulfillment", "center"), ("fulfilment", "centre"), ("customer", "service"),
     ("seller", "support"), ("support", "team"), ("delivery", "company"), ("shipping", "company"), ("credit", "card")}
)  # fmt: skip
_WRITER = word_set("i we us me myself ourselves")
_MINE = word_set("my our")
_PEOPLE = word_set(
    "team lead leads manager colleague colleagues supervisor staff husband wife son daughter mother "
    "father partner warehouse packer"
)
_READER = word_set("you yourself y'all")
_HAVE = word_set("have has had having 've")
_BE = word_set("be am is are was were been being 'm 're 's")
_CAN = word_set("can could may might")
_WILL = word_set("will shall 'll gonna")
_MUST = word_set("must should need needs ought")
_NOT = word_set("not n't never no cannot neither nor without hardly")
_CONDITION = word_set("if once when unless until after before provided assuming whenever as_soon")
_OPENERS = word_set("please kindly just then simply now also and but so or first next finally otherwise again")
_OPINION = word_set("know think guess believe mean see hope understand")
_LIGHT = word_set("already even have been yet still twice both all have had")
_WH = word_set("who what when where why which how whose")
_VERBS = stem_set(
    "accept add address advise allow answer apologise apologize appreciate approve arrange ask assure "
    "attach authorise authorize await believe book bring buy call cancel change charge check choose claim "
    "clean close collect compare complain complete compensate confirm connect contact cover credit cut "
    "decide deduct deliver deny describe disconnect discount dispose double drop email enclose ensure "
    "escalate examine exchange expect explain extend fill find fix follow forward get give go guarantee "
    "handle help hold ignore include inform inspect install invite investigate issue keep know leave let "
    "listen locate look mail make measure mention message move note notify offer open order pack pass pay "
    "pick place post prepare press print process promise provide push put raise reach read receive "
    "recommend record redeem refer refill refund register regret reimburse remove repair replace reply "
    "report request resend reset resolve respond restart return review search see select sell send ship "
    "show sign solve speak start state stop store submit suggest supply switch take talk tell thank think "
    "trace track transfer try turn understand unplug update upgrade upload use verify visit wait waive "
    "want warn weigh wish withdraw work wrap write hear buy charge send enclose photograph snap film test "
    "swap top donate dispose return reship restock relabel relist"
)
_HASTY = re.compile(r"\b(i|we|they|you)(ve)\b|\b(?!ill\b)(i)(m)\b")
"""Short forms without their apostrophe."""
_TOKEN = re.compile(
    r"n['\u2019]t\b|[A-Za-z0-9]+(?:['\u2019](?!s\b|ve\b|ll\b|re\b|d\b|m\b|t\b)[A-Za-z]+)?|['\u2019](?:s|ve|ll|re|d|m)\b|n['\u2019]t\b|[^\sA-Za-z0-9]"
)
_SPLIT = re.compile(
    r"(?:;|\s[-\u2013\u2014]+\s|:\s|,?\s+\b(?:and then|and|but|so that|so|because|since|while|whereas|although|though"
    r"|which|or)\b(?=\s)|,?\s*\b(?=(?:if|once|when|unless|until|as soon as|after|before)\s)|,\s+(?=\w))",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Read:
    actor: Actor
    verb: str
    mood: Mood
    negated: bool
    passive: bool
    rest: tuple[str, ...]


def statements(text: str) -> tuple[Statement, ...]:
    """Every clause with a verb, in order. Linear in the length of the text."""
    found: list[Statement] = []
    for number, (start, end) in enumerate(sentence_spans(text)):
        asks = text[start:end].rstrip("\"')\u201d\u2019 ").endswith("?")
        before: _Read | None = None
        for a, b in _clauses(text, start, end):
            read = _read(_tokens(text[a:b]), asks, before)
            if read is None:
                found[-1:] = [_longer(found[-1], text, b)] if found and found[-1].sentence == number else found[-1:]
                continue
            found.append(
                Statement(
                    text[a:b], a, b, number, read.actor, read.verb, read.rest, read.mood, read.negated, read.passive
                )
            )
            before = read
    return tuple(found)


def _longer(statement: Statement, text: str, end: int) -> Statement:
    """With a piece that has no verb of its own, such as the items of a list."""
    more = tuple(stem(t) for t in _tokens(text[statement.end : end]) if t.isalnum() and t not in STOP)
    return Statement(
        text[statement.start : end], statement.start, end, statement.sentence, statement.actor, statement.verb,
        (*statement.words, *more), statement.mood, statement.negated, statement.passive,
    )  # fmt: skip


def _clauses(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    for mark in _SPLIT.finditer(text, start, end):
        yield from _trimmed(text, at, mark.start())
        at = mark.end()
    yield from _trimmed(text, at, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    body = text[start:end]
    left = start + len(body) - len(body.lstrip())
    if body.strip():
        yield left, left + len(body.strip())


def _tokens(text: str) -> list[str]:
    plain = text.replace("\u2019", "'").lower().replace("cannot", "can not").replace("won't", "will n't")
    plain = plain.replace("can't", "can n't").replace("shan't", "shall n't").replace("as soon as", "once")
    plain = _HASTY.sub(lambda m: f"{m[1] or m[3]} '{m[2] or m[4]}", plain)
    plain = re.sub(r"(\w)n't\b", r"\1 n't", plain)
    return [t for t in _TOKEN.findall(plain) if t not in {'"', "(", ")", "*", "\u201c", "\u201d"}]


def _read(tokens: list[str], asks: bool, before: _Read | None) -> _Read | None:
    tokens = list(tokens)
    polite = "please" in tokens or "kindly" in tokens
    condition = _opens_condition(tokens)
    if condition:
        tokens = tokens[1:]
    while tokens and (tokens[0] in _OPENERS or not tokens[0][0].isalnum()):
        tokens = tokens[1:]
    if not tokens:
        return None
    if asks and tokens[0] in (_WH | _CAN | _WILL | _BE | _HAVE | frozenset({"do", "does", "did", "would"})):
        return _question(tokens, polite)
    if stem(tokens[0]) in _VERBS and not _is_noun_here(tokens) and not condition:
        return _bare(tokens, None if polite else before)
    if tokens[0] in ("do", "never", "don") and len(tokens) > 1:
        rest = [t for t in tokens[1:] if t not in _NOT]
        if rest and stem(rest[0]) in _VERBS:
            return _Read(Actor.READER, stem(rest[0]), Mood.REQUEST, True, False, _content(rest[1:]))
    return _told(tokens, condition, asks)


def _opens_condition(tokens: list[str]) -> bool:
    return bool(tokens) and tokens[0] in _CONDITION


def _is_noun_here(tokens: list[str]) -> bool:
    """`Refund of ...`, `Order 114-...`, `Return label` are no commands."""
    after = tokens[1] if len(tokens) > 1 else ""
    return (
        after in ({"of", "is", "was", "has", "number", "id", "label", "policy", "window"} | _BE) or after[:1].isdigit()
    )


def _bare(tokens: list[str], before: _Read | None) -> _Read:
    """A verb without a subject: a command, or one more verb of the clause before."""
    joined = before is not None and before.mood is not Mood.REQUEST and before.mood is not Mood.CONDITION
    if before is not None and joined:
        return _Read(before.actor, stem(tokens[0]), before.mood, before.negated, before.passive, _content(tokens[1:]))
    return _Read(Actor.READER, stem(tokens[0]), Mood.REQUEST, False, False, _content(tokens[1:]))


def _question(tokens: list[str], polite: bool) -> _Read | None:
    words = [t for t in tokens if t[0].isalnum() or t == "n't"]
    actor, at = _subject(words)
    rest = [w for w in words[at:] if w not in _OPENERS]
    verb = next((w for w in rest if stem(w) in _VERBS), rest[0] if rest else None)
    if verb is None:
        return None
    asked = words[0] in _CAN | _WILL | {"would"} and actor is Actor.READER
    mood = Mood.REQUEST if asked else Mood.QUESTION
    negated = any(w in _NOT for w in words)
    return _Read(actor, stem(verb), mood, negated and not asked, False, _content(rest))


def _subject(words: list[str]) -> tuple[Actor, int]:
    """Who acts, and where the verb may begin."""
    for i, word in enumerate(words[:10]):
        if word in _READER:
            return Actor.READER, i + 1
        if word in _WRITER:
            return Actor.WRITER, i + 1
        if word in _MINE:
            person = next((j for j in range(i + 1, min(i + 4, len(words))) if words[j] in _PEOPLE), None)
            if person is not None:
                return Actor.WRITER, person + 1
        if word in PARTIES or (i + 1 < len(words) and (word, words[i + 1]) in _PARTY_PAIRS):
            return Actor.THIRD_PARTY, i + 1 + (word not in PARTIES)
        if i and (word in _BE | _HAVE | _CAN | _WILL | _MUST) and words[0] not in _WH | _CAN | _WILL | _BE:
            return Actor.NOBODY, i
    return Actor.NOBODY, 0


def _told(tokens: list[str], condition: bool, asks: bool) -> _Read | None:
    words = [t for t in tokens if t[0].isalnum() or t[0] == "'" or t == "n't"]
    words = _without_opinion(words)
    actor, at = _subject(words)
    found = _verb(words, at, actor)
    if found is None:
        return None
    verb_at, mood, negated, passive = found
    if condition:
        mood = Mood.CONDITION
    elif asks and mood not in (Mood.REQUEST,):
        mood = Mood.QUESTION
    verb, rest = words[verb_at], words[verb_at + 1 :]
    if actor is Actor.NOBODY and mood is Mood.DONE and not passive and _bare_opening(words[:verb_at]):
        actor = Actor.WRITER
    if passive and actor is Actor.NOBODY:
        rest = [*words[:verb_at], *rest]
        actor = _by_whom(rest)
    return _Read(actor, stem(verb), mood, negated, passive, _content(rest))


def _without_opinion(words: list[str]) -> list[str]:
    """`You know I called` says that I called."""
    saying = len(words) > 3 and words[0] in _WRITER | _READER and words[1] in _OPINION and words[2] in _WRITER | _READER
    return words[2:] if saying else words


def _bare_opening(before: list[str]) -> bool:
    """Nothing but adverbs before the verb: `already asked next door` leaves out who writes."""
    return all(w in _OPENERS or w in _LIGHT or w.endswith("ly") for w in before)


def _by_whom(words: list[str]) -> Actor:
    if "by" in words:
        return _subject(words[words.index("by") + 1 :][:4])[0]
    return Actor.NOBODY


def _verb(words: list[str], at: int, actor: Actor) -> tuple[int, Mood, bool, bool] | None:
    """Where the verb is, how it is meant, whether it is negated, whether it is passive."""
    have = be = can = will = must = negated = would = unable = did = to = False
    for i in range(at, min(len(words), at + 12)):
        word = words[i]
        if word in _NOT:
            negated = True
        elif word in _HAVE and _helps(words, i):
            have = True
        elif word == "going" and be and i + 1 < len(words) and words[i + 1] == "to":
            will, be = True, False
        elif word in _BE:
            be = True
        elif word in _CAN:
            can = True
        elif word in _WILL:
            will = True
        elif word in ("would", "'d"):
            would = True
        elif word in ("do", "does", "did"):
            did = did or word == "did"
        elif word in _MUST or (word == "to" and have):
            must = True
        elif word in ("unable", "sorry", "able", "happy", "glad", "pleased"):
            unable = unable or word == "unable"
            can = can or word != "sorry"
        elif word in ("to", "be"):
            to = True
        elif _is_verb(word, have or be or can or will or would or must or did or to or actor is not Actor.NOBODY):
            passive = be and (word.endswith("ed") or word in IRREGULAR_PAST) and not (can and word in ("able",))
            mood = _mood(word, have, be, can, will, must, would, did, passive, actor)
            if unable or (negated and mood in (Mood.POSSIBLE, Mood.PLANNED)):
                return i, Mood.REFUSED, True, passive
            return i, mood, negated, passive
    return None


def _helps(words: list[str], i: int) -> bool:
    """`have` before a participle, not as the verb itself."""
    for word in words[i + 1 : i + 4]:
        if word.endswith("ed") or word in IRREGULAR_PAST or word in ("been", "to"):
            return True
        if word not in _NOT and word not in ("already", "just", "now", "also", "you", "i", "we", "yet", "since"):
            return False
    return False


def _is_verb(word: str, expected: bool) -> bool:
    if stem(word) in _VERBS and (expected or word.endswith(("ed", "ing")) or word in IRREGULAR_PAST):
        return True
    return expected and (word.endswith("ed") or word in IRREGULAR_PAST or (word.endswith("ing") and len(word) > 5))


def _mood(
    word: str,
    have: bool,
    be: bool,
    can: bool,
    will: bool,
    must: bool,
    would: bool,
    did: bool,
    passive: bool,
    actor: Actor,
) -> Mood:
    past = word.endswith("ed") or word in IRREGULAR_PAST
    if will:
        return Mood.PLANNED
    if must:
        return Mood.REQUEST if actor is Actor.READER else Mood.PLANNED if actor is Actor.WRITER else Mood.STATED
    if can or would:
        return Mood.POSSIBLE
    if have or did:
        return Mood.DONE
    if be:
        return Mood.DOING if word.endswith("ing") else Mood.DONE if passive else Mood.STATED
    return Mood.DONE if past else Mood.STATED


def _content(words: list[str]) -> tuple[str, ...]:
    return tuple(stem(w) for w in words if w[0].isalnum() and w not in STOP and w not in _NOT)
