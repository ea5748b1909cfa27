"""A report dropped into a direct message with the bot is taken in for those who may, and its person is told."""

from dataclasses import replace

from bot.store.company import records
from bot.workspace.state import Installation
from tests.dialogues.conftest import SUPPORT, Start, Team

ORDERS = b"amazon-order-id\tpurchase-date\tsku\tquantity\n111-2223334-5556667\t2026-11-02\tRUG\t1\n"

NAMED = "amazon-order-id\tpurchase-date\tsku\tproduct-name\tquantity"


async def drop(team: Team, who: str, data: bytes, name: str = "orders.txt") -> str:
    """What this person is told after dropping a file."""
    person = team.ws.person(who)
    room = await person.dm()
    await person.drop(room, name, data)
    await team.settled()
    return team.ws.messages(room)[-1].plain


def without_files(app: Installation) -> Installation:
    """The same app, installed without the scope for files."""
    scopes = app.manifest.oauth_config.scopes
    fewer = scopes.model_copy(update={"bot": tuple(s for s in scopes.bot if s != "files:read")})
    oauth = app.manifest.oauth_config.model_copy(update={"scopes": fewer})
    return replace(app, manifest=app.manifest.model_copy(update={"oauth_config": oauth}))


async def orders(team: Team) -> int:
    async with team.bot.desk.database.read() as tx:
        return len(await records.order(tx, "111-2223334-5556667"))


async def test_a_lead_drops_a_report_and_is_told_what_came_of_it(team: Team) -> None:
    said = await drop(team, "omar", ORDERS + b"\tsoon\t\t\n")
    assert "orders.txt: the orders report of" in said and "1 row taken, 1 refused" in said
    assert "line 3: amazon-order-id is blank" in said
    assert await orders(team) == 1


async def test_a_report_is_of_the_day_where_the_team_works(start: Start) -> None:
    team: Team = await start(levelhead_timezone="Pacific/Pago_Pago")  # eleven hours behind UTC: the evening before
    assert "the orders report of 22 Nov 2026" in await drop(team, "omar", ORDERS)


async def test_items_of_the_first_report_are_known_before_any_listing_is(team: Team) -> None:
    lines = ("111-1\t2026-11-02\tAPRON-L\tLinen Apron\t2", "111-2\t2026-11-03\tTRAY\tCafé Tray\t5")
    await drop(team, "omar", "\n".join((NAMED, *lines)).encode())
    for asked in ("how many aprons did we sell?", "how many APRON-L did we sell?"):
        assert (await team.ana.command(SUPPORT, f"/ask {asked}")).ok
        await team.settled()
        shown = team.told("ana")
        assert "Orders of APRON-L" in shown and "1 | 2 |" in shown
        assert "this is of all items" not in shown


async def test_a_name_as_a_browser_gives_it_is_no_hindrance(team: Team) -> None:
    assert "1 row taken" in await drop(team, "omar", ORDERS, "All Orders (3) #1/Übersicht?.txt")


async def test_a_teammate_imports_nothing_and_is_told_who_may(team: Team) -> None:
    said = await drop(team, "ben", ORDERS)
    assert "Reports are imported by leads and owners" in said and "@Omar Hadd" in said
    assert await orders(team) == 0


async def test_a_guest_imports_nothing(team: Team) -> None:
    await drop(team, "gil", ORDERS)
    assert await orders(team) == 0


async def test_what_is_no_report_is_said_to_be_none(team: Team) -> None:
    assert "no report that is known" in await drop(team, "omar", b"these are notes\n")
    assert "workbook" in await drop(team, "omar", b"PK\x03\x04", "orders.xlsx")


async def test_without_the_scope_it_says_which_one_is_missing(team: Team) -> None:
    team.ws.state.installed = without_files(team.ws.state.installation)
    assert "Add the scope files:read" in await drop(team, "omar", ORDERS)
    assert await orders(team) == 0


async def test_a_file_delivered_again_is_taken_once(team: Team) -> None:
    await drop(team, "omar", ORDERS)
    room = await team.omar.dm()
    before = len(team.ws.messages(room))
    await team.ws.redeliver(times=3)
    await team.settled()
    assert len(team.ws.messages(room)) == before


async def test_the_token_is_sent_to_slack_and_nowhere_else(team: Team) -> None:
    person = team.omar
    room = await person.dm()
    team.ws.state.files_url = "http://127.0.0.1:9/elsewhere/"
    await person.drop(room, "orders.txt", ORDERS)
    await team.settled()
    assert "not kept in Slack" in team.ws.messages(room)[-1].plain


async def test_a_files_name_and_cells_take_no_effect(team: Team) -> None:
    said = b"amazon-order-id\tpurchase-date\tsku\n111-1\t<!channel>\tRUG\n"
    await drop(team, "omar", said, "<@U0BENOKAF02>.txt")
    room = await team.omar.dm()
    assert team.ws.messages(room)[-1].mentions == set()
