"""What is measured: cases with their expected answers, and teammates' texts with their faults. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from bot.domain.case import Lane, Role
from bot.domain.commitments import CommitmentKind
from bot.domain.reply import Verdict
from bot.errors import PolicyError
from bot.knowledge.case_file import CaseFile
from bot.knowledge.schema.problems import refuse
from bot.knowledge.schema.sheets import read_sheet

_OTHER_NAMES = {"prepaid_label": "return_label", "escalate": "escalation", "callback_date": "call_back"}
_CASE_KEYS = frozenset(CaseFile.model_fields)


class Expected(BaseModel):
    """What a good answer has; what isn't given isn't measured. Other keys are for people."""

    model_config = ConfigDict(extra="ignore")

    lane: Lane | None = None
    situation: str | None = None
    approver: Role | None = None
    commitments_allowed: tuple[str, ...] | None = None
    personal: tuple[str, ...] | None = None
    """What no model may read, as it is in the case: names, addresses, numbers."""

    @property
    def allowed(self) -> frozenset[str] | None:
        """The commitments a reply may make; None where that isn't measured."""
        if self.commitments_allowed is None:
            return None
        named = {_OTHER_NAMES.get(name, name) for name in self.commitments_allowed}
        return frozenset(named & {str(kind) for kind in CommitmentKind})


class ExpectedFinding(BaseModel):
    """Words at fault, and the rule they break."""

    model_config = ConfigDict(extra="ignore")

    rule: str
    quote: str


class ExpectedReview(BaseModel):
    """What a review of a text should say."""

    model_config = ConfigDict(extra="ignore")

    verdict: Verdict
    findings: tuple[ExpectedFinding, ...] = ()


@dataclass(frozen=True, slots=True)
class KnownCase:
    """A case with what is expected of it."""

    id: str
    case: CaseFile
    expected: Expected


class KnownText(BaseModel):
    """A teammate's text; `context` is the customer's message that it answers."""

    model_config = ConfigDict(extra="ignore")

    id: str
    draft: str
    context: str | None = None
    expect: ExpectedReview


@dataclass(frozen=True, slots=True)
class Dataset:
    """Everything to be measured in one run."""

    name: str
    cases: tuple[KnownCase, ...] = ()
    texts: tuple[KnownText, ...] = ()


def read_dataset(name: str, files: Mapping[str, str]) -> Dataset:
    """Cases (`cases:`) and texts (`drafts:`) from YAML files. Raises PolicyError naming file and entry."""
    cases: list[KnownCase] = []
    texts: list[KnownText] = []
    for file, text in sorted(files.items()):
        sheet = read_sheet(file, text)
        refuse(sheet.problems)
        data = sheet.data if isinstance(sheet.data, dict) else {}
        cases += [_case(file, number, entry) for number, entry in _entries(file, data, "cases")]
        texts += [_text(file, number, entry) for number, entry in _entries(file, data, "drafts")]
    if not cases and not texts:
        raise PolicyError(f"{name}: no file here has `cases` or `drafts`; docs/evaluation.md shows how to write them")
    return Dataset(name, tuple(cases), tuple(texts))


def _entries(file: str, data: Mapping[str, Any], key: str) -> Iterator[tuple[int, Any]]:
    found = data.get(key) or []
    if not isinstance(found, list):
        raise PolicyError(f"{file}: `{key}` is no list; write each after a dash")
    return enumerate(found, 1)


def _case(file: str, number: int, entry: Any) -> KnownCase:
    try:
        known = {key: value for key, value in entry.items() if key in _CASE_KEYS}
        case = CaseFile.model_validate(known, strict=False)
        return KnownCase(case.id or f"{file}#{number}", case, Expected.model_validate(entry.get("expect") or {}))
    except (ValidationError, AttributeError) as error:
        raise PolicyError(f"{file}: case {number}: {_said(error)}") from error


def _text(file: str, number: int, entry: Any) -> KnownText:
    try:
        return KnownText.model_validate(entry)
    except ValidationError as error:
        raise PolicyError(f"{file}: draft {number}: {_said(error)}") from error


def _said(error: Exception) -> str:
    if not isinstance(error, ValidationError):
        return "is not a mapping with a `message`"
    return "; ".join(f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors(include_input=False))
