"""`levelhead compare`: files in, a table and a proposal out."""

import csv
import io
import json
import logging
import shutil
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.commands.try_shop import SHOP
from tests.command_line import Levelhead, either_way, levelhead_here

LISTINGS = SHOP / "listings"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for path in LISTINGS.glob("*.txt"):
        shutil.copy(path, tmp_path)
    return tmp_path


@either_way
def test_the_examples_are_compared_readably_as_json_markdown_and_csv(folder: Path, levelhead: Levelhead) -> None:
    files = ("ours.txt", "theirs-1.txt", "theirs-2.txt")
    answer = levelhead(
        folder, "compare", *files, "--markdown", "out.md", "--csv", "out.csv", "--revise", "shorter title"
    )
    assert answer.returncode == 0, answer.stderr
    assert "Internal" in answer.stdout and "adopt only if true of our product" in answer.stdout
    assert "| Height |" in (folder / "out.md").read_text("utf-8")
    rows = list(csv.reader(io.StringIO((folder / "out.csv").read_text("utf-8"))))
    assert ["attribute", "Height", "theirs 2", "stated", "30 cm", "30 cm high"] in rows
    outcome = json.loads(levelhead_here(folder, "compare", *files, "--json").stdout)
    height = next(row for row in outcome["rows"] if row["attribute"] == "height")
    assert height["cells"][0]["state"] == "contradictory" and outcome["still_broken"] == []


def test_a_product_of_the_records_by_sku_or_asin(folder: Path) -> None:
    shop = {"DATABASE_URL": f"sqlite:///{folder / 'team.db'}"}
    report = (SHOP / "reports" / "listings.txt").read_text("utf-8").replace("{today-200}", "2026-05-01")
    (folder / "listings.txt").write_text(report, "utf-8")
    assert levelhead_here(folder, "import", "listings.txt", **shop).returncode == 0
    answer = levelhead_here(folder, "compare", "--sku", "B0HPLAMP01", "theirs-1.txt", "--json", **shop)
    assert answer.returncode == 0, answer.stderr
    outcome = json.loads(answer.stdout)
    assert outcome["listings"] == ["ours", "theirs 1"] and "34 cm high" in str(outcome["rows"])
    unknown = levelhead_here(folder, "compare", "--sku", "NOPE", "theirs-1.txt", **shop)
    assert unknown.returncode == 1 and "No report has the SKU or ASIN NOPE" in unknown.stderr


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ((), "Name the files"),
        (("empty.txt", "theirs-1.txt"), "is empty"),
        (("gone.txt",), "No such file"),
        (("ours.txt", *["theirs-1.txt"] * 6), "5 at most"),
        (("bytes.txt",), "not UTF-8"),
        (("long.txt",), "longer than 40,000"),
    ],
)
def test_what_cant_be_compared_is_said_with_what_to_do(
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: tuple[str, ...],
    says: str,
) -> None:
    (folder / "empty.txt").write_text(" \n", "utf-8")
    (folder / "bytes.txt").write_bytes(b"Lamp \xff\xfe")
    (folder / "long.txt").write_text("Lamp " * 9_000, "utf-8")
    monkeypatch.chdir(folder)
    with pytest.raises(SystemExit) as ended:
        main(("compare", *arguments))
    assert ended.value.code == 1 and says in capsys.readouterr().err


def test_a_comparison_that_can_not_be_written_is_shown_all_the_same(folder: Path) -> None:
    answer = levelhead_here(folder, "compare", "ours.txt", "theirs-1.txt", "--csv", "nowhere/out.csv", "--json")
    assert answer.returncode == 1 and answer.stderr == "nowhere/out.csv: No such file or directory.\n"
    assert json.loads(answer.stdout)


def test_no_command_leaves_its_logs_to_the_tests_behind_it() -> None:
    """The one above ends the process's logs below ERROR; the suite puts them back."""
    assert logging.getLogger("bot").isEnabledFor(logging.WARNING)
