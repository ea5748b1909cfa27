"""A run in figures: rates per question, lane and situation, confusion tables, failures, time and tokens. Pure."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from typing import Any

from bot.evaluation.run import Reports


@dataclass(frozen=True, slots=True)
class Rate:
    """How many of how many."""

    right: int
    of: int

    @property
    def share(self) -> float:
        return self.right / self.of if self.of else 0.0


@dataclass(frozen=True, slots=True)
class Failure:
    """One question that was answered no. `why` says what came instead."""

    entry: str
    question: str
    why: str


@dataclass(frozen=True)
class Figures:
    """Everything that the report shows; `as_data` is what is kept and compared."""

    dataset: str
    writer: str
    policy_version: str
    rates: dict[str, Rate]
    by_lane: dict[str, Rate]
    by_situation: dict[str, Rate]
    lanes: dict[tuple[str, str], int]
    failures: tuple[Failure, ...]
    findings: dict[str, int]
    """Findings by rule and severity, over all texts."""
    broken: dict[str, str]
    """Entries that could not be run, with the error."""
    seconds: float
    drafted: Rate
    """Cases answered with a draft rather than a brief."""
    model: dict[str, Any] = field(default_factory=dict)
    """Calls and tokens of the model, by purpose."""

    def as_data(self) -> dict[str, Any]:
        """For JSON."""
        plain = asdict(self)
        plain["lanes"] = [{"expected": a, "got": b, "count": n} for (a, b), n in sorted(self.lanes.items())]
        return plain


def figures(
    dataset: str, reports: Reports, writer: str, version: str, seconds: float, model: dict[str, Any]
) -> Figures:
    """The figures of a run. `seconds` is wall time."""
    cases = reports.cases.cases if reports.cases else []
    texts = reports.texts.cases if reports.texts else []
    entries: list[Any] = [*cases, *texts]
    failed = [f for report in (reports.cases, reports.texts) if report for f in report.failures]
    lanes = Counter((str(c.metadata.lane), str(c.output["lane"])) for c in cases if c.metadata and c.metadata.lane)
    return Figures(
        dataset=dataset,
        writer=writer,
        policy_version=version,
        rates=_rates(entries),
        by_lane=_by(cases, lambda c: c.metadata.lane if c.metadata else None, "lane"),
        by_situation=_by(cases, lambda c: c.metadata.situation if c.metadata else None, "situation"),
        lanes=dict(lanes),
        failures=tuple(_failures(entries)),
        findings=dict(Counter(f"{f['rule']} ({f['severity']})" for e in entries for f in e.output["findings"] or ())),
        broken={f.name: f.error_message for f in failed},
        seconds=seconds,
        drafted=Rate(sum(bool(c.output["text"]) for c in cases), len(cases)),
        model=model,
    )


def _question(name: str) -> str:
    """Quotes are numbered within a text, and are one question."""
    return "quotes found" if name.startswith("quote ") else name


def _rates(entries: Iterable[Any]) -> dict[str, Rate]:
    right: Counter[str] = Counter()
    of: Counter[str] = Counter()
    for entry in entries:
        for name, result in entry.assertions.items():
            right[_question(name)] += bool(result.value)
            of[_question(name)] += 1
    return {name: Rate(right[name], of[name]) for name in of}


def _by(cases: Iterable[Any], key: Any, question: str) -> dict[str, Rate]:
    right: Counter[str] = Counter()
    of: Counter[str] = Counter()
    for case in cases:
        name, answer = key(case), case.assertions.get(question)
        if name and answer:
            right[str(name)] += bool(answer.value)
            of[str(name)] += 1
    return {name: Rate(right[name], of[name]) for name in sorted(of)}


def _failures(entries: Iterable[Any]) -> Iterable[Failure]:
    for entry in entries:
        for name, result in entry.assertions.items():
            if not result.value:
                yield Failure(entry.name, _question(name), result.reason or "")
