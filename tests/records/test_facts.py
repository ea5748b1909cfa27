"""What records tell is a fact only where it is of the one order that a case names."""

from datetime import date
from decimal import Decimal

from bot.domain.records import OrderLine, Recorded, Refund, Report, ReportKind
from bot.records.facts import facts
from bot.records.found import CaseRecords

DAY = date(2026, 11, 20)
LINE = OrderLine("111-0000000-0000001", "RUG", price=Decimal("20.00"), currency="USD")


def told(refunded: str) -> set[str]:
    paid = Refund("1", refunded, "RUG", "Refund", DAY, Decimal("20.00"), "USD")
    orders = {LINE.order_id: [Recorded(LINE, Report(1, ReportKind.ORDERS, "o.txt", DAY))]}
    refunds = (Recorded(paid, Report(2, ReportKind.SETTLEMENT, "s.txt", DAY)),)
    return {f.key for f in facts(CaseRecords(orders=orders, refunds=refunds), DAY)}


def test_a_refund_of_another_order_that_no_orders_report_has_is_none_of_this_one() -> None:
    assert "refund_issued_on" in told(LINE.order_id)
    assert told("111-0000000-0000002") == set()
