"""What a conditional promise may rest on: a clause that applies once a fact is given, or says so itself."""

import re

from bot.checks.commitments import commitments_in
from bot.checks.commitments.acts import Meant, SpeechAct, acts
from bot.checks.sourced.sources import Sources
from bot.domain.commitments import CommitmentKind
from bot.domain.reply import Commitment
from bot.knowledge.schema.clauses import Clause
from bot.language.figures.figures import Kind, figures
from bot.language.segmentation.sentences import sentences
from bot.language.vocabulary.content import content, stem_set
from bot.language.vocabulary.stems import stem

_AFTER_IT = re.compile(
    r"\b(?:then|after that|afterwards?|with (?:it|that|them|those) (?:i|we|you)"
    r"|once (?:it|that|they)(?:'s| is| are))\b",
    re.I,
)
"""It depends on what the sentence before asks for."""
_NO_RETURN = re.compile(r"\b(?:need not|needn't|does not need to|no need to)(?: be)? (?:return|sent back|send)", re.I)
_WAITS = re.compile(
    r"\b(?:i|we)(?:['\u2019]ve| have)? (?:received?|got|get|have) (?!.*\b(?:photo|picture|word|answer|reply|stock)\b)",
    re.I,
)
"""We wait for goods."""
_POINTS_ONLY = re.compile(
    r"\W*(?:and |so )?(?:as soon as|once|when|after|if) (?:it|that|this|they|those|i|we)(?:'s|'ve| is| are| have| has)?"
    r"(?: (?:here|in|there|it|that|this|them|seen|got|received|arrived|have|get|see)){0,3}\W*",
    re.I,
)
"""`As soon as it's here`: the sentence before says what `it` is."""
_FIRMLY = 2
"""How many words of a condition a clause of another situation must share."""
_RETURNED = stem_set("return back here")
_ALSO_CALLED = dict.fromkeys(
    map(stem, ("picture", "pic", "image", "snapshot", "shot", "see", "seen", "saw", "look")), stem("photo")
)
"""Synonyms for what a fact names."""
_UNTOLD = stem_set("refund replace replacement price full send new get receive customer item parcel order")


def once_given(made: Commitment, text: str, sources: Sources) -> tuple[Clause, ...]:
    """`Once I have the photo, we send a new one`: the clauses that apply when the condition's fact is given."""
    if not sources.later:
        return ()
    words = frozenset(_ALSO_CALLED.get(word, word) for word in content(_condition(made, text)))
    return tuple(clause for key, clause in sources.later if words & {stem(part) for part in key.split("_")})


def _condition(made: Commitment, text: str) -> str:
    """The words of the condition; the sentence before, if the promise only refers to it."""
    start = text.find(made.quote)
    end = start + len(made.quote)
    own = [text[a.start : a.end] for a in acts(text) if a.meant is Meant.CONDITION and _beside(a, start, end)]
    if own and _POINTS_ONLY.fullmatch(" ".join(own).replace("\u2019", "'")):
        return text[:start]
    if start < 0 or not _AFTER_IT.search(text[_sentence(text, start) : end].replace("\u2019", "'")):
        return " ".join(own)
    return text[:start] + " ".join(own)


def _beside(act: SpeechAct, start: int, end: int) -> bool:
    """Whether the act is in the sentence of the promise that begins there."""
    return act.sentence[0] <= max(start, 0) < act.sentence[1] and act.start < end


def _sentence(text: str, at: int) -> int:
    return next((a.sentence[0] for a in acts(text) if a.sentence[0] <= at < a.sentence[1]), at)


def clause_says_so(made: Commitment, kinds: frozenset[CommitmentKind], sources: Sources) -> bool:
    """`If it comes back, we refund it`, with a clause: `a returned parcel is refunded`.

    It may rest on a clause of another situation, cited or in a person's text, that shares several words of it.
    """
    on_what = _gist(" ".join(made.quote[a.start : a.end] for a in acts(made.quote) if a.meant is Meant.CONDITION))
    others = [c for c in (sources.in_force if sources.by_person else sources.cited) if c not in sources.fitting]
    asked = [*((c, 1) for c in sources.fitting), *((c, _FIRMLY) for c in others)]
    return bool(on_what) and any(
        said.kind in kinds and len(on_what & _gist(said.quote)) >= least
        for clause, least in asked
        if clause.id not in sources.undecided
        for said in commitments_in(clause.text)
    )


def needs_no_return(made: Commitment, sources: Sources) -> Clause | None:
    """The clause that allows the promise without a return, if the promise waits for one."""
    waits = " ".join(made.quote[a.start : a.end] for a in acts(made.quote) if a.meant is Meant.CONDITION)
    if made.kind is not CommitmentKind.REPLACEMENT or not (_WAITS.search(waits) or "return" in _gist(waits)):
        return None
    return next((c for c in sources.scope if made.kind in c.allows and _asks_no_return(c, sources)), None)


def _asks_no_return(clause: Clause, sources: Sources) -> bool:
    """`Need not be returned below $40` is about cheaper items."""
    said = next((s for s in sentences(clause.text) if _NO_RETURN.search(s)), "")
    below = [f.value for f in figures(said, sources.today) if f.kind is Kind.AMOUNT]
    price = [f.value for f in figures(sources.matter.fact("price") or "", sources.today) if f.kind is Kind.AMOUNT]
    return bool(said) and (not below or (bool(price) and price[0] < below[0]))


def _gist(words: str) -> frozenset[str]:
    found = frozenset(content(words)) | {
        stem(w) for w in words.lower().split() if w in ("back", "return", "returned", "here")
    }
    return (found - _UNTOLD - _RETURNED) | ({"return"} if found & _RETURNED else frozenset())
