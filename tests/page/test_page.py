"""A newcomer drafts, revises and approves on the page."""

import os

import pytest
from playwright.async_api import Page, expect

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_a_newcomer_drafts_changes_and_approves_on_the_page(page: Page) -> None:
    composer = page.get_by_test_id("composer")
    await composer.fill("/draft Hello, do you ship to Hawaii, and does it cost extra?")
    await composer.press("Enter")
    await page.get_by_text("waits in the thread").wait_for()
    await page.get_by_text("4 replies").or_(page.get_by_text("1 reply")).first.click()
    thread = page.get_by_test_id("thread-pane")
    await thread.get_by_text("Draft 1").wait_for()
    reply = page.get_by_test_id("thread-composer")
    await reply.fill("revise: shorter")
    await reply.press("Enter")
    await thread.get_by_text("Draft 2", exact=False).first.wait_for()
    await thread.get_by_test_id("button-Approve").last.click()
    await thread.get_by_text("above, approved by").wait_for()
    await expect(thread.get_by_test_id("button-Sent to the customer")).to_be_visible()
    if folder := os.environ.get("SCREENSHOTS"):
        await page.screenshot(path=f"{folder}/page.png")
    await page.get_by_label("Close the thread").click()
    await composer.fill("/ask what did we reply about Hawaii?")
    await composer.press("Enter")
    await page.get_by_role("link", name="case C-").click()
    await expect(thread.get_by_text("above, approved by")).to_be_visible()


@pytest.mark.deep
async def test_a_newcomer_finds_a_message_to_try_and_has_room_to_read_what_came_of_it(page: Page) -> None:
    if not on_phone(page):
        await expect(page.get_by_test_id("composer")).to_be_focused()
    await page.get_by_test_id("sample-0").click()
    composer, heading = page.get_by_test_id("composer"), page.get_by_role("button", name="Try it")
    assert (await composer.input_value()).startswith("/draft ")
    await composer.press("Enter")
    await expect(heading).to_have_attribute("aria-expanded", "false")
    await expect(page.get_by_test_id("sample-0")).to_be_hidden()
    await heading.press("Enter")
    await expect(page.get_by_test_id("sample-0")).to_be_visible()
    await page.get_by_test_id("replies").click()
    draft = page.get_by_test_id("thread-pane").get_by_test_id("message").filter(has_text="Review my reply")
    await draft.get_by_test_id("overflow").click()
    menu = draft.get_by_role("menu")
    pane, shown = await page.get_by_test_id("thread-pane").bounding_box(), await menu.bounding_box()
    assert pane and shown and pane["x"] <= shown["x"], "the menu stands in its pane"


async def become(page: Page, key: str) -> None:
    """See the workspace as somebody else; on a phone the switcher is behind the menu."""
    await page.get_by_label("Close the thread").click()
    if on_phone(page):
        await page.get_by_label("Channels").click()
    await page.get_by_test_id("person-switcher").click()
    await page.get_by_test_id(f"person-{key}").click()


@pytest.mark.deep
async def test_a_delicate_case_goes_from_its_brief_to_a_leads_approval_on_the_page(page: Page) -> None:
    composer, thread = page.get_by_test_id("composer"), page.get_by_test_id("thread-pane")
    await composer.fill("/draft UPS says my parcel was delivered on Monday but it never came. I looked everywhere.")
    await composer.press("Enter")
    await page.get_by_text("A brief is in the thread").wait_for()
    await page.get_by_test_id("replies").click()
    await expect(thread.get_by_text("Brief 1")).to_be_in_viewport()
    await thread.get_by_test_id("button-Add facts").click()
    form = page.get_by_test_id("modal")
    await form.locator("input[type=text]").first.fill("yes, it does")
    await page.get_by_test_id("modal-submit").click()
    await expect(thread.get_by_text("Brief 2")).to_be_in_viewport()
    await thread.get_by_test_id("button-Draft one anyway").last.click()
    await expect(thread.get_by_text("Draft 3")).to_be_in_viewport()
    await thread.get_by_test_id("button-Approve").click()
    await expect(thread.get_by_text("This reply needs a lead to approve it.")).to_be_in_viewport()
    await become(page, "omar")
    await page.get_by_test_id("replies").click()
    await expect(thread.get_by_text("This reply needs a lead to approve it.")).to_have_count(0)
    await thread.get_by_test_id("button-Approve").click()
    await thread.get_by_test_id("button-Sent to the customer").click()
    await expect(thread.get_by_text("This is final")).to_be_in_viewport()


@pytest.mark.deep
async def test_whoever_takes_a_case_over_reads_on_the_page_what_the_customer_wrote_first(page: Page) -> None:
    composer, thread = page.get_by_test_id("composer"), page.get_by_test_id("thread-pane")
    await composer.fill("/draft Do you ship the oak shelf to Hawaii?")
    await composer.press("Enter")
    await page.get_by_text("waits in the thread").wait_for()
    await page.get_by_test_id("replies").click()
    for number, words in enumerate(("And how long does it take to Maui?", "Hello, is anybody there?"), 2):
        await thread.get_by_test_id("thread-composer").fill(f"customer: {words}")
        await thread.get_by_test_id("thread-composer").press("Enter")
        await expect(thread.get_by_text(f"Draft {number}")).to_be_in_viewport()
    await thread.get_by_test_id("button-Show the conversation").click()
    shown = page.get_by_test_id("modal")
    await expect(shown.get_by_text("Do you ship the oak shelf to Hawaii?")).to_be_in_viewport()
    await expect(shown.get_by_text("Hello, is anybody there?")).to_be_in_viewport()


ORDERS = b"amazon-order-id\tpurchase-date\tsku\tquantity\n111-2223334-5556667\t2026-11-02\tRUG\t1\n"


@pytest.mark.deep
async def test_a_newcomer_drops_a_report_into_a_direct_message(page: Page) -> None:
    await as_person(page, "omar")
    await page.get_by_test_id("dm").click()
    await expect(
        page.get_by_role("heading", name="Levelhead", exact=True)
    ).to_be_visible()  # what is attached before stays behind
    report = {"name": "orders of November.txt", "mimeType": "text/plain", "buffer": ORDERS}
    await page.get_by_test_id("file-input").set_input_files([report])  # type: ignore[list-item]  # a payload is typed as one
    await page.evaluate(DROP)
    await expect(page.get_by_test_id("attached")).to_contain_text("notes.txt")
    await page.get_by_label("Remove notes.txt").click()
    await page.get_by_label("Send", exact=True).click()
    await expect(page.get_by_test_id("file")).to_contain_text("orders of November.txt")
    await expect(page.get_by_text("1 row taken, none refused")).to_be_in_viewport()
    await expect(page.get_by_test_id("attached")).to_be_hidden()


DROP = """() => {
  const dropped = new DataTransfer();
  dropped.items.add(new File(["notes"], "notes.txt"));
  const options = { bubbles: true, cancelable: true, dataTransfer: dropped };
  document.getElementById("messages").dispatchEvent(new DragEvent("drop", options));
}"""


@pytest.mark.deep
async def test_the_apps_home_shows_what_waits_and_leads_to_it(page: Page) -> None:
    composer, home = page.get_by_test_id("composer"), page.get_by_test_id("home")
    await composer.fill("/draft Hello, do you ship to Hawaii, and does it cost extra?")
    await composer.press("Enter")
    await page.get_by_text("waits in the thread").wait_for()
    await as_person(page, "ben")
    await page.get_by_test_id("dm").click()
    await page.get_by_test_id("tab-home").click()
    await expect(home.get_by_text("do you ship to Hawaii")).to_be_visible()
    which = home.get_by_role("combobox", name="Which cases")
    await expect(which.locator("option")).to_have_text(["All open cases", "My cases", "Waiting for approval"])
    await which.select_option("My cases")
    await expect(home.get_by_text("Nothing waits here.")).to_be_visible()
    await which.select_option("All open cases")
    await home.get_by_test_id("button-History").click()
    await expect(page.get_by_test_id("modal").get_by_text("opened the case")).to_be_visible()
    await page.get_by_label("Close", exact=True).click()
    await home.get_by_role("link", name="C-").click()
    await expect(page.get_by_test_id("thread-pane").get_by_text("Draft 1")).to_be_visible()


async def as_person(page: Page, key: str) -> None:
    """As somebody else, with the sidebar in sight."""
    menu, phone = page.get_by_label("Channels"), on_phone(page)
    if phone:
        await menu.click()
    for choice in ("person-switcher", f"person-{key}"):
        await page.get_by_test_id(choice).click()
    if phone:
        await menu.click()


def on_phone(page: Page) -> bool:
    """Where the sidebar is behind a menu."""
    return page.viewport_size is not None and page.viewport_size["width"] < 721
