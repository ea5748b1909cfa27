"""Steps of which the customer says that they were done, and not by whom."""

import pytest

from bot.domain.case import Who
from tests.ledger.test_so_far import happened


@pytest.mark.parametrize(
    "said",
    [
        "The bag was changed twice.",
        "Bag changed, brush cleaned, reset done.",
        "The hinges were oiled again as your mail says.",
        "The valve was descaled by my brother and by me.",
        "The return was opened on the 2nd, label printed, box dropped at the post office.",
        "Spam checked, two browsers tried, cookies cleared as told.",
        "The parcel was picked up by UPS as a return on Monday.",
        "The shelf was taken apart and put back together three times.",
        "I did all of the troubleshooting.",
        "I followed the booklet to the letter.",
        "Ich habe das Paket am 4.5. zurückgeschickt, wie Sie wollten.",
    ],
)
def test_who_writes_that_it_was_done_did_it(said: str) -> None:
    assert happened((Who.CUSTOMER, f"Hello. {said}")).done == (said,)


def test_one_such_step_is_theirs_where_it_was_in_vain() -> None:
    said = "The belt was replaced."
    assert happened((Who.CUSTOMER, f"{said} It still slips.")).done == (said,)
    assert not happened((Who.CUSTOMER, f"{said} The drum slips.")).done


def test_such_steps_in_a_row_of_sentences_are_theirs() -> None:
    assert happened((Who.CUSTOMER, "Hose swapped. Pump cleaned. What next")).done == ("Hose swapped.", "Pump cleaned.")


@pytest.mark.parametrize(
    "said",
    [
        "The lid was closed, the box was sealed, and two jars were empty when I opened it.",
        "The order was changed twice.",
        "My address was changed again.",
        "The price was changed, the date was changed.",
        "The pump was replaced by your fitter twice.",
        "The screws were tightened badly at the factory, the legs were mounted wrongly. Same with the other.",
        "The bag wasn't changed, the brush wasn't cleaned.",
        "Was the bag changed twice?",
        "The replacement was shipped on the 20th. Nothing came.",
        "Your bot says case closed and your mail says case open, and I have no boots.",
        "You say I should have accepted it and returned it.",
        'The page says "photos missing" twice.',
        "I lost my patience.",
        "I ordered the teal one and got the grey one.",
        "I asked for the right size.",
        "I asked whether you can make it wider.",
        "Your clerk hung up while I was reading out the label.",
    ],
)
def test_what_came_so_or_is_not_theirs_to_do_is_no_step(said: str) -> None:
    assert not happened((Who.CUSTOMER, said)).done


def test_a_row_without_a_subject_holds_no_wish() -> None:
    said = "Screws tightened, put a mat under it."
    found = happened((Who.CUSTOMER, f"{said} It still rocks."))
    assert (found.done, found.wants) == ((said,), ())


@pytest.mark.parametrize("said", ["Today is the 29th.", "I dropped it at the depot and have the slip."])
def test_what_stands_like_a_question_without_its_mark_asks_nothing(said: str) -> None:
    assert not happened((Who.CUSTOMER, said)).wants


def test_what_was_sent_to_us_is_no_failure_of_others() -> None:
    found = happened((Who.CUSTOMER, "Screenshot was sent to you on Monday."))
    assert (found.given, found.others) == (("screenshot",), ())
