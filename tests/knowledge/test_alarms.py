"""A team's own alarms: read strictly, and heard as the phrases say."""

import pytest

from bot.domain.case import Lane, Role
from bot.errors import PolicyError
from bot.knowledge.book import Book
from bot.knowledge.files import read_book
from bot.knowledge.phrases import Phrases, read_words
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
        ("This is the third time I order the rug here.", False),
        ("I have bought from you four times. Where is the rug?", False),
        ("An automatic message says that the rug has shipped. When is it here?", False),
    ],
)
def test_a_customer_who_had_to_write_again_is_heard(text: str, raised: bool) -> None:
    assert ("comes_back" in {h.alarm.id for h in shipped().ears.heard(text)}) is raised


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


def test_signs_that_come_near_make_a_situation_suspected() -> None:
    ears = book(SIGNS).ears
    assert ears.suspected("hoof marks") == {"other"}
    assert ears.suspected("some hay") == frozenset()


def test_an_alarm_that_nothing_gives_away_is_a_mistake() -> None:
    with pytest.raises(PolicyError, match="nothing gives 'goats' away"):
        book("alarms:\n  - {id: goats, title: a goat, lane: hostile, approver: lead}\n")
