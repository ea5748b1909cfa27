"""The proposal for ours: within the limits, nothing claimed that nothing of ours says, no competitor's words."""

import csv
import io

import pytest

from bot.domain.listing import Basis
from bot.errors import LevelheadError
from bot.listings.comparing import Ask, proposing
from bot.listings.exporting import as_csv, as_markdown
from bot.listings.proposal.overlap import copied, overlaps
from bot.listings.proposal.refining import refined
from bot.listings.reading import read_listing
from tests.knowledge.small_book import shipped
from tests.listings.shop import GERMAN, OURS_TEXT, THEIRS_TEXT, compared, known

BROKEN = """BRASS LAMP BRASS LAMP BRASS LAMP WITH FREE SHIPPING!
- eco-friendly brass 🙂
- 100% satisfaction guarantee or your money back. The foot is of felt.
- Write to lamps@example.com for more. The cord is 1.5 m long.
Description: <b>Bright</b> and warm."""
RULES = {"amazon.title_characters", "amazon.title_repeats", "amazon.title_promotion", "amazon.title_capitals",
         "amazon.emoji", "amazon.bullet_claims", "amazon.bullet_guarantee", "listing.contact", "amazon.html"}  # fmt: skip


def lines(found: object) -> dict[str, Basis]:
    return {line.text: line.basis for line in found.rewrite.lines}  # type: ignore[attr-defined]


def test_what_only_others_claim_is_marked_and_what_nobody_knows_is_a_gap() -> None:
    made = lines(compared(OURS_TEXT, THEIRS_TEXT))
    assert made["Dimmable: yes"] is Basis.IF_TRUE
    assert made["Weight: [fill in]"] is made["Warranty: [fill in]"] is Basis.GAP
    assert made["E14 bulb not included"] is Basis.OURS
    assert not any("13.5" in text or "2 lbs" in text for text in made)


def test_a_label_that_one_competitor_made_up_does_not_enter_our_text() -> None:
    label = "Lamp\n- Portside grip: firm as rock"
    assert "Portside grip" not in compared(OURS_TEXT, label).rewrite.text
    assert "Portside grip" in compared(OURS_TEXT, label, label).rewrite.text


def test_what_our_records_say_needs_no_mark() -> None:
    about = known(records=("Signal lamp\nDimmable. Weighs 1.2 kg.",))
    found = compared(OURS_TEXT, THEIRS_TEXT, about=about)
    made = lines(found)
    assert made["Dimmable: yes"] is made["Weight: 1.2 kg"] is Basis.RECORD
    assert {line.support for line in found.rewrite.lines if line.basis is Basis.RECORD} == {"Dimmable", "Weighs 1.2 kg"}


def test_what_customers_ask_for_and_nobody_states_is_a_gap() -> None:
    asked = (
        Ask("Load it is for", 3, "cases", "load"),
        Ask("Height", 2, "cases", "height"),
        Ask("DEFECTIVE", 5, "returns"),
    )
    found = compared(OURS_TEXT, THEIRS_TEXT, about=known("amazon.com", *asked))
    assert "Load it is for: [fill in]" in lines(found)
    assert [(a.topic, a.answered) for a in found.asked] == [
        ("DEFECTIVE", None), ("Load it is for", False), ("Height", True),
    ]  # fmt: skip


def test_limits_are_told_with_source_and_day_and_kept_in_the_proposal() -> None:
    found = compared(BROKEN, THEIRS_TEXT)
    assert {b.rule for b in found.breaches} >= RULES
    assert all("read 2026-11-26" in b.source for b in found.breaches)
    assert any("still to confirm" in b.source for b in found.breaches)
    assert found.still_broken == ()
    text = found.rewrite.text
    assert "The foot is of felt." in text and "The cord is 1.5 m long." in text
    assert not any(w in text.lower() for w in ("free shipping", "money back", "example.com", "eco-friendly", "🙂"))


def test_another_marketplace_has_other_limits() -> None:
    long = f"{'Brass lamp for the table and the desk, ' * 5}34 cm"
    assert {b.rule for b in compared(long, about=known("ebay")).breaches} == {"ebay.title_length"}
    assert compared(long, about=known("shopify")).breaches == ()


def test_a_contradiction_of_ours_becomes_a_question_unless_a_record_answers_it() -> None:
    text = "Lamp of brass\n- Stands 34 cm (15 in) high"
    assert lines(compared(text, THEIRS_TEXT))["Stands [height: 34 cm or 38.1 cm?]"] is Basis.GAP
    about = known(records=("Lamp\n34 cm high",))
    assert lines(compared(text, THEIRS_TEXT, about=about))["Stands 34 cm high"] is Basis.RECORD


def test_claims_that_need_evidence_are_told_of_every_listing() -> None:
    found = compared(OURS_TEXT + "\n- 100% safe and waterproof", THEIRS_TEXT)
    assert any(c.listing == "theirs 1" and "Clinically proven" in c.quote for c in found.claims)
    assert any(c.listing == "ours" and "safe" in c.quote for c in found.claims)


def test_overlap_with_competitors_is_measured_and_what_copies_is_left_out() -> None:
    theirs = [read_listing("theirs 1", THEIRS_TEXT)]
    line = "It is dimmable with any standard dimmer switch"
    (shared,) = overlaps([line, "Of brass"], OURS_TEXT, theirs)
    assert (shared.run, shared.words) == ("dimmable with any standard dimmer switch", 6)
    assert 0.6 < shared.share < 0.7
    assert copied(line, OURS_TEXT, theirs) and not copied("Dimmable: yes", OURS_TEXT, theirs)
    assert not copied(line, THEIRS_TEXT, theirs), "our own words are no copy"
    found = compared(OURS_TEXT, THEIRS_TEXT)
    assert found.overlaps[0].words <= 2


@pytest.mark.deep
def test_added_lines_of_a_listing_in_another_language_ask_to_be_written_in_it() -> None:
    theirs = "Oak shelf\n- Weighs 4 kg\n- Waterproof, dishwasher safe"
    found = compared(GERMAN, theirs, about=known(records=("Regal\nGewicht: 3 kg",)))
    added = [line.text for line in found.rewrite.lines if line.basis is not Basis.OURS]
    assert added and all(text.startswith("[") and text.endswith("– write it in German]") for text in added)


def test_a_length_that_may_be_meant_is_named_in_the_gap() -> None:
    found = compared("Garden hose 50 ft\n- green", "Other hose\n- Length: 75 ft")
    assert "Length: [fill in: is it 50 ft?]" in [line.text for line in found.rewrite.lines]


def test_words_of_quantities_and_labels_are_not_told_twice() -> None:
    found = compared("Bottle, BPA free\n- holds 24 oz", "TrailPeak bottle\n- Capacity: 26 oz, bpa-free, spout cap")
    assert [w.word for w in found.words] == ["cap", "spout"]


def test_words_are_counted_by_listings_and_customers_and_never_phrases() -> None:
    about = known("amazon.com", leak=3, lantern=1)
    found = compared(OURS_TEXT, THEIRS_TEXT, "Lumo lantern with dimmer\n- steel", about=about)
    words = {w.word: (w.listings, w.customers) for w in found.words}
    assert words["lantern"] == (2, 1) and words["dimmer"][0] == 2 and words["leak"] == (0, 3)
    assert "portside" not in words and all(" " not in word for word in words)


@pytest.mark.parametrize(
    ("wish", "there", "gone"),
    [
        ("leave out dimmable", "Weight: [fill in]", "Dimmable: yes"),
        ("remove the bullet about the cord", "Dimmable: yes", "Cord of 1.5 m with a switch"),
        ("shorter title", "Harbour & Pine Signal Lamp, brass", "Harbour & Pine Signal Lamp, brass, table lamp"),
        ("title: Signal lamp of brass", "Signal lamp of brass", "Harbour & Pine Signal Lamp, brass, table lamp"),
        ("weight: 1.2 kg", "Weight: 1.2 kg", "Weight: [fill in]"),
        ("leave out what isn't proven", "Weight: [fill in]", "Dimmable: yes"),
    ],
)
def test_a_wish_is_carried_out_by_rules(wish: str, there: str, gone: str) -> None:
    found = compared(OURS_TEXT, THEIRS_TEXT)
    assert gone in lines(found)
    rewrite, _ = refined(found, wish, shipped().listings.attributes)
    texts = [line.text for line in rewrite.lines]
    assert there in texts and gone not in texts


def test_a_person_confirms_a_claim() -> None:
    found = compared(OURS_TEXT, THEIRS_TEXT)
    rewrite, _ = refined(found, "dimmable is true", shipped().listings.attributes)
    assert next(line for line in rewrite.lines if line.text == "Dimmable: yes").basis is Basis.OURS


def test_what_a_person_writes_is_held_against_the_limits_too() -> None:
    ours, theirs = read_listing("ours", OURS_TEXT), [read_listing("theirs 1", THEIRS_TEXT)]
    found = compared(OURS_TEXT, THEIRS_TEXT)
    rewrite, _ = refined(found, "title: The lamp! Best seller", shipped().listings.attributes)
    broken = {b.rule for b in proposing(found, rewrite, ours, theirs, known()).still_broken}
    assert broken == {"amazon.title_characters", "amazon.title_promotion"}


def test_a_wish_that_isnt_understood_says_what_can_be_done() -> None:
    with pytest.raises(LevelheadError, match="shorter title"):
        refined(compared(OURS_TEXT), "sing", shipped().listings.attributes)


def test_the_exports_hold_everything_and_do_nothing() -> None:
    attack = 'Lamp | <img src=x> [link](http://x.example)\n- =HYPERLINK("http://x.example")\n- Care: -1+1 *bold*'
    found = compared(OURS_TEXT, attack)
    markdown, rows = as_markdown(found), list(csv.reader(io.StringIO(as_csv(found))))
    assert "Internal" in markdown and "Internal" in rows[1][1]
    assert "<img" not in markdown and "](http" not in markdown
    assert not any(value.startswith(("=", "+", "-", "@")) for row in rows for value in row)
    assert {row[0] for row in rows} >= {"attribute", "rewrite", "note"}
    assert "*(adopt only if true of our product)*" in as_markdown(compared(OURS_TEXT, THEIRS_TEXT))
