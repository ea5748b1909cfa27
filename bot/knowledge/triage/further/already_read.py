"""Further matters that rules see beside a model's: of everyday ones only what it can have missed. Pure."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from bot.domain.case import Further, Lane, Triage
from bot.knowledge.schema.situations import Situation


def beside_a_model(
    found: Triage, rules: Iterable[Further], known: Mapping[str, Situation], of_treatment: Collection[str] = ()
) -> tuple[Further, ...]:
    """The rules' matters that ask for more care than all of the model's, what a complaint of treatment is about, and
    questions that the model doesn't quote for a routine matter of its own.
    """
    models = [known[found.situation], *(known[f.situation] for f in found.further)]
    most = max(map(_care, models))
    about = found.situation in of_treatment
    read = [words for id, words in _read(found) if known[id].lane is Lane.ROUTINE]
    return tuple(
        f
        for f in rules
        if _care(known[f.situation]) > most or about or ("?" in f.words and not any(_same(f, w) for w in read))
    )


def _care(situation: Situation) -> tuple[int, int]:
    return situation.lane.rank, situation.approver.rank


def _read(found: Triage) -> Iterator[tuple[str, str]]:
    """What the model quotes, with the situation it quotes it for."""
    yield from ((found.situation, words) for words in found.signals)
    yield from ((f.situation, f.words) for f in found.further)


def _same(one: Further, words: str) -> bool:
    rules, theirs = _plain(one.words), _plain(words)
    return bool(theirs) and (theirs in rules or rules in theirs)


def _plain(words: str) -> str:
    return " ".join(words.lower().split()).strip(" .!?\u2026")
