"""Questions whose answer the customer has given, whether or not we asked before (signal 2)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.checks.circles.asked_again.answer_kinds import OF_A_THING, SIDES, Answer
from bot.checks.circles.asked_again.answers import ASKS, next_words
from bot.checks.circles.asked_again.asked_values import WISHED, value_given
from bot.checks.circles.asked_again.choices import chosen_already
from bot.checks.circles.asked_again.same_kind import again_of_the_kind
from bot.checks.circles.asked_again.wishes import wish
from bot.checks.circles.reply.reply import Reply
from bot.domain.case import Who
from bot.domain.ledger import Entry, EntryKind
from bot.language.grammar.statements import Actor, Mood, statements
from bot.language.patterns.worded import may_hold, words_of
from bot.language.segmentation.sentences import sentence_spans, sentences
from bot.language.vocabulary.content import gist, stem_set
from bot.language.vocabulary.stems import lemma, stem
from bot.ledger.actions import GIVABLE, classes_of, things_of

_SMALL = stem_set(
    "front back rear left leave right top bottom upper lower inner outer like could would can get have do know tell let"
    " please confirm also day date exact exactly one time full help may mention original very actual located situated"
    " suit best affected concerned many much long often"
)
_MEASURE = re.compile(
    r"\bhow (?:many|much|long|often|old|far|tall|wide|high|deep|heavy|big|thick|hot|warm|cold|fast)\b", re.I
)
"""Each asks for something of its own: `how long is it` and `how many are there`."""
_SAME_EVENT = dict.fromkeys(stem_set("receive deliver delivery arrive come"), "arriv")
_THE_ORDER = stem_set("item order parcel package product unit delivery goods shipment")
"""What nearly every case is about, which `it` may stand for."""
_ALIKE, _MOST = 0.6, 0.6
"""Shares of a question's words that another question, or the answer, must have."""
_SURE = re.compile(
    r"\b(?:make sure|be sure|ensure|check|verify|see to it|confirm) (?:that|whether|if) (?P<what>[^.!?;]+?)"
    r"(?=,? and that\b|[.!?;]|$)",
    re.IGNORECASE,
)
_PUTS = re.compile(
    r"\b(?:(?:tell|let) (?:us|me)(?: know)? (?:which|what|when|where|how|whether|if|on)|confirm|specify|make sure"
    r"|ensure|check|verify"
    r"|(?:i|we)(?:'d| would| will|'ll| still| also| do)* (?:need|have|want|like|love) to "
    r"(?:know|learn|understand|hear|see)"
    r"|(?:let|tell|give|send) (?:me|us)(?: know)? (?:the|your|its))\b",
    re.IGNORECASE,
)
_PUTTING = words_of("tell let give send confirm specify make ensure check verify know learn understand hear see")
"""One of these stands in it."""
_RESULT = re.compile(r"\W*(?:did|has|have|does|is|are|was|(?:\w+\W+)?how (?:may|can|could) (?:i|we))\b", re.IGNORECASE)
"""Questions about the outcome, and offers."""
_ACTS_OF_ALL = stem_set(
    "assist else today hello try work help use make different another other new box parcel package order thing anything"
)
_KINDS = {"what": "which"}
_TELL = re.compile(
    r"\b(?:let me know|let us know|tell (?:me|us)|give (?:me|us)|state|specify|name) (?:the|your|its)"
    r" (?P<what>\w+(?: (?!of|on|in|at|for|from|that|which|you|we|so|and|by)\w+)?)",
    re.IGNORECASE,
)
_HEADS = re.compile(
    r"\b(?:which|what) (\w+)(?: (?:is|are|was) (?:it|this|that|your (\w+)))?"
    r"(?= (?:do|did|is|are|have|had|does)\b|\W|$)",
    re.IGNORECASE,
)
_WHILE = re.compile(r"\b(?:if|when|while|once|after|before|without|with)\b", re.IGNORECASE)
_OFFERS = re.compile(r"\b(?:how|what) (?:may|can|else can|could) (?:i|we)\b", re.IGNORECASE)
"""`How can I help you?`"""
_NUMBER_OF = re.compile(r"\bthe (?:exact )?number of (?=\w+s\b)", re.IGNORECASE)
_ASKED_OF_OTHERS = re.compile(
    r"\b(?:me|us|them|him|her"
    r"|(?:the|our|my|a|an) (?:\w+ )?"
    r"(?:workshop|team|warehouse|colleagues?|carrier|driver|lead|owner|manager|technician|maker|supplier|courier|bank"
    r"|packers?|accountant|depot|office|desk)"
    r"|[A-Z]\w+)"
    r" to $"
)
"""Asked of somebody else: `I asked the workshop to check whether`."""
_END = re.compile(r"[.!?;\n]")
_TOLD = (Mood.DONE, Mood.DOING, Mood.PLANNED, Mood.STATED, Mood.POSSIBLE, Mood.REFUSED)


@dataclass(frozen=True, slots=True)
class _Claim:
    """What the customer says in a clause. `about`: its content words; `sentence`: the sentence around it."""

    entry: Entry
    about: frozenset[str]
    sentence: str
    whole: bool = False
    """A sentence of several clauses, from which only unmistakable values are read."""

    @property
    def classes(self) -> frozenset[str]:
        """The classes of meaning of its words."""
        return frozenset(c for word in self.about for c in classes_of(word))


@dataclass(frozen=True, slots=True)
class _Question:
    """Our question: its question word, what it is about, and what could be handed over for it."""

    word: str
    about: frozenset[str]
    things: frozenset[str]
    turn: int = -1
    heads: frozenset[str] = frozenset()
    """The things it asks to name: the phone, in `which phone do you have` and `what model is your phone`."""


def answered_already(reply: Reply) -> Iterator[tuple[str, Entry]]:
    """Each question of the reply that the customer has answered, with the answer."""
    asked = dict.fromkeys(words.strip() for words in questions_in(reply.text))
    claims = tuple(_claims(reply)) if asked else ()
    ours = tuple(_ours(reply)) if asked else ()
    for words in asked:
        found = (
            wish(words, tuple(c.entry for c in claims), reply)
            or _named_there(words, reply)
            or chosen_already(words, reply)
            or _asked_before(words, ours, reply)
            or again_of_the_kind(words, reply)
            or _sure(words, claims)
            or (not WISHED.search(words) and _value(words, claims))
            or value_given(words, reply)
        )
        if found:
            yield words, found


def _claims(reply: Reply) -> Iterator[_Claim]:
    """The customer's claims, each once."""
    said_of = [e for e in reply.ledger.entries if e.who is Who.CUSTOMER and e.turn >= 0]
    kinds = (EntryKind.CLAIMED, EntryKind.DONE, EntryKind.ASKED)
    places = {n: t.text for n, t in enumerate(reply.matter.turns)}
    found = {e.quote: e for e in said_of if e.kind in kinds and not _around(e.quote, places[e.turn]).endswith("?")}
    for entry in found.values():
        yield _Claim(entry, _about(entry.quote), _around(entry.quote, places[entry.turn]))
    theirs = (
        (n, said) for n, t in enumerate(reply.matter.turns) if t.who is Who.CUSTOMER for said in sentences(t.text)
    )
    for number, said in theirs:
        if not said.endswith("?"):
            read = any(e.turn == number and e.quote in said for e in said_of)
            yield _Claim(Entry(EntryKind.CLAIMED, said, number, Who.CUSTOMER), _about(said), said, whole=read)


def _around(quote: str, text: str) -> str:
    """The sentence with the quote."""
    at = text.find(quote)
    end = next((m.end() for m in _END.finditer(text, at + len(quote))), len(text)) if at >= 0 else 0
    return text[at:end] if at >= 0 else quote


def _ours(reply: Reply) -> Iterator[_Question]:
    for n, turn in enumerate(reply.matter.turns):
        for sentence in dict.fromkeys(sentences(turn.text)) if turn.who is Who.US else ():
            if found := _read(sentence, n):
                yield found


def _read(words: str, turn: int = -1) -> _Question | None:
    words = _NUMBER_OF.sub("how many ", words)
    asks = None if _OFFERS.search(words) else ASKS.search(words)
    if asks is None and (told := _TELL.search(words)):
        return _Question("which", _about(words), things_of(words) & GIVABLE, turn, _about(told["what"]))
    word = _asked_by(words, asks) if asks else ""
    heads = frozenset(w for m in _HEADS.finditer(words) for w in _about(" ".join(filter(None, m.groups()))))
    return _Question(word, _about(words), things_of(words) & GIVABLE, turn, heads) if asks else None


def _asked_by(words: str, asks: re.Match[str]) -> str:
    measure = _MEASURE.match(words, asks.start())
    return (measure or asks)[0].lower()


def _asked_before(words: str, ours: tuple[_Question, ...], reply: Reply) -> Entry | None:
    """Their answer to the same question in other words."""
    mine = _read(words)
    before = next((q for q in ours if mine and _alike(mine, q)), None) or _same_doubt(words, reply)
    return next_words(before.turn, reply) if before else None


def _same_doubt(words: str, reply: Reply) -> _Question | None:
    """An earlier question or request of ours that covers everything this question is about."""
    about = _about(words) - _ACTS_OF_ALL if not (_RESULT.match(words) or things_of(words) & GIVABLE) else frozenset()
    for n, turn in enumerate(reply.matter.turns):
        for sentence in sentences(turn.text) if turn.who is Who.US and about else ():
            asks = sentence.endswith("?") or sentence.lower().startswith(("please", "kindly"))
            if asks and about <= _about(sentence) and _sides(words) <= _sides(sentence):
                return _Question("", about, frozenset(), n)
    return None


def _sides(words: str) -> set[str]:
    return set(words.lower().split()) & SIDES


def _alike(a: _Question, b: _Question) -> bool:
    if a.heads & b.heads and not any(q.word.startswith("how") for q in (a, b)):
        rest, other = a.about - a.heads - b.heads, b.about - a.heads - b.heads
        return bool(rest & other) or not (rest and other)
    same = _KINDS.get(a.word, a.word) == _KINDS.get(b.word, b.word) and (
        bool(a.things & b.things) or not (a.things or b.things)
    )
    return same and bool(a.about) and len(a.about & b.about) >= _ALIKE * max(len(a.about), len(b.about))


def _sure(words: str, claims: tuple[_Claim, ...]) -> Entry | None:
    """`Please make sure that the water is on`, after they said that it is."""
    told = _SURE.search(words)
    asked = _about(told["what"]) if told else frozenset()
    return next((c.entry for c in claims if not c.whole and len(asked & c.about) >= max(2, _MOST * len(asked))), None)


def _value(words: str, claims: tuple[_Claim, ...]) -> Entry | None:
    """A day, number, color or side that they have given."""
    for kind in Answer:
        for m in kind.asked.finditer(words):
            asked = _about(words[m.end() :])
            told = (c.entry for c in claims if _tells(kind, asked, c) and kind.answer.search(c.sentence))
            if found := next(told, None):
                return found
    return None


def _named_there(words: str, reply: Reply) -> Entry | None:
    """`What does the light do?`, `is there an elevator?`, where their words say it of that thing."""
    theirs = [
        (n, said) for n, t in enumerate(reply.matter.turns) if t.who is Who.CUSTOMER for said in sentences(t.text)
    ]
    for form, answer in OF_A_THING if not _WHILE.search(words) else ():
        for m in form.finditer(words):
            told = re.compile(answer.format(re.escape(m[1])), re.IGNORECASE)
            for number, said in theirs:
                if told.search(said.replace("\u2019", "'")) and not said.endswith("?"):
                    return Entry(EntryKind.CLAIMED, said, number, Who.CUSTOMER)
    return None


def _tells(kind: Answer, asked: frozenset[str], claim: _Claim) -> bool:
    """Whether the claim is about what is asked; for an age or a temperature, partly is enough."""
    asked = asked - _THE_ORDER or asked
    covered = sum(1 for word in asked if word in claim.about or classes_of(word) & claim.classes)
    return bool(asked) and (kind.alone or not claim.whole) and covered >= (1 if kind.alone else len(asked))


def _about(words: str) -> frozenset[str]:
    return frozenset(_SAME_EVENT.get(w, w) for w in gist(words) - _SMALL if not w[0].isdigit())


def puts(sentence: str) -> bool:
    """Whether it asks the customer something, by form or by words."""
    if sentence.rstrip().endswith("?"):
        return True
    return may_hold(sentence, _PUTTING) and any(not _by_others(m, sentence) for m in _PUTS.finditer(sentence))


def _by_others(put: re.Match[str], sentence: str) -> bool:
    """Whether somebody else checks it: `The trace could not confirm that`, `our lead checks whether`."""
    said = [
        s for s in statements(sentence) if s.start <= put.start() and s.mood in _TOLD and s.actor is not Actor.READER
    ]
    if said and _ASKED_OF_OTHERS.search(sentence, said[-1].start, put.start()):
        return True
    told = (s for s in said if put.start() < s.end and not s.passive)
    return any(stem(lemma(put[0].split()[0].lower())) == s.verb and s.actor is not Actor.READER for s in told)


def questions_in(text: str) -> Iterator[str]:
    """The questions of a reply; two joined ones separately."""
    for start, end in sentence_spans(text):
        words = text[start:end]
        if puts(words):
            yield from (part for part in re.split(r",? and (?=by how|how|when|what|which|on w)", words) if part.strip())
