"""`levelhead tone`, as a program of its own and in this process."""

import json
from pathlib import Path

from tests.command_line import Levelhead, either_way, levelhead_here

KEYS = {
    "situation", "lane", "approver", "brief", "text", "citations", "commitments", "findings", "verdict", "rewrite",
    "writer", "policy_version",
}  # fmt: skip


@either_way
def test_a_text_as_one_json_object_has_the_keys_of_a_draft(tmp_path: Path, levelhead: Levelhead) -> None:
    answer = levelhead(tmp_path, "tone", "Hello. You never read the chart. The lamp ships on Monday.", "--json")
    assert answer.returncode == 0, answer.stderr
    outcome = json.loads(answer.stdout)
    assert set(outcome) >= KEYS and outcome["situation"] is None
    assert outcome["verdict"] == "revise" and outcome["rewrite"] == "Hello. The lamp ships on Monday."
    assert outcome["findings"][0]["rule"] == "blame"


def test_a_file_and_standard_input_are_read_and_shown_readably(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("The lamp ships on Monday \N{PARTY POPPER}", "utf-8")
    for answer in (
        levelhead_here(tmp_path, "tone", "mine.txt"),
        levelhead_here(tmp_path, "tone", "-", stdin="Thank you :)"),
    ):
        assert answer.returncode == 0 and "Emojis" in answer.stdout


def test_the_marketplace_decides_what_is_forbidden(tmp_path: Path) -> None:
    text = "See oakmill.com for the manual, page 2."
    for place, verdict in (("amazon.com", "stop"), ("shopify", "ok")):
        answer = levelhead_here(tmp_path, "tone", text, "--marketplace", place, "--json")
        assert json.loads(answer.stdout)["verdict"] == verdict


def test_a_promised_outcome_is_told_and_does_not_stop_a_text_of_no_case(tmp_path: Path) -> None:
    answer = levelhead_here(tmp_path, "tone", "Amazon will definitely pay you back.", "--json")
    outcome = json.loads(answer.stdout)
    assert outcome["verdict"] == "revise"
    assert [f["rule"] for f in outcome["findings"] if f["severity"] == "warn"] == ["unsupported_promise"]
    assert "without its case" in outcome["findings"][-1]["reason"].lower()


def test_a_text_that_nothing_here_reads_is_not_said_to_read_well(tmp_path: Path) -> None:
    text = "Das haben wir Ihnen schon zweimal gesagt. Lesen Sie bitte endlich die Anleitung."
    outcome = json.loads(levelhead_here(tmp_path, "tone", text, "--json").stdout)
    assert outcome["verdict"] == "revise" and "can't be checked" in outcome["findings"][0]["reason"]


def test_nothing_to_read_is_said(tmp_path: Path) -> None:
    answer = levelhead_here(tmp_path, "tone", "-", stdin="  ")
    assert answer.returncode == 1 and answer.stderr.startswith("There is no text here. Give your text: levelhead tone")


def test_a_marketplace_that_nobody_knows_is_refused_with_the_nearest(tmp_path: Path) -> None:
    answer = levelhead_here(tmp_path, "tone", "See oakmill.com for the manual.", "--marketplace", "walmart.com")
    assert answer.returncode == 1 and "did you mean 'walmart'" in answer.stderr
