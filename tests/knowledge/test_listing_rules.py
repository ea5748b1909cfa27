"""Rules on listings: dated and sourced, strictly read, in force when they are."""

from datetime import date

import pytest

from bot.errors import PolicyError
from bot.knowledge.files import read_book
from tests.knowledge.small_book import files, shipped

RULE = """\
listing: ebay
title: Listings
rules:
  - id: ebay.title
    kind: characters
    why: Short
    parts: [title]
    most: 80
    effective: 2026-02-01
    source: https://example.com
    verified_on: 2026-11-26
"""
ATTRIBUTES = "attributes:\n  - {id: height, title: Height, kind: quantity, dimension: length}\n"


def with_file(text: str) -> dict[str, str]:
    return files() | {"listings.yaml": text}


def test_every_shipped_rule_names_its_source_and_the_day_it_was_read() -> None:
    rules = [rule for file in shipped().listings.files for rule in file.rules]
    assert len(rules) > 25 and all(r.source.startswith("http") and r.verified_on for r in rules)
    assert {"amazon.com", "ebay", "walmart", "shopify"} == set(shipped().listings.marketplaces)


def test_a_rule_holds_from_its_day_and_on_its_marketplace() -> None:
    rules = read_book(with_file(RULE)).listings
    assert rules.holding("ebay", date(2026, 1, 31)) == ()
    assert [r.id for r in rules.holding("ebay", date(2026, 2, 1))] == ["ebay.title"]
    assert rules.holding("walmart", date(2026, 2, 1)) == ()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (RULE.replace("most: 80", "mots: 80"), "did you mean 'most'"),
        (RULE.replace("    most: 80\n", ""), "needs 'least' or 'most'"),
        (RULE.replace("characters\n", "forbidden\n"), "needs 'characters'"),
        (RULE.replace("[title]", "[tittle]"), "did you mean 'title'"),
        (RULE.replace("    source: https://example.com\n", ""), "needs 'source'"),
        (RULE + RULE[RULE.index("  - id") :], "is here twice"),
        (ATTRIBUTES.replace(", dimension: length", ""), "needs 'dimension'"),
        (ATTRIBUTES.replace("quantity", "feature"), "needs 'heard'"),
        (ATTRIBUTES + ATTRIBUTES.split("\n")[1], "is here twice"),
    ],
)
def test_a_mistake_is_named_with_its_file_and_remedy(text: str, says: str) -> None:
    with pytest.raises(PolicyError, match=r"policies/listings\.yaml:\d+: .*" + says):
        read_book(with_file(text))
