"""Running a dataset through the service, with progress, as pydantic-evals datasets."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from pydantic_evals import Case
from pydantic_evals import Dataset as Evals
from pydantic_evals.reporting import EvaluationReport

from bot.evaluation.dataset import Dataset, Expected, ExpectedReview, KnownCase, KnownText
from bot.evaluation.evaluators import CaseQuestions, TextQuestions

Outcome = dict[str, Any]
CaseReport = EvaluationReport[KnownCase, Outcome, Expected]
TextReport = EvaluationReport[KnownText, Outcome, ExpectedReview]


@dataclass(frozen=True, slots=True)
class Reports:
    """What came of a run; None where the dataset has nothing of the kind."""

    cases: CaseReport | None
    texts: TextReport | None


async def run(
    dataset: Dataset,
    draft: Callable[[KnownCase], Awaitable[Outcome]],
    review: Callable[[KnownText], Awaitable[Outcome]],
    at_once: int,
    progress: bool,
) -> Reports:
    """Each case drafted, each text reviewed, `at_once` at a time; a case that fails is reported and the rest go on."""
    cases = texts = None
    if dataset.cases:
        named = [Case(name=c.id, inputs=c, metadata=c.expected) for c in dataset.cases]
        evals = Evals[KnownCase, Outcome, Expected](name=dataset.name, cases=named, evaluators=[CaseQuestions()])
        cases = await evals.evaluate(draft, name="cases", max_concurrency=at_once, progress=progress)
    if dataset.texts:
        read = [Case(name=t.id, inputs=t, metadata=t.expect) for t in dataset.texts]
        reviews = Evals[KnownText, Outcome, ExpectedReview](name=dataset.name, cases=read, evaluators=[TextQuestions()])
        texts = await reviews.evaluate(review, name="texts", max_concurrency=at_once, progress=progress)
    return Reports(cases, texts)
