"""Header lines as public projects and documentation carry them, over rows of our own; docs/records.md names each source."""

from dataclasses import astuple
from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest

from bot.domain.case import Fulfilment
from bot.domain.records import FBA, Movement, OrderLine, Product, Record, Refund, ReportKind, ReturnLine, StockLine
from bot.records.form import recognise
from bot.records.reading import Taken, read

ALL_LISTINGS = "item-name\titem-description\tlisting-id\tseller-sku\tprice\tquantity\topen-date\timage-url\titem-is-marketplace\tproduct-id-type\tzshop-shipping-fee\titem-note\titem-condition\tzshop-category1\tzshop-browse-path\tzshop-storefront-feature\tasin1\tasin2\tasin3\twill-ship-internationally\texpedited-shipping\tzshop-boldface\tproduct-id\tbid-for-featured-placement\tadd-delete\tpending-quantity\tfulfillment-channel\tmerchant-shipping-group\tstatus"
WITHOUT_ASIN = "item-name\tlisting-id\tseller-sku\tprice\tquantity\topen-date\tproduct-id-type\titem-note\titem-condition\twill-ship-internationally\texpedited-shipping\tproduct-id\tpending-quantity\tfulfillment-channel\tmerchant-shipping-group"
ORDERS = "amazon-order-id\tmerchant-order-id\tpurchase-date\tlast-updated-date\torder-status\tfulfillment-channel\tsales-channel\torder-channel\turl\tship-service-level\tproduct-name\tsku\tasin\titem-status\tquantity\tcurrency\titem-price\titem-tax\tshipping-price\tshipping-tax\tgift-wrap-price\tgift-wrap-tax\titem-promotion-discount\tship-promotion-discount\tship-city\tship-state\tship-postal-code\tship-country\tpromotion-ids\tis-business-order\tpurchase-order-number\tprice-designation"
UNSHIPPED_ORDERS = "order-id\torder-item-id\tpurchase-date\tpayments-date\treporting-date\tpromise-date\tdays-past-promise\tbuyer-email\tbuyer-phone-number\tsku\tproduct-name\tquantity-purchased\tquantity-shipped\tquantity-to-ship\tship-service-level\trecipient-name\tship-address-1\tship-address-2\tship-address-3\tship-city\tship-state\tship-postal-code\tship-country\tis-business-order\tpurchase-order-number\tprice-designation\tis-prime"
SETTLEMENT = "settlement-id\tsettlement-start-date\tsettlement-end-date\tdeposit-date\ttotal-amount\tcurrency\ttransaction-type\torder-id\tmerchant-order-id\tadjustment-id\tshipment-id\tmarketplace-name\tamount-type\tamount-description\tamount\tfulfillment-id\tposted-date\tposted-date-time\torder-item-code\tmerchant-order-item-id\tmerchant-adjustment-item-id\tsku\tquantity-purchased\tpromotion-id"
FBA_RETURNS = "return-date\torder-id\tsku\tasin\tfnsku\tproduct-name\tquantity\tfulfillment-center-id\tdetailed-disposition\treason\tstatus\tlicense-plate-number\tcustomer-comments"
SELLER_RETURNS = "Order ID\tOrder date\tReturn request date\tReturn request status\tAmazon RMA ID\tMerchant RMA ID\tLabel type\tLabel cost\tCurrency code\tReturn carrier\tTracking ID\tLabel to be paid by\tA-to-Z Claim\tIs prime\tASIN\tMerchant SKU\tItem Name\tReturn quantity\tReturn Reason\tIn policy\tReturn type\tResolution\tInvoice number\tReturn delivery date\tOrder Amount\tOrder quantity\tSafeT Action reason\tSafeT claim id\tSafeT claim state\tSafeT claim creation time\tSafeT claim reimbursement amount\tRefunded Amount"
FBA_STOCK = "sku\tfnsku\tasin\tproduct-name\tcondition\tyour-price\tmfn-listing-exists\tmfn-fulfillable-quantity\tafn-listing-exists\tafn-warehouse-quantity\tafn-fulfillable-quantity\tafn-unsellable-quantity\tafn-reserved-quantity\tafn-total-quantity\tper-unit-volume\tafn-inbound-working-quantity\tafn-inbound-shipped-quantity\tafn-inbound-receiving-quantity"
FBA_STOCK_SHORT = "sku\tasin\tproduct-name\tafn-fulfillable-quantity\tafn-unsellable-quantity\tafn-reserved-quantity\tafn-inbound-working-quantity\tafn-inbound-shipped-quantity\tafn-inbound-receiving-quantity"
FBA_STOCK_JAPAN = "出品者SKU,FNSKU,ASIN,商品名,コンディション,価格,出品者出荷在庫,出品者出荷在庫(出荷可),Amazon出荷在庫,Amazon出荷在庫(配送センター内),Amazon出荷在庫(出荷可),Amazon出荷在庫(販売不可),Amazon出荷在庫(引当済み),Amazon出荷在庫(合計),容積,Amazon納品数(準備中),Amazon納品数(発送済み),Amazon納品数(受領中),afn-researching-qty,afn-reserved-future-supply,afn-future-supply-buyable"
FBA_STOCK_BY_CONDITION = (
    "seller-sku\tfulfillment-channel-sku\tasin\tcondition-type\tWarehouse-Condition-code\tQuantity Available"
)
RESERVED = "sku\tfnsku\tasin\tproduct-name\treserved_qty\treserved_customerorders\treserved_fc-transfers\treserved_fc-processing"
LEDGER = '"Date","FNSKU","ASIN","MSKU","Title","Event Type","Reference ID","Quantity","Fulfillment Center","Disposition","Reason","Country","Reconciled Quantity","Unreconciled Quantity","Date and Time","Store"'
SHOPIFY_ORDERS = "Name,Email,Financial Status,Paid at,Fulfillment Status,Currency,Subtotal,Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku,Billing Name,Shipping Name,Shipping Country,Tags"
SHOPIFY_INVENTORY = 'Handle,Title,"Option1 Name","Option1 Value","Option2 Name","Option2 Value","Option3 Name","Option3 Value",SKU,Barcode,"HS Code",COO,Location,"Bin name","Incoming (not editable)","Unavailable (not editable)","Committed (not editable)","Available (not editable)","On hand (current)","On hand (new)"'
SHOPIFY_PRODUCTS_OLD = "Handle,Title,Body (HTML),Vendor,Type,Tags,Published,Option1 Name,Option1 Value,Variant SKU,Variant Inventory Qty,Variant Price,Variant Compare At Price,Image Src,Status"
SHOPIFY_PRODUCTS_NEW = "Title,URL handle,Description,Vendor,Product category,Type,Tags,Published on online store,Status,SKU,Barcode,Option1 name,Option1 value,Option1 Linked To,Option2 name,Option2 value,Option2 Linked To,Option3 name,Option3 value,Option3 Linked To,Price,Compare-at price,Cost per item,Charge tax,Tax code,Unit price total measure,Unit price total measure unit,Unit price base measure,Unit price base measure unit,Inventory tracker,Inventory quantity,Continue selling when out of stock,Weight value (grams),Weight unit for display,Requires shipping,Fulfillment service,Product image URL,Image position,Image alt text,Variant image URL,Gift card,SEO title,SEO description"
LISTINGS_IN = {
    "German": "Artikelbezeichnung\tArtikelbeschreibung\tAngebotsnummer\tHändler-SKU\tPreis\tMenge\tErstellungsdatum\tASIN 1\tProdukt-ID\tVersender\tHändlerversandgruppe\tStatus",
    "French": "nom-produit\tid-offre\tsku-vendeur\tprix\tquantité\tdate-ouverture\tASIN1\tid-produit\tcanal-traitement\tétat",
    "Italian": "Nome dell'articolo\tDescrizione dell'articolo\tNumero offerta\tSKU venditore\tPrezzo\tQuantità\tData di creazione\tASIN 1\tIdentificativo del prodotto\tCanale di gestione\tstato",
    "Spanish": "Título del producto\tDescripción del producto\tIdentificador del listing\tSKU del vendedor\tPrecio\tCantidad\tFecha de creación\tASIN 1\tIdentificador del producto\tCanal de gestión logística\tEstado",
    "Polish": "nazwa-produktu\topis-produktu\tidentyfikator-oferty\tsku-sprzedawcy\tcena\tilość\tdata-otwarcia\tasin1\tidentyfikator-produktu\tkanał-realizacji\tstatus",
    "Turkish": "item-name (ürün adı)\tlisting-id (liste kaydı numarası)\tseller-sku (satıcı sku)\tprice (fiyat)\tquantity (adet)\topen-date (yayınlanma tarihi)\tASIN1\tproduct-id (ürün numarası)\tfulfillment-channel (dağıtım kanalı)\tdurum",
    "Portuguese": "nome-do-item\tdescrição-do-item\tsku-do-vendedor\tpreço\tasin 1\tstatus",
    "Japanese": "商品名\t出品ID\t出品者SKU\t価格\t数量\t出品日\t商品IDタイプ\tASIN 1\t商品ID\tフルフィルメント・チャンネル\tステータス",
    "Chinese": "商品名称\t商品描述\t卖家 SKU\t价格\t数量\t开售日期\tASIN 1\t商品编码\t配送渠道\t状态",
}  # fmt: skip


def taken(header: str, *rows: dict[str, str], encoding: str = "utf-8") -> tuple[ReportKind, list[Record]]:
    """The header with rows that have these cells, wherever their columns stand."""
    mark = "\t" if "\t" in header else ","
    columns = [name.strip('"') for name in header.split(mark)]
    assert all(set(row) <= set(columns) for row in rows), "a cell of no column"
    lines = [header, *(mark.join(row.get(name, "") for name in columns) for row in rows)]
    file = BytesIO("\n".join(lines).encode(encoding))
    form = recognise(file)
    found = list(read(file, form))
    assert all(isinstance(row, Taken) for row in found), found
    return form.kind, [r for row in found if isinstance(row, Taken) for r in row.records]


def test_all_listings_with_a_european_day() -> None:
    cells = {"item-name": "Oak tub", "seller-sku": "TUB", "price": "34.00", "quantity": "9", "asin1": "B0HARBOUR1"}
    cells |= {"open-date": "29/09/2025 16:19:39 BST", "fulfillment-channel": "DEFAULT", "status": "Active"}
    kind, (product, stock) = taken(ALL_LISTINGS, cells)
    assert kind is ReportKind.LISTINGS and isinstance(product, Product) and isinstance(stock, StockLine)
    assert (product.asin, product.price, stock.available) == ("B0HARBOUR1", Decimal("34.00"), 9)


def test_listings_without_a_column_for_the_asin_have_it_as_the_products_id() -> None:
    rows = [{"item-name": "Tub", "seller-sku": "TUB", "product-id": n} for n in ("B0HARBOUR1", "4006381333931")]
    _, found = taken(WITHOUT_ASIN, *rows)
    assert [p.asin for p in found if isinstance(p, Product)] == ["B0HARBOUR1", None]


@pytest.mark.parametrize("language", LISTINGS_IN)
def test_listings_in_the_language_of_the_account(language: str) -> None:
    header = LISTINGS_IN[language]
    names = header.split("\t")
    asin = next(n for n in names if n.lower().replace(" ", "") == "asin1")
    sku = next(n for n in names if "sku" in n.lower())
    price = next(
        n
        for n in names
        if n.split(" ")[0].lower() in ("preis", "prix", "prezzo", "precio", "cena", "price", "preço", "価格", "价格")
    )
    kind, found = taken(header, {names[0]: "Tub", sku: "TUB-1", price: "34,90", asin: "B0HARBOUR1"})
    assert kind is ReportKind.LISTINGS
    assert found[0] == Product("TUB-1", "B0HARBOUR1", "Tub", price=Decimal("34.90"), fulfilment=Fulfilment.UNKNOWN)


@pytest.mark.parametrize(("language", "encoding"), [("German", "cp1252"), ("French", "cp1252"), ("Japanese", "cp932")])
def test_and_in_the_letters_of_that_language(language: str, encoding: str) -> None:
    header = LISTINGS_IN[language]
    sku = next(n for n in header.split("\t") if "sku" in n.lower())
    kind, found = taken(header, {sku: "TUB-1"}, {sku: "TUB-2"}, encoding=encoding)
    assert kind is ReportKind.LISTINGS
    assert [p.sku for p in found if isinstance(p, Product)] == ["TUB-1", "TUB-2"]


def test_all_orders_with_and_without_the_columns_for_businesses() -> None:
    cells = {"amazon-order-id": "111-2223334-5556667", "purchase-date": "2017-06-17T08:04:21+00:00", "sku": "TUB"}
    cells |= {"quantity": "1", "item-status": "Cancelled", "fulfillment-channel": "Amazon", "ship-city": "TOWN"}
    for header in (ORDERS, ORDERS.partition("\tis-business-order")[0]):
        kind, (line,) = taken(header, cells)
        assert kind is ReportKind.ORDERS and isinstance(line, OrderLine)
        assert (line.bought_on, line.fulfilment) == (date(2017, 6, 17), Fulfilment.AMAZON)
        assert "TOWN" not in repr(line)


def test_fba_returns_are_read_by_their_header() -> None:
    cells = {"return-date": "2025-06-05T15:31:40+00:00", "order-id": "111-2223334-5556667", "sku": "TUB"}
    kind, (back,) = taken(
        FBA_RETURNS, cells | {"quantity": "1", "reason": "NOT_COMPATIBLE", "license-plate-number": "L1"}
    )
    assert kind is ReportKind.FBA_RETURNS and isinstance(back, ReturnLine)
    assert (back.key, back.reason, back.received_on) == ("L1", "NOT_COMPATIBLE", date(2025, 6, 5))


@pytest.mark.parametrize("day", ["14-Aug-2026", "2026-08-14T10:00:00Z"])
def test_seller_fulfilled_returns_are_read_by_their_header(day: str) -> None:
    cells = {"Order ID": "111-2223334-5556667", "Return request date": day, "Merchant SKU": "TUB", "In policy": "Y"}
    kind, (back,) = taken(SELLER_RETURNS, cells | {"Label to be paid by": "Seller", "Refunded Amount": "5.99"})
    assert kind is ReportKind.SELLER_RETURNS and isinstance(back, ReturnLine)
    assert (back.asked_on, back.in_policy, back.refunded) == (date(2026, 8, 14), True, Decimal("5.99"))


@pytest.mark.parametrize("header", [FBA_STOCK, FBA_STOCK_SHORT])
def test_fba_inventory_is_read_by_its_header(header: str) -> None:
    cells = {
        "sku": "TUB",
        "afn-fulfillable-quantity": "40",
        "afn-unsellable-quantity": "2",
        "afn-reserved-quantity": "5",
    }
    kind, found = taken(header, cells | {"afn-inbound-working-quantity": "10", "afn-inbound-receiving-quantity": "3"})
    assert kind is ReportKind.FBA_INVENTORY
    assert found == [StockLine("TUB", FBA, available=40, reserved=5, inbound=13, unsellable=2)]


def test_fba_inventory_from_japan() -> None:
    cells = {"出品者SKU": "CUP", "商品名": "湯のみ", "Amazon出荷在庫(出荷可)": "7", "Amazon出荷在庫(販売不可)": "1"}
    cells |= {"Amazon出荷在庫(引当済み)": "2", "Amazon納品数(発送済み)": "12", "出品者出荷在庫(出荷可)": "3"}
    kind, found = taken(FBA_STOCK_JAPAN, cells, encoding="cp932")
    assert kind is ReportKind.FBA_INVENTORY
    assert found == [
        StockLine("CUP", FBA, title="湯のみ", available=7, reserved=2, inbound=12, unsellable=1),
        StockLine("CUP", "our warehouse", title="湯のみ", available=3),
    ]


def test_fba_inventory_with_a_row_for_each_condition_is_one_line_for_an_item() -> None:
    counts = [("TUB", "SELLABLE", "17"), ("CUP", "SELLABLE", ""), ("TUB", "UNSELLABLE", "2"), ("TUB", "SELLABLE", "3")]
    names = ("seller-sku", "Warehouse-Condition-code", "Quantity Available")
    rows = [dict(zip(names, row, strict=True)) | {"fulfillment-channel-sku": f"X-{row[0]}"} for row in counts]
    kind, found = taken(FBA_STOCK_BY_CONDITION, *rows)
    last = {r.sku: r for r in found if isinstance(r, StockLine)}
    assert kind is ReportKind.FBA_INVENTORY
    assert last["TUB"] == StockLine("TUB", FBA, fnsku="X-TUB", available=20, unsellable=2)
    assert last["CUP"].available is None


def test_reserved_inventory_says_for_what_and_nothing_of_what_is_available() -> None:
    cells = {"sku": "TUB", "reserved_qty": "9", "reserved_customerorders": "4", "reserved_fc-transfers": "5"}
    kind, found = taken(RESERVED, cells)
    assert kind is ReportKind.RESERVED_INVENTORY
    lines = [r for r in found if isinstance(r, StockLine)]
    assert [r.reserved for r in lines] == [4, 5, None]
    assert all(r.available is None and r.reserved_only and not r.ours for r in lines)


def test_the_ledger_keeps_equal_lines_apart_and_knows_them_again_after_a_new_title() -> None:
    cells = {
        "Date": "07/16/2026",
        "FNSKU": "X1",
        "MSKU": "TUB",
        "Event Type": "Shipments",
        "Quantity": "-1",
        "Title": "Tub",
    }
    kind, before = taken(LEDGER, cells, cells)
    _, after = taken(LEDGER, *(cells | {"Title": "Oak tub"} for _ in range(2)))
    assert kind is ReportKind.LEDGER
    keys = [[r.key for r in found if isinstance(r, Movement)] for found in (before, after)]
    assert keys[0] == keys[1] and len(set(keys[0])) == 2
    assert isinstance(before[0], Movement) and before[0].on == date(2026, 7, 16)


def test_shopify_orders_and_their_later_items() -> None:
    first = {
        "Name": "#1050",
        "Currency": "EUR",
        "Created at": "2026-05-01 09:59:00 +0200",
        "Email": "koper@example.com",
    }
    items = [{"Lineitem quantity": "1", "Lineitem name": n, "Lineitem sku": n[:3].upper()} for n in ("Tub", "Shelf")]
    kind, found = taken(SHOPIFY_ORDERS, first | items[0], {"Name": "#1050"} | items[1])
    assert kind is ReportKind.SHOPIFY_ORDERS
    assert [(r.sku, r.line, r.bought_on) for r in found if isinstance(r, OrderLine)] == [
        ("TUB", 1, date(2026, 5, 1)), ("SHE", 2, date(2026, 5, 1)),
    ]  # fmt: skip
    assert "koper" not in repr(found)


def test_shopify_inventory_is_read_by_its_header() -> None:
    cells = {
        "Handle": "tub",
        "SKU": "TUB",
        "Location": "Main Street",
        "Available (not editable)": "4",
        "Committed (not editable)": "1",
    }
    kind, found = taken(
        SHOPIFY_INVENTORY, cells, {"SKU": "TUB", "Location": "Yard", "Available (not editable)": "not stocked"}
    )
    assert kind is ReportKind.SHOPIFY_INVENTORY
    assert found == [StockLine("TUB", "Main Street", available=4, reserved=1)]


def test_shopify_products_before_and_after_2024() -> None:
    old = {"Handle": "tub", "Title": "Tub", "Variant SKU": "TUB", "Variant Price": "9.50", "Variant Inventory Qty": "4"}
    new = {
        "URL handle": "tub",
        "Title": "Tub",
        "SKU": "TUB",
        "Price": "9.50",
        "Inventory quantity": "4",
        "Option1 value": "Blue",
    }
    for header, cells, title in ((SHOPIFY_PRODUCTS_OLD, old, "Tub"), (SHOPIFY_PRODUCTS_NEW, new, "Tub (Blue)")):
        kind, (product, stock) = taken(header, cells)
        assert kind is ReportKind.SHOPIFY_PRODUCTS
        assert isinstance(product, Product) and (product.title, product.price) == (title, Decimal("9.50"))
        assert isinstance(stock, StockLine) and stock.available == 4


def test_unshipped_orders_with_the_day_by_which_they_are_to_leave_and_nobodys_name() -> None:
    cells = {"order-id": "111-2223334-5556667", "sku": "RUG", "product-name": "Rug", "quantity-purchased": "3"}
    cells |= {"purchase-date": "2026-11-20T08:00:00+00:00", "promise-date": "2026-11-24T07:59:59+00:00"}
    cells |= {"buyer-email": "x@marketplace.example", "recipient-name": "Pat Doe", "ship-city": "Salem"}
    left = ("3", "1", "0")
    kind, found = taken(UNSHIPPED_ORDERS, *(cells | {"quantity-to-ship": count} for count in left))
    lines = [r for r in found if isinstance(r, OrderLine)]
    assert kind is ReportKind.UNSHIPPED_ORDERS
    assert [(r.line, r.status) for r in lines] == [
        (1, "Unshipped"), (2, "Partially shipped, 1 of 3 still to be shipped"), (3, "Shipped"),
    ]  # fmt: skip
    assert {(r.ship_by, r.bought_on, r.fulfilment) for r in lines} == {
        (date(2026, 11, 24), date(2026, 11, 20), Fulfilment.SELLER)
    }
    assert not {"Pat Doe", "Salem", "x@marketplace.example"} & {str(v) for r in lines for v in astuple(r)}


def test_a_refund_of_a_settlement_is_what_the_buyer_got_in_all_its_rows() -> None:
    """Fees, and tax that the marketplace keeps, are between it and the seller."""
    first = {"settlement-id": "1", "total-amount": "100.00", "currency": "USD"}
    refund = {"settlement-id": "1", "transaction-type": "Refund", "order-id": "111-2223334-5556667", "sku": "RUG"}
    refund |= {"posted-date": "2026-11-05"}
    amounts = [
        ("Refund", "ItemPrice", "-18.00"), ("Refund", "ItemPrice", "-1.50"), ("Order", "ItemPrice", "18.00"),
        ("Refund", "ItemFees", "2.70"), ("Refund", "ItemWithheldTax", "1.50"), ("Refund", "Promotion", "2.00"),
        ("A-to-z Guarantee Refund", "ItemPrice", "-5.00"), ("ServiceFee", "other-transaction", "-39.99"),
    ]  # fmt: skip
    rows = [refund | {"transaction-type": t, "amount-type": of, "amount": amount} for t, of, amount in amounts]
    kind, found = taken(SETTLEMENT, first, *rows)
    last = {r.kind: r for r in found if isinstance(r, Refund)}
    assert kind is ReportKind.SETTLEMENT
    assert {r.kind: (r.amount, r.currency, r.posted_on) for r in last.values()} == {
        "Refund": (Decimal("17.50"), "USD", date(2026, 11, 5)),
        "A-to-z Guarantee Refund": (Decimal("5.00"), "USD", date(2026, 11, 5)),
    }
