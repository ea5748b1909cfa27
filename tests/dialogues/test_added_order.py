"""The order's number, the marketplace and who fulfils it can be given to a case that is open already."""

from tests.dialogues.conftest import Team

UNWANTED = "I changed my mind about the rug and don't need it anymore. Please send me a prepaid label for the return."
ORDER = "112-4455667-8899001"


async def test_an_orders_number_that_is_added_tells_the_marketplace_too(team: Team) -> None:
    case = await team.draft(UNWANTED)
    assert "amazon.com" not in team.case().plain
    await team.press("ben", case, "Correct the case")
    await team.fill("ben", {"Order id": ORDER})
    shown = team.case().plain
    assert f"order {ORDER}" in shown and "amazon.com" in shown
    assert "2" in team.last(case).plain.splitlines()[0]


async def test_the_marketplace_that_is_chosen_decides_which_clauses_hold(team: Team) -> None:
    case = await team.draft(UNWANTED)
    await team.press("ben", case, "Correct the case")
    await team.fill("ben", {"Marketplace": "shopify", "Who fulfils the order": "We do"})
    assert "shopify" in team.case().plain
    await team.press("ben", case, "Correct the case")
    view = team.ben.view
    assert view
    chosen = {k: view.inputs[k]["element"]["initial_option"]["text"]["text"] for k in ("Marketplace", LABEL)}
    assert chosen == {"Marketplace": "shopify", LABEL: "We do"}


LABEL = "Who fulfils the order"


async def test_who_adds_nothing_is_told_in_the_form(team: Team) -> None:
    case = await team.draft(UNWANTED)
    await team.press("ben", case, "Correct the case")
    errors = await team.ben.submit({})
    assert errors and "Change at least one of these" in next(iter(errors.values()))


async def test_the_same_number_again_is_nothing_new(team: Team) -> None:
    case = await team.draft(UNWANTED)
    for _ in range(2):
        await team.press("ben", case, "Correct the case")
        there = len(team.thread(case))
        errors = await team.ben.submit({"Order id": ORDER})
        await team.settled()
    assert errors and len(team.thread(case)) == there
