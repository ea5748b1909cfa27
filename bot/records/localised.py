"""Amazon's column names in other languages, with their English names.

From the public readers and headers that docs/records.md lists; no others are guessed.
"""

from bot.records.cells import plain

_NAMES = {
    "item-name": (
        "Artikelbezeichnung", "nom-produit", "Nome dell'articolo", "Título del producto", "nazwa-produktu",
        "item-name (ürün adı)", "nome-do-item", "商品名", "商品名称", "اسم-المنتج",
    ),
    "item-description": (
        "Artikelbeschreibung", "Descrizione dell'articolo", "Descripción del producto", "opis-produktu",
        "descrição-do-item", "商品描述", "وصف-المنتج",
    ),
    "seller-sku": (
        "Händler-SKU", "sku-vendeur", "SKU venditore", "SKU del vendedor", "sku-sprzedawcy", "seller-sku (satıcı sku)",
        "sku-do-vendedor", "出品者SKU", "卖家 SKU", "sku-البائع",
    ),
    "price": ("Preis", "prix", "Prezzo", "Precio", "cena", "price (fiyat)", "preço", "価格", "价格", "السعر"),
    "quantity": ("Menge", "quantité", "Quantità", "Cantidad", "ilość", "quantity (adet)", "数量", "الكمية"),
    "asin1": ("ASIN 1",),
    "product-id": (
        "Produkt-ID", "id-produit", "Identificativo del prodotto", "Identificador del producto",
        "identyfikator-produktu", "product-id (ürün numarası)", "商品ID", "商品编码", "رقم-المنتج",
    ),
    "fulfillment-channel": (
        "Versender", "canal-traitement", "Canale di gestione", "Canal de gestión logística", "kanał-realizacji",
        "fulfillment-channel (dağıtım kanalı)", "fulfilment-channel", "フルフィルメント・チャンネル", "配送渠道",
        "قناة-الشحن",
    ),
    "status": ("état", "stato", "durum", "ステータス", "状态", "الحالة"),
    "mfn-fulfillable-quantity": ("出品者出荷在庫(出荷可)",),
    "afn-fulfillable-quantity": ("Amazon出荷在庫(出荷可)",),
    "afn-unsellable-quantity": ("Amazon出荷在庫(販売不可)",),
    "afn-reserved-quantity": ("Amazon出荷在庫(引当済み)",),
    "afn-inbound-working-quantity": ("Amazon納品数(準備中)",),
    "afn-inbound-shipped-quantity": ("Amazon納品数(発送済み)",),
    "afn-inbound-receiving-quantity": ("Amazon納品数(受領中)",),
}  # fmt: skip
_ENGLISH = {plain(local): plain(english) for english, names in _NAMES.items() for local in names}


def english(column: str) -> str:
    """The plain English name of a column; an unknown one stays as it is."""
    name = plain(column)
    return _ENGLISH.get(name, name)
