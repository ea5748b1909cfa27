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


TABLES = {
    "a page's source": """<h1>Board</h1>
<table class="prodDetTable"><thead><tr><th>Specification</th><th>Value</th></tr></thead>
<tbody><tr>
  <th> Item weight </th>
  <td><span>2.1</span> kilograms</td>
</tr><tr><td>Material:</td><td><p>Bamboo</p><p>oiled</p></td></tr></tbody></table>""",
    "a list of terms": "<h1>Board</h1><dl><dt>Item weight</dt><dd>2.1 kilograms</dd><dt>Material</dt><dd>Bamboo oiled</dd></dl>",
    "tabs, as copied from a page": "Board\n\nSpecification\tValue\nItem weight\t2.1 kilograms\nMaterial\t Bamboo oiled\n",
    "strokes": "Board\n| Feature | Details |\n|:---|---|\n| Item weight | 2.1 kilograms |\n| Material | Bamboo oiled |",
}


@pytest.mark.parametrize("text", TABLES.values(), ids=TABLES)
def test_a_row_of_a_table_is_a_line_that_its_first_cell_names(text: str) -> None:
    listing = read_listing("theirs", text)
    assert listing.title == "Board"
    assert listing.description.splitlines() == ["Item weight: 2.1 kilograms", "Material: Bamboo oiled"]


def test_a_table_of_several_columns_keeps_its_cells_together() -> None:
    text = "Shirt\n<table><tr><th>Size</th><th>S</th><th>M</th></tr><tr><th>Chest</th><td>90 cm</td><td>98 cm</td></tr>"
    assert read_listing("ours", text).description.splitlines() == ["Size, S, M", "Chest: 90 cm, 98 cm"]


def test_what_is_hidden_in_a_table_stays_hidden() -> None:
    text = '<h1>Board</h1><table><tr style="display:none"><td>Load</td><td>900 kg</td></tr><tr><td>Load</td><td>9 kg</td></tr></table>'
    assert read_listing("ours", text).description == "Load: 9 kg"


def test_what_a_page_puts_around_a_listing_is_left_out() -> None:
    text = (
        "Visit the Portside Store\nPortside Lantern, 1 Pack\n4.7 out of 5 stars 12,345 ratings\n$24.99\nBrand\tPortside\n"
        "Color\tNavy\nAbout this item\nSold as a pair, with a brass hook.\nProduct information\nASIN\tB0HARBOUR1\n"
        "Customer Reviews\t4.7 out of 5 stars\nBest Sellers Rank\t#1,234 in Lighting\nShare the light with friends."
    )
    listing = read_listing("theirs", text)
    assert listing.title == "Portside Lantern, 1 Pack"
    assert "Color: Navy" in listing.text and "Sold as a pair" in listing.text and "Share the light" in listing.text
    assert not any(word in listing.text for word in ("Visit", "stars", "24.99", "Brand", "B0HARBOUR1", "Rank"))


def test_a_heading_within_a_page_s_source_is_no_title() -> None:
    text = "<p><strong>Product details</strong></p><p>Steel Bottle Pro</p><table><tr><td>Capacity</td><td>1 l</td></tr></table>"
    listing = read_listing("theirs", text)
    assert (listing.title, listing.description) == ("Steel Bottle Pro", "Capacity: 1 l")
