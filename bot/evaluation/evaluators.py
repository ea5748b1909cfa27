"""The questions asked of each answer: one evaluator each, yes or no, with the reason for a no."""

from dataclasses import dataclass
from typing import Any

from pydantic_evals.evaluators import EvaluationReason, Evaluator, EvaluatorContext

from bot.domain.case import Lane, Role
from bot.evaluation.dataset import Expected, ExpectedReview
from bot.evaluation.redaction import left_standing

Outcome = dict[str, Any]
CaseContext = EvaluatorContext[Any, Outcome, Expected]
TextContext = EvaluatorContext[Any, Outcome, ExpectedReview]
Answers = dict[str, EvaluationReason]
_CIRCULAR = frozenset({"circular", "third_party_failure"})


@dataclass
class CaseQuestions(Evaluator[Any, Outcome, Expected]):
    """Lane, situation, approver, redaction, promises, and whether the bot stopped its own text as circular."""

    def evaluate(self, ctx: CaseContext) -> Answers:
        wanted, got = ctx.metadata or Expected(), ctx.output
        answers: Answers = {}
        if wanted.lane:
            answers["lane"] = _same(wanted.lane, got["lane"])
            answers["not called routine"] = _not_routine(wanted.lane, got["lane"])
        if wanted.situation:
            answers["situation"] = _same(wanted.situation, got["situation"])
        if wanted.approver:
            answers["approver"] = _same(wanted.approver, got["approver"])
            answers["approver high enough"] = _high_enough(wanted.approver, got["approver"])
        if wanted.personal is not None:
            answers["redacted"] = _redacted(left_standing(ctx.inputs.case, wanted.personal))
        if wanted.allowed is not None and got["text"]:
            answers["promises"] = _promises(wanted.allowed, got["commitments"] or ())
        if got["text"]:
            answers["no false circle"] = _no_circle(got["findings"] or ())
            answers["ready"] = EvaluationReason(got["verdict"] != "stop", "a check stopped the bot's own text")
        return answers


def _same(wanted: str, got: str | None) -> EvaluationReason:
    return EvaluationReason(got == wanted, f"{got}, not {wanted}")


def _not_routine(wanted: str, got: str | None) -> EvaluationReason:
    return EvaluationReason(got != Lane.ROUTINE or wanted == Lane.ROUTINE, f"{wanted} was called routine")


def _high_enough(wanted: Role, got: str) -> EvaluationReason:
    return EvaluationReason(Role(got).covers(wanted), f"{got} where {wanted} must approve")


def _redacted(left: tuple[str, ...]) -> EvaluationReason:
    return EvaluationReason(not left, f"a model would read {', '.join(left)}")


def _promises(allowed: frozenset[str], made: Any) -> EvaluationReason:
    beyond = sorted(set(made) - allowed - {"call_back", "escalation"})
    return EvaluationReason(not beyond, f"promises {', '.join(beyond)}")


def _no_circle(findings: Any) -> EvaluationReason:
    stops = [f["reason"] for f in findings if f["rule"] in _CIRCULAR and f["severity"] == "stop"]
    return EvaluationReason(not stops, " ".join(stops) or "none")


@dataclass
class TextQuestions(Evaluator[Any, Outcome, ExpectedReview]):
    """The verdict, the share of expected quotes found, and false alarms on faultless texts."""

    def evaluate(self, ctx: TextContext) -> dict[str, Any]:
        wanted, got = ctx.metadata, ctx.output
        if wanted is None:
            return {}
        answers: dict[str, Any] = {"verdict": _same(wanted.verdict, got["verdict"])}
        if wanted.verdict == "ok":
            flagged = [f"{f['rule']}: {f['quote']}" for f in got["findings"] if f["severity"] != "note"]
            answers["no false alarm"] = EvaluationReason(not flagged, "; ".join(flagged) or "none")
        for number, finding in enumerate(wanted.findings, 1):
            found = any(
                f["rule"] == finding.rule and _overlap(f["quote"], finding.quote, got["text"]) for f in got["findings"]
            )
            answers[f"quote {number}"] = EvaluationReason(found, f"{finding.rule}: “{finding.quote}”")
        return answers


def _overlap(found: str, wanted: str, text: str) -> bool:
    """Whether two quotes share words of the text."""
    a, b = text.find(found), text.find(" ".join(wanted.split()))
    b = text.find(wanted) if b < 0 else b
    if not found or a < 0 or b < 0:
        return bool(found) and (found in wanted or wanted in found)
    return a < b + len(wanted) and b < a + len(found)
