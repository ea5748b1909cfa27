"""What a model can look up, on the records of the example shop: checked arguments, few rows, ids for all of it."""

import json
from datetime import date, timedelta
from typing import Any

import pytest

from bot.checks.personal_data.redaction import Vault, redact_text
from bot.desk.company.questions.look_ups.conversation import MOST_LOOK_UPS, Conversation
from bot.desk.company.questions.look_ups.of_records import MOST_ROWS
from bot.desk.company.questions.look_ups.tools import LOOK_UPS
from bot.desk.parts.desk import Desk
from bot.domain.records import Product, ReportKind, StockLine
from bot.store.company import records
from tests.store.test_replies import approved

TODAY = date(2026, 11, 26)
YEAR = {"since": f"{TODAY - timedelta(days=365)}", "until": f"{TODAY}", "sku": ""}


@pytest.fixture
def desk(stocked_desk: Desk) -> Desk:
    return stocked_desk


@pytest.fixture
def talk(desk: Desk) -> Conversation:
    return Conversation(desk, Vault("a1b2c3"))


async def look(talk: Conversation, name: str, **arguments: Any) -> list[dict[str, Any]]:
    told = await talk.look_up(name, arguments)
    assert not told.error, told.text
    rows: list[dict[str, Any]] = json.loads(told.text)["rows"]
    return rows


async def test_a_product_is_found_by_everyday_words_and_by_its_name(talk: Conversation) -> None:
    (found,) = await look(talk, "find_products", words="blue bottle")
    assert found["SKU"] == "BOTTLE-BLUE" and found["Price"] == "24.90" and found["id"] == "L1.1"
    (named,) = await look(talk, "product", names=["B0HPBTLBLU"])
    assert named["SKU"] == "BOTTLE-BLUE" and named["report"] == "listings report of 26 Nov 2026"
    assert set(talk.rows) == {"L1", "L1.1", "L2", "L2.1"}


async def test_stock_that_a_report_leaves_blank_is_null_and_no_zero(talk: Conversation) -> None:
    found = await look(talk, "stock", names=["BOTTLE-BLUE", "BOTTLE-GREEN"])
    assert [(r["SKU"], r["Available"]) for r in found] == [("BOTTLE-BLUE", 118), ("BOTTLE-GREEN", None)]


async def test_an_order_and_what_came_back_of_it(talk: Conversation) -> None:
    (line,) = await look(talk, "order", order_id="112-5391166-8803432")
    assert line["Bought"] == f"{TODAY - timedelta(days=44)}" and line["Fulfilled by"] == "us"
    (back,) = await look(talk, "returns_of_order", order_id="112-5391166-8803432")
    assert back["In policy"] == "no" and back["Label paid by"] == "Customer"
    assert not {"name", "address", "email", "phone", "buyer"} & {key.lower() for key in (*line, *back)}


async def test_the_orders_of_an_item_are_listed_the_latest_first(talk: Conversation) -> None:
    (line,) = await look(talk, "orders_of_item", **YEAR | {"sku": "RUG-JUTE-M"})
    assert line["Order"] == "112-5391166-8803432" and line["Quantity"] == 1
    assert await look(talk, "orders_of_item", **YEAR | {"sku": "NOPE"}) == []


async def test_what_is_not_there_is_a_look_up_without_rows_that_can_be_named(talk: Conversation) -> None:
    assert await look(talk, "order", order_id="999-1234567-1234567") == []
    assert talk.rows["L1"].cells == ("999-1234567-1234567", 0)


async def test_orders_and_returns_are_counted(talk: Conversation) -> None:
    (all_of_it,) = await look(talk, "count_orders", **YEAR, by="nothing")
    assert (all_of_it["Orders"], all_of_it["Units"]) == (6, 8)
    best, *_ = await look(talk, "count_returns", **YEAR, by="product_and_reason")
    assert (best["SKU"], best["Reason"], best["Units"]) == ("KETTLE-BLUE", "DEFECTIVE", 5)
    months = await look(talk, "count_returns", **YEAR, by="month")
    assert [r["Month"] for r in months] == ["October 2026", "November 2026"]
    assert dict(talk.looked["L2"].totals) == {"Units": 6}


async def test_what_runs_out_and_how_old_it_all_is(talk: Conversation) -> None:
    assert "SHELF-OAK-120" in [r["SKU"] for r in await look(talk, "low_stock", units=9)]
    kinds = {r["Report"]: r["Day"] for r in await look(talk, "reports")}
    assert kinds["orders"] == f"{TODAY}"


async def test_clauses_and_processes_are_found_and_given_whole(talk: Conversation) -> None:
    found = await look(talk, "search_policies", words="a fulfilment centre measures wrong")
    assert "remeasure" in [r.get("Process") for r in found]
    (process,) = await look(talk, "process", id="remeasure")
    assert process["kind"] == "process" and "1. " in process["Steps"]
    (clause,) = await look(talk, "clause", id="returns.payer_buyer")
    assert clause["Text"] and talk.rows["L3.1"].source.id == "returns.payer_buyer"
    assert await look(talk, "clause", id="no.such") == [] and await look(talk, "search_policies", words="xyzzy") == []


async def test_an_approved_reply_is_found_with_its_case(talk: Conversation, desk: Desk) -> None:
    await approved(desk.database, "C-1", "A kettle that leaks at the spout is replaced.")
    (found,) = await look(talk, "find_replies", words="kettle leaks spout")
    assert found["kind"] == "reply" and found["Case"] == "C-1" and "leaks" in found["Text"]


WRONG: dict[str, tuple[str, dict[str, Any], str]] = {
    "no such look-up": ("sql", {"query": "DROP TABLE orders"}, "no such look-up"),
    "a key of its own": ("order", {"order_id": "1", "where": "1=1"}, "where: Extra inputs"),
    "nothing": ("order", {}, "order_id: Field required"),
    "too many names": ("stock", {"names": ["A"] * 21}, "at most 20"),
    "no names": ("stock", {"names": []}, "at least 1"),
    "days the wrong way round": ("count_orders", YEAR | {"since": "2027-01-01", "by": "month"}, "since must not be after"),
    "ten years": ("count_orders", YEAR | {"since": "2016-01-01", "by": "month"}, "at most 1100 days"),
    "no day": ("count_orders", YEAR | {"since": "last month", "by": "month"}, "since: "),
    "another count": ("count_returns", YEAR | {"by": "buyer"}, "by: "),
    "a long text": ("find_products", {"words": "w" * 300}, "at most 200"),
}  # fmt: skip


@pytest.mark.parametrize("name", WRONG)
async def test_wrong_arguments_are_said_back_and_nothing_is_looked_up(talk: Conversation, name: str) -> None:
    tool, arguments, words = WRONG[name]
    told = await talk.look_up(tool, arguments)
    assert told.error and words in told.text and talk.rows == {}


async def test_no_words_reach_the_database_as_more_than_words(talk: Conversation, desk: Desk) -> None:
    for words in ("'; DROP TABLE products; --", 'a" OR "b', "NEAR(a b)", "* ( ) :", "\u0000\u0001", "%_%"):
        for name, arguments in (("find_products", {"words": words}), ("order", {"order_id": words})):
            assert (await talk.look_up(name, arguments)).text
    assert await look(talk, "find_products", words="blue bottle")


async def test_many_rows_are_cut_and_counted(talk: Conversation, desk: Desk) -> None:
    async with desk.database.write() as tx:
        report = await records.begin_report(tx, ReportKind.LISTINGS, "x", TODAY, "u", desk.clock.now())
        await records.put(
            tx, report, [StockLine(f"LOW-{n}", "shelf", title="x" * 5_000, available=1) for n in range(60)]
        )
        await records.put(tx, report, [Product(f"LOW-{n}", title="low " + "y" * 5_000) for n in range(60)])
        await records.end_report(tx, report, 60, 0)
    told = json.loads((await talk.look_up("low_stock", {"units": 1})).text)
    assert len(told["rows"]) == MOST_ROWS and told["rows_left_out"] >= 1
    assert all(talk.rows[row["id"]].partial and len(row["Item"] or "") <= 200 for row in told["rows"])
    assert len(json.dumps(told)) < 20_000


async def test_there_is_an_end_to_looking_up(talk: Conversation) -> None:
    for _ in range(MOST_LOOK_UPS):
        assert not (await talk.look_up("reports", {})).error
    told = await talk.look_up("reports", {})
    assert told.error and "No more look-ups" in told.text


async def test_what_was_hidden_in_the_question_is_looked_up_and_stays_hidden(desk: Desk) -> None:
    vault = Vault("a1b2c3")
    placeholder = redact_text("write to lamp@example.com", vault).split()[-1]
    async with desk.database.write() as tx:
        report = await records.begin_report(tx, ReportKind.LISTINGS, "x", TODAY, "u", desk.clock.now())
        await records.put(tx, report, [Product("lamp@example.com", title="A SKU like an address")])
        await records.end_report(tx, report, 1, 0)
    told = await Conversation(desk, vault).look_up("product", {"names": [placeholder]})
    assert "like an address" in told.text and "lamp@example.com" not in told.text


def test_every_look_up_says_what_it_does_and_takes_no_query() -> None:
    for known in LOOK_UPS.values():
        fields = known.tool.arguments.model_fields
        assert len(known.tool.description) > 20 and not {"sql", "query", "table", "where", "path"} & set(fields)
        assert all(field.is_required() for field in fields.values()), "strict schemas count what is optional"
