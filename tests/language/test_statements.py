"""A sentence says the same in whatever text it stands; its place, and whether it is quoted, are the text's."""

from dataclasses import replace

from bot.language.statements import statements

TEXT = (
    "You wrote \u201cWe will refund you. The label was sent\u201d in May. I returned it on Monday, and nobody answered!"
    "\n\nPlease call me."
)


def test_each_statement_stands_where_it_says() -> None:
    said = statements(TEXT)
    assert [TEXT[s.start : s.end] for s in said] == [s.text for s in said]
    assert [s.sentence for s in said] == sorted(s.sentence for s in said)
    assert said[-1].text == "Please call me"


def test_a_quotation_goes_on_over_sentences() -> None:
    quoted = [s.text for s in statements(TEXT) if s.quoted]
    assert quoted == ["We will refund you", "The label was sent"]


def test_a_sentence_says_the_same_alone_and_among_others() -> None:
    alone = "I returned it on Monday, and nobody answered!"
    at = TEXT.index(alone)
    among = [s for s in statements(TEXT) if at <= s.start < at + len(alone)]
    placed = [replace(s, start=s.start + at, end=s.end + at, sentence=among[0].sentence) for s in statements(alone)]
    assert among == placed
