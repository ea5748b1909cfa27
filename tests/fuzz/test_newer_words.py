"""What others wrote, and the team's own files beside the policies: a proposal's words, watched messages, translations,
circles, prices, cases. Each is read, or refused with a sentence."""

from contextlib import suppress
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from bot.checks.circles.seen import Seen, Signal, findings_of
from bot.checks.translated import check_translation
from bot.domain.languages import code_of, leaves_it
from bot.domain.pace import LONGEST_ASKED_SECONDS, asked_seconds
from bot.domain.proposals import Aim, Amendment
from bot.domain.translation import Pair, Translation
from bot.errors import LevelheadError, PolicyError
from bot.evaluation.dataset import read_dataset
from bot.knowledge.amending.amendments import amended, filled
from bot.knowledge.case_file import read_case
from bot.knowledge.files import read_book
from bot.knowledge.guidance import TEAM
from bot.knowledge.schema.prices import read_prices
from bot.knowledge.schema.sheets import read_sheet
from bot.knowledge.schema.watched import Watch
from bot.slack.posted import email, message
from bot.slack.text import quoted, typed
from tests.fuzz.made import values, words
from tests.fuzz.test_files import YAML
from tests.fuzz.test_words import TODAY, matter
from tests.writers.a_case import FILES

STYLE = "style: house\nrules:\n  - rule: wordy\n    title: Plain words\n    why: Shorter reads better.\n"
SAY = "Your order can be returned until {window_closes}."
AMENDMENTS = (
    Amendment(Aim.WORDING, "clause returns.window", SAY),
    Amendment(Aim.TELLS, "situation damaged"),
    Amendment(Aim.ADVICE, "situation damaged"),
    Amendment(Aim.CLAUSE, "situation damaged", "Lamps"),
)


@pytest.mark.parametrize("proposed", AMENDMENTS, ids=lambda one: one.aim)
@given(text=words)
def test_a_leads_words_stand_in_the_file_as_they_were_written_or_nothing_is_changed(
    proposed: Amendment, text: str
) -> None:
    change = filled(proposed, text)
    if change.to_write:
        return
    try:
        changed = amended(FILES, change)
    except PolicyError as refused:
        assert "by hand" in str(refused)
        return
    with suppress(PolicyError):  # a wording may name a gap that no fact fills; that is said, and nothing is written
        read_book({**FILES, **changed})
    there = {name: read_sheet(name, said).data for name, said in changed.items()}
    assert change.new in _texts(there)
    assert {name: FILES[name] for name in FILES if name not in changed}.keys() <= FILES.keys()


@given(text=words)
def test_a_leads_line_for_every_draft_is_read_as_it_was_written_or_refused(text: str) -> None:
    change = filled(Amendment(Aim.PROMPT), text)
    if change.to_write:
        return
    made = amended(FILES, change)
    with suppress(PolicyError):
        assert read_book({**FILES, **made}).guidance == (change.new,)
    assert made.keys() == {TEAM}


def _texts(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [text for inner in value.values() for text in _texts(inner)]
    return [text for inner in value for text in _texts(inner)] if isinstance(value, list) else [str(value)]


@given(text=words, begins=st.sampled_from([None, "Hello", "> "]), ends=st.sampled_from([None, "\n\n", "*bold*"]))
def test_of_a_watched_message_the_customers_part_is_never_empty_and_never_invented(
    text: str, begins: str | None, ends: str | None
) -> None:
    watch = Watch(
        channel="C1X", senders=("B1X",), begins=begins, ends=ends, order=r"order (\S+)", customer=r"From: ?(\S*)"
    )
    part = watch.part(text)
    assert part.text in text and bool(part.text) == bool(text.strip())
    assert part.order is None or part.order in text


@given(st.dictionaries(st.sampled_from("from subject plain_text preview name address".split()), values, max_size=6))
def test_an_email_of_any_shape_is_words(file: dict[str, Any]) -> None:
    assert isinstance(email(file), str)


@given(
    st.fixed_dictionaries({}, optional={"text": words, "blocks": values, "attachments": values, "files": values}),
)
def test_a_message_of_any_shape_is_words(event: dict[str, Any]) -> None:
    assert isinstance(message(event), str)


@given(values, words)
def test_blocks_of_any_shape_are_words(blocks: Any, text: str) -> None:
    assert isinstance(typed(blocks, text), str) and isinstance(quoted(blocks), str | None)


@given(words)
def test_any_words_name_a_language_or_none(text: str) -> None:
    assert (code_of(text) or "en").isascii() and leaves_it(text) in (True, False)


@given(st.lists(st.tuples(words, words, words), min_size=1, max_size=3), st.sampled_from([None, "de", "en", "zz"]))
def test_any_translation_is_held_against_the_english(pairs: list[tuple[str, str, str]], told: str | None) -> None:
    whole = Translation("de", tuple(Pair(english, there) for english, there, _ in pairs))
    found = check_translation(whole, TODAY, told, [read for *_, read in pairs])
    assert all(finding.reason for finding in found)


@given(st.sampled_from(list(Signal)), words, words, words, st.sampled_from([None, 0, 1]))
def test_a_circle_that_a_model_names_is_told_whatever_its_quotes_are(
    signal: Signal, reply: str, quoted_words: str, shown: str, turn: int | None
) -> None:
    seen = Seen(signal, quoted_words, shown, turn)
    (finding,) = findings_of([seen], reply, matter(reply or "x", shown or "y"))
    assert finding.quote == quoted_words and finding.reason


PRICES = """
prices: anthropic
currency: USD
as_of: 2026-11-01
models:
  claude: {input: 3, output: 15, cache_read: 0.3, cache_write: 6}
"""
CASE = "message: Where is my lamp?\nfacts: {destination: Hawaii}\ncontext:\n  - {who: us, text: Hello}\n"
DATASET = "cases:\n  - {id: one, message: My lamp broke., expect: {lane: routine}}\ndrafts:\n  - {id: two, draft: You broke it, expect: {verdict: revise}}\n"
READ = {
    "prices.yaml": (PRICES, lambda text: read_prices("prices.yaml", text)),
    "case.yaml": (CASE, lambda text: read_case("case.yaml", text)),
    "one of cases.yaml": (DATASET, lambda text: read_case("cases.yaml", text, "one")),
    "dataset.yaml": (DATASET, lambda text: read_dataset("dataset", {"dataset.yaml": text})),
}


@pytest.mark.parametrize("name", READ)
@given(text=YAML, at=st.integers(0, 400))
def test_any_file_of_the_teams_is_read_or_refused_with_its_name(name: str, text: str, at: int) -> None:
    right, read = READ[name]
    assert read(right)
    place = at % (len(right) + 1)
    for made in (text, right[:place] + text + right[place:]):
        try:
            read(made)
        except LevelheadError as refused:
            assert "yaml" in str(refused) or "dataset" in str(refused), str(refused)


SHAPES = {
    "prices.yaml": ("models", "as_of", "currency"),
    "case.yaml": ("message", "context", "facts", "language"),
    "one of cases.yaml": ("cases",),
    "dataset.yaml": ("cases", "drafts"),
}


@pytest.mark.parametrize("name", READ)
@given(value=values, data=st.data())
def test_a_file_of_the_teams_with_one_value_of_another_shape_is_refused_with_its_name(
    name: str, value: Any, data: st.DataObject
) -> None:
    right, read = READ[name]
    whole = yaml.safe_load(right) | {data.draw(st.sampled_from(SHAPES[name])): value}
    try:
        read(yaml.safe_dump(whole, allow_unicode=True))
    except LevelheadError as refused:
        assert "yaml" in str(refused) or "dataset" in str(refused), str(refused)


@given(st.one_of(words, st.floats().map(str), st.sampled_from(["²", "9" * 400, "-1", "Wed, 21 Oct 2026 07:28:00 GMT"])))
def test_a_wait_that_somebody_asks_for_is_a_number_of_seconds_or_none(said: str) -> None:
    found = asked_seconds(said)
    assert found is None or 0 <= found <= LONGEST_ASKED_SECONDS
