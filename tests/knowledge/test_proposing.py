"""Clauses proposed from texts that know no YAML."""

import pytest

from bot.knowledge.imported import as_yaml, taken
from bot.knowledge.proposing import propose, slug, stated
from bot.knowledge.schema.sheets import read_sheet

PAGE = """# Returns
You are the helpful assistant of a lamp shop. Always answer in a warm tone.

## Window
Lamps may come back within 21 days of delivery. They must be unused.

- **Restocking fee:** We may keep up to 12% when a lamp was used.
- Customers pay for the way back.
- Customers pay for the way back unless the lamp is broken.

Shipping
We send orders within two days.
Parcels go to all fifty states.

We can't send:
- lamps with oil in them
- loose bulbs
"""


def found(text: str = PAGE) -> dict[str, object]:
    return {c.title: c for c in propose(text, "shop").clauses}


def test_the_first_rule_under_a_heading_takes_its_title() -> None:
    clause = propose(PAGE, "shop").clauses[0]
    assert (clause.id, clause.title, clause.window_days) == ("shop.window", "Window", 21)
    assert clause.text == "Lamps may come back within 21 days of delivery. They must be unused."


def test_a_lead_is_the_title_and_a_cap_is_read() -> None:
    clause = next(c for c in propose(PAGE, "shop").clauses if c.title == "Restocking fee")
    assert clause.cap_percent == 12 and clause.text.startswith("We may keep")


def test_who_pays_is_read_only_where_nothing_else_is_said() -> None:
    payers = [c.payer for c in propose(PAGE, "shop").clauses if "way back" in c.text]
    assert payers == ["buyer", None]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("If a lamp arrives broken, ask for one photo and send another.", "If a lamp arrives broken"),
        ("We pay the return label for wrong or faulty items of the shop.", "We pay the return label"),
        ("Wear and tear isn't covered.", "Wear and tear isn't covered"),
    ],
)
def test_a_title_ends_where_its_words_make_sense(text: str, title: str) -> None:
    assert [c.title for c in propose(text, "shop").clauses] == [title]


def test_days_from_delivery_are_a_window_and_a_payer_that_depends_is_none() -> None:
    days, label = propose(
        "- 30 days from delivery, unworn.\n- We pay the label; otherwise $7 is taken off.", "shop"
    ).clauses
    assert (days.window_days, label.payer) == (30, None)


def test_a_heading_without_marks_is_one_and_sentences_a_line_are_rules_each() -> None:
    texts = {c.title: c.text for c in propose(PAGE, "shop").clauses}
    assert texts["Shipping"] == "We send orders within two days."
    assert "Parcels go to all fifty states." in texts.values()


def test_a_list_belongs_to_the_line_that_opens_it() -> None:
    assert any(c.text == "We can't send: lamps with oil in them; loose bulbs." for c in propose(PAGE, "shop").clauses)


def test_a_list_of_whole_rules_is_a_clause_each_under_a_line_that_only_names_them() -> None:
    text = (
        "Returns:\n- Customers have 30 days from delivery.\n- Items must be unused.\n- If it broke, we pay the label.\n"
    )
    found = propose(text, "shop").clauses
    assert [(c.title, c.text) for c in found] == [
        ("Returns", "Customers have 30 days from delivery."),
        ("Items must be unused", "Items must be unused."),
        ("If it broke, we pay the label", "If it broke, we pay the label."),
    ]
    assert found[0].window_days == 30


@pytest.mark.parametrize(
    "opening", ["Conditions for a return:", "We accept returns if:", "Exceptions:", "Not returnable:", "No refund:"]
)
def test_a_line_that_says_something_of_its_list_keeps_it(opening: str) -> None:
    (clause,) = propose(f"{opening}\n- The item is unused.\n- The box is there.\n", "shop").clauses
    assert clause.text == f"{opening} The item is unused; The box is there."


def test_items_that_are_no_whole_rules_stay_with_the_line_above() -> None:
    (clause,) = propose("Our goods:\n- Items that are made for a buyer.\n- Rugs must be dry.\n", "shop").clauses
    assert clause.text == "Our goods: Items that are made for a buyer; Rugs must be dry."


@pytest.mark.parametrize("mark", ["•\t", "• ", "·  ", "– ", "  ▪ "])
def test_a_list_as_word_processors_write_it_is_a_list(mark: str) -> None:
    text = f"Warranty\n{mark}All products have a warranty\n{mark}The warranty does not cover misuse\n"
    assert [c.text for c in propose(text, "shop").clauses] == [
        "All products have a warranty",
        "The warranty does not cover misuse",
    ]


def test_a_short_rule_is_one_where_it_is_a_sentence_or_an_item_of_a_list() -> None:
    found = propose("## Lamps\n\nTwo years.\n\n- Bulbs are excluded.\n- no batteries\n- Shades\n\nOur lamps\n", "w")
    assert [c.text for c in found.clauses] == ["Two years.", "Bulbs are excluded.", "no batteries"]


def test_what_tells_an_assistant_how_to_write_is_no_clause() -> None:
    proposal = propose(PAGE, "shop")
    assert proposal.manners == ("You are the helpful assistant of a lamp shop. Always answer in a warm tone.",)
    assert not any("assistant" in c.text for c in proposal.clauses)


def test_ids_are_each_their_own() -> None:
    ids = [c.id for c in propose("Lamps are fine here.\n\nLamps are fine here.\n", "shop").clauses]
    assert len(set(ids)) == 2


@pytest.mark.parametrize("text", ["", "\n\n", "Hi", "# Only a heading", "\u00a0", "- \n- \n"])
def test_a_text_without_rules_proposes_nothing(text: str) -> None:
    assert propose(text, "shop").clauses == ()


@pytest.mark.parametrize("words", ["Ünïcode", "30 days", "", "?!", "a" * 200])
def test_a_slug_is_a_valid_id(words: str) -> None:
    assert slug(words)[0].isalpha() and len(slug(words)) <= 42


def test_the_file_reads_back_and_names_its_source() -> None:
    made = as_yaml("my page", propose(PAGE, "my_page").clauses, "shopify", "page.md")
    data = read_sheet("my_page.yaml", made).data
    assert data["policy"] == "my_page" and data["marketplace"] == "shopify"
    assert {c["status"] for c in data["clauses"]} == {"confirm"} and data["clauses"][0]["source"] == "page.md"
    assert taken({"my_page.yaml": made}, propose(PAGE, "my_page").clauses)


def test_a_text_that_gives_no_title_is_a_rule_to_be_named() -> None:
    (clause,) = propose(".\r\nAll of our lamps may be returned", "lamps").clauses
    assert (clause.title, clause.id) == ("Rule", "lamps.rule")
    assert [c.title for c in stated([("***", "All lamps may be returned."), ("Window", "30 days.")], "lamps")] == [
        "Rule",
        "Window",
    ]
