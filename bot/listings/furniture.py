"""What a marketplace's page puts around a listing: no word of the seller's, and nothing of the product. Pure."""

import re

_LINES = re.compile(
    r"\s*(?:visit the .{1,60} store|sponsored|gesponsert"
    r"|\d(?:[.,]\d)? (?:out of|von|sur|su|de) 5(?: (?:stars?|sternen?|étoiles|stelle|estrellas))?.{0,40}"
    r"|[\d,.]+ (?:global )?(?:ratings?|reviews?|sternebewertungen|rezensionen|évaluations|valoraciones|recensioni)"
    r"|[\d.,k]+\+ bought in past month|amazon'?s choice.{0,40}"
    r"|(?:(?:typical|list) price:? ?)?[$€£] ?\d[\d.,]*|\d[\d.,]* ?[€£$]"
    r"|only \d+ left in stock.{0,40}|add to (?:cart|basket|list)|buy now|in den einkaufswagen"
    r"|see more(?: product details)?|show more|report an issue.{0,60}|click to see full view"
    r"|roll over image to zoom in)\W*",
    re.I,
)
"""Lines without a bullet's mark; what a seller may have written, as `free delivery`, isn't among them."""
_LABELS = re.compile(
    r"\W*(?:asin|upc|ean|gtin|isbn(?:-1[03])?|best ?sellers? rank|amazon bestseller-rang|customer reviews?"
    r"|kundenrezensionen|date first available|im angebot von amazon\.\w+ seit|is discontinued by manufacturer"
    r"|vom hersteller nicht mehr produziert|manufacturer|hersteller|(?:item )?model number|modellnummer"
    r"|(?:manufacturer )?part number|global trade identification number|department|seller|sold by|ships from"
    r"|brand(?: name)?|marke|marque|marca|manufacturer contact|customer rating)\W*[:\uff1a]",
    re.I,
)


def is_furniture(line: str) -> bool:
    """Whether a line of a pasted page is the marketplace's: ratings, price, buttons, ranks and numbers of the page."""
    return bool(_LINES.fullmatch(line.strip()) or _LABELS.match(line))
