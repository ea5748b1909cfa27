"""Further matters that rules see in words which a model has read already as an everyday matter. Pure."""

from collections.abc import Iterable, Iterator, Mapping

from bot.domain.case import Further, Lane, Triage
from bot.knowledge.schema.situations import Situation


def beside_a_model(found: Triage, rules: Iterable[Further], known: Mapping[str, Situation]) -> tuple[Further, ...]:
    """The rules' matters, without those in words that the model quotes for a routine matter of its own.

    One that asks for more care than that matter stays, whoever quotes its words.
    """
    read = tuple(_read(found))
    return tuple(f for f in rules if not any(_same(f, words, known[id], known) for id, words in read))


def _read(found: Triage) -> Iterator[tuple[str, str]]:
    """What the model quotes, with the situation it quotes it for."""
    yield from ((found.situation, words) for words in found.signals)
    yield from ((f.situation, f.words) for f in found.further)


def _same(one: Further, words: str, model: Situation, known: Mapping[str, Situation]) -> bool:
    rules, plain, theirs = known[one.situation], _plain(one.words), _plain(words)
    careful = (rules.lane.rank, rules.approver.rank) > (model.lane.rank, model.approver.rank)
    return model.lane is Lane.ROUTINE and not careful and bool(theirs) and (theirs in plain or plain in theirs)


def _plain(words: str) -> str:
    return " ".join(words.lower().split()).strip(" .!?\u2026")
