"""What a case remembers, read from what was written."""

from datetime import date

import pytest

from bot.domain.case import Fact, Matter, Turn, Who
from bot.domain.ledger import EntryKind as E
from bot.domain.ledger import Ledger
from bot.ledger.reading import been_to, read_ledger
from tests.growth import in_proportion

TODAY = date(2026, 5, 11)


def ledger(*turns: str | tuple[Who, str], **facts: str) -> Ledger:
    said = tuple(Turn(Who.CUSTOMER, t) if isinstance(t, str) else Turn(*t) for t in turns)
    return read_ledger(Matter(said, TODAY, tuple(Fact(k, v) for k, v in facts.items())))


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("This is the third time I write about the lamp, you keep asking for photos that I sent twice!", "photo"),
        ("You keep asking for photos I already uploaded.", "photo"),
        ("You want an order number that I gave you in my first mail.", "order_number"),
        ("The receipt you want again I sent on Friday.", "receipt"),
    ],
)
def test_what_they_sent_is_given_where_only_the_words_before_name_it(text: str, thing: str) -> None:
    assert any(thing in e.things for e in ledger(text).of(E.GIVEN))


@pytest.mark.parametrize(
    "text",
    [
        "The e-mail I sent last week.",
        "The photos I never sent.",
        "The lamp I sent back.",
        "If you need photos that I sent, tell me.",
        "The photos you sent are dark.",
        "I threw the broken ones in the bin before thinking of a photo, sorry.",
        "I sent it off without the receipt.",
        "I cleaned it up instead of taking pictures.",
        "Before I took a photo I threw it away.",
    ],
)
def test_what_was_not_sent_or_is_a_way_to_write_is_not_given(text: str) -> None:
    assert not ledger(text).of(E.GIVEN)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("I have already looked behind the shed.", E.DONE),
        ("We asked the concierge and she has nothing.", E.DONE),
        ("I did call the courier yesterday.", E.DONE),
        ("The lady on the phone had me unplug it overnight.", E.DONE),
        ("Your chat made us measure the hinge twice.", E.DONE),
        ("Photos of the crack are attached.", E.GIVEN),
        ("I sent you the receipt on Monday.", E.GIVEN),
        ("My order is 113-1112223-4445556.", E.GIVEN),
        ("The courier told me to contact you.", E.SENT_BACK),
        ("The warehouse never weighed the pallet.", E.FAILED),
        ("When will you send the missing screws?", E.ASKED),
        ("You told me that the window is closed.", E.TOLD),
    ],
)
def test_a_sentence_is_entered_as_what_it_says(text: str, kind: E) -> None:
    assert ledger(text).of(kind), ledger(text)


@pytest.mark.parametrize(
    "text",
    [
        'Your mail says "label attached" but nothing is attached.',
        "Sorry, no photo attached because the camera broke.",
        "There is no receipt attached to the parcel.",
        "You attached no form to your mail.",
        "I forgot to say: the photos aren't attached.",
    ],
)
def test_what_is_not_attached_or_was_attached_by_us_is_not_given(text: str) -> None:
    assert not ledger(text).of(E.GIVEN)


@pytest.mark.parametrize("text", ["Two photos attached.", "There is no rush. Photo attached: crack.jpg"])
def test_what_is_attached_is_given(text: str) -> None:
    assert ledger(text).of(E.GIVEN)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("I have not contacted the courier yet.", E.DONE),
        ("I can send photos if you need them.", E.GIVEN),
        ("Should I ask the neighbors?", E.DONE),
        ("If I call the bank, will you refund me?", E.DONE),
        ("I will look in the garage tonight.", E.DONE),
        ("Your colleague never had me unplug it.", E.DONE),
        ("The film made me laugh.", E.DONE),
    ],
)
def test_what_is_not_done_yet_is_not_entered_as_done(text: str, kind: E) -> None:
    assert not ledger(text).of(kind), ledger(text)


def test_a_negation_that_stands_apart_is_read() -> None:
    assert not ledger("I did n't call the courier.").of(E.DONE)


@pytest.mark.parametrize(
    ("text", "fails"),
    [
        ("It's for my niece and she won't try it on before her birthday.", False),
        ("The rug is for the cat, and he won't lie on it.", False),
        ("The drapes are fine. They have been hung since Sunday.", False),
        ("Nobody asked me for an address.", False),
        ("I rang the courier and he won't come back.", True),
        ("They lost it.", True),
        ("I called the depot. They won't look for it.", True),
        ("Nobody called me back.", True),
    ],
)
def test_only_who_works_on_the_order_fails_the_customer(text: str, fails: bool) -> None:
    assert bool(ledger(text).of(E.FAILED)) is fails


@pytest.mark.parametrize(
    "text",
    [
        "I watched the video your colleague sent.",
        "We opened the photo the store emailed us.",
        "I printed the form your team mailed me.",
        "I looked at the pictures the courier uploaded.",
    ],
)
def test_what_somebody_else_sent_was_not_given_by_them(text: str) -> None:
    assert not ledger(text).of(E.GIVEN)


@pytest.mark.parametrize("text", ["did all 4 steps twice", "Did all the checks again, same.", "did all of your tests"])
def test_steps_that_were_done_are_not_asked_for(text: str) -> None:
    assert ledger(text).of(E.DONE)
    assert not ledger(text).of(E.ASKED)


def test_what_we_asked_for_is_ours_and_a_teammates_words_are_nobodys() -> None:
    read = ledger((Who.US, "Please send us a photo of the label."), (Who.TEAMMATE, "I checked the stock myself."))
    assert [e.who for e in read.of(E.ASKED)] == [Who.US]
    assert not read.of(E.DONE)


def test_a_fact_confirms_what_it_repeats() -> None:
    (failed,) = ledger("The warehouse never weighed the pallet.", note="pallet never weighed by the warehouse").of(
        E.FAILED
    )
    assert failed.confirmed
    (unsure,) = ledger("The warehouse never weighed the pallet.").of(E.FAILED)
    assert not unsure.confirmed


def test_who_has_had_the_customer_already_is_known() -> None:
    assert "carrier" in been_to(ledger("The courier told me to contact you."))
    assert "bank" in been_to(ledger("I called my bank about it."))


def test_a_message_of_forty_thousand_characters_is_read() -> None:
    assert ledger("I have asked the neighbors and looked around the porch. " * 720).of(E.DONE)


@pytest.mark.deep
@pytest.mark.parametrize(
    "words",
    ["Do you ship to Hawaii? ", 'Your mail says "send it"; see here. ', "On Monday somebody wrote a long mail.\n"],
)
def test_reading_takes_time_in_proportion_to_the_text(words: str) -> None:
    assert in_proportion(lambda text: ledger(text).entries, words)


@pytest.mark.parametrize(
    ("text", "things"),
    [
        ("I sent you a video of the zip.", {"photo"}),
        ("I sent you my zip code.", {"address"}),
        ("I gave you my zip, 84101.", {"address"}),
    ],
)
def test_a_zip_is_part_of_a_bag_unless_it_is_a_number(text: str, things: set[str]) -> None:
    assert {t for e in ledger(text).of(E.GIVEN) for t in e.things} == things


def test_an_order_number_beside_a_size_gives_no_size() -> None:
    given = ledger("Please cancel order 113-1112223-4445556, I took the wrong size.").of(E.GIVEN)
    assert {t for e in given for t in e.things} == {"order_number"}
    assert "size" in {t for e in ledger("The size is XL-42.").of(E.GIVEN) for t in e.things}


@pytest.mark.parametrize(
    "said",
    [
        "You told me to restart the scale, which I did on Monday, twice.",
        "I was told to restart it. Did that.",
        "Your mail asked me to restart it. Done, two times.",
        "You asked me to restart it and I did so.",
        "I already restart it 2 time.",
        "Restarted it, charged and reset it.",
    ],
)
def test_a_step_named_before_or_told_in_plain_forms_is_done(said: str) -> None:
    assert any("restart" in e.actions for e in ledger(said).of(E.DONE))


@pytest.mark.parametrize(
    "said",
    [
        "u told me to oil the hinge and restart it, did both, door changed too, still squeaks",
        "You said to oil the hinge, restart it and wait. Done all that.",
        "I was told to restart it and oil the wheel, tried each, no change.",
        "Your chat wanted me to oil it and restart it. All done, still dead.",
        "Your colleague told me to restart it and oil the chain; both done, same noise.",
        "told to oil it n restart it, did all of it, dead",
        "Told to restart it. Told to oil it. Did both.",
        "I was asked to oil the rail and restart it. I did everything, twice.",
    ],
)
def test_all_the_steps_they_were_told_of_are_done_where_they_say_so_of_all(said: str) -> None:
    done = {act for e in ledger(said).of(E.DONE) for act in e.actions}
    assert {"restart", "oil"} <= done


@pytest.mark.parametrize(
    "said",
    [
        "You told me to oil the hinge and restart it. Done nothing yet.",
        "You told me to oil the hinge and restart it. Is that all done by you?",
        "You told me to oil the hinge and restart it. It is done with oil, they say.",
        "You told me to oil the hinge. You told me to restart it. I did the last one.",
    ],
)
def test_not_all_the_steps_they_were_told_of_are_done(said: str) -> None:
    assert not any("oil" in e.actions for e in ledger(said).of(E.DONE))


@pytest.mark.parametrize(
    "said",
    [
        "You told me to restart it, which I did not do.",
        "You told me to restart it. Should I do that now?",
        "I restart it two times a day.",
        "I charged it, restart it for me please.",
        "Do I restart it twice?",
    ],
)
def test_what_is_asked_denied_or_usual_is_not_done(said: str) -> None:
    assert not any("restart" in e.actions for e in ledger(said).of(E.DONE))


def test_what_is_attached_is_what_was_named_before() -> None:
    given = ledger("Please stop asking for the receipt. It was attached to my mail.").of(E.GIVEN)
    assert "receipt" in {thing for e in given for thing in e.things}


@pytest.mark.parametrize(
    ("said", "action"),
    [
        ("Ich habe das Gerät zweimal zurückgesetzt.", "restart"),
        ("Den Filter habe ich gereinigt.", "clean"),
        ("Ya reinicié el robot.", "restart"),
        ("J'ai remplacé les piles.", "swap"),
        ("Abbiamo caricato la batteria.", "charge"),
    ],
)
def test_steps_are_heard_in_four_more_languages(said: str, action: str) -> None:
    assert action in {a for e in ledger(said).of(E.DONE) for a in e.actions}


@pytest.mark.parametrize(
    "said",
    [
        "Ich habe das Gerät nicht zurückgesetzt.",
        "Soll ich den Filter reinigen?",
        "No reinicié el robot.",
        "Je n'ai pas remplacé les piles.",
        "Non ho caricato la batteria.",
        "Der Techniker hat das Gerät zurückgesetzt.",
    ],
)
def test_what_was_not_done_by_them_is_not_heard_in_these(said: str) -> None:
    assert not ledger(said).of(E.DONE)


def test_what_was_handed_over_is_heard_in_these() -> None:
    given = ledger("Die Fotos habe ich Ihnen am Montag geschickt.").of(E.GIVEN)
    assert [e.things for e in given] == [{"photo"}]


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("It is for my aunt, who is 90 years of age.", False),
        ("The oak lid, which is blue, has a split.", False),
        ("The blue one, which was it? I never saw the lid.", True),
        ("And the other lid, who has it now?", True),
    ],
)
def test_a_relative_clause_asks_nothing(text: str, asks: bool) -> None:
    entries = read_ledger(Matter((Turn(Who.CUSTOMER, text),), TODAY)).entries
    assert (E.ASKED in {e.kind for e in entries}) is asks


def test_what_they_wrote_of_a_thing_named_before_was_given_by_them() -> None:
    (given,) = ledger("Please ship to the new address, I wrote it in my mail of Monday.").of(E.GIVEN)
    assert "address" in given.things
