"""What takes up the customer's words and acts, or says where the matter stands, is no fault; what sounds alike still is."""

from datetime import date

import pytest

from bot.checks.review import review, review_words, tone_of
from bot.checks.tone import check_tone
from bot.checks.tone.fine.occasion import occasion
from bot.checks.tone.fine.taken_up import retells
from bot.domain.case import Matter, Turn, Who
from bot.domain.reply import Draft, Passage, Severity
from tests.checks.tones import tone
from tests.knowledge.small_book import shipped

TODAY = date(2026, 11, 30)

HOME = "two questions. i was home all day and i already looked in the shed"


@pytest.mark.parametrize(
    ("reply", "message"),
    [
        (
            "We are sorry. You have told us that the lid was shut and that you did not drop the jar. A new one leaves today.",
            "THE JAR WAS BROKEN, LID WAS SHUT. I DID NOT DROP IT",
        ),
        ("You followed every step that we sent, and it did not bring the radio back.", "did all the steps, still dead"),
        ("You did what our manual advises and it did not free the drawer.", "pulled it as you said, still stuck"),
        (
            "You boiled the cups for two minutes, as the leaflet says, and the handles still came off.",
            "i boiled the cups for two minutes like the leaflet says and the handles came off",
        ),
        (
            "You soaked the pan overnight, as we asked, and the coating still came off.",
            "soaked the pan overnight as you asked. coating came off",
        ),
        ("You have been home all day, and you have looked in the shed. We are asking the carrier today.", HOME),
        ("You have been waiting at home since noon. We are asking the carrier today.", "waiting at home since noon"),
        (
            "The app shows the payment, and you were told to get the number of the receipt from us. We are sending it today.",
            "the bank told me to get the number of the receipt from you",
        ),
    ],
)
def test_what_the_customer_told_or_did_is_taken_up_without_blame(reply: str, message: str) -> None:
    assert tone(reply, message) == []


@pytest.mark.parametrize(
    "reply",
    [
        "We are opening the claim today, and there is nothing there for you to repeat.",
        "Your sofa is late. I am sorry that you had to learn of the delay from your neighbor. We are tracing it today.",
        "We cannot tell you the day, because we have not heard from the harbor yet.",
        "We have noted when, where and from whom you got the lamp.",
        "We are delighted that the tea set came in one piece, and we hope that it serves you well.",
        "We are glad that the kite reached you before the holiday, and we hope that you like it.",
        "The drawing was passed on to the people in charge of engraving. I will write to you by Thursday with their answer.",
        "It depends on several factors, which the maker knows. I am asking the maker today and will write to you by Thursday.",
        "Whether the bench may stand out under a meter of snow is something that we would rather look up than guess at. "
        "What the maker says about frost and about weight decides it, and we do not have that sheet in front of us.",
    ],
)
def test_where_the_matter_stands_is_said_without_a_warning(reply: str) -> None:
    assert tone(reply, HOME) == []


@pytest.mark.parametrize(
    ("reply", "message", "rule"),
    [
        ("You told us that the jar was whole, but you never looked inside.", "the jar was whole", "blame"),
        ("You left the rug out in the rain, which is why it shrank.", "i left the rug out in the rain", "blame"),
        ("You left the rug out in the rain.", "i did not leave the rug out in the rain", "blame"),
        ("You tumbled the sweater dry and it shrank.", "it shrank", "blame"),
        ("If you had followed the steps in our leaflet, the blade would still cut.", "the blade is blunt", "blame"),
        ("You obviously live alone and have been home all day.", "i was home all day", "personal"),
        ("There is nothing more for you to do here.", "what now?", "rude"),
        ("The relevant department is handling your matter.", "when do i hear?", "evasive"),
    ],
)
def test_a_reproach_in_the_customers_words_is_still_one(reply: str, message: str, rule: str) -> None:
    assert rule in {found for found, _ in tone(reply, message)}


def test_nothing_is_retold_that_the_customer_denies() -> None:
    on = occasion("I did not leave the heater on. I left the lamp on the porch.")
    assert retells("You left the lamp on the porch.", on)
    assert not retells("You leave the heater on.", on)


def test_what_they_wrote_before_counts_as_told() -> None:
    turns = (
        Turn(Who.CUSTOMER, "I boiled the cups for two minutes like the leaflet says, the handles came off"),
        Turn(Who.US, "Thank you. Which cups are these?"),
        Turn(Who.CUSTOMER, "the blue ones"),
    )
    reply = "You boiled the cups for two minutes, as the leaflet says, and the handles still came off."
    assert tone_of(reply, Matter(turns, TODAY), shipped()) == ()


def test_of_a_draft_of_the_bot_likeness_alone_must_be_surer() -> None:
    reply = "Thank you for your message. {} We will write to you by Friday with what we found."
    odd, plain = "The shop opens whenever the baker has slept.", "You should have read the listing before you ordered."

    def quotes(words: str, *, drafted: bool) -> list[str]:
        return [f.quote for f in check_tone(reply.format(words), shipped().style, None, drafted=drafted)]

    assert quotes(odd, drafted=False) == [odd]
    assert quotes(odd, drafted=True) == []
    assert quotes(plain, drafted=True) == [plain]


def test_a_teammates_text_is_judged_more_strictly_than_the_bots_draft() -> None:
    reply = "Thank you for your message. {} We will write to you by Friday with what we found."
    text = reply.format("The shop opens whenever the baker has slept.")
    matter = Matter((Turn(Who.CUSTOMER, "When do you open?"),), TODAY)
    drafted = review(Draft((Passage(text),)), matter, shipped(), None)
    written = review_words(text, matter, shipped(), "other").findings
    assert "sarcastic" not in {str(f.rule) for f in drafted}
    assert "sarcastic" in {str(f.rule) for f in written}


def test_an_accusation_stops_a_draft_of_the_bot_as_it_does_a_teammates() -> None:
    reply = "You are lying about the parcel."
    assert [f.severity for f in check_tone(reply, shipped().style, None, drafted=True)] == [Severity.STOP]
