"""Legal admissions, claims of goods, and promises in short or joined sentences stop without a source of the case."""

from datetime import date

import pytest

from bot.checks.admissions import check_admissions
from bot.checks.commitments import commitments_in
from bot.checks.review import review_words
from bot.domain.case import Fact, Fulfilment, Matter, Turn, Who
from bot.domain.reply import Finding, Severity
from tests.knowledge.small_book import shipped

ASKED = Matter(
    (Turn(Who.CUSTOMER, "Is the rocking horse safe for my two year old, and is it waterproof?"),), date(2026, 11, 24)
)


def _found(reply: str, *facts: Fact, before: str = "") -> list[Finding]:
    turns = (*ASKED.turns, *((Turn(Who.US, before),) if before else ()))
    found = review_words(reply, Matter(turns, ASKED.today, facts), shipped(), "product_question").findings
    return [f for f in found if f.rule in ("admission", "product_claim")]


@pytest.mark.parametrize(
    "said",
    [
        "The horse fell over because we were negligent.",
        "We know that this was a breach of contract.",
        "I'm sorry, and we are liable for the tooth.",
        "Our courier broke the law there.",
        "You can claim damages for it.",
        "You'd win that in court.",
        "We take full responsibility for the injury.",
        "By law we are at fault.",
    ],
)
def test_what_admits_a_fault_in_law_stops(said: str) -> None:
    assert [f.severity for f in _found(said) if f.rule == "admission"] == [Severity.STOP]
    assert [f.severity for f in check_admissions(said, of_a_case=False)] == [Severity.WARN]


@pytest.mark.parametrize(
    "said",
    [
        "This is our fault, and I am sorry.",
        "We are not liable for it.",
        "You write that we were negligent; the owner answers that.",
        "Whether we are liable the owner will say.",
        "We take full responsibility for the delay.",
        "By law we keep the invoice for ten years.",
        "If you want to claim damages, the owner is the one to write to.",
        "You keep the right to a claim at Amazon.",
    ],
)
def test_an_apology_a_denial_and_the_customers_own_view_admit_nothing(said: str) -> None:
    assert list(check_admissions(said, of_a_case=True)) == []


@pytest.mark.parametrize(
    "said",
    [
        "It is perfectly safe.",
        "Yes, it's safe for toddlers.",
        "The paint is non-toxic.",
        "You can leave it in the rain.",
        "It won't hurt a child.",
        "It does dogs no harm.",
        "The horse is waterproof and has passed every test.",
        "It comes with a lifetime warranty.",
    ],
)
def test_a_claim_of_goods_stops_and_the_customers_question_is_no_source(said: str) -> None:
    assert Severity.STOP in [f.severity for f in _found(said) if f.rule == "product_claim"]


def test_a_claim_of_goods_may_rest_on_a_fact_or_on_what_we_wrote() -> None:
    said = "The horse is waterproof."
    assert _found(said, Fact("maker_sheet", "waterproof, 6 kg")) == _found(said, Fact("waterproof", "yes")) == []
    assert _found(said, before="The maker writes that the cover is waterproof.") == []
    assert _found(said, Fact("waterproof", "no")) and _found(said, Fact("maker_sheet", "6 kg"))


def test_a_paper_on_somebody_else_is_none() -> None:
    sheet = Fact("maker_sheet", "safe for children from 6 years")
    assert _found("It is safe for children from 6 years.", sheet) == []
    assert _found("It is safe for babies.", sheet)


def test_a_claim_that_names_its_paper_warns() -> None:
    assert [f.severity for f in _found("The maker's sheet says that the horse is waterproof.")] == [Severity.WARN]


@pytest.mark.parametrize(
    "said",
    [
        "I don't know whether it is waterproof, so I ask the maker.",
        "It isn't waterproof.",
        "Whether it is safe for toddlers I will only tell you with a paper in hand.",
        "If the maker says that it is waterproof, I will write so.",
        "Your money is safe with us.",
        "No harm done.",
        "Please keep the parts in a safe place.",
    ],
)
def test_what_claims_nothing_of_goods_is_not_stopped(said: str) -> None:
    assert _found(said) == []


@pytest.mark.parametrize(
    "said",
    [
        "We were slow and are happy to refund you.",
        "I have looked and can refund you in full.",
        "We give you the $60 today.",
        "I am paying you $60 back.",
    ],
)
def test_a_promise_after_and_is_ours_and_so_is_a_sum_that_is_handed_over(said: str) -> None:
    assert [c.kind.value.partition("_")[0] for c in commitments_in(said)] == ["refund"]


@pytest.mark.parametrize("said", ["I looked and can you send a photo?", "We sent you the $60 lamp."])
def test_a_question_after_and_and_goods_of_a_price_promise_no_refund(said: str) -> None:
    assert not [c for c in commitments_in(said) if c.kind.value.startswith("refund")]


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("Refunding you now.", "refund"),
        ("Full refund on its way.", "refund"),
        ("Money back once it is here.", "refund"),
        ("Refund issued.", "refund"),
        ("Return approved.", "refund"),
        ("New one out today, no charge.", "replacement"),
        ("Another kettle on the way, on us.", "replacement"),
        ("Sending another one out today.", "replacement"),
    ],
)
def test_a_promise_without_a_verb_of_its_own_is_one(said: str, kind: str) -> None:
    assert kind in {c.kind.value.partition("_")[0] for c in commitments_in(said)}
    assert all(said.startswith(c.quote[:4]) for c in commitments_in(said)), "its words are those of the text"


@pytest.mark.parametrize(
    "said",
    [
        "Refund or replacement?",
        "No refund after the window.",
        "Returning it is easy.",
        "Cancelling is no longer possible.",
        "Waiting for my lead's answer.",
        "The refund goes to whoever paid.",
        "Sorry about the late refund.",
    ],
)
def test_other_short_sentences_promise_nothing(said: str) -> None:
    assert not [
        c for c in commitments_in(said) if c.kind.value.partition("_")[0] in ("refund", "replacement", "cancellation")
    ]


def test_a_cost_denied_without_a_verb_is_ours() -> None:
    facts = (Fact("free_returns", "no"), Fact("label_cost", "$9"), Fact("reason_code", "CR-UNWANTED_ITEM"))
    asked = (Turn(Who.CUSTOMER, "I changed my mind. Who pays for the label?"),)
    matter = Matter(asked, ASKED.today, facts, "amazon.com", Fulfilment.SELLER)
    said = "No charge for the label this time."
    found = review_words(said, matter, shipped(), "no_longer_needed_free_return").findings
    assert "payer" in [f.rule for f in found if f.severity is Severity.STOP]
