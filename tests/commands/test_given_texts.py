"""What a command takes for a text, and what for a file's name."""

import errno
import json
import os
import shutil
from pathlib import Path

import pytest

from bot.commands.evaluate import kept_as
from bot.commands.terminal.given_texts import given_text
from bot.errors import LevelheadError
from bot.loading.sources import read_policies
from bot.settings import PROJECT
from tests.command_line import levelhead_here

LONG_LINE = "Здравствуйте, моя посылка до сих пор не пришла, хотя по трекингу она доставлена ещё в понедельник. " * 2
CASE = "cases:\n  - id: a\n    message: Where is my order?\n    expect: {lane: routine}\n"


@pytest.mark.parametrize(
    "text", [LONG_LINE, "好" * 200, "n/a", "yes/no", "Hello.", "https://shop.example/a.html", "See ./notes.txt please"]
)
def test_a_text_that_names_no_file_is_the_text(text: str) -> None:
    assert given_text(text, "") == text


@pytest.mark.parametrize("blank", ["", "  ", "\n"])
def test_a_blank_is_no_text_and_no_folder(blank: str) -> None:
    with pytest.raises(LevelheadError, match="Give a text"):
        given_text(blank, "Give a text")


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("missing.txt", errno.ENOENT),
        ("./letters/ana", errno.ENOENT),
        ("/nowhere/at.all", errno.ENOENT),
        ("Case.YAML", errno.ENOENT),
        (".", errno.EISDIR),
    ],
)
def test_a_name_without_a_file_is_told_and_is_no_text(name: str, why: int) -> None:
    with pytest.raises(LevelheadError, match=os.strerror(why)):
        given_text(name, "")


@pytest.mark.deep
@pytest.mark.usefixtures("learned")
def test_figures_that_can_not_be_kept_are_told_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "set.yaml").write_text(CASE)
    (tmp_path / kept_as(Path(), anyway=False).parts[0]).touch()  # a file, where a folder is to be made
    answer = levelhead_here(tmp_path, "evaluate", "set.yaml", "--json")
    assert json.loads(answer.stdout)["policy_version"] and "The next run can't be compared with this" in answer.stderr


@pytest.mark.usefixtures("learned")
@pytest.mark.parametrize("command", ["draft", "tone"])
def test_what_moves_a_terminal_stands_in_it_as_a_mark(tmp_path: Path, command: str) -> None:
    """A customer's words might else clear the screen, rename its window, or hide a finding."""
    words = "You should \x1b[31m\x1b]0;renamed\x07 have \x9b2J read\r it,\x00 do you ship to Hawaii?"
    said = levelhead_here(tmp_path, command, words)
    assert said.returncode == 0 and "\ufffd[31m" in said.stdout
    assert not set("\x1b\x07\x9b\r\x00") & set(said.stdout + said.stderr)


@pytest.mark.usefixtures("learned")
def test_bytes_that_are_no_text_are_a_mark_and_not_a_traceback(tmp_path: Path) -> None:
    said = levelhead_here(tmp_path, "draft", "Do you ship \udcff to Hawaii?")
    assert said.returncode == 0 and "Do you ship \ufffd to Hawaii?" in said.stdout and not said.stderr
    lost = levelhead_here(tmp_path, "forget", "112-\udcff", DATABASE_URL=_migrated(tmp_path))
    assert lost.returncode == 1 and "No case or order '112-\ufffd'" in lost.stderr


def test_a_report_whose_name_is_no_text_is_taken_in(tmp_path: Path) -> None:
    file = tmp_path / "st\udcffock.txt"
    file.write_text("sku\tafn-fulfillable-quantity\tproduct-name\nLAMP-1\t5\tLamp\n")
    said = levelhead_here(tmp_path, "import", str(file), DATABASE_URL=_migrated(tmp_path))
    assert said.returncode == 0, said.stderr
    assert "st\ufffdock.txt: the FBA inventory report" in said.stdout and "1 row taken" in said.stdout


def _migrated(folder: Path) -> str:
    url = f"sqlite:///{folder / 'team.db'}"
    levelhead_here(folder, "migrate", DATABASE_URL=url)
    return url


@pytest.mark.deep
@pytest.mark.usefixtures("learned")
def test_policies_of_a_file_that_is_no_text_by_name_or_words_are_saved_with_marks_and_can_be_read(
    tmp_path: Path,
) -> None:
    page, folder = tmp_path / "lamps\udcff.txt", tmp_path / "policies"
    page.write_bytes(b"Lamps\n\nLamps may come\0 back within 21 days of delivery.\n")
    shutil.copytree(PROJECT / "policies", folder)
    ours = {"LEVELHEAD_POLICIES": str(folder), "DATABASE_URL": _migrated(tmp_path)}
    said = levelhead_here(tmp_path, "policies", "import", str(page), "--yes", **ours)
    assert said.returncode == 0, said.stderr
    written = (folder / "lamps.yaml").read_text(encoding="utf-8")
    assert "may come\ufffd back" in written and "lamps\ufffd.txt" in written
    assert any("may come\ufffd back" in clause.text for clause in read_policies(folder).book.clauses.values())
