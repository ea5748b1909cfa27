"""Reading policy files into one checked book. Every problem has its file, line and key."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from bot.errors import PolicyError
from bot.knowledge.book import Book
from bot.knowledge.guidance import guidance, guidance_problems
from bot.knowledge.schema.agreement import Parts, disagreements
from bot.knowledge.schema.alarms import AlarmFile
from bot.knowledge.schema.approvals import Approvals
from bot.knowledge.schema.clauses import Policy
from bot.knowledge.schema.languages import LanguageFile
from bot.knowledge.schema.listing_agreement import listing_disagreements
from bot.knowledge.schema.listing_rules import AttributeFile, ListingFile, ListingRules
from bot.knowledge.schema.manners import Manner, MannerFile
from bot.knowledge.schema.message_rules import MessageFile, MessageRules
from bot.knowledge.schema.problems import Problem, listed, nearest, refuse
from bot.knowledge.schema.processes import ProcessFile
from bot.knowledge.schema.promises import Promised, PromiseFile, Promises
from bot.knowledge.schema.reading import read_model
from bot.knowledge.schema.sheets import Sheet, read_sheet
from bot.knowledge.schema.situations import ExampleFile, Situation, SituationFile
from bot.knowledge.schema.style import Style
from bot.knowledge.schema.style_agreement import message_disagreements, style_disagreements
from bot.knowledge.schema.watched import WatchFile
from bot.language.segmentation.sentences import sentences

FOLDER = "policies"
APPROVALS = "approvals.yaml"
_Kind = (
    type[Policy]
    | type[SituationFile]
    | type[Approvals]
    | type[AlarmFile]
    | type[Style]
    | type[MessageFile]
    | type[ProcessFile]
    | type[LanguageFile]
    | type[MannerFile]
    | type[ListingFile]
    | type[AttributeFile]
    | type[WatchFile]
    | type[ExampleFile]
    | type[PromiseFile]
)
_KINDS: dict[str, _Kind] = {
    "policy": Policy,
    "situations": SituationFile,
    "reactions": Approvals,
    "alarms": AlarmFile,
    "style": Style,
    "messages": MessageFile,
    "processes": ProcessFile,
    "languages": LanguageFile,
    "manner": MannerFile,
    "listing": ListingFile,
    "attributes": AttributeFile,
    "watched": WatchFile,
    "examples": ExampleFile,
    "promise": PromiseFile,
}
"""By the key a file begins with, in the order of `Parts`."""
_KEPT = 512
"""So many files' values are cached: more than a team has, or the cache would never serve."""


def read_book(files: Mapping[str, str], folder: str = FOLDER) -> Book:
    """The policies in these files (names relative to `folder`). The same files give the same book.

    Raises PolicyError with every problem, one a line: file, line, key, the nearest valid key.
    """
    return _read(tuple(sorted(files.items())), folder)


@lru_cache(maxsize=4)
def _read(files: tuple[tuple[str, str], ...], folder: str) -> Book:
    read = [_read_file(f"{folder}/{name}", text, folder) for name, text in files if _is_yaml(name)]
    if not read:
        raise PolicyError(f"{folder}: no policy file is here; add one clause with id, title and text to begin with")
    problems = [p for one in read for p in one.sheet.problems] + [p for one in read for p in one.problems]
    parts = _parts(read)
    if not problems:
        problems += [*_missing(parts, folder), *disagreements(parts)]
        problems += [*style_disagreements(parts), *message_disagreements(parts), *listing_disagreements(parts)]
    refuse([*problems, *guidance_problems(dict(files))])
    return replace(_book(parts, _version(dict(files))), guidance=guidance(dict(files)))


def _is_yaml(name: str) -> bool:
    return name.endswith((".yaml", ".yml"))


def _version(files: Mapping[str, str]) -> str:
    digest = hashlib.sha256()
    for name in sorted(files):
        for part in (name, files[name]):
            digest.update(f"{len(part.encode())}:".encode() + part.encode())
    return digest.hexdigest()


@dataclass(frozen=True, slots=True)
class _File:
    """One file as read; without a value where there are problems."""

    sheet: Sheet
    kind: _Kind | None = None
    value: Any = None
    problems: tuple[Problem, ...] = ()


@lru_cache(maxsize=_KEPT)
def _read_file(file: str, text: str, folder: str) -> _File:
    """Cached by text, so that of changed policies only changed files are read again."""
    sheet = read_sheet(file, text)
    if sheet.problems:
        return _File(sheet)
    kind = _kind(sheet, folder)
    if kind is None:
        return _File(sheet, problems=(_unknown_kind(sheet),))
    value, problems = read_model(sheet, kind)
    return _File(sheet.put_away(text) if value is not None else sheet, kind, value, tuple(problems))


def _parts(files: list[_File]) -> Parts:
    read: dict[_Kind, list[tuple[Sheet, Any]]] = {kind: [] for kind in _KINDS.values()}
    for one in files:
        if one.kind is not None and one.value is not None:
            read[one.kind].append((one.sheet, one.value))
    return Parts(*map(tuple, read.values()))


def _kind(sheet: Sheet, folder: str) -> _Kind | None:
    if not isinstance(sheet.data, dict):
        return None
    if sheet.file == f"{folder}/{APPROVALS}" or "reactions" in sheet.data:
        return Approvals
    return next((kind for key, kind in _KINDS.items() if key in sheet.data), None)


def _unknown_kind(sheet: Sheet) -> Problem:
    if sheet.data is None:
        return sheet.problem((), "the file is empty; give it clauses, or take it away")
    keys = sheet.data if isinstance(sheet.data, dict) else ()
    hint = next((hint for key in keys if (hint := nearest(key, _KINDS))), "")
    return sheet.problem((), f"a file begins with {listed(f'{k!r}' for k in _KINDS)}; this one doesn't{hint}")


def _missing(parts: Parts, folder: str) -> Iterator[Problem]:
    if not parts.policies:
        yield Problem(folder, 1, "no clause is here; add a file with 'policy', 'title' and 'clauses'")
    if not parts.situations:
        yield Problem(folder, 1, "no situation is here; add a file with 'situations' and 'fallback'")
    if not parts.approvals:
        yield Problem(f"{folder}/{APPROVALS}", 1, "the file is missing; it says which reactions decide and who leads")
    for sheet, _ in parts.approvals[1:]:
        yield sheet.problem((), f"approvals stand in {parts.approvals[0][0].file} already; keep them in one file")


def _book(parts: Parts, version: str) -> Book:
    policies = tuple(p.spelled_out() for _, p in parts.policies)
    approvals = parts.approvals[0][1]
    return Book(
        version=version,
        policies=policies,
        situations=tuple(_situations(parts)),
        approvals=approvals,
        fallback=next(f.fallback for _, f in parts.situations if f.fallback),
        example=approvals.example or any(p.example for p in policies),
        alarms=parts.alarms[0][1] if parts.alarms else AlarmFile(),
        style=_style(parts),
        message_rules=MessageRules(tuple(file for _, file in parts.messages)),
        processes=tuple(p for _, _, p in parts.ways()),
        watched=tuple(w for _, file in parts.watched for w in file.watched),
        languages=parts.languages[0][1] if parts.languages else LanguageFile(),
        listings=_listings(parts),
        promises=Promises(tuple(_promises(parts))),
    )


def _situations(parts: Parts) -> Iterator[Situation]:
    """Each situation with its own examples first, then those of example files."""
    for _, _, case in parts.cases():
        more = tuple(text for _, file in parts.examples for text in file.examples.get(case.id, ()))
        yield case.model_copy(update={"examples": (*case.examples, *more)}) if more else case


def _promises(parts: Parts) -> Iterator[tuple[Promised, str]]:
    for _, file in parts.promises:
        yield from ((file.promise, line) for text in file.sentences.splitlines() if (line := text.strip()))


def _listings(parts: Parts) -> ListingRules:
    return ListingRules(
        tuple(file for _, file in parts.listings),
        tuple(a for _, file in parts.attributes for a in file.attributes),
        tuple(e for _, file in parts.attributes for e in file.evidence),
    )


def _style(parts: Parts) -> Style:
    style = parts.styles[0][1] if parts.styles else Style()
    return style.with_sentences([*(said for _, file in parts.manners for said in file.spoken()), *_own_words(parts)])


def _own_words(parts: Parts) -> Iterator[tuple[Manner, str]]:
    """What the policies themselves say to customers, as examples of fine sentences, each once."""
    if parts.manners:
        said = [clause.say or "" for _, _, clause in parts.clauses()]
        said += [line for _, _, situation in parts.cases() for line in situation.sentences()]
        yield Manner.FINE, "\n".join(dict.fromkeys(line for text in said for line in sentences(text)))
