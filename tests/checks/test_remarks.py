"""Remarks in passing that customers hear as scorn, told by their form; beside them the same words meant well."""

import pytest

from bot.checks.tone import check_tone
from bot.domain.reply import Severity
from tests.checks.test_dry_tone import found
from tests.knowledge.small_book import shipped


@pytest.mark.parametrize(
    ("sentence", "rule", "reason"),
    [
        ("As we have now written four times, the seal is not sold apart.", "rude", "our earlier answers"),
        ("You must have done something wrong.", "blame", "the mistake is theirs"),
        ("You are probably using it incorrectly.", "blame", "the mistake is theirs"),
        ("As stated in three of my messages, the seal is not sold apart.", "rude", "our earlier answers"),
        ("Like I told you in March, the seal is not sold apart.", "rude", "our earlier answers"),
        ("As stated twice, the seal is not sold apart.", "rude", "our earlier answers"),
        ("As already stated twice the seal is not sold apart.", "rude", "our earlier answers"),
        ("Please look whether you actually attached it.", "rude", "doubts the customer's word"),
        ("We have answered that question three times.", "rude", "our earlier answers"),
        ("This was already explained in my first message.", "rude", "our earlier answers"),
        ("Congratulations on discovering the second drawer.", "sarcastic", "next to nothing"),
        ("Kudos for looking under the cushion.", "sarcastic", "next to nothing"),
        ("Five messages before noon, how industrious.", "sarcastic", "next to nothing"),
        ("As you so charmingly put it, the lid wobbles.", "sarcastic", "mock courtesy"),
        ("Surely you saw the tag on the handle.", "sarcastic", "can't have overlooked"),
        ("You can hardly have missed the yellow tag.", "sarcastic", "can't have overlooked"),
        ("You did check the drawer, I trust.", "sarcastic", "can't have overlooked"),
        ("In case you hadn't noticed, the shop is closed on Sunday.", "sarcastic", "calls the fact obvious"),
        ("The answer is in the name.", "sarcastic", "calls the fact obvious"),
        ("The leaflet is not enclosed for decoration.", "rude", "for not reading"),
        ("That's what the size chart is for.", "rude", "for not reading"),
        ("Have you considered reading the leaflet?", "rude", "read or think"),
        ("Did you even open the drawer?", "rude", "doubts that the customer looked"),
        ("Maybe measure the door this time.", "rude", "last time"),
        ("Your outrage is noted.", "rude", "files the customer's feeling away"),
        ("We take note of your disappointment.", "rude", "files the customer's feeling away"),
        ("I have noted your frustration.", "rude", "files the customer's feeling away"),
        ("All I see is a customer who wants it both ways.", "personal", "a sort of person"),
        ("Yours, obviously, does not.", "rude", "above the customer"),
        ("You would have to find out who does.", "evasive", "without naming who"),
        ("I couldn't tell you which.", "evasive", "without naming who"),
        ("A please would not have hurt.", "rude", "for manners"),
        ("This isn't a library.", "rude", "for what they expect"),
        ("No one is forcing you to keep the bench.", "rude", "shrugs"),
        ("I trust this is now clear.", "rude", "sighs at the question"),
        ("I'll have a word with the wind.", "sarcastic", "nobody can change"),
        ("My six-year-old assembled it before lunch.", "rude", "somebody who managed it"),
    ],
)
def test_a_remark_is_told_with_what_it_does(sentence: str, rule: str, reason: str) -> None:
    (finding,) = found(sentence)
    assert (finding.rule, finding.severity) == (rule, Severity.WARN)
    assert sentence.startswith(finding.quote)
    assert reason in finding.reason


@pytest.mark.parametrize(
    "sentence",
    [
        "It isn't that you used it wrong; the seal is faulty.",
        "I don't think that you did it wrong.",
        "As I wrote on Monday, the seal leaves today.",
        "I have already explained it to the carrier.",
        "I have written twice to the carrier, as I said I would.",
        "We are checking whether you actually received the money.",
        "Please see my earlier message for the label.",
        "You asked twice, and I answer both times here.",
        "Thank you for looking under the cushion.",
        "Good job spotting the typo on our page.",
        "Two broken legs on one chair, how frustrating.",
        "You may have missed the tag, as it is small.",
        "I'm sure you noticed how long it took, and I'm sorry.",
        "The valve sticks more often than one would think.",
        "In case you have not received the label, it is attached.",
        "Last time I checked, the parcel was in Reno.",
        "The leaflet is there for the older model.",
        "There is a good reason for the second screw.",
        "You may want to read page 4, which shows the valve.",
        "It helps to open the valve first.",
        "It fits in the drawer this time.",
        "Your request is noted for Monday.",
        "You are welcome to write again.",
        "We aren't open on Sunday.",
        "Nobody asked you for a photo so far.",
        "Your word is enough for us.",
        "Our team isn't the one for that, but I'll ask Priya, who writes to you today.",
        "We have noted your address.",
        "What I see is a customer number without an order.",
    ],
)
def test_the_words_of_a_remark_meant_well_are_left_alone(sentence: str) -> None:
    assert found(sentence) == ()


@pytest.mark.parametrize("text", ["We have nothing but your word for that.", "So you say."])
def test_to_say_that_they_are_not_believed_accuses(text: str) -> None:
    (finding,) = check_tone(f"{text} Please send a photo of the box.", shipped().style, None)
    assert (finding.quote, finding.rule, finding.severity) == (text, "blame", Severity.STOP)


@pytest.mark.parametrize("text", ["Thirty days are thirty days.", "Ten percent means ten percent."])
def test_a_count_that_is_called_itself_says_nothing(text: str) -> None:
    (finding,) = found(text)
    assert (finding.rule, finding.quote) == ("evasive", text)


@pytest.mark.parametrize(
    "reply",
    [
        "I'm sure if you look again a bit harder you'll find the screws in the box.",
        "I am confident that when you check the carton properly the key will turn up.",
        "You can't have looked hard enough, it's always taped to the lid.",
        "If you had searched properly you would have it by now.",
        "Please look a bit harder.",
    ],
)
def test_that_they_did_not_look_properly_is_rude(reply: str) -> None:
    found_ = check_tone(reply, shipped().style, None)
    assert any(f.severity is not Severity.NOTE for f in found_)


@pytest.mark.parametrize(
    "reply",
    [
        "I'll look harder for a matching one and write tomorrow.",
        "I'm sure you have looked everywhere; a new key is in the post.",
        "If you look closely at the hinge you'll see two small arrows, those point up.",
        "We didn't check the box properly before it left, and I'm sorry.",
        "I should have looked properly at your photo, sorry.",
    ],
)
def test_where_to_look_and_what_we_looked_at_is_not(reply: str) -> None:
    assert not [f for f in check_tone(reply, shipped().style, None) if f.severity is not Severity.NOTE]
