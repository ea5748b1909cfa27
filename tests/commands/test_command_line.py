"""The command line: as a program of its own, and in this process."""

import json
import os
import shutil
import subprocess
import sys
from datetime import date
from errno import ENOSPC
from pathlib import Path

import pytest

from bot.__main__ import COMMANDS, command, main
from bot.commands.desks.one_case import terminal_desk
from bot.commands.terminal.new_files import written
from bot.errors import LevelheadError
from bot.loading.sources import read_policies
from bot.settings import PROJECT
from tests.command_line import Levelhead, either_way, levelhead_here

pytestmark = pytest.mark.usefixtures("learned")


@either_way
def test_a_draft_as_one_json_object_has_every_key(tmp_path: Path, levelhead: Levelhead) -> None:
    case = tmp_path / "case.yaml"
    case.write_text(
        "message: Do you ship to Hawaii?\nfacts: {today: 2026-05-04}\ncontext: []\nmarketplace: amazon.com\n"
    )
    answer = levelhead(tmp_path, "draft", "--case", str(case), "--json")
    assert answer.returncode == 0, answer.stderr
    outcome = json.loads(answer.stdout)
    wanted = {"situation", "lane", "approver", "brief", "text", "citations", "commitments", "findings", "verdict"}
    assert wanted | {"rewrite", "writer", "policy_version"} <= set(outcome)
    assert outcome["brief"] is None and outcome["citations"][0]["clause"] == "shipping.alaska_hawaii"


def test_a_message_from_standard_input_is_drafted_readably(tmp_path: Path) -> None:
    answer = levelhead_here(tmp_path, "draft", stdin="Do you ship to Hawaii?")
    assert answer.returncode == 0 and "shipping.alaska_hawaii" in answer.stdout


async def test_a_case_of_another_day_is_drafted_on_that_day_wherever_the_team_works(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LEVELHEAD_TIMEZONE", "Pacific/Auckland")
    async with terminal_desk(day=date(2026, 5, 4)) as desk:
        assert desk.today == date(2026, 5, 4)


def test_the_help_names_every_command_and_loads_none(tmp_path: Path) -> None:
    helped = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "bot", "--help"], cwd=PROJECT, capture_output=True, text=True
    )
    assert helped.returncode == 0 and set(COMMANDS) <= set(helped.stdout.split())
    assert "bot.errors" in helped.stderr and "bot.commands" not in helped.stderr


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_options_and_does_something(name: str) -> None:
    assert callable(command(name).add_options) and callable(command(name).main)


@pytest.mark.parametrize("gone", ["the reader", "the room"])
def test_what_is_written_for_nobody_or_on_a_full_disk_ends_with_a_sentence_at_most(
    gone: str, sqlite_file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{sqlite_file}")
    with os.fdopen(writing, "w") if gone == "the reader" else Path("/dev/full").open("w") as nowhere:
        monkeypatch.setattr("sys.stdout", nowhere)
        with pytest.raises(SystemExit) as ended:
            main(["status", "--json"])
    said = capsys.readouterr().err
    assert ended.value.code == 1
    assert said == ("" if gone == "the reader" else "No space left on device: free some space and try again.\n")


def test_a_file_that_could_not_be_finished_is_taken_away(tmp_path: Path) -> None:
    """Half an export reads as a whole one, and keeps the next from its name."""
    file = tmp_path / "cases.jsonl"
    with pytest.raises(LevelheadError, match="cases.jsonl: No space left"), written(file) as half:
        half.write("{}")
        raise OSError(ENOSPC, os.strerror(ENOSPC))
    with pytest.raises(LevelheadError, match="gone"), written(file) as half:
        raise LevelheadError("gone")
    with written(file) as whole:
        whole.write("{}")
    with pytest.raises(LevelheadError, match="there already"), written(file):
        pass
    assert file.read_text() == "{}"


def test_a_commands_help_has_its_options_also_behind_two_dashes(tmp_path: Path) -> None:
    assert "--marketplace NAME" in levelhead_here(tmp_path, "tone", "--help").stdout
    assert levelhead_here(tmp_path, "--", "backup", "--nowhere").returncode == 2


@pytest.mark.parametrize(
    ("words", "text"),
    [
        (("--", "tone", "Thank you for the photo."), "Thank you for the photo."),
        (("--", "tone", "--json", "--", "-hi"), "-hi"),
        pytest.param(("tone", "- hello there"), "- hello there", marks=pytest.mark.deep),
        (("tone", "-hello, the lamp leaves on Monday"), "-hello, the lamp leaves on Monday"),
        pytest.param(("tone", "--the lamp leaves on Monday"), "--the lamp leaves on Monday", marks=pytest.mark.deep),
        (("tone", "-have a look:\n- the lamp\n- the shade", "--message", "-hm what"), "-have a look:\n- the lamp\n- the shade"),
        pytest.param(("tone", "--message=-hm what", "--", "-hello"), "-hello", marks=pytest.mark.deep),
        (("draft", "-here it is -5 degrees and the heater stays off"), None),
    ],
)  # fmt: skip
def test_a_text_may_begin_with_a_hyphen(tmp_path: Path, words: tuple[str, ...], text: str | None) -> None:
    answer = levelhead_here(tmp_path, *(words if "--json" in words else _with_json(words)))
    assert answer.returncode == 0, answer.stderr
    outcome = json.loads(answer.stdout)
    assert outcome["text"] == text if text else outcome["situation"]
    told = [finding["reason"] for finding in outcome["findings"] if finding["rule"] == "unchecked"]
    assert ["`levelhead review --case FILE`" in reason for reason in told] == ([True] if text else [])


def _with_json(words: tuple[str, ...]) -> list[str]:
    """The call with the option behind its command."""
    at = 1 + next(i for i, word in enumerate(words) if word != "--")
    return [*words[:at], "--json", *words[at:]]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("draft --jsn Where", "levelhead draft: error: unrecognized arguments: --jsn; did you mean --json?"),
        ("tone --marketplce amazon.com hi", "unrecognized arguments: --marketplce hi; did you mean --marketplace?"),
        ("review -case=mine.yaml --case a", "unrecognized arguments: -case=mine.yaml; did you mean --case?"),
        ("policies import --ful a.txt", "unrecognized arguments: --ful\n"),
        ("report --since", "unrecognized arguments: --since\n"),
        ("draft --json=1 hi", "--json takes no value"),
        ("drft hi", "invalid choice: 'drft'; did you mean draft?"),
        ("proposals lst", "invalid choice: 'lst'; did you mean list?"),
        ("frobnicate", "invalid choice: 'frobnicate' (choose from"),
        ("draft Where is my order?", "unrecognized arguments: is my order?; put your text in quotes"),
        ("status now please", "unrecognized arguments: now please\n"),
        ("try --port 99999", "'99999' is no port; write a number up to 65535, or 0 for a free one"),
        ("try --port=-1", "'-1' is no port"),
    ],
)
def test_a_slip_in_a_call_is_told_with_what_was_meant(tmp_path: Path, words: str, told: str) -> None:
    answer = levelhead_here(tmp_path, *words.split())
    assert answer.returncode == 2 and told in answer.stderr
    assert f"usage: levelhead {words.split()[0]}" in answer.stderr or "invalid choice" in told


@pytest.mark.parametrize("word", ["-hi", "-Thanks", "--sure"])
def test_a_single_word_with_a_hyphen_is_told_where_to_stand(tmp_path: Path, word: str) -> None:
    answer = levelhead_here(tmp_path, "tone", word)
    assert answer.returncode == 2 and f"after two hyphens: -- {word}" in answer.stderr


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("mesage: hi\n", "did you mean 'message'"),
        ("message: [\n", "YAML broke here"),
        ("message: hi\nfulfilment: amazn\n", "did you mean 'amazon'"),
    ],
)
def test_a_broken_case_is_named_with_file_line_and_remedy(tmp_path: Path, text: str, says: str) -> None:
    case = tmp_path / "case.yaml"
    case.write_text(text)
    answer = levelhead_here(tmp_path, "draft", "--case", str(case))
    assert answer.returncode == 1 and "case.yaml:" in answer.stderr and says in answer.stderr


def test_cases_that_are_not_there_are_named_with_what_is_wrong(tmp_path: Path) -> None:
    assert levelhead_here(tmp_path, "evaluate", "mine.yaml").stderr == "mine.yaml: No such file or directory.\n"


@pytest.mark.parametrize("command", ["draft", "review"])
def test_a_case_of_a_marketplace_that_nobody_knows_is_refused_with_the_nearest(tmp_path: Path, command: str) -> None:
    case = tmp_path / "case.yaml"
    case.write_text("message: hi\nmarketplace: amazon\nreply: Hello.\n")
    answer = levelhead_here(tmp_path, command, "--case", str(case))
    assert answer.returncode == 1 and "did you mean 'amazon.com'?" in answer.stderr


def test_run_names_every_missing_setting_at_once(tmp_path: Path) -> None:
    answer = levelhead_here(tmp_path, "run")
    assert answer.returncode == 1
    assert all(name in answer.stderr for name in ("SLACK_BOT_TOKEN", "SLACK_APP_TOKEN", "LEVELHEAD_CONNECTED_BY"))


def test_run_and_check_name_a_slip_in_env_with_its_line(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("SLACK_BOT_TOKEN=xoxb-1\nSLACK_APP_TOKN=xapp-hunter2\n")
    for words in (["run"], ["check", "--offline"]):
        answer = levelhead_here(tmp_path, *words)
        assert "SLACK_APP_TOKN (.env, line 2) is no setting" in answer.stdout + answer.stderr
        assert answer.returncode == 1 and "hunter2" not in answer.stdout + answer.stderr
    (tmp_path / ".env").write_text("LEVELHEAD_KEEP_DAYS: 30\nSLACK_APP_TOKN=xapp-hunter2\n")
    told = levelhead_here(tmp_path, "check", "--offline")
    assert told.returncode == 1 and "line 1: this can't be read" in told.stdout and "(.env, line 2)" in told.stdout


@either_way
def test_run_that_starts_says_what_does_nothing(tmp_path: Path, levelhead: Levelhead) -> None:
    (tmp_path / ".env").write_text("LEVELHEAD_KEEP_DAY=30\n")
    given = {"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_APP_TOKEN": "xapp-1", "LEVELHEAD_CONNECTED_BY": "U0OMARHAD04"}
    answer = levelhead(tmp_path, "run", SLACK_API_URL="http://127.0.0.1:1/", **given)
    assert "LEVELHEAD_KEEP_DAY (.env, line 1) is no setting, so it does nothing; is it LEVELHEAD" in answer.stderr


@either_way
def test_run_without_a_network_says_so_and_shows_no_token(tmp_path: Path, levelhead: Levelhead) -> None:
    secrets = {
        "SLACK_BOT_TOKEN": "xoxb-secret",
        "SLACK_APP_TOKEN": "xapp-secret",
        "LEVELHEAD_CONNECTED_BY": "U0OMARHAD04",
    }
    answer = levelhead(tmp_path, "run", SLACK_API_URL="http://127.0.0.1:1/", **secrets)
    assert answer.returncode == 1 and "can't be reached" in answer.stderr
    assert "secret" not in answer.stdout + answer.stderr


def test_check_fails_without_tokens_and_counts_what_is_still_to_confirm(tmp_path: Path) -> None:
    """A line for each of seventy would hide what is missing; they are listed when asked for."""
    answer = levelhead_here(tmp_path, "check", "--offline")
    assert answer.returncode == 1
    assert "SLACK_BOT_TOKEN is missing" in answer.stdout and answer.stdout.count("still to confirm") == 1
    listed = levelhead_here(tmp_path, "check", "--offline", "--to-confirm").stdout
    told = answer.stdout.partition("still to confirm: ")[2].partition(";")[0].split(", ")
    counts = [int(kind.split()[0]) for kind in told if kind[0].isdigit()]
    assert listed.count("is still to confirm at ") == sum(counts) and len(counts) > 1
    assert "clauses that replies rest on" in told[0], "first, what drafts cite"


def test_check_names_a_broken_policy_with_its_line(tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "a.yaml").write_text("policy: a\ntitle: A\nclauses:\n  - id: a.b\n    tittle: B\n    text: C\n")
    answer = levelhead_here(tmp_path, "check", "--offline", LEVELHEAD_POLICIES=str(folder))
    assert answer.returncode == 1 and "mine/a.yaml:5" in answer.stdout
    answer = levelhead_here(folder, "check", "--offline", LEVELHEAD_POLICIES=".")
    assert answer.returncode == 1 and "mine/a.yaml:5" in answer.stdout


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (None, "prompts/triage_task.md: there is no such prompt"),
        ("", "prompts/triage_task.md:1: the first line must declare"),
        ("{# variables: #}\n", "prompts/triage_task.md:1: nothing stands below the first line"),
    ],
)
def test_check_names_a_prompt_that_is_missing_or_empty(tmp_path: Path, text: str | None, told: str) -> None:
    shutil.copytree(PROJECT / "prompts", tmp_path / "mine")
    (tmp_path / "mine" / "triage_task.md").unlink()
    if text is not None:
        (tmp_path / "mine" / "triage_task.md").write_text(text)
    answer = levelhead_here(tmp_path, "check", "--offline", LEVELHEAD_PROMPTS=str(tmp_path / "mine"))
    assert told in answer.stdout


def test_check_tells_how_sure_the_prices_are_and_names_a_broken_one(tmp_path: Path) -> None:
    answer = levelhead_here(tmp_path, "check", "--offline", ANTHROPIC_API_KEY="sk")
    assert "prices.yaml: of" in answer.stdout and "still to be confirmed" in answer.stdout
    (tmp_path / "mine.yaml").write_text("prices: Claude\ncurrency: USD\nas_of: soon\nmodels: {}\n")
    answer = levelhead_here(tmp_path, "check", "--offline", LEVELHEAD_PRICES=str(tmp_path / "mine.yaml"))
    assert answer.returncode == 1 and "mine.yaml:3" in answer.stdout


def test_policies_are_imported_from_a_text_and_hold(tmp_path: Path) -> None:
    folder = tmp_path / "policies"
    shutil.copytree(PROJECT / "policies", folder)
    page = tmp_path / "our page.md"
    page.write_text("## Window\nLamps may come back within 21 days of delivery.\n\nYou are a kind assistant for us.\n")
    shown = levelhead_here(tmp_path, "policies", "import", str(page), "--show")
    assert shown.returncode == 0 and "window_days: 21" in shown.stdout and "kind assistant" in shown.stdout
    asked = levelhead_here(tmp_path, "policies", "import", str(page), "--policies", str(folder))
    assert asked.returncode == 1 and "--yes" in asked.stderr
    saved = levelhead_here(tmp_path, "policies", "import", str(page), "--policies", str(folder), "--yes")
    assert saved.returncode == 0 and (folder / "our_page.yaml").is_file()
    again = levelhead_here(tmp_path, "policies", "import", str(page), "--policies", str(folder), "--yes")
    assert again.returncode == 1 and "there already" in again.stderr


def test_an_import_into_the_team_s_policies_is_a_line_of_the_trail(tmp_path: Path, sqlite_file: Path) -> None:
    page = tmp_path / "lamps.md"
    page.write_text("Lamps may come back within 21 days of delivery.\n")
    folder = shutil.copytree(PROJECT / "policies", tmp_path / "policies")
    ours = {"LEVELHEAD_POLICIES": str(folder), "DATABASE_URL": f"sqlite:///{sqlite_file}"}
    before = read_policies(folder).book.version
    assert levelhead_here(tmp_path, "policies", "import", str(page), "--yes", **ours).returncode == 0
    (line,) = map(json.loads, levelhead_here(tmp_path, "audit", "export", **ours).stdout.splitlines())
    assert (line["case"], line["kind"], line["actor"]) == ("policies", "policies imported", "operator")
    told = {"was": before, "version": read_policies(folder).book.version, "file": "lamps.yaml", "clauses": 1}
    assert line["details"] == told
    assert "The trail holds (1 lines of 0 cases" in levelhead_here(tmp_path, "audit", "verify", **ours).stdout


@pytest.mark.deep
def test_a_pasted_conversation_is_said_to_be_read_as_one(tmp_path: Path) -> None:
    words = "Customer: The tray is bent, photo attached.\nUs: Could you send a photo?\nCustomer: I did. What now?"
    shown = levelhead_here(tmp_path, "draft", words)
    assert "Read as a conversation of 3 messages, 1 of them ours." in shown.stdout
    outcome = json.loads(levelhead_here(tmp_path, "draft", words, "--json").stdout)
    assert outcome["conversation"] == {"messages": 3, "ours": 1}


def test_a_review_of_a_case_has_the_keys_of_a_draft(tmp_path: Path) -> None:
    case = tmp_path / "case.yaml"
    case.write_text("message: Do you ship to Hawaii?\nreply: Hello, I will write to you tomorrow with the cost.\n")
    answer = levelhead_here(tmp_path, "review", "--case", str(case), "--json")
    outcome = json.loads(answer.stdout)
    assert outcome["lane"] == "routine" and outcome["text"].startswith("Hello, I will write")
    assert outcome["brief"] is None and outcome["so_far"]["wants"] == ["Do you ship to Hawaii?"]
    draft = json.loads(levelhead_here(tmp_path, "draft", "--case", str(case), "--json").stdout)
    tone = json.loads(levelhead_here(tmp_path, "tone", "Do you ship to Hawaii?", "--json").stdout)
    assert set(outcome) == set(draft) == set(tone)
    case.write_text("message: Do you ship to Hawaii?\n")
    missing = levelhead_here(tmp_path, "review", "--case", str(case))
    assert missing.returncode == 1 and "no `reply`" in missing.stderr


def test_a_draft_holds_the_customers_own_sentence(tmp_path: Path) -> None:
    told = "Hi, my sister ordered it. The mug came in two pieces. Thanks, Jo"
    draft = json.loads(levelhead_here(tmp_path, "draft", told, "--json").stdout)
    assert "You write: “The mug came in two pieces.”" in draft["text"]
    assert draft["verdict"] != "stop"


@pytest.mark.deep
def test_the_examples_are_measured_and_the_second_run_is_compared(tmp_path: Path) -> None:
    first = levelhead_here(tmp_path, "evaluate", "--json")
    assert first.returncode == 0, first.stderr
    figures = json.loads(first.stdout)
    assert figures["before"] is None and figures["rates"]["lane"]["of"] == 10
    assert figures["failures"] == [], "the examples are right on every weekday"
    again = json.loads(levelhead_here(tmp_path, "evaluate", "--json").stdout)
    assert again["before"]["rates"] == figures["rates"]
