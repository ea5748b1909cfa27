"""Where a person is on the page: the focus of whoever uses a keyboard, what they began to write, and what they see."""

import asyncio
from urllib.parse import urljoin

import pytest
from playwright.async_api import Locator, Page, Route, expect

from tests.page.conftest import DESKTOP, PHONE

pytestmark = pytest.mark.asyncio(loop_scope="session")
SHIPPING, SCREWS = "Hello, do you ship to Hawaii, and does it cost extra?", "Two screws are missing. Can you send them?"


async def drafted(page: Page, *messages: str) -> None:
    composer = page.get_by_test_id("composer")
    for count, message in enumerate(messages, 1):
        await composer.fill(f"/draft {message}")
        await composer.press("Enter")
        await expect(page.get_by_test_id("replies")).to_have_count(count)
        await expect(page.locator(".composer.busy")).to_have_count(0)


@pytest.mark.deep
async def test_a_keyboard_goes_on_where_it_was(page: Page) -> None:
    """Each act draws something anew: the focus is on the same control, or on what held it, never at the page's top."""
    await drafted(page, SHIPPING)
    replies, thread = page.get_by_test_id("replies"), page.get_by_test_id("thread-pane")
    await replies.press("Enter")
    await expect(page.get_by_test_id("thread-composer")).to_be_focused()
    await page.keyboard.press("Escape")
    await expect(replies).to_be_focused()
    await replies.press("Enter")
    draft, react = thread.get_by_test_id("message").last, thread.get_by_test_id("react").last
    await react.press("Enter")
    await page.get_by_test_id("pick-eyes").press("Enter")
    await expect(thread.get_by_test_id("reaction-eyes")).to_be_visible()
    await expect(react).to_be_focused()
    await react.press("Enter")
    await page.keyboard.press("Tab")
    await expect(page.locator("#picker")).to_be_hidden()
    await draft.get_by_test_id("button-Change the draft").press("Enter")
    await page.get_by_test_id("modal").get_by_role("textbox").fill("shorter")
    await page.get_by_test_id("modal-submit").press("Enter")
    await thread.get_by_text("Draft 2", exact=False).first.wait_for()
    await expect(thread.get_by_test_id("message").filter(has_text="Draft 1").last).to_be_focused()
    await thread.get_by_test_id("button-Approve").press("Enter")
    await thread.get_by_text("above, approved by").wait_for()
    await expect(thread.get_by_test_id("message").filter(has_text="Draft 2 ·")).to_be_focused()


@pytest.mark.parametrize("page", [pytest.param(DESKTOP, id="desktop")], indirect=True)
async def test_what_others_do_meanwhile_neither_closes_a_menu_nor_takes_a_click(page: Page) -> None:
    """Each reaction draws the message anew: while its menu is open, and while its button is pressed."""
    await drafted(page, SHIPPING)
    await page.get_by_test_id("replies").click()
    draft = page.get_by_test_id("thread-pane").get_by_test_id("message").last
    more, menu = draft.get_by_test_id("overflow"), draft.get_by_role("menu")
    await more.click()
    await page.keyboard.press("ArrowDown")
    await _reacted(page, draft, "eyes")
    await expect(draft.get_by_test_id("reaction-eyes")).to_be_visible()
    await expect(menu.get_by_role("menuitem").nth(1)).to_be_focused()
    await page.keyboard.press("Escape")
    await expect(more).to_be_focused()
    await more.hover()
    drawn = asyncio.Event()

    async def hold(route: Route) -> None:
        await drawn.wait()
        await route.continue_()

    await page.route("**/page/view*", hold)
    async with page.expect_response("**/page/view*"):
        async with page.expect_request("**/page/view*"):
            await _reacted(page, draft, "tada")
        await page.mouse.down()
        drawn.set()
    await page.mouse.up()
    await expect(menu).to_be_visible()
    await expect(draft.get_by_test_id("reaction-tada")).to_be_visible()


async def _reacted(page: Page, message: Locator, name: str) -> None:
    """Somebody else does, elsewhere."""
    place = await message.evaluate("({ dataset }) => ({ ts: dataset.ts, channel: dataset.channel })")
    answer = await page.request.post(
        urljoin(page.url, "/page/act/react"), data={**place, "person": "omar", "name": name}
    )
    assert (await answer.json())["ok"]


@pytest.mark.deep
@pytest.mark.parametrize("page", [pytest.param(PHONE, id="phone")], indirect=True)
async def test_the_menu_of_channels_takes_the_focus_and_gives_it_back(page: Page) -> None:
    burger, channel = page.get_by_label("Channels"), page.get_by_test_id("channel-support")
    await burger.press("Enter")
    await expect(channel).to_be_focused()
    await page.keyboard.press("Escape")
    await expect(burger).to_be_focused()
    await expect(channel).not_to_be_visible()


@pytest.mark.deep
@pytest.mark.parametrize("page", [pytest.param(DESKTOP, id="desktop")], indirect=True)
async def test_what_is_not_sent_yet_stays_in_its_case(page: Page) -> None:
    await drafted(page, SHIPPING, SCREWS)
    replies, composer = page.get_by_test_id("replies"), page.get_by_test_id("thread-composer")
    await replies.first.click()
    await composer.fill("reply: USPS takes it there.")
    await replies.last.click()
    await expect(page.get_by_test_id("thread-pane").get_by_text(SCREWS)).to_be_visible()
    await expect(composer).to_have_value("")
    await page.go_back()
    await expect(page.get_by_test_id("thread-pane").get_by_text(SHIPPING)).to_be_visible()
    await expect(composer).to_have_value("reply: USPS takes it there.")
    await page.reload()
    await expect(page.get_by_test_id("thread-pane").get_by_text(SHIPPING)).to_be_visible()
    await expect(composer).to_have_value("reply: USPS takes it there.")
    await page.get_by_test_id("channel-returns").click()
    await expect(page.get_by_test_id("thread-pane")).to_be_hidden()
    await page.go_back()
    await expect(composer).to_have_value("reply: USPS takes it there.")


@pytest.mark.deep
@pytest.mark.parametrize("page", [pytest.param(DESKTOP, id="desktop")], indirect=True)
async def test_a_workspace_that_stopped_is_told_and_another_persons_messages_are_not_shown(page: Page) -> None:
    await page.get_by_test_id("dm").click()
    await page.get_by_test_id("tab-home").click()
    await expect(page.get_by_test_id("home")).to_be_visible()
    await page.reload()
    await expect(page.get_by_test_id("home")).to_be_visible()
    await page.get_by_test_id("person-switcher").click()
    await page.get_by_test_id("person-omar").click()
    await expect(page.get_by_role("heading", level=1)).to_have_text("#support")
    await page.go_back()
    await expect(page.get_by_role("heading", level=1)).to_have_text("#support")
    stopped = page.get_by_text("The workspace is not running.")
    await expect(stopped).to_be_hidden()
    await page.route("**/page/changes", lambda route: route.abort())
    await page.reload()
    await expect(stopped).to_be_visible()


@pytest.mark.deep
@pytest.mark.parametrize("page", [pytest.param(DESKTOP, id="desktop")], indirect=True)
async def test_what_is_said_elsewhere_is_marked_until_it_is_read(page: Page) -> None:
    """A case begun where the app may not write is only told in the direct conversation with it."""
    direct, general = (page.get_by_test_id(room).get_by_text("new") for room in ("dm", "channel-general"))
    await page.get_by_test_id("channel-general").click()
    await page.get_by_test_id("composer").fill(f"/draft {SHIPPING}")
    await page.get_by_test_id("composer").press("Enter")
    await expect(direct).to_be_visible()
    await expect(general).to_be_hidden()
    await page.get_by_test_id("dm").click()
    await expect(page.get_by_text("Invite me there")).to_be_visible()
    await expect(direct).to_be_hidden()
    await page.get_by_test_id("channel-general").click()
    await page.get_by_role("button", name="Invite").click()
    await page.get_by_test_id("replies").wait_for()
    await expect(general).to_be_hidden()
    await page.get_by_test_id("channel-support").click()
    await page.get_by_test_id("person-switcher").click()
    await page.get_by_test_id("person-ben").click()
    await expect(general).to_be_visible()


@pytest.mark.deep
@pytest.mark.parametrize("page", [pytest.param(DESKTOP, id="desktop")], indirect=True)
async def test_what_stands_there_can_be_read_as_it_was_written(page: Page) -> None:
    """A reply to be edited is seen whole, Arabic from the right, and an archived channel asks nobody to say hello."""
    await drafted(page, SHIPPING, "مرحبا، لم يصل طلبي بعد. أين هو؟")
    quote = page.get_by_test_id("message").last.locator("blockquote")
    assert await quote.evaluate(FROM_THE_RIGHT) < 20, "pixels between the words and the end of their line"
    await page.get_by_test_id("replies").first.click()
    await page.get_by_test_id("button-Edit").click()
    reply = page.get_by_test_id("modal").get_by_role("textbox")
    assert await reply.evaluate("field => field.scrollHeight - field.clientHeight") <= 0
    await page.keyboard.press("Escape")
    await page.get_by_test_id("channel-old-support").click()
    await expect(page.get_by_role("log", name="Messages")).to_have_attribute("data-empty", "Nothing was written here.")


FROM_THE_RIGHT = """quote => {
  const words = document.createRange();
  words.selectNodeContents(quote);
  return quote.getBoundingClientRect().right - words.getBoundingClientRect().right;
}"""


@pytest.mark.deep
@pytest.mark.parametrize("page", [pytest.param(DESKTOP, id="desktop")], indirect=True)
async def test_what_is_written_while_another_message_is_on_its_way_goes_after_it(page: Page) -> None:
    composer, on_its_way = page.get_by_test_id("composer"), asyncio.Event()

    async def hold(route: Route) -> None:
        await on_its_way.wait()
        await route.continue_()

    await page.route("**/page/act/send", hold)
    for words in ("The first.", "The second."):
        await composer.fill(words)
        await composer.press("Enter")
        await expect(composer).to_have_value("")
    on_its_way.set()
    await expect(page.locator(".composer.busy")).to_have_count(0)
    sent = page.get_by_test_id("message").filter(has_text="The ")
    await expect(sent).to_have_count(2)
    await expect(sent.last).to_contain_text("The second.")


@pytest.mark.parametrize("page", [pytest.param(DESKTOP, id="desktop")], indirect=True)
async def test_what_could_not_be_sent_is_given_back_with_what_was_written_since(page: Page) -> None:
    composer, on_its_way = page.get_by_test_id("composer"), asyncio.Event()

    async def lose(route: Route) -> None:
        await on_its_way.wait()
        await route.abort()

    await page.route("**/page/act/send", lose)
    await composer.fill("The first.")
    await composer.press("Enter")
    await composer.fill("Begun since")
    on_its_way.set()
    await expect(composer).to_have_value("The first.\nBegun since")
