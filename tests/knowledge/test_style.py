"""The house style and the rules of marketplaces as files: what they may say, and what is said of mistakes in them."""

from datetime import date

import pytest

from bot.errors import PolicyError
from bot.knowledge.files import read_book
from bot.knowledge.schema.message_rules import MessageKind
from bot.knowledge.schema.style import Style, ToneRule
from tests.knowledge.small_book import files, shipped

JULY = date(2026, 7, 1)
STYLE = """\
style: Ours
rules:
  - rule: rude
    why: It is rude
    signs:
      - heard: ['{rude} you']
classes:
  rude: [bother]
"""
MESSAGES = """\
messages: any
title: Everywhere
rules:
  - id: any.marketing
    kind: marketing
    why: No marketing
    heard: ['our sale']
  - {id: any.link, kind: link, why: No links}
"""
SHOP = """\
messages: shopify
title: Our shop
rules:
  - {id: shopify.link, kind: link, why: Ours, permitted: true}
  - {id: shopify.marketing, kind: marketing, why: Softly, severity: warn, effective: 2026-06-01, expires: 2026-07-31}
"""


def book_with(**more: str):  # type: ignore[no-untyped-def]  # a book, made for each test
    return read_book(files() | {f"{name}.yaml": text for name, text in more.items()})


def test_a_folder_without_a_house_style_or_message_rules_is_a_book() -> None:
    book = read_book(files())
    assert book.style == Style() and book.message_rules.files == ()


def test_the_house_style_is_part_of_the_policy_version() -> None:
    versions = {read_book(files()).version, book_with(style=STYLE).version, book_with(style=STYLE + "# x\n").version}
    assert len(versions) == 3


def test_the_shipped_style_has_every_rule_with_a_reason() -> None:
    assert {r.rule for r in shipped().style.rules} == set(ToneRule)
    assert all(len(r.why) > 20 for r in shipped().style.rules)


@pytest.mark.parametrize(
    ("wrong", "right", "says"),
    [
        ("why: It is rude", "because: It is rude", "style.yaml:4: unknown key 'because' in a style rule"),
        ("rule: rude", "rule: rudee", "style.yaml:3: 'rule' holds 'rudee', which isn't known; did you mean 'rude'?"),
        ("{rude} you", "{rudee} you", "no word class is called 'rudee'; did you mean 'rude'?"),
        ("['{rude} you']", "['{rude} ..']", "begins or ends in a gap"),
        ("heard: ['{rude} you']", "vague: true", "a sign needs 'heard' or 'patterns'"),
        ("heard: ['{rude} you']", "patterns: ['x*']", "matches every text"),
        ("heard: ['{rude} you']", "patterns: ['(']", "can't be used"),
    ],
)
def test_a_mistake_in_the_style_is_named_with_its_line_and_the_nearest_word(wrong: str, right: str, says: str) -> None:
    with pytest.raises(PolicyError, match=".") as raised:
        book_with(style=STYLE.replace(wrong, right))
    assert says in str(raised.value)


def test_a_second_house_style_and_a_rule_told_twice_are_mistakes() -> None:
    with pytest.raises(PolicyError, match="a house style stands in policies/one.yaml already"):
        book_with(one=STYLE, two=STYLE)
    twice = STYLE.replace("classes:", "  - {rule: rude, why: Again}\nclasses:")
    with pytest.raises(PolicyError, match="the rule 'rude' is here twice"):
        book_with(style=twice)


def test_a_marketplaces_own_rule_stands_in_the_place_of_the_general_one() -> None:
    rules = book_with(any=MESSAGES, shop=SHOP).message_rules
    assert [h.rule.id for h in rules.holding("amazon.com", JULY)] == ["any.link", "any.marketing"]
    assert [h.rule.id for h in rules.holding("shopify", JULY)] == ["shopify.marketing"]


def test_outside_its_days_a_rule_gives_way_to_the_general_one() -> None:
    rules = book_with(any=MESSAGES, shop=SHOP).message_rules
    for day in (date(2026, 5, 31), date(2026, 8, 1)):
        assert [h.rule.id for h in rules.holding("shopify", day)] == ["any.marketing"]


def test_a_rule_without_words_of_its_own_uses_those_of_the_general_rule() -> None:
    (held,) = book_with(any=MESSAGES, shop=SHOP).message_rules.holding("shopify", JULY)
    assert held.words == "any.marketing" and held.rule.kind is MessageKind.MARKETING


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (MESSAGES.replace("kind: link", "kind: lnk"), "'kind' holds 'lnk', which isn't known; did you mean 'link'?"),
        (MESSAGES.replace("    heard: ['our sale']\n", ""), "'any.marketing' needs 'heard'"),
        (MESSAGES.replace("any.link", "any.marketing"), "the rule 'any.marketing' is here twice"),
        (MESSAGES.replace("title: Everywhere\n", ""), "a file of message rules needs 'title'"),
        (MESSAGES.replace("our sale", "{sale}"), "no word class is called 'sale'"),
    ],
)
def test_a_mistake_in_message_rules_is_named(text: str, says: str) -> None:
    with pytest.raises(PolicyError, match=".") as raised:
        book_with(any=text)
    assert says in str(raised.value)


def test_second_hand_message_rules_are_listed_to_confirm() -> None:
    assert "amazon.link" in {r.id for r in shipped().message_rules.to_confirm()}
