"""A team's own alarms: read strictly, and heard as the phrases say."""

import pytest

from bot.domain.case import Lane, Role
from bot.errors import PolicyError
from bot.knowledge.book import Book
from bot.knowledge.files import read_book
from bot.knowledge.schema.phrases import Phrases, read_words
from tests.knowledge.small_book import files, shipped

ALARMS = """\
alarms:
  - id: goats
    title: a goat is involved
    lane: hostile
    approver: lead
    heard: ['{goat} .. eats|ate {thing}']
    figurative: ['goat cheese ... ate']
classes:
  goat: [goat*, kid]
  thing: [parcel, order]
"""


def book(alarms: str = ALARMS) -> Book:
    return read_book({**files(), "alarms.yaml": alarms})


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("Our goats ate parcel number four.", "goats ate parcel"),
        ("The goat, by the way, quietly eats order forms.", "goat, by the way, quietly eats order"),
        ("The goat is fine. It ate parcel string.", None),
        ("No goat ever ate parcel or box.", None),
        ("The goat cheese we ate: order more!", None),
        ("GOOOATS ate parcel", "GOOOATS ate parcel"),
    ],
)
def test_a_phrase_is_heard_within_a_sentence_unless_it_is_denied_or_meant_otherwise(
    text: str, heard: str | None
) -> None:
    assert [h.quote for h in book().ears.heard(text)] == ([heard] if heard else [])


def test_an_alarm_has_a_lane_and_an_approver() -> None:
    (found,) = book().ears.heard("A goat ate parcel one.")
    assert (found.alarm.lane, found.alarm.approver) == (Lane.HOSTILE, Role.LEAD)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (("{goat} ..", "{gaot} .."), "no word class is called 'gaot'; did you mean 'goat'"),
        (("    lane: hostile", "    situation: ohter\n    lane: hostile"), "no situation is called 'ohter'"),
        (("{thing}'", "{thing} ..'"), "begins or ends in a gap"),
        (("title: a goat", "titel: a goat"), "unknown key 'titel' in an alarm; did you mean 'title'"),
    ],
)
def test_a_mistake_in_the_alarms_is_named(change: tuple[str, str], message: str) -> None:
    with pytest.raises(PolicyError, match=message):
        book(ALARMS.replace(*change))


def test_two_files_of_alarms_are_refused() -> None:
    with pytest.raises(PolicyError, match="alarms stand in policies/alarms.yaml already"):
        read_book({**files(), "alarms.yaml": ALARMS, "more.yaml": ALARMS})


def test_a_book_without_alarms_hears_none() -> None:
    assert read_book(files()).ears.heard("I will kill you.") == ()


def test_words_repeated_without_end_are_read_in_linear_time() -> None:
    phrases = Phrases({"a": ["a"]}, {"x": ["{a} ... {a} ... {a} ... {a} ... b"]})
    assert list(phrases.found(read_words("a " * 5000))) == []


@pytest.mark.parametrize(
    ("text", "raised"),
    [
        ("I have mailed you three times about my order.", True),
        ("All I ever get from you is the same text.", True),
        ("You only send canned replies.", True),
        ("I emailed twice and heard nothing about the rug.", True),
        ("You sent the wrong rug. I wrote on Tuesday and again on Friday, with pictures.", True),
        ("I called on the 3rd and on the 5th about the broken leg.", True),
        ("Five emails so far, all unanswered.", True),
        ("I told you on Monday and again on Friday that the lid is missing.", True),
        ("Not a word from you since Sunday.", True),
        ("Every time I write, somebody new answers.", True),
        ("I asked about the rug last week, no reply so far.", True),
        ("Followed up on Monday, following up again now.", True),
        ("I told your support already that the rug is too short.", True),
        ("As I wrote yesterday, the lid is too small.", True),
        ("I emailed you last week about the lid.", True),
        ("No answer needed until Monday.", False),
        ("As I told my wife, it looks fine.", False),
        ("I wrote the name of the street already on the form.", False),
        ("Every time we have it on the stove it leaks.", False),
        ("I chose the wrong size, can I order again?", False),
        ("I was at home on Tuesday and on Friday, and nothing came.", False),
        ("It shipped on Monday and was in Ohio on Thursday.", False),
        ("This is the third time I order the rug here.", False),
        ("I have bought from you four times. Where is the rug?", False),
        ("An automatic message says that the rug has shipped. When is it here?", False),
    ],
)
def test_a_customer_who_had_to_write_again_is_heard(text: str, raised: bool) -> None:
    assert ("comes_back" in {h.alarm.id for h in shipped().ears.heard(text)}) is raised


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("Is there cadmium in the enamel?", True),
        ("My daughter sleeps with it every night. Is the dye toxic?", True),
        ("Does the straw contain BPA?", True),
        ("Would it be safe for a cat?", True),
        ("May a toddler chew on the handle?", True),
        ("I'm pregnant. Is the balm all right for me?", True),
        ("Does the pan release anything when it's empty and very hot?", True),
        ("What is the lead time for six chairs?", False),
        ("Is the jug safe in the dishwasher?", False),
        ("I hope the parcel arrived safely. Where is it?", False),
    ],
)
def test_a_question_whether_a_product_is_safe_is_heard_and_alarms_nobody(text: str, heard: bool) -> None:
    assert [h.alarm.id for h in shipped().ears.heard(text)] == (["product_safety"] if heard else [])


@pytest.mark.parametrize(
    "text",
    [
        "The TV came off the wall onto my son.",
        "The wardrobe came off the wall onto my daughter.",
        "The shelf came away and onto our dog.",
        "I now have a deep gash from the lid of the can opener.",
        "I have a gash from the edge of this tray.",
        "The cutter gave me a nasty gash.",
        "The honey candle gave my daughter hives within an hour.",
        "The bee pollen gave my son hives.",
        "My baby swallowed the number 3 of the puzzle.",
        "The dog swallowed the parcel tape.",
        "The vacuum's screw, my son swallowed it.",
        "My son puts everything in his mouth and now he is vomiting from the slime.",
        "The toddler, who puts everything in his mouth, got sick from the paint.",
        "My toddler puts anything in her mouth. She got ill from the crayons.",
    ],
)
def test_who_is_hurt_or_ill_is_heard_beside_words_that_are_meant_otherwise(text: str) -> None:
    assert {h.alarm.id for h in shipped().ears.heard(text)} & {"injury", "illness"}


@pytest.mark.parametrize(
    ("text", "hurt"),
    [
        ("There is a gash right across the tabletop.", False),
        ("A gash as long as my thumb, and it bled for an hour.", True),
        ("The lid left a gash in his palm.", True),
        ("I bought her anniversary present, the engraved cutting board, from your shop.", False),
        ("The edge of the cutting board cut her finger.", True),
        ("It arrived on Monday and looks silly on me.", False),
        ("The shelf came down on me.", True),
        ("Your return machine swallowed the parcel and printed nothing.", False),
        ("The locker swallowed my card.", False),
        ("My daughter swallowed one of the beads.", True),
    ],
)
def test_what_happens_to_things_hurts_nobody(text: str, hurt: bool) -> None:
    assert bool({h.alarm.id for h in shipped().ears.heard(text)} & {"injury", "illness"}) is hurt


@pytest.mark.parametrize(
    ("text", "danger"),
    [
        ("The kettle drips and put out the gas flame twice.", True),
        ("The gas burner went out while nobody was there.", True),
        ("I put the tray on the gas stove and it fits.", False),
    ],
)
def test_a_gas_flame_that_goes_out_is_a_danger(text: str, danger: bool) -> None:
    assert ("hazard" in {h.alarm.id for h in shipped().ears.heard(text)}) is danger


def test_who_lets_people_in_is_no_threat_to_tell_people() -> None:
    heard = shipped().ears.heard
    assert not heard("I will have to warn the janitor, who lets people in.")
    assert heard("I will warn people about your shop.")


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("If it isn't here by Friday I will take it up with my bank.", True),
        ("Then I am raising this with PayPal.", True),
        ("I will bring the matter to my card issuer.", True),
        ("May I settle it through PayPal?", False),
        ("Could you take it up to the third floor, by the bank of lifts?", False),
    ],
)
def test_who_takes_it_to_the_bank_threatens_to_take_the_payment_back(text: str, heard: bool) -> None:
    assert ("payment" in {h.alarm.id for h in shipped().ears.heard(text)}) is heard


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("The parcel is lost since the 3rd, send a new one or I call my card company.", True),
        ("Otherwise I'm ringing the card issuer and they can get it back.", True),
        ("I'll go to my credit card company if this goes on.", True),
        ("If you won't refund it, my card's issuer will.", True),
        ("My patience is over: card company next.", True),
        ("My credit card company gets a call from me tomorrow.", True),
        ("I asked my card company and they say that no refund came in.", False),
        ("Can the refund go to my card, or does the card company need to approve it?", False),
        ("My card provider changed, how do I update the payment?", False),
        ("The card company says you have to release it.", False),
        ("The card holder came broken, or is that the company's design?", False),
        ("Next stop is my credit card provider.", True),
        ("If I hear nothing by Thursday I am getting onto PayPal.", True),
        ("I'm this close to calling Visa.", True),
        ("I'll just let Amex deal with it.", True),
        ("Should I call PayPal to see whether it came?", False),
        ("I paid with PayPal, will the refund go to PayPal?", False),
    ],
)
def test_a_cards_company_is_turned_to_as_a_bank_is(text: str, heard: bool) -> None:
    assert ("payment" in {h.alarm.id for h in shipped().ears.heard_by_us(text)}) is heard


@pytest.mark.parametrize(
    ("text", "alarm"),
    [
        ("Nobody answers I'm calling my lawyer.", "legal"),
        ("Nobody hurt me.", None),
        ("The dye is toxic, we had to leave the room.", "danger"),
    ],
)
def test_a_denial_ends_where_somebody_else_acts_and_a_statement_is_no_question(text: str, alarm: str | None) -> None:
    heard = {h.alarm.id for h in shipped().ears.heard(text)}
    assert (alarm in heard) if alarm else not heard


SIGNS = """\
alarms:
  - id: goats
    title: a goat may be involved
    lane: person_only
    approver: owner
    situation: other
    signs:
      - {weight: 0.5, heard: ['hoof*']}
      - {weight: 0.5, heard: ['horn|horns']}
      - {weight: 0.2, heard: ['grass|hay']}
    figurative: ['horn* of plenty']
"""


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("There were hoof marks. I also saw horns.", True),
        ("There were hoof marks in the hay.", False),
        ("Hoof, hoofs, and hoof prints everywhere.", False),
        ("There were hoof marks, but no horns.", False),
        ("Hoof marks on a horn of plenty.", False),
    ],
)
def test_signs_raise_an_alarm_together_wherever_they_stand_each_counted_once(text: str, heard: bool) -> None:
    found = book(SIGNS).ears.heard(text)
    assert bool(found) is heard
    assert all(h.quote in text for h in found)


def test_signs_count_only_where_what_they_need_is_in_the_message() -> None:
    ears = book(SIGNS.replace("    signs:", "    needs: ['your|you']\n    signs:")).ears
    assert ears.suspected("hoof marks") == frozenset()
    assert ears.suspected("hoof marks on your lawn") == {"other"}


def test_small_signs_make_no_suspicion_together() -> None:
    small = SIGNS.replace("0.5, heard: ['hoof*']", "0.25, heard: ['hoof*']")
    assert book(small).ears.suspected("hoof marks in the hay") == frozenset()


def test_signs_that_come_near_make_a_situation_suspected() -> None:
    ears = book(SIGNS).ears
    assert ears.suspected("hoof marks") == {"other"}
    assert ears.suspected("some hay") == frozenset()


def test_an_alarm_that_nothing_gives_away_is_a_mistake() -> None:
    with pytest.raises(PolicyError, match="nothing gives 'goats' away"):
        book("alarms:\n  - {id: goats, title: a goat, lane: hostile, approver: lead}\n")


@pytest.mark.parametrize(
    "told", ["The goat says ask the cow, the cow says ask the goat.", "You say goat, goat says you."]
)
def test_an_alarm_may_listen_for_parties_that_send_each_to_the_other(told: str) -> None:
    listening = book(ALARMS.replace("    heard:", "    each_to_the_other: true\n    heard:"))
    assert [h.alarm.id for h in listening.ears.heard(told)] == ["goats"]
    assert not book().ears.heard(told)


def test_a_sentence_that_was_read_before_is_found_where_it_stands_now() -> None:
    phrases = Phrases({"burn": ["burn*"]}, {"burnt": ["{burn} .. hand"], "calm": ["fine"]})
    alone = list(phrases.found(read_words("It burned my hand.")))
    behind = list(phrases.found(read_words("All is fine. It burned my hand. It burned my hand.")))
    assert [(h.name, h.first, h.last) for h in alone] == [("burnt", 1, 3)]
    assert [(h.name, h.first, h.last) for h in behind] == [("calm", 2, 2), ("burnt", 4, 6), ("burnt", 8, 10)]


@pytest.mark.parametrize(
    "text",
    [
        "The kettle came on the 3rd, my wife prefers the old one.",
        "Is the spray safe near the bees? We have two hives by the garden.",
        "Were the curtains treated with flame retardants?",
        "The belt of the treadmill jerks and squeals.",
        "The screw that holds the left leg is missing.",
        "I bought a pack of six filters and only five came.",
        "The frame hangs crooked however I turn it.",
        "The wool is prickly on the skin.",
        "It leaves a film like soap scum on the tiles.",
        "A thief took the parcel from my porch, my camera shows him.",
        "Does the plug conform to BS 1363?",
        "Kind regards, Dick Miller",
        "Can I get away with a size smaller?",
        "It has to come in June or else I can't use it for the camp.",
        "Is this my last chance to get it before Christmas?",
        "Do you pay for this return or do I?",
        "We bought it so that my daughter can learn to count.",
        "I can't stick it on the window, the suction cup falls off.",
        "Are you shipping the roller blind in white again?",
        "The sensor doesn't react when washing your hands.",
        "The trash can lid jerks when I step on the pedal.",
        "We blew up the mattress and it lost air.",
        "A piece of plastic is missing from it.",
        "The mirror came shattered, shards everywhere in the box.",
        "You shorted me $5 on the refund.",
        "The red towel bled on all my laundry.",
        "I cut it myself to size and it still doesn't fit.",
        "The inflatable bed blew up in three minutes but loses air overnight.",
    ],
)
def test_words_of_danger_and_temper_meant_otherwise_are_none(text: str) -> None:
    ears = shipped().ears
    assert not any(h.alarm.lane.rank > Lane.DELICATE.rank for h in ears.heard(text))
    assert ears.temper(text).score < ears.file.temper.hostile_from


@pytest.mark.parametrize(
    "text",
    [
        "You jerks!",
        "What a bunch of jerks.",
        "What a bunch of clowns.",
        "You pack of liars.",
        "Screw that, I want my money.",
        "Crooks!",
        "The crooked company kept my money.",
        "You people are thieves.",
        "This is BS.",
        "You won't get away with this.",
        "Give me my money or else.",
        "This is your last chance, refund me.",
        "You'll pay for this.",
        "Are you people blind or what?",
        "Learn to read!",
        "The air fryer blew up.",
        "The sewing kit has a rusty needle and I've pricked myself.",
        "When we turned it on it blew up.",
        "The shower door burst while nobody was near.",
        "The e-scooter accelerated on its own.",
        "The massage chair started by itself while nobody sat in it.",
        "The blanket left scorch marks on my mattress.",
        "I found a piece of glass in the jar.",
        "The shelf came crashing down on my wife.",
        "He broke out in hives.",
    ],
)
def test_the_same_words_meant_so_are(text: str) -> None:
    ears = shipped().ears
    alarmed = any(h.alarm.lane.rank > Lane.DELICATE.rank for h in ears.heard(text))
    assert alarmed or ears.temper(text).score >= ears.file.temper.hostile_from


@pytest.mark.parametrize(
    "text",
    [
        "They bring it, I know, still it's your name on the bill.",
        "Your lot pack them, we know, but whose number is on the box?",
    ],
)
def test_a_concession_in_between_knows_of_nobody(text: str) -> None:
    assert shipped().ears.heard(text) == ()


def test_who_knows_a_name_is_still_heard() -> None:
    assert {h.alarm.id for h in shipped().ears.heard("I know your name and your street.")} >= {"stalking"}


@pytest.mark.parametrize(
    ("text", "hinted"),
    [
        ("The plug of the foot bath isn't in the box.", False),
        ("I ordered a neck pillow and a hand mixer.", False),
        ("The foot hurts.", True),
        ("It grew a belly lately.", True),
        ("My foot is blue since I wore it.", True),
        ("The foot swelled overnight.", True),
    ],
)
def test_a_part_of_the_body_in_the_name_of_a_thing_is_no_sign(text: str, hinted: bool) -> None:
    assert ("safety_or_injury" in shipped().ears.suspected(text, 0.1)) is hinted


def test_the_customers_own_boss_is_nobody_whom_a_threat_is_aimed_at() -> None:
    ears = shipped().ears
    assert not ears.signs("It was a gift for my boss, your box came flat.")
    assert ears.signs("Your boss will hear of it, your warehouse too.")
