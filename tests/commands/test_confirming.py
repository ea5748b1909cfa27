"""`levelhead policies confirm`: what was read at its source is confirmed, and nothing else in the files changes."""

import io
from datetime import date
from pathlib import Path

import pytest
from rich.console import Console

from bot.commands.policies_confirm import asked
from bot.knowledge.confirming import Kind, confirmed, unconfirmed
from bot.knowledge.files import read_book
from bot.loading.folders import POLICY_SUFFIXES, read_texts
from tests.command_line import Ended, levelhead_here
from tests.knowledge.small_book import shipped_files

RULES = """\
# ours
policy: own
title: Own
clauses:
  - id: own.returns
    title: Returns
    text: Thirty days.   # from delivery
    window_days: 30
    source: https://one.example
    status: confirm
  - id: own.label
    title: Label
    text: Ours, where the fault is ours.
    source: https://two.example
    verified_on: 2026-01-02
    status: confirm
  - id: own.shipping
    title: Shipping
    text: Three days.
    source: https://two.example
    status: confirm
"""


class Terminal(io.StringIO):
    """Somebody who types."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A team's own policies: `approvals.yaml`, situations and one file of clauses."""
    made = tmp_path / "own"
    made.mkdir()
    (made / "own.yaml").write_text(RULES, encoding="utf-8")
    situation = "{id: other, title: Else, applies_when: else, lane: delicate, approver: lead}"
    (made / "situations.yaml").write_text(f"fallback: other\nsituations: [{situation}]\n", encoding="utf-8")
    deciding = "{approve: [white_check_mark], revise: [pencil2], reject: [x], escalate: [sos]}"
    (made / "approvals.yaml").write_text(f"reactions: {deciding}\n", encoding="utf-8")
    return made


def confirm(folder: Path, *arguments: str) -> Ended:
    return levelhead_here(folder.parent, "policies", "confirm", "--policies", str(folder), *arguments)


def left(folder: Path) -> list[str]:
    return [one.id for one in unconfirmed(read_texts(folder, POLICY_SUFFIXES))]


def test_what_is_named_as_read_is_confirmed_with_the_day_and_the_rest_stays(folder: Path) -> None:
    assert confirm(folder, "two.example", "--yes").returncode == 0
    assert left(folder) == ["own.returns"]
    text = (folder / "own.yaml").read_text(encoding="utf-8")
    assert "# ours" in text and "text: Thirty days.   # from delivery" in text
    assert text.count("status: confirmed") == 2 and text.count(f"verified_on: {date.today()}") == 2
    assert confirm(folder, "own.yaml", "--yes").returncode == 0 and left(folder) == []


def test_nothing_is_confirmed_without_saying_what_was_read(folder: Path) -> None:
    assert "Say with --yes what you have read" in confirm(folder, "--yes").stderr
    assert "Nobody can be asked here" in confirm(folder).stderr
    assert (folder / "own.yaml").read_text(encoding="utf-8") == RULES


def test_a_name_that_stands_nowhere_is_no_confirmation(folder: Path) -> None:
    found = confirm(folder, "elsewhere", "--yes")
    assert found.returncode == 1 and "called 'elsewhere'" in found.stderr
    assert confirm(folder, "own.yaml", "--yes").returncode == 0
    assert "Nothing is left to confirm in own.yaml." in confirm(folder, "own.yaml").stdout


@pytest.mark.parametrize(
    ("typed", "ids"),
    [
        ("y\nn\nn\n", ["own.returns"]),
        ("n\ns\n", ["own.label", "own.shipping"]),
        ("y\nq\n", ["own.returns"]),
        ("y\n", ["own.returns"]),
        ("\n\n\n", []),
    ],
)
def test_each_is_shown_with_its_source_and_only_a_yes_confirms(
    folder: Path, monkeypatch: pytest.MonkeyPatch, typed: str, ids: list[str]
) -> None:
    monkeypatch.setattr("sys.stdin", Terminal(typed))
    shown = io.StringIO()
    found = unconfirmed(read_texts(folder, POLICY_SUFFIXES))
    assert [one.id for one in asked(found, Console(file=shown, width=200))] == ids
    words = shown.getvalue()
    assert "window_days: 30" in words and "Source: https://one.example" in words
    assert "[y]es, [n]ot sure" in words, "the letters to type are there"


@pytest.mark.deep
def test_all_of_the_shipped_policies_can_be_confirmed_and_are_valid_then() -> None:
    files = shipped_files()
    found = unconfirmed(files)
    assert found[0].kind is Kind.CLAUSE and found[-1].kind is Kind.LISTING
    after = {**files, **confirmed(files, found, date(2026, 11, 30))}
    assert not unconfirmed(after)
    book = read_book(after)
    assert not (*book.to_confirm(), *book.message_rules.to_confirm(), *book.listings.to_confirm())
