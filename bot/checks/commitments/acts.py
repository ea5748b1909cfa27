"""Speech acts of a reply, its clauses read for promises: who acts, on what, and how it is meant."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from bot.checks.commitments import words as w
from bot.checks.commitments.frames import plainly
from bot.checks.commitments.meant import OF_MOOD, how_meant
from bot.checks.commitments.meant import Meant as Meant
from bot.checks.commitments.meant import Side as Side
from bot.checks.commitments.terse import is_headline, left_out
from bot.language.grammar.statements import Actor, Mood, Statement, of_sentence
from bot.language.normalization.as_read import unmarked
from bot.language.remembered import remembered
from bot.language.segmentation.sentences import sentence_spans
from bot.language.segmentation.tokens import all_tokens, straight, tokens
from bot.language.vocabulary.lexicon import BE, HAVE, WILL
from bot.language.vocabulary.stems import stem

_SIDES = {
    Actor.WRITER: Side.US,
    Actor.READER: Side.CUSTOMER,
    Actor.THIRD_PARTY: Side.OTHER,
    Actor.NOBODY: Side.THING,
}
_ABOVE = frozenset(map(stem, w.ABOVE))
_CLAUSE = 4
"""Fewest words with which a part of a sentence says something."""
_THEN = r"(?:and|so|but|then|therefore|thus|hence|which is why|that is why)\s+"
_JOINT = re.compile(
    rf"(?P<ours>(?:[,;:\u2013\u2014]| -)\s*(?:{_THEN})+(?=(?:we|i)\b)|(?:[;:\u2013\u2014]| -)\s*(?=(?:we|i)\b))"
    rf"|(?:,\s*|\s(?:and|so|but|then)\s+)(?=(?:we|i)\b)|[,;:\u2013\u2014]\s*{_THEN}",
    re.I,
)
"""Where a clause ends and another begins."""
_REMEMBERED = 128
"""How many texts' readings are cached: a reply and its sentences, which many checks read."""


@dataclass(frozen=True, slots=True)
class SpeechAct:
    """One clause.

    `verbs` (main one first), `subject` (before the verb) and `about` (all words) are stems. `sentence`: where its
    sentence begins in the text; `start` and `end` are positions in the text too.
    """

    start: int
    end: int
    sentence: tuple[int, int]
    side: Side
    verbs: tuple[str, ...]
    subject: frozenset[str]
    about: frozenset[str]
    meant: Meant
    passive: bool = False

    @property
    def verb(self) -> str:
        return self.verbs[0]

    def moved(self, by: int) -> "SpeechAct":
        """The act, this many characters further on."""
        start, end = self.sentence
        return SpeechAct(
            self.start + by, self.end + by, (start + by, end + by), self.side, self.verbs, self.subject, self.about,
            self.meant, self.passive,
        )  # fmt: skip


@lru_cache(maxsize=_REMEMBERED)
def acts(text: str) -> tuple[SpeechAct, ...]:
    """Every clause that says something, in order, in time linear in the length of the text."""
    spans = sentence_spans(text)
    return tuple([act.moved(start) for start, end in spans for act in acts_of_sentence(text[start:end])])


@remembered(_REMEMBERED)
def acts_of_sentence(sentence: str) -> tuple[SpeechAct, ...]:
    """The acts of one sentence, with positions in it. They don't depend on other sentences."""
    sentence = plainly(unmarked(sentence))
    said, _ = of_sentence(sentence, False)
    said = (*_apart(said[0], sentence), *said[1:]) if said else said
    if _without_verb(said) and (first := left_out(sentence)):
        return tuple(_completed(first, sentence))
    return tuple(_sentence(sentence, (0, len(sentence)), said))


def _apart(first: Statement, sentence: str) -> Iterator[Statement]:
    """`The photo shows the crack, and we refund it`: where the first verb wasn't known for one, what it says comes
    first, and the rest is read by itself."""
    joints = list(_JOINT.finditer(sentence, first.start, first.end))
    verb = _last_of(first) if joints else 0
    joint = next((m for m in reversed(joints) if m.end() <= verb), None)
    head = list(_unread(sentence, (first.start, joint.start()))) if joint else []
    if joint is None or not (head or joint["ours"]) or (not head and first.mood is Mood.CONDITION):
        yield first
        return
    yield from (replace(one, mood=first.mood) if first.mood is Mood.CONDITION else one for one in head)
    cut = joint.end()
    rest, _ = of_sentence(sentence[cut : first.end], False)
    yield from (s.moved(cut, first.sentence) for s in rest)


def _last_of(said: Statement) -> int:
    """Where its verb stands for the last time, in the sentence."""
    found = (t.start for t in all_tokens(said.text) if said.verb in (stem(w.verb_of(t.word)), stem(t.word)))
    return said.start + max(found, default=-1)


def _without_verb(said: tuple[Statement, ...]) -> bool:
    """Whether it has no verb with a subject, or none but in a condition at its end."""
    main = [s for s in said if s.mood is not Mood.CONDITION]
    return len(main) < 2 and all(s.actor in (Actor.NOBODY, Actor.WRITER) and not s.passive for s in main)


def _completed(first: str, sentence: str) -> Iterator[SpeechAct]:
    """The acts of a sentence, read with the words that it leaves out at its beginning."""
    said, _ = of_sentence(first + sentence, False)
    whole = (0, len(sentence))
    for act in _sentence(first + sentence, (0, len(first + sentence)), said):
        moved = act.moved(-len(first))
        yield replace(moved, start=max(moved.start, 0), end=max(moved.end, 0), sentence=whole)


def unsaid(text: str) -> Iterator[SpeechAct]:
    """The parts of a sentence in which no verb was found, as statements about a thing."""
    for span in sentence_spans(text):
        inside = sorted((a.start, a.end) for a in acts(text) if span[0] <= a.start < span[1])
        edges = [span[0], *(end for _, end in inside)], [*(start for start, _ in inside), span[1]]
        for start, end in zip(*edges, strict=True):
            said = frozenset(stem(t.word) for t in tokens(straight(text), start, end) if t.is_word)
            if inside and len(said) >= _CLAUSE:
                yield SpeechAct(start, end, span, Side.THING, ("",), frozenset(), said, Meant.NOW)


def _sentence(text: str, span: tuple[int, int], read: tuple[Statement, ...]) -> list[SpeechAct]:
    found: list[SpeechAct] = []
    choice = False
    for s in read or _unread(text, span):
        said = [t.word for t in all_tokens(s.text) if t.is_word]
        act = _carried_on(_act(s, said, span), found[-1:], text)
        if found and (said[0] == "to" or _hangs_on(said)):
            found[-1] = _joined(found[-1], act, said[0] == "to")
        if found and said[0] == "as" and text[: s.start].rstrip().lower().endswith(("as soon", "as long")):
            act = replace(act, meant=Meant.CONDITION)
        choice = choice or (act.meant in (Meant.ASKED, Meant.MAYBE) and bool(w.CHOICE & act.about))
        if found and said[0] == "who" and found[-1].about & _ABOVE:
            act = replace(act, side=Side.US, meant=Meant.NOT if s.negated else OF_MOOD.get(s.mood, Meant.MAYBE))
        if found and _headless(act, said, text[found[-1].end : act.start]):
            act = replace(act, start=found[-1].start, subject=found[-1].about, about=act.about | found[-1].about)
        if _headline(act, text):
            act = replace(act, passive=True)
        if said[0] != "to":
            found.append(replace(act, meant=Meant.ASKED) if choice and act.side is not Side.US else act)
    return found


def _carried_on(act: SpeechAct, before: list[SpeechAct], text: str) -> SpeechAct:
    """`We take it back and refund it`: a bare verb after `and` has our act's subject and is no command."""
    if _goes_on_ours(act, before, text):
        return replace(act, side=Side.US, meant=Meant.NOW if act.meant is Meant.ASKED else Meant.LATER)
    bare = act.side is Side.CUSTOMER and act.meant is Meant.ASKED and not act.subject and act.verb not in w.ADDRESSES
    bare = bare or (act.side is Side.THING and act.meant is Meant.LATER and not act.subject and not act.passive)
    if not bare or not before or before[0].side is not Side.US or before[0].meant in (Meant.ASKED, Meant.CONDITION):
        return act
    joined = text[before[0].end : act.start].strip(" ,").lower() in ("and", "and then", "then", "or")
    return replace(act, side=Side.US, meant=before[0].meant) if joined else act


def _headline(act: SpeechAct, text: str) -> bool:
    """`Refund issued.`, `Return approved today.`: a participle without its verb, and nothing that it is done to."""
    bare = act.side is Side.THING and act.meant is Meant.PAST and not act.passive
    return bare and is_headline(text[act.start : act.sentence[1]])


def _goes_on_ours(act: SpeechAct, before: list[SpeechAct], text: str) -> bool:
    """`We were slow and are happy to refund it`, `I looked and can refund it`: neither question nor other subject."""
    first = text[act.start : act.end].split(maxsplit=1)[0].lower()
    asked = act.side is Side.THING and act.meant is Meant.ASKED and first in BE
    able = act.side is Side.US and act.meant is Meant.MAYBE and first == "can" and act.subject <= {"can"}
    ours = bool(before) and before[0].side is Side.US and before[0].meant not in (Meant.ASKED, Meant.CONDITION)
    joined = ours and text[before[0].end : act.start].strip(" ,").lower() in ("and", "and so", "so", "but")
    return joined and (asked or able) and not text.rstrip().endswith("?")


def _unread(text: str, span: tuple[int, int]) -> Iterator[Statement]:
    """A sentence in which no statement was found, read as a thing and what it does: `the bolts go out today`."""
    said = [t for t in tokens(straight(text), *span) if t.is_word]
    at = next((i for i in range(1, len(said)) if w.is_verb(said[i].word) and said[i - 1].word not in w.BEFORE_NOUNS), 0)
    if at:
        verb = stem(w.verb_of(said[at].word))
        yield Statement(text[slice(*span)], *span, 0, Actor.NOBODY, verb, (), Mood.STATED)


def _headless(act: SpeechAct, said: list[str], between: str) -> bool:
    """Whether the subject is in the clause before: `Half of what you paid is returned`."""
    bare = not act.subject or said[0] in BE | WILL | HAVE
    return bare and act.side is Side.THING and (act.passive or not act.subject) and not between.strip()


def _hangs_on(said: list[str]) -> bool:
    """Whether it describes the object of the clause before: `a label that costs nothing`."""
    return said[0] in w.NAMES_ONE and bool({"that", "which"} & set(said[1:5]))


def _joined(act: SpeechAct, more: SpeechAct, purpose: bool) -> SpeechAct:
    """One act of two clauses: `asking the carrier`, `to trace it`."""
    verbs = (*act.verbs, *more.verbs) if purpose else act.verbs
    return replace(act, end=more.end, verbs=verbs, about=act.about | more.about)


def _act(s: Statement, said: list[str], sentence: tuple[int, int]) -> SpeechAct:
    at = next((i for i, word in enumerate(said) if s.verb in (stem(w.verb_of(word)), stem(word))), len(said))
    told = _told_of_gerund(said) if at == 0 and said[0].endswith("ing") else 0
    if told:
        s, at = replace(s, actor=Actor.NOBODY, verb=stem(w.verb_of(said[told])), mood=Mood.STATED), told
    subject = frozenset(map(stem, said[:at]))
    side = Side.US if _above(said[:at]) else _SIDES[s.actor]
    if side is Side.THING and any(word in w.OTHERS for word in said[: min(at, 5)]) and not s.passive:
        side = Side.OTHER
    about = frozenset(map(stem, said)) | frozenset(s.words)
    verbs = tuple(dict.fromkeys((w.BY_STEM.get(s.verb, s.verb), *_more(said if at == len(said) else said[at + 1 :]))))
    if len(verbs) > 1 and (verbs[0] in w.WISHES or verbs[0] not in w.BY_STEM.values()):
        verbs = verbs[1:]
    meant = how_meant(s, said, at, side, s.start == sentence[0])
    return SpeechAct(s.start, s.end, sentence, side, verbs, subject, about, meant, s.passive)


def _told_of_gerund(said: list[str]) -> int:
    """The index of the verb in `returning it costs you nothing`; 0 if there is none."""
    return next((i for i in range(1, min(len(said), 8)) if said[i].endswith("s") and w.is_verb(said[i])), 0)


def _above(subject: list[str]) -> bool:
    """Whether the subject is somebody who decides for us, or a colleague: `our owner`, `the head of customer care`."""
    if any(word in w.COLLEAGUES for word in subject) and not any(word in w.YOURS | w.OTHERS for word in subject):
        return True
    return any(word in w.ABOVE for word in subject) and any(word in w.OURS | {"the"} for word in subject)


def _more(said: list[str]) -> Iterator[str]:
    """Verbs after `to`, and coordinated ones: `happy to send`, `asked them to decide`, `take it back and refund it`."""
    for i, word in enumerate(said[:-1]):
        after = said[i + 2] if i + 2 < len(said) else ""
        joined = word in ("and", "or", "then") and after in w.AFTER_VERBS
        gerund = word in ("on", "to", "of") and said[i + 1].endswith("ing")
        if (word == "to" or joined or gerund) and w.is_verb(said[i + 1]):
            yield w.verb_of(said[i + 1])
