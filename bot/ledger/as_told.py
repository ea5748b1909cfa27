"""Steps that a message names first and then says were done: `you told me to restart it, which I did on Monday`."""

import re
from collections.abc import Iterator

from bot.domain.case import Who
from bot.domain.ledger import Entry, EntryKind
from bot.language.grammar.statements import Actor, Mood
from bot.language.patterns.alternatives import either, word_of
from bot.language.segmentation.sentences import sentence_spans
from bot.language.segmentation.tokens import straight
from bot.ledger.actions import GIVABLE, Step, step_of
from bot.ledger.promised import BEEN_TOLD
from bot.ledger.results import BY_HAND
from bot.ledger.turns import Said, said_in

_POINTS = re.compile(
    either(
        r"\b(?:which|what|that|this|it|so|as|all|both|each|every|lot|same|everything|them|these|those|exactly)\b",
        r"^\W*(?:i|we)? ?(?:also |even )?(?:did|have done)\b",
        r"\b(?:i|we) (?:did|have)\W*$",
    ),
    re.IGNORECASE,
)
"""`Which I did`, `I did so`, `did it twice`."""
_DID_SO = re.compile(r"(?:did|tried) (?:that|it|this|so|both|all|them)\b", re.IGNORECASE)
"""Without a subject: `reset it, did that`."""
_NEAR = 8
"""Characters between what they were told and that they did it."""
_DOES = frozenset({"do", "tri", "follow"})
_DONE = re.compile(r"\W*(?:all |both |already |well,? )?done\b(?! (?:with|for|by|nothing|none)\b)[^?]*$", re.IGNORECASE)
"""A sentence of its own: `Done, twice.`"""
_DONE_TOO = re.compile(
    r"[,;:-] ?(?:(?:all|both|each|everything|now|already|well|thats?|that's|it's|was|were|have been|has been)"
    r"(?: of (?:it|them|that))? )*done\b(?! (?:with|for|by|nothing|anything|to)\b)"
    r"(?=\W*$|[,.;!]| (?:and|but|twice|again|already|still|no|same)\b)[^?]*$",
    re.IGNORECASE,
)
"""Within a sentence: `to reset it, all done, no change`."""
_IN_VAIN = re.compile(r"\b(?:no|nothing|any|without|zero) (?:change[sd]?|difference|fix|help)\b", re.IGNORECASE)
"""What came of it."""
_WAS_TOLD = re.compile(r"(?:told|asked|advised|instructed) to\b", re.IGNORECASE)
"""Without a subject: `told to unplug it`."""
_SEVERAL = re.compile(r"\b(?:both|all|each|every|everything|lot|them|these|those|ones)\b", re.IGNORECASE)
_ADVICE = word_of(
    "steps? instructions? suggestions? tips? points everything all troubleshooting procedure exercises? checks?"
)
_CARRIED_OUT = either(
    "done", "tried", "followed", "completed", "carried out", "gone through", "worked through", "taken"
)
_STEPS = re.compile(
    rf"\b{_ADVICE}\b[^.!?]{{0,60}}?"
    r"\b(?:is|are|was|were|has been|have been|got) (?:all |already |now |both )*"
    rf"{_CARRIED_OUT}\b",
    re.IGNORECASE,
)
"""`The steps in your mail are done.`"""
_GUIDED = word_of(
    "steps? instructions? suggestions? tips? troubleshooting procedure manual booklet leaflet guide video exercises?"
)
_DID_THEM = re.compile(
    r"\b(?<!not )(?<!n't )(?<!never )(?:did|done|tried|followed|completed|went through|gone through|worked through)"
    rf" (?!not\b)(?:[\w']+ ){{0,5}}?{_GUIDED}\b[^.!?;,]*",
    re.IGNORECASE,
)
"""`I did all of the troubleshooting`, `followed the manual to the letter`."""
_I_HAVE = r"(?:i|we)(?:'ve| have)? (?:\w+ )?"
_IT = either("it", "them", r"the \w+", "this")
_SEES_TO = word_of("look check test try inspect examine open repair fix measure clean weigh adjust")
_SEEN_TO = word_of("looked checked tested tried inspected examined opened repaired measured cleaned weighed")
_REST = "[^.!?;,]*"
"""What is left of the clause."""
_HAD_IT_DONE = re.compile(
    either(
        rf"\b{_I_HAVE}(?:had|got|let|made) (?:an?|the|my|our|some(?:one|body)|two|another) ?(?:\w+ ){{0,4}}?(?:to )?"
        rf"(?P<step>{_SEES_TO}\b{_REST})",
        rf"\b{_I_HAVE}(?:had|got) {_IT} (?P<by>{_SEEN_TO}\b{_REST})",
    ),
    re.IGNORECASE,
)
"""Somebody whom they had do it: `I had an electrician check it`."""
_TRADE = word_of(
    r"store shop workshop garage mechanic dealer repair\w* technician electrician service jewell?er tailor cobbler"
    r" optician plumber specialist expert"
)
_TAKEN_TO = re.compile(
    rf"(?:^|(?<=[.!?;,] )|\b{_I_HAVE})"
    r"(?:took|taken|brought|carried|gave|given|showed)"
    rf" {_IT} (?:in )?to (?:an?|the|my|our|two|another) [^.!?;,]{{0,40}}?\b{_TRADE}s?\b",
    re.IGNORECASE,
)


def as_told(text: str, turn: int, who: Who) -> Iterator[Entry]:
    """The steps named before by whoever told the customer of them, where the customer says that it was done."""
    told: list[Said] = []
    ended = False
    for said in said_in(text):
        asks = text[said.s.end : said.s.end + 2].lstrip().startswith("?")
        if told and not asks and _says_done(said):
            ended = True
            steps = _meant(told, said.s.text)
            words = _both(text, steps, said)
            yield from (_done(words, step.step, turn, who) for step in steps)
        elif _named(said):
            told, ended = [*([] if ended else told[: len(told) - _opens(told, said)]), said], False
    for start, end in sentence_spans(text):
        sentence = text[start:end]
        found = (_DONE.match(sentence) or _DONE_TOO.search(sentence)) if told else None
        if found and (before := [t for t in told if t.s.start <= start + found.start()]):
            words = sentence[found.start() :].lstrip(" ,;:-")
            yield from (_done(words, step.step, turn, who) for step in _meant(before, found[0]))
        elif advice := _STEPS.search(sentence) or _did_them(sentence):
            yield Entry(EntryKind.DONE, advice[0], turn, who, frozenset({"follow"}))


def _did_them(sentence: str) -> re.Match[str] | None:
    return None if sentence.endswith("?") else _DID_THEM.search(sentence)


def by_somebody(text: str, turn: int, who: Who) -> Iterator[Entry]:
    """What the customer had others do with it, or took it to somebody for."""
    for found in _HAD_IT_DONE.finditer(text.replace("\u2019", "'")):
        yield _done(text[slice(*found.span())], step_of(found["step"] or found["by"]), turn, who)
    for found in _TAKEN_TO.finditer(text.replace("\u2019", "'")):
        step = step_of(found[0])
        yield _done(
            text[slice(*found.span())],
            Step(frozenset({"search", "contact", "ask"}), step.things, step.terms),
            turn,
            who,
        )


def _says_done(said: Said) -> bool:
    s = said.s
    theirs = s.actor is Actor.WRITER or _DID_SO.match(s.text)
    mine = theirs and s.verb in _DOES and s.mood in (Mood.DONE, Mood.STATED) and not said.denied
    if not mine or not _POINTS.search(s.text):
        return False
    return not step_of(_IN_VAIN.sub("", s.text)).actions & (BY_HAND - {"try"})


def _meant(told: list[Said], words: str) -> list[Said]:
    """The last of the steps, with those that it stands in a row with; all of them, where the words say so."""
    row = told if _SEVERAL.search(words) else told[-1:]
    for step in reversed(told[: len(told) - len(row)]):
        first = row[0].s
        if step.s.sentence != first.sentence or first.start - step.s.end >= _NEAR:
            break
        row = [step, *row]
    return row


def _opens(told: list[Said], said: Said) -> bool:
    """Whether the last only begins this: `you asked me | to unplug it`."""
    return bool(told) and told[-1].s.mood is Mood.DONE and 0 <= said.s.start - told[-1].s.end <= 1


def _both(text: str, steps: list[Said], said: Said) -> str:
    """The words for the steps with those that it was done, where one sentence has both: `restart it, which I did`."""
    last, s = steps[-1].s, said.s
    same = last.sentence == s.sentence and last.mood is Mood.REQUEST and s.start - last.end < _NEAR
    begin = next(step.s.start for step in steps if step.s.sentence == s.sentence) if same else s.start
    words = re.sub(r"^to ", "", text[begin : s.end])
    return s.text if BEEN_TOLD.search(straight(words)) else words


def _named(said: Said) -> bool:
    """Whether it is a step that somebody has told them to take."""
    s = said.s
    if said.denied:
        return False
    if s.actor is Actor.WRITER and (s.mood is Mood.REQUEST or (s.mood is Mood.DONE and _WAS_TOLD.match(s.text))):
        return bool(said.step.actions - {"give"} or said.step.terms)
    told = s.mood is Mood.REQUEST or (s.actor in (Actor.READER, Actor.THIRD_PARTY) and s.mood is Mood.DONE)
    steps = said.step.actions & BY_HAND or ("give" in said.step.actions and said.step.things & GIVABLE)
    return told and bool(steps and said.step.actions - {"give"})


def _done(words: str, step: Step, turn: int, who: Who) -> Entry:
    return Entry(EntryKind.DONE, words, turn, who, step.actions or frozenset({"follow"}), step.things, step.terms)
