"""Sample reports and header lines of public projects, read where they lie beside the project; skipped, saying so, elsewhere."""

import json
import os
import random
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from bot.domain.records import Product, ReportKind, StockLine
from bot.records.form import recognise
from bot.records.layouts import ReportError
from bot.records.reading import Taken, read
from bot.settings import PROJECT

SAMPLES = Path(os.environ.get("LEVELHEAD_SHARED", PROJECT.parent / "shared")) / "data" / "reports"
KINDS = {
    "GET_MERCHANT_LISTINGS_ALL_DATA": ReportKind.LISTINGS,
    "GET_MERCHANT_LISTINGS_DATA": ReportKind.LISTINGS,
    "GET_MERCHANT_LISTINGS_INACTIVE_DATA": ReportKind.LISTINGS,
    "GET_MERCHANT_CANCELLED_LISTINGS_DATA": ReportKind.LISTINGS,
    "GET_FLAT_FILE_ACTIONABLE_ORDER_DATA_SHIPPING": ReportKind.UNSHIPPED_ORDERS,
    "GET_FLAT_FILE_ALL_ORDERS_DATA_BY_ORDER_DATE_GENERAL": ReportKind.ORDERS,
    "GET_FLAT_FILE_ALL_ORDERS_DATA_BY_LAST_UPDATE_GENERAL": ReportKind.ORDERS,
    "GET_FLAT_FILE_ARCHIVED_ORDERS_DATA_BY_ORDER_DATE": ReportKind.ORDERS,
    "GET_FBA_MYI_UNSUPPRESSED_INVENTORY_DATA": ReportKind.FBA_INVENTORY,
    "GET_AFN_INVENTORY_DATA": ReportKind.FBA_INVENTORY,
    "GET_FBA_FULFILLMENT_CUSTOMER_RETURNS_DATA": ReportKind.FBA_RETURNS,
    "GET_FLAT_FILE_RETURNS_DATA_BY_RETURN_DATE": ReportKind.SELLER_RETURNS,
    "GET_LEDGER_DETAIL_VIEW_DATA": ReportKind.LEDGER,
    "GET_RESERVED_INVENTORY_DATA": ReportKind.RESERVED_INVENTORY,
}
LIKE = {
    "GET_MERCHANT_LISTINGS_DATA_BACK_COMPAT": ReportKind.LISTINGS,
    "GET_AMAZON_FULFILLED_SHIPMENTS_DATA_GENERAL": ReportKind.ORDERS,
}
"""Not asked for, and read all the same: they hold what these do."""
pytestmark = pytest.mark.skipif(not SAMPLES.is_dir(), reason=f"NO SAMPLES: {SAMPLES} isn't here, nothing was read.")


@pytest.fixture(scope="module")
def headers() -> dict[str, Any]:
    found: dict[str, Any] = json.loads((SAMPLES / "headers.json").read_text(encoding="utf-8"))
    return found


def kind_of(columns: list[str], mark: str = "\t") -> ReportKind:
    return recognise(BytesIO((mark.join(columns) + "\n").encode())).kind


def test_the_listings_of_a_public_test_fixture_are_taken_in() -> None:
    with (SAMPLES / "GET_MERCHANT_LISTINGS_ALL_DATA.sample.txt").open("rb") as file:
        rows = list(read(file, recognise(file)))
    records = [record for row in rows if isinstance(row, Taken) for record in row.records]
    products = [r for r in records if isinstance(r, Product)]
    assert len(rows) == len(products) == 3
    assert [p.price for p in products] == [Decimal(20), Decimal("0.02"), Decimal(10)]
    assert all(p.asin and p.asin.startswith("B0") for p in products)
    assert [s.available for s in records if isinstance(s, StockLine)] == [1, 1, 1]


def test_header_lines_of_real_files_are_recognised(headers: dict[str, Any]) -> None:
    seen = {name: name.split()[0] for name in headers["file_order"]}
    known = {name: KINDS[report] for name, report in seen.items() if report in KINDS}
    assert len(known) >= 8
    assert {name: kind_of(headers["file_order"][name]) for name in known} == known


def test_the_columns_of_a_public_connector_are_recognised_in_any_order(headers: dict[str, Any]) -> None:
    known = {name: kind for name, kind in (KINDS | LIKE).items() if name in headers["schemas"]}
    mixed = random.Random(7)
    for name, kind in known.items():
        columns = headers["schemas"][name]["columns"]
        for mark in "\t,":
            assert kind_of(mixed.sample(columns, len(columns)), mark) is kind, name


def test_reports_of_other_things_are_refused_and_never_taken_for_one_of_these(headers: dict[str, Any]) -> None:
    others = headers["schemas"].keys() - KINDS.keys() - LIKE.keys()
    assert len(others) >= 15
    for name in others:
        with pytest.raises(ReportError, match="of no report that is known here"):
            kind_of(headers["schemas"][name]["columns"])
