"""What no source gives stops, however near it lies to what is spared."""

import pytest

from bot.checks.review import review_words
from bot.domain.case import Fact, Fulfilment, Matter, Turn, Who
from bot.domain.reply import Severity
from tests.checks.test_sure_stops import TODAY
from tests.knowledge.small_book import shipped


@pytest.mark.parametrize(
    ("situation", "facts", "reply", "rule"),
    [
        (
            "return_in_window",
            {"window_closes": "2026-12-06"},
            "It came on Friday, and the window is 30 days, so you have until December 27.",
            "date",
        ),
        (
            "return_in_window",
            {"window_closes": "2026-12-06"},
            "I'm off on Monday. Most items may be returned within 30 days of delivery, so you can send it until December 30.",
            "date",
        ),
        (
            "where_is_my_order",
            {"estimated_delivery": "2026-11-27"},
            "Our Monday meeting is over. Orders arrive 3 to 6 business days after that, so yours arrives on December 8.",
            "date",
        ),
        (
            "damaged_on_arrival",
            {"label_cost": "$8", "free_returns": "no", "photo_received": "yes", "stock_quantity": "5"},
            "You pay the $8 for the return label.",
            "payer",
        ),
        (
            "wrong_or_missing_part",
            {"label_cost": "$8", "free_returns": "no", "part": "shade"},
            "The $8 for the return label is yours to pay.",
            "payer",
        ),
        ("returned_used", {}, "You won't be refunded for faking this.", "blame"),
        ("returned_used", {}, "You will not be paid for lies.", "blame"),
        ("returned_used", {}, "You should have been honest with us from the start.", "blame"),
        ("returned_used", {}, "You should have had the sense to read the listing, and you lied.", "blame"),
        ("returned_used", {}, "I call that fraud.", "blame"),
        ("returned_used", {}, "We've caught this trick before.", "blame"),
        (
            "after_window_polite",
            {"refund_amount": "$45"},
            "You'll see $45 on your statement this week.",
            "unsupported_promise",
        ),
        ("after_window_polite", {}, "Another one you'll have by Friday, that much is certain.", "unsupported_promise"),
        ("other", {}, "We'd have a free replacement at the door in no time.", "unsupported_promise"),
    ],
)
def test_what_no_source_gives_stops(situation: str, facts: dict[str, str], reply: str, rule: str) -> None:
    given = tuple(Fact(key, value) for key, value in facts.items())
    matter = Matter((Turn(Who.CUSTOMER, "Hello?"),), TODAY, given, "amazon.com", Fulfilment.SELLER)
    found = review_words(reply, matter, shipped(), situation).findings
    assert rule in {str(f.rule) for f in found if f.severity is Severity.STOP}
