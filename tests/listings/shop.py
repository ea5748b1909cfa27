"""Listings written for the tests, and the policies that ship."""

from datetime import date

from bot.domain.listing import Cell, Comparison
from bot.listings.comparing import Ask, Known, compare
from bot.listings.reading import OURS, read_listing
from tests.knowledge.small_book import shipped

TODAY = date(2026, 11, 26)
OURS_TEXT = """Harbour & Pine Signal Lamp, brass, table lamp
- Table lamp of solid brass, 34 cm high
- E14 bulb not included
- Cord of 1.5 m with a switch
Description: The lamp stands firm on its felt foot. Wipe it with a dry cloth."""
THEIRS_TEXT = """Portside Lantern Lamp with Dimmer
About this item
• SOLID BRASS: made of brass that ages with you
• Dimmable with any standard dimmer switch
• 13.5 inches tall and 5.9 in wide, weighs 2 lbs
• 2 year warranty
Product description
The Portside lantern brings the harbour home. Clinically proven to calm."""
GERMAN = """<h1>Wandregal Eiche massiv, 80 cm</h1>
<ul><li>Massive Eiche, 80 x 20 x 3 cm</li><li>Trägt 15 kg, mit Schrauben</li><li>Nicht wasserdicht</li></ul>
<p style="color:red">Das Regal ist aus Eiche und wird für Sie in Deutschland gebaut.</p>
<script>document.write("50 kg")</script><div style="display:none">Dieses Regal trägt 900 kg.</div>"""


def known(marketplace: str = "amazon.com", *asks: Ask, records: tuple[str, ...] = (), **words: int) -> Known:
    read = tuple(read_listing("our records", text) for text in records)
    return Known(marketplace, TODAY, shipped().listings, read, asks, words)


def compared(ours: str, *theirs: str, about: Known | None = None) -> Comparison:
    found = shipped().ears.addressed.found
    others = [read_listing(f"theirs {n}", text, found) for n, text in enumerate(theirs, 1)]
    return compare(read_listing(OURS, ours), others, about or known())


def cells(found: Comparison, attribute: str) -> tuple[Cell, ...]:
    return next(row.cells for row in found.rows if row.attribute == attribute)


def said(found: Comparison, attribute: str) -> list[str]:
    return [cell.said for cell in cells(found, attribute)]
