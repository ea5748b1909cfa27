"""What a composed reply acknowledges beside the policies' words: steps taken in vain, and pictures sent."""

import re

from bot.domain.case import Matter, Who
from bot.domain.ledger import EntryKind
from bot.knowledge.replies.sentences import Part, Sentence
from bot.language.vocabulary.content import gist
from bot.ledger.reading import read_ledger
from bot.writers.as_done import in_words

_PICTURE = re.compile(r"\b(?:photo|pic|picture|image|screenshot|video|clip)s?\b", re.IGNORECASE)


def with_tried(body: tuple[Sentence, ...], steps: tuple[str, ...]) -> tuple[Sentence, ...]:
    """The sentences of a reply, with the steps after those that acknowledge, unless these say them."""
    place = next((n for n, s in enumerate(body) if s.part is not Part.ACKNOWLEDGE), len(body))
    said = gist(" ".join(s.text for s in body[:place]))
    if not place or not steps or all(gist(step) <= said for step in steps):
        return body
    sentence = Sentence(
        f"You have already {in_words(steps)}, so I won't ask you to do that again.", Part.ACKNOWLEDGE, gap=" "
    )
    return (*body[:place], sentence, *body[place:])


def repeats(quote: str, steps: tuple[str, ...]) -> bool:
    """Whether a sentence of theirs tells one of the steps: both needn't be said to them."""
    return any(gist(step) - {"tri"} <= gist(quote) for step in steps)


def with_thanks(body: tuple[Sentence, ...], matter: Matter) -> tuple[Sentence, ...]:
    """The sentences, with thanks after the acknowledgement, unless one mentions the pictures."""
    sent = _sent(matter)
    if not sent or any(_PICTURE.search(s.text) for s in body):
        return body
    thanks = Sentence(f"Thank you for the {sent}.", Part.ACKNOWLEDGE, gap=" ")
    place = next((n for n, s in enumerate(body) if s.part is not Part.ACKNOWLEDGE), len(body))
    return (*body[:place], thanks, *body[place:]) if place else body


def _sent(matter: Matter) -> str | None:
    """What the customer calls the pictures that came with their latest message."""
    latest = max((n for n, t in enumerate(matter.turns) if t.who is Who.CUSTOMER), default=-1)
    given = (e for e in read_ledger(matter).of(EntryKind.GIVEN) if e.turn == latest and "photo" in e.things)
    named = (_PICTURE.search(e.quote) for e in given)
    return next((m[0].lower() for m in named if m), None)
