"""`levelhead import`: reports come in from the command line, on both databases."""

import json
import os
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.__main__ import main

ORDERS = "amazon-order-id\tpurchase-date\tsku\tquantity\tship-city\n"
RETURNS = "return-date\torder-id\tsku\tdetailed-disposition\tlicense-plate-number\tcustomer-comments\n"


@pytest.fixture(params=["sqlite", "postgres"])
def database(request: pytest.FixtureRequest, sqlite_file: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    url = request.getfixturevalue("postgres_url") if request.param == "postgres" else f"sqlite:///{sqlite_file}"
    monkeypatch.setenv("DATABASE_URL", url)
    return sqlite_file


def run(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str]:
    with pytest.raises(SystemExit) as ended:
        main(words)
    said = capsys.readouterr()
    return int(ended.value.code or 0), said.out + said.err


def test_a_report_is_taken_and_taken_again(database: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report = tmp_path / "orders.txt"
    report.write_text(ORDERS + "111-1\t2026-11-02\tRUG\t1\tX\n111-2\tsoon\tRUG\t1\tX\n", "utf-8")
    for _ in range(2):
        status, said = run(capsys, "import", str(report), "--as-of", "2026-11-12")
        assert status == 0
        assert "the orders report of 12 Nov 2026, 1 row taken, 1 refused" in said
        assert "line 3: purchase-date is 'soon', which isn't a date" in said


def test_a_report_is_of_the_day_on_which_the_team_downloaded_it_where_it_works(
    sqlite_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{sqlite_file}")
    monkeypatch.setenv("LEVELHEAD_TIMEZONE", "America/New_York")
    report, evening = tmp_path / "orders.txt", datetime(2026, 11, 23, 2, 30, tzinfo=UTC).timestamp()
    report.write_text(ORDERS + "111-1\t2026-11-02\tRUG\t1\tX\n", "utf-8")
    os.utime(report, (evening, evening))
    _, said = run(capsys, "import", str(report))
    assert "the orders report of 22 Nov 2026" in said


def test_a_report_of_which_nothing_was_kept_is_no_proof_of_absence(
    database: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It was named as the report in which there were no orders."""
    report = tmp_path / "orders.txt"
    report.write_text(ORDERS + "111-1\tsoon\tRUG\t1\tX\n", "utf-8")
    _, said = run(capsys, "import", str(report), "--as-of", "2026-11-12")
    assert "Nothing of it is kept" in said
    _, said = run(capsys, "ask", "how many orders came in last month?")
    assert "No orders report was imported, so nothing is known of orders." in said


def test_a_file_that_cannot_be_taken_is_named_and_the_others_are_taken(
    database: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report, other = tmp_path / "orders.txt", tmp_path / "notes.txt"
    report.write_text(ORDERS + "111-1\t2026-11-02\tRUG\t1\tX\n", "utf-8")
    other.write_text("these are notes\n", "utf-8")
    status, said = run(capsys, "import", str(other), str(tmp_path / "missing.txt"), str(report))
    assert status == 1
    assert "notes.txt: The columns of this file are of no report" in said
    assert "missing.txt: No such file" in said
    assert "1 row taken, none refused" in said


def test_a_buyers_comment_is_kept_without_the_buyer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'team.db'}")
    report = tmp_path / "returns.txt"
    report.write_text(
        RETURNS + "2026-11-02\t111-1\tRUG\tSELLABLE\tLPN1\tToo small, write to ann@example.com\n", "utf-8"
    )
    assert run(capsys, "import", str(report))[0] == 0
    kept = sqlite3.connect(tmp_path / "team.db").execute("SELECT comment FROM return_lines").fetchall()
    assert kept == [("Too small, write to […]",)]


@pytest.mark.deep
def test_many_rows_refused_for_one_reason_are_one_line_and_nothing_taken_is_a_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'team.db'}")
    report = tmp_path / "orders.txt"
    report.write_text(ORDERS + "111-1\t2026-11-02\tRUG\tone\tX\n" * 30, "utf-8")
    status, said = run(capsys, "import", str(report))
    assert status == 1 and "0 rows taken, 30 refused" in said
    assert "lines 2, 3, 4, 5, 6 and 15 more: quantity is 'one', which isn't a whole number" in said
    assert "and 10 more rows" in said and "Nothing of it is kept" in said


def test_a_day_that_is_none_says_how_to_write_it(capsys: pytest.CaptureFixture[str]) -> None:
    status, said = run(capsys, "import", "x.txt", "--as-of", "12.11.2026")
    assert status == 2 and "'12.11.2026' is no day; write it as 2026-11-12" in said


UNSHIPPED = "order-id\tsku\tpurchase-date\tpromise-date\tquantity-purchased\tquantity-to-ship\n"


def test_what_a_later_report_of_unshipped_orders_no_longer_names_has_left_or_ended(
    database: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Unless a row of the later one was refused, which may be the very order."""
    report, rug = tmp_path / "unshipped.txt", "\tRUG\t2026-11-02\t2026-11-05\t1\t"
    days = (("2026-11-03", "111-1 111-2 111-3", ""), ("2026-11-04", "111-1", "111-2"), ("2026-11-05", "111-1", ""))
    told = {
        "111-3": ["Unshipped", "Unshipped", "Not among the unshipped orders of 5 Nov 2026"],
        "111-1": ["Unshipped"] * 3,
    }
    for day, (as_of, orders, bad) in enumerate(days):
        rows = [f"{order}{rug}1\n" for order in orders.split()] + [f"{order}{rug}x\n" for order in bad.split()]
        report.write_text(UNSHIPPED + "".join(rows), "utf-8")
        assert run(capsys, "import", str(report), "--as-of", as_of)[0] == 0
        for order, statuses in told.items():
            _, said = run(capsys, "ask", "--json", f"where is order {order}?")
            (sheet,) = json.loads(said)["sheets"]
            assert statuses[day] in sheet["rows"][0]


SETTLEMENT = "settlement-id\tcurrency\ttransaction-type\torder-id\tsku\tamount-type\tamount\tposted-date\n"


def test_a_refund_of_which_a_row_may_be_missing_has_a_day_and_no_amount(
    database: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report, refund = (
        tmp_path / "settlement.txt",
        "1\tUSD\tRefund\t111-1111111-1111111\tRUG\tItemPrice\t{}\t2026-11-05\n",
    )
    for amounts, told in (
        (("-18.00", "-1.50"), "a refund of $19.50 was posted on 5 Nov 2026"),
        (("-18.00", "?"), "a refund of an amount that isn't known was posted on 5 Nov 2026"),
    ):
        report.write_text(SETTLEMENT + "".join(map(refund.format, amounts)), "utf-8")
        _, said = run(capsys, "import", str(report), "--as-of", "2026-11-12")
        assert ("no amounts of it are kept" in said) == ("?" in amounts)
        _, said = run(capsys, "ask", "was order 111-1111111-1111111 refunded?")
        assert told in " ".join(said.split())
        _, said = run(capsys, "ask", "what was refunded in November?")
        assert "Refunds posted" in said and "settlement report of 12 Nov 2026" in said
