"""A reply without an offer that a teammate doesn't want to make."""

import re
from dataclasses import replace

from bot.checks.commitments import commitments_in
from bot.domain.commitments import REFUNDS, STEPS, CommitmentKind, name_of
from bot.domain.phrases import with_article
from bot.errors import WriterError
from bot.knowledge.replies.sentences import Part, Sentence, without

_FRAME = (Part.GREETING, Part.ACKNOWLEDGE, Part.CLOSE)
_WRITES = re.compile(r"(?:I will|I'll) write to you by \w+,? (?:\d+ \w+|\w+ \d+)\b")
"""How a next step begins; the rest says what about."""


def declined(text: tuple[Sentence, ...], kind: CommitmentKind) -> tuple[Sentence, ...]:
    """The text without the sentences that offer this. Raises WriterError if there are none, or if they hold more."""
    kinds = REFUNDS if kind in REFUNDS else frozenset({kind})
    promised = [_promised(s) for s in text]
    dropped = {i for i, made in enumerate(promised) if made & kinds}
    if not dropped:
        raise WriterError(
            f"The reply promises no {name_of(kind)}. To leave a sentence out, write remove and some of its words."
        )
    for i in sorted(dropped):
        if others := promised[i] - kinds - STEPS - _beside(kind):
            also = with_article(name_of(min(others)))
            raise WriterError(f"“{text[i].text}” offers {also} too, so it wasn't taken out. Edit the text.")
    left = tuple(_without_its_name(s, kind) for s in without(text, dropped))
    if all(s.part in _FRAME for s in left):
        raise WriterError(f"Without {with_article(name_of(kind))} nothing is left of the reply. Edit the text.")
    return left


def _promised(sentence: Sentence) -> frozenset[CommitmentKind]:
    return frozenset((*sentence.commitments, *(c.kind for c in commitments_in(sentence.text))))


def _beside(kind: CommitmentKind) -> frozenset[CommitmentKind]:
    """What goes with it: whoever gets no money back sends nothing back."""
    return frozenset({CommitmentKind.RETURN_LABEL}) if kind in REFUNDS else frozenset()


def _without_its_name(sentence: Sentence, kind: CommitmentKind) -> Sentence:
    """A next step that speaks of it only says by when we write."""
    named = re.search(rf"\b{name_of(kind)}", sentence.text)
    if sentence.part is not Part.STEP or not named:
        return sentence
    begins = _WRITES.match(sentence.text)
    if begins is None:
        raise WriterError(f"The next step still speaks of it: “{sentence.text}” Edit the text.")
    return replace(sentence, text=f"{begins[0]}.")
