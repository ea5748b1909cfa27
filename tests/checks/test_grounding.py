"""Every figure, day, party and promise of a text against what it may rest on."""

from dataclasses import replace
from datetime import date

import pytest
import yaml

from bot.checks.sourced.decided import decided
from bot.checks.sourced.grounding import check_grounding
from bot.checks.sourced.promises.promises import check_outcomes, check_promises
from bot.checks.sourced.sources import Sources, sources
from bot.domain.case import Fact, Matter, Turn, Who
from bot.domain.commitments import CommitmentKind
from bot.domain.reply import Citation, Draft, Passage, Severity, SourceKind, SourceRef
from bot.knowledge.book import Book
from bot.knowledge.files import read_book
from bot.language.figures.figures import Kind, figures

K = CommitmentKind
TODAY = date(2026, 11, 24)
FILES = {
    "returns.yaml": """
policy: returns
title: Returns
clauses:
  - id: returns.window
    title: Return window
    text: Items may be returned within 30 days of delivery.
    window_days: 30
    counts_from: [delivered_on]
    allows: [return_label]
  - id: returns.unwanted
    title: Return shipping for unwanted items
    text: The customer pays the return shipping of an item that is no longer wanted; $6 is taken off the refund.
    payer: buyer
    allows: [refund_partial]
  - id: returns.used
    title: Fee for used items
    text: Of a used item up to 40 percent of the price may be kept.
    cap_percent: 40
    allows: [refund_partial]
  - id: returns.late
    title: Late returns
    text: A lead may refund a late return.
    facts: [lead_decision]
    allows: [refund_full]
    approver: lead
  - id: returns.time
    title: Refund time
    text: The refund follows within 5 business days of the day on which the item reaches us.
""",
    "situations.yaml": """
fallback: other
situations:
  - {id: other, title: Else, applies_when: nothing else fits, lane: delicate, approver: lead}
  - id: unwanted
    title: Unwanted item
    applies_when: the item is not wanted
    lane: routine
    approver: teammate
    clauses: [returns.window, returns.unwanted]
  - id: late
    title: Late return
    applies_when: the window has closed
    lane: delicate
    approver: lead
    clauses: [returns.window, returns.late]
""",
    "approvals.yaml": "reactions: {approve: [a], revise: [b], reject: [c], escalate: [d]}",
}
BOOK: Book = read_book(FILES)
KNOWN = {"delivered_on": "2026-11-12", "price": "$48.00", "label_cost": "$6.00"}
SAID = "Hi, Mara here. The mat of order 112-7654321-1234567 came with UPS."


def held(*cites: str, situation: str = "unwanted", text: str = "", **facts: str) -> Sources:
    turns = (Turn(Who.CUSTOMER, SAID),)
    matter = Matter(turns, TODAY, tuple(Fact(k, v) for k, v in {**KNOWN, **facts}.items()))
    cited = tuple(Citation(SourceRef(SourceKind.CLAUSE, id, BOOK.version), BOOK.clauses[id].title) for id in cites)
    return sources(Draft((Passage(text, cited),)), matter, BOOK, situation, by_person=not cites)


def found(text: str, on: Sources) -> list[tuple[str, Severity]]:
    findings = [*check_outcomes(text, on), *check_promises(text, on), *check_grounding(text, on)]
    assert all(f.quote in text for f in findings)
    return [(f.rule, f.severity) for f in findings]


def stops(text: str, on: Sources) -> list[str]:
    return [rule for rule, severity in found(text, on) if severity is Severity.STOP]


@pytest.mark.parametrize(
    "text",
    [
        "Your mat came on November 12 and can come back within thirty days.",
        "The last day is Saturday, December 12.",
        "The price was 48 dollars, so $42.00 comes back to you after the label of $6.",
        "The order 112-7654321-1234567 came with UPS.",
        "I will write to you by Friday, November 27.",
        "Could you please tell me by November 26 whether the box is still there?",
        "Hello Mara, thank you for writing.",
        "Hello, I'm sorry that you waited.",
        "Hi, We've read your letter.",
        "Hello, Unfortunately the mat took long.",
        "Hi I\u2019m sorry that you waited.",
    ],
)
def test_what_stands_in_a_source_or_follows_from_one_passes(text: str) -> None:
    assert found(text, held("returns.window", "returns.unwanted")) == []


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("The last day is December 20.", "date"),
        ("The last day is Friday, December 12.", "date"),
        ("I will look at it tomorrow, Friday.", "date"),
        ("The label costs $7.50.", "amount"),
        ("There is a fee of 15 percent.", "percentage"),
        ("You may return it within 60 days.", "window"),
        ("We pay for the return shipping of the mat.", "payer"),
        ("You don't have to pay for the label.", "payer"),
        ("Your order 112-7654321-9999999 is closed.", "identifier"),
        ("DHL has the parcel.", "party"),
        ("Hello Gloria, thank you for writing.", "party"),
        ("Hello, Gloria, thank you for writing.", "party"),
    ],
)
def test_what_no_source_gives_stops_a_writers_draft(text: str, rule: str) -> None:
    assert rule in stops(text, held("returns.window", "returns.unwanted"))


@pytest.mark.parametrize(
    "text",
    ["A new box costs $7.50.", "DHL has the parcel.", "There is a fee of 15 percent.", "The last day is June 5."],
)
def test_an_amount_a_share_a_day_or_a_company_that_no_source_gives_stops_a_persons_text_too(text: str) -> None:
    assert stops(text, held())


@pytest.mark.parametrize(
    "text", ["I called them on November 20.", "There are 14 of them left.", "Hello Gloria, thank you for writing."]
)
def test_what_a_person_did_counted_or_is_called_they_may_know_and_are_only_asked(text: str) -> None:
    severities = {severity for _, severity in found(text, held())}
    assert severities <= {Severity.WARN, Severity.NOTE}


def test_a_person_who_contradicts_a_fact_is_stopped_with_the_fact_beside_it() -> None:
    text = "The mat was delivered on November 15."
    (finding,) = check_grounding(text, held())
    assert (finding.rule, finding.severity, finding.against) == ("date", Severity.STOP, "2026-11-12")


def test_a_clause_in_force_supports_a_persons_figure_only_where_it_is_about_the_same_thing() -> None:
    assert found("The refund follows within 5 business days.", held()) == []
    assert found("The repair takes 5 business days.", held()) == [("number", Severity.WARN)]


def test_a_figure_of_a_clause_that_is_not_cited_is_pointed_out_to_a_writer() -> None:
    assert found("The refund follows within 5 business days.", held("returns.window")) == [("number", Severity.WARN)]


def test_a_share_above_the_cap_stops_and_one_below_passes_with_its_amount() -> None:
    on = held("returns.used")
    assert stops("We keep 55 percent of the price.", on) == ["cap"]
    assert stops("We keep 25 % of the price, which is $12, and refund $36.", on) == []


def test_a_promise_stands_on_a_cited_clause_that_allows_it() -> None:
    assert stops("We refund $42.00.", held("returns.unwanted")) == []
    assert stops("We refund the full price.", held("returns.unwanted")) == ["unsupported_promise"]
    assert stops("We refund $42.00.", held("returns.window")) == ["unsupported_promise"]


def test_the_reason_names_the_nearest_clause_and_what_it_allows() -> None:
    (finding,) = check_promises("We send you a replacement.", held("returns.unwanted"))
    assert "returns.unwanted allows partial refund" in finding.reason


def test_what_a_lead_decides_waits_for_the_recorded_decision() -> None:
    text = "We refund the full price of the mat."
    assert stops(text, held(situation="late")) == ["unsupported_promise"]
    assert stops(text, held(situation="late", lead_decision="refund")) == []
    assert stops(text, held(situation="late", lead_decision="keep half, refund $24.00")) == ["unsupported_promise"]
    assert stops(text, held(situation="late", lead_decision="declined, no refund")) == ["unsupported_promise"]


def test_a_window_that_has_closed_allows_nothing_any_more() -> None:
    text = "I am sending you a return label."
    assert stops(text, held(situation="late")) == []
    assert stops(text, held(situation="late", delivered_on="2026-08-02")) == ["unsupported_promise"]


def test_our_own_next_step_needs_no_source_within_its_limit() -> None:
    on = held("returns.window")
    assert found("I have told my lead, and I will write to you by December 1.", on) == []
    assert ("call_back", Severity.WARN) in found("I will write to you by December 9.", on)


def test_an_outcome_that_a_fact_states_may_be_told() -> None:
    text = "The carrier will refund you."
    assert stops(text, held()) == ["unsupported_promise"]
    assert stops(text, held(carrier_answer="The carrier will refund you")) == []


@pytest.mark.parametrize(
    ("decision", "kinds"),
    [
        ("refund", {K.REFUND_FULL}),
        ("waive_label", {K.RETURN_LABEL}),
        ("goodwill 15.00", {K.REFUND_PARTIAL}),
        ("accept; keep 10 % as a fee; the customer pays the postage", {K.REFUND_PARTIAL}),
        ("no refund; one new lamp as a replacement at our cost", {K.REPLACEMENT}),
        ("full refund or replacement, whichever they like", {K.REFUND_FULL, K.REPLACEMENT}),
        ("declined", set()),
        (None, set()),
    ],
)
def test_a_decision_is_read_in_the_forms_word_or_the_leads_own(decision: str | None, kinds: set[K]) -> None:
    assert decided(decision) == kinds


@pytest.mark.parametrize(
    "text",
    [
        "Sending it back won't cost you anything.",
        "The return shipping has been paid by us.",
        "You don't owe a thing for the return label.",
        "We pick up the tab for the label.",
        "You can send it back at our expense.",
        "You may return it, and you won't be a dollar out of pocket for it.",
        "We shoulder the postage for the return.",
        "The cost of the label stays with us.",
        "No need to think of the postage, we've got you covered.",
        "Returning it doesn't set you back a dime.",
    ],
)
def test_a_payer_is_heard_in_the_passive_and_in_idioms(text: str) -> None:
    assert "payer" in stops(text, held("returns.window", "returns.unwanted"))


@pytest.mark.parametrize(
    "text",
    [
        "The label comes out of your own pocket.",
        "Please buy a label for the return.",
        "Sending it back would set you back $6.",
        "I can't contribute to the return postage.",
        "The label is with you to pay.",
    ],
)
def test_a_payer_that_the_clause_names_is_fine_in_idioms(text: str) -> None:
    assert "payer" not in stops(text, held("returns.window", "returns.unwanted"))


@pytest.mark.parametrize("text", ["We'll make an exception and take it back.", "I will top it up to the whole price."])
def test_what_amounts_to_a_refund_is_one(text: str) -> None:
    assert "unsupported_promise" in stops(text, held("returns.window", situation="other"))


@pytest.mark.parametrize("text", ["Certainly, one of them is fine.", "A wet box is no way to get a present."])
def test_words_that_only_answer_or_tell_how_vouch_for_nothing(text: str) -> None:
    assert not stops(text, held())


def test_a_second_day_of_a_month_is_a_date() -> None:
    days = [f.value for f in figures("on November 19 and 21", TODAY) if f.kind is Kind.DATE]
    assert days == [date(2026, 11, 19).toordinal(), date(2026, 11, 21).toordinal()]


def test_a_clause_turned_round_stops_where_no_other_agrees() -> None:
    on = held("returns.time")
    assert stops("The refund doesn't follow within 5 business days of the day on which the item reaches us.", on) == [
        "polarity"
    ]
    assert stops("The refund follows within 5 business days.", on) == []


def test_a_share_is_held_against_the_price_and_the_refund_of_the_case() -> None:
    on = held("returns.used", price="$100.00", refund_amount="$70.00")
    assert stops("We keep 35 percent of the price.", on) == ["percentage"]
    assert stops("We keep 30 percent of the price.", on) == []
    assert "unsupported_promise" in stops("You will see all of your $100.00 on your card.", on)


def test_a_tracking_number_names_its_carrier() -> None:
    assert stops("UPS has it.", held(tracking="1Z999AA10123456784")) == []


def test_another_number_of_the_same_form_and_another_name_stop() -> None:
    assert stops("Your order 112-7654321-7654321 is closed.", held()) == ["identifier"]
    own = sources(
        Draft((Passage("Dear Ahmed, thank you."),)),
        Matter((Turn(Who.CUSTOMER, "It is broken. Regards, Yusuf"),), TODAY),
        BOOK,
        "unwanted",
        by_person=True,
    )
    assert stops("Dear Ahmed, thank you.", own) == ["party"]


def test_what_a_clause_grants_under_a_condition_may_be_promised_under_it() -> None:
    clause = {"id": "stopped", "title": "Stopped on its way", "text": "A returned parcel is refunded."}
    book = read_book({**FILES, "stopped.yaml": yaml.safe_dump({"policy": "s", "title": "S", "clauses": [clause]})})
    own = tuple(c for c in book.clauses.values() if c.id == "stopped")
    on = replace(held(), own=own, in_force=own)
    assert stops("Once it is back with us, we refund it.", on) == []
    assert stops("If you cancel it, we refund it.", on) == stops("We refund it today.", on) == ["unsupported_promise"]


def test_what_a_missing_fact_rules_out_may_be_promised_for_when_it_is_given() -> None:
    missing = replace(
        held(), own=(BOOK.clauses["returns.window"],), later=(("photo_received", BOOK.clauses["returns.used"]),)
    )
    assert stops("Once I have the photo, we refund a part of the price.", missing) == []
    assert stops("Please add a photo. We then refund a part of the price.", missing) == []
    assert stops("We refund a part of the price.", missing) == ["unsupported_promise"]


def test_a_replacement_waits_for_no_return_that_its_clause_does_not_ask_for() -> None:
    text = "A wrong item is replaced. It need not be sent back before the new one leaves."
    clause = {"id": "swap", "title": "Wrong item", "text": text, "allows": ["replacement"]}
    book = read_book({**FILES, "swap.yaml": yaml.safe_dump({"policy": "s", "title": "S", "clauses": [clause]})})
    on = replace(held(), own=(book.clauses["swap"],), in_force=(book.clauses["swap"],))
    assert stops("The new one ships once the wrong one is back.", on) == ["polarity"]
    assert stops("You get the new one as soon as we have received the other.", on) == ["polarity"]
    assert stops("The new one ships once I have the photo.", on) == []


def test_the_rest_of_the_price_is_more_than_the_refund_of_the_case() -> None:
    on = held("returns.used", price="$100.00", refund_amount="$70.00")
    assert "unsupported_promise" in stops("The rest of the price will be paid out too.", on)


def test_what_they_have_is_the_one_window_of_the_situation() -> None:
    assert stops("You have two months from the day it came.", held()) == ["window"]


def test_a_span_whose_unit_was_said_before_is_given() -> None:
    said = Matter((Turn(Who.CUSTOMER, "You said two days and it took nine."),), TODAY)
    own = sources(Draft((Passage(""),)), said, BOOK, "unwanted", by_person=True)
    assert stops("Nine days instead of two is too long.", own) == []
    assert stops("Refunds take eight days.", own) == ["number"]


def test_a_day_that_follows_from_a_span_may_be_named_by_its_number() -> None:
    on = held("returns.window", delivered_on="2026-11-12", response_time="4 days")
    assert stops("It was due by the 16th.", on) == []
    assert stops("It was due by the 21st.", on) == ["date"]


def test_how_far_a_measure_is_from_one_of_a_clause_is_given() -> None:
    clause = {"id": "limit", "title": "Limit", "text": "Parcels of up to 20 lb go to post boxes."}
    book = read_book({**FILES, "limit.yaml": yaml.safe_dump({"policy": "s", "title": "S", "clauses": [clause]})})
    said = Matter((Turn(Who.CUSTOMER, "Does a box of 25 lb go there?"),), TODAY)
    on = replace(sources(Draft((Passage(""),)), said, book, "unwanted", by_person=True), own=(book.clauses["limit"],))
    assert stops("The box is 5 lb over.", on) == []
    assert stops("The box is 7 lb over.", on) == ["number"]


def test_what_a_pronoun_stands_for_is_what_was_asked_for() -> None:
    own = (BOOK.clauses["returns.window"],)
    missing = replace(held(), own=own, later=(("photo_received", BOOK.clauses["returns.used"]),))
    assert stops("One photo will do. As soon as it's here we refund a part of the price.", missing) == []


def test_the_day_before_which_a_window_ends_is_given() -> None:
    on = held(window_closes="2026-12-12")
    assert stops("Please start it before December 13.", on) == []
    assert stops("Please start it by December 13.", on) == ["date"]


def test_what_an_amount_makes_with_one_of_the_clauses_is_given() -> None:
    assert stops("With the label it would be $54.00 in all.", held()) == []


@pytest.mark.parametrize(
    "text",
    [
        "Many mats have a free return; this one doesn't, so the label is at your expense.",
        "As nothing is wrong with the mat the label is at your expense.",
        "The label is taken off the refund where the mat is fine, otherwise the return is free.",
    ],
)
def test_another_case_and_a_denial_of_another_clause_name_no_payer(text: str) -> None:
    assert "payer" not in stops(text, held("returns.window", "returns.unwanted"))


def test_days_that_lie_between_two_days_of_the_case_are_given() -> None:
    assert found("It reached you 12 days ago.", held()) == []
    assert found("A mat that frays after a week and a half or 13 days is a fault.", held()) != []


@pytest.mark.parametrize(
    ("customer", "reply", "stopped"),
    [
        ("Two sums left my account on 14th. Why?", "Both were taken on the 14th.", []),
        ("Two sums left my account on 14th. Why?", "Both were taken on the 15th.", ["date"]),
        ("Bought it mid march, 18th i think.", "You bought it around March 18.", []),
        ("This is the wrong one, 2nd time.", "You bought it on March 2.", ["date"]),
    ],
)
def test_a_day_that_the_customer_names_is_given(customer: str, reply: str, stopped: list[str]) -> None:
    said = Matter((Turn(Who.CUSTOMER, customer),), TODAY)
    assert stops(reply, sources(Draft((Passage(""),)), said, BOOK, "unwanted")) == stopped


@pytest.mark.parametrize(
    "who", ["A member of our team", "One of us", "A colleague of mine", "The colleague who keeps the accounts"]
)
def test_whoever_of_us_writes_by_a_day_needs_no_source_for_it(who: str) -> None:
    on = replace(held(), by_person=False)
    assert stops(f"{who} will write to you by November 26.", on) == []
    assert stops("The carrier will write to you by November 26.", on) == ["date"]
