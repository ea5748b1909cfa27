"""Running a dataset through the service, with progress, as pydantic-evals datasets."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot.evaluation.dataset import Dataset, Expected, ExpectedReview, KnownCase, KnownText

if TYPE_CHECKING:
    from pydantic_evals.reporting import EvaluationReport

Outcome = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Reports:
    """What came of a run; None where the dataset has nothing of the kind."""

    cases: "EvaluationReport[KnownCase, Outcome, Expected] | None"
    texts: "EvaluationReport[KnownText, Outcome, ExpectedReview] | None"


async def run(
    dataset: Dataset,
    draft: Callable[[KnownCase], Awaitable[Outcome]],
    review: Callable[[KnownText], Awaitable[Outcome]],
    at_once: int,
    progress: bool,
) -> Reports:
    """Each case drafted, each text reviewed, `at_once` at a time; a case that fails is reported and the rest go on."""
    from pydantic_evals import Case  # loaded here: it takes half a second, which other commands need not pay
    from pydantic_evals import Dataset as Evals

    from bot.evaluation.evaluators import CaseQuestions, TextQuestions

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
