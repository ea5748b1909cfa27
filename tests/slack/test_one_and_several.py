"""What is counted reads right of one and of several."""

from dataclasses import replace
from datetime import date
from io import StringIO
from types import SimpleNamespace

import pytest
from rich.console import Console
from slack_sdk.errors import SlackApiError

from bot.commands.report import show
from bot.desk.parts.notes import AnswerNote, DigestNote, ReviewNote
from bot.domain.answer import Answer, Sheet
from bot.domain.reply import Finding, Severity, Verdict
from bot.domain.states import RevisionState
from bot.domain.team_report import Cost, Costs, Each, Overdue, Proposed, TeamReport, Took, Volume
from bot.knowledge.proposing import Proposal
from bot.slack import views
from bot.slack.failures import sentence
from bot.slack.views.policies import clauses_form
from bot.slack.views.proposals import MOST, proposals_blocks
from tests.slack.test_views import DRAFT

FINDING = Finding("tone", Severity.STOP, "You", "Reason.")
COSTS = Costs("USD", None, True, None, (), Cost("", 0, 0, None), Each(0), Each(0), (), (), (), (), ())


def report(took: Took) -> TeamReport:
    """One case in a week, decided on after so long."""
    volume = Volume(1, 1, 0, 0, 0, 0, 0, 0)
    return TeamReport(
        date(2026, 11, 23),
        date(2026, 11, 29),
        volume,
        (),
        (),
        (),
        (),
        (),
        0,
        took,
        Took(0),
        (),
        (),
        Overdue(0, 0),
        COSTS,
    )


@pytest.mark.parametrize(
    ("verdict", "findings", "said"),
    [
        (Verdict.OK, 0, "Your reply reads well"),
        (Verdict.REVISE, 1, "Your reply is worth another look: 1 finding"),
        (Verdict.STOP, 3, "Your reply should not be sent as it is: 3 findings"),
    ],
)
def test_a_review_is_told_to_its_person_in_words(verdict: Verdict, findings: int, said: str) -> None:
    assert views.private_text(ReviewNote("R-1", "You.", verdict, (FINDING,) * findings)) == said


@pytest.mark.parametrize(("more", "said"), [(1, " 1 row more."), (2, " 2 rows more.")])
def test_rows_that_are_left_out(more: int, said: str) -> None:
    answer = Answer((), (Sheet("Stock", ("SKU",), (("A",),), "stock report", more),), by="Levelhead")
    assert f"From the stock report.{said}" in str(views.private_blocks(AnswerNote("Q-1", "Stock?", answer)))


@pytest.mark.parametrize(("changed", "said"), [(("a.b",), "`a.b`, which has"), (("a.b", "a.c"), "`a.c`, which have")])
def test_clauses_that_have_changed(changed: tuple[str, ...], said: str) -> None:
    note = views.blocks(replace(DRAFT, state=RevisionState.STALE, outdated=changed))
    assert f"{said} changed or expired since." in str(note)


@pytest.mark.parametrize(("median", "said"), [(1.0, "1 minute in"), (0.5, "0.5 minutes in"), (12.4, "12 minutes in")])
def test_minutes_to_a_decision(median: float, said: str) -> None:
    shown = str(views.blocks(DigestNote(report(Took(1, median, 20)))))
    assert f"draft to decision: {said} the middle" in shown


def test_proposals_that_are_not_shown_yet() -> None:
    found = [Proposed(n, "A change", "Why") for n in range(MOST + 1)]
    assert "1 more after these. Found in" in str(list(proposals_blocks(found)))


@pytest.mark.parametrize(("count", "said"), [(1, "1 rule for"), (2, "2 rules for")])
def test_rules_that_are_no_policy(count: int, said: str) -> None:
    assert f"Left out: {said} how an assistant writes." in str(
        clauses_form("P-1", Proposal((), ("Be brief.",) * count))
    )


@pytest.mark.parametrize(("seconds", "said"), [("1", "in 1 second."), ("30", "in 30 seconds.")])
def test_seconds_until_slack_takes_more(seconds: str, said: str) -> None:
    answer = SimpleNamespace(headers={"Retry-After": seconds}, status_code=429, data={"error": "ratelimited"})
    assert sentence(SlackApiError("slow down", answer)).endswith(said)  # type: ignore[arg-type]


@pytest.mark.parametrize(("median", "said"), [(1.0, "1 minute in"), (0.5, "0.5 minutes in"), (12.4, "12.4 minutes in")])
def test_minutes_to_a_decision_in_the_terminal(median: float, said: str) -> None:
    shown = StringIO()
    show(report(Took(1, median, 20)), Console(file=shown, width=200))
    assert f"From draft to decision: {said} the middle" in shown.getvalue()
