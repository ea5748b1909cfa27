"""What keeps a text from being approved, whoever wrote it."""

from datetime import date

import pytest

from bot.checks.review import review, review_edit, review_words
from bot.domain.case import Fact, Lane, Matter, Role
from bot.domain.reply import Citation, Draft, Passage, Severity, SourceKind, SourceRef, Verdict, verdict
from bot.knowledge.book import Book
from bot.knowledge.schema.approvals import Approvals
from bot.knowledge.schema.clauses import Clause, Policy
from bot.knowledge.schema.situations import Situation
from tests.knowledge.small_book import shipped

CLAUSE = Clause(
    id="returns.window", title="30-day window", text="Most items may be\nreturned within 30 days.", say="Yes."
)
OTHER = Situation(id="other", title="Other", applies_when="else", lane=Lane.DELICATE, approver=Role.LEAD)
POLICIES = (Policy(policy="returns", title="Returns", clauses=(CLAUSE,)),)
BOOK = Book("v1", POLICIES, (OTHER,), Approvals(reactions={}), "other")
MATTER = Matter((), date(2026, 5, 12), (Fact("delivered_on", "2026-05-04"),))


def _cite(
    id: str = "returns.window", quote: str = "within 30 days", version: str = "v1", kind: str = "clause"
) -> Citation:
    return Citation(SourceRef(SourceKind(kind), id, version), quote)


def _rules(*citations: Citation, text: str = "You can return it.") -> list[tuple[str, Severity]]:
    return [(f.rule, f.severity) for f in review(Draft((Passage(text, citations),)), MATTER, BOOK, None)]


@pytest.mark.parametrize(
    "quote", ["within 30 days", "30-day window", "may be returned", CLAUSE.text, "Yes."], ids=range(5)
)
def test_words_of_the_clause_hold(quote: str) -> None:
    assert _rules(_cite(quote=quote)) == []


def test_a_fact_of_the_case_holds_by_value_or_by_line() -> None:
    fact = {"id": "delivered_on", "kind": "fact", "version": "any"}
    assert _rules(_cite(quote="2026-05-04", **fact), _cite(quote="delivered_on: 2026-05-04", **fact)) == []


@pytest.mark.parametrize(
    "citation",
    [
        _cite(id="returns.other"),
        _cite(version="v0"),
        _cite(id="paid_on", kind="fact"),
        _cite(quote=" "),
        _cite(kind="record"),
    ],
    ids=["no such clause", "another version", "no such fact", "no words", "no records here"],
)
def test_a_citation_that_leads_nowhere_stops(citation: Citation) -> None:
    assert _rules(citation) == [("citation.unknown", Severity.STOP)]


@pytest.mark.parametrize("citation", [_cite(quote="within 60 days"), _cite("delivered_on", "2026-05-05", kind="fact")])
def test_words_that_are_not_in_the_source_stop(citation: Citation) -> None:
    assert _rules(citation) == [("citation.quote", Severity.STOP)]


def test_a_draft_without_a_citation_stops_and_a_persons_text_is_noted() -> None:
    assert _rules() == [("citation.none", Severity.STOP)]
    for findings in (review_edit((Passage("You can."),), MATTER, BOOK, None),):
        assert [(f.rule, f.severity) for f in findings] == [("citation.none", Severity.NOTE)]
        assert verdict(findings) is Verdict.OK


def test_a_wrong_citation_that_a_person_kept_stops_too() -> None:
    findings = review_edit((Passage("You can.", (_cite(version="v0"),)),), MATTER, BOOK, None)
    assert verdict(findings) is Verdict.STOP


@pytest.mark.parametrize("left", ["[EMAIL-a1b2c3-9]", "[phone a1b2c3 1]", "[CARD-1]"])
def test_a_placeholder_that_is_left_stops(left: str) -> None:
    (finding,) = review(Draft((Passage(f"Write to {left}, {left}.", (_cite(),)),)), MATTER, BOOK, None)
    assert (finding.rule, finding.severity, finding.quote) == ("personal.placeholder", Severity.STOP, left)


def test_brackets_of_another_kind_are_nobodys_business() -> None:
    assert _rules(_cite(), text="See [email] or [1] or [mails].") == []


@pytest.mark.parametrize(
    "text",
    [
        "Amazon will definitely refund you.",
        "I guarantee that the parcel arrives on Friday.",
        "We refund the full price and send a new lamp, 40 % off the next one.",
        "The return window is 90 days, and the carrier pays the label.",
    ],
)
def test_without_a_case_nothing_stops_that_only_the_case_could_settle(text: str) -> None:
    alone = review_words(text, Matter((), MATTER.today), BOOK, None)
    assert alone.verdict is not Verdict.STOP and "unchecked" in [f.rule for f in alone.findings]
    assert review_words(text, MATTER, BOOK, "other").verdict is Verdict.STOP, "of a case it is held against the facts"


def test_of_words_that_a_marketplace_forbids_their_tone_is_not_told_as_well() -> None:
    asked = "Nobody but a fool would give us fewer than five stars, so leave us a five-star review."
    found = review_words(asked, Matter((), MATTER.today, marketplace="amazon.com"), shipped(), None).findings
    assert [f.rule for f in found] == ["review_request", "unchecked"]
    linked = review_words("Look at www.shop.example for once, you fool.", Matter((), MATTER.today), shipped(), None)
    assert {"link", "rude"} <= {f.rule for f in linked.findings}, "what is rude beside the link stays told"


def test_a_promise_that_nothing_allows_is_named_as_people_would() -> None:
    found = review_words("I have changed the address to the new one.", MATTER, shipped(), "where_is_my_order").findings
    assert "allows an address change." in " ".join(f.reason for f in found if f.rule == "unsupported_promise")
