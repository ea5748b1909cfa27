"""Whatever is written, reading it breaks nothing, and what is to come back comes back as it was."""

from datetime import date
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from bot.checks.personal_data.redaction import Vault, redact, redact_text
from bot.checks.review import review_words
from bot.domain.anchors import kept_lines
from bot.domain.case import Fact, Fulfilment, Matter, Turn, Who
from bot.errors import LevelheadError
from bot.knowledge.files import read_book
from bot.knowledge.imported import as_yaml
from bot.knowledge.proposing import propose, slug, stated
from bot.language.segmentation.sentences import sentence_spans, sentences
from bot.ledger.reading import read_ledger
from bot.ledger.so_far import so_far
from bot.listings.reading import read_listing
from bot.slack.text import cut, escape, literal
from bot.slack.thread_words import looks_pasted, read_reply
from tests.fuzz.made import words
from tests.knowledge.small_book import recognition, shipped
from tests.writers.a_case import FILES, book

TODAY = date(2026, 11, 24)
NONCE = "a1b2c3"


def matter(*said: str) -> Matter:
    turns = tuple(Turn(Who.CUSTOMER if n % 2 == 0 else Who.US, text) for n, text in enumerate(said))
    return Matter(turns, TODAY, (Fact("destination", said[-1], "ana"),), fulfilment=Fulfilment.SELLER)


@given(words)
def test_what_is_escaped_for_slack_holds_no_sign_of_its_own_and_is_read_back(text: str) -> None:
    assert not set("<>") & set(escape(text))
    assert literal(escape(text)) == text


@given(words, st.integers(1, 50))
def test_a_text_that_is_cut_is_no_longer_than_asked(text: str, most: int) -> None:
    assert len(cut(text, most)) <= most


@given(words, st.booleans())
def test_words_in_a_thread_are_a_wish_the_customers_or_talk(text: str, mentioned: bool) -> None:
    found = read_reply(text, None, mentioned)
    assert found is None or (
        all(part in text for part in found[1].values()) and found[0] in ("revise", "customer_wrote")
    )
    assert looks_pasted(text) in (True, False)


@given(words)
def test_what_is_taken_out_of_a_text_comes_back_as_it_was(text: str) -> None:
    vault = Vault(NONCE)
    assert vault.restore(redact_text(text, vault)) == text


@given(words, words)
def test_what_is_taken_out_of_a_matter_comes_back_as_it_was(first: str, second: str) -> None:
    hidden, vault = redact(matter(first, second), NONCE)
    assert [vault.restore(turn.text) for turn in hidden.turns] == [first, second]


@given(words)
def test_sentences_lie_in_their_text_one_after_the_other(text: str) -> None:
    spans = sentence_spans(text)
    assert all(0 <= begin < end <= len(text) for begin, end in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    assert len(sentences(text)) == len(spans)


@given(words, words)
def test_a_ledger_is_read_from_any_words_and_quotes_only_them(first: str, second: str) -> None:
    about = matter(first, second)
    told = so_far(about, read_ledger(about))
    said = "".join(f"{first} {second}".split())
    assert all("".join(q.split()) in said for q in (*told.done, *told.others, *told.told, *told.wants))


@given(words)
def test_any_message_is_in_a_lane_with_somebody_to_approve(text: str) -> None:
    found = recognition().triage(matter(text or "."))
    assert found.lane and found.approver and shipped().situation(found.situation)


@given(words)
def test_any_reply_is_reviewed_and_each_finding_quotes_it(text: str) -> None:
    found = review_words(text, matter("Where is my order?"), book(), "damaged")
    assert all(finding.quote is None or finding.quote in text for finding in found.findings)


@given(words, words)
def test_a_text_of_policies_gives_clauses_that_are_read_back_word_for_word(name: str, text: str) -> None:
    clauses = propose(text, slug(name)).clauses
    if clauses:
        made = as_yaml(name, clauses, "any", "pasted")
        read = read_book({"pasted.yaml": made, **FILES}).clauses
        assert {id: read[id].text for id in (clause.id for clause in clauses)} == {c.id: c.text for c in clauses}


@given(st.lists(st.tuples(words, words), min_size=1, max_size=3))
def test_rules_that_a_model_finds_make_a_file_that_can_be_read(rules: list[tuple[str, str]]) -> None:
    clauses = stated(
        [(title.strip(), text.strip()) for title, text in rules if title.strip() and text.strip()], "found"
    )
    if clauses:
        made = as_yaml("found", clauses, "any", "pasted")
        assert {clause.id for clause in clauses} <= read_book({"found.yaml": made, **FILES}).clauses.keys()


@given(words)
def test_any_text_is_a_listing_or_none(text: str) -> None:
    try:
        read_listing("theirs", text, shipped().ears.addressed.found)
    except LevelheadError as refused:
        assert "holds no words" in str(refused)


@given(words)
def test_a_file_of_anchors_may_hold_anything(text: str) -> None:
    assert kept_lines(text) == {}
