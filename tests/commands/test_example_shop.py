"""The shop of `levelhead try`: its reports are read whole, and every order that a message names is in them."""

from datetime import date
from io import BytesIO

import pytest

from bot.checks.personal_data.numbers.identifiers import ORDER_ID
from bot.commands.try_shop import SHOP, messages, report
from bot.domain.records import OrderLine
from bot.records.form import recognise
from bot.records.reading import Taken, read

REPORTS = sorted((SHOP / "reports").glob("*.txt"))
TODAY = date(2026, 11, 26)


@pytest.mark.parametrize("path", REPORTS, ids=[p.stem for p in REPORTS])
def test_every_row_of_every_report_is_taken(path: object) -> None:
    file = BytesIO(report(path, TODAY))  # type: ignore[arg-type]
    found = list(read(file, recognise(file)))
    assert found and all(isinstance(row, Taken) for row in found)


def test_the_orders_that_messages_name_are_in_the_report() -> None:
    file = BytesIO(report(SHOP / "reports" / "orders.txt", TODAY))
    rows = [r for row in read(file, recognise(file)) if isinstance(row, Taken) for r in row.records]
    known = {r.order_id for r in rows if isinstance(r, OrderLine)}
    named = {order_id for sample in messages() for order_id in ORDER_ID.findall(sample.text)}
    assert len(named) >= 4 and named <= known
