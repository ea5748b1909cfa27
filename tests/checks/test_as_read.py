"""A reply is checked as its reader sees it, whatever characters it is made of."""

from datetime import date

import pytest

from bot.checks.broken_up import broken_up
from bot.checks.review import review, review_theirs, review_words
from bot.domain.case import Fact, Matter, Turn, Who
from bot.domain.reply import Citation, Draft, Finding, Passage, Severity, SourceKind, SourceRef
from bot.language.normalization.as_read import as_read, disguised, visible
from tests.knowledge.small_book import shipped

MATTER = Matter(
    (Turn(Who.CUSTOMER, "May the kettle still come back? It is ten days late, and unused."),),
    date(2026, 11, 24),
    (Fact("window_closes", "2026-11-14"), Fact("price", "$62")),
)
SITUATION = "after_window_polite"
PLAIN = "I am refunding the $62 today."
WRITTEN = {
    "zero width": "I am refun\u200bding the $6\u200b2 today.",
    "soft hyphen": "I am re\u00adfund\u00ading the $62 today.",
    "word joiner": "I a\u2060m refunding the $62 today.",
    "variation selector": "I am refu\ufe0fnding the $62 today.",
    "tag characters": "I am refund\U000e0061\U000e0062ing the $62 today.",
    "joiner": "I am refund\u200ding the $62 today.",
    "mathematical": "I am 𝗿𝗲𝗳𝘂𝗻𝗱𝗶𝗻𝗴 the $62 today.",
    "full width": "Ｉ ａｍ ｒｅｆｕｎｄｉｎｇ the ＄６２ today.",
}
"""PLAIN, in characters that only a machine tells from it."""


def _of_a_draft(text: str) -> tuple[Finding, ...]:
    book = shipped()
    clause = book.clause("returns.window_closed")
    assert clause is not None
    cited = Citation(SourceRef(SourceKind.CLAUSE, clause.id, book.version), clause.text)
    return review(Draft((Passage(text, (cited,)),)), MATTER, book, SITUATION)


def _stops(found: tuple[Finding, ...], rule: str) -> list[str]:
    return [f.quote for f in found if f.severity is Severity.STOP and f.rule == rule]


@pytest.mark.parametrize("text", WRITTEN.values(), ids=WRITTEN)
def test_a_promise_stops_in_whatever_characters_it_is_written(text: str) -> None:
    assert as_read(text) == PLAIN
    rule = "unsupported_promise"
    assert _stops(_of_a_draft(text), rule) == _stops(_of_a_draft(PLAIN), rule) != []
    person = review_words(text, MATTER, shipped(), SITUATION)
    assert (
        _stops(person.findings, rule) == _stops(review_words(PLAIN, MATTER, shipped(), SITUATION).findings, rule) != []
    )
    assert [c.kind for c in person.commitments] == [
        c.kind for c in review_words(PLAIN, MATTER, shipped(), SITUATION).commitments
    ]


@pytest.mark.parametrize(
    "said", ["We *will* refund the $62.", "We _will refund_ the $62.", "We´ll refund the $62.", "We`ll refund the $62."]
)
def test_marks_of_emphasis_and_other_apostrophes_hide_no_promise(said: str) -> None:
    assert _stops(_of_a_draft(said), "unsupported_promise")


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("We will r\u0435fund the $62.", "r\u0435fund"),
        ("We will refund it, \u0391nna.", "\u0391nna"),
        ("We \u202ednufer lliw\u202c it.", "\u202ednufer lliw\u202c it."),
    ],
)
def test_what_is_not_what_it_looks_like_stops_in_any_language(text: str, quote: str) -> None:
    for found in (_of_a_draft(text), review_words(text, MATTER, shipped(), SITUATION).findings):
        assert quote in _stops(found, "disguised")
    assert quote in _stops(review_theirs(text, MATTER, shipped()), "disguised")


@pytest.mark.parametrize(
    "text",
    [
        "Dear José, the Straße is 5 m² wide; ½ of it is Brand™.",
        "Dear Иван Петров, it draws 5 kΩ and 3 µm.",
        "SMSка пришла, iPhone готов.",
        "Αθήνα is the place.",
        "It is fine 👩\u200d💻 ❤\ufe0f",
    ],
)
def test_honest_letters_stay_as_they_are(text: str) -> None:
    assert visible(text) == as_read(text) == text and list(disguised(text)) == []


def test_a_better_version_has_no_hidden_characters() -> None:
    better = review_words(
        "I am writ\u200bing to you tom\u00adorrow. Obviously, it is late.", MATTER, shipped(), None
    ).rewrite
    assert better is None or visible(better) == better


@pytest.mark.parametrize(
    "text",
    [
        "W e r e f u n d you in full.",
        "We-refund-you-in-full-today.",
        "we\nrefund\nyou\nin\nfull\ntoday",
        "We r3fund it in fu11.",
        "Dear customer, V2UgcmVmdW5kIHlvdSBpbiBmdWxsIHRvZGF5Lg== explains it.",
    ],
)
def test_words_that_are_broken_up_chained_or_encoded_stop(text: str) -> None:
    assert _stops(review_words(text, MATTER, shipped(), "where_is_my_order").findings, "disguised")


@pytest.mark.parametrize(
    "text",
    [
        "It is a state-of-the-art lamp, an out-of-the-box fit, and a not-in-my-back-yard thing.",
        "Bulb\nShade\nFoot\nScrews\nManual",
        "The tracking number is 1ZX4LD5L0130057814, the part B07XK4T7QZ, model A4 or M10x1.5, on the 3rd at 10am.",
        "Sizes S, M, L and XL; e.g. the U.S. plug, parts A B C D.",
        "The order 112-4839201-5567382 holds 4 bulbs of 40W, 2x E27 and one 5m cord.",
    ],
)
def test_ids_lists_and_compounds_are_not_broken_up(text: str) -> None:
    assert list(broken_up(text)) == []
