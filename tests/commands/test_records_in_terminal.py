"""`levelhead draft` and `review` use the company's records where they are, on both databases, and say what was found."""

import json
from pathlib import Path

import pytest

from bot.__main__ import main

ORDER = "112-4070611-2246605"
REPORT = (
    "amazon-order-id\tpurchase-date\torder-status\tfulfillment-channel\tsku\tproduct-name\tquantity\n"
    f"{ORDER}\t2026-11-02\tShipped\tMerchant\tSHELF-OAK\tOak shelf\t1\n"
    "113-7720214-1956202\t2026-11-03\tShipped\tAmazon\tLAMP\tBrass lamp\t1\n"
)


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.deep)])
def database(request: pytest.FixtureRequest, sqlite_file: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    url = request.getfixturevalue("postgres_url") if request.param == "postgres" else f"sqlite:///{sqlite_file}"
    monkeypatch.setenv("DATABASE_URL", url)
    return sqlite_file


def run(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    with pytest.raises(SystemExit) as ended:
        main(words)
    said = capsys.readouterr()
    assert not ended.value.code, said.err
    return said.out


@pytest.fixture
def stocked(database: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report = tmp_path / "orders.txt"
    report.write_text(REPORT, "utf-8")
    run(capsys, "import", str(report), "--as-of", "2026-11-12")


def case(tmp_path: Path, message: str, reply: str = "Hello.") -> str:
    path = tmp_path / "case.yaml"
    path.write_text(json.dumps({"message": message, "reply": reply, "facts": {"today": "2026-11-15"}}), "utf-8")
    return str(path)


@pytest.mark.parametrize("command", ["draft", "review"])
def test_facts_are_told_with_their_source_and_age(
    command: str, stocked: None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = case(tmp_path, f"Where is my order {ORDER}? I ordered it on 9 October.")
    records = json.loads(run(capsys, command, "--case", path, "--json"))["records"]
    facts = {f["fact"]: f for f in records["facts"]}
    assert facts["item"]["value"] == "Oak shelf"
    assert (facts["item"]["source"], facts["item"]["age_days"]) == ("orders report of 12 Nov 2026", 3)
    assert "ordered_on" not in facts and "2 Nov 2026" in records["differs"][0], "open, so nobody uses it"
    assert records["unknown"] == [] and ORDER in records["told"][0]


@pytest.mark.deep
def test_an_order_of_amazons_changes_the_route(
    stocked: None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = case(tmp_path, "The lamp of order 113-7720214-1956202 came broken, I want my money back.")
    outcome = json.loads(run(capsys, "draft", "--case", path, "--anyway", "--json"))
    facts = {f["fact"]: f["value"] for f in outcome["records"]["facts"]}
    assert facts["fulfilment_checked"] == "yes"
    assert "fulfilled by Amazon" in outcome["records"]["told"][0]


def test_an_unknown_order_is_said_to_be_unknown(
    stocked: None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shown = run(capsys, "draft", "Where is my order 999-1234567-7654321?")
    assert "No report has order 999-1234567-7654321." in " ".join(shown.split())


def test_nothing_of_the_case_goes_to_the_teams_database(
    stocked: None, database: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(capsys, "draft", f"Where is my order {ORDER}?")
    exported = tmp_path / "cases.jsonl"
    run(capsys, "export", "--output", str(exported))
    assert ORDER not in exported.read_text("utf-8")


def test_without_a_database_nothing_is_looked_up_and_none_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'none.db'}")
    outcome = json.loads(run(capsys, "draft", f"Where is my order {ORDER}?", "--json"))
    assert outcome["records"] is None and not (tmp_path / "none.db").exists()


def test_a_database_that_cannot_be_read_is_said_and_the_draft_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "broken.db").write_bytes(b"no database at all" * 100)
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'broken.db'}")
    with pytest.raises(SystemExit) as ended:
        main(["draft", f"Where is my order {ORDER}?", "--json"])
    said = capsys.readouterr()
    assert not ended.value.code and json.loads(said.out)["text"]
    assert "Nothing was looked up" in said.err and "not an SQLite database" in said.err
