"""Listings read however they were pasted: headings, bullets, HTML, other languages, characters nobody sees."""

import pytest

from bot.domain.listing import Part
from bot.errors import LevelheadError
from bot.listings.reading import LONGEST, read_listing
from tests.listings.shop import GERMAN, OURS_TEXT, THEIRS_TEXT


def test_title_bullets_and_description_by_their_marks_and_headings() -> None:
    ours, theirs = read_listing("ours", OURS_TEXT), read_listing("theirs", THEIRS_TEXT)
    assert ours.title == "Harbour & Pine Signal Lamp, brass, table lamp" and len(ours.bullets) == 3
    assert ours.description.startswith("The lamp stands firm")
    assert len(theirs.bullets) == 4 and theirs.description.startswith("The Portside lantern")


def test_html_is_what_a_browser_shows_and_its_tags_are_remembered() -> None:
    listing = read_listing("ours", GERMAN)
    assert listing.title == "Wandregal Eiche massiv, 80 cm" and listing.language == "de"
    assert listing.bullets == ("Massive Eiche, 80 x 20 x 3 cm", "Trägt 15 kg, mit Schrauben", "Nicht wasserdicht")
    assert "50 kg" not in listing.text and "900" not in listing.text
    assert (Part.DESCRIPTION, "script") in listing.tags


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Lámpara de latón para la mesa, con pantalla y sin bombilla", "es"),
        ("Lampe de table en laiton avec un câble de 2 m, sans ampoule", "fr"),
        ("Lampada da tavolo in ottone con cavo di 2 m e senza lampadina, per la casa", "it"),
        ("真鍮のテーブルランプ 高さ34cm", "ja"),
    ],
)
def test_the_language_is_told_by_small_words(text: str, language: str) -> None:
    assert read_listing("ours", text).language == language


def test_a_sentence_that_goes_on_in_the_next_line_is_one() -> None:
    text = "Lamp\nDescription\nThe brass darkens with the\nyears; a cloth helps.\nMaterial: brass\nCord: 1.5 m"
    lines = read_listing("ours", text).description.splitlines()
    assert lines == ["The brass darkens with the years; a cloth helps.", "Material: brass", "Cord: 1.5 m"]


def test_characters_that_nobody_sees_are_taken_out() -> None:
    assert read_listing("ours", "Br\u200bass\u202e lamp").title == "Brass lamp"


@pytest.mark.parametrize("text", ["", " \n ", "<p> </p>", "***"])
def test_nothing_to_read_is_said(text: str) -> None:
    with pytest.raises(LevelheadError, match="holds no words"):
        read_listing("theirs 2", text)


def test_a_text_that_is_too_long_is_said() -> None:
    with pytest.raises(LevelheadError, match="longer than 40,000"):
        read_listing("ours", "a " * LONGEST)
