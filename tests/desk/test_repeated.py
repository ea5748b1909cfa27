"""From the texts of edits to what repeats in them, and the change to the policies that it speaks for."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

import pytest

from bot.desk.learning import repeated
from bot.desk.learning.repeated import Repeated
from bot.domain.acts import Act
from bot.domain.mistakes import Mistake
from bot.domain.proposals import Aim
from bot.knowledge.amending.amendments import amended
from bot.knowledge.amending.wordings import Recogniser, wordings
from bot.knowledge.files import read_book
from bot.loading.folders import POLICY_SUFFIXES, read_texts
from bot.settings import PROJECT
from bot.store.team.proposals import Correction

FILES = read_texts(PROJECT / "policies", POLICY_SUFFIXES)
BOOK = read_book(FILES)
KNOWN = Recogniser(wordings(FILES))
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
COMPOSER, MODEL = "the composer", "a model"
ISLANDS = "Orders to Alaska, Hawaii and Puerto Rico travel by USPS in 6 to 10 business days, at no extra charge."


def edits(*pairs: tuple[str, str], writer: str = MODEL, mistake: Mistake | None = None) -> list[Correction]:
    """Each in a case of its own, a minute after the other."""
    about = {
        "act": Act.EDIT,
        "mistake": mistake,
        "situation": "shipping_policy_question",
        "body": None,
        "writer": writer,
    }
    return [
        Correction(case_id=f"C-{n}", at=NOON + timedelta(minutes=n), before=_whole(a), after=_whole(b), **about)  # type: ignore[arg-type]
        for n, (a, b) in enumerate(pairs)
    ]


def _whole(body: str) -> str:
    return f"Hello,\n\nThank you for asking.\n\n{body}\n\nKind regards,\nThe team"


def found(corrections: Iterable[Correction], since: datetime | None = None, model: bool = False) -> list[Repeated]:
    made, after = list(repeated.made(corrections, KNOWN)), lambda key: since
    everything = [
        *repeated.rewritten(made, 3, after),
        *repeated.phrased(made, 3, after, COMPOSER),
        *repeated.added(made, BOOK, 3, after, model),
    ]
    return [f for f in everything if repeated.allowed(f, BOOK)]


def test_a_phrase_that_three_replace_in_one_wording_is_replaced_there_whatever_else_they_change() -> None:
    now = ISLANDS.replace("at no extra charge", "without a surcharge")
    pairs = [(ISLANDS, now), (f"{ISLANDS} Ask me.", f"{now} Ask us."), (ISLANDS, f"{now} It may snow.")]
    (one,) = found(edits(*pairs, writer=COMPOSER))
    assert (one.amendment.aim, one.amendment.about) == (Aim.WORDING, "clause shipping.alaska_hawaii")
    assert one.amendment.new == now and one.cases == ("C-0", "C-1", "C-2") and one.words == ("without a surcharge",)
    assert found(edits(*pairs[:2], writer=COMPOSER)) == [] and found(edits(*pairs), since=NOON) == []


def test_gaps_that_each_case_filled_otherwise_stand_as_gaps_again() -> None:
    days = ["Monday, November 23", "Tuesday, November 24", "Friday, November 27"]
    before = "If anything else matters for your order, write to me here; I will look at this thread again on {}."
    after = "If anything else matters, write to me here; I will look at this thread again on {}."
    (one,) = found(edits(*((before.format(d), after.format(d)) for d in days), writer=COMPOSER))
    assert "{by}" in one.amendment.new and "for your order" not in one.amendment.new
    assert "for your order" in one.amendment.old
    changed = amended(FILES, one.amendment)
    assert len(changed) == 1 and read_book({**FILES, **changed})


@pytest.mark.deep
def test_what_a_model_writes_again_and_again_becomes_a_rule_of_style_and_the_composers_words_do_not() -> None:
    pairs = [
        ("We will reach out to you about the lamp.", "We will write to you about the lamp."),
        ("Our depot can reach out to you.", "Our depot can write to you."),
        ("They reach out to you, as a rule.", "They write to you, as a rule."),
    ]
    (one,) = found(edits(*pairs))
    assert (one.amendment.aim, one.amendment.old, one.amendment.new) == (Aim.STYLE, "reach out", "write")
    assert "“write” instead of “reach out”" in one.why
    assert read_book({**FILES, **amended(FILES, one.amendment)})
    assert found(edits(*pairs, writer=COMPOSER)) == []


def test_a_sentence_that_always_goes_is_left_out() -> None:
    gone = "I completely understand your position."
    (one,) = found(edits(*((f"{gone} The lamp is {c}.", f"The lamp is {c}.") for c in ("red", "blue", "green"))))
    assert (one.amendment.aim, one.amendment.new) == (Aim.STYLE, "") and one.why.startswith(
        "In 3 cases the team took out"
    )


@pytest.mark.parametrize(
    ("sentence", "model", "aim"),
    [
        ("Pack slips are never enclosed.", False, Aim.TELLS),
        ("Pack slips are never enclosed.", True, Aim.ADVICE),
        ("We will refund the shipping cost in full.", False, Aim.CLAUSE),
        ("The desk is open from 9 to 5.", False, Aim.CLAUSE),
    ],
)
def test_a_sentence_that_always_comes_is_said_from_then_on_or_needs_a_clause(
    sentence: str, model: bool, aim: Aim
) -> None:
    pairs = [(f"The lamp is {c}.", f"The lamp is {c}. {sentence}") for c in ("red", "blue", "green")]
    (one,) = found(edits(*pairs), model=model)
    assert one.amendment.aim is aim and sentence in one.amendment.new
    assert read_book({**FILES, **amended(FILES, one.amendment)})


@pytest.mark.parametrize("words", ["for a fee of $4.99", "and we refund you in full", "within 3 days"])
def test_a_wording_that_promises_more_or_has_a_figure_of_its_own_is_not_proposed(words: str) -> None:
    now = ISLANDS.replace("at no extra charge", words)
    assert found(edits(*[(ISLANDS, now)] * 3, writer=COMPOSER)) == []


def test_greeting_and_close_are_everybodys_own() -> None:
    corrections = [
        Correction(f"C-{n}", NOON, Act.EDIT, None, "x", _whole("It is red."), "Hi there,\n\nThank you for asking.\n\nIt is red.\n\nBest,\nBen", None, MODEL)
        for n in range(3)
    ]  # fmt: skip
    assert found(corrections) == []


def test_the_same_reason_without_the_same_words_is_a_line_on_how_to_write_or_a_clause_to_read_again() -> None:
    said = [(f"It is {c}.", f"It's {c} then.") for c in ("red", "blue", "green")]
    body = {"passages": [{"text": "It is red.", "citations": [
        {"source": {"kind": "clause", "id": "shipping.cost", "version": "v"}, "quote": "q"}]}]}  # fmt: skip
    (line,) = repeated.blamed(edits(*said, mistake=Mistake.TOO_LONG), BOOK, 3, lambda key: None)
    assert (line.amendment.aim, line.amendment.id) == (Aim.ADVICE, "shipping_policy_question")
    wrong = [Correction(c.case_id, c.at, c.act, Mistake.WRONG_POLICY, c.situation, c.before, c.after, body, MODEL) for c in edits(*said)]  # fmt: skip
    (clause,) = repeated.blamed(wrong, BOOK, 3, lambda key: None)
    assert (clause.amendment.aim, clause.amendment.about) == (Aim.CONFIRM, "clause shipping.cost")
    assert not list(repeated.blamed(wrong[:2], BOOK, 3, lambda key: None))
    (unsaid,) = repeated.blamed(edits(*said, mistake=Mistake.MISSING), BOOK, 3, lambda key: None)
    assert unsaid.amendment.to_write, "only a person knows what is missing"


def test_a_kind_of_case_without_a_clause_asks_for_one_that_a_person_writes() -> None:
    times = {f"C-{n}": NOON for n in range(3)}
    gaps = {"product_question": times, BOOK.fallback: times}
    (one,) = repeated.without_clause(gaps, BOOK, 3, lambda key: None)
    assert one.amendment.aim is Aim.CLAUSE and one.amendment.to_write and one.amendment.id == "product_question"


def test_questions_that_nothing_answered_and_that_ask_the_same_ask_for_a_clause() -> None:
    texts = (
        "Do we wrap lamps as gifts?",
        "do we wrap a lamp as a gift",
        "Gift-wrapped lamps: do we wrap them as gifts?",
        "Who has the key?",
    )
    asked = [(NOON + timedelta(hours=n), text) for n, text in enumerate(texts)][::-1]
    (one,) = repeated.asked(asked, 3, lambda key: None)
    assert one.amendment.to_write and "Asked 3 times" in one.why and not one.cases
    assert not list(repeated.asked(asked, 4, lambda key: None))
    assert not list(repeated.asked(asked, 3, lambda key: NOON)), "one of them was before the last decision"
