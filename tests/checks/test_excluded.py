"""What a clause leaves out, limits or puts a price on isn't granted by a reply that cites it."""

import pytest

from tests.checks.test_of_other_cases import stops

SHIPPING, RETURN = "shipping_policy_question", "return_in_window"
OPEN = {"window_closes": "2026-12-06"}


@pytest.mark.parametrize(
    ("reply", "cited", "situation"),
    [
        ("Yes, we ship to Germany.", "shipping.destinations", SHIPPING),
        ("We ship to all 50 states, to Canada and to Mexico.", "shipping.destinations", SHIPPING),
        ("We gladly deliver worldwide.", "shipping.destinations", SHIPPING),
        ("Express shipping costs $5.95.", "shipping.cost", SHIPPING),
        ("Express shipping is available for your address.", "shipping.cost", SHIPPING),
        ("Customised items are returnable.", "returns.not_returnable", RETURN),
        ("Items marked Final Sale can be returned as well.", "returns.not_returnable", RETURN),
        ("We take perishable goods back too.", "returns.window", RETURN),
        ("Damage from misuse is covered as well.", "orders.warranty", "faulty_item"),
        ("Standard shipping is free below $35.", "shipping.cost", SHIPPING),
        ("Parcels over 20 lb go to PO boxes.", "shipping.po_boxes", SHIPPING),
        ("Items under 50 lb travel by freight.", "shipping.large_items", SHIPPING),
        ("Shipping to Canada is free and takes 7 to 12 business days.", "shipping.canada", SHIPPING),
    ],
)
def test_what_a_clause_leaves_out_is_not_granted(reply: str, cited: str, situation: str) -> None:
    assert "polarity" in stops(reply, cited, situation, **OPEN)


@pytest.mark.parametrize(
    ("reply", "cited", "situation"),
    [
        (
            "We ship to all 50 states and to Canada; we do not ship to other countries.",
            "shipping.destinations",
            SHIPPING,
        ),
        ("Unfortunately Germany is not served.", "shipping.destinations", SHIPPING),
        ("Yes, we ship to Canada.", "shipping.canada", SHIPPING),
        ("We ship to Canada, so a friend there may keep it for you in Germany.", "shipping.destinations", SHIPPING),
        ("Standard shipping is free from $35; below that it costs $5.95.", "shipping.cost", SHIPPING),
        ("Orders under $35 cost $5.95 in shipping.", "shipping.cost", SHIPPING),
        ("Parcels over 20 lb need a street address.", "shipping.po_boxes", SHIPPING),
        ("To Alaska, shipping costs nothing extra.", "shipping.alaska_hawaii", SHIPPING),
        ("You asked whether customised items can be returned.", "returns.not_returnable", RETURN),
        ("I am finding out whether express shipping is possible.", "shipping.cost", SHIPPING),
        ("It covers faults of material, while wear and misuse are left out.", "orders.warranty", "faulty_item"),
        ("Feel free to ask about Canada.", "shipping.canada", SHIPPING),
    ],
)
def test_what_a_clause_says_may_be_said(reply: str, cited: str, situation: str) -> None:
    assert "polarity" not in stops(reply, cited, situation, **OPEN)


@pytest.mark.parametrize("reply", ["Yes, we do.", "Yes, gladly!", "Of course."])
def test_a_bare_yes_is_held_against_what_was_asked(reply: str) -> None:
    assert "polarity" in stops(reply, "shipping.destinations", SHIPPING, "Do you ship to Germany?")
    assert "polarity" not in stops(reply, "shipping.destinations", SHIPPING, "Do you ship to Canada?")
    assert "polarity" in stops(reply, "returns.not_returnable", RETURN, "Can I return a customised lamp?", **OPEN)
