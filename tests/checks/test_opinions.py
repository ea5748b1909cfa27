"""What another reading of a reply may overrule, and what is left of it then."""

import pytest

from bot.checks.opinions import of_opinion, overruled
from bot.domain.reply import Finding, Severity


@pytest.mark.parametrize(
    ("rule", "severity", "opinion"),
    [
        ("circular", Severity.STOP, True),
        ("unanswered", Severity.NOTE, True),
        ("wordy", Severity.WARN, True),
        ("blame", Severity.WARN, True),
        ("rude", Severity.STOP, False),
        ("unsupported_promise", Severity.WARN, False),
        ("unsupported_promise", Severity.STOP, False),
        ("polarity", Severity.STOP, False),
        ("date", Severity.STOP, False),
        ("admission", Severity.WARN, False),
        ("to_check", Severity.NOTE, False),
        ("review_request", Severity.STOP, False),
    ],
)
def test_only_how_a_reply_reads_is_a_matter_of_opinion(rule: str, severity: Severity, opinion: bool) -> None:
    assert of_opinion(Finding(rule, severity, "some words", "A reason.")) is opinion


def test_what_a_marketplace_forbids_is_none() -> None:
    assert not of_opinion(Finding("shouting", Severity.WARN, "NOW", "A reason.", final=True))


def test_a_stop_becomes_a_note_and_the_rest_is_gone() -> None:
    stop = Finding("circular", Severity.STOP, "Please oil it.", "They did.", against="I oiled it")
    left = overruled(stop)
    assert left is not None and (left.severity, left.quote, left.against) == (Severity.NOTE, stop.quote, "I oiled it")
    assert left.reason.startswith("They did. Claude read both again")
    assert overruled(Finding("wordy", Severity.WARN, "some words", "A reason.")) is None
