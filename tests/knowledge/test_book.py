"""Look-ups over a book, what is in force, and what is chosen when not all of it fits."""

from datetime import date

import pytest

from bot.domain.case import Fulfilment, Lane, Matter, Turn, Who
from bot.errors import PolicyError
from bot.knowledge.files import read_book
from bot.knowledge.selection import select, size
from tests.knowledge.small_book import APPROVALS, POLICY, files, shipped, shipped_files

JULY = date(2026, 7, 1)


def matter(text: str = "Where is it?", marketplace: str = "amazon.com", **more: object) -> Matter:
    return Matter((Turn(Who.CUSTOMER, text),), JULY, marketplace=marketplace, **more)  # type: ignore[arg-type]


def with_clause(lines: str) -> dict[str, str]:
    second = "  - id: returns.second\n    title: 30-day window\n    text: Something.\n"
    return files(policy=POLICY + second + "".join(f"    {line}\n" for line in lines.splitlines()))


def test_the_version_follows_the_contents_and_names_and_not_the_order() -> None:
    texts = files()
    assert read_book(texts).version == read_book(dict(reversed(texts.items()))).version
    assert read_book(texts).version != read_book(files(approvals=APPROVALS + "# more\n")).version


def test_of_changed_policies_only_what_changed_is_read_again() -> None:
    texts = dict(shipped_files())
    last = max(texts)
    before, after = read_book(texts), read_book(texts | {last: texts[last] + "# more\n"})
    assert before.version != after.version and before.alarms is after.alarms
    assert before.processes and all(a is b for a, b in zip(before.processes, after.processes, strict=True))


def test_a_clause_is_in_force_from_its_first_to_its_last_day() -> None:
    book = read_book(with_clause("effective: 2026-01-02\nexpires: 2026-01-31"))
    days = [date(2026, 1, day) for day in (1, 2, 31)] + [date(2026, 2, 1)]
    held = ["returns.second" in {c.id for c in book.in_force("any", day)} for day in days]
    assert held == [False, True, True, False]


def test_clauses_for_any_marketplace_hold_everywhere_and_others_only_on_their_own() -> None:
    book = read_book(with_clause("marketplace: shopify"))
    assert [c.id for c in book.in_force("amazon.com", JULY)] == ["returns.window"]
    assert [c.id for c in book.in_force("shopify", JULY)] == ["returns.second", "returns.window"]


def test_what_needs_confirming_and_what_has_expired_is_listed() -> None:
    book = read_book(with_clause("status: confirm\nexpires: 2026-06-30"))
    assert [c.id for c in book.to_confirm()] == ["returns.second"]
    assert [c.id for c in book.expired(JULY)] == ["returns.second"]
    assert book.expired(date(2026, 6, 30)) == ()


def test_two_clauses_alike_in_words_with_different_figures_overlap() -> None:
    policy = POLICY + "    window_days: 30\n"
    other = "  - id: returns.second\n    title: 30-day window\n    text: Other.\n    window_days: 45\n"
    (overlap,) = read_book(files(policy=policy + other)).overlapping(JULY)
    assert (overlap.first.id, overlap.second.id, overlap.key) == ("returns.window", "returns.second", "window_days")


def test_clauses_of_different_marketplaces_or_times_do_not_overlap() -> None:
    policy = POLICY + "    window_days: 30\n    marketplace: amazon.com\n"
    other = "  - id: returns.second\n    title: 30-day window\n    text: Other.\n    window_days: 45\n"
    assert read_book(files(policy=policy + other + "    marketplace: shopify\n")).overlapping(JULY) == ()
    assert read_book(files(policy=policy + other + "    expires: 2026-01-01\n")).overlapping(JULY) == ()


def test_a_boundary_that_no_clause_holds_is_refused_with_the_line() -> None:
    texts = shipped_files()
    wrong = {**texts, "alarms.yaml": texts["alarms.yaml"].replace("clause: conduct.boundary", "clause: conduct.border")}
    with pytest.raises(PolicyError, match=r"conduct\.border.*conduct\.boundary"):
        read_book(wrong)
    mute = {
        **texts,
        "alarms.yaml": texts["alarms.yaml"].replace("clause: conduct.boundary", "clause: returns.refusal_reason"),
    }
    with pytest.raises(PolicyError, match="has no 'say'"):
        read_book(mute)


def test_an_unknown_situation_is_the_fallback() -> None:
    assert read_book(files()).situation("long_gone").id == "other"


def test_in_the_hostile_lane_an_ordinary_situation_offers_the_boundary_too_and_only_there() -> None:
    book = shipped()
    ours, theirs = book.situation("where_is_my_order"), book.situation("bad_review_threat")
    assert book.in_lane(ours.id, Lane.HOSTILE).offer[-1].clause == "conduct.boundary"
    assert book.in_lane(ours.id, Lane.DELICATE) is book.in_lane(ours.id, None) is ours
    assert book.in_lane(theirs.id, Lane.HOSTILE) is theirs


def test_the_example_marker_tells_the_policies_that_ship_from_a_teams_own() -> None:
    assert shipped().example
    assert not read_book(files()).example


def test_everything_in_force_is_selected_when_it_fits() -> None:
    book = shipped()
    case = matter(fulfilment=Fulfilment.UNKNOWN)
    chosen = select(book, case, book.situation("where_is_my_order"), budget=10**6)
    assert chosen == book.in_force("amazon.com", JULY)


def test_above_the_budget_the_situations_own_clauses_come_first_then_the_nearest() -> None:
    book, case = shipped(), matter("It stopped working, what about the warranty?")
    situation = book.situation("where_is_my_order")
    chosen = select(book, case, situation, budget=1500)
    ids = [c.id for c in chosen]
    own = {c.id for c in book.in_force("amazon.com", JULY)} & set(situation.own_clauses)
    assert own < set(ids)
    assert "orders.warranty" in ids
    assert ids == sorted(ids)
    assert sum(map(size, chosen)) <= 1500


def test_the_situations_own_clauses_are_selected_whatever_the_budget() -> None:
    book = shipped()
    situation = book.situation("lost_or_late")
    chosen = {c.id for c in select(book, matter(), situation, budget=1)}
    assert chosen == set(situation.own_clauses)


def test_clauses_for_the_sellers_own_shipping_are_not_selected_for_an_order_of_amazons() -> None:
    book = shipped()
    chosen = select(book, matter(fulfilment=Fulfilment.AMAZON), book.situation("fba_complaint"), budget=10**6)
    assert not any(c.id.startswith(("returns.", "delivery.", "orders.", "shipping.")) for c in chosen)
    assert "claims.fba_service" in {c.id for c in chosen}


def test_a_file_of_examples_adds_to_situations_of_other_files() -> None:
    book = read_book({**files(), "heard.yaml": "examples:\n  other: [We hire nobody., And a newsletter.]\n"})
    assert book.situation("other").examples == ("We hire nobody.", "And a newsletter.")


def test_examples_of_a_situation_that_nobody_knows_are_named_with_the_nearest() -> None:
    with pytest.raises(PolicyError, match=r"heard.yaml:2: .*no situation is called 'othr'; did you mean 'other'"):
        read_book({**files(), "heard.yaml": "examples:\n  othr: [We hire nobody.]\n"})
