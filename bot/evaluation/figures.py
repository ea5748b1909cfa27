"""The figures of a run: rates by question, lane and situation, confusion tables, failures, time and cost. Pure."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from decimal import Decimal
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
    """A question answered no. `why` says what came instead; `given` and `came` are the full texts."""

    entry: str
    question: str
    why: str
    given: str = ""
    came: str = ""


@dataclass(frozen=True, slots=True)
class DetectionCounts:
    """For one rule: expected findings, those found, and findings in faultless texts."""

    found: int = 0
    expected: int = 0
    false: int = 0


@dataclass(frozen=True, slots=True)
class Spent:
    """The cost of the model's calls in `currency`, in all and by purpose; None where one has no price."""

    total: Decimal | None
    currency: str
    purposes: dict[str, Decimal | None]
    basis: str
    """How far this can be trusted."""

    def as_data(self) -> dict[str, Any]:
        """For JSON: money as a string, so that none is lost."""
        purposes = {name: _string(money) for name, money in self.purposes.items()}
        return asdict(self) | {"total": _string(self.total), "purposes": purposes}


def _string(money: Decimal | None) -> str | None:
    return None if money is None else str(money)


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
    """By (expected, found)."""
    approvers: dict[tuple[str, str], int]
    situations: dict[tuple[str, str], int]
    checks: dict[str, DetectionCounts]
    """By rule: expected findings that were found, and false alarms."""
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
    spent: Spent | None = None
    """What they cost; None where no model was asked."""

    def as_data(self) -> dict[str, Any]:
        """For JSON."""
        plain = asdict(self) | {"spent": self.spent.as_data() if self.spent else None}
        for name in ("lanes", "approvers", "situations"):
            pairs: dict[tuple[str, str], int] = getattr(self, name)
            plain[name] = [{"expected": a, "got": b, "count": n} for (a, b), n in sorted(pairs.items())]
        return plain


def figures(
    dataset: str,
    reports: Reports,
    writer: str,
    version: str,
    seconds: float,
    model: dict[str, Any],
    spent: Spent | None = None,
) -> Figures:
    """The figures of a run. `seconds` is wall time."""
    cases = reports.cases.cases if reports.cases else []
    texts = reports.texts.cases if reports.texts else []
    entries: list[Any] = [*cases, *texts]
    failed = [f for report in (reports.cases, reports.texts) if report for f in report.failures]
    return Figures(
        dataset=dataset,
        writer=writer,
        policy_version=version,
        rates=_rates(entries),
        by_lane=_by(cases, lambda c: c.metadata.lane if c.metadata else None, "lane"),
        by_situation=_by(cases, lambda c: c.metadata.situation if c.metadata else None, "situation"),
        lanes=_confused(cases, "lane"),
        approvers=_confused(cases, "approver"),
        situations=_confused(cases, "situation"),
        checks=_checks(texts),
        failures=tuple(_failures(entries)),
        findings=dict(Counter(f"{f['rule']} ({f['severity']})" for e in entries for f in e.output["findings"] or ())),
        broken={f.name: f.error_message for f in failed},
        seconds=seconds,
        drafted=Rate(sum(bool(c.output["text"]) for c in cases), len(cases)),
        model=model,
        spent=spent,
    )


def _confused(cases: Iterable[Any], what: str) -> dict[tuple[str, str], int]:
    wanted = [(getattr(c.metadata, what), c.output[what]) for c in cases if c.metadata and getattr(c.metadata, what)]
    return dict(Counter((str(a), str(b)) for a, b in wanted))


def _checks(texts: Iterable[Any]) -> dict[str, DetectionCounts]:
    found, expected, false = Counter[str](), Counter[str](), Counter[str]()
    for text in texts:
        for number, wanted in enumerate(text.metadata.findings if text.metadata else (), 1):
            expected[wanted.rule] += 1
            found[wanted.rule] += bool(text.assertions[f"quote {number}"].value)
        if "no false alarm" in text.assertions:
            false.update(f["rule"] for f in text.output["findings"] if f["severity"] != "note")
    return {rule: DetectionCounts(found[rule], expected[rule], false[rule]) for rule in sorted(expected | false)}


def _question(name: str) -> str:
    """Quotes are numbered within a text, and count as one question."""
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
                given, came = _texts(entry)
                yield Failure(entry.name, _question(name), result.reason or "", given, came)


def _texts(entry: Any) -> tuple[str, str]:
    """What the service was given, and what it wrote, or why it wrote a brief."""
    case = getattr(entry.inputs, "case", None)
    given = case.message if case else entry.inputs.draft
    brief = entry.output.get("brief")
    return given, (brief["why"] if brief else (entry.output["text"] or "") if case else "")
