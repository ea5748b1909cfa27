"""Checks a model's answer to a teammate: its ids must have been looked up, its figures be in those rows. Pure."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import partial

from bot.checks.answers.names import without_names
from bot.checks.answers.sources import MINUS, Figures, figures_of
from bot.checks.commitments import commitments_in
from bot.domain.answer import Row, Said
from bot.domain.commitments import OUR_WORD, TERMS
from bot.domain.reply import SourceKind
from bot.language.figures.figures import figures, spelled_out

MOST_SENTENCES = 12
LONGEST, MOST_TOGETHER = 600, 3_500
"""Most characters of one sentence, and of the whole answer."""
_ADDRESS = re.compile(r"\S*(?://|\bwww\.|@)\S*", re.I)
_UNKNOWN = re.compile(
    r"\b(?:not|isn't|aren't|wasn't|un)\s?known\b|\b(?:no|doesn't|don't|does not|do not) (?:report|say|tell)", re.I
)
_BELOW_ZERO = re.compile(r"(^|[\s(])[-\u2212\u2013](\d)")
_TELLS = re.compile(
    r"(?:^|[.;:!,]\s+)(?:please |now |then |so |just |let's |always |never mind and )*(?=[a-z])"
    r"|\b(?:to|should|must|may|can|could|shall|need|please|and|or|then) (?=[a-z])",
    re.I,
)
"""Where an instruction to somebody may begin."""


class Fault(StrEnum):
    """Why a sentence is left out, in the reader's words."""

    SOURCE = "it names no source that was looked up"
    FIGURE = "it holds a figure that its sources don't"
    PROMISE = "it speaks of a promise that no clause it names allows"
    ADDRESS = "it holds an address that its sources don't"
    LONG = "it is too long, or one too many"


@dataclass(frozen=True, slots=True)
class Checked:
    """The sentences that passed, each with its rows, and the reasons why others didn't."""

    kept: tuple[tuple[str, tuple[Row, ...]], ...]
    left_out: tuple[Fault, ...]


def checked(said: Iterable[Said], given: Mapping[str, Row], today: date) -> Checked:
    """Check each sentence. `given`: all rows that were looked up, by id."""
    kept, left_out = list[tuple[str, tuple[Row, ...]]](), list[Fault]()
    for sentence in said:
        text, rows = " ".join(sentence.text.split()), _rows(sentence, given)
        if not text:
            continue
        together = len(text) + sum(len(said) for said, _ in kept)
        too_long = len(text) > LONGEST or len(kept) == MOST_SENTENCES or together > MOST_TOGETHER
        fault = Fault.LONG if too_long else _fault(text, rows, today)
        if fault:
            left_out.append(fault)
        else:
            kept.append((without_names(text, rows).quoted, rows))
    return Checked(tuple(kept), tuple(left_out))


def _rows(sentence: Said, given: Mapping[str, Row]) -> tuple[Row, ...]:
    """The rows that a sentence cites, each once; none if it cites an id that wasn't looked up."""
    ids = [id.strip() for id in sentence.ids]
    return tuple(dict.fromkeys(given[id] for id in ids)) if all(id in given for id in ids) else ()


def _fault(text: str, rows: tuple[Row, ...], today: date) -> Fault | None:
    if not rows:
        return Fault.SOURCE
    sources, rest = figures_of(rows, today), without_names(text, rows).rest
    if any(address not in sources.prose for address in _addresses(rest)):
        return Fault.ADDRESS
    if not _figures_hold(rest, sources, today):
        return Fault.FIGURE
    return None if _promises_hold(rest, rows) else Fault.PROMISE


def _addresses(text: str) -> list[str]:
    return [found.strip(".,;:!?()[]\u201c\u201d\"'") for found in _ADDRESS.findall(text)]


def _figures_hold(rest: str, sources: Figures, today: date) -> bool:
    """Whether every figure, in digits or words, has a source; other words with digits must be known names."""
    whole = rest = _BELOW_ZERO.sub(rf"\1{MINUS}\2", rest)
    for read in (partial(figures, today=today), spelled_out):
        for found in read(rest):
            if not sources.hold(found, rest):
                return False
            rest = rest[: found.start] + " " * len(found.text) + rest[found.start + len(found.text) :]
    return sources.hold_months(whole) and not any(char.isnumeric() for char in rest)


def _promises_hold(text: str, rows: tuple[Row, ...]) -> bool:
    allowed, unknown = OUR_WORD.union(*(row.allows for row in rows)), bool(_UNKNOWN.search(text))
    cells = [pair for row in rows for pair in zip(row.columns, row.cells, strict=True)]
    known = {name for name, cell in cells if cell is not None or unknown}
    only_records = all(row.source.kind is SourceKind.RECORD for row in rows)
    read = [text, *_as_promises(text)] if only_records else [text]
    return all(c.kind in allowed or TERMS[c.kind].column in known for words in read for c in commitments_in(words))


def _as_promises(text: str) -> Iterator[str]:
    """What a teammate is told to do, put as a promise of theirs: no record tells anybody to do anything."""
    for told in _TELLS.finditer(text):
        yield f"We will {text[told.end() :]}"
