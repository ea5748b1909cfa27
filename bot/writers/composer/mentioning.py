"""A sentence with a fact of the case that a teammate wants mentioned, by the name they call it."""

from collections.abc import Iterable
from dataclasses import replace

from bot.domain.case import Fact
from bot.domain.redacted import RedactedMatter
from bot.domain.reply import Citation, SourceKind, SourceRef, text_hash
from bot.errors import WriterError
from bot.knowledge.replies.sentences import Part, Sentence
from bot.knowledge.schema.situations import Situation
from bot.knowledge.words.wording import said
from bot.language.vocabulary.stems import stem

ORDER = "order_number"
_FILLER = frozenset(map(stem, "the a an of on our his her their its date day".split()))
_ANSWERS = ("yes", "no", "true", "false")


def mention(name: str, matter: RedactedMatter, situation: Situation) -> Sentence:
    """The fact as a sentence with its source. Raises WriterError where nobody has given it, or it can't be said so."""
    asked = _stems(name.split())
    fact = _nearest(asked, _given(matter))
    if fact is None:
        raise WriterError(_unknown(name, asked, situation))
    if fact.value.strip().lower() in _ANSWERS:
        raise WriterError(f"'{fact.key}' is known as {fact.value.strip()}, which is no sentence. {_in_quotes(name)}")
    return Sentence(_sentence(fact, matter), Part.OWN, _cited(fact))


def with_sources(text: tuple[Sentence, ...], matter: RedactedMatter) -> tuple[Sentence, ...]:
    """The text; a fact that was mentioned before has its source again."""
    said = {_sentence(f, matter): _cited(f) for f in _given(matter)}
    own = (s.part is Part.OWN and s.text in said for s in text)
    return tuple(replace(s, citations=said[s.text]) if mentions else s for s, mentions in zip(text, own, strict=True))


def _given(matter: RedactedMatter) -> tuple[Fact, ...]:
    """What people and records gave, the latest first. What only the customer says is no fact."""
    order = (Fact(ORDER, matter.order_id),) if matter.order_id else ()
    return (*order, *(f for f in reversed(matter.facts) if f.value.strip()))


def _nearest(asked: frozenset[str], facts: Iterable[Fact]) -> Fact | None:
    """The fact whose name has all these words, and the fewest others."""
    named = [(f, _stems(f.key.split("_"))) for f in facts]
    return min((n for n in named if asked and asked <= n[1]), key=lambda n: len(n[1]), default=(None, None))[0]


def _stems(words: Iterable[str]) -> frozenset[str]:
    return frozenset(map(stem, (w.lower().removesuffix("'s") for w in words))) - _FILLER


def _sentence(fact: Fact, matter: RedactedMatter) -> str:
    value = said(fact.value, matter.today, matter.marketplace).rstrip(".")
    *thing, last = fact.key.removesuffix("_on").split("_")
    if fact.key.endswith("_on"):
        return f"{'The ' + ' '.join(thing) if thing else 'It'} was {last} on {value}."
    return f"The {fact.key.replace('_', ' ')} is {value}."


def _cited(fact: Fact) -> tuple[Citation, ...]:
    if fact.key == ORDER:
        return ()
    kind = SourceKind.RECORD if fact.source else SourceKind.FACT
    return (Citation(SourceRef(kind, fact.key, text_hash(fact.value)), fact.value),)


def _unknown(name: str, asked: frozenset[str], situation: Situation) -> str:
    open_ = next((f.ask for f in situation.facts if f.listed and asked and asked <= _stems(f.key.split("_"))), None)
    if open_:
        return f"That isn't known yet: “{open_}” Give it with Add facts, and the reply is written with it."
    return f"Nobody has given the {name} in this case. {_in_quotes(name)}"


def _in_quotes(name: str) -> str:
    return f'Write it yourself, in quotation marks: add "The {name} is ..."'
