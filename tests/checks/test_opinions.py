"""What another reading of a reply may overrule, and what is left of it then."""

import pytest

from bot.checks.opinions import as_confirmed, of_opinion
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
    wordy, sum_ = (
        Finding("wordy", Severity.WARN, "so many words", "Long."),
        Finding("date", Severity.STOP, "May 5", "No."),
    )
    note, *rest = as_confirmed((stop, wordy, sum_), (stop, wordy, sum_))
    assert (note.severity, note.quote, note.against) == (Severity.NOTE, stop.quote, "I oiled it")
    assert note.reason.startswith("They did. Claude read both again")
    assert rest == [sum_], "what is no matter of opinion stands, whoever doesn't see it"


def test_only_the_very_finding_is_lifted() -> None:
    stop = Finding("circular", Severity.STOP, "Please oil it.", "They did.", against="I oiled it")
    other = Finding("circular", Severity.STOP, "Please oil it.", "They did.", against="I cleaned it")
    assert as_confirmed((other,), (stop,)) == (other,)
